"""An article and its edition → units."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.editions.read import source_fields, source_print
from digest.frontmatter import LINE_END, text_fields
from digest.interchange.model import BLOCK, Key, Unit, portable
from digest.segments import field_segment, fingerprint, segment_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.glossary import Glossary
    from digest.interchange.model import UnitState
    from digest.model import Article, Edition, Row

_HEADING = re.compile(r"\s*#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*(?:[\r\n]|\Z)")
_TAKEN_OUT = "A person has taken this paragraph out of the translation."
_BLANK_LINES = re.compile(r"\A(?:[ \t]*(?:\r\n|\r|\n))+")


def make_units(article: Article, edition: Edition | None, glossary: Glossary | None = None) -> list[Unit]:
    """What of `article` is to be translated, with what `edition` has of it: the text fields, then the blocks.

    Blocks without words (code, rules, definitions of links) are left out. The terms of `glossary` that a text uses
    stand in its notes.
    """
    units = [*_field_units(article, edition), *_block_units(article, edition)]
    return (
        [replace(unit, notes=(*unit.notes, *_terms(unit.source, glossary))) for unit in units]
        if glossary
        else units
    )


def _terms(text: str, glossary: Glossary) -> Iterator[str]:
    """How the glossary wants the terms in `text`, each once."""
    for use in {use.term.source: use for use in glossary.find(text)}.values():
        wanted = "stays as it is" if use.term.keep else f"is “{use.term.translation}”"
        note = f" ({' '.join(use.term.note.split())})" if use.term.note else ""
        yield f"Term: “{use.term.source}” {wanted}{note}"


def _field_units(article: Article, edition: Edition | None) -> Iterator[Unit]:
    head_line = 2
    lines = {
        field.name: head_line + len(LINE_END.findall(article.head, 0, field.start))
        for field in text_fields(article.head)
    }
    for name, value in source_fields(article).items():
        if field_segment(value).needs_translation:
            row = edition.fields.get(name) if edition else None
            key = Key(article.file, name, source_print(value))
            label = {"title": "Title", "summary": "Summary"}.get(name, "Description of the image")
            yield _unit(key, " ".join(value.split()), row, edition, name, lines.get(name, 1), label)


def _block_units(article: Article, edition: Edition | None) -> Iterator[Unit]:
    rows = {row.index: row for row in reversed(edition.rows) if row.index is not None} if edition else {}
    line = 3 + len(LINE_END.findall(article.head)) - (not article.head.endswith(("\n", "\r")))
    ranks: Counter[str] = Counter()
    heading = ""
    for index, (block, document) in enumerate(segment_blocks(article.body) if article.body.strip() else ()):
        words = _HEADING.match(block.text)
        heading = words["words"] if words else heading
        if any(document.segments()):
            found = fingerprint(block.text)
            ranks[found] += 1
            place = f"Paragraph {block.number}" if block.number else "Definition"
            label = place if words or not heading else f"{place}, under “{heading}”"
            first = line + len(LINE_END.findall(_leading(block.text)))
            key = Key(article.file, BLOCK, found, ranks[found])
            yield _unit(key, trimmed(block.text), rows.get(index), edition, index, first, label)
        line += len(LINE_END.findall(block.text))


def _unit(
    key: Key, source: str, row: Row | None, edition: Edition | None, place: int | str, line: int, label: str
) -> Unit:
    state = _state(row)
    translation = edition.translation if edition else None
    made = row.state.engine or (translation.engine if translation else None) if row else None
    return Unit(
        key,
        portable(source),
        portable(trimmed(row.text)) if row else "",
        state,
        place,
        line,
        by_person=row is not None and (row.edited or row.reviewed),
        engine=made if row and row.state.target else None,
        day=(row.state.date or translation.date) if translation and row else None,
        reviewer=translation.review.by if translation and translation.review and state == "reviewed" else None,
        notes=(label, _TAKEN_OUT) if row and row.edited and not row.text else (label,),
    )


def _state(row: Row | None) -> UnitState:
    if row is None or not row.text.strip():
        return "pending"
    if row.stale:
        return "stale"
    return "reviewed" if row.reviewed else "edited" if row.edited else "machine"


def trimmed(text: str) -> str:
    """A block without the blank lines around it. Its indentation stays: it may say how deep a list's items are."""
    return text[len(_leading(text)) :].rstrip()


def _leading(text: str) -> str:
    found = _BLANK_LINES.match(text)
    return found[0] if found else ""
