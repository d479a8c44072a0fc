"""Many texts over all workers."""

from __future__ import annotations

import os
import re
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

from digest.engines.asking import LINE_BREAKS
from digest.engines.base import all_of, in_order
from digest.engines.local.marked import has_words, translate_marked
from digest.engines.local.workers import Workers
from digest.engines.specs import DEFAULT_PLACEHOLDER
from digest.errors import EngineError, EngineUnavailable
from digest.modelfiles import find_model, require_fxtranslate, require_models

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from digest.engines.base import Answers
    from digest.modelfiles import Model

_MARK = re.compile(re.escape(DEFAULT_PLACEHOLDER).replace(re.escape("{}"), r"\d+"))


class LocalEngine:
    """Firefox Translations in `concurrency` processes, on whose number no answer depends.

    folder:       where models are, as `digest.modelfiles.find_model` takes it; None: where `digest model get` puts
                  them
    concurrency:  None: as many as there are cores

    Raises UsageError if fxtranslate is not installed, or if there is no model. Starts nothing yet.
    """

    name = "local"
    max_characters = 4_000
    max_texts = 64
    placeholder = DEFAULT_PLACEHOLDER

    def __init__(self, *, folder: Path | None = None, concurrency: int | None = None) -> None:
        require_fxtranslate()
        require_models(folder)
        self.concurrency = concurrency or _cores()
        self._folder = folder
        self._workers = Workers()
        self._threads = ThreadPoolExecutor(self.concurrency, thread_name_prefix="local")
        # An engine that nobody closes takes its processes with it.
        weakref.finalize(self, self._workers.close)

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate `texts`. Raises the first EngineError; `translate_each` keeps what succeeded."""
        return all_of(self.translate_each(texts, source=source, target=target))

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        """Translate `texts`, with the error of each text that failed in its place.

        An EngineRefused, where there is no model from `source` to `target`.
        """
        return in_order(self.stream(texts, source=source, target=target))

    def stream(self, texts: Sequence[str], *, source: str, target: str) -> Iterator[Answers]:
        """As `translate_each`, each answer as soon as it is there: by its index in `texts`."""
        try:
            model = find_model(source, target, folder=self._folder)
            asked = {
                self._threads.submit(_translate, text, self._workers, model): index
                for index, text in enumerate(texts)
            }
        except EngineError as error:
            yield dict.fromkeys(range(len(texts)), error)
            return
        except RuntimeError:  # of an executor that was shut down
            yield dict.fromkeys(range(len(texts)), EngineUnavailable("local: stopped"))
            return
        try:
            for future in as_completed(asked):
                yield {asked[future]: _answer(future)}
        finally:
            # Whoever stops listening does not wait for the rest.
            for future in asked:
                future.cancel()

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        """All in one, which stays on this machine."""
        wanted = [text for text in texts if has_words(text)]
        return [wanted] if wanted else []

    def close(self) -> None:
        """End all workers at once, and take no more."""
        # What waits for a thread is not cancelled, which `as_completed` would never hear of: it finds no worker.
        self._workers.close()
        self._threads.shutdown(wait=False)


def _translate(text: str, workers: Workers, model: Model) -> str:
    """Raises EngineError. Knows nothing of the engine, which must not live on in what is waiting for a thread."""
    if not has_words(_MARK.sub("", text)):
        return text
    with workers.borrow(model) as worker:
        return translate_marked(LINE_BREAKS.sub(" ", text), worker.ask, _MARK)


def _answer(future: Future[str]) -> str | EngineError:
    try:
        return future.result()
    except EngineError as error:
        return error


def _cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
