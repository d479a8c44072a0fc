"""Which plans wait for which segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from digest.segments import Segment
    from digest.translate.plan import Plan


class Waiting:
    """Plans, until all of their segments have arrived; each segment is looked at once, whoever shares it."""

    def __init__(self, plans: Sequence[Plan], done: Container[str]) -> None:
        self._plans = plans
        self._lacking = [
            {found: segment for found, segment in plan.wanted() if found not in done} for plan in plans
        ]
        self._waiting: dict[str, list[int]] = {}
        for number, lacking in enumerate(self._lacking):
            for found in lacking:
                self._waiting.setdefault(found, []).append(number)
        self._complete = [number for number, lacking in enumerate(self._lacking) if not lacking]

    def complete(self, arrived: Iterable[str]) -> list[Plan]:
        """The plans that lack nothing more, now that these have arrived, each told once."""
        for found in arrived:
            for number in self._waiting.pop(found, ()):
                del self._lacking[number][found]
                if not self._lacking[number]:
                    self._complete.append(number)
        complete, self._complete = self._complete, []
        return [self._plans[number] for number in complete]

    def plans(self) -> list[Plan]:
        """Those that still lack something."""
        return [plan for plan, lacking in zip(self._plans, self._lacking, strict=True) if lacking]

    def each_lacking(self, offered: Container[str]) -> list[Mapping[str, Segment]]:
        """What each of them lacks of `offered`, by fingerprint."""
        each = ({found: one for found, one in lacking.items() if found in offered} for lacking in self._lacking)
        return [lacking for lacking in each if lacking]

    def lacking(self) -> dict[str, Segment]:
        """What all of them lack, each once."""
        return {found: segment for lacking in self._lacking for found, segment in lacking.items()}
