"""How languages write quantities, and what a quantity is once its writing is forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEVER = r"(?!)"
"""A pattern that matches nothing."""

Reading = Decimal | tuple[int, ...]
"""What a quantity can mean: a number, or numbers with signs between them (a time, a version, a date)."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language writes quantities. Words are in lower case, patterns know no case.

    group, decimal: the sign between thousands, and that before decimals
    units:      words that add up: twenty, one; seratus
    teen:       a word that adds ten to the unit before it: belas
    factors:    words that multiply the unit before them within a thousand: hundred, puluh
    magnitudes: words that multiply all before them: thousand, juta
    glued:      abbreviations of magnitudes behind digits, which can mean something else, too
    loose:      words that may stand for a quantity, but need not: both, half, October
    filler:     a pattern of what may stand within a number in words: "and " in two hundred and five
    half:       a pattern of what adds a half to a number in words: and a half, setengah
    decade:     a pattern of what stands behind the year of a decade
    clock:      a pattern of what stands before an hour
    zone:       a pattern of what stands behind a time of day, counted from 0 to 24
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
    half: str
    decade: str
    clock: str
    zone: str
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
          | \b(?P<words>(?:{words})(?:[\s-]+(?:{self.half}|(?:{self.filler})?(?:{words})))*)\b
          | \b(?P<loose>{_any_of(self.loose)})\b
          | \b(?P<roman>(?-i:(?=[IVX]{{2}}|[VX])X{{0,3}}(?:IX|IV|V?I{{0,3}})(?<=[IVX])))\b
        """
        object.__setattr__(self, "pattern", re.compile(pattern, re.VERBOSE | re.IGNORECASE))


def fold(word: str) -> str:
    """A word as the tables have it. Patterns that know no case take a dotless i for an i."""
    return word.casefold().replace("\u0131", "i").replace("\u0307", "")


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest first, that goes through their letters once."""
    tree: dict[str, list[str]] = {}
    for word in words:
        if word:
            tree.setdefault(word[0], []).append(word[1:])
    branches = []
    for letter, rest in sorted(tree.items()):
        more = _any_of(rest)
        optional = "?" if more and "" in rest else ""
        branches.append(re.escape(letter) + (f"(?:{more}){optional}" if more else ""))
    return "|".join(branches)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    readings: all that it can mean; none where the digits are not written as the language does
    firm:     the other language must have it, too: it is in digits, or a large number in words
    scale:    the magnitude behind it, 1 for none
    clock:    it is a time of day
    spelled:  it is a number in words
    unit:     what is measured, and how many of the usual units it is measured in
    """

    written: str
    start: int
    end: int
    readings: frozenset[Reading]
    firm: bool
    scale: int = 1
    clock: bool = False
    spelled: bool = False
    unit: tuple[str, Decimal] | None = None

    @property
    def has_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.written[0].isdecimal()
