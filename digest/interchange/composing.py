"""An edition and the changes to it → the text of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.editions.origins import block_origin, field_origin
from digest.editions.read import source_fields, source_print
from digest.editions.write import BLANK_LINE, Paragraph, edition_text
from digest.glossary import Glossary
from digest.model import BlockState, Review, Row, Translation
from digest.segments import fingerprint, segment_blocks
from digest.translate.plan import plan_edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from digest.model import Article, Edition

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """What a person did to a unit.

    place:    the index (from 0) of the article's block, or the name of a text field
    text:     what they wrote; None where they only approved what stands there
    approved: whether they answer for it
    by:       who, if it is known
    """

    place: int | str
    text: str | None
    approved: bool = False
    by: str | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """A block of the article, with the state of what is made of it now."""

    text: str
    origin: BlockState
    tight: bool


def compose_edition(
    article: Article,
    edition: Edition | None,
    changes: Sequence[Change],
    *,
    by: str | None,
    today: date,
    glossary: Glossary | None = None,
) -> str:
    """The file of the edition with `changes` in it, all else as it stands; `by` answers for what is approved.

    Without an edition so far, `changes` must hold all that has words.
    """
    glossary = glossary or Glossary()
    blocks = {change.place: change for change in changes if isinstance(change.place, int)}
    fields = {change.place: change for change in changes if isinstance(change.place, str)}
    sources = _sources(article, glossary)
    before = edition.translation if edition else Translation()
    newline = "\r\n" if "\r\n" in (edition.text if edition else article.head + article.body) else "\n"
    return edition_text(
        article,
        edition,
        fields=_fields(article, edition, fields, glossary),
        paragraphs=list(_paragraphs(article, edition, sources, blocks, newline)),
        engine=before.engine,
        date=before.date,
        review=Review(by, today) if by else before.review,
    )


def _sources(article: Article, glossary: Glossary) -> list[_Source]:
    segmented = segment_blocks(article.body) if article.body.strip() else []
    last = len(segmented) - 1
    return [
        _Source(
            block.text,
            block_origin(block.text, document.segments(), glossary),
            at < last and not BLANK_LINE.search(block.text),
        )
        for at, (block, document) in enumerate(segmented)
    ]


def _fields(
    article: Article, edition: Edition | None, changes: Mapping[str, Change], glossary: Glossary
) -> dict[str, Paragraph]:
    found = {name: Paragraph(row.text, row.state) for name, row in edition.fields.items()} if edition else {}
    for name, value in source_fields(article).items():
        origin, row = field_origin(value, glossary), edition.fields.get(name) if edition else None
        if name in changes:
            change = changes[name]
            text = row.text if change.text is None and row else change.text or ""
            found[name] = Paragraph(text, _state(change, origin, row, source_print(text)))
        elif edition is None:
            found[name] = Paragraph(value, replace(origin, target=source_print(value)))
    return found


def _paragraphs(
    article: Article,
    edition: Edition | None,
    sources: Sequence[_Source],
    changes: Mapping[int, Change],
    newline: str,
) -> Iterator[Paragraph]:
    """The blocks in the order that a translation would give them: the article's, but for what a person has moved.

    The states tell by it, later, what a person has moved. What is still to be translated stays out.
    """
    rows = edition.rows if edition else ()
    places = {id(row): place for place, row in enumerate(row for row in rows if row.text)}
    by_index = {row.index: row for row in reversed(rows)}
    for block in plan_edition(article, edition).blocks or rows:
        row = block if isinstance(block, Row) else by_index.get(block.index)
        source = None if block.index is None else sources[block.index]
        change = None if block.index is None else changes.get(block.index)
        if row is not None:
            paragraph = Paragraph(row.text, row.state, row.index, places.get(id(row)), row.edited, row.stale)
        elif source is not None and (change is not None or edition is None):
            state = replace(source.origin, target=fingerprint(source.text))
            paragraph = Paragraph(source.text, state, block.index)
        else:
            continue
        if source is not None:
            paragraph = replace(paragraph, tight=source.tight)
            if change is not None and row is by_index.get(block.index):
                paragraph = _changed(paragraph, row, source, change, newline)
        yield paragraph


def _changed(paragraph: Paragraph, row: Row | None, source: _Source, change: Change, newline: str) -> Paragraph:
    """`paragraph` with what a person made of it, and the white space behind it as it was."""
    text = paragraph.text
    if change.text is not None:
        model = paragraph.text or source.text
        text = _LINE_END.sub(newline, change.text.strip("\r\n").rstrip() + model[len(model.rstrip()) :])
    state = _state(change, source.origin, row, fingerprint(text))
    return replace(paragraph, text=text, state=state, edited=state.target != fingerprint(text), stale=False)


def _state(change: Change, origin: BlockState, row: Row | None, found: str) -> BlockState:
    """The state of a text that a person wrote, or answered for, knowing the article as it is now."""
    before = row.state if row else BlockState(source="")
    if change.text is None or (before.source, before.terms) == (origin.source, origin.terms):
        # What the engine wrote of it is still known, so that an undone edit is none.
        origin = replace(origin, target=before.target, engine=before.engine, reviewed=before.reviewed)
    return replace(origin, reviewed=found) if change.approved else origin
