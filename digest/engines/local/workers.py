"""Worker processes: started when they are needed, kept for the next text, ended with the engine."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from digest.errors import AnswerError, EngineRefused, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.modelfiles import Model

_PROGRAM = Path(__file__).with_name("worker.py")


class Workers:
    """As many processes as are borrowed at once, each with one model; safe to use from many threads."""

    def __init__(self) -> None:
        # An engine may be forgotten, and its workers closed, while a thread is in here.
        self._lock = threading.RLock()
        self._idle: dict[Model, list[Worker]] = {}
        self._all: list[Worker] = []
        self._closed = False

    @contextmanager
    def borrow(self, model: Model) -> Iterator[Worker]:
        """A worker that nobody else uses meanwhile. One that fails is not used again.

        Raises EngineUnavailable after `close`, EngineRefused if the model cannot be loaded.
        """
        worker = self._take(model)
        try:
            worker.begin()
            yield worker
        except BaseException:
            worker.end()
            raise
        with self._lock:
            self._idle.setdefault(model, []).append(worker)

    def close(self) -> None:
        """End all of them at once, whatever they are at, and lend no more."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, []
        for worker in workers:
            worker.end()

    def _take(self, model: Model) -> Worker:
        with self._lock:
            if self._closed:
                raise EngineUnavailable("local: stopped")
            if idle := self._idle.get(model):
                return idle.pop()
            worker = Worker(model)
            self._all = [one for one in self._all if not one.ended] + [worker]
            return worker


class Worker:
    """One process. It answers one thread at a time; `end` may come from any."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._loaded = False
        self.ended = False
        process = self._process = subprocess.Popen(  # noqa: S603 - this Python, a file of this package, and files of a model
            [sys.executable, "-P", str(_PROGRAM), *map(str, model.files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Rust tells of its panics there; what matters of them comes as an answer.
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        )
        self._input, self._output = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)

    def begin(self) -> None:
        """Wait until the model is loaded. Raises EngineRefused if it cannot be."""
        if self._loaded:
            return
        if problem := self._read():
            raise EngineRefused(
                f"local: the model in {self._model.folder} cannot be loaded ({problem}); fetch it anew with"
                f" `digest model get --force`"
            )
        self._loaded = True

    def ask(self, sentences: Sequence[str]) -> list[str | None]:
        """The translation of each sentence; None for one that the model fails at. Raises EngineUnavailable."""
        if not sentences:
            return []
        with contextlib.suppress(OSError, ValueError):  # that it is gone shows in what it answers
            self._input.write(json.dumps(sentences) + "\n")
            self._input.flush()
        answers: list[str | None] = self._read()
        if len(answers) != len(sentences):
            raise AnswerError(f"local: {len(answers)} answers to {len(sentences)} sentences")
        return answers

    def end(self) -> None:
        """End it at once."""
        self.ended = True
        self._process.kill()
        self._process.wait()
        for pipe in (self._input, self._output):
            with contextlib.suppress(OSError):  # of what was still to be written
                pipe.close()

    def _read(self) -> Any:
        try:
            line = self._output.readline()
        except ValueError:  # closed meanwhile
            line = ""
        if not line:
            reason = "stopped" if self.ended else f"a worker process ended by itself ({self._process.wait()})"
            raise EngineUnavailable(f"local: {reason}")
        return json.loads(line)
