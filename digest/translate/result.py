"""What a run says while it works, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from digest.errors import BudgetSpent, EngineUnavailable

if TYPE_CHECKING:
    from digest.errors import EngineError
    from digest.model import Finding
    from digest.translate.plan import Plan


class Progress(Protocol):
    """Whoever wants to know how far it is."""

    def start(self, *, articles: int, segments: int) -> None:
        """What there is to do: segments are those that must be sent."""

    def advance(self, *, articles: int = 0, segments: int = 0) -> None:
        """What has been done since."""

    def note(self, line: str) -> None:
        """What a person should know before the rest, which may take hours."""


@dataclass(slots=True)
class Result:
    """What came of it.

    written:   the articles whose edition was written
    missing:   the plans that still lack a segment
    reasons:   why an engine gave no answer, each reason once, unless another engine went on then
    findings:  editions that are complete, but could not be written
    may_pass:  one of these reasons may be gone soon
    is_cut:    something was not sent because of a limit to what may be
    least:     the limit with which something would have been sent, where nothing was
    """

    written: list[str] = field(default_factory=list)
    missing: list[Plan] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    may_pass: bool = False
    is_cut: bool = False
    least: int | None = None

    def blame(self, error: EngineError) -> bool:
        """Take note of why something is missing. Returns whether another engine is to try it."""
        if isinstance(error, BudgetSpent):
            self.is_cut = True
            return False
        self.may_pass |= isinstance(error, EngineUnavailable)
        if str(error) not in self.reasons:
            self.reasons.append(str(error))
        return True

    def hand_over(self, engine: str) -> list[str]:
        """The reasons so far, to be told before `engine` goes on."""
        told, self.reasons = self.reasons, []
        if told:
            told[-1] += f"; {engine} goes on"
        return told
