"""A server of models on loopback, as Firefox's: records that tell of files, and the files, compressed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS = "/v1/buckets/main/collections/translations-models-v2/records"
FILES: dict[str, bytes] = {"model": b"bobot" * 5000, "vocab": b"kata " * 3000, "lex": b"kamus" * 1000}
"""The kinds of files of a model, with something in them."""

_BLOCK = 1 << 17


def compress(content: bytes) -> bytes:
    """`content` as Zstandard that compresses nothing."""
    blocks = [content[start : start + _BLOCK] for start in range(0, len(content), _BLOCK)] or [b""]
    # A frame of one segment whose size stands in four bytes; blocks of type 0, the last one marked.
    frame = b"\x28\xb5\x2f\xfd\xa0" + len(content).to_bytes(4, "little")
    for number, block in enumerate(blocks, start=1):
        frame += (len(block) << 3 | (number == len(blocks))).to_bytes(3, "little") + block
    return frame


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class ModelServer:
    """Serves `records` and `files`, by path; both may be changed by a test.

    asked:  the paths that were asked for
    base:   where it says that the files are; None: it does not say
    cut:    paths of which only half is sent, once
    hold:   paths of which only half is sent until the server stops; `reached` is set when one is asked for
    """

    def __init__(self, *, base: str | None = "/berkas/") -> None:
        self.records: list[dict[str, Any]] = []
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.cut: set[str] = set()
        self.hold: set[str] = set()
        self.reached = threading.Event()
        self._stopping = threading.Event()
        self.base = base
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.origin}{RECORDS}"

    def offer(
        self,
        files: dict[str, bytes] | None = None,
        *,
        source: str = "id",
        target: str = "en",
        version: str = "2.1",
        architecture: str = "tiny",
        packed: bool = True,
    ) -> None:
        """Offer a model of these files."""
        for kind, content in (FILES if files is None else files).items():
            sent = compress(content) if packed else content
            location = f"{source}{target}/{version}-{architecture}-{kind}"
            self.files[f"{self.base or '/'}{location}"] = sent
            record = {
                "name": f"../{kind}", "fileType": kind, "version": version, "architecture": architecture,
                "sourceLanguage": source, "targetLanguage": target,
                "attachment": {"location": location, "size": len(sent), "hash": sha256(sent)},
            }  # fmt: skip
            self.records.append(record | ({"decompressedHash": sha256(content)} if packed else {}))

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path
        self.asked.append(path)
        content = self.files.get(path)
        if path == RECORDS:
            content = json.dumps({"data": self.records}).encode()
        elif path == "/v1/" and self.base:
            content = json.dumps({"capabilities": {"attachments": {"base_url": self.base}}}).encode()
        request.send_response(200 if content is not None else 404)
        content = b"" if content is None else content
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        half = path in self.cut | self.hold
        self.cut.discard(path)
        with contextlib.suppress(OSError):  # whoever has enough goes away
            request.wfile.write(content[: len(content) // 2] if half else content)
        if path in self.hold:
            self.reached.set()
            self._stopping.wait()

    @property
    def files_asked(self) -> list[str]:
        """The kinds of files that were asked for."""
        return [path.rpartition("-")[2] for path in self.asked if path in self.files]

    @contextlib.contextmanager
    def running(self) -> Iterator[ModelServer]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self._stopping.set()
            self._server.shutdown()
            thread.join()
            self._server.server_close()
