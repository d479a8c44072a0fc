"""Opening a connection that can be given up at any moment.

The system's own calls for it wait as long as they like: looking a name up for half a minute where no name server
answers, and connecting for two where a firewall swallows the packets.
"""

from __future__ import annotations

import errno
import os
import selectors
import socket
import threading
import time
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Address = tuple[Any, ...]
    Option = tuple[int, int, int | bytes]

# Seconds between two looks at whether it has been given up.
_LOOK = 0.05
_BEGUN = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK})


def open_connection(
    host: str, port: int, *, seconds: float, options: Iterable[Option], given_up: Callable[[], bool]
) -> socket.socket:
    """A socket that is connected to the first address of `host` that takes it, `seconds` for each.

    Raises OSError: socket.gaierror where nobody has that name, TimeoutError, and what the system says.
    """
    failure = OSError(errno.EADDRNOTAVAIL, "no address")
    for family, kind, protocol, _, address in _look_up(host.strip("[]"), port, given_up):
        try:
            connection = socket.socket(family, kind, protocol)
        except OSError as error:
            failure = error
            continue
        try:
            for option in options:
                connection.setsockopt(*option)
            _connect(connection, address, seconds, given_up)
        except OSError as error:
            connection.close()
            failure = error
        else:
            connection.settimeout(seconds)
            return connection
    raise failure


def _look_up(host: str, port: int, given_up: Callable[[], bool]) -> list[Address]:
    """The addresses of `host`. A lookup that is given up ends by itself, in a thread that nobody waits for."""
    outcome: Future[list[Address]] = Future()

    def ask() -> None:
        try:
            outcome.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except UnicodeError:
            outcome.set_exception(socket.gaierror(socket.EAI_NONAME, "no name of a host"))
        except Exception as error:
            outcome.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    while not wait([outcome], timeout=_LOOK).done:
        _stop_if(given_up)
    return outcome.result()


def _connect(connection: socket.socket, address: Address, seconds: float, given_up: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    connection.setblocking(False)
    _raise_for(connection.connect_ex(address), fine=_BEGUN)
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_WRITE)
        while not selector.select(_LOOK):
            _stop_if(given_up)
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
    _raise_for(connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))


def _stop_if(given_up: Callable[[], bool]) -> None:
    if given_up():
        raise OSError(errno.ECANCELED, "given up")


def _raise_for(number: int, fine: frozenset[int] = frozenset({0})) -> None:
    if number not in fine:
        raise OSError(number, os.strerror(number))
