"""The quantities of a text and those of its translation, compared."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digest.checks.languages import ENGLISH_MONTHS, INDONESIAN_MONTHS
from digest.checks.units import is_converted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.checks.conventions import Quantity
    from digest.checks.days import Dates, Day

_ONE = frozenset({Decimal(1)})
_MAGNITUDES = frozenset(map(Decimal, (100, 1000, 10**6, 10**9, 10**12)))
_NO_COUNTS = INDONESIAN_MONTHS.keys() | ENGLISH_MONTHS.keys()
_MOST, _LONGEST = 50, 20


@dataclass(frozen=True, slots=True)
class Differences:
    """Quantities that are others in the translation, those that it lacks, and those that it adds.

    counts: small numbers in words that are others
    lost_words: whether the translation lacks a number in words
    """

    changed: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]
    counts: tuple[tuple[Quantity, Quantity], ...] = ()
    lost_words: bool = False


def compare(source: list[Quantity], target: list[Quantity], dates: Dates) -> Differences:
    """The differences, but for numbers in dates that are others: those are told as dates."""
    told = [day for pair in dates.changed for day in pair]
    lost, new = _without(source, target, each=True), _without(target, source)
    missing = [one for one in lost if one.firm and not _within(one, told)]
    added = [one for one in new if one.firm and not _within(one, told)]
    changed = [
        pair for same in (_written_alike, _nearly_the_same, _both_times) for pair in _take(missing, added, same)
    ]
    # The article says 160 km: miles may stand for it, or beside it.
    missing = [one for one in missing if not is_converted(one, new)]
    added = [one for one in added if not is_converted(one, source)]
    counts = (*_counts(source[:_MOST], target[:_MOST]), *_magnitudes(source, target))
    return Differences(tuple(changed), tuple(missing), tuple(added), counts, any(one.spelled for one in lost))


def _take(
    missing: list[Quantity], added: list[Quantity], same: Callable[[Quantity, Quantity], bool]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Take what has become something else out of both. Hostile texts have thousands of numbers: only a few are."""
    for left in missing[:_MOST]:
        right = next((one for one in added[:_MOST] if same(left, one)), None)
        if right is not None:
            missing.remove(left)
            added.remove(right)
            yield left, right


def _written_alike(left: Quantity, right: Quantity) -> bool:
    """Digits left as they were mean something else: 1.500."""
    return left.written.split()[0] == right.written.split()[0]


def _nearly_the_same(left: Quantity, right: Quantity) -> bool:
    """One digit is another, was added or lost, or the magnitude is another."""
    if is_converted(left, [right]):
        return False
    if left.spelled or right.spelled:
        return left.scale > 1 and right.scale > 1 and (left.scale != right.scale or left.spelled == right.spelled)
    one, other = (re.sub(r"\D", "", quantity.written) or quantity.written for quantity in (left, right))
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) < 2 or left.scale != right.scale
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) > 1 and longer.startswith(shorter):
        return True
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(min(len(longer), _LONGEST)))


def _both_times(left: Quantity, right: Quantity) -> bool:
    return left.clock and right.clock


def _counts(source: list[Quantity], target: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Small numbers in words that have become others. One alone may be a manner of speaking."""
    left, right = _without_same(source, target), _without_same(target, source)
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []


def _without_same(wanted: list[Quantity], present: list[Quantity]) -> list[Quantity]:
    """The small numbers in words of which there are fewer among `present`. Words like `double` go first."""
    rest = [one for one in present if one.written.casefold() not in _NO_COUNTS]
    lost = []
    for quantity in sorted(wanted, key=lambda one: one.spelled):
        same = next((one for one in rest if one.readings & quantity.readings), None)
        if same is not None:
            rest.remove(same)
        elif quantity.spelled and not quantity.firm and quantity.readings != _ONE:
            lost.append(quantity)
    return lost


def _without(wanted: list[Quantity], present: list[Quantity], *, each: bool = False) -> list[Quantity]:
    """The quantities that are not among `present`, or, if in digits and `each` is to be there, not as often."""
    times = Counter(reading for quantity in present for reading in quantity.readings)
    lost = []
    for quantity in wanted:
        if not any(times[reading] > 0 for reading in quantity.readings):
            lost.append(quantity)
        if each and quantity.has_digits and quantity.firm:
            times.subtract(quantity.readings)
    return lost


def _within(quantity: Quantity, days: list[Day]) -> bool:
    return any(day.start <= quantity.start < day.end and quantity.written in day.written for day in days)


def _magnitudes(source: list[Quantity], target: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Thousands that have become millions, without a number before them."""
    left, right = ({one.scale: one for one in some if one.scale > 1} for some in (source, target))
    plain = [
        {value: one for one in some if not one.firm for value in one.readings & _MAGNITUDES}
        for some in (source, target)
    ]
    lost = [one for value, one in plain[0].items() if value not in plain[1] and value not in right]
    new = [one for value, one in plain[1].items() if value not in plain[0] and value not in left]
    return list(zip(lost, new, strict=False))
