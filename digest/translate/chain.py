"""The engines that the settings name, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.engines import Budget, create_engine
from digest.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.engines.base import LimitedEngine
    from digest.settings import Settings


def engines_of(settings: Settings, budget: Budget, unusable: list[str]) -> Iterator[LimitedEngine]:
    """The engines that the settings name, each made when it is asked for. Of several, those that cannot be had are
    passed over, and added to `unusable`; raises UsageError if that leaves none."""
    for name in settings.engine:
        try:
            engine = create_engine(
                name,
                url=settings.url_of(name),
                timeout=settings.timeout,
                concurrency=settings.concurrency,
                requests_per_second=settings.requests_per_second,
                budget=budget,
            )
        except UsageError as error:
            unusable.append(str(error))
        else:
            yield engine
    if len(unusable) == len(settings.engine):
        raise UsageError("\n".join(unusable))
