"""Numbers in words: two hundred and thirty-five thousand, dua ratus tiga puluh lima ribu."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digest.checks.conventions import Quantity, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checks.conventions import Conventions


def count(match: re.Match[str], language: Conventions) -> Iterator[Quantity]:
    """The quantities in a run of number words; more than one where they do not add up: one, two, three."""
    sum_ = _Sum(match.start())
    for found in re.finditer(r"[^\W\d_]+", match[0]):
        word, start, end = fold(found[0]), match.start() + found.start(), match.start() + found.end()
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
        elif word in _HALVES:
            sum_.half = True
        elif word == language.teen:
            sum_.small += 10
        elif word in language.factors:
            sum_.multiply(language.factors[word])
        elif magnitude is not None:
            sum_.scale_by(magnitude)
        sum_.end = end
    yield sum_.quantity(match.string)


_HALVES = ("half", "setengah")


@dataclass(slots=True)
class _Sum:
    """A number in words while it is added up.

    start, end: its place in the text
    total:      the thousands, millions, … that are done; `scale` is the last of these magnitudes
    hundreds, small: what is not multiplied by a magnitude yet, from 100 and below
    below:      where the words of these two begin
    half:       a half of the next magnitude is added
    explicit:   it has a unit: "two million", not "a million"
    """

    start: int
    end: int = 0
    total: int = 0
    hundreds: int = 0
    small: int = 0
    scale: int = 1
    half: bool = False
    explicit: bool = False
    below: int | None = None

    def takes(self, unit: int) -> bool:
        """Whether `unit` can follow: five after twenty, but not after one."""
        return not self.small or (unit < 10 and self.small >= 20 and self.small % 10 == 0)

    def add(self, unit: int, start: int) -> None:
        """Add a unit, whose word begins at `start`."""
        self.below = start if self.below is None else self.below
        if unit >= 1000:
            self.total, self.scale, self.below = self.total + unit, unit, None
        elif unit >= 100:
            self.hundreds, self.explicit = self.hundreds + unit, True
        else:
            self.small, self.explicit = self.small + unit, True

    def multiply(self, factor: int) -> None:
        """Multiply the last unit."""
        self.hundreds, self.small = self.hundreds + (self.small or 1) * factor, 0

    def scale_by(self, magnitude: int) -> None:
        """Multiply all that no magnitude has multiplied yet."""
        self.total += (self.hundreds + self.small or 1) * magnitude + self.half * magnitude // 2
        self.hundreds, self.small, self.scale, self.below, self.half = 0, 0, magnitude, None, False

    def split(self) -> _Sum:
        """Cut off what stands behind the last magnitude."""
        rest = _Sum(self.end if self.below is None else self.below, self.end)
        rest.hundreds, rest.small, rest.explicit, rest.below = self.hundreds, self.small, True, self.below
        self.hundreds, self.small, self.end = 0, 0, self.below or self.end
        return rest

    def quantity(self, text: str) -> Quantity:
        """The number. It is firm if it is thousands or millions; "a million" is a manner of speaking."""
        written = text[self.start : self.end].rstrip(" -")
        total = Decimal(self.total + self.hundreds + self.small)
        value = frozenset({total + Decimal("0.5") if self.half else total})
        firm = self.explicit and self.scale > 1
        end = self.start + len(written)
        return Quantity(written, self.start, end, value, firm=firm, scale=self.scale, spelled=True)
