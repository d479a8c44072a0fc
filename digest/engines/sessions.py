"""A session of `requests` whose requests can be cut from outside, and that carries keys to one server only.

`requests` bounds the pause between two bytes and nothing else, so a server that sends one byte a second holds a
thread for hours. Here a thread beside each request shuts its socket when its time is over, wherever it stands;
before there is a connection, the request gives up by itself.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError

from digest.engines.connecting import open_connection

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
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None

    @contextlib.contextmanager
    def under_way(self) -> Iterator[None]:
        """While the calling thread sends the request and reads its answer."""
        threading.Thread(target=self._watch, daemon=True).start()
        _under_way.exchange = self
        try:
            yield
        finally:
            del _under_way.exchange
            self._ended.set()
            with self._lock:
                self._let_go()

    def _watch(self) -> None:
        """Wait for the end, or for the deadline, which comes nearer while others are answered."""
        while (left := self._left()) > 0:
            if self._ended.wait(min(left, _LOOK)):
                return
        self.was_late = True
        self.cut()

    def runs_over(self, connection: socket.socket) -> None:
        """The socket is known now. A handle of our own, for TLS takes the socket's away to put its own there."""
        with self._lock:
            self._let_go()
            self._handle = socket.fromfd(connection.fileno(), connection.family, connection.type)
        if self.was_cut:
            self.cut()

    def cut(self) -> None:
        """Wake the thread that waits for the other side; from any thread."""
        self.was_cut = True
        with self._lock, contextlib.suppress(OSError):
            if self._handle is not None:
                self._handle.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def _left(self) -> float:
        return self.began + self._deadline.seconds(self._size) - time.monotonic()


class _UnderWay(threading.local):
    """The exchange of each thread, while there is one."""

    exchange: Exchange


_under_way = _UnderWay()


class _WatchedConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        exchange = _under_way.exchange
        try:
            connection = open_connection(
                self._dns_host,
                self.port,
                # Set for each connection, of what `Transport` hands to requests.
                seconds=cast("float", self.timeout),
                options=self.socket_options or (),
                given_up=lambda: exchange.was_cut,
            )
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error
        # Now, and not when it is ready: TLS and a proxy may let us wait.
        exchange.runs_over(connection)
        return connection

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is None:
            self.connect()
        # Kept here and not asked for later: the connection forgets its socket before the answer is read.
        _under_way.exchange.runs_over(self.sock)
        _under_way.exchange.before_sending()
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
