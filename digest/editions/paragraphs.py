"""How every paragraph and text field of an edition stands: pending, missing, stale, machine, edited, reviewed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from digest import frontmatter
from digest.editions.read import blocks_of, source_fields, source_print
from digest.segments import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model import Article, Edition, Row, Translation
    from digest.segments import Block

ParagraphState = Literal["pending", "missing", "stale", "machine", "edited", "reviewed"]
"""How far one paragraph is.

pending:  the article has it, the edition not yet: the next translation makes it
missing:  a person took it out
stale:    its source, or a term of the glossary that it uses, has changed since
machine:  it stands as the engine wrote it
edited:   a person wrote or changed it
reviewed: a person answered for just this text, of just this source
"""

PARAGRAPH_STATES: tuple[ParagraphState, ...] = ("pending", "missing", "stale", "machine", "edited", "reviewed")

Reason = Literal["source", "gone", "terms"]
"""Why a paragraph is stale: its source is another, its source is gone, or only a term has changed."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a block or a text field stands.

    block:  the number (from 1) of the article's block; None for a field, for a definition, for what a person
            added, and for what has no source any more
    field:  the field's name; None for a block
    engine: the engine that wrote it first; None where none did
    reason: why it is stale
    source: what it translates, as the article has it now; empty where the article has nothing (any more)
    row:    its text, and where that comes from; None where the edition has none
    lines:  its first and last line (from 1) in the edition's file; None where it is not there
    """

    block: int | None
    state: ParagraphState
    field: str | None = None
    engine: str | None = None
    reason: Reason | None = None
    source: str = ""
    row: Row | None = None
    lines: tuple[int, int] | None = None


def standings(edition: Edition) -> tuple[Standing, ...]:
    """How the blocks of `edition` stand: the article's in their order, and what a person added behind what it
    stands behind. Comments and definitions without words are passed over."""
    sources = blocks_of(edition.article.body)
    placed: dict[int, list[Standing]] = {}
    added: dict[int, list[Standing]] = {}
    behind = -1
    for row, lines in _lined(edition):
        source = None if row.index is None else sources[row.index]
        standing = Standing(
            source.number if source else None,
            _state(row),
            engine=_engine(row, edition.translation),
            reason=_reason(row, sources) if row.stale else None,
            source=source.text if source else "",
            row=row,
            lines=lines,
        )
        if row.index is None:
            added.setdefault(behind, []).append(standing)
        else:
            placed.setdefault(row.index, []).append(standing)
            behind = behind if row.moved else row.index
    # Of an edition without a state nobody knows what is still to come; it counts as whole.
    absent: ParagraphState = "pending" if edition.translation.has_origins else "missing"
    found = [*added.get(-1, ())]
    for at, source in enumerate(sources):
        found += placed.get(at) or [Standing(source.number, absent, source=source.text)]
        found += added.get(at, ())
    return tuple(standing for standing in found if not _is_wordless(standing))


def shown_standings(edition: Edition) -> tuple[Standing, ...]:
    """How the blocks of the body stand, all of them in the order of the file, without sources and lines."""
    stale = any(row.stale for row in edition.rows)
    sources = blocks_of(edition.article.body) if stale else []
    shown = (row for row in edition.rows if row.text)
    return tuple(
        Standing(
            number,
            _state(row),
            engine=_engine(row, edition.translation),
            reason=_reason(row, sources) if row.stale else None,
            row=row,
        )
        for row, number in zip(shown, edition.numbers, strict=False)
    )


def field_standings(edition: Edition) -> dict[str, Standing]:
    """How the text fields of `edition` stand, by name."""
    sources = source_fields(edition.article)
    start, end, _ = frontmatter.locate(edition.text)
    places = {field.name: field for field in frontmatter.text_fields(edition.text[start:end])}
    found = {}
    for name in frontmatter.TEXT_FIELDS:
        source = sources.get(name, "")
        if row := edition.fields.get(name):
            place = places.get(name)
            found[name] = Standing(
                None,
                _state(row),
                field=name,
                engine=_engine(row, edition.translation, is_field=True),
                reason=_field_reason(row, source) if row.stale else None,
                source=source,
                row=row,
                lines=_lines_of(edition.text, start + place.start, start + place.end) if place else None,
            )
        elif source:
            state: ParagraphState = "pending" if edition.translation.has_origins else "missing"
            found[name] = Standing(None, state, field=name, source=source)
    return found


def pending_standings(article: Article) -> tuple[Standing, ...]:
    """The blocks of an article that has no edition yet."""
    return tuple(
        Standing(block.number, "pending", source=block.text)
        for block in blocks_of(article.body)
        if block.number is not None
    )


def count_states(found: Iterable[Standing]) -> dict[ParagraphState, int]:
    """How many stand how, those states that there are."""
    counts = Counter(standing.state for standing in found if not _is_wordless(standing))
    return {state: counts[state] for state in PARAGRAPH_STATES if counts[state]}


def engines_of(edition: Edition) -> tuple[str, ...]:
    """The engines that made what stands in `edition`, the title's first."""
    translation = edition.translation
    fields = [_engine(row, translation, is_field=True) for row in edition.fields.values()]
    blocks = [_engine(row, translation) for row in edition.rows if row.text]
    # Several that made one paragraph together stand there with commas between them.
    names = (name.strip() for several in (*fields, *blocks) for name in (several or "").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def standing_at(edition: Edition, line: int) -> Standing | None:
    """The block or field in a line (from 1) of the edition's file; behind a block, that block."""
    body = _line_of(edition.text, frontmatter.locate(edition.text)[2])
    here: Standing | None = None
    for standing in (*field_standings(edition).values(), *standings(edition)):
        if standing.lines and standing.lines[0] <= line <= standing.lines[1]:
            return standing
        if standing.lines and body <= standing.lines[0] <= line:
            # Those that a person moved are not in the order of the file.
            here = standing if here is None or not here.lines else max(here, standing, key=_first_line)
    return here


def _first_line(standing: Standing) -> int:
    return standing.lines[0] if standing.lines else 0


def _engine(row: Row, translation: Translation, *, is_field: bool = False) -> str | None:
    # Of a block that holds no words nothing was sent.
    made = bool(row.state.target) and bool(row.state.segments or is_field)
    return row.state.engine or translation.engine if made else None


def _state(row: Row) -> ParagraphState:
    if row.stale:
        return "stale"
    if not row.text:
        return "missing"
    if row.reviewed:
        return "reviewed"
    return "edited" if row.edited else "machine"


def _reason(row: Row, sources: Sequence[Block]) -> Reason:
    if row.index is None:
        return "gone"
    return "terms" if fingerprint(sources[row.index].text) == row.state.source else "source"


def _field_reason(row: Row, source: str) -> Reason:
    if row.index is None:
        return "gone"
    return "terms" if source_print(source) == row.state.source else "source"


def _is_wordless(standing: Standing) -> bool:
    """Whether it is nothing that a reader sees, and holds no words: a comment, or the definition of a link."""
    row = standing.row
    if standing.block is not None or row is None or row.index is None:
        return False
    return not row.state.segments and standing.state not in ("stale", "edited")


def _lined(edition: Edition) -> Iterator[tuple[Row, tuple[int, int] | None]]:
    """The rows with their first and last lines in the file."""
    offset = frontmatter.locate(edition.text)[2]
    for row in edition.rows:
        end = offset + len(row.text)
        yield row, _lines_of(edition.text, offset, end) if row.text else None
        offset = end


def _lines_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The first and last line of what stands between two offsets, blank lines around it left out."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return _line_of(text, first), _line_of(text, max(first, start + len(words.rstrip()) - 1))


def _line_of(text: str, offset: int) -> int:
    return bisect_right(_line_ends(text), offset) + 1


@lru_cache(maxsize=4)
def _line_ends(text: str) -> tuple[int, ...]:
    # Every block of a file asks for its lines.
    return tuple(match.end() for match in _LINE_END.finditer(text))
