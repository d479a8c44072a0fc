"""An engine that does what a test tells it to."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Scripted:
    """Answers with upper case, or as the next of `outcomes` says: an exception is raised, None is an answer.

    When they are used up, the last one stays. `before` runs at the beginning of each call.
    """

    name = "scripted"

    def __init__(self, *outcomes: Exception | None, before: Callable[[], None] = lambda: None) -> None:
        self._outcomes = list(outcomes) or [None]
        self._lock = threading.Lock()
        self._before = before
        self.calls = 0

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        self._before()
        with self._lock:
            self.calls += 1
            outcome = self._outcomes.pop(0) if len(self._outcomes) > 1 else self._outcomes[0]
        if outcome is not None:
            raise outcome
        return [text.upper() for text in texts]


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now
