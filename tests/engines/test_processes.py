from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from digest.engines.breaker import CircuitOpen
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
from tests.engines.elsewhere import translate_with
from tests.servers import Fault, TranslationServer, every

if TYPE_CHECKING:
    from collections.abc import Callable

    Serve = Callable[..., TranslationServer]


def test_engines_work_in_a_process_of_their_own(serve: Serve) -> None:
    server, refusing = serve(), serve(fault=every(Fault(status=403)))
    names = ["google", "libre", "deepl", "chatgpt", "pseudo"]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        work = [pool.submit(translate_with, name, server.url, ["satu", "—"]) for name in names]
        failing = pool.submit(translate_with, "google", refusing.url, ["satu"])
        answers = [future.result(timeout=60) for future in work]
        [failure] = failing.result(timeout=60)
    assert answers == [["SATU", "—"]] * 4 + [["sáàtúù", "—"]]
    assert isinstance(failure, EngineRefused)
    assert "HTTP 403" in str(failure)


KINDS = (
    AnswerError,
    BudgetSpent,
    CircuitOpen,
    EngineRefused,
    EngineUnavailable,
    NoAnswer,
    TextTooLong,
    Unreachable,
)


@pytest.mark.parametrize("error", [*(kind("google: x") for kind in KINDS), EngineThrottled("google: x", 7.5)])
def test_an_error_comes_back_from_a_process_as_it_was(error: EngineError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (str(copy), vars(copy)) == (str(error), vars(error))
