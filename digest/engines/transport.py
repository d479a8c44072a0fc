"""HTTP as digest wants it: bounded in time and size, from any thread, with errors of our own.

`requests` bounds only the pause between two bytes, so a server that sends one byte a second holds a thread
for hours. Here a timer shuts the socket of a request that is not done in time, wherever it stands.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import weakref
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_auth_from_url
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from digest.engines.address import host, is_loopback
from digest.engines.http_errors import Unreachable, status_error
from digest.errors import AnswerError, EngineError, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECT_TIMEOUT = 10.0
MAX_BYTES = 8 * 1024 * 1024
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request, with as much of `requests.Response` as deep-translator looks at."""

    status_code: int
    text: str

    def json(self) -> Any:
        """The text as JSON. Raises ValueError."""
        return json.loads(self.text)

    def close(self) -> None:
        """Nothing is left open."""


class Transport:
    """Sends the requests of one engine; safe to call from many threads, each of which keeps its connections.

    service:    the engine's name, for messages
    timeout:    seconds from the beginning of a request to the last byte of its answer
    max_bytes:  of an answer, unpacked
    """

    def __init__(self, service: str, *, timeout: float, max_bytes: int = MAX_BYTES) -> None:
        self.service = service
        self.timeout = timeout
        self.max_bytes = max_bytes
        self._closed = False
        self._lock = threading.Lock()
        self._local = threading.local()
        self._sessions: weakref.WeakSet[requests.Session] = weakref.WeakSet()
        self._exchanges: set[_Exchange] = set()

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer of a service that succeeded (2xx).

        Raises EngineError. Neither its message nor its context holds the address, the headers or the text.
        """
        exchange = _Exchange()
        outcome = self._exchange(
            exchange, method, url, params=params, data=data, json=json, headers=dict(headers or {})
        )
        # Raised here, where no exception is being handled: requests puts the whole address, keys included,
        # into its own, and `__context__` would carry them along.
        if isinstance(outcome, EngineError):
            raise outcome
        return outcome

    def close(self) -> None:
        """Cut all requests under way, and send no more."""
        with self._lock:
            self._closed = True
            exchanges, sessions = list(self._exchanges), list(self._sessions)
        for exchange in exchanges:
            exchange.cut()
        for session in sessions:
            session.close()

    def _exchange(self, exchange: _Exchange, method: str, url: str, **options: Any) -> Answer | EngineError:
        with self._lock:
            if self._closed:
                return EngineUnavailable(f"{self.service}: stopped")
            self._exchanges.add(exchange)
        timer = threading.Timer(self.timeout, exchange.cut)
        timer.daemon = True
        timer.start()
        _under_way.exchange = exchange
        try:
            return self._answer(method, url, options)
        # Whatever goes wrong below is told in our own words: see `send`.
        except Exception as error:
            return self._explain(error, url, cut=exchange.was_cut)
        finally:
            _under_way.exchange = None
            timer.cancel()
            with self._lock:
                self._exchanges.discard(exchange)

    def _answer(self, method: str, url: str, options: dict[str, Any]) -> Answer | EngineError:
        session = self._session()
        # A proxy of the environment does not know this machine's own servers.
        session.trust_env = not is_loopback(url)
        user, password = get_auth_from_url(url)
        response = session.request(
            method,
            url,
            **options,
            # Without any `auth`, a `default` line of ~/.netrc would replace the service's own header.
            auth=(user, password) if user or password else _keep_headers,
            timeout=(min(self.timeout, CONNECT_TIMEOUT), self.timeout),
            stream=True,
        )
        with response:
            body = b""
            for chunk in response.iter_content(_CHUNK):
                body += chunk
                if len(body) > self.max_bytes:
                    return AnswerError(f"{self.service}: {host(url)} answers without end")
            error = status_error(
                self.service, host(url), status=response.status_code, headers=response.headers, body=body
            )
            return error or Answer(response.status_code, _decode(body, response.headers))

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = _Session()
            with self._lock:
                self._sessions.add(session)
        return session

    def _explain(self, error: Exception, url: str, *, cut: bool) -> EngineError:
        place = f"{self.service}: {host(url)}"
        if self._closed:
            return EngineUnavailable(f"{self.service}: stopped")
        if cut or isinstance(error, requests.ReadTimeout):
            return EngineUnavailable(f"{place} gives no answer within {self.timeout:g} s")
        if _never_connected(error):
            return Unreachable(f"{self.service}: no connection to {host(url)}")
        return EngineUnavailable(f"{place} broke the connection off ({type(error).__name__})")


class _Exchange:
    """A request under way: the socket it goes over, and whether somebody has cut it."""

    def __init__(self) -> None:
        self.was_cut = False
        self._socket: socket.socket | None = None

    def runs_over(self, connection: socket.socket | None) -> None:
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


class _UnderWay(threading.local):
    exchange: _Exchange | None = None


_under_way = _UnderWay()


class _WatchedConnection(HTTPConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        if exchange := _under_way.exchange:
            if self.sock is None:
                self.connect()
            # Kept here and not asked for later: the connection forgets its socket before the answer is read.
            exchange.runs_over(self.sock)
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


class _Session(requests.Session):
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


def _keep_headers(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _never_connected(error: Exception) -> bool:
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(error, requests.ConnectTimeout) or isinstance(
        reason, (NewConnectionError, ConnectTimeoutError)
    )


def _decode(body: bytes, headers: Mapping[str, str]) -> str:
    """The text of an answer. Without a charset it is UTF-8; requests would take HTML for Latin-1."""
    kind = headers.get("Content-Type", "")
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or "utf-8-sig"
    try:
        return body.decode(charset)
    except LookupError:
        return body.decode("utf-8-sig")
