"""The connection to a Dask cluster, and what can become of it."""

from __future__ import annotations

import logging
import re
import threading
import time
import warnings
from concurrent.futures import CancelledError, Future, wait
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from digest.errors import EngineUnavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[^\s/:@\[\]]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}")
# Those to which Dask gives a level; it would tell on standard error whatever it meets.
_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")

# What a client of Dask raises whose connection is gone, and whose parts are, too.
_LOST = (OSError, AttributeError, RuntimeError)

CONNECT_TIMEOUT = 5.0
"""Seconds until a scheduler must have answered."""
PATIENCE = 60.0
"""Seconds for which a cluster may be without a worker: one that died comes again in a few."""
_ANSWER = 30.0
_FAREWELL = 2.0
_LOOK = 1.0


def require_dask(address: str) -> None:
    """Raise UsageError if Dask is not installed, or if `address` can be no scheduler's. Loads nothing."""
    if find_spec("distributed") is None:
        raise UsageError("--dask: Dask is not installed; expected: pip install 'digest[dask]'")
    if not _ADDRESS.fullmatch(address):
        raise UsageError(
            f"--dask: expected the address of a scheduler like tcp://127.0.0.1:8786, found {address!r}"
        )


@contextmanager
def connect(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at `address`, as soon as it has a worker. Leaving it waits for no work.

    Raises EngineUnavailable if it cannot be reached, or if no worker comes.
    """
    client = _client(address)
    try:
        cluster = Cluster(client, address)
        cluster.wait_for_a_worker()
        yield cluster
    finally:
        with suppress(*_LOST):
            client.close(timeout=_FAREWELL)


def _client(address: str) -> Any:
    import distributed
    from distributed.versions import VersionMismatchWarning

    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    # A table of the versions of many packages; digest's is the one that matters, and is compared.
    warnings.filterwarnings("ignore", category=VersionMismatchWarning)
    # Little of it has types.
    make: Any = distributed.Client
    try:
        return _within(
            1.5 * CONNECT_TIMEOUT,
            lambda: make(address, timeout=CONNECT_TIMEOUT, set_as_default=False, name="digest"),
        )
    except (OSError, ValueError, ImportError, TypeError) as error:
        raise EngineUnavailable(
            f"--dask: no scheduler of Dask answers at {address} ({_first_line(error)}); is it up, and the address"
            " right? `dask scheduler` starts one"
        ) from None


def _within(seconds: float, make: Callable[[], Any]) -> Any:
    """What `make` returns, or raises. Raises TimeoutError after so many seconds: a client waits for ever for a
    server that is none of Dask."""
    outcome: Future[Any] = Future()

    def run() -> None:
        try:
            outcome.set_result(make())
        except Exception as error:  # is raised where it is waited for
            outcome.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return outcome.result(timeout=seconds)


class Cluster:
    """The workers behind a scheduler; safe to use from many threads.

    workers:  the most that have been seen at once
    """

    def __init__(self, client: Any, address: str) -> None:
        self.workers = 0
        self._client = client
        self._address = address
        self._lock = threading.Lock()
        self._failure = ""
        self._looked_at = float("-inf")
        self._seen_at = time.monotonic()

    def wait_for_a_worker(self) -> None:
        """Wait until there is one. Raises EngineUnavailable if none comes."""
        while not self.workers:
            self._look()
            time.sleep(0 if self.workers else _LOOK / 5)

    def executor(self) -> Executor:
        """Where work is handed out: each call goes to some worker, and to another if that one dies."""
        # Twice the same call is two calls.
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def call(self, executor: Executor, function: Callable[..., Any], *arguments: object) -> Any:
        """What `function` returns on some worker. Raises EngineUnavailable if there is no answer to be had."""
        future = self._submit(executor, function, *arguments)
        while not wait([future], timeout=_LOOK).done:
            self._look()
        try:
            return future.result()
        except CancelledError:
            if self._client.status != "running":
                raise self._lost() from None
            raise EngineUnavailable("--dask: stopped") from None
        except Exception as error:  # Dask's own, and whatever another version of digest may raise there
            raise EngineUnavailable(
                f"--dask: the workers failed ({type(error).__name__}); what they write in their terminals says why"
            ) from None

    def cancel(self, executor: Executor) -> None:
        """End the waiting for all calls of `executor`, and take no more."""
        with self._lock, suppress(*_LOST):
            executor.shutdown(wait=False)

    def ask_all(self, function: Callable[..., Any], *arguments: object) -> dict[str, Any]:
        """What `function` returns on each worker, or the error it raised, by the worker's address. It is called
        beside the work that the worker has. Raises EngineUnavailable."""
        found: dict[str, Any] = self._ask(
            self._client.run, function, *arguments, on_error="return", callback_timeout=_ANSWER
        )
        return found

    def ask_scheduler(self, function: Callable[[], Any]) -> Any:
        """What `function` returns in the process of the scheduler, or its error. Raises EngineUnavailable."""
        try:
            return self._ask(self._client.run_on_scheduler, function, callback_timeout=_ANSWER)
        except EngineUnavailable:
            raise
        except Exception as error:  # whatever has become of the function there
            return error

    def tell_all(self, function: Callable[..., Any], *arguments: object) -> None:
        """Call `function` on each worker that can be reached."""
        with suppress(EngineUnavailable):
            self._ask(self._client.run, function, *arguments, on_error="ignore", callback_timeout=_FAREWELL)

    def _submit(self, executor: Executor, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        self._check()
        # An executor of Dask cannot be shut down while it takes something.
        with self._lock:
            try:
                return executor.submit(function, *arguments)
            except RuntimeError:
                raise EngineUnavailable("--dask: stopped") from None

    def _ask(self, function: Callable[..., Any], *arguments: object, **options: object) -> Any:
        self._check()
        try:
            return self._client.sync(function, *arguments, **options)
        except Exception as error:
            if isinstance(error, OSError) or self._client.status != "running":
                raise self._lost() from None
            raise

    def _look(self) -> None:
        """Count the workers, now and then. Raises EngineUnavailable if there have been none for long."""
        with self._lock:
            now = time.monotonic()
            if now < self._looked_at + _LOOK / 5:
                return
            self._looked_at = now
        count = len(self._ask(self._client.nthreads, callback_timeout=_ANSWER))
        self.workers = max(count, self.workers)
        if count:
            self._seen_at = now
        elif now > self._seen_at + PATIENCE:
            raise self._failed(
                f"--dask: the scheduler at {self._address} has had no worker for {PATIENCE:.0f} s; start some with"
                f" `dask worker {self._address}`"
            )

    def _check(self) -> None:
        if self._failure:
            raise EngineUnavailable(self._failure)
        if self._client.status != "running":
            raise self._lost()

    def _lost(self) -> EngineUnavailable:
        return self._failed(
            f"--dask: the scheduler at {self._address} has gone away in the middle of the work; start it again,"
            " and run the same command to go on"
        )

    def _failed(self, reason: str) -> EngineUnavailable:
        """The error; from now on, each call has it at once."""
        self._failure = reason
        return EngineUnavailable(reason)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__
