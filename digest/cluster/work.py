"""What the processes of a cluster do: each makes the engine of a run once, and asks it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from digest.engines import create_engine
from digest.errors import EngineRefused, EngineUnavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.engines import LimitedEngine
    from digest.errors import EngineError


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker makes an engine of; as in `create_engine`, and:

    run:      a name for the use of it that nobody else has
    model:    a folder on the worker
    sharers:  workers that drive the same service

    There is no key in it. The address, which may hold a password, does not show in the logs of Dask.
    """

    name: str
    run: str = ""
    url: str | None = field(default=None, repr=False)
    timeout: float | None = None
    concurrency: int | None = None
    requests_per_second: float | None = None
    model: str | None = None
    sharers: int = 1


@dataclass(frozen=True, slots=True)
class Offer:
    """What a worker's engine is like, and the version of digest that it is of."""

    version: str
    max_characters: int
    max_texts: int
    concurrency: int
    placeholder: str


_lock = threading.Lock()
_engines: dict[Recipe, LimitedEngine] = {}
# Those of runs that were killed end nowhere else.
_MOST_ENGINES = 8
_ended: set[str] = set()


def describe(recipe: Recipe) -> Offer | UsageError:
    """What this worker's engine is like, or why it has none. Sends nothing."""
    try:
        engine = _engine_of(recipe)
    except UsageError as error:
        return error
    return Offer(digest_version(), engine.max_characters, engine.max_texts, engine.concurrency, engine.placeholder)


def ask(recipe: Recipe, texts: Sequence[str], source: str, target: str) -> list[str | EngineError]:
    """The answers of this worker's engine, with the error of each text that failed in its place."""
    try:
        engine = _engine_of(recipe)
    except UsageError as error:  # of a worker that came later than all were asked
        return [EngineRefused(str(error))] * len(texts)
    except EngineUnavailable as error:
        return [error] * len(texts)
    return engine.translate_each(texts, source=source, target=target)


def end(run: str) -> None:
    """End all requests of a run at once, and take no more of it."""
    with _lock:
        _ended.add(run)
        engines = [_engines.pop(recipe) for recipe in list(_engines) if recipe.run == run]
    for engine in engines:
        engine.close()


def digest_version() -> str:
    """The version of digest that is installed here."""
    try:
        return version("digest")
    except PackageNotFoundError:
        return "from source"


def _engine_of(recipe: Recipe) -> LimitedEngine:
    with _lock:
        if recipe.run in _ended:
            raise EngineUnavailable(f"{recipe.name}: stopped")
        if recipe not in _engines:
            for oldest in list(_engines)[: 1 - _MOST_ENGINES]:
                del _engines[oldest]
            _engines[recipe] = create_engine(
                recipe.name,
                url=recipe.url,
                timeout=recipe.timeout,
                concurrency=recipe.concurrency,
                requests_per_second=recipe.requests_per_second,
                model=Path(recipe.model) if recipe.model else None,
                sharers=recipe.sharers,
            )
        return _engines[recipe]
