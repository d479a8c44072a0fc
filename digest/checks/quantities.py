"""Text → the quantities in it, whatever words, signs and conventions of its language they are written in."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.checks.conventions import NEVER, Quantity, fold
from digest.checks.counting import count
from digest.checks.units import unit_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checks.conventions import Conventions, Reading

_LONGEST = 40
_O_CLOCK = re.compile(r"\s*o['’]clock")


def quantities(text: str, language: Conventions) -> list[Quantity]:
    """The quantities in `text`, in order."""
    found = [quantity for match in language.pattern.finditer(text) for quantity in _read(match, language)]
    for at, (left, right) in enumerate(pairwise(found)):
        gap = text[left.end : right.start]
        if right.scale > left.scale == 1 and re.fullmatch(language.between, gap, re.IGNORECASE):
            # "5 to 10 million" can be five million to ten million.
            scaled = {value * right.scale for value in left.readings if isinstance(value, Decimal)}
            found[at] = replace(left, readings=left.readings | scaled)
        if re.fullmatch(r"\d{4}[/–—-]\d\d", left.written + gap + right.written):
            # "2022/23" is 2023.
            year = Decimal(left.written[:2] + right.written)
            found[at + 1] = replace(right, readings=right.readings | {year})
    return found


def _read(match: re.Match[str], language: Conventions) -> Iterator[Quantity]:
    if match["words"]:
        yield from (_at_an_hour(quantity, match.string, language) for quantity in count(match, language))
    elif match["digits"]:
        yield _in_digits(match, language)
    else:
        readings = map(_reading, language.loose[fold(match[0])]) if match["loose"] else [_roman(match[0])]
        yield Quantity(match[0], match.start(), match.end(), frozenset(readings), firm=False)


def _in_digits(match: re.Match[str], language: Conventions) -> Quantity:
    digits, scale, clock = match["digits"], 1, False
    readings = _readings(digits, language)
    for word in (match["scale"] or "").split():
        scale *= language.factors.get(fold(word)) or language.magnitudes[fold(word)]
    if scale > 1:
        readings = {value * scale for value in readings if isinstance(value, Decimal)}
    elif match["glued"]:
        factor = language.glued[fold(match["glued"])]
        readings |= {value * factor for value in readings if isinstance(value, Decimal)}
    else:
        times, clock, sure = _times(match, language)
        # 10 in the morning is ten in the morning; in the translation, 10 p.m. is nothing but 22:00.
        plain = language.zone != NEVER and digits.isdecimal()
        readings = times if sure and not plain else readings | times | _decades(match, language)
    unit = unit_behind(match.string, match.end())
    return Quantity(
        match[0], match.start(), match.end(), frozenset(readings), firm=True, scale=scale, clock=clock, unit=unit
    )


def _at_an_hour(quantity: Quantity, text: str, language: Conventions) -> Quantity:
    """A number in words, and the hour that it is if it says which half of the day."""
    behind = text[quantity.end :][:40]
    for pattern, added in ((language.morning, 0), (language.evening, 12)):
        if re.match(rf"\s*(?:{pattern})", behind, re.IGNORECASE):
            hours = (int(value) for value in quantity.readings if isinstance(value, Decimal) and value <= 12)
            times = frozenset((hour % 12 + added, 0) for hour in hours)
            return replace(quantity, readings=quantity.readings | times)
    return quantity


def _readings(digits: str, language: Conventions) -> set[Reading]:
    """What a run of digits and signs can mean."""
    group, decimal = re.escape(language.group), re.escape(language.decimal)
    parts = re.split(r"[.,:]", digits)
    if len(parts) == 1 or len(digits) > _LONGEST:
        return {Decimal("".join(parts))}
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", digits):
        # Nothing else is written so; Indonesians who write English thousands mean them.
        return {Decimal(digits.replace(",", ""))}
    if re.fullmatch(rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?", digits):
        return {Decimal(digits.replace(language.group, "").replace(language.decimal, "."))}
    readings: set[Reading] = set()
    if re.fullmatch(rf"\d+{decimal}\d+", digits):
        readings.add(Decimal(digits.replace(language.decimal, ".")))
    if len(parts) > 2 or ("," not in digits and len(parts[1]) != 3):
        # A time, a version or a date, whatever the sign; and a decimal point is seen in both languages.
        readings.add(tuple(map(int, parts)))
        readings |= {Decimal(digits)} if re.fullmatch(r"\d+\.\d+", digits) else set()
    return readings


def _times(match: re.Match[str], language: Conventions) -> tuple[set[Reading], bool, bool]:
    """The times of day that digits can be, whether they are one, and whether they say which half of the day."""
    nothing: tuple[set[Reading], bool, bool] = (set(), False, False)
    if len(match["digits"]) > len("23:59"):
        return nothing
    parts = [int(part) for part in re.split(r"[.,:]", match["digits"])]
    if len(parts) > 2 or parts[0] > 24 or parts[-1] > 59:
        return nothing
    hour, minutes = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 0)
    before, behind = match.string[: match.start()][-12:], match.string[match.end() :][:40]
    shared = rf"\s*(?:(?:{language.between})\d[\d.:]*\s*)?"
    if 0 < hour <= 12:
        for pattern, added in ((language.morning, 0), (language.evening, 12)):
            if re.match(rf"{shared}(?:{pattern})", behind, re.IGNORECASE):
                return {(hour % 12 + added, minutes)}, True, True
    clock = (
        ":" in match["digits"]
        or _O_CLOCK.match(behind)
        or re.search(rf"(?:{language.clock})\s*\Z", before, re.IGNORECASE)
    )
    if not clock:
        return nothing
    # Who writes 7, or 7:30 in English, may mean the evening; 07.30 WIB is in the morning.
    exact = language.zone != NEVER and (len(parts) == 2 or re.match(rf"\s*(?:{language.zone})", behind))
    times: set[Reading] = {(hour, minutes)} if exact or hour > 12 else {(hour, minutes), (hour % 12 + 12, minutes)}
    return times, True, False


def _decades(match: re.Match[str], language: Conventions) -> set[Reading]:
    digits = match["digits"]
    if len(digits) == 2 and re.match(language.decade, match.string[match.end() :][:8], re.IGNORECASE):
        return {Decimal(f"19{digits}")}
    return set()


def _reading(value: str) -> Reading:
    return tuple(int(part) for part in value.split(":")) if ":" in value else Decimal(value)


def _roman(numeral: str) -> Decimal:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return Decimal(sum(-a if a < b else a for a, b in pairwise([*values, 0])))
