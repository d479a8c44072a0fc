"""Blocks → Markdown in which every character of a text stands for itself.

Two readers have to agree: CommonMark, which finds the segments, and Python-Markdown with MkDocs' usual
extensions, which renders the page. Python-Markdown knows the backslash before few characters only (not before
`<`, `~`, `:`, `=`), and a `#` without a space is a heading to it; hence entities where a backslash would show.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.importing.model import Block, Run

_INLINE = re.compile(
    r"""
      [\\`~^{]
    | (?<!\s)\*|\*(?!\s)                    # an asterisk with space on both sides is no emphasis
    | (?<![^\W_])_|_(?![^\W_])              # nor is an underscore within a word
    | \[(?!(?!\^|\s?\]|[xX]\]|TOC\])[^\[\]]+\](?![(\[{:]))   # `[kata]` is text; links, notes, [x], [TOC] are not
    | <(?=[^\s\d])
    | &(?=\#|\w+;)
    | =(?==)|(?<==)=
    """,
    re.VERBOSE,
)
_START = re.compile(
    r"""
      [\#>]                     # heading, quote
    | [-+*](?=\s|$)             # list item
    | [-:|](?=[\s|:-]*$)        # thematic break, setext underline, a table's second line
    | :(?=\s|::)                # definition
    | !(?=!!) | \?(?=\?\?) | /(?=//)    # admonition, details, block
    | (?P<number>\d{1,9})[.)](?=\s|$)
    """,
    re.VERBOSE,
)
_ENTITIES = {c: f"&#{ord(c)};" for c in "~^=:?/|"} | {"<": "&lt;", "&": "&amp;"}
_URL_UNSAFE = re.compile(r"[\s()<>\"\\`{}|^*\[\]]")
_MARKERS = {"strong": "**", "em": "*"}


def escape(text: str) -> str:
    """`text` as Markdown that reads as `text`. Each of its lines begins a line of the Markdown."""
    return "\n".join(_escape_start(_INLINE.sub(_escape, line.strip())) for line in text.split("\n"))


def _escape(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], "\\" + match[0])


def _escape_start(line: str) -> str:
    match = _START.match(line)
    if not match:
        return line
    if number := match["number"]:
        return f"{number}\\{line[len(number) :]}"
    return _ENTITIES.get(line[0], "\\" + line[0]) + line[1:]


def render(blocks: Sequence[Block]) -> str:
    """The blocks as one Markdown text that ends with a newline, or as nothing where there are none."""
    parts: list[str] = []
    for index, block in enumerate(blocks):
        if index:
            parts.append(_between(blocks[index - 1], block))
        parts.append(_render_block(block))
    return "".join([*parts, "\n"]) if parts else ""


def _between(before: Block, block: Block) -> str:
    if before.kind == block.kind == "quote":
        return "\n>\n"
    return "\n" if before.kind == block.kind == "item" else "\n\n"


def _render_block(block: Block) -> str:
    if block.markdown:
        return block.text
    text = render_runs(block.runs)
    if block.kind == "heading":
        closing = re.sub(r"(?<!\\)(#+)$", r"\\\1", text.replace("\n", " "))
        return f"{'#' * min(max(block.level, 2), 6)} {closing}"
    # Two spaces are the one hard break that both readers know.
    if block.kind == "quote":
        return "> " + text.replace("\n", "  \n> ")
    if block.kind == "item":
        # Four spaces a level: Python-Markdown takes no less.
        indent = "    " * block.level
        return f"{indent}{block.marker} " + text.replace("\n", f"  \n{indent}    ")
    return text.replace("\n", "  \n")


def render_runs(runs: Iterable[Run]) -> str:
    """The runs as Markdown; neighbours of one link or of one style share its marks."""
    parts: list[str] = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        text = "".join(_styled(group) for _, group in groupby(linked, key=lambda run: run.marks))
        if href and parts and parts[-1].endswith("!"):
            parts[-1] = parts[-1][:-1] + "\\!"  # `!` and a link would be an image
        parts.append(_link(text, href) if href else text)
    lines = "".join(parts).split("\n")
    return "\n".join(_escape_start(line.strip()) for line in lines if line.strip())


def _styled(group: Iterable[Run]) -> str:
    runs = list(group)
    text, marks = "".join(run.text for run in runs), runs[0].marks
    core = text.strip()
    if not core:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if "code" in marks:
        fence = "`" * (max(map(len, re.findall("`+", core)), default=0) + 1)
        pad = " " if "`" in (core[0], core[-1]) else ""
        return f"{before}{fence}{pad}{core.replace(chr(10), ' ')}{pad}{fence}{after}"
    core = "\n".join(_INLINE.sub(_escape, line) for line in core.split("\n"))
    for mark in sorted(marks):
        core = f"{_MARKERS[mark]}{core}{_MARKERS[mark]}"
    return before + core + after


def _link(text: str, href: str) -> str:
    core = re.sub(r"(?<!\\)([\[\]])", r"\\\1", text.strip())
    if not core:
        return text
    url = _URL_UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), href)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}[{core}]({url}){after}"
