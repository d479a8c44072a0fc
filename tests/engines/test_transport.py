from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
import requests
from deep_translator import GoogleTranslator

import digest.engines.deep  # noqa: F401 - puts the seam in place
from digest.engines.deadlines import Deadline
from digest.engines.http_errors import Unreachable
from digest.engines.transport import Transport
from digest.errors import AnswerError, EngineUnavailable
from tests.servers import Fault, every, first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.servers import Seen, TranslationServer

    Serve = Callable[..., TranslationServer]


@pytest.fixture
def transport() -> Iterator[Transport]:
    transport = Transport("test", deadline=Deadline(2.0))
    yield transport
    transport.close()


def ask(transport: Transport, server: TranslationServer, **options: object) -> str:
    answer = transport.send("GET", server.url + "/m", characters=4, params={"q": "satu"}, **options)  # type: ignore[arg-type]
    return answer.text


def test_a_thread_keeps_its_connection(transport: Transport, serve: Serve) -> None:
    ports: set[str] = set()
    server = serve()
    accept = server._server.get_request

    def counted() -> tuple[object, object]:
        connection, address = accept()
        ports.add(address[1])
        return connection, address

    server._server.get_request = counted  # type: ignore[method-assign, assignment]
    for _ in range(5):
        ask(transport, server)
    assert len(ports) == 1


@pytest.mark.parametrize("kind", ["hang", "drip"])
def test_a_request_ends_at_its_deadline_whatever_the_server_sends(kind: str, serve: Serve) -> None:
    transport = Transport("test", deadline=Deadline(0.3))
    with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1:\d+ gives no answer within [\d.]+ s"):
        ask(transport, serve(fault=every(Fault(kind))))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine's own, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("makes its certificate with openssl")
    folder = tmp_path_factory.mktemp("certificate")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    )
    subprocess.run(
        [*command.split(), "-keyout", folder / "key", "-out", folder / "ca"], check=True, capture_output=True
    )
    both = folder / "both"
    both.write_bytes((folder / "key").read_bytes() + (folder / "ca").read_bytes())
    return both


def test_a_secure_connection_works_and_can_be_cut(
    serve: Serve, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    server = serve(certificate=certificate)
    assert "SATU" in ask(Transport("test", deadline=Deadline(5.0)), server)
    for kind in ("hang", "drip"):
        server.fault = every(Fault(kind))
        with pytest.raises(EngineUnavailable, match="gives no answer within"):
            ask(Transport("test", deadline=Deadline(0.3)), server)


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(serve: Serve, certificate: Path) -> None:
    server = serve(certificate=certificate)
    with pytest.raises(EngineUnavailable, match="SSLError"):
        ask(Transport("test", deadline=Deadline(5.0)), server)


def test_a_connection_that_was_cut_is_not_used_again(serve: Serve) -> None:
    transport = Transport("test", deadline=Deadline(0.3))
    server = serve(fault=first(1, Fault("hang")))
    with pytest.raises(EngineUnavailable):
        ask(transport, server)
    assert "SATU" in ask(transport, server)


def test_a_deadline_that_comes_nearer_reaches_the_requests_under_way(serve: Serve) -> None:
    class Nearer(Deadline):
        def seconds(self, size: int) -> float:
            return 0.2 if told.is_set() else 60.0

    told = threading.Event()
    server = serve(fault=every(Fault("hang")))
    transport = Transport("test", deadline=Nearer(60.0))
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask, transport, server)
        while not server.seen:
            time.sleep(0.005)
        told.set()
        with pytest.raises(EngineUnavailable, match="no answer"):
            asked.result(timeout=10)


@pytest.fixture
def full_listener() -> Iterator[str]:
    """A server that takes no more connections: whoever calls waits."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, ExitStack() as callers:
        for _ in range(8):
            caller = callers.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/m"


@pytest.fixture
def silent_listener() -> Iterator[str]:
    """A server that takes connections and says nothing, not even which certificate it has."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"https://127.0.0.1:{listener.getsockname()[1]}/m"


@pytest.fixture
def silent_names(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """No name server answers."""
    ended = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **options: ended.wait(60) and [])
    yield "http://translate.invalid/m"
    ended.set()


@pytest.mark.parametrize("place", ["full_listener", "silent_listener", "silent_names"])
def test_closing_ends_a_connection_that_is_still_being_made(
    place: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.engines.transport.CONNECT_TIMEOUT", 60.0)
    monkeypatch.setenv("no_proxy", "*")
    url = request.getfixturevalue(place)
    transport = Transport("test", deadline=Deadline(60.0))
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(transport.send, "GET", url, characters=0)
        threading.Event().wait(0.3)
        assert not asked.done()
        transport.close()
        with pytest.raises(EngineUnavailable, match="test: stopped"):
            asked.result(timeout=20)


@pytest.mark.parametrize("place", ["full_listener", "silent_listener", "silent_names"])
def test_making_a_connection_ends_at_the_deadline(
    place: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Soon(Deadline):
        def seconds(self, size: int) -> float:
            return 0.2

    monkeypatch.setattr("digest.engines.transport.CONNECT_TIMEOUT", 60.0)
    monkeypatch.setenv("no_proxy", "*")
    url = request.getfixturevalue(place)
    with pytest.raises(EngineUnavailable, match="no answer within"):
        Transport("test", deadline=Soon(60.0)).send("GET", url, characters=0)


def test_a_connection_that_takes_too_long_is_unreachable(
    full_listener: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.engines.transport.CONNECT_TIMEOUT", 0.1)
    with pytest.raises(Unreachable):
        Transport("test", deadline=Deadline(60.0)).send("GET", full_listener, characters=0)


def test_the_next_address_of_a_name_is_tried(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve()
    port = int(server.url.rpartition(":")[2])
    kinds = [(99, 9), (socket.AF_INET, 9), (socket.AF_INET, port)]
    there = [(kind, socket.SOCK_STREAM, 0, "", ("127.0.0.1", number)) for kind, number in kinds]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **options: there)
    monkeypatch.setenv("no_proxy", "*")
    transport = Transport("test", deadline=Deadline(5.0))
    assert "SATU" in transport.send("GET", "http://two.invalid/m?q=satu", characters=4).text


@pytest.mark.parametrize("host", ["translate.invalid", f"{'a' * 64}.invalid", "[::1]:9"])
def test_an_address_of_nobody_is_unreachable(host: str, transport: Transport) -> None:
    with pytest.raises(Unreachable, match="no connection to "):
        transport.send("GET", f"http://{host}/m", characters=0)


def test_an_answer_without_end_is_dropped(serve: Serve) -> None:
    transport = Transport("test", deadline=Deadline(2.0), max_bytes=10_000)
    with pytest.raises(AnswerError, match="without end"):
        ask(transport, serve(fault=every(Fault(body="x" * 20_000))))


def test_bytes_that_are_no_text_are_an_answer_error(transport: Transport, serve: Serve) -> None:
    fault = Fault(body="café", headers={"Content-Type": "text/html; charset=ascii"})
    with pytest.raises(AnswerError, match="no text"):
        ask(transport, serve(fault=every(fault)))


def test_a_charset_that_nobody_knows_is_taken_for_utf_8(transport: Transport, serve: Serve) -> None:
    fault = Fault(body="\ufeffcafé", headers={"Content-Type": 'text/html; charset="x-none"; a=b'})
    assert ask(transport, serve(fault=every(fault))) == "café"


def test_a_text_that_cannot_be_written_is_an_answer_error(transport: Transport, serve: Serve) -> None:
    with pytest.raises(AnswerError, match="cannot be sent"):
        transport.send("GET", serve().url + "/m", characters=1, params={"q": "\ud800"})


def test_cookies_are_not_kept(transport: Transport, serve: Serve) -> None:
    server = serve(fault=every(Fault(body="x", headers={"Set-Cookie": "a=b; Path=/"})))
    ask(transport, server)
    ask(transport, server)
    assert "Cookie" not in server.seen[1].headers


def test_a_redirect_to_the_same_server_is_followed(transport: Transport, serve: Serve) -> None:
    def fault(seen: Seen) -> Fault | None:
        return Fault(status=307, headers={"Location": "/m?q=dua"}) if seen.texts == ("satu",) else None

    assert "DUA" in ask(transport, serve(fault=fault))


def test_a_redirect_to_another_server_is_not_followed(transport: Transport, serve: Serve) -> None:
    other = serve()
    server = serve(fault=every(Fault(status=307, headers={"Location": other.url + "/m?q=x"})))
    with pytest.raises(AnswerError, match="sends us elsewhere"):
        transport.send("POST", server.url + "/m?q=satu", characters=4, headers={"X-Key": "k"})
    assert not other.seen


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    transport: Transport, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert "SATU" in ask(transport, serve())


def test_a_proxy_of_the_environment_is_asked_for_other_machines(
    transport: Transport, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(fault=every(Fault(body="by proxy")))
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setattr("tests.servers._dialect", lambda path, query: (lambda values: [], lambda answers: ""))
    assert transport.send("GET", "http://translate.invalid/m", characters=0).text == "by proxy"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_away_is_named_as_the_reason(
    scheme: str, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://nama:s3cret@127.0.0.1:{closed.getsockname()[1]}"
    monkeypatch.setenv(f"{scheme}_proxy", address)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pytest.raises(Unreachable, match=r"no connection to translate\.invalid through the proxy") as caught:
        transport.send("GET", f"{scheme}://translate.invalid/m", characters=0)
    assert "s3cret" not in str(caught.value)


def test_netrc_does_not_replace_the_service_s_own_header(
    transport: Transport, serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("default login nobody password none\n", encoding="utf-8")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    server = serve()
    ask(transport, server, headers={"Authorization": "DeepL-Auth-Key k"})
    assert server.seen[0].headers["Authorization"] == "DeepL-Auth-Key k"


def test_a_name_and_a_password_in_the_address_are_sent_and_not_shown(transport: Transport, serve: Serve) -> None:
    server = serve()
    url = server.url.replace("://", "://nama:s3cret@") + "/m?q=satu"
    transport.send("GET", url, characters=4)
    assert server.seen[0].headers["Authorization"].startswith("Basic ")
    server.fault = every(Fault("503"))
    with pytest.raises(EngineUnavailable) as caught:
        transport.send("GET", url, characters=4)
    assert "s3cret" not in str(caught.value)


def test_a_name_that_nobody_has_is_unreachable(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(Unreachable, match=r"no connection to translate\.invalid"):
        transport.send("GET", "http://translate.invalid/", characters=0)


def test_somebody_else_s_use_of_deep_translator_goes_on_as_before(serve: Serve) -> None:
    translator = GoogleTranslator(source="id", target="en")
    translator._base_url = serve().url + "/m"
    assert translator.translate("satu") == "SATU"
    translator._base_url = "http://127.0.0.1:9/m"
    with pytest.raises(requests.ConnectionError):
        translator.translate("satu")
