"""Text → the quantities in it, whatever words, signs and conventions of its language they are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Reading = Decimal | tuple[int, ...]
"""What a quantity can mean: a number, or numbers with signs between them (a time, a version, a date)."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language writes quantities. Words are in lower case, patterns know no case.

    group, decimal: the sign between thousands, and that before decimals
    units:      words that add up: twenty, one; seratus
    tens:       words that add ten to the unit before them: belas
    factors:    words that multiply the unit before them within a thousand: hundred, puluh
    magnitudes: words that multiply all before them: thousand, juta
    glued:      abbreviations of magnitudes behind digits, which can mean something else, too
    loose:      words that may stand for a quantity, but need not: both, half, October
    filler:     a pattern of what may stand within a number in words: "and " in two hundred and five
    decade:     a pattern of what stands behind the year of a decade
    clock:      a pattern of what stands before an hour
    morning, evening: patterns of what stands behind an hour of the first or second half of the day
    between:    a pattern of what joins two quantities that share what stands behind the second
    """

    group: str
    decimal: str
    units: Mapping[str, int]
    teen: str
    factors: Mapping[str, int]
    magnitudes: Mapping[str, int]
    glued: Mapping[str, int]
    loose: Mapping[str, tuple[str, ...]]
    filler: str
    decade: str
    clock: str
    morning: str
    evening: str
    between: str
    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = _any_of([*self.units, *self.factors, *self.magnitudes, *filter(None, [self.teen])])
        pattern = rf"""
            (?P<digits>\d+(?:[.,:]\d+)*)
            (?:(?P<scale>(?:\s*(?:{_any_of([*self.factors, *self.magnitudes])})\b)+)
              |\ ?(?P<glued>{_any_of(self.glued)})\b)?
          | \b(?P<words>(?:{words})(?:[\s-]+(?:{self.filler})?(?:{words}))*)\b
          | \b(?P<loose>{_any_of(self.loose)})\b
          | \b(?P<roman>(?-i:(?=[IVX]{{2}}|[VX])X{{0,3}}(?:IX|IV|V?I{{0,3}})))\b
        """
        object.__setattr__(self, "pattern", re.compile(pattern, re.VERBOSE | re.IGNORECASE))


def _any_of(words: Mapping[str, object] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    readings: all that it can mean; none where the digits are not written as the language does
    firm:     the other language must have it, too: it is in digits, or a large number in words
    scale:    the magnitude behind it, 1 for none
    """

    written: str
    start: int
    end: int
    readings: frozenset[Reading]
    firm: bool
    scale: int = 1

    @property
    def has_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.written[0].isdecimal()


@dataclass(slots=True)
class _Sum:
    """A number in words while it is added up: millions in `total`, hundreds, and `small` what is below."""

    start: int
    end: int = 0
    total: int = 0
    hundreds: int = 0
    small: int = 0
    scale: int = 1
    explicit: bool = False
    below: int | None = None

    def takes(self, unit: int) -> bool:
        """Whether `unit` can follow: five after twenty, but not after one."""
        return not self.small or (unit < 10 and self.small >= 20 and self.small % 10 == 0)

    def add(self, unit: int, start: int) -> None:
        self.below = start if self.below is None else self.below
        if unit >= 1000:
            self.total, self.scale, self.below = self.total + unit, unit, None
        elif unit >= 100:
            self.hundreds, self.explicit = self.hundreds + unit, True
        else:
            self.small, self.explicit = self.small + unit, True

    def multiply(self, factor: int) -> None:
        self.hundreds, self.small = self.hundreds + (self.small or 1) * factor, 0

    def scale_by(self, magnitude: int) -> None:
        self.total += (self.hundreds + self.small or 1) * magnitude
        self.hundreds, self.small, self.scale, self.below = 0, 0, magnitude, None

    def split(self) -> _Sum:
        """Cut off what stands behind the last magnitude."""
        rest = _Sum(self.end if self.below is None else self.below, self.end)
        rest.hundreds, rest.small, rest.explicit, rest.below = self.hundreds, self.small, True, self.below
        self.hundreds, self.small, self.end = 0, 0, self.below or self.end
        return rest

    def quantity(self, text: str) -> Quantity:
        """The number. It is firm if it is thousands or millions; "a million" is a manner of speaking."""
        written = text[self.start : self.end].rstrip(" -")
        value = frozenset({Decimal(self.total + self.hundreds + self.small)})
        firm = self.explicit and self.scale > 1
        return Quantity(written, self.start, self.start + len(written), value, firm=firm, scale=self.scale)


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
        yield from _in_words(match, language)
    elif match["digits"]:
        yield _in_digits(match, language)
    else:
        readings = map(_reading, language.loose[match[0].casefold()]) if match["loose"] else [_roman(match[0])]
        yield Quantity(match[0], match.start(), match.end(), frozenset(readings), firm=False)


def _in_digits(match: re.Match[str], language: Conventions) -> Quantity:
    digits, scale = match["digits"], 1
    readings = _readings(digits, language)
    for word in (match["scale"] or "").split():
        word = word.casefold()
        scale *= language.factors.get(word) or language.magnitudes[word]
    if scale > 1:
        readings = {value * scale for value in readings if isinstance(value, Decimal)}
    elif match["glued"]:
        factor = language.glued[match["glued"].casefold()]
        readings |= {value * factor for value in readings if isinstance(value, Decimal)}
    else:
        readings |= _times(match, language) | _decades(match, language)
    return Quantity(match[0], match.start(), match.end(), frozenset(readings), firm=True, scale=scale)


def _readings(digits: str, language: Conventions) -> set[Reading]:
    """What a run of digits and signs can mean."""
    group, decimal = re.escape(language.group), re.escape(language.decimal)
    parts = re.split(r"[.,:]", digits)
    if len(parts) == 1:
        return {Decimal(digits)}
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


def _times(match: re.Match[str], language: Conventions) -> set[Reading]:
    """The times of day that digits can be: in both ways of counting the hours."""
    parts = [int(part) for part in re.split(r"[.,:]", match["digits"])]
    if len(parts) > 2 or parts[0] > 24 or parts[-1] > 59:
        return set()
    hour, minutes = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 0)
    before, behind = match.string[: match.start()][-12:], match.string[match.end() :][:40]
    found: set[Reading] = set()
    if re.search(rf"(?:{language.clock})\s*\Z", before, re.IGNORECASE):
        found.add((hour, minutes))
    if hour <= 12:
        shared = rf"\s*(?:(?:{language.between})\d[\d.:]*\s*)?"
        for pattern, added in ((language.morning, 0), (language.evening, 12)):
            if re.match(rf"{shared}(?:{pattern})", behind, re.IGNORECASE):
                found.add((hour % 12 + added, minutes))
    return found


def _decades(match: re.Match[str], language: Conventions) -> set[Reading]:
    digits = match["digits"]
    if len(digits) == 2 and re.match(language.decade, match.string[match.end() :][:8], re.IGNORECASE):
        return {Decimal(f"19{digits}")}
    return set()


def _in_words(match: re.Match[str], language: Conventions) -> Iterator[Quantity]:
    """The quantities in a run of number words; more than one where they do not add up: one, two, three."""
    sum_ = _Sum(match.start())
    for found in re.finditer(r"[^\W\d_]+", match[0]):
        word, start, end = found[0].casefold(), match.start() + found.start(), match.start() + found.end()
        unit, magnitude = language.units.get(word), language.magnitudes.get(word)
        if unit is not None and not sum_.takes(unit):
            yield sum_.quantity(match.string)
            sum_ = _Sum(start)
        elif magnitude is not None and sum_.total and magnitude >= sum_.scale:
            # "two million and three million"
            rest = sum_.split()
            yield sum_.quantity(match.string)
            sum_ = rest
        if unit is not None:
            sum_.add(unit, start)
        elif word == language.teen:
            sum_.small += 10
        elif word in language.factors:
            sum_.multiply(language.factors[word])
        elif magnitude is not None:
            sum_.scale_by(magnitude)
        sum_.end = end
    yield sum_.quantity(match.string)


def _reading(value: str) -> Reading:
    return tuple(int(part) for part in value.split(":")) if ":" in value else Decimal(value)


def _roman(numeral: str) -> Decimal:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return Decimal(sum(-a if a < b else a for a, b in pairwise([*values, 0])))
