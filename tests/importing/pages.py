"""Pages on loopback: a server that answers each path as it was told to."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Answer:
    """What a path answers; `write` sends the body instead of `body`."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "text/html; charset=utf-8"})
    write: Callable[[BaseHTTPRequestHandler], None] | None = None


@contextmanager
def serve(answers: dict[str, Answer]) -> Iterator[str]:
    """Serve `answers` by path; yields the address of the server without a slash at its end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = answers.get(self.path, Answer(b"tidak ada", 404))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.write is None:
                self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            try:
                if answer.write is None:
                    self.wfile.write(answer.body)
                else:
                    answer.write(self)
            except OSError:
                pass  # the reader has had enough

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
