"""The engines that the settings name, in their order, on this machine or on those of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cluster import Recipe, connect, distant_engine
from digest.engines import Budget, create_engine
from digest.errors import EngineUnavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from digest.engines.base import LimitedEngine
    from digest.settings import Settings


def engines_of(settings: Settings, budget: Budget) -> Generator[LimitedEngine | UsageError, None, None]:
    """The engines that the settings name, each made when it is asked for. Of several, an error stands for one that
    cannot be had; raises UsageError if that leaves none."""
    yield from _engines(settings, lambda name: _near(name, settings, budget))


def distant_engines_of(
    settings: Settings, dask: str
) -> Generator[LimitedEngine | UsageError | EngineUnavailable, None, None]:
    """The same, on the workers of the scheduler at the address `dask`, which is connected to when the first one is
    asked for. If the cluster cannot be reached (any more), an error stands for all that it could have had."""
    try:
        with connect(dask) as cluster:
            yield from _engines(settings, lambda name: distant_engine(cluster, _recipe(name, settings)))
    except EngineUnavailable as error:
        yield error


def _engines(
    settings: Settings, make: Callable[[str], LimitedEngine]
) -> Generator[LimitedEngine | UsageError, None, None]:
    unusable: list[str] = []
    for name in settings.engine:
        try:
            engine = make(name)
        except UsageError as error:
            unusable.append(str(error))
            if len(unusable) == len(settings.engine):
                raise UsageError("\n".join(unusable)) from None
            yield error
        else:
            yield engine


def _near(name: str, settings: Settings, budget: Budget) -> LimitedEngine:
    return create_engine(
        name,
        url=settings.url_of(name),
        timeout=settings.timeout,
        concurrency=settings.concurrency,
        requests_per_second=settings.requests_per_second,
        budget=budget,
        model=settings.root / settings.model if settings.model else None,
    )


def _recipe(name: str, settings: Settings) -> Recipe:
    return Recipe(
        name,
        url=settings.url_of(name),
        timeout=settings.timeout,
        concurrency=settings.concurrency,
        requests_per_second=settings.requests_per_second,
        model=str(settings.root / settings.model) if settings.model else None,
    )
