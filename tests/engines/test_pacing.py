from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from digest.engines.pacing import PacedEngine
from digest.errors import EngineThrottled, EngineUnavailable
from tests.engines.scripted import Scripted

LANGUAGES = {"source": "id", "target": "en"}


def paced(inner: Scripted, *, stop: threading.Event | None = None, **options: object) -> PacedEngine:
    chosen: dict[str, object] = {"requests_per_second": None, "rest": 0.1, "longest_rest": 1.0, **options}
    return PacedEngine(inner, concurrency=4, stop=stop or threading.Event(), **chosen)  # type: ignore[arg-type]


def test_requests_of_all_threads_are_spaced() -> None:
    began: list[float] = []
    engine = paced(Scripted(before=lambda: began.append(time.monotonic())), requests_per_second=50)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: engine.translate(["a"], **LANGUAGES), range(8)))
    assert max(began) - min(began) >= 7 / 50 * 0.9


def test_no_more_are_under_way_at_once_than_the_service_takes() -> None:
    under_way: list[int] = []
    inside = threading.Semaphore(4)

    def enter() -> None:
        assert inside.acquire(blocking=False), "more than four"
        under_way.append(1)
        time.sleep(0.005)
        inside.release()

    engine = paced(Scripted(before=enter))
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda _: engine.translate(["a"], **LANGUAGES), range(24)))
    assert len(under_way) == 24


def test_nobody_goes_on_waiting_for_a_service_that_has_been_found_down() -> None:
    down = threading.Event()
    waiting = threading.Event()

    def check() -> None:
        if down.is_set():
            raise EngineUnavailable("down")
        waiting.set()

    inner = Scripted()
    engine = paced(inner, requests_per_second=0.001, check=check)
    engine.translate(["a"], **LANGUAGES)
    waiting.clear()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(engine.translate, ["b"], **LANGUAGES)
        assert waiting.wait(10)
        down.set()
        with pytest.raises(EngineUnavailable, match="down"):
            asked.result(timeout=20)
    assert inner.calls == 1


def test_one_throttled_request_makes_nobody_else_wait() -> None:
    stop = threading.Event()
    engine = paced(Scripted(EngineThrottled("x", 300.0), None), stop=stop, longest_rest=1000.0)
    with pytest.raises(EngineThrottled):
        engine.translate(["a"], **LANGUAGES)
    # Whoever waits is woken with an error.
    watch = threading.Timer(2.0, stop.set)
    watch.start()
    assert engine.translate(["a"], **LANGUAGES) == ["A"]
    watch.cancel()


def test_a_service_that_throttles_everybody_gets_its_rest() -> None:
    began: list[float] = []
    inner = Scripted(
        EngineThrottled("x", 0.1), EngineThrottled("x", 0.1), None, before=lambda: began.append(time.monotonic())
    )
    engine = paced(inner)
    for _ in range(2):
        with pytest.raises(EngineThrottled):
            engine.translate(["a"], **LANGUAGES)
    engine.translate(["a"], **LANGUAGES)
    assert began[2] - began[1] >= 0.1


def test_rests_grow_where_the_service_names_no_time() -> None:
    began: list[float] = []
    engine = paced(Scripted(EngineThrottled("x"), before=lambda: began.append(time.monotonic())), rest=0.02)
    for _ in range(5):
        with pytest.raises(EngineThrottled):
            engine.translate(["a"], **LANGUAGES)
    rests = [later - earlier for earlier, later in pairwise(began)][1:]
    assert rests[0] >= 0.02
    assert rests[1] >= 0.04
    assert rests[2] >= 0.08


def test_a_rest_longer_than_anybody_waits_is_not_taken() -> None:
    engine = paced(Scripted(EngineThrottled("x", 3600.0)))
    for _ in range(3):
        with pytest.raises(EngineThrottled):
            engine.translate(["a"], **LANGUAGES)


def test_an_answer_ends_the_throttling() -> None:
    inner = Scripted(EngineThrottled("x", 300.0), None, EngineThrottled("x", 300.0), None)
    engine = paced(inner, longest_rest=1000.0)
    for _ in range(2):
        with pytest.raises(EngineThrottled):
            engine.translate(["a"], **LANGUAGES)
        assert engine.translate(["a"], **LANGUAGES) == ["A"]


def test_requests_that_were_under_way_when_the_rest_began_do_not_prolong_it() -> None:
    arrived = threading.Barrier(4)
    engine = paced(Scripted(EngineThrottled("x"), before=lambda: arrived.wait(timeout=10)), rest=0.01)

    def ask(_: int) -> str:
        with pytest.raises(EngineThrottled) as caught:
            engine.translate(["a"], **LANGUAGES)
        return str(caught.value)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == ["x"] * 4
    assert engine._throttled == 2


def test_a_wait_ends_when_it_is_told_to() -> None:
    stop = threading.Event()
    engine = paced(Scripted(), stop=stop, requests_per_second=0.001)
    engine.translate(["a"], **LANGUAGES)
    threading.Timer(0.05, stop.set).start()
    with pytest.raises(EngineUnavailable, match="stopped"):
        engine.translate(["a"], **LANGUAGES)
