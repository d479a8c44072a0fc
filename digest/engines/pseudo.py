"""A translation for the eye: accented and longer, so that a layout shows what it cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.engines.budget import Budget
from digest.engines.specs import DEFAULT_PLACEHOLDER
from digest.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Vowels alone: marks such as [[1]] and PH1 have none. Doubled they make a text some 30 % longer.
_ACCENTED = str.maketrans(
    {
        "a": "áà", "e": "éè", "i": "íì", "o": "óò", "u": "úù",
        "A": "ÁÀ", "E": "ÉÈ", "I": "ÍÌ", "O": "ÓÒ", "U": "ÚÙ",
    }
)  # fmt: skip


class PseudoEngine:
    """Deterministic, without network.

    Nothing is sent; a limit to what is sent counts nevertheless, so that it can be tried.
    """

    name = "pseudo"
    max_characters = 100_000
    max_texts = 100_000
    concurrency = 1
    placeholder = DEFAULT_PLACEHOLDER

    def __init__(self, *, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:  # noqa: ARG002
        """Accent and lengthen `texts`; the languages do not matter. Raises BudgetSpent."""
        return [self._translate(text) for text in texts]

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:  # noqa: ARG002
        """As `translate`, as far as the budget goes."""
        return [self._translate_or_fail(text) for text in texts]

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        """All at once."""
        return [list(texts)]

    def close(self) -> None:
        """Nothing is open."""

    def _translate_or_fail(self, text: str) -> str | EngineError:
        try:
            return self._translate(text)
        except EngineError as error:
            return error

    def _translate(self, text: str) -> str:
        self.budget.spend(len(text))
        return text.translate(_ACCENTED)
