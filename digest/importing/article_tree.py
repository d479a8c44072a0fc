"""trafilatura's tree of an article → blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digest.importing.model import Block, Mark, Run
from digest.importing.rendering import render_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKS: dict[str, Mark] = {"#b": "strong", "#i": "em", "#t": "code"}
_INLINE = frozenset({"hi", "ref", "lb", "del", "code", "graphic"})


def read_tree(body: Any) -> Iterator[Block]:
    """The blocks of a tree of trafilatura's."""
    for element in body:
        yield from _convert(element)
        if element.tail and element.tail.strip():
            yield from _block("paragraph", [Run(element.tail)])


def _convert(element: Any, kind: Any = "paragraph") -> Iterator[Block]:
    tag = element.tag
    if tag == "head":
        level = re.search(r"\d", element.get("rend") or "")
        yield from _block("heading", _runs(element), level=int(level[0]) if level else 2)
    elif tag == "list":
        yield from _items_of(element)
    elif tag == "table":
        yield from _table(element)
    elif tag == "code" and "\n" in "".join(element.itertext()).strip():
        code = "".join(element.itertext()).strip("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 3)
        yield Block("opaque", (Run(f"{fence}\n{code}\n{fence}"),), markdown=True)
    elif tag == "quote" or any(child.tag not in _INLINE for child in element):
        yield from _nested(element, "quote" if tag == "quote" else kind)
    else:
        yield from _block(kind, _runs(element, own=True))


def _nested(element: Any, kind: Any) -> Iterator[Block]:
    """The blocks within a quote or a `div`; text and inline elements between them are blocks as well."""
    loose = [Run(element.text or "")]
    for child in element:
        if child.tag in _INLINE:
            loose += _runs(child, own=True)
        else:
            yield from _block(kind, loose)
            yield from _convert(child, kind)
            loose = []
        loose.append(Run(child.tail or ""))
    yield from _block(kind, loose)


def _items_of(element: Any, level: int = 0) -> Iterator[Block]:
    for number, item in enumerate(element.iterchildren("item"), start=1):
        inner = [child for child in item if child.tag == "list"]
        marker = f"{number}." if element.get("rend") == "ol" else "-"
        yield from _block("item", _runs(item, without="list"), level=level, marker=marker)
        for child in inner:
            yield from _items_of(child, level + 1)


def _table(element: Any) -> Iterator[Block]:
    rows = [[_cell(cell) for cell in row.iterchildren("cell")] for row in element.iter("row")]
    width = max(map(len, rows), default=0)
    if width < 2:  # a box, not a table
        for cell in element.iter("cell"):
            yield from _block("paragraph", _runs(cell))
        return
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    yield Block("opaque", (Run("\n".join(lines)),), markdown=True)


def _cell(cell: Any) -> str:
    return " ".join(render_runs(_tidy(_runs(cell))).split()).replace("|", "\\|")


def _runs(
    element: Any,
    marks: frozenset[Mark] = frozenset(),
    href: str | None = None,
    *,
    without: str | None = None,
    own: bool = False,
) -> Iterator[Run]:
    """The text of `element` in runs. `own`: its own style counts; `without`: a tag that is left out."""
    tag = element.tag
    if own and tag == "hi" and element.get("rend") in _MARKS:
        marks |= {_MARKS[element.get("rend")]}
    elif own and tag == "code":
        marks |= {"code"}
    elif own and tag == "ref" and re.match(r"(?:https?://|mailto:)\S", element.get("target") or ""):
        href = element.get("target")
    yield Run(element.text or "", marks, href)
    for child in element:
        if child.tag == "lb" or (child.tag not in _INLINE and child.tag != without):
            yield Run("\n", marks, href)
        if child.tag != without:
            yield from _runs(child, marks, href, own=True)
        yield Run(child.tail or "", marks, href)


def _block(kind: Any, runs: Iterable[Run], *, level: int = 0, marker: str = "") -> Iterator[Block]:
    tidy = _tidy(runs)
    if tidy:
        yield Block(kind, tidy, level, marker)


def _tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with single spaces, and none at the ends of the block and of its lines."""
    tidy: list[Run] = []
    for run in runs:
        # Only the run of a `<br>` is a line feed and nothing else; elsewhere it is white space.
        text = run.text if run.text == "\n" else re.sub(r"\s+", " ", run.text)
        before = tidy[-1].text if tidy else "\n"
        if before.endswith((" ", "\n")):
            text = text.lstrip(" ") if text != "\n" else text if tidy and before != "\n" else ""
        if text:
            tidy.append(replace(run, text=text))
    while tidy and not tidy[-1].text.strip():
        tidy.pop()
    if tidy:
        tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip())
    return tuple(tidy)
