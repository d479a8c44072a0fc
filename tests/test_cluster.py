"""What the processes of a cluster do, and what goes to them."""

from __future__ import annotations

import pickle
import uuid

import pytest

from digest import errors
from digest.cluster import Recipe, work
from digest.cluster.work import Offer, ask, describe, end
from digest.engines import create_engine
from digest.errors import EngineError, EngineRefused, EngineThrottled, UsageError
from tests.servers import TranslationServer


def recipe(name: str, **options: object) -> Recipe:
    return Recipe(name, run=uuid.uuid4().hex, **options)  # type: ignore[arg-type]


def test_a_worker_says_what_its_engine_is_like() -> None:
    offer, engine = describe(recipe("pseudo")), create_engine("pseudo")
    assert isinstance(offer, Offer)
    for name in ("max_characters", "max_texts", "concurrency", "placeholder"):
        assert getattr(offer, name) == getattr(engine, name)


def test_a_worker_answers_each_text_or_says_what_went_wrong_with_it() -> None:
    with TranslationServer(key="another") as server:
        refused = ask(recipe("libre", url=server.url), ["Satu.", "Dua."], "id", "en")
    assert ask(recipe("pseudo"), ["satu", "dua"], "id", "en") == ["sáàtúù", "dúùáà"]
    assert [type(answer) for answer in refused] == [EngineRefused, EngineRefused]


def test_a_key_that_only_this_worker_lacks_is_told_as_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    [answer] = ask(recipe("deepl"), ["Satu."], "id", "en")
    assert isinstance(answer, EngineRefused)
    assert "DEEPL_API_KEY" in str(answer)
    assert isinstance(describe(recipe("deepl")), UsageError)


def test_what_has_ended_is_not_begun_again() -> None:
    one, other = recipe("pseudo"), recipe("pseudo")
    ask(one, ["satu"], "id", "en")
    end(one.run)
    assert [str(answer) for answer in ask(one, ["satu"], "id", "en")] == ["pseudo: stopped"]
    assert ask(other, ["satu"], "id", "en") == ["sáàtúù"]


def test_an_engine_is_made_once_for_all_calls_of_a_run() -> None:
    mine, theirs = recipe("pseudo"), recipe("pseudo")
    assert work._engine_of(mine) is work._engine_of(mine)
    assert work._engine_of(mine) is not work._engine_of(theirs)


def test_a_password_in_an_address_does_not_show() -> None:
    assert "s3cret" not in repr(recipe("libre", url="http://user:s3cret@127.0.0.1/"))


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, EngineError)]
)
def test_errors_come_home_as_what_they_are(kind: type[EngineError]) -> None:
    error = pickle.loads(pickle.dumps(kind("libre: no")))
    assert (type(error), str(error)) == (kind, "libre: no")


def test_a_time_to_wait_comes_home_too() -> None:
    assert pickle.loads(pickle.dumps(EngineThrottled("libre: no", 3.0))).retry_after == 3.0
