"""A text and its translation, and what every check wants to know of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from digest.checks.languages import ENGLISH, INDONESIAN
from digest.checks.markup import protected, words
from digest.checks.quantities import quantities

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from digest.checks.conventions import Quantity


@dataclass(frozen=True)
class Pair:
    """A text in Markdown and its translation."""

    source: str
    target: str
    glossary: Mapping[str, str] = field(default_factory=dict)

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
    def numbers(self) -> Differences:
        """How the quantities differ."""
        source = quantities(self.source_words, INDONESIAN)
        target = quantities(self.target_words, ENGLISH)
        return _compare(_without(source, target), _without(target, source))


@dataclass(frozen=True, slots=True)
class Differences:
    """Quantities that are others in the translation, those that it lacks, and those that it adds."""

    changed: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]


def _without(wanted: list[Quantity], present: list[Quantity]) -> list[Quantity]:
    readings = {reading for quantity in present for reading in quantity.readings}
    return [quantity for quantity in wanted if quantity.firm and not quantity.readings & readings]


def _compare(missing: list[Quantity], added: list[Quantity]) -> Differences:
    """Digits left as they were mean something else; as many new quantities as lost ones are their changes; of
    other numbers nobody can say which became which."""
    changed = []
    for left in list(missing):
        same = next((right for right in added if right.written.split()[0] == left.written.split()[0]), None)
        if same is not None:
            missing.remove(left)
            added.remove(same)
            changed.append((left, same))
    if len(missing) == len(added):
        return Differences((*changed, *zip(missing, added, strict=True)), (), ())
    return Differences(tuple(changed), tuple(missing), tuple(added))
