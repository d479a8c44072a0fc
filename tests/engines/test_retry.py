from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from digest.engines.breaker import CircuitOpen
from digest.engines.http_errors import NotAccepted
from digest.engines.retry import Patience, RetryingEngine
from digest.errors import (
    AnswerError,
    BudgetSpent,
    EngineError,
    EngineRefused,
    EngineThrottled,
    EngineUnavailable,
    TextTooLong,
)
from tests.engines.scripted import Scripted

LANGUAGES = {"source": "id", "target": "en"}
QUICK = Patience(attempts=5, answer_attempts=3, wait=0.001, longest_wait=0.05, total=5.0)


def retrying(inner: Scripted, patience: Patience = QUICK, stop: threading.Event | None = None) -> RetryingEngine:
    return RetryingEngine(inner, stop=stop or threading.Event(), patience=patience)


@pytest.mark.parametrize(
    "error", [EngineUnavailable("x"), AnswerError("x"), EngineThrottled("x"), EngineThrottled("x", 0.01)]
)
def test_what_may_pass_is_tried_again(error: EngineError) -> None:
    inner = Scripted(error, error, None)
    assert retrying(inner).translate(["a"], **LANGUAGES) == ["A"]
    assert inner.calls == 3


@pytest.mark.parametrize(
    ("error", "calls"),
    [
        (EngineUnavailable("x"), 5),
        (EngineThrottled("x"), 5),
        (AnswerError("x"), 3),
        (NotAccepted("x"), 1),
        (BudgetSpent("x"), 1),
        (EngineRefused("x"), 1),
        (TextTooLong("x"), 1),
        (CircuitOpen("x"), 1),
        (EngineThrottled("x", 60.0), 1),
    ],
)
def test_there_is_an_end_and_the_last_error_is_told(error: EngineError, calls: int) -> None:
    inner = Scripted(error)
    with pytest.raises(type(error)) as caught:
        retrying(inner).translate(["a"], **LANGUAGES)
    assert caught.value is error
    assert inner.calls == calls


@pytest.mark.parametrize("texts", [["a", "b"], ["a\nb"]])
def test_several_texts_are_rather_asked_for_in_halves(texts: list[str]) -> None:
    inner = Scripted(AnswerError("x"))
    with pytest.raises(AnswerError):
        retrying(inner).translate(texts, **LANGUAGES)
    assert inner.calls == 2


def test_what_the_service_asks_for_is_waited() -> None:
    began: list[float] = []
    inner = Scripted(EngineThrottled("x", 0.2), None, before=lambda: began.append(time.monotonic()))
    retrying(inner, replace(QUICK, longest_wait=1.0)).translate(["a"], **LANGUAGES)
    assert began[1] - began[0] >= 0.2


def test_the_whole_is_bounded_in_time() -> None:
    inner = Scripted(EngineThrottled("x", 0.05))
    with pytest.raises(EngineThrottled):
        retrying(inner, replace(QUICK, attempts=1000, total=0.12)).translate(["a"], **LANGUAGES)
    assert inner.calls <= 3


def test_a_wait_ends_when_it_is_told_to() -> None:
    stop = threading.Event()
    inner = Scripted(EngineThrottled("x", 300.0), before=lambda: threading.Timer(0.05, stop.set).start())
    with pytest.raises(EngineThrottled):
        retrying(inner, replace(QUICK, longest_wait=1000.0, total=1000.0), stop).translate(["a"], **LANGUAGES)
    assert inner.calls <= 2


def test_production_is_patient_but_not_without_end() -> None:
    assert Patience().attempts >= 6
    assert Patience().total <= 300
