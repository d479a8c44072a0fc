from __future__ import annotations

import pytest

from digest.engines.breaker import BreakerEngine, CircuitOpen
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
from tests.engines.scripted import Clock, Scripted

LANGUAGES = {"source": "id", "target": "en"}


def attempts_until_open(error: EngineError, *, seconds_each: float = 1.0, answers: int = 0) -> int:
    """How many requests the breaker lets through, some that are answered and then failures of one kind."""
    clock = Clock()

    def pass_time() -> None:
        clock.now += seconds_each

    inner = Scripted(*[None] * answers, error, before=pass_time)
    engine = BreakerEngine(inner, clock=clock)
    for _ in range(answers):
        engine.translate(["a"], **LANGUAGES)
    for _ in range(100):
        with pytest.raises(EngineError):
            engine.translate(["a"], **LANGUAGES)
        clock.now += 0.01
    return inner.calls


@pytest.mark.parametrize(
    ("error", "count"),
    [
        (EngineUnavailable("x"), 10),
        (Unreachable("x"), 5),
        (EngineThrottled("x"), 4),
        (NoAnswer("x"), 4),
        (EngineRefused("x"), 2),
        (AnswerError("x"), 30),
        (TextTooLong("x"), 100),
        (BudgetSpent("x"), 100),
    ],
)
def test_a_service_that_only_fails_is_not_asked_for_long(error: EngineError, count: int) -> None:
    assert attempts_until_open(error, seconds_each=0.9) == count


def test_failures_of_one_instant_are_not_enough() -> None:
    assert attempts_until_open(EngineUnavailable("x"), seconds_each=0.0) == 100


@pytest.mark.parametrize("error", [EngineRefused("x"), EngineThrottled("x", retry_after=3600.0)])
def test_a_service_that_refuses_us_needs_no_instant_more(error: EngineError) -> None:
    assert attempts_until_open(error, seconds_each=0.0) == 2


def test_a_service_that_throttles_us_after_it_has_answered_is_given_more_time() -> None:
    assert attempts_until_open(EngineThrottled("x"), seconds_each=1.0, answers=1) == 1 + 8
    assert attempts_until_open(EngineThrottled("x"), seconds_each=1.0) == 4


def test_a_service_that_throttles_us_after_the_time_that_it_named_is_not_believed_for_long() -> None:
    assert attempts_until_open(EngineThrottled("x", retry_after=5.0), seconds_each=1.0, answers=1) == 1 + 4


def test_a_success_in_between_forgives_all() -> None:
    clock = Clock()
    failure = EngineUnavailable("x")
    inner = Scripted(*[failure] * 9, None, *[failure] * 9, None)
    engine = BreakerEngine(inner, span=0, clock=clock)
    for _ in range(20):
        clock.now += 1
        try:
            engine.translate(["a"], **LANGUAGES)
        except CircuitOpen:
            pytest.fail("opened")
        except EngineUnavailable:
            pass
    assert inner.calls == 20


def test_a_failure_of_a_request_from_before_the_last_success_says_nothing() -> None:
    clock = Clock()
    engine = BreakerEngine(Scripted(None), limit=1, span=0, clock=clock)
    began = clock.now
    clock.now += 5
    engine.translate(["a"], **LANGUAGES)
    engine._failed(EngineUnavailable("began long ago"), began)
    assert engine.translate(["a"], **LANGUAGES) == ["A"]


def test_after_a_pause_one_call_tries_again_and_closes_the_circuit() -> None:
    clock = Clock()
    inner = Scripted(EngineUnavailable("x"), EngineUnavailable("x"), None)
    engine = BreakerEngine(inner, limit=3, span=0, pause=30, clock=clock)
    for _ in range(2):
        with pytest.raises(EngineUnavailable):
            engine.translate(["a"], **LANGUAGES)
    assert inner.calls == 1
    clock.now += 31
    with pytest.raises(EngineUnavailable, match=r"^x$"):
        engine.translate(["a"], **LANGUAGES)
    with pytest.raises(CircuitOpen):
        engine.translate(["a"], **LANGUAGES)
    clock.now += 31
    assert engine.translate(["a"], **LANGUAGES) == ["A"]
    assert engine.translate(["a"], **LANGUAGES) == ["A"]


@pytest.mark.parametrize("error", [EngineRefused("x"), EngineThrottled("x", retry_after=3600.0), Unreachable("x")])
def test_a_refusal_that_is_plain_is_repeated_as_it_was(error: EngineError) -> None:
    engine = BreakerEngine(Scripted(error), limit=1, span=0)
    for _ in range(2):
        with pytest.raises(EngineError, match=r"^x$"):
            engine.translate(["a"], **LANGUAGES)


def test_the_refusal_is_one_line_that_says_why() -> None:
    engine = BreakerEngine(Scripted(EngineUnavailable("libre: HTTP 503")), limit=1, span=0)
    with pytest.raises(EngineUnavailable):
        engine.translate(["a"], **LANGUAGES)
    with pytest.raises(CircuitOpen) as caught:
        engine.translate(["a"], **LANGUAGES)
    assert str(caught.value) == "libre: HTTP 503, again and again"
