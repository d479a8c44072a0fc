"""What is exchanged, and how it is known again when it comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.errors import DigestError
from digest.segments import fingerprint

if TYPE_CHECKING:
    from datetime import date

UnitState = Literal["pending", "machine", "edited", "reviewed", "stale"]
"""How far a unit's translation is.

pending:  there is none
machine:  it stands as the engine wrote it
edited:   a person wrote or changed it
reviewed: a person answered for it
stale:    its source has changed since
"""

BLOCK = "block"
"""The part of a key that stands for a block of the body; the other parts are text fields."""

_KEY = re.compile(
    # What would move a terminal's cursor is in no name.
    r"(?P<file>[^\x00-\x1f\x7f-\x9f]+)#(?P<part>title|summary|image\.alt|block)-(?P<source>[0-9a-f]{16})(?:-(?P<rank>\d{1,6}))?"
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FileError(DigestError):
    """A file holds no translations that can be read; the text names it and says what was expected."""


Place = tuple[str, int]
"""An article's file, and a line in it, from 1; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a unit is known by, in all formats: `content/id/2024/a.md#block-0123456789abcdef-2`.

    file:   the article's
    part:   a text field's name, or `block`
    source: the fingerprint of the text to translate, so that a changed article is noticed
    rank:   which of the blocks of just this text, from 1

    It holds no number of the paragraph: that would be another as soon as one is put in front of it, and the tools
    would lose what they know of the unit.
    """

    file: str
    part: str
    source: str
    rank: int = 1

    def __str__(self) -> str:
        return f"{self.file}#{self.part}-{self.source}" + (f"-{self.rank}" if self.rank > 1 else "")

    @classmethod
    def parse(cls, text: str) -> Key | None:
        """The key that `text` is, None where it is none."""
        found = _KEY.fullmatch(text)
        return cls(found["file"], found["part"], found["source"], int(found["rank"] or 1)) if found else None


@dataclass(frozen=True, slots=True)
class Unit:
    """A block of an article, or a text field, with its translation.

    source: Markdown; of a field, plain text
    target: the same in the other language; empty where there is none
    place:  where the source stands: the index (from 0) of the article's block, or the field's name
    line:   the line of the source in the article's file, from 1
    by_person: a person wrote or changed the target, or answered for it
    engine, day, reviewer: who made the target and when, as far as it is known
    notes:  what a translator should know, a line each
    """

    key: Key
    source: str
    target: str
    state: UnitState
    place: int | str
    line: int
    by_person: bool = False
    engine: str | None = None
    day: date | None = None
    reviewer: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def print(self) -> str:
        """The print of the target, empty where there is none."""
        return print_of(self.target) if self.target else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit as a tool gave it back.

    origin:   the file that it came in
    key:      None where the tool dropped it; then `source` says what it translates, and `place` where that stood,
              if it is known
    finished: whether the tool says that the translation is done
    approved: whether it says that somebody answers for it
    exported: the print of the translation as it left (see `print_of`), empty if there was none; None if unknown
    by:       who approved it, if the file says so
    """

    origin: str
    source: str
    target: str
    key: Key | None = None
    place: Place | None = None
    finished: bool = True
    approved: bool = False
    exported: str | None = None
    by: str | None = None

    @property
    def untouched(self) -> bool:
        """Whether the text is the one that left."""
        return self.exported is not None and print_of(self.target) == self.exported


def portable(text: str) -> str:
    """`text` as all formats can carry it: without what XML forbids, every line end a newline."""
    return _NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def print_of(text: str) -> str:
    """What a text is compared by: its words and marks, but not its white space, which tools fold and wrap."""
    return fingerprint(" ".join(portable(text).split()))
