"""The translation of a whole site: plan every article, then carry the plans out."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from digest.engines import Budget
from digest.glossary import Glossary
from digest.model import Row
from digest.translate.batches import Cost, estimate, unique_segments
from digest.translate.chain import engines_of
from digest.translate.known import known_segments, known_sources, memory_file, memory_of
from digest.translate.plan import Plan, plan_edition
from digest.translate.proposals import propose
from digest.translate.run import Progress, Result, run_plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from digest.editions import Editions
    from digest.memory import Known
    from digest.model import Article
    from digest.settings import Settings

__all__ = ["cost_of", "keep_outdated", "known_sources", "plan_articles", "propose", "translate_plans"]


def plan_articles(articles: Iterable[Article], editions: Editions, *, force: bool = False) -> list[Plan]:
    """The plans for editions that are to be made or refreshed. One that cannot be read is left alone, and so are
    all as long as the glossary cannot be read: they would have to be made again."""
    if editions.glossary is None:
        return []
    plans = (
        plan_edition(article, editions.by_path.get(article.path), glossary=editions.glossary, force=force)
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
    plans: list[Plan],
    settings: Settings,
    *,
    articles: Sequence[Article],
    today: date,
    progress: Progress,
    fresh: bool = False,
) -> Result:
    """Carry `plans` out with the engines of the settings. Raises UsageError if none of them can be had.

    articles: all of the site: what their editions hold is not asked for, unless `fresh`
    """
    if not plans:
        return Result()
    glossary = plans[0].glossary
    budget = Budget(settings.max_characters)
    unusable: list[str] = []
    with memory_of(settings) as memory:
        wanted = unique_segments(plans)
        known = {} if fresh else known_segments(wanted, articles, glossary, settings, memory)
        result = run_plans(
            plans,
            engines=engines_of(settings, budget, unusable),
            known=known,
            memory=memory,
            glossary=glossary,
            settings=settings,
            today=today,
            progress=progress,
        )
    result.reasons = [*unusable, *result.reasons]
    if result.is_cut and result.missing:
        result.reasons.append(
            f"the limit of {settings.max_characters:,} characters (--max-characters) is reached:"
            f" {budget.sent:,} were sent"
        )
    return result


def cost_of(plans: list[Plan], settings: Settings, *, articles: Sequence[Article], fresh: bool = False) -> Cost:
    """What `translate_plans` would send, all of it to the first engine."""
    glossary = plans[0].glossary if plans else Glossary()
    engine = next(engines_of(settings, Budget(), []))
    wanted = unique_segments(plans)
    known: Mapping[str, Known] = {}
    if not fresh:
        # Nothing is written, not even an empty memory.
        with memory_of(settings) if memory_file(settings).exists() else nullcontext() as memory:
            known = known_segments(wanted, articles, glossary, settings, memory)
    return estimate(plans, engine=engine, known=known, glossary=glossary)
