"""A circuit breaker: when a service is down, the rest of the work is told so at once."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from digest.engines.http_errors import NoAnswer, Unreachable
from digest.errors import (
    AnswerError,
    BudgetSpent,
    EngineError,
    EngineRefused,
    EngineThrottled,
    EngineUnavailable,
    TextTooLong,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.engines.base import Engine

# How much a failure says about the service as a whole; at LIMIT without a success in between it counts as
# down. Ten failures in a row, as a rule: at 30 % of failures by chance that is once in 200,000. No connection
# at all says more, and so does an answer that does not come in time, which costs half a minute each; a nonsensical
# answer says less: it may be the text's fault. Being throttled counts once after each rest, which are a minute
# together. A service that throttles us before it has ever answered has blocked us, and so has one that throttles
# us again after the time that it named.
# SPAN: many threads fail in the same instant, and a server that restarts is back in the next.
LIMIT = 30
_WEIGHTS: tuple[tuple[type[EngineError], int], ...] = (
    (Unreachable, 6),
    (NoAnswer, 10),
    (EngineThrottled, 4),
    (EngineUnavailable, 3),
    (TextTooLong, 0),
    (BudgetSpent, 0),
    (AnswerError, 1),
)
_BLOCKED = 8
_REFUSED = 15
SPAN = 3.0
PAUSE = 30.0
LONGEST_WAIT = 60.0


class CircuitOpen(EngineUnavailable):
    """Nothing was sent: the service has failed too often. A retry now is in vain."""


class BreakerEngine:
    """Refuses calls after too many failures in a row, and lets one through now and then as a probe.

    limit:         the weight of failures that is too much
    span:          seconds that they must have lasted, unless the service refuses us: that is no accident
    pause:         seconds between probes
    longest_wait:  seconds; to be told to come back after more is to be refused
    """

    def __init__(
        self,
        inner: Engine,
        *,
        limit: int = LIMIT,
        span: float = SPAN,
        pause: float = PAUSE,
        longest_wait: float = LONGEST_WAIT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = inner.name
        self._inner = inner
        self._limit = limit
        self._span = span
        self._pause = pause
        self._longest_wait = longest_wait
        self._clock = clock
        self._lock = threading.Lock()
        self._has_answered = False
        self._weight = 0
        self._since = 0.0
        self._last_news = float("-inf")
        self._open_until: float | None = None
        self._last: EngineError | None = None

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate, or fail at once. Raises EngineError."""
        began = self._enter()
        try:
            answers = self._inner.translate(texts, source=source, target=target)
        except EngineError as error:
            self._failed(error, began)
            raise
        self._succeeded()
        return answers

    def check(self) -> None:
        """Raise EngineError if a call would be refused now."""
        with self._lock:
            self._refuse_if_open()

    def _enter(self) -> float:
        with self._lock:
            self._refuse_if_open()
            now = self._clock()
            if self._open_until is not None:
                # The probe: everybody else is refused until its outcome is known.
                self._open_until = now + self._pause
            return now

    def _refuse_if_open(self) -> None:
        if self._open_until is not None and self._clock() < self._open_until:
            raise self._refusal()

    def _succeeded(self) -> None:
        with self._lock:
            self._has_answered = True
            self._weight = 0
            self._last_news = self._clock()
            self._open_until = None

    def _failed(self, error: EngineError, began: float) -> None:
        with self._lock:
            refused = isinstance(error, EngineRefused) or self._sends_us_away(error)
            weight = _REFUSED if refused else self._weight_of(error)
            # A request from before the last success says nothing about now; of many that are throttled at
            # once, the first has said it for all.
            if weight == 0 or began < self._last_news:
                return
            now = self._clock()
            if isinstance(error, EngineThrottled):
                self._last_news = now
            if self._weight == 0:
                self._since = began
            self._last = error
            self._weight += weight
            if self._weight >= self._limit and (refused or now - self._since >= self._span):
                self._open_until = now + self._pause

    def _sends_us_away(self, error: EngineError) -> bool:
        return isinstance(error, EngineThrottled) and (error.retry_after or 0) > self._longest_wait

    def _weight_of(self, error: EngineError) -> int:
        if isinstance(error, EngineThrottled) and (error.retry_after is not None or not self._has_answered):
            return _BLOCKED
        return next(weight for kind, weight in _WEIGHTS if isinstance(error, kind))

    def _refusal(self) -> EngineError:
        if isinstance(self._last, EngineRefused):
            return EngineRefused(str(self._last))
        if isinstance(self._last, Unreachable) or (self._last and self._sends_us_away(self._last)):
            return CircuitOpen(str(self._last))
        return CircuitOpen(f"{self._last}, again and again")
