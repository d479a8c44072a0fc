"""What a translator, and the way back, should know of a unit, in lines that every tool shows and keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.interchange.model import Place, Unit

_STATES = {
    "pending": "not translated yet",
    "machine": "machine translation",
    "edited": "edited by a person",
    "reviewed": "reviewed",
    "stale": "the article, or a term in it, has changed since this was translated",
}
_NONE = "none"
_LOCATION = re.compile(r"(?P<file>.+\.md)(?::(?P<line>\d{1,9}))?")
# Notes are all that converters between the formats carry over, so this stands in one of them.
_PRINT = re.compile(r"\bText: (none|[0-9a-f]{16})\b")


def notes_of(unit: Unit) -> list[str]:
    """The notes of `unit`, a line each, with the print of its translation in one of them."""
    made = f" by {unit.engine}" if unit.engine and unit.state == "machine" else ""
    seen = f" by {unit.reviewer}" if unit.reviewer else ""
    return [*unit.notes, f"State: {_STATES[unit.state]}{made}{seen}. Text: {unit.print or _NONE}."]


def exported_in(notes: str) -> str | None:
    """The print of the translation as it left, empty if there was none; None where the notes do not say."""
    found = _PRINT.search(notes)
    return None if found is None else "" if found[1] == _NONE else found[1]


def place_in(locations: Sequence[str]) -> Place | None:
    """The article's file and line in the locations (`content/id/2024/a.md:12`) that a tool has kept."""
    found = (_LOCATION.fullmatch(location) for location in locations)
    return next(((place["file"], int(place["line"] or 0)) for place in found if place), None)
