"""Editions → their files' text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.editions.read import edition_rows, field_rows, source_fields, source_print
from digest.editions.state import dump_state
from digest.model import BlockState, Review, Translation
from digest.segments import blocks, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from digest.editions.align import Row
    from digest.model import Article, Edition
    from digest.settings import Settings


BLANK_LINE = re.compile(r"(?:\n|\r\n?)[ \t]*(?:\n|\r\n?)\s*\Z")
"""A blank line at the end of a block."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an edition as it is to be written.

    text:  its Markdown, with the white space behind it; empty where a person took it out
    tight: the next block of the article stands right under its source, without a blank line
    """

    text: str
    state: BlockState
    tight: bool = False


def edition_text(
    article: Article,
    *,
    fields: Mapping[str, Paragraph],
    paragraphs: Iterable[Paragraph],
    engine: str | None,
    date: date | None,
    review: Review | None,
) -> str:
    """The file of an edition: the article's front matter with its texts translated, the state, and the body."""
    paragraphs = list(paragraphs)
    translation = Translation(
        engine=engine,
        date=date,
        review=review,
        fields={name: field.state for name, field in fields.items()},
        blocks=tuple(paragraph.state for paragraph in paragraphs),
    )
    return file_text(article, {name: field.text for name, field in fields.items()}, translation, _join(paragraphs))


def file_text(article: Article, fields: Mapping[str, str], translation: Translation, body: str) -> str:
    """The parts of an edition's file in one text, with the article's line ends."""
    newline = "\r\n" if "\r\n" in article.head else "\n"
    head = frontmatter.replace_fields(article.head, fields)
    if head and not head.endswith(("\n", "\r")):
        head += newline
    state = dump_state(translation).replace("\n", newline)
    return f"---{newline}{head}{state}---{newline}{body}"


def _join(paragraphs: Iterable[Paragraph]) -> str:
    """The body. Blocks that have become neighbours get a blank line between them."""
    present = [paragraph for paragraph in paragraphs if paragraph.text]
    texts = [
        paragraph.text if paragraph.tight or BLANK_LINE.search(paragraph.text) else _spaced(paragraph.text)
        for paragraph in present[:-1]
    ]
    return "".join([*texts, *(paragraph.text for paragraph in present[-1:])])


def _spaced(text: str) -> str:
    return text.rstrip("\r\n") + ("\r\n" if "\r\n" in text else "\n") * 2


def review_text(edition: Edition, settings: Settings, *, by: str, today: date) -> str:
    """The file of `edition` with everything in it marked as reviewed by a person, as it stands."""
    article = edition.article
    sources = blocks(article.body)
    states = tuple(
        _reviewed(row, "" if row.index is None else fingerprint(sources[row.index].text), fingerprint(row.text))
        for row in edition_rows(article.body, edition.body, edition.translation)
    )
    head = frontmatter.split(edition.text)[0] or ""
    keys = (*frontmatter.KEYS, "translation")
    values = frontmatter.read_fields(head, file=edition.file, zone=settings.zone, keys=keys)[0]
    rows = field_rows(article, values, edition.translation)
    fields = {
        name: _reviewed(row, source_print(source_fields(article)[name]), source_print(row.text))
        for name, row in rows.items()
    }
    translation = replace(edition.translation, review=Review(by, today), fields=fields, blocks=states)
    return file_text(article, {name: row.text for name, row in rows.items()}, translation, edition.body)


def _reviewed(row: Row, source: str, text: str) -> BlockState:
    return replace(row.state, source=source, reviewed=text)
