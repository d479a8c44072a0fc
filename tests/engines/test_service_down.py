"""Many texts and a service that is down: what a chain of engines needs to get to the next one soon."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from digest.errors import EngineRefused, EngineUnavailable
from tests.servers import Fault, every, first

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.engines import LimitedEngine
    from digest.errors import EngineError
    from tests.servers import TranslationServer

    Connect = Callable[..., LimitedEngine]
    Serve = Callable[..., TranslationServer]

LANGUAGES = {"source": "id", "target": "en"}
WORK = [[f"artikel {article} kalimat {number}" for number in range(5)] for article in range(40)]


def ask_for_everything(engine: LimitedEngine) -> list[str | EngineError]:
    with ThreadPoolExecutor(engine.concurrency) as pool:
        answers = pool.map(lambda texts: engine.translate_each(texts, **LANGUAGES), WORK)
        return [answer for found in answers for answer in found]


@pytest.mark.parametrize(
    ("fault", "kind", "most"),
    [
        (Fault(status=403), EngineRefused, 8),
        (Fault("429", headers={"Retry-After": "86400"}), EngineUnavailable, 8),
        (Fault("429"), EngineUnavailable, 16),
    ],
    ids=["refused", "sent away for a day", "blocked"],
)
def test_two_hundred_texts_are_refused_within_few_requests(
    fault: Fault, kind: type[EngineError], most: int, connect: Connect, serve: Serve
) -> None:
    server = serve(fault=every(fault))
    found = ask_for_everything(connect("google", server))
    assert len(found) == 200
    assert all(isinstance(answer, kind) for answer in found)
    assert len({str(answer) for answer in found}) == 1
    assert len(server.seen) <= most


def test_a_service_that_was_down_is_asked_again_by_a_new_engine(connect: Connect, serve: Serve) -> None:
    server = serve(fault=every(Fault(status=403)))
    ask_for_everything(connect("google", server))
    server.fault = None
    assert connect("google", server).translate(["satu"], **LANGUAGES) == ["SATU"]


@pytest.mark.parametrize("other", ["google", "libre"])
def test_closing_an_engine_does_not_hinder_another(other: str, connect: Connect, serve: Serve) -> None:
    release = threading.Event()
    arrived = threading.Event()

    def wait(line: str) -> str:
        arrived.set()
        release.wait(20)
        return line.upper()

    going, closed = connect(other, serve(wait)), connect("google", serve(fault=first(1, Fault("hang"))))
    with ThreadPoolExecutor(2) as pool:
        answer = pool.submit(going.translate, ["satu"], **LANGUAGES)
        cut = pool.submit(closed.translate, ["dua"], **LANGUAGES)
        assert arrived.wait(20)
        closed.close()
        with pytest.raises(EngineUnavailable, match="stopped"):
            cut.result(timeout=20)
        release.set()
        assert answer.result(timeout=20) == ["SATU"]
    assert going.translate(["tiga"], **LANGUAGES) == ["TIGA"]


def test_one_thread_may_use_several_engines_in_turn(connect: Connect, serve: Serve) -> None:
    engines = [connect(name, serve()) for name in ("google", "deepl", "google", "mymemory", "libre")]
    answers = [engine.translate([f"teks {number}"], **LANGUAGES) for number, engine in enumerate(engines * 2)]
    assert answers == [[f"TEKS {number}"] for number in range(10)]
