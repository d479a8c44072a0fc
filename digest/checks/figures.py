"""Checks of what can be counted: numbers, times, dates, money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.checks.days import changed_names
from digest.checks.languages import spell, spell_day
from digest.checks.money import NOT_ALWAYS_MONEY, first_mention
from digest.checks.order import swapped_numbers, turned_scores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checks.conventions import Quantity
    from digest.checks.pair import Issue, Pair

_LEFT_ALONE = re.compile(
    r"""
    \(/\d+ | \d/\) | \s(?:st|nd|rd|th)\b(?!\.) | (?<=[^\W\d])\s%
  | \b(?:in|at|of|by|on|for|to|than|from|about|until|over|reached)\s+[,;.)](?!\.)
  | (?:\bRp|US\$|[$£€])\s*(?:[,;)]|\.\s|\s(?:million|billion|trillion|thousand)\b)
  | \(\s+(?:miles|kilomet|km|met(?:er|re)|feet|percent|per\ cent|pounds|dollars|years)
  | \b(?:a|an|the|of)\s+x\d
    """,
    re.VERBOSE,
)
"""What stood beside a number, and cannot stand without it."""

_THIS_YEAR = re.compile(r"\b(?:this|last|next|previous|same|following) year\b", re.IGNORECASE)
_BEHIND_WEEKDAY = re.compile(r"day,? ?\($")
_TAHUN_INI = re.compile(r"\btahun (?:ini|lalu|depan|sebelumnya|berikutnya|yang sama)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGER = 1.1


def find_changed_number(pair: Pair) -> Iterator[Issue]:
    """Quantities that are others in the translation."""
    for left, right in pair.numbers.changed:
        if not (left.clock or right.clock):
            yield f"{_expected(left)}, found {right.written!r}", right.written


def find_changed_time(pair: Pair) -> Iterator[Issue]:
    """Times of day that are others."""
    for left, right in pair.numbers.changed:
        if left.clock or right.clock:
            behind = pair.target_words[right.end : right.end + 5].split(",")[0].rstrip(" .")
            yield f"expected the time {left.written!r}, found {right.written + behind!r}", right.written


def find_missing_number(pair: Pair) -> Iterator[Issue]:
    """Quantities that the translation does not have. A year may have become `last year`."""
    relative = bool(pair.numbers.missing) and _is_relative(pair)
    for quantity in pair.numbers.missing:
        if not (relative and _YEAR.fullmatch(quantity.written)):
            yield f"{_expected(quantity)}, found nothing like it", quantity.written
    left = _LEFT_ALONE.search(pair.target_words)
    # Where an address or code was, there is a gap as well.
    if left and not any(pair.target_protected.values()) and not _LEFT_ALONE.search(pair.source_words):
        yield f"a number seems to be missing at {left[0].strip()!r}", left[0].strip()


def _is_relative(pair: Pair) -> bool:
    return len(_THIS_YEAR.findall(pair.target_words)) > len(_TAHUN_INI.findall(pair.source_words))


def find_added_number(pair: Pair) -> Iterator[Issue]:
    """Quantities that the source does not have, be it that it has them in words.

    To a text that is longer than translations are, somebody has added a fact: that is no mistake.
    """
    longer = len(pair.target_words) > _LONGER * len(pair.source_words)
    for quantity in pair.numbers.added:
        if longer and not pair.numbers.lost_words:
            continue
        yield f"the number {quantity.written!r} is not in the article", quantity.written


def find_changed_count(pair: Pair) -> Iterator[Issue]:
    """Small numbers in words that are others."""
    for left, right in pair.numbers.counts:
        yield f"{_expected(left)}, found {right.written!r}", right.written


def find_swapped_number(pair: Pair) -> Iterator[Issue]:
    """Numbers that have changed places."""
    for score in turned_scores(pair.source_words, pair.target_words):
        yield f"expected the numbers the other way round, found {score!r}", score
    texts = (pair.source_words, pair.target_words)
    for one, other in swapped_numbers(*texts, pair.source_quantities, pair.target_quantities):
        yield f"{one.written!r} and {other.written!r} have changed places", one.written


def find_changed_date(pair: Pair) -> Iterator[Issue]:
    """Days, months and weekdays that are others."""
    for day, found in pair.dates.changed:
        yield f"expected {spell_day(*day.numbers)} for {day.written!r}, found {found.written!r}", found.written
    if not pair.dates.changed:
        for expected, name in changed_names(pair.source_words, pair.target_words):
            yield f"expected {expected}, found {name}", name


def find_turned_date(pair: Pair) -> Iterator[Issue]:
    """Dates in digits whose day and month have changed places. Monday (10/27) is how Americans write it."""
    for day, found in pair.dates.turned:
        if _BEHIND_WEEKDAY.search(pair.target_words[: found.start][-20:]) and found.written.count("/") == 1:
            continue
        date = spell_day(*day.numbers)
        yield (
            f"expected {date} for {day.written!r}, found {found.written!r}: write the month's name",
            found.written,
        )


def find_changed_currency(pair: Pair) -> Iterator[Issue]:
    """Amounts in another currency."""
    source, target = pair.source_currencies, pair.target_currencies
    lost, new = source - target, target - source
    more_amounts = len(pair.target_quantities) > len(pair.source_quantities)
    if new and (lost or not (more_amounts or new.keys() <= {*source, *NOT_ALWAYS_MONEY})):
        expected = ", ".join(lost or source) or "no currency"
        yield f"expected {expected}, found {', '.join(new)}", first_mention(pair.target_words, next(iter(new)))


def find_missing_currency(pair: Pair) -> Iterator[Issue]:
    """Amounts that are in no currency any more."""
    source, target = pair.source_currencies, pair.target_currencies
    if not target - source:
        for name in source.keys() - target.keys():
            written = first_mention(pair.source_words, name)
            yield f"expected {name} for {written!r}, found no currency", written


def _expected(quantity: Quantity) -> str:
    english = spell(quantity)
    return f"expected {english}" + ("" if english == quantity.written else f" for {quantity.written!r}")
