"""The one place where deep-translator's HTTP is taken over.

Each of deep-translator's modules calls `requests.get` and `requests.post` through its own global name
`requests`. That name is replaced here by an object that hands these calls to the `send` of the thread's
conversation: so they get time limits, pooled connections and our own errors, and a failed request never reaches
the code of deep-translator that writes the key into the message.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import requests

# deep-translator comes without types.
from deep_translator import (  # type: ignore[import-untyped]
    google,
    libre,
    microsoft,
    mymemory,
    papago,
    yandex,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digest.engines.transport import Answer


@dataclass(frozen=True, slots=True)
class Request:
    """A request as deep-translator would send it."""

    method: str
    url: str
    params: Mapping[str, Any] | None = None
    data: Mapping[str, Any] | None = None
    json: object = None
    headers: Mapping[str, str] | None = None


class _Line(threading.local):
    """Where the calls of deep-translator in this thread go."""

    send: Callable[[Request], Answer] | None = None


_line = _Line()


class _Requests:
    """What deep-translator takes for the module `requests`."""

    exceptions = requests.exceptions

    def get(self, url: str, **options: Any) -> Any:
        return self._send("GET", url, options)

    def post(self, url: str, **options: Any) -> Any:
        return self._send("POST", url, options)

    def _send(self, method: str, url: str, options: dict[str, Any]) -> Any:
        if _line.send is None:
            # Somebody else's use of deep-translator in the same process.
            return requests.request(method, url, **options)  # noqa: S113 - its limits are theirs
        # Proxies are the business of the transport, which reads the environment.
        options.pop("proxies", None)
        return _line.send(Request(method, url, **options))


for _module in (google, libre, microsoft, mymemory, papago, yandex):
    _module.requests = _Requests()


@contextmanager
def speaking_through(send: Callable[[Request], Answer]) -> Iterator[None]:
    """While this thread calls deep-translator: its requests go to `send`, whose errors come out as they are."""
    _line.send = send
    try:
        yield
    finally:
        _line.send = None
