"""What is particular to one service."""

from __future__ import annotations

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from digest.engines import create_engine
from digest.errors import (
    AnswerError,
    EngineError,
    EngineRefused,
    EngineThrottled,
    EngineUnavailable,
    TextTooLong,
)
from tests.engines.conftest import KEY
from tests.servers import Fault, every, first

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.engines import LimitedEngine
    from tests.servers import Seen, TranslationServer

    Connect = Callable[..., LimitedEngine]
    Serve = Callable[..., TranslationServer]

LANGUAGES = {"source": "id", "target": "en"}


def page(inside: str, *, kind: str = "text/html; charset=UTF-8") -> Fault:
    body = f"<html><body><div class='logo'>x</div>{inside}</body></html>"
    return Fault(status=200, headers={"Content-Type": kind}, body=body)


def google(inside: str) -> Fault:
    return page(f'<div class="result-container">{inside}</div>')


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("one<br>two", "one two"),
        ("one <b>two</b> three", "one two three"),
        ("one <a href='x'>two</a>, three", "one two, three"),
        ("Tom &amp; “Jerry” &#39;s", "Tom & “Jerry” 's"),
        ("1 &lt; 2", "1 < 2"),
        ("café", "café"),
    ],
)
def test_google_s_page_is_read_without_gluing_words(
    inside: str, expected: str, connect: Connect, serve: Serve
) -> None:
    engine = connect("google", serve(fault=every(google(inside))))
    assert engine.translate(["satu"], **LANGUAGES) == [expected]


def test_google_s_lines_come_back_as_lines_whichever_way_they_are_broken(connect: Connect, serve: Serve) -> None:
    server = serve(fault=every(google("one<br>two<BR/>three")))
    assert connect("google", server).translate(["satu", "dua", "tiga"], **LANGUAGES) == ["one", "two", "three"]
    assert len(server.seen) == 1


def test_google_s_page_without_a_charset_is_utf_8(connect: Connect, serve: Serve) -> None:
    fault = page('<div class="result-container">“café”</div>', kind="text/html")
    assert connect("google", serve(fault=every(fault))).translate(["satu"], **LANGUAGES) == ["“café”"]


def test_a_text_that_google_leaves_as_it_is_stays(connect: Connect, serve: Serve) -> None:
    engine = connect("google", serve(lambda line: line))
    assert engine.translate(["Jakarta", "COVID-19", "2023"], **LANGUAGES) == ["Jakarta", "COVID-19", "2023"]


def test_google_s_old_page_is_understood(connect: Connect, serve: Serve) -> None:
    engine = connect("google", serve(fault=every(page('<div dir="ltr" class="t0">one</div>'))))
    assert engine.translate(["satu"], **LANGUAGES) == ["one"]


def test_google_s_consent_page_is_no_translation(connect_impatiently: Connect, serve: Serve) -> None:
    with pytest.raises(AnswerError, match="TranslationNotFound"):
        connect_impatiently("google", serve(fault=every(Fault("page")))).translate(["satu"], **LANGUAGES)


def test_google_s_empty_answer_is_no_translation(connect_impatiently: Connect, serve: Serve) -> None:
    with pytest.raises(AnswerError, match="empty answer"):
        connect_impatiently("google", serve(fault=every(google(" ")))).translate(["satu"], **LANGUAGES)


def test_a_text_that_deep_translator_calls_too_long_is_cut(connect_impatiently: Connect, serve: Serve) -> None:
    server = serve()
    engine = connect_impatiently("google", server, max_characters=9_000)
    assert engine.translate(["kata " * 1_500], **LANGUAGES) == ["KATA " * 1_500]
    assert len(server.seen) == 2


def test_google_is_sent_what_deep_translator_allows_and_no_more(connect: Connect, serve: Serve) -> None:
    server = serve()
    engine = connect("google", server)
    text = "kata " * 2_000
    assert engine.translate([text], **LANGUAGES) == [text.upper()]
    assert max(map(len, server.texts)) > 4_900


def test_libre_sends_no_key_where_none_is_set_and_keeps_it_out_of_the_address(
    connect: Connect, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LIBRE_API_KEY")
    server = serve()
    connect("libre", server).translate(["satu"], **LANGUAGES)
    assert "api_key" not in server.seen[0].values
    monkeypatch.setenv("LIBRE_API_KEY", f" {KEY}\n")
    server = serve(key=KEY)
    assert connect("libre", server).translate(["satu"], **LANGUAGES) == ["SATU"]
    assert "api_key" not in server.seen[0].query


@pytest.mark.parametrize("answer", [None, 7, ["x"], "", "<!DOCTYPE html><p>maintenance"])
def test_what_libre_answers_must_be_a_text(answer: object, connect_impatiently: Connect, serve: Serve) -> None:
    server = serve(fault=every(Fault(body=json.dumps({"translatedText": answer}))))
    with pytest.raises(AnswerError):
        connect_impatiently("libre", server).translate(["satu"], **LANGUAGES)


def test_a_server_that_takes_no_long_addresses_gets_the_text_in_the_body(connect: Connect, serve: Serve) -> None:
    def fault(seen: Seen) -> Fault | None:
        return Fault(status=414, body="Request-URI Too Long") if "q" in seen.query else None

    server = serve(fault=fault)
    assert connect("libre", server).translate(["satu"], **LANGUAGES) == ["SATU"]
    assert len(server.seen) == 2


def test_a_server_with_a_lower_limit_gets_shorter_requests(connect: Connect, serve: Serve) -> None:
    def fault(seen: Seen) -> Fault | None:
        body = json.dumps({"error": "Invalid request: request (900) exceeds text limit (300)"})
        return Fault(status=400, body=body) if len(seen.texts[0]) > 300 else None

    texts = [f"kalimat {number} " + "kata " * 20 for number in range(8)] + ["panjang. " * 60]
    engine = connect("libre", serve(fault=fault))
    assert [one.split() for one in engine.translate(texts, **LANGUAGES)] == [
        text.upper().split() for text in texts
    ]


def test_an_address_may_name_the_whole_path_or_have_a_prefix(
    connect: Connect, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    for path in ("", "/", "/translate", "/translate/"):
        monkeypatch.setattr(server, "url", server.url.partition("/translate")[0].rstrip("/") + path)
        assert connect("libre", server).translate(["satu"], **LANGUAGES) == ["SATU"]


QUOTA = (
    "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN  10 HOURS 20 MINUTES"
    " 30 SECONDS VISIT HTTPS://MYMEMORY.TRANSLATED.NET/DOC/USAGELIMITS.PHP TO TRANSLATE MORE"
)


def mymemory(text: str, *, status: object = 200, **more: object) -> Fault:
    return Fault(body=json.dumps({"responseData": {"translatedText": text}, "responseStatus": status, **more}))


def test_mymemory_s_quota_is_no_translation_and_tells_how_long_it_lasts(
    connect_impatiently: Connect, serve: Serve
) -> None:
    server = serve(fault=every(mymemory(QUOTA, status=429)))
    with pytest.raises(EngineThrottled, match="of today are used up") as caught:
        connect_impatiently("mymemory", server).translate(["satu"], **LANGUAGES)
    assert caught.value.retry_after == 10 * 3600 + 20 * 60 + 30
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (mymemory(QUOTA), EngineThrottled),
        (mymemory("x", quotaFinished=True), EngineThrottled),
        (mymemory("'EN' IS AN INVALID TARGET LANGUAGE", status="403"), EngineRefused),
        (mymemory("QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", status="403"), TextTooLong),
        (mymemory("INTERNAL", status=400), AnswerError),
        (mymemory("", matches=[]), AnswerError),
        (mymemory("", matches=[{"translation": "of another text"}]), AnswerError),
        (mymemory("x", status=None), AnswerError),
    ],
)
def test_what_mymemory_says_in_the_place_of_a_translation_is_an_error(
    fault: Fault, kind: type[Exception], connect_impatiently: Connect, serve: Serve
) -> None:
    with pytest.raises(kind):
        connect_impatiently("mymemory", serve(fault=every(fault))).translate(["satu"], **LANGUAGES)


def test_mymemory_s_escaped_quotes_are_read(connect: Connect, serve: Serve) -> None:
    engine = connect("mymemory", serve(fault=every(mymemory("It&#39;s &quot;good&quot;"))))
    assert engine.translate(["satu"], **LANGUAGES) == ['It\'s "good"']


def test_mymemory_looks_up_one_text_at_a_time(connect: Connect, serve: Serve) -> None:
    server = serve()
    connect("mymemory", server).translate(["satu", "dua"], **LANGUAGES)
    assert server.texts == ["satu", "dua"]


def test_deepl_s_key_travels_in_the_header_and_its_texts_as_a_list(connect: Connect, serve: Serve) -> None:
    server = serve()
    texts = [f"teks {number}" for number in range(60)]
    assert connect("deepl", server).translate(texts, **LANGUAGES) == [text.upper() for text in texts]
    assert [len(seen.texts) for seen in server.seen] == [50, 10]
    assert server.seen[0].headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert (server.seen[0].values["source_lang"], server.seen[0].values["target_lang"]) == ("ID", "EN-GB")


@pytest.mark.parametrize("status", [200, 403, 456, 500])
def test_deepl_s_key_is_nowhere_but_in_that_header(
    status: int, connect_impatiently: Connect, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    said = json.dumps({"message": f"wrong auth_key {KEY}", "translations": []})
    server = serve(fault=None if status == 200 else every(Fault(status=status, body=said)))
    [answer] = connect_impatiently("deepl", server).translate_each(["satu"], **LANGUAGES)
    assert isinstance(answer, EngineError) == (status != 200)
    for seen in server.seen:
        headers = [value for name, value in seen.headers.items() if name != "Authorization"]
        assert KEY not in f"{seen.path} {seen.query} {seen.values} {headers}"
    assert KEY not in str(answer)
    assert caplog.text
    assert KEY not in caplog.text


def test_deepl_takes_texts_as_they_are(connect: Connect, serve: Serve) -> None:
    server = serve(lambda line: line)
    text = "<b>1 & 2</b> [[1]] &amp; kata"
    assert connect("deepl", server).translate([text], **LANGUAGES) == [text]
    assert set(server.seen[0].values) == {"text", "source_lang", "target_lang", "preserve_formatting"}


def test_a_request_to_deepl_stays_within_its_128_kib(connect: Connect, serve: Serve) -> None:
    server = serve()
    texts = ["é" * 399 + "." for _ in range(60)]
    connect("deepl", server).translate(texts, **LANGUAGES)
    sizes = [int(seen.headers["Content-Length"]) for seen in server.seen]
    assert 100_000 < max(sizes) <= 128 * 1024


def test_a_request_that_deepl_calls_too_large_is_made_again_in_halves(connect: Connect, serve: Serve) -> None:
    def fault(seen: Seen) -> Fault | None:
        return Fault(status=413, body="{}") if len(seen.texts) > 3 else None

    server = serve(fault=fault)
    texts = [f"teks {number}" for number in range(10)]
    assert connect("deepl", server).translate(texts, **LANGUAGES) == [text.upper() for text in texts]
    assert [len(seen.texts) for seen in server.seen] == [10, 5, 2, 3, 5, 2, 3]


@pytest.mark.parametrize(
    ("key", "host"), [("abc:fx", b"api-free.deepl.com"), ("abc", b"api.deepl.com"), ("fx", b"api.deepl.com")]
)
def test_a_key_of_deepl_s_free_plan_goes_to_its_own_address(
    key: str, host: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEEPL_API_KEY", key)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    # A proxy is told the host, and the rest goes over TLS.
    with socket.create_server(("127.0.0.1", 0)) as proxy, ThreadPoolExecutor(1) as pool:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        engine = create_engine("deepl")
        asked = pool.submit(engine.translate, ["satu"], **LANGUAGES)
        connection, _ = proxy.accept()
        with connection:
            told = connection.recv(4096)
        engine.close()
        with pytest.raises(EngineUnavailable):
            asked.result(timeout=20)
    assert told.startswith(b"CONNECT " + host + b":443 ")
    assert b"Authorization" not in told


def test_deepl_translates_from_english_too(connect: Connect, serve: Serve) -> None:
    server = serve()
    connect("deepl", server).translate(["one"], source="en", target="id")
    assert (server.seen[0].values["source_lang"], server.seen[0].values["target_lang"]) == ("EN", "ID")


def test_deepl_s_spent_quota_is_not_asked_again(connect_impatiently: Connect, serve: Serve) -> None:
    server = serve(fault=every(Fault(status=456)))
    with pytest.raises(EngineRefused, match="quota"):
        connect_impatiently("deepl", server).translate(["satu"], **LANGUAGES)
    assert len(server.seen) == 1


def test_deepl_s_list_must_be_complete(connect_impatiently: Connect, serve: Serve) -> None:
    short = Fault(body=json.dumps({"translations": [{"text": "ONE"}]}))
    server = serve(fault=first(2, short))
    assert connect_impatiently("deepl", server).translate(["satu", "dua"], **LANGUAGES) == ["SATU", "DUA"]


def test_microsoft_is_asked_for_translations_only_and_told_the_region(
    connect: Connect, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MICROSOFT_REGION", "southeastasia")
    server = serve()
    connect("microsoft", server).translate(["satu"], **LANGUAGES)
    [seen] = server.seen
    assert seen.query["api-version"] == "3.0"
    assert seen.headers["Ocp-Apim-Subscription-Region"] == "southeastasia"


def test_papago_s_key_travels_under_the_names_that_its_service_knows(connect: Connect, serve: Serve) -> None:
    server = serve()
    connect("papago", server).translate(["satu"], **LANGUAGES)
    assert server.seen[0].headers["X-NCP-APIGW-API-KEY"] == KEY
    assert (server.seen[0].values["source"], server.seen[0].values["target"]) == ("id", "en")


@pytest.mark.parametrize(("code", "kind"), [(401, EngineRefused), (413, TextTooLong), (429, EngineThrottled)])
def test_yandex_s_code_counts_though_http_says_200(
    code: int, kind: type[Exception], connect_impatiently: Connect, serve: Serve
) -> None:
    server = serve(fault=every(Fault(body=json.dumps({"code": code, "message": "x"}))))
    with pytest.raises(kind):
        connect_impatiently("yandex", server).translate(["satu"], **LANGUAGES)


def test_chatgpt_s_answer_that_was_cut_off_is_asked_for_in_parts(connect: Connect, serve: Serve) -> None:
    cut = Fault(body=json.dumps({"choices": [{"message": {"content": "SA"}, "finish_reason": "length"}]}))
    server = serve(fault=first(1, cut))
    assert connect("chatgpt", server).translate(["satu", "dua"], **LANGUAGES) == ["SATU", "DUA"]
    assert "exactly as many lines" in server.seen[0].values["messages"][0]["content"]


def test_a_language_that_a_service_does_not_speak_is_refused_before_any_request(
    connect_impatiently: Connect, serve: Serve
) -> None:
    server = serve()
    with pytest.raises(EngineRefused, match="google does not translate from 'tlh' to 'en'"):
        connect_impatiently("google", server).translate(["satu"], source="tlh", target="en")
    assert not server.seen
