"""HTTP as digest wants it: bounded in time and size, from any thread, with errors of our own."""

from __future__ import annotations

import json
import threading
import time
import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
from requests.utils import get_auth_from_url
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from digest.engines.address import host, is_loopback
from digest.engines.budget import Budget
from digest.engines.http_errors import NoAnswer, Unreachable, status_error
from digest.engines.sessions import Exchange, WatchedSession
from digest.errors import AnswerError, BudgetSpent, EngineError, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.engines.deadlines import Deadline

CONNECT_TIMEOUT = 5.0
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
    deadline:   for the time from the beginning of a request to the last byte of its answer
    budget:     for the characters that are sent
    max_bytes:  of an answer, unpacked
    """

    def __init__(
        self, service: str, *, deadline: Deadline, budget: Budget | None = None, max_bytes: int = MAX_BYTES
    ) -> None:
        self.service = service
        self.budget = budget or Budget()
        self.deadline = deadline
        self.max_bytes = max_bytes
        self._closed = False
        self._lock = threading.Lock()
        self._local = threading.local()
        self._sessions: weakref.WeakSet[requests.Session] = weakref.WeakSet()
        self._exchanges: set[Exchange] = set()

    def send(
        self,
        method: str,
        url: str,
        *,
        characters: int,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer of a service that succeeded (2xx) to a request with `characters` of text.

        Raises EngineError. Neither its message nor its context holds the address, the headers or the text.
        """
        size = sum(len(str(part)) for part in (params, data, json) if part)
        exchange = Exchange(size, self.deadline, before_sending=lambda: self.budget.spend(characters))
        outcome = self._exchange(
            exchange, method, url, params=params, data=data, json=json, headers=dict(headers or {})
        )
        if isinstance(outcome, Answer):
            self.deadline.met(size, began=exchange.began, ended=time.monotonic())
        elif exchange.was_late:
            self.deadline.missed(began=exchange.began, ended=time.monotonic())
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

    def _exchange(self, exchange: Exchange, method: str, url: str, **options: Any) -> Answer | EngineError:
        with self._lock:
            if self._closed:
                return EngineUnavailable(f"{self.service}: stopped")
            self._exchanges.add(exchange)
        try:
            with exchange.under_way():
                outcome = self._answer(method, url, options)
            # An answer that was cut while its headers came looks like a complete and empty one.
            return self._explain(exchange, url, ConnectionError()) if exchange.was_cut else outcome
        except BudgetSpent as error:
            return error
        # Whatever goes wrong below is told in our own words: see `send`.
        except Exception as error:
            return self._explain(exchange, url, error)
        finally:
            with self._lock:
                self._exchanges.discard(exchange)

    def _answer(self, method: str, url: str, options: dict[str, Any]) -> Answer | EngineError:
        session = self._session()
        user, password = get_auth_from_url(url)
        response = session.request(
            method,
            url,
            **options,
            # Without any `auth`, a `default` line of ~/.netrc would replace the service's own header.
            auth=(user, password) if user or password else _keep_headers,
            # A proxy of the environment does not know this machine's own servers.
            proxies={"no_proxy": str(urlsplit(url).hostname)} if is_loopback(url) else None,
            # What comes after the connection is watched (see `Exchange`), and this comes second.
            timeout=(min(self.deadline.limit, CONNECT_TIMEOUT), self.deadline.limit + 1.0),
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
        if error:
            return error
        try:
            return Answer(response.status_code, _decode(body, response.headers))
        except UnicodeDecodeError:
            return AnswerError(f"{self.service}: {host(url)} answers with bytes that are no text")

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = WatchedSession()
            with self._lock:
                self._sessions.add(session)
        return session

    def _explain(self, exchange: Exchange, url: str, error: Exception) -> EngineError:
        place = f"{self.service}: {host(url)}"
        if self._closed:
            return EngineUnavailable(f"{self.service}: stopped")
        if exchange.was_late:
            return NoAnswer(f"{place} gives no answer within {time.monotonic() - exchange.began:.2g} s")
        if isinstance(error, requests.exceptions.ProxyError):
            return Unreachable(
                f"{self.service}: no connection to {host(url)} through the proxy of the environment (https_proxy,"
                " http_proxy, all_proxy); is it the right one?"
            )
        if _never_connected(error):
            return Unreachable(
                f"{self.service}: no connection to {host(url)}; is the network up, and the address right?"
            )
        if isinstance(error, UnicodeError):
            return AnswerError(f"{self.service}: the text holds characters that cannot be sent")
        return EngineUnavailable(f"{place} broke the connection off ({type(error).__name__})")


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
