"""A session of `requests` whose requests can be cut from outside, and that carries keys to one server only.

`requests` bounds the pause between two bytes and nothing else, so a server that sends one byte a second holds a
thread for hours. Here a thread beside each request shuts its socket when its time is over, wherever it stands.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.engines.deadlines import Deadline

_LOOK = 1.0


class Exchange:
    """A request under way: the socket it goes over, and the thread that cuts it when its time is over.

    before_sending:  called when a connection stands, each time that the request goes out; what it raises ends it
    """

    def __init__(self, size: int, deadline: Deadline, *, before_sending: Callable[[], None]) -> None:
        self.began = time.monotonic()
        self.was_late = False
        self.was_cut = False
        self._size = size
        self._deadline = deadline
        self.before_sending = before_sending
        self._ended = threading.Event()
        self._socket: socket.socket | None = None

    @contextlib.contextmanager
    def under_way(self) -> Iterator[None]:
        """While the calling thread sends the request and reads its answer."""
        threading.Thread(target=self._watch, daemon=True).start()
        _under_way.exchange = self
        try:
            yield
        finally:
            _under_way.exchange = None
            self._ended.set()

    def _watch(self) -> None:
        """Wait for the end, or for the deadline, which comes nearer while others are answered."""
        while (left := self._left()) > 0:
            if self._ended.wait(min(left, _LOOK)):
                return
        self.was_late = True
        self.cut()

    def runs_over(self, connection: socket.socket | None) -> None:
        """The socket is known now."""
        self._socket = connection
        if self.was_cut:
            self.cut()

    def cut(self) -> None:
        """Wake the thread that waits for the other side; from any thread."""
        self.was_cut = True
        if self._socket is not None:
            # Called on the class: SSLSocket.shutdown takes the TLS layer away under its reader.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _left(self) -> float:
        return self.began + self._deadline.seconds(self._size) - time.monotonic()


class _UnderWay(threading.local):
    exchange: Exchange | None = None


_under_way = _UnderWay()


class _WatchedConnection(HTTPConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        if exchange := _under_way.exchange:
            if self.sock is None:
                self.connect()
            # Kept here and not asked for later: the connection forgets its socket before the answer is read.
            exchange.runs_over(self.sock)
            exchange.before_sending()
        super().request(*args, **kwargs)


class _WatchedSecureConnection(_WatchedConnection, HTTPSConnection):
    pass


class _WatchedPool(HTTPConnectionPool):
    ConnectionCls = _WatchedConnection


class _WatchedSecurePool(HTTPSConnectionPool):
    ConnectionCls = _WatchedSecureConnection


_POOLS = {"http": _WatchedPool, "https": _WatchedSecurePool}


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager


class WatchedSession(requests.Session):
    """For one thread. Keeps its connections, keeps no cookies."""

    def __init__(self) -> None:
        super().__init__()
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(pool_connections=2, pool_maxsize=1))

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """The next address only if it is the same server's: keys in headers or bodies go nowhere else."""
        target = super().get_redirect_target(resp)
        if target is None or (resp.request.method != "GET" and resp.status_code not in {307, 308}):
            return None
        return target if _origin(urljoin(resp.url, target)) == _origin(resp.url) else None


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port
