"""Editions → their files' text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.editions.align import GONE
from digest.editions.head import compose_head
from digest.editions.origins import block_origin, field_origin
from digest.editions.read import blocks_of, source_fields, source_print
from digest.editions.state import dump_state
from digest.glossary import Glossary
from digest.model import BlockState, Review, Translation
from digest.segments import fingerprint, segment_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from digest.model import Article, Edition, Row


BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r|\n)\s*\Z")
"""A blank line at the end of a block."""

_LEADING_LINES = re.compile(r"\A(?:[ \t]*(?:\r\n|\r|\n))*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an edition as it is to be written.

    text:    its Markdown, with the white space behind it; empty where a person took it out
    index:   the place of the article's block that it translates
    place:   its place among the blocks of the edition so far; None for one that is new
    edited:  a person wrote it
    stale:   its source has changed since
    tight:   the next block of the article stands right under its source, without a blank line
    """

    text: str
    state: BlockState
    index: int | None = None
    place: int | None = None
    edited: bool = False
    stale: bool = False
    tight: bool = False


def edition_text(
    article: Article,
    edition: Edition | None,
    *,
    fields: Mapping[str, Paragraph],
    paragraphs: Sequence[Paragraph],
    engine: str | None,
    date: date | None,
    review: Review | None,
) -> str:
    """The file of an edition: its own front matter with the new texts and the state, and the body."""
    translation = Translation(
        engine=engine,
        date=date,
        review=review,
        fields={name: field.state for name, field in fields.items() if field.state != BlockState(source="")},
        blocks=_states(paragraphs, article),
    )
    newline = _newline(edition.text if edition else article.head + article.body)
    texts = {name: field.text for name, field in fields.items()}
    return _file_text(article, edition, texts, translation, _join(paragraphs, article, edition, newline), newline)


def _file_text(
    article: Article,
    edition: Edition | None,
    fields: Mapping[str, str],
    translation: Translation,
    body: str,
    newline: str,
) -> str:
    opening, own, closing = f"---{newline}", None, f"---{newline}"
    if edition is not None:
        start, end, at = frontmatter.locate(edition.text)
        opening, own, closing = edition.text[:start], edition.text[start:end], edition.text[end:at]
        closing = closing if closing.endswith(("\n", "\r")) else closing + newline
    head = compose_head(article.head, own, fields, dump_state(translation), newline=newline)
    return f"{opening}{head}{closing}{body}"


def _states(paragraphs: Sequence[Paragraph], article: Article) -> tuple[BlockState, ...]:
    """The states in the article's order; that of what stands for no block, behind what it stands behind. So a
    later run can tell which blocks a person has moved."""
    stale = any(paragraph.stale for paragraph in paragraphs)
    prints = [fingerprint(block.text) for block in blocks_of(article.body)] if stale else []
    behind = -1
    placed = []
    for paragraph in paragraphs:
        behind = behind if paragraph.index is None else paragraph.index
        found = fingerprint(paragraph.text) if paragraph.text else GONE
        present = prints[paragraph.index] if paragraph.stale and paragraph.index is not None else ""
        state = replace(
            paragraph.state,
            edited="" if found in (paragraph.state.target, paragraph.state.reviewed) else found,
            present="" if present == paragraph.state.source else present,
        )
        placed.append((behind, state))
    return tuple(state for _, state in sorted(placed, key=lambda item: item[0]))


def _join(paragraphs: Iterable[Paragraph], article: Article, edition: Edition | None, newline: str) -> str:
    """The body. Blocks that have become neighbours get a blank line between them."""
    present = [paragraph for paragraph in paragraphs if paragraph.text]
    before = edition.body if edition else article.body
    last = sum(1 for row in edition.rows if row.text) - 1 if edition else None
    parts = [_leading(before)]
    for paragraph, following in pairwise([*present, None]):
        assert paragraph is not None  # noqa: S101  for the type checker: only the last is
        text = paragraph.text[len(_leading(paragraph.text)) :]
        if paragraph.place is None and edition is not None:
            text = _LINE_END.sub(newline, text)
        if following is not None and not _stay_together(paragraph, following):
            text = text if BLANK_LINE.search(text) else text.rstrip("\r\n") + newline * 2
        elif following is None and edition is not None and (paragraph.place is None or paragraph.place != last):
            text = text.rstrip("\r\n") + newline
        parts.append(text)
    return "".join(parts)


def _stay_together(one: Paragraph, other: Paragraph) -> bool:
    """Whether what stands between two blocks stays as it is: they were neighbours, or their sources are."""
    if one.place is not None and other.place is not None:
        return other.place == one.place + 1
    follow = one.index is not None and other.index == one.index + 1
    if one.place is None and other.place is None:
        return follow
    return follow and one.tight and not one.edited and not other.edited and one.text.endswith(("\n", "\r"))


def _leading(text: str) -> str:
    """The blank lines that `text` begins with."""
    match = _LEADING_LINES.match(text)
    return match[0] if match else ""


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def review_text(
    edition: Edition,
    *,
    by: str,
    today: date,
    glossary: Glossary | None = None,
    only: Callable[[Row], bool] = lambda _: True,
) -> str:
    """The file of `edition` with what stands in it marked as reviewed by a person.

    only: whether a block or field is; the others stay as they are
    """
    article = edition.article
    glossary = glossary or Glossary()
    segmented = segment_blocks(article.body) if blocks_of(article.body) else []
    origins = [block_origin(block.text, document.segments(), glossary) for block, document in segmented]
    sources = source_fields(article)
    paragraphs = [
        Paragraph(row.text, _reviewed(row, None if row.index is None else origins[row.index]), row.index)
        if only(row)
        else Paragraph(row.text, row.state, row.index, stale=row.stale)
        for row in edition.rows
    ]
    fields = {
        name: replace(
            _reviewed(row, field_origin(sources[name], glossary) if name in sources else None),
            reviewed=source_print(row.text),
        )
        if only(row)
        else row.state
        for name, row in edition.fields.items()
    }
    translation = replace(
        edition.translation, review=Review(by, today), fields=fields, blocks=_states(paragraphs, article)
    )
    texts = {name: row.text for name, row in edition.fields.items()}
    return _file_text(article, edition, texts, translation, edition.body, _newline(edition.text))


def _reviewed(row: Row, origin: BlockState | None) -> BlockState:
    origin = origin or BlockState(source="")
    reviewed = fingerprint(row.text) if row.text else GONE
    return replace(
        row.state, source=origin.source, segments=origin.segments, terms=origin.terms, reviewed=reviewed
    )
