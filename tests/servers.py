"""Translation services on loopback: one server that speaks as LibreTranslate, Google's page, MyMemory, DeepL,
Microsoft, Yandex, Papago and OpenAI do, each at the path of the real service, and fails on demand.

    with TranslationServer(delay=0.2) as server:
        engine = create_engine("libre", url=server.url)

`server.seen` holds the requests so far. Also runs by itself, for trials by hand:

    python tests/servers.py --port 5000 --delay 0.2 --failures 0.3
"""

from __future__ import annotations

import argparse
import contextlib
import html
import json
import random
import socket
import ssl
import struct
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from email.message import Message
    from pathlib import Path

PAGE = "<!DOCTYPE html><html><head><title>Before you continue</title></head><body><h1>Sign in</h1></body></html>"


@dataclass(frozen=True)
class Seen:
    """A request: `values` are those of the query string and of a form or JSON body together."""

    method: str
    path: str
    query: Mapping[str, str]
    values: Mapping[str, Any]
    headers: Message
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """Something else than a translation: `kind` is one of KINDS, or "" for an answer with these values."""

    kind: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


KINDS = ("429", "503", "reset", "hang", "page", "truncated")


def every(fault: Fault) -> Callable[[Seen], Fault | None]:
    """Each request fails."""
    return lambda seen: fault


def first(count: int, fault: Fault) -> Callable[[Seen], Fault | None]:
    """The first `count` requests fail."""
    lock = threading.Lock()
    left = [count]

    def choose(seen: Seen) -> Fault | None:
        with lock:
            left[0] -= 1
            return fault if left[0] >= 0 else None

    return choose


def at_random(
    share: float, *, seed: int, kinds: Sequence[str] = KINDS, retry_after: str = "0"
) -> Callable[[Seen], Fault | None]:
    """A share of the requests fails, in one of `kinds`."""
    lock = threading.Lock()
    source = random.Random(seed)

    def choose(seen: Seen) -> Fault | None:
        with lock:
            if source.random() >= share:
                return None
            kind = source.choice(kinds)
        return Fault(kind, headers={"Retry-After": retry_after} if kind == "429" else {})

    return choose


class TranslationServer:
    """A translation service on 127.0.0.1.

    translate:    what it makes of one line of text
    delay:        seconds before each answer
    fault:        request → what goes wrong with it, or None
    key:          if given, LibreTranslate's `api_key` must be this
    certificate:  a file with a certificate and its key: then it speaks HTTPS
    """

    def __init__(
        self,
        translate: Callable[[str], str] = str.upper,
        *,
        delay: float = 0.0,
        fault: Callable[[Seen], Fault | None] | None = None,
        key: str | None = None,
        port: int = 0,
        certificate: Path | None = None,
    ) -> None:
        self.translate = translate
        self.delay = delay
        self.fault = fault
        self.key = key
        self.seen: list[Seen] = []
        self.most_at_once = 0
        self.errors: list[BaseException] = []
        self.stopping = threading.Event()
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.owner = self
        self.url = f"http{'s' if certificate else ''}://127.0.0.1:{self._server.server_port}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> TranslationServer:
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self.close()
        assert not self.errors, self.errors

    def close(self) -> None:
        """Give the address up: nobody listens there any more."""
        self._server.server_close()

    @property
    def texts(self) -> list[str]:
        """All texts that were asked for, in the order of the requests."""
        return [text for seen in list(self.seen) for text in seen.texts]

    def begin(self, seen: Seen) -> Fault | None:
        """Count a request, wait, and say what goes wrong with it."""
        with self._lock:
            self.seen.append(seen)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            self.stopping.wait(self.delay)
            return self.fault(seen) if self.fault else None
        finally:
            with self._lock:
                self._at_once -= 1

    def lines(self, text: str) -> str:
        """The translation of a text of several lines, line by line."""
        return "\n".join(self.translate(line) for line in text.split("\n"))


class _Server(ThreadingHTTPServer):
    owner: TranslationServer
    # Sixteen clients connect in the same instant; five, the default, may wait.
    request_queue_size = 256
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        import sys

        error = sys.exc_info()[1]
        # A client that went away is what some tests are about.
        if error is not None and not isinstance(error, ConnectionError):
            self.owner.errors.append(error)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        owner = self.server.owner
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        dialect = _dialect(parts.path, query)
        if dialect is None:
            self._send(404, json.dumps({"error": "no such service"}))
            return
        read, write = dialect
        values = query | _values(body, self.headers.get("Content-Type", ""))
        seen = Seen(self.command, parts.path, query, values, self.headers, tuple(read(values)))
        fault = owner.begin(seen)
        if fault:
            self._fail(fault, write([owner.lines(text) for text in seen.texts]))
        elif owner.key is not None and values.get("api_key") != owner.key:
            self._send(403, json.dumps({"error": f"Invalid API key {values.get('api_key')}"}))
        else:
            self._send(200, write([owner.lines(text) for text in seen.texts]))

    def _send(self, status: int, body: str, headers: Mapping[str, str] | None = None) -> None:
        data = body.encode()
        self.send_response(status)
        kind = "text/html; charset=UTF-8" if body.lstrip().startswith("<") else "application/json"
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _fail(self, fault: Fault, answer: str) -> None:
        match fault.kind:
            case "":
                self._send(fault.status, fault.body, fault.headers)
            case "429" | "503":
                self._send(int(fault.kind), json.dumps({"error": "not now"}), fault.headers)
            case "page":
                self._send(200, PAGE)
            case "truncated":
                self._send(200, answer[: len(answer) // 2])
            case "short":
                # Fewer bytes than were announced.
                self._send(200, answer[:-3], {"Content-Length": str(len(answer.encode()))})
                self.close_connection = True
            case "hang":
                self.server.owner.stopping.wait()
                self.close_connection = True
            case "drip":
                self._drip(answer)
            case "reset":
                # A pending linger time of zero makes `close` send a reset instead of a farewell.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
                self.connection.close()
            case _:
                raise ValueError(fault.kind)

    def _drip(self, answer: str) -> None:
        self.close_connection = True
        for character in f"HTTP/1.1 200 OK\r\nContent-Length: {len(answer.encode())}\r\n\r\n{answer}":
            self.wfile.write(character.encode())
            if self.server.owner.stopping.wait(0.02):
                return


def _values(body: bytes, kind: str) -> dict[str, Any]:
    if kind.startswith("application/json"):
        found = json.loads(body)
        return found if isinstance(found, dict) else {"list": found}
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


Dialect = tuple["Callable[[Mapping[str, Any]], list[str]]", "Callable[[list[str]], str]"]


def _dialect(path: str, query: Mapping[str, str]) -> Dialect | None:
    if path == "/translate" and "api-version" in query:
        return _MICROSOFT
    return _DIALECTS.get(path)


def _google_page(answers: list[str]) -> str:
    text = html.escape(answers[0])
    return f'<!DOCTYPE html><html><body><div class="result-container">{text}</div></body></html>'


_MICROSOFT: Dialect = (
    lambda values: [entry["text"] for entry in values["list"]],
    lambda answers: json.dumps([{"translations": [{"text": text, "to": "en"}]} for text in answers]),
)
_DIALECTS: Mapping[str, Dialect] = {
    "/translate": (
        lambda values: values["q"] if isinstance(values["q"], list) else [values["q"]],
        lambda answers: json.dumps({"translatedText": answers[0] if len(answers) == 1 else answers}),
    ),
    "/m": (lambda values: [values["q"]], _google_page),
    "/get": (
        lambda values: [values["q"]],
        lambda answers: json.dumps(
            {"responseData": {"translatedText": answers[0]}, "responseStatus": 200, "matches": []}
        ),
    ),
    "/v2/translate": (
        lambda values: values["text"],
        lambda answers: json.dumps({"translations": [{"text": text} for text in answers]}),
    ),
    "/api/v1.5/tr.json/translate": (
        lambda values: [values["text"]],
        lambda answers: json.dumps({"code": 200, "lang": "id-en", "text": answers}),
    ),
    "/nmt/v1/translation": (
        lambda values: [values["text"]],
        lambda answers: json.dumps({"message": {"result": {"translatedText": answers[0]}}}),
    ),
    "/v1/chat/completions": (
        lambda values: [values["messages"][-1]["content"]],
        lambda answers: json.dumps({"choices": [{"message": {"content": answers[0]}, "finish_reason": "stop"}]}),
    ),
}


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=int, default=5000)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--failures", type=float, default=0.0, help="share of requests that fail")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    fault = at_random(options.failures, seed=options.seed) if options.failures else None
    with (
        TranslationServer(delay=options.delay, fault=fault, port=options.port) as server,
        contextlib.suppress(KeyboardInterrupt),
    ):
        print(server.url, flush=True)
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
