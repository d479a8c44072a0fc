"""The translation of a whole site: plan every article, then carry the plans out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.engines import create_engine
from digest.memory import Memory
from digest.translate.plan import Plan, plan_edition
from digest.translate.run import Cost, Progress, Result, estimate, run_plans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digest.editions import Editions
    from digest.engines.base import LimitedEngine
    from digest.model import Article
    from digest.settings import Settings


def plan_articles(
    articles: Iterable[Article], editions: Editions, settings: Settings, *, force: bool = False
) -> list[Plan]:
    """The plans of the articles whose edition is to be made or refreshed; one that cannot be read is left alone."""
    plans = (
        plan_edition(article, editions.by_path.get(article.path), settings=settings, force=force)
        for article in articles
        if article.path not in editions.broken
    )
    return [plan for plan in plans if plan.changed]


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
    with _memory(settings) as memory:
        limit = engine_of(settings).max_characters
        return estimate(plans, memory=None if fresh else memory, max_characters=limit)


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
    file = settings.build / "memory.sqlite"
    return Memory(file, engine=settings.engine, source=settings.source, target=settings.target)
