"""A site, built as users build it and served below a path as GitHub Pages does."""

from __future__ import annotations

import json
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.build import build_site
from digest.files import write_atomic
from digest.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REPOSITORY = Path(__file__).parents[2]
PREFIX = "/repo/"


@dataclass(frozen=True)
class Published:
    """A served site: its address, which ends in a slash, and its folder."""

    url: str
    folder: Path


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[Published]:
    """Serve `folder` below /repo/ on loopback, with these headers; outside of it there is nothing."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            below = urlsplit(path).path
            inside = below.startswith(PREFIX)
            return super().translate_path(below.removeprefix(PREFIX[:-1]) if inside else "/no-such-file")

        def send_error(self, code: int, *args: object, **values: object) -> None:
            page = folder / "404.html"
            if code != HTTPStatus.NOT_FOUND or not page.exists():
                super().send_error(code)
                return
            text = page.read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def finish_request(self, request: object, address: object) -> None:
            Handler(request, address, self, directory=str(folder))

        def handle_error(self, request: object, address: object) -> None:
            pass  # A browser that leaves a page breaks off what the page still asked for.

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Published(f"http://127.0.0.1:{server.server_address[1]}{PREFIX}", folder)
        finally:
            server.shutdown()


@contextmanager
def published(root: Path, files: Mapping[str, str] | None = None) -> Iterator[Published]:
    """Build a site in `root` as `digest build --offline` does, and serve it.

    files: texts by path below `content/`; by default the sample of this repository
    """
    if files is None:
        shutil.copytree(REPOSITORY / "content", root / "content")
    for path, text in (files or {}).items():
        write_atomic(root / "content" / path, text)
    with serve(root / "site") as found:
        config = root / "mkdocs.yml"
        config.write_text(
            f"INHERIT: {REPOSITORY}/mkdocs.yml\n"
            f"site_url: {found.url}\n"
            f"theme: {{custom_dir: {REPOSITORY}/theme}}\n",
            encoding="utf-8",
        )
        built = build_site(read_settings(config), today=date(2025, 1, 1), progress=None)
        assert built.findings == ()
        yield found


def markdown(body: str, **fields: object) -> str:
    """An article or edition as a file. JSON is YAML."""
    head = {"title": "Hujan turun di Bogor", "date": "2023-10-27", **fields}
    lines = [f"{key}: {json.dumps(value)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])
