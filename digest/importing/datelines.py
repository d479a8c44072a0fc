"""The place, the portal and the dash with which a report begins: `Jakarta, CNN Indonesia --`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.importing.dates import find_dates
from digest.importing.outlets import NAME, SITE, canonical

if TYPE_CHECKING:
    from digest.importing.model import When

_PLACE = r"[A-Z][\w'’.]*(?:[ /-][A-Z][\w'’.]*){0,3}"
_DASH = r"(?:\*\*)?(?:\s+(?:-{1,3}|[–—])\s*|(?:-|[–—])\s+|--+\s*|—\s*)(?:\*\*)?\s*"
_FORMS = (
    rf"(?P<first>{NAME}|{SITE})(?:\s*,\s*{_PLACE})?",  # KOMPAS.com -   Liputan6.com, Jakarta -
    rf"{_PLACE}\s*,\s*(?P<second>{NAME}|{SITE})",  # Jakarta, CNN Indonesia --
    # Jakarta, 27/10 (ANTARA) -
    rf"{_PLACE}(?:\s*,\s*\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)?\s*\((?P<third>{NAME}|{SITE})\)",
)
_PORTAL = re.compile(rf"\s*(?:\*\*)?(?:{'|'.join(_FORMS)}){_DASH}")
_DATED = re.compile(rf"\s*(?:\*\*)?{_PLACE}\s*[,(]\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A portal's dateline: the first `end` characters of the text, and the outlet that they name."""

    end: int
    source: str


def find_dateline(text: str) -> Dateline | None:
    """The dateline of `text` where it names the portal. A place alone (`Moskow -`) is part of the article."""
    match = _PORTAL.match(text)
    if not match:
        return None
    return Dateline(match.end(), canonical(match["first"] or match["second"] or match["third"]))


def dateline_date(text: str) -> When | None:
    """The date of a dateline such as `Jakarta, 27 Oktober 2023 –`."""
    found = next(find_dates(text[:120]), None)
    if found and _DATED.match(text[: found.start]) and re.match(rf"\)?{_DASH}", text[found.end :]):
        return found.when
    return None
