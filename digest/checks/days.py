"""Dates: the day and the month that a text names, however it writes them, and what became of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.checks.conventions import fold
from digest.checks.languages import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, INDONESIAN_MONTHS, INDONESIAN_WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_DAYS = rf"{_DAY}(?:\s*(?:[-–—&]|s/d|dan|hingga|sampai|and|to|through)\s*{_DAY}){{0,3}}"
_IN_DIGITS = r"""
    (?<![\w/.,:-])(?P<year>\d{4})[-/](?P<iso_month>\d\d)[-/](?P<iso_day>\d\d)(?![\w/-])
  | (?<![\w/.,:-])(?P<first>\d{1,2})(?:/(?P<second>\d{1,2})(?:/(?:\d{4}|\d\d))?
                                      |(?P<sign>[.-])(?P<other>\d{1,2})(?P=sign)\d{4})(?![\w/]|[.,:-]\d)
"""


def _pattern(months: Mapping[str, int], *, month_first: bool) -> re.Pattern[str]:
    month = "|".join(sorted(months, key=len, reverse=True))
    named = rf"(?<![\w/.,:-])(?P<days>{_DAYS})\s+(?:of\s+)?(?P<month>{month})\b"
    if month_first:
        named += rf"|\b(?P<month_before>{month})\.?\s+(?:the\s+)?(?P<days_behind>{_DAYS})(?![\d/:]|[.,]\d)"
    return re.compile(f"{named}|{_IN_DIGITS}", re.VERBOSE | re.IGNORECASE)


_PATTERNS = (_pattern(INDONESIAN_MONTHS, month_first=False), _pattern(ENGLISH_MONTHS, month_first=True))
_DIGIT = re.compile(r"\d")
_MONTHS = (INDONESIAN_MONTHS, ENGLISH_MONTHS)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names.

    numbers: day and month; of digits alone the first and the second, as they are written
    named:   whether it says which is which
    """

    written: str
    start: int
    end: int
    numbers: tuple[int, int]
    named: bool

    @property
    def turned(self) -> tuple[int, int]:
        """Month and day."""
        return self.numbers[1], self.numbers[0]


def source_days(text: str) -> list[Day]:
    """The days that an Indonesian text names."""
    return list(_days(text, 0))


def target_days(text: str) -> list[Day]:
    """The days that an English text names."""
    return list(_days(text, 1))


def _days(text: str, language: int) -> Iterator[Day]:
    if not _DIGIT.search(text):
        return
    for match in _PATTERNS[language].finditer(text):
        written, start, end = match[0], match.start(), match.end()
        if match["first"]:
            numbers = (int(match["first"]), int(match["second"] or match["other"]))
            yield Day(written, start, end, numbers, named=False)
        elif match["year"]:
            yield Day(written, start, end, (int(match["iso_day"]), int(match["iso_month"])), named=True)
        else:
            behind = match.re.groupindex.get("month_before") and match["month_before"]
            month = _MONTHS[language][fold(behind or match["month"])]
            for day in re.findall(r"\d+", match["days_behind"] if behind else match["days"]):
                yield Day(written, start, end, (int(day), month), named=True)


@dataclass(frozen=True, slots=True)
class Dates:
    """What became of the dates of a text.

    changed: those that are others in the translation
    turned:  those in digits that have the month before the day there
    """

    changed: tuple[tuple[Day, Day], ...] = ()
    turned: tuple[tuple[Day, Day], ...] = ()


def compare_days(source: list[Day], target: list[Day]) -> Dates:
    """What became of the dates in `source`."""
    if not source or not target:
        return Dates()
    lost = _without(source, {day.numbers for day in target})
    new = _without(target, {day.numbers for day in source})
    turned = [(day, _turned(day, new)) for day in lost]
    in_digits = [(day, found) for day, found in turned if found and not found.named]
    changed = [(day, found) for day, found in turned if found and found.named and _is_date(day)]
    lost = [day for day, found in turned if not found and _is_date(day)]
    seen = {found for _, found in in_digits + changed}
    in_words = any(day.named for day in lost)
    new = [day for day in new if day not in seen and (day.named or not in_words)]
    if len(lost) == len(new):
        changed += zip(lost, new, strict=True)
    return Dates(tuple(changed), tuple(in_digits))


def _without(days: list[Day], known: set[tuple[int, int]]) -> list[Day]:
    return list({day.numbers: day for day in reversed(days) if day.numbers not in known}.values())[::-1]


def _turned(day: Day, among: Iterable[Day]) -> Day | None:
    return next((other for other in among if other.numbers == day.turned), None)


def _is_date(day: Day) -> bool:
    """Whether it can be a day and a month, in this order."""
    return 1 <= day.numbers[0] <= 31 and 1 <= day.numbers[1] <= 12


def changed_names(source: str, target: str) -> Iterator[tuple[str, str]]:
    """The names of months and weekdays that are others in the translation: what is expected, and what is found."""
    for indonesian, english in ((_MONTH_NAMES, _ENGLISH_MONTH_NAMES), (INDONESIAN_WEEKDAYS, ENGLISH_WEEKDAYS)):
        wanted, found = _named(source, indonesian), _named(target, english)
        lost = [number for number in wanted if number not in found]
        new = [name for number, name in found.items() if number not in wanted and name not in _OTHER_WORDS]
        names = {number: name for name, number in english.items()}
        if len(lost) == len(new):
            yield from ((names[number], name) for number, name in zip(lost, new, strict=True))


def _named(text: str, names: Mapping[str, int]) -> dict[int, str]:
    return {names[word]: word for word in re.findall(r"[A-Z][\w'’]+", text) if word in names}


def _whole(months: Mapping[str, int]) -> dict[str, int]:
    return {
        name.capitalize(): number for name, number in months.items() if len(name) > 3 or name in ("mei", "may")
    }


_MONTH_NAMES, _ENGLISH_MONTH_NAMES = _whole(INDONESIAN_MONTHS), _whole(ENGLISH_MONTHS)
_OTHER_WORDS = ("May", "March", "Sept")
"""Names of months that are other words as well, or short ones."""
