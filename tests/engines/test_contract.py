"""What every engine promises, asked of each one through real sockets and the real deep-translator."""

from __future__ import annotations

import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from digest.engines import create_engine, engine_names
from digest.engines.base import Engine, LimitedEngine, stream
from digest.engines.specs import SPECS
from digest.errors import AnswerError, EngineError, EngineRefused, EngineThrottled, EngineUnavailable
from tests.engines.conftest import KEY
from tests.servers import Fault, TranslationServer, at_random, every, first

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers import Seen

    Connect = Callable[..., LimitedEngine]
    Serve = Callable[..., TranslationServer]

SERVICES = sorted(SPECS)
# `local` needs a model, and has tests of its own.
NAMES = sorted({*engine_names()} - {"local"})
TEXTS = [
    "Presiden berkunjung ke Moskow.",
    "Rp 1.500 — “harga” naik 5% & turun",
    "",
    "—",
    "🙂",
    "  spasi di tepi ",
    "[[1]] tidak [[2]] setuju",
    "héé <b>ñ</b> 'kutip' \"ganda\"",
]
LANGUAGES = {"source": "id", "target": "en"}


def expected(text: str) -> str:
    return text.upper()


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_speaks_the_protocol(name: str, connect: Connect, serve: Serve) -> None:
    engine = connect(name, serve())
    assert isinstance(engine, Engine)
    assert isinstance(engine, LimitedEngine)
    assert engine.name == name
    assert engine.max_characters > 0
    assert engine.concurrency > 0
    assert "{}" in engine.placeholder


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_answers_each_text_in_order(name: str, connect: Connect, serve: Serve) -> None:
    engine = connect(name, serve(lambda line: line.upper()))
    answers = engine.translate(TEXTS, **LANGUAGES)
    assert len(answers) == len(TEXTS)
    assert [bool(answer) for answer in answers] == [bool(text) for text in TEXTS]
    if name in SERVICES:
        assert answers == [expected(text) for text in TEXTS]


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_asks_nothing_for_nothing(name: str, connect: Connect, serve: Serve) -> None:
    server = serve()
    engine = connect(name, server)
    assert engine.translate([], **LANGUAGES) == []
    assert engine.translate(["", " ", "…", "🙂"], **LANGUAGES) == ["", " ", "…", "🙂"]
    assert not server.seen


@pytest.mark.parametrize("name", SERVICES)
def test_an_engine_that_is_given_its_input_back_changes_nothing(name: str, connect: Connect, serve: Serve) -> None:
    engine = connect(name, serve(lambda line: line))
    assert engine.translate(TEXTS, **LANGUAGES) == TEXTS


@pytest.mark.parametrize("name", SERVICES)
def test_an_engine_sends_the_languages_in_the_service_s_own_words(
    name: str, connect: Connect, serve: Serve
) -> None:
    server = serve()
    connect(name, server).translate(["satu"], **LANGUAGES)
    [seen] = server.seen
    sent = " ".join(str(value) for value in seen.values.values())
    for locale in ("id", "en"):
        assert SPECS[name].locale(locale).split("-")[0] in sent


@pytest.mark.parametrize("name", SERVICES)
def test_a_text_longer_than_a_request_is_translated_whole(
    name: str, connect_impatiently: Connect, serve: Serve
) -> None:
    server = serve()
    engine = connect_impatiently(name, server, max_characters=300)
    text = " ".join(f"Kalimat nomor {number} selesai, lalu berlanjut." for number in range(40))
    assert engine.translate(["satu", text, "dua"], **LANGUAGES) == ["SATU", text.upper(), "DUA"]
    assert max(len(sent) for sent in server.texts) <= 300


@pytest.mark.parametrize("name", SERVICES)
def test_threads_that_share_an_engine_get_their_own_answers(name: str, connect: Connect, serve: Serve) -> None:
    engine = connect(name, serve(delay=0.001), concurrency=16)

    def ask(number: int) -> list[str]:
        return engine.translate([f"teks {number} a", f"teks {number} b"], **LANGUAGES)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(64)))
    assert answers == [[f"TEKS {number} A", f"TEKS {number} B"] for number in range(64)]


FAILURES = [
    (Fault("429"), EngineThrottled),
    (Fault("429", headers={"Retry-After": "0"}), EngineThrottled),
    (Fault("429", headers={"Retry-After": "86400"}), EngineThrottled),
    (Fault("503"), EngineUnavailable),
    (Fault("reset"), EngineUnavailable),
    (Fault("hang"), EngineUnavailable),
    (Fault("drip"), EngineUnavailable),
    (Fault("short"), EngineUnavailable),
    (Fault("page"), AnswerError),
    (Fault(status=200, body=""), AnswerError),
    (Fault(status=200, body="null"), AnswerError),
    (Fault(status=200, body="[]"), AnswerError),
    (Fault(status=200, body="{}"), AnswerError),
    (Fault(status=200, body='"teks"'), AnswerError),
    (Fault(status=200, body='{"translatedText": 7, "text": 7, "translations": [{"text": 7}]}'), AnswerError),
    (Fault(status=400, body="{}"), AnswerError),
    (Fault(status=401, body="{}"), EngineRefused),
    (Fault(status=403, body="{}"), EngineRefused),
    (Fault(status=404, body="{}"), EngineRefused),
    (Fault(status=302, headers={"Location": "http://127.0.0.2:9/consent"}, body="x"), AnswerError),
    (Fault(status=302, headers={"Location": "http://127.0.0.2:9/sorry/index"}, body="x"), EngineThrottled),
]


@pytest.mark.parametrize(("fault", "kind"), FAILURES, ids=lambda value: str(getattr(value, "kind", "")) or None)
@pytest.mark.parametrize("name", SERVICES)
def test_every_failure_is_an_engine_error_that_keeps_the_key_to_itself(
    name: str, fault: Fault, kind: type[EngineError], connect_impatiently: Connect, serve: Serve
) -> None:
    engine = connect_impatiently(name, serve(fault=every(fault)), timeout=0.15)
    with pytest.raises(kind) as caught:
        engine.translate(["teks rahasia"], **LANGUAGES)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)
    told = "".join(traceback.format_exception(caught.value)) + everything_behind(caught.value)
    assert KEY not in told
    assert "teks rahasia" not in everything_behind(caught.value)


def everything_behind(error: BaseException | None) -> str:
    """The texts of an error and of all errors that it hides, whether a traceback shows them or not."""
    told = ""
    while error is not None:
        told += f"{error!s} {error!r} {error.args!r} {error.__cause__!r}\n"
        error = error.__context__
    return told


@pytest.mark.parametrize("name", SERVICES)
def test_a_truncated_answer_is_never_taken_for_a_translation(
    name: str, connect_impatiently: Connect, serve: Serve
) -> None:
    engine = connect_impatiently(name, serve(fault=every(Fault("truncated"))))
    with pytest.raises(AnswerError):
        engine.translate(["sebuah kalimat yang cukup panjang untuk dipotong di tengah"], **LANGUAGES)


@pytest.mark.parametrize("name", ["deepl", "google", "libre"])
def test_one_text_that_a_service_does_not_accept_costs_few_requests(
    name: str, connect: Connect, serve: Serve
) -> None:
    def fault(seen: Seen) -> Fault | None:
        return Fault(status=400, body="{}") if any("racun" in text for text in seen.texts) else None

    server = serve(fault=fault)
    texts = [f"kalimat {number}" for number in range(31)] + ["ini racun"]
    *answers, failed = connect(name, server).translate_each(texts, **LANGUAGES)
    assert answers == [text.upper() for text in texts[:-1]]
    assert isinstance(failed, AnswerError)
    # 32 texts in halves: 32, 16, 16, 8, 8, 4, 4, 2, 2, 1, 1.
    assert len(server.seen) == 11


@pytest.mark.parametrize("name", NAMES)
def test_what_an_engine_streams_is_what_it_would_give_at_once(name: str, connect: Connect, serve: Serve) -> None:
    engine = connect(name, serve())
    texts = [*TEXTS, "kalimat panjang. " * 400]
    answers: dict[int, str | EngineError] = {}
    for found in stream(engine, texts, **LANGUAGES):
        assert not answers.keys() & found.keys()
        answers |= found
    assert [answers[index] for index in range(len(texts))] == engine.translate_each(texts, **LANGUAGES)


@pytest.mark.parametrize("name", SERVICES)
def test_a_failure_that_passes_is_not_noticed(name: str, connect_impatiently: Connect, serve: Serve) -> None:
    server = serve(fault=first(2, Fault("503")))
    assert connect_impatiently(name, server).translate(["satu"], **LANGUAGES) == ["SATU"]
    assert len(server.seen) == 3


@pytest.mark.parametrize("name", SERVICES)
def test_where_nobody_listens_the_message_says_what_to_do(name: str, connect_impatiently: Connect) -> None:
    gone = TranslationServer()
    gone.close()
    with pytest.raises(
        EngineUnavailable, match=r"no connection to 127\.0\.0\.1:\d+; is the network up, and the address right"
    ) as caught:
        connect_impatiently(name, gone).translate(["satu"], **LANGUAGES)
    assert KEY not in everything_behind(caught.value)


@pytest.mark.parametrize("name", SERVICES)
def test_of_a_server_that_fails_at_random_every_text_comes_right_or_not_at_all(
    name: str, connect_impatiently: Connect, serve: Serve
) -> None:
    fault = at_random(0.3, seed=7, kinds=("429", "503", "reset", "page", "truncated", "short"))
    engine = connect_impatiently(name, serve(fault=fault), concurrency=8)
    work = [[f"artikel {article} kalimat {number}" for number in range(5)] for article in range(16)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda texts: engine.translate_each(texts, **LANGUAGES), work))
    for texts, found in zip(work, answers, strict=True):
        for text, answer in zip(texts, found, strict=True):
            assert answer == text.upper() or isinstance(answer, EngineError)
    assert sum(isinstance(answer, str) for found in answers for answer in found) > 60


@pytest.mark.parametrize("name", SERVICES)
def test_closing_an_engine_ends_a_request_under_way(name: str, connect_impatiently: Connect, serve: Serve) -> None:
    server = serve(fault=every(Fault("hang")))
    engine = connect_impatiently(name, server, timeout=60.0)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(engine.translate, ["satu"], **LANGUAGES)
        while not server.seen:
            threading.Event().wait(0.005)
        engine.close()
        with pytest.raises(EngineUnavailable, match="stopped"):
            asked.result(timeout=5)
    with pytest.raises(EngineUnavailable, match="stopped"):
        engine.translate(["dua"], **LANGUAGES)


@pytest.mark.parametrize("name", [name for name in SERVICES if any(key.required for key in SPECS[name].keys)])
def test_a_key_that_is_not_set_is_named_before_any_request(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in SPECS[name].keys:
        for variable in key.variables:
            monkeypatch.delenv(variable, raising=False)
    variable = next(key.variables[0] for key in SPECS[name].keys if key.required)
    with pytest.raises(Exception, match=variable) as caught:
        create_engine(name)
    assert caught.type.__name__ == "UsageError"
