"""Asking again, with patience and an end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tenacity import (
    RetryCallState,
    Retrying,
    sleep_using_event,
    stop_after_attempt,
    stop_before_delay,
    stop_when_event_set,
    wait_random_exponential,
)

from digest.engines.breaker import CircuitOpen
from digest.engines.http_errors import NotAccepted, Unreachable
from digest.errors import AnswerError, EngineThrottled, EngineUnavailable

if TYPE_CHECKING:
    import threading
    from collections.abc import Sequence

    from digest.engines.base import Engine


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to go on.

    attempts:         requests for one piece of work, the first included
    answer_attempts:  of these, answers that were no translation: what is wrong with the text stays wrong
    of_several:       the same for several texts at once, which are asked for in halves next
    wait:             seconds, at most, before the second attempt; twice as many before each further one
    longest_wait:     seconds before any attempt; a service that asks for more has failed for this run
    total:            seconds from the first attempt to the beginning of the last
    rest:             seconds for which all pause, and then twice as long, when a service throttles everybody
    """

    attempts: int = 8
    answer_attempts: int = 4
    of_several: int = 2
    wait: float = 0.5
    longest_wait: float = 60.0
    total: float = 180.0
    rest: float = 1.0


class RetryingEngine:
    """Asks again after failures that may pass: after what the service says, else with growing waits."""

    def __init__(self, inner: Engine, *, stop: threading.Event, patience: Patience) -> None:
        self.name = inner.name
        self._inner = inner
        self._stop = stop
        self._patience = patience

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate. Raises the EngineError of the last attempt."""
        patience = self._patience
        retrying = Retrying(
            sleep=sleep_using_event(self._stop),
            stop=stop_after_attempt(patience.attempts)
            | stop_before_delay(patience.total)
            | stop_when_event_set(self._stop),
            wait=self._wait(patience),
            retry=_MayPass(patience.of_several if _are_several(texts) else patience.answer_attempts, patience),
            reraise=True,
        )
        return retrying(self._inner.translate, texts, source=source, target=target)

    @staticmethod
    def _wait(patience: Patience) -> _Wait:
        return _Wait(wait_random_exponential(multiplier=patience.wait, max=patience.longest_wait / 3))


class _Wait:
    """What the service says, with some jitter on top so that not all come back in the same instant."""

    def __init__(self, backoff: wait_random_exponential) -> None:
        self._backoff = backoff

    def __call__(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        backoff = self._backoff(state)
        if isinstance(error, Unreachable):
            # There is nobody to be spared.
            return min(backoff, 1.0)
        if isinstance(error, EngineThrottled) and error.retry_after is not None:
            return error.retry_after + min(backoff, 1.0)
        return backoff


class _MayPass:
    """Whether another attempt is worth it. Made for one piece of work: it counts.

    answer_attempts:  how often an answer may be no translation
    """

    def __init__(self, answer_attempts: int, patience: Patience) -> None:
        self._answer_attempts = answer_attempts
        self._patience = patience
        self._answers = 0

    def __call__(self, state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, NotAccepted):
            return False
        if isinstance(error, AnswerError):
            self._answers += 1
            return self._answers < self._answer_attempts
        if isinstance(error, EngineThrottled) and error.retry_after is not None:
            return error.retry_after <= self._patience.longest_wait
        return isinstance(error, EngineUnavailable) and not isinstance(error, CircuitOpen)


def _are_several(texts: Sequence[str]) -> bool:
    return len(texts) > 1 or any("\n" in text for text in texts)
