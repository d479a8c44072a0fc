"""Dates as Indonesian portals write them, and the choice of the one on which an article was published."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import IntEnum
from typing import TYPE_CHECKING

from digest.importing.model import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

_MONTHS = (
    "januari january jan",
    "februari february pebruari feb peb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agust agu agt ags aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu ahad")
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}

ZONES = {name: timezone(timedelta(hours=hours)) for name, hours in [("WIB", 7), ("WITA", 8), ("WIT", 9)]}
ZONES |= {"GMT": UTC, "UTC": UTC}

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAYS = "|".join([*WEEKDAYS, "jum['’]at"])
_DATE = re.compile(
    rf"""
    (?:\b(?P<weekday>{_DAYS})\b,?\s*(?P<bracket>\()?)?
    (?<![\d./-])(?:
        (?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])
      | (?P<day2>\d{{1,2}})(?P<separator>[/.-])(?P<month2>\d{{1,2}})(?P=separator)
        (?P<year2>\d{{4}}|\d\d)(?![\d/-]|\.\d)
      | (?P<day3>\d{{1,2}})\s+(?P<month3>{_NAMES})\.?,?\s+(?P<year3>\d{{4}})(?!\d)
    )\)?
    (?:
        (?:[T,|•·–—\s-]|\bpukul\b|\bjam\b)*
        (?<!\d)(?P<hour>[01]?\d|2[0-3])(?P<colon>[:.])(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?![\d%]|[.,:]\d)
        (?:\s*(?P<zone>WIB|WITA|WIT|GMT|UTC)\b)?
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEARLESS = re.compile(rf"\b(?:{_DAYS}),?\s*\(\d{{1,2}}/\d{{1,2}}\)", re.IGNORECASE)
"""`Jumat (27/10)`: a day of some year."""


class Rank(IntEnum):
    """How surely a date in a text is the day of its publication, surest first."""

    SAID = 0  # `…, kata dia, Jumat (27/10/2023)`: the day on which somebody told the reporter
    BRACKETED = 1  # `pada Jumat (27/10/2023)`
    TIMED = 2  # `27 Okt 2023 15.30 WIB`
    WEEKDAY = 3  # `Jumat, 27 Oktober 2023`
    BARE = 4  # `27 Oktober 2023`: as likely that of an event


@dataclass(frozen=True, slots=True)
class Found:
    """A date at `start` to `end` of a text.

    right: the weekday beside it is that of the date
    """

    when: When
    start: int
    end: int
    rank: Rank
    right: bool


def find_dates(text: str) -> Iterator[Found]:
    """The dates in `text`, day before month. What is no day of the calendar (31/02) is none of them."""
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        day, month, year = (parts[key] or parts[f"{key}2"] or parts[f"{key}3"] for key in ("day", "month", "year"))
        if len(year) == 2 and not (parts["weekday"] and parts["bracket"]):
            # `10.30.45` and `1-2-34` are many things; within `Jumat (…)` only a date.
            continue
        try:
            value = date(
                int(year) + (2000 if len(year) == 2 else 0), MONTHS.get(month.lower()) or int(month), int(day)
            )
        except ValueError:
            continue
        weekday = (parts["weekday"] or "").lower().replace("’", "").replace("'", "")
        timed = _has_time(match)
        yield Found(
            When(value, *(_clock(match) if timed else ())),
            match.start(),
            match.end() if timed else _end_of_day(match),
            _rank(match, timed=timed),
            right=not weekday or WEEKDAYS[weekday] == value.weekday(),
        )


def _rank(match: re.Match[str], *, timed: bool) -> Rank:
    if match["bracket"]:
        said = match.string[: match.start()].rstrip().endswith(",")
        return Rank.SAID if said else Rank.BRACKETED
    if timed and match["zone"]:
        return Rank.TIMED
    return Rank.WEEKDAY if match["weekday"] else Rank.BARE


def _has_time(match: re.Match[str]) -> bool:
    """Whether the number after the date is a time: `15.30` alone may be an amount."""
    if not match["hour"]:
        return False
    between = match.string[_end_of_day(match) : match.start("hour")].lower()
    ends = not match.string[match.end() :].strip(" .)")
    return bool(match["zone"] or match["colon"] == ":" or "pukul" in between or "jam" in between or ends)


def _end_of_day(match: re.Match[str]) -> int:
    end = max(match.end(name) for name in ("day", "year2", "year3"))
    return end + 1 if match["bracket"] and match.string[end : end + 1] == ")" else end


def _clock(match: re.Match[str]) -> tuple[time, timezone | None]:
    return time(int(match["hour"]), int(match["minute"])), ZONES.get((match["zone"] or "").upper())


def publication_date(texts: Iterable[str], *, today: date) -> Found | None:
    """The date in the paragraphs `texts` that most likely is that of their publication, or None.

    Of the days on which somebody said something it is the last; otherwise the first of the surest rank. A bare
    date counts only where it is the only one.
    """
    found = [found for text in texts for found in find_dates(text)]
    # What lies ahead is announced, not published.
    past = [one for one in found if one.when.day <= today + timedelta(days=1)]
    if not past:
        return None
    _, rank = min((not one.right, one.rank) for one in past)
    same = [one for one in past if one.rank == rank and one.right] or [one for one in past if one.rank == rank]
    if rank == Rank.BARE and len({one.when.day for one in past}) > 1:
        return None
    best = max(same, key=lambda one: one.when.day) if rank == Rank.SAID else same[0]
    # The time behind `Jumat (27/10/2023)` is that of what happened.
    return replace(best, when=When(best.when.day)) if rank <= Rank.BRACKETED else best


def parse_iso(text: str, *, zone: ZoneInfo) -> When | None:
    """A date of a page's metadata (ISO 8601, or `2023/10/27 15:30:00`), in `zone`. None if it is none."""
    plain = re.sub(r"^(\d{4})/(\d\d)/(\d\d)", r"\1-\2-\3", text.strip())
    try:
        value = datetime.fromisoformat(plain)
    except ValueError:
        found = next(find_dates(text), None)
        return found.when if found else None
    if len(plain) <= len("2023-10-27"):
        return When(value.date())
    if value.tzinfo is not None:
        value = value.astimezone(zone)
    return When(value.date(), value.time().replace(second=0, microsecond=0, tzinfo=None))


def written(when: When, *, zone: ZoneInfo) -> str:
    """`when` as the front matter has it; the zone is named only where it is not the site's."""
    if when.clock is None:
        return when.day.isoformat()
    moment = datetime.combine(when.day, when.clock, when.zone)
    if when.zone is None or moment.utcoffset() == moment.replace(tzinfo=zone).utcoffset():
        return f"{moment:%Y-%m-%d %H:%M}"
    return f"{moment:%Y-%m-%d %H:%M} {moment:%z}".replace("+0000", "Z")
