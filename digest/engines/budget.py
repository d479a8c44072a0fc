"""A limit to what a run sends, for services that count every character."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from digest.errors import BudgetSpent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.engines.base import Engine


class Budget:
    """The characters of text that all engines of a run may send together; safe to use from many threads.

    Counted is what leaves this machine: each request again when it is repeated, placeholders and line ends
    included, whether it is answered or not.

    characters:  the limit; None: there is none
    sent:        characters so far
    """

    def __init__(self, characters: int | None = None) -> None:
        self.characters = characters
        self.sent = 0
        self._lock = threading.Lock()

    @property
    def left(self) -> int | None:
        """Characters that may still be sent; None: as many as one likes."""
        return None if self.characters is None else self.characters - self.sent

    def check(self, characters: int) -> None:
        """Raise BudgetSpent if as many can never be sent again: what is left never grows."""
        left = self.left
        if left is not None and characters > left:
            raise BudgetSpent(
                f"the limit of {self.characters:,} characters (--max-characters) is reached:"
                f" {self.sent:,} were sent"
            )

    def spend(self, characters: int) -> None:
        """Take note of a request that is about to be sent. Raises BudgetSpent, and then it must not be."""
        with self._lock:
            self.check(characters)
            self.sent += characters


class BudgetedEngine:
    """Refuses what the budget has no room for before anybody waits for its turn, or tries to connect.

    The counting itself is done where a request leaves: see `Transport`.
    """

    def __init__(self, inner: Engine, *, budget: Budget) -> None:
        self.name = inner.name
        self._inner = inner
        self._budget = budget

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate. Raises BudgetSpent, or what the engine raises."""
        self._budget.check(sum(map(len, texts)))
        return self._inner.translate(texts, source=source, target=target)
