"""Live preview: serves `site/`, watches what it is made from, and has browsers reload when it is made anew.

The files in `site/` stay as they are: the script that reloads is added to the answer alone.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from digest.errors import DigestError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.settings import Settings

_EVENTS = "-digest-reload"
_SCRIPT = """<script>(function(known){{new EventSource("{events}").onmessage=function(event)\
{{if(event.data!==known)location.reload()}}}})("{version}")</script>"""
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
_QUIET = 0.15
_BREATH = 0.5  # seconds
"""Seconds without a further change after which a save is over: editors write a file in several steps."""
_HEARTBEAT = 20.0
"""Seconds between signs of life to browsers; writing is how one learns that a browser has gone."""


class Preview:
    """Which version of the site is there; browsers wait for the next one."""

    def __init__(self, settings: Settings) -> None:
        self.site = settings.site_dir
        self.prefix = urlsplit(settings.site_url or "/").path
        self._changed = threading.Condition()
        # A page that was loaded from an earlier run of the server is out of date.
        self._version = time.time_ns()

    @property
    def version(self) -> str:
        """The name of the version that is there."""
        return str(self._version)

    def renew(self) -> None:
        """There is a new version."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def wait(self, known: str) -> str:
        """Wait for another version than `known`, but only for a while; the version that is there then."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known, _HEARTBEAT)
            return self.version


@contextmanager
def serving(preview: Preview, *, port: int) -> Iterator[str]:
    """Serve the site on this machine alone, below the path of its address, as it will be published. Yields
    the URL. Raises UsageError if the port is taken; port 0 is any that is free."""

    try:
        server = _Server(("127.0.0.1", port), partial(_Handler, preview=preview))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"port {port} cannot be served from ({reason}); choose another with --port") from None
    with server:
        threading.Thread(target=server.serve_forever, args=(0.05,), name="preview", daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{preview.prefix}"
        finally:
            server.shutdown()


@contextmanager
def watching(settings: Settings) -> Iterator[Callable[[], None]]:
    """Watch articles, theme and settings. Yields a function that waits until some of them have changed."""
    changed = threading.Event()
    observer = Observer()
    for folder in (settings.content, settings.root / "theme"):
        if folder.is_dir():
            observer.schedule(_Watcher(changed), str(folder.resolve()), recursive=True)
    observer.schedule(_Watcher(changed, settings.config.name), str(settings.config.parent), recursive=False)
    observer.start()

    def wait() -> None:
        # Not for ever at a time: a Ctrl-C in the instant before would be noticed with the next change alone.
        while not changed.wait(_BREATH):
            pass
        while changed.is_set():
            changed.clear()
            time.sleep(_QUIET)

    try:
        yield wait
    finally:
        observer.stop()
        observer.join()


def rebuild_on_change(
    preview: Preview, wait: Callable[[], None], *, build: Callable[[], None], tell: Callable[[str], None]
) -> None:
    """Build anew after every change, until interrupted. What cannot be built is told, and the last site that
    could be stays."""
    while True:
        wait()
        try:
            build()
        except (DigestError, OSError) as error:
            tell(str(error))
        else:
            preview.renew()


class _Watcher(FileSystemEventHandler):
    def __init__(self, changed: threading.Event, name: str | None = None) -> None:
        self._changed, self._name = changed, name

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Reading is an event, too, and so is a folder's new time.
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        names = {Path(str(path)).name for path in (event.src_path, event.dest_path) if path}
        if self._name is None or self._name in names:
            self._changed.set()


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # those that wait with a browser for the next version shall not keep the program

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves a page breaks off what the page still asked for."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, preview: Preview) -> None:
        self._preview = preview
        super().__init__(*args, directory=str(preview.site))

    def do_GET(self) -> None:
        """Answer with a file, or follow what the browser asks of the preview itself."""
        path = urlsplit(self.path).path
        if path == self._preview.prefix + _EVENTS:
            self._announce()
        elif not path.startswith(self._preview.prefix):
            self._lead_to_the_site()
        else:
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if path.endswith("/") else file
            if not file.exists():
                self._page(self._preview.site / "404.html", HTTPStatus.NOT_FOUND)
            elif file.suffix == ".html":
                self._page(file, HTTPStatus.OK)
            else:
                super().do_GET()

    def translate_path(self, path: str) -> str:
        """The file for a URL below the site's path."""
        return super().translate_path("/" + path.removeprefix(self._preview.prefix))

    def end_headers(self) -> None:
        """What was made anew must be asked for anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing: the terminal is for what the writer does."""

    def _lead_to_the_site(self) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", self._preview.prefix)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, file: Path, status: HTTPStatus) -> None:
        events = self._preview.prefix + _EVENTS
        script = _SCRIPT.format(events=events, version=self._preview.version).encode()
        try:
            page = file.read_bytes()
        except OSError:
            page = b"<!doctype html><title>digest</title><body>Not found.</body>"
        page = page.replace(b"</body>", script + b"</body>", 1)
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def _announce(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        version = self._preview.version
        while True:
            self.wfile.write(f"data: {version}\n\n".encode())
            version = self._preview.wait(version)
