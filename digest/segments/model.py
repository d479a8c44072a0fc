"""What a text is made of: fixed source, and segments between it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Target = tuple[str | int, ...]
"""A segment's words and marks, in the order of one language: text, and the numbers (from 1) of its marks."""


class Context(Enum):
    """Where a segment stands; that decides what could be read as markup there."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "table cell"
    TITLE = "title in quotation marks"
    LABEL = "image description"
    HTML = "text in HTML"
    ATTRIBUTE = "HTML attribute"
    FIELD = "front matter"


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `raw` is what the source says, `plain` what it means: `&amp;` is `&`, a line break a space."""

    raw: str
    plain: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup or anything else that travels with its words and never changes.

    parts: the source; segments in it (an image's description) are translated on their own
    pair:  for an opening, 1, for a closing, -1, for what stands alone, 0
    tail:  what must stand behind it once its words have changed: `[Berita]` finds its address by its words, and
           becomes `[News][Berita]`
    """

    parts: tuple[str | Segment, ...]
    pair: int = 0
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest unit that is sent to an engine: the words of one paragraph, heading, cell, field, …"""

    pieces: tuple[Text | Mark, ...]
    context: Context
    source: Target = field(init=False)

    def __post_init__(self) -> None:
        source: list[str | int] = []
        number = 0
        for piece in self.pieces:
            if isinstance(piece, Mark):
                number += 1
                source.append(number)
            elif source and isinstance(source[-1], str):
                source[-1] += piece.plain
            else:
                source.append(piece.plain)
        object.__setattr__(self, "source", tuple(source))

    @property
    def raw(self) -> str:
        """The source as it stands in the document."""
        return "".join(
            piece.raw if isinstance(piece, Text) else "".join(raw(part) for part in piece.parts)
            for piece in self.pieces
        )

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, the first of them number 1."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Mark))

    @property
    def needs_translation(self) -> bool:
        """Whether there is a letter or a digit in its words."""
        return any(char.isalnum() for part in self.source if isinstance(part, str) for char in part)

    @property
    def fingerprint(self) -> str:
        """What the memory knows it by: the same words with marks at the same places are the same segment."""
        return fingerprint(json.dumps(self.source, ensure_ascii=False))

    def inner(self) -> Iterator[Segment]:
        """The segments inside its marks."""
        for mark in self.marks:
            for part in mark.parts:
                if isinstance(part, Segment):
                    yield part
                    yield from part.inner()


def raw(part: str | Segment) -> str:
    """The source of a part of a document."""
    return part if isinstance(part, str) else part.raw


def fingerprint(text: str) -> str:
    """16 hexadecimal digits that stand for `text`, whatever its line ends and trailing spaces."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return hashlib.blake2b(lines.strip().encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """A text in parts; together they are the text. `env` holds what its references point to."""

    parts: tuple[str | Segment, ...]
    env: Mapping[str, Any] = field(default_factory=dict, compare=False, hash=False)

    def segments(self) -> Iterator[Segment]:
        """All segments with something to translate, in order, those inside marks behind their own."""
        for part in self.parts:
            if isinstance(part, Segment):
                for segment in (part, *part.inner()):
                    if segment.needs_translation:
                        yield segment
