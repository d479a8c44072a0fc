"""The translation of a whole site: plan every article, then carry the plans out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.engines import create_engine
from digest.memory import Memory
from digest.model import Row
from digest.translate.batches import Cost, estimate
from digest.translate.plan import Plan, plan_edition
from digest.translate.run import Progress, Result, run_plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from digest.editions import Editions
    from digest.engines.base import LimitedEngine
    from digest.model import Article
    from digest.settings import Settings


def plan_articles(articles: Iterable[Article], editions: Editions, *, force: bool = False) -> list[Plan]:
    """The plans for editions that are to be made or refreshed. One that cannot be read is left alone."""
    plans = (
        plan_edition(article, editions.by_path.get(article.path), force=force)
        for article in articles
        if article.path not in editions.broken
    )
    return [plan for plan in plans if plan.changed]


def keep_outdated(plans: Iterable[Plan], editions: Editions) -> Iterator[str]:
    """The paths of articles whose edition keeps what a person wrote of a text that has changed since."""
    planned = {plan.article.path: plan for plan in plans}
    for path, edition in editions.by_path.items():
        plan = planned.get(path)
        rows = (*plan.blocks, *plan.fields.values()) if plan else (*edition.rows, *edition.fields.values())
        if any(isinstance(row, Row) and row.edited and row.stale for row in rows):
            yield path


def translate_plans(
    plans: list[Plan], settings: Settings, *, today: date, progress: Progress, fresh: bool = False
) -> Result:
    """Carry `plans` out with the engine of the settings. Raises UsageError if that cannot be had."""
    if not plans:
        return Result()
    engine = engine_of(settings)
    with _memory(settings) as memory:
        return run_plans(
            plans, engine=engine, memory=memory, settings=settings, today=today, progress=progress, fresh=fresh
        )


def cost_of(plans: list[Plan], settings: Settings, *, fresh: bool = False) -> Cost:
    """What `translate_plans` would send."""
    engine = engine_of(settings)
    if fresh or not _memory_file(settings).exists():
        return estimate(plans, engine=engine, memory=None)
    with _memory(settings) as memory:
        return estimate(plans, engine=engine, memory=memory)


def engine_of(settings: Settings) -> LimitedEngine:
    """The engine that the settings name."""
    return create_engine(
        settings.engine,
        url=settings.engine_url,
        timeout=settings.timeout,
        concurrency=settings.concurrency,
        requests_per_second=settings.requests_per_second,
    )


def _memory(settings: Settings) -> Memory:
    return Memory(_memory_file(settings), engine=settings.engine, source=settings.source, target=settings.target)


def _memory_file(settings: Settings) -> Path:
    return settings.build / "memory.sqlite"
