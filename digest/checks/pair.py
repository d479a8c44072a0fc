"""A text and its translation, and what every check wants to know of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from digest.checks.anchors import Anchor, find_anchors
from digest.checks.days import Dates, compare_days, source_days, target_days
from digest.checks.differences import Differences, compare
from digest.checks.gaps import Gap, find_gap
from digest.checks.languages import ENGLISH, INDONESIAN
from digest.checks.markup import protected, words
from digest.checks.money import currencies
from digest.checks.quantities import quantities
from digest.glossary import Glossary

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from digest.checks.conventions import Quantity
    from digest.glossary import Use

Issue = tuple[str, str]
"""What is wrong, and the words that it is about."""


@dataclass(frozen=True)
class Pair:
    """A text in Markdown and its translation."""

    source: str
    target: str
    glossary: Glossary = field(default_factory=Glossary)

    @cached_property
    def source_words(self) -> str:
        """The source as it is read."""
        return words(self.source)

    @cached_property
    def target_words(self) -> str:
        """The translation as it is read."""
        return words(self.target)

    @cached_property
    def source_protected(self) -> Mapping[str, Counter[str]]:
        """What the source says that no translation may change, by kind."""
        return protected(self.source)

    @cached_property
    def target_protected(self) -> Mapping[str, Counter[str]]:
        """The same of the translation."""
        return protected(self.target)

    @cached_property
    def source_quantities(self) -> list[Quantity]:
        """The quantities in the source."""
        return quantities(self.source_words, INDONESIAN)

    @cached_property
    def target_quantities(self) -> list[Quantity]:
        """The quantities in the translation."""
        return quantities(self.target_words, ENGLISH)

    @cached_property
    def dates(self) -> Dates:
        """How the dates differ."""
        return compare_days(source_days(self.source_words), target_days(self.target_words))

    @cached_property
    def numbers(self) -> Differences:
        """How the quantities differ, apart from those of dates that do."""
        return compare(self.source_quantities, self.target_quantities, self.dates)

    @cached_property
    def anchors(self) -> list[Anchor]:
        """The anchors of the source, its numbers among them."""
        readings = {reading for quantity in self.target_quantities for reading in quantity.readings}
        numbers = (
            Anchor(quantity.start, "number", found=not quantity.readings.isdisjoint(readings))
            for quantity in self.source_quantities
            if quantity.firm
        )
        anchors = [*find_anchors(self.source_words, self.target_words), *numbers]
        return sorted(anchors, key=lambda anchor: anchor.start)

    @cached_property
    def source_currencies(self) -> Counter[str]:
        """The currencies that the source speaks of, and how often."""
        return currencies(self.source_words)

    @cached_property
    def target_currencies(self) -> Counter[str]:
        """Those of the translation."""
        return currencies(self.target_words)

    @cached_property
    def gap(self) -> Gap:
        """The part of the source that the translation most probably lacks."""
        if not self.source_words.strip() or not self.target_words.strip():
            return Gap(0, 0, 0)
        return find_gap(self.source_words, self.target_words, self.anchors)

    @cached_property
    def missing_terms(self) -> list[Use]:
        """The terms of the glossary in the source whose translation is not in the target."""
        return self.glossary.missing(self.source_words, self.target_words)


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
