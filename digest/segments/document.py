"""Markdown → a document of fixed source and segments, and the top-level blocks of a body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml

from digest import frontmatter
from digest.segments.grammar import grammar
from digest.segments.inline import Source, html_parts, markdown_pieces
from digest.segments.model import Context, Document, Segment, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_RAW_TAG = re.compile(r"<(/?)(script|style|pre|textarea)\b", re.IGNORECASE)
_WHITE = " \t"
Found = tuple[int, int, Segment]


def segment_document(text: str) -> Document:
    """Segment a whole file: front matter, if it is a YAML mapping, and Markdown."""
    start, end, body = locate_head(text)
    found = [
        (start + field.start, start + field.end, _field_segment(field))
        for field in frontmatter.text_fields(text[start:end])
    ]
    inner, env = _find_segments(text, body)
    return Document(_parts(text, [*found, *inner]), env)


def locate_head(text: str) -> tuple[int, int, int]:
    """The offsets of the front matter's start and end and of the body. What is no YAML mapping is body: two
    rules with a heading between them look just the same."""
    start, end, body = frontmatter.locate(text)
    return (start, end, body) if body and _is_mapping(text[start:end]) else (0, 0, 0)


def segment_body(body: str) -> Document:
    """Segment Markdown without front matter."""
    found, env = _find_segments(body, 0)
    return Document(_parts(body, found), env)


def field_segment(value: str) -> Segment:
    """The segment of a text field of the front matter."""
    plain = " ".join(value.split())
    return Segment((Text(value, plain),), Context.FIELD)


def _field_segment(field: frontmatter.Field) -> Segment:
    # The raw text is the YAML, quotation marks and all; what is sent is what it says.
    return Segment((Text(field.written, " ".join(field.value.split())),), Context.FIELD)


def _is_mapping(head: str) -> bool:
    try:
        return isinstance(frontmatter.compose(head), yaml.MappingNode)
    except frontmatter.YamlError:
        return False


def _parts(text: str, found: list[Found]) -> tuple[str | Segment, ...]:
    parts: list[str | Segment] = []
    position = 0
    for start, end, segment in sorted(found, key=lambda item: item[0]):
        if start < position or text[start:end] != segment.raw:
            continue  # never by design; a text left alone is better than one put in the wrong place
        parts += [text[position:start], segment]
        position = end
    return tuple(part for part in (*parts, text[position:]) if part != "")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text from an offset on; `spans` are their offsets in it, without line ends."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, start: int) -> _Lines:
        lines = ((match.start(), match[0].rstrip("\r\n")) for match in _LINE.finditer(text, start))
        return cls(text, tuple((at, at + len(line)) for at, line in lines))

    def source(self, first: int, contents: list[str]) -> Source | None:
        """Where the lines of a block's content, as the parser gives them, stand: each ends its line.

        None where they cannot be found, as where a tab belongs half to a list and half to its text.
        """
        taken = []
        for number, content in enumerate(contents):
            if first + number >= len(self.spans):
                return None
            start, end = self.spans[first + number]
            line = self.text[start:end].replace("\0", "\ufffd")
            words = content.lstrip(_WHITE)
            place = line.rfind(words.rstrip(_WHITE))
            if place < 0 or line[place : place + len(words)] != words:
                return None
            taken.append((start + place, start + place + len(words)))
        return Source(self.text, taken)


def _find_segments(text: str, start: int) -> tuple[list[Found], Mapping[str, Any]]:
    if text.startswith("\ufeff", start):
        start += 1
    env: dict[str, Any] = {}
    tokens = grammar().parse(text[start:], env)
    lines = _Lines.of(text, start)
    found: list[Found] = []
    raw_element = ""  # the name of an HTML element of code that is still open
    row: Iterator[tuple[int, int]] = iter(())
    parents: list[Token] = []
    for token in tokens:
        if token.nesting > 0:
            parents.append(token)
        elif token.nesting < 0 and parents:
            parents.pop()
        if token.type == "tr_open" and token.map:
            row = _cells(lines, token.map[0])
        if token.type == "html_block":
            found += _html(token, lines) if not raw_element else ()
            raw_element = _still_open(token.content, raw_element)
        elif token.type in ("inline", "title") and token.map and not raw_element:
            found += _inline(token, parents[-1] if parents else token, lines, row, env)
    return found, env


def _inline(
    token: Token, parent: Token, lines: _Lines, row: Iterator[tuple[int, int]], env: Mapping[str, Any]
) -> Iterator[Found]:
    if parent.type in ("th_open", "td_open"):
        place = next(row, None)
        source = Source(lines.text, [place]) if place else None
        context = Context.CELL
    elif token.type == "title":
        source, context = _title(token, lines), Context.TITLE
    elif parent.type == "heading_open" and parent.markup.startswith("#"):
        source, context = _heading(token, lines), Context.HEADING
    else:
        assert token.map is not None  # noqa: S101  for the type checker: inline tokens always have a map
        source, context = lines.source(token.map[0], token.content.split("\n")), Context.PARAGRAPH
    if source is None or not source.text:
        return
    # CommonMark's headings of several lines are unknown to Python-Markdown: to it, the last line is the heading.
    pieces = markdown_pieces(source, env, keep_breaks=parent.type == "heading_open")
    segment = Segment(pieces, context)
    yield source.place(0), source.place(len(source.text)), segment


def _title(token: Token, lines: _Lines) -> Source | None:
    assert token.map is not None  # noqa: S101  set by the grammar's own rules
    start, end = lines.spans[token.map[0]]
    place = lines.text.rfind(token.content, start, end)
    return Source(lines.text, [(place, place + len(token.content))]) if place >= 0 else None


def _heading(token: Token, lines: _Lines) -> Source | None:
    assert token.map is not None  # noqa: S101  for the type checker: headings always have a map
    start, end = lines.spans[token.map[0]]
    hashes = _HASHES.search(lines.text, start, end)
    place = lines.text.find(token.content, hashes.end(), end) if hashes else -1
    return Source(lines.text, [(place, place + len(token.content))]) if place >= 0 and token.content else None


def _cells(lines: _Lines, number: int) -> Iterator[tuple[int, int]]:
    """The places of the cells of a table row, trimmed; a pipe behind a backslash is text."""
    start, end = lines.spans[number]
    line = lines.text[start:end]
    indent = len(line) - len(line.lstrip("> \t"))
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line[indent:])]
    edges = [-1, *bars, len(line) - indent]
    for left, right in pairwise(edges):
        cell = line[indent + left + 1 : indent + right]
        if (left < 0 or right == len(line) - indent) and not cell.strip():
            continue
        inner = cell.strip()
        place = start + indent + left + 1 + (cell.index(inner) if inner else 0)
        yield place, place + len(inner)


def _html(token: Token, lines: _Lines) -> list[Found]:
    assert token.map is not None  # noqa: S101  for the type checker: blocks always have a map
    contents = token.content.split("\n")
    source = lines.source(token.map[0], contents[: token.map[1] - token.map[0]])
    return html_parts(source) if source else []


def _still_open(content: str, name: str) -> str:
    for match in _RAW_TAG.finditer(content):
        closing, found = match[1], match[2].lower()
        if closing and found == name:
            name = ""
        elif not closing and not name:
            name = found
    return name


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block of a body, with the blank lines behind it. `number` counts from 1 the blocks that a
    reader sees; it is None for definitions (of references, footnotes, abbreviations) and for comments."""

    text: str
    number: int | None


_UNSEEN = frozenset({"footnote_reference_open", "abbreviation"})


def blocks(body: str) -> list[Block]:
    """The top-level blocks of `body`; their texts together are the body."""
    offset = 1 if body.startswith("\ufeff") else 0
    tokens = [
        token
        for token in grammar().parse(body[offset:], {})
        if token.level == 0 and token.nesting >= 0 and token.map and token.type not in ("inline", "title")
    ]
    spans = _Lines.of(body, offset).spans
    starts: list[tuple[int, bool]] = []
    line = 0
    for token in tokens:
        assert token.map is not None  # noqa: S101  filtered above
        # Lines of no token are blank, or definitions of references.
        if hidden := next((at for at in range(line, token.map[0]) if _words(body, spans[at])), None):
            starts.append((hidden, False))
        elif hidden == 0:
            starts.append((0, False))
        starts.append((token.map[0], token.type not in _UNSEEN and not _is_comment(token)))
        line = token.map[1]
    if (rest := next((at for at in range(line, len(spans)) if _words(body, spans[at])), None)) is not None:
        starts.append((rest, False))
    edges = [0, *(spans[at][0] for at, _ in starts[1:]), len(body)]
    found: list[Block] = []
    number = 0
    for (_, seen), start, end in zip(starts, edges, edges[1:], strict=False):
        number += seen
        found.append(Block(body[start:end], number if seen else None))
    return found or ([Block(body, None)] if body else [])


def segment_blocks(body: str) -> list[tuple[Block, Document]]:
    """The top-level blocks of `body`, each with its segments; references are those of the whole body."""
    found, env = _find_segments(body, 0)
    segmented = []
    start = 0
    for block in blocks(body):
        end = start + len(block.text)
        inside = [(at - start, to - start, segment) for at, to, segment in found if start <= at and to <= end]
        segmented.append((block, Document(_parts(block.text, inside), env)))
        start = end
    return segmented


def _words(body: str, span: tuple[int, int]) -> bool:
    return bool(body[span[0] : span[1]].strip())


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and not re.sub(r"<!--.*?-->", "", token.content, flags=re.DOTALL).strip()
