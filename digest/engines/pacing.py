"""Manners towards a service: not more requests than it takes, and a rest when it asks for one."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from digest.errors import EngineThrottled, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.engines.base import Engine


# Seconds between two looks at whether it is still worth waiting.
_LOOK = 0.25


class PacedEngine:
    """Spaces the requests of all threads evenly.

    A service that throttles twice without an answer in between throttles everybody: then all threads rest, for as
    long as it says, or else for `rest` seconds, the next time twice as long, and so on. One alone may be chance,
    and is its own caller's wait.

    requests_per_second:  None: no spacing
    longest_rest:         seconds; when the service asks for more, callers are told so instead of kept waiting
    check:                raises EngineError when it is not worth waiting (any more)
    """

    def __init__(
        self,
        inner: Engine,
        *,
        concurrency: int,
        requests_per_second: float | None,
        stop: threading.Event,
        rest: float,
        longest_rest: float,
        check: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = inner.name
        self._inner = inner
        self._slots = threading.BoundedSemaphore(concurrency)
        self._spacing = 1 / requests_per_second if requests_per_second else 0.0
        self._stop = stop
        self._first_rest = rest
        self._longest_rest = longest_rest
        self._check = check
        self._clock = clock
        self._lock = threading.Lock()
        self._next = 0.0
        self._rested_at = float("-inf")
        self._throttled = 0

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate as soon as manners allow. Raises EngineError."""
        self._check()
        with self._slots:
            self._wait()
            began = self._clock()
            try:
                answers = self._inner.translate(texts, source=source, target=target)
            except EngineThrottled as error:
                self._rest(error, began)
                raise
            with self._lock:
                self._throttled = 0
            return answers

    def _wait(self) -> None:
        while True:
            self._check()
            with self._lock:
                now = self._clock()
                if now >= self._next:
                    self._next = now + self._spacing
                    return
                rest = self._next - now
            if self._stop.wait(min(rest, _LOOK)):
                raise EngineUnavailable(f"{self.name}: stopped")

    def _rest(self, error: EngineThrottled, began: float) -> None:
        with self._lock:
            # Requests that were under way when the rest began bring no news.
            if began < self._rested_at:
                return
            self._throttled += 1
            if self._throttled < 2:
                return
            rest = (
                error.retry_after
                if error.retry_after is not None
                else self._first_rest * 2.0 ** (self._throttled - 2)
            )
            if rest > self._longest_rest:
                return
            self._rested_at = self._clock()
            self._next = max(self._next, self._rested_at + rest)
