"""HTML → blocks. trafilatura finds the article in the page; its tree, not its Markdown, is what is read here,
because its Markdown is escaped for CommonMark alone, and its paragraphs would be out of the rules' reach."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import html

from digest.importing.metadata import read_metadata
from digest.importing.model import Block, InputError, Mark, Reading, Run
from digest.importing.plaintext import clean
from digest.importing.rendering import render_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_CONTAINERS = ("article", "blockquote", "body", "center", "div", "main", "p", "section", "td")
_BLOCKS = frozenset(
    "address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr iframe main nav ol p pre script section style table ul".split()
)
_LOOSE = 30
"""Text of at least so many characters outside of a paragraph is one."""

_MARKS: dict[str, Mark] = {"#b": "strong", "#i": "em", "#t": "code"}
_INLINE = frozenset({"hi", "ref", "lb", "del", "code", "graphic"})


def read_webpage(text: str, *, name: str, url: str | None, zone: ZoneInfo) -> Reading:
    """Read the article in the page `text`. `url` is the page's address, None for a file.

    Raises InputError where the page holds none.
    """
    tree = _parse(text, name)
    facts, keywords = read_metadata(tree, url=url, zone=zone)
    pictures = sum(1 for _ in tree.iterfind(".//article//img")) or len(tree.findall(".//main//img"))
    body = _extract(tree, url or facts.url)
    blocks = tuple(_blocks(body)) if body is not None else ()
    if not any(block.text.strip() for block in blocks):
        raise InputError(f"{name}: found no article in the page; save its text and import that")
    notes = (f"pictures are not imported ({pictures} in the page)",) if pictures else ()
    return Reading(name, blocks, facts, keywords, notes)


def _parse(text: str, name: str) -> HtmlElement:
    text = _DECLARATION.sub("", clean(text))
    if not re.search(r"<(?:html|body)\b", text, re.IGNORECASE):
        text = f"<html><body>{text}</body></html>"
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True, remove_comments=True))
    except (ValueError, html.etree.ParserError) as error:
        raise InputError(f"{name}: expected HTML, found nothing that can be read ({error})") from None


def _extract(tree: HtmlElement, url: str | None) -> Any:
    # 0.2 s, which no other command should pay.
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for quote in list(tree.iter("q")):  # to trafilatura they are block quotes
        quote.text = f"“{quote.text or ''}"
        quote.append(html.Element("span"))
        quote[-1].text = "”"
        quote.drop_tag()
    for container in list(tree.iter(*_CONTAINERS)):
        _wrap_loose_text(container)
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=False,
    )
    return getattr(document, "body", None)


def _wrap_loose_text(container: HtmlElement) -> None:
    """Put text that stands beside blocks, or between two `<br>`, into paragraphs of its own.

    trafilatura would break such text at every link and every bold word.
    """
    items = list(_items(container))
    groups: list[list[str | HtmlElement]] = [[]]
    for item, following in zip(items, [*items[1:], ""], strict=True):
        is_break = not isinstance(item, str) and item.tag == "br"
        if is_break and not isinstance(following, str) and following.tag == "br":
            groups.append([])
        elif not isinstance(item, str) and item.tag in _BLOCKS:
            groups += [[item], []]
        elif not (is_break and not groups[-1]):
            groups[-1].append(item)
    if len([group for group in groups if group]) < 2 or not any(_is_loose(group) for group in groups):
        return
    for child in list(container):
        container.remove(child)
    container.text = None
    if container.tag == "p":
        container.tag = "div"
    for group in groups:
        if not _is_loose(group) and len(group) == 1 and not isinstance(group[0], str):
            container.append(group[0])
        elif group:
            container.append(_paragraph(group))


def _items(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Text and children in order, without blank text; the children lose their tails."""
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        tail, child.tail = child.tail, None
        yield child
        if tail and tail.strip():
            yield tail


def _is_loose(group: list[str | HtmlElement]) -> bool:
    return sum(len(item.strip()) for item in group if isinstance(item, str)) >= _LOOSE


def _paragraph(group: list[str | HtmlElement]) -> HtmlElement:
    paragraph = html.Element("p")
    for item in group:
        if not isinstance(item, str):
            paragraph.append(item)
        elif len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + item
        else:
            paragraph.text = (paragraph.text or "") + item
    return paragraph


def _blocks(body: Any) -> Iterator[Block]:
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
        yield from _block(kind, [Run("", frozenset()), *_runs(element, own=True)])


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
