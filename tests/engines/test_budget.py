from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from digest.engines import Budget, create_engine
from digest.engines.budget import BudgetedEngine
from digest.engines.specs import SPECS
from digest.errors import BudgetSpent, EngineError, EngineUnavailable
from tests.engines.scripted import Scripted
from tests.servers import Fault, TranslationServer, at_random, every, first

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.engines import LimitedEngine
    from tests.servers import Seen

    Connect = Callable[..., LimitedEngine]
    Serve = Callable[..., TranslationServer]

LANGUAGES = {"source": "id", "target": "en"}
SERVICES = sorted(SPECS)


def received(*servers: TranslationServer) -> int:
    return sum(len(text) for server in servers for text in server.texts)


def counted(engine: LimitedEngine, texts: list[str]) -> int:
    """As `digest translate --dry-run` counts."""
    return sum(len(text) for request in engine.requests(texts) for text in request)


@pytest.mark.parametrize("name", SERVICES)
def test_just_what_was_counted_beforehand_is_enough(name: str, connect: Connect, serve: Serve) -> None:
    texts = [f"kalimat [[1]] ke-{number}, “baris” é" for number in range(30)] + ["", "—"]
    server = serve()
    budget = Budget(counted(connect(name, server), texts))
    engine = connect(name, server, budget=budget)
    assert engine.translate(texts, **LANGUAGES) == [text.upper() for text in texts]
    assert received(server) == budget.sent == budget.characters
    assert budget.left == 0


@pytest.mark.parametrize("name", SERVICES)
def test_one_character_less_is_refused_before_it_is_sent(name: str, connect: Connect, serve: Serve) -> None:
    server = serve()
    engine = connect(name, server, budget=Budget(9))
    with pytest.raises(
        BudgetSpent, match=r"^the limit of 9 characters \(--max-characters\) is reached: 0 were sent"
    ):
        engine.translate(["sepuluh ..", ""], **LANGUAGES)
    assert not server.seen


@pytest.mark.parametrize("limit", [0, 37, 500, 3_000])
@pytest.mark.parametrize("name", SERVICES)
def test_a_server_never_receives_more_than_the_budget_whatever_happens(
    name: str, limit: int, connect_impatiently: Connect, serve: Serve
) -> None:
    kinds = ("429", "503", "reset", "page", "truncated", "short")
    server = serve(fault=at_random(0.4, seed=limit, kinds=kinds))
    budget = Budget(limit)
    engine = connect_impatiently(name, server, concurrency=16, max_characters=200, budget=budget)
    work = [[f"artikel {article} kalimat {number}" for number in range(7)] for article in range(32)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda texts: engine.translate_each(texts, **LANGUAGES), work))
    assert received(server) <= budget.sent <= limit
    for texts, found in zip(work, answers, strict=True):
        for text, answer in zip(texts, found, strict=True):
            assert answer == text.upper() or isinstance(answer, EngineError)
    assert any(isinstance(answer, BudgetSpent) for found in answers for answer in found)


def test_a_request_that_is_sent_twice_counts_twice(connect_impatiently: Connect, serve: Serve) -> None:
    server = serve(fault=first(1, Fault("503")))
    budget = Budget(9)
    engine = connect_impatiently("libre", server, budget=budget)
    assert engine.translate(["satu"], **LANGUAGES) == ["SATU"]
    assert (budget.sent, received(server)) == (8, 8)
    with pytest.raises(BudgetSpent, match="8 were sent"):
        engine.translate(["dua"[:2]], **LANGUAGES)


def test_a_request_that_is_tried_in_another_form_counts_again(connect: Connect, serve: Serve) -> None:
    def fault(seen: Seen) -> Fault | None:
        return Fault(status=414, body="Request-URI Too Long") if "q" in seen.query else None

    budget = Budget(7)
    with pytest.raises(BudgetSpent):
        connect("libre", serve(fault=fault), budget=budget).translate(["satu"], **LANGUAGES)
    assert budget.sent == 4


def test_a_request_that_is_sent_elsewhere_counts_again(connect: Connect, serve: Serve) -> None:
    def fault(seen: Seen) -> Fault | None:
        return Fault(status=307, headers={"Location": "/m?q=satu&again=1"}) if "again" not in seen.query else None

    server = serve(fault=fault)
    budget = Budget(7)
    with pytest.raises(BudgetSpent):
        connect("google", server, budget=budget).translate(["satu"], **LANGUAGES)
    assert (budget.sent, received(server)) == (4, 4)


def test_where_nobody_listens_nothing_is_sent(connect_impatiently: Connect) -> None:
    gone = TranslationServer()
    gone.close()
    budget = Budget(100)
    with pytest.raises(EngineUnavailable):
        connect_impatiently("google", gone, budget=budget).translate(["satu"], **LANGUAGES)
    assert budget.sent == 0


def test_a_spent_budget_is_neither_asked_again_nor_asked_in_halves_nor_the_service_s_fault(
    connect: Connect, serve: Serve
) -> None:
    server = serve()
    engine = connect("libre", server, budget=Budget(5))
    for _ in range(40):
        found = engine.translate_each(["satu dua", "tiga empat"], **LANGUAGES)
        assert all(isinstance(answer, BudgetSpent) for answer in found)
    assert not server.seen
    assert engine.translate(["satu"], **LANGUAGES) == ["SATU"]


def test_engines_of_one_run_share_their_budget(connect_impatiently: Connect, serve: Serve) -> None:
    budget = Budget(50)
    servers = [serve(fault=every(Fault("503"))), serve()]
    failing, other = (
        connect_impatiently(name, server, budget=budget)
        for name, server in zip(("google", "libre"), servers, strict=True)
    )
    with pytest.raises(EngineUnavailable):
        failing.translate(["sepuluh ..", ""], **LANGUAGES)
    assert budget.sent == 40
    found = other.translate_each(["lima."], **LANGUAGES) + other.translate_each(["enam  6"], **LANGUAGES)
    assert found[0] == "LIMA."
    assert isinstance(found[1], BudgetSpent)
    assert received(*servers) == budget.sent == 45


def test_nobody_waits_for_a_turn_that_would_be_refused() -> None:
    inner = Scripted()
    budget = Budget(10)
    engine = BudgetedEngine(inner, budget=budget)
    with pytest.raises(BudgetSpent):
        engine.translate(["lima.", "enam.."], **LANGUAGES)
    assert inner.calls == 0
    assert engine.translate(["lima.", "lima."], **LANGUAGES) == ["LIMA.", "LIMA."]


def test_without_a_limit_everything_may_be_sent_and_is_counted(connect: Connect, serve: Serve) -> None:
    budget = Budget()
    connect("libre", serve(), budget=budget).translate(["satu"], **LANGUAGES)
    assert (budget.left, budget.sent) == (None, 4)


def test_threads_that_spend_at_once_do_not_overdraw() -> None:
    budget = Budget(1000)
    refused = threading.Event()

    def spend() -> None:
        while not refused.is_set():
            try:
                budget.spend(7)
            except BudgetSpent:
                refused.set()

    with ThreadPoolExecutor(8) as pool:
        for _ in range(8):
            pool.submit(spend)
    assert budget.sent == 994


def test_pseudo_spends_its_budget_text_by_text_though_it_sends_nothing() -> None:
    engine = create_engine("pseudo", budget=Budget(10))
    found = engine.translate_each(["satu", "dua tiga", "tiga", "x", ""], **LANGUAGES)
    assert [isinstance(answer, BudgetSpent) for answer in found] == [False, True, False, False, False]
    with pytest.raises(BudgetSpent, match="9 were sent"):
        engine.translate(["dua"], **LANGUAGES)
