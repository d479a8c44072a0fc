"""Where segments use the glossary's terms, and how terms travel to an engine and back: as marks beside a segment's
own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.segments import Mark, Segment, Text, field_segment, fingerprint, segment_blocks, segment_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.glossary import Glossary, Use
    from digest.segments import Target


@dataclass(frozen=True, slots=True)
class Protected:
    """A segment as it goes to an engine.

    segment:  the same words, with a mark in the place of every term
    meanings: what each of its marks stands for: a mark of the original, by its number, or a term
    capital:  whether the original begins with a capital letter
    """

    segment: Segment
    meanings: Mapping[int, int | Use]
    capital: bool

    def release(self, target: Target) -> Target:
        """A translation of `segment` with the terms' own translations in the places of their marks."""
        parts: list[str | int] = []
        for part in target:
            meaning = self.meanings[part] if isinstance(part, int) else part
            if isinstance(meaning, int):
                parts.append(meaning)
                continue
            begins = not any(isinstance(before, str) for before in parts)
            words = meaning if isinstance(meaning, str) else self._words(meaning, begins=begins)
            if parts and isinstance(parts[-1], str):
                parts[-1] = _join(parts[-1], words)
            else:
                parts.append(words)
        return tuple(parts)

    def _words(self, use: Use, *, begins: bool) -> str:
        """What stands for a term: with a capital letter where it begins what began with one."""
        may_change = use.term.case == "match" and not use.term.keep
        return use.text[:1].upper() + use.text[1:] if begins and self.capital and may_change else use.text


def _join(left: str, right: str) -> str:
    """Two runs of words. Engines lose the space beside a placeholder now and then."""
    return f"{left} {right}" if left[-1:].isalnum() and right[:1].isalnum() else left + right


def protect(segment: Segment, glossary: Glossary) -> Protected:
    """`segment` with its terms as marks."""
    marks = segment.marks
    pieces: list[Text | Mark] = []
    meanings: dict[int, int | Use] = {}

    def add(mark: Mark, meaning: int | Use) -> None:
        pieces.append(mark)
        meanings[len(meanings) + 1] = meaning

    for part in segment.source:
        if isinstance(part, int):
            add(marks[part - 1], part)
            continue
        at = 0
        for use in glossary.find(part):
            pieces += _text(part[at : use.start])
            add(Mark((use.text,)), use)
            at = use.end
        pieces += _text(part[at:])
    words = "".join(part for part in segment.source if isinstance(part, str))
    capital = next((char.isupper() for char in words if char.isalnum()), False)
    return Protected(Segment(tuple(pieces), segment.context), meanings, capital)


def _text(words: str) -> list[Text | Mark]:
    return [Text(words, words)] if words else []


def segment_print(segment: Segment, glossary: Glossary) -> str:
    """What the memory knows `segment` by: its words, marks, and what its terms are to become."""
    terms = list(_terms(segment, glossary))
    return fingerprint(json.dumps([segment.source, terms], ensure_ascii=False)) if terms else segment.fingerprint


def terms_print(segments: Iterable[Segment], glossary: Glossary) -> str:
    """The fingerprint of all terms that `segments` use, and of what they are to become; empty for none."""
    terms = [term for segment in segments for term in _terms(segment, glossary)]
    return fingerprint(json.dumps(terms, ensure_ascii=False)) if terms else ""


def body_terms(body: str, glossary: Glossary) -> list[str]:
    """`terms_print` of each block of `body`."""
    if not body.strip():
        return []
    return [
        terms_print(document.segments(), glossary) if glossary.may_use(block.text) else ""
        for block, document in segment_blocks(body)
    ]


def _terms(segment: Segment, glossary: Glossary) -> Iterator[tuple[str, str]]:
    for part in segment.source if glossary else ():
        if isinstance(part, str):
            yield from ((part[use.start : use.end], use.text) for use in glossary.find(part))


def field_terms(value: str, glossary: Glossary) -> str:
    """`terms_print` of a text field of the front matter."""
    return terms_print([field_segment(value)], glossary) if glossary else ""


def words_of(markdown: str) -> str:
    """The words of `markdown` that may use terms, without marks, code and addresses."""
    parts = (part for segment in segment_body(markdown).segments() for part in segment.source)
    return " ".join(part for part in parts if isinstance(part, str))
