"""The translation of a whole site: plan every article, then carry the plans out."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from digest.engines import Budget
from digest.errors import UsageError
from digest.glossary import Glossary
from digest.model import Row
from digest.translate.batches import Cost, estimate, unique_segments
from digest.translate.chain import distant_engines_of, engines_of
from digest.translate.known import existing_memory, known_segments, memory_of
from digest.translate.plan import Plan, plan_edition
from digest.translate.result import Progress, Result
from digest.translate.run import run_plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from digest.editions import Editions
    from digest.memory import Known
    from digest.model import Article
    from digest.settings import Settings


def plan_articles(articles: Iterable[Article], editions: Editions, *, force: bool = False) -> list[Plan]:
    """The plans for editions that are to be made or refreshed, those of the newest articles first.

    One that cannot be read is left alone, and so are all as long as the glossary cannot be read: they would have
    to be made again.
    """
    if editions.glossary is None:
        return []
    plans = (
        plan_edition(article, editions.by_path.get(article.path), glossary=editions.glossary, force=force)
        for article in sorted(articles, key=lambda article: article.date, reverse=True)
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
    dask: str | None = None,
) -> Result:
    """Carry `plans` out with the engines of the settings. Raises UsageError if none of them can be had.

    articles: all of the site: what their editions hold is not asked for, unless `fresh`
    dask:     the address of a Dask scheduler whose workers are to do it
    """
    if dask is not None and settings.max_characters is not None:
        raise UsageError(
            "--max-characters cannot be kept with --dask: what workers send again is not counted here. Leave one"
            " of them away; --dry-run says what a run will send"
        )
    if not plans:
        return Result()
    glossary = plans[0].glossary
    budget = Budget(settings.max_characters)
    offered = engines_of(settings, budget) if dask is None else distant_engines_of(settings, dask)
    with memory_of(settings) as memory, closing(offered) as engines:
        wanted = unique_segments(plans)
        known = {} if fresh else known_segments(wanted, articles, glossary, settings, memory)
        result = run_plans(
            plans,
            engines=engines,
            known=known,
            memory=memory,
            glossary=glossary,
            settings=settings,
            today=today,
            progress=progress,
        )
    # Where nothing could be sent, it was not the limit that stopped it.
    result.is_cut &= bool(budget.sent or result.least)
    if result.missing and result.is_cut:
        result.reasons.append(_limit_reached(result, budget))
    if result.missing and result.may_pass:
        result.reasons.append(
            "Run again later, or choose another engine with --engine; only what is missing is sent."
            " `digest build --offline` builds the site without."
        )
    return result


def _limit_reached(result: Result, budget: Budget) -> str:
    limit = f"the limit of {budget.characters:,} characters (--max-characters)"
    if result.least and not budget.sent:
        return f"{limit} is too low, and nothing was sent: no article can be done with less than {result.least:,}"
    count = len(result.missing)
    left = f"{count:,} articles are left, and the next run goes on with them"
    if count == 1:
        left = "1 article is left, and the next run goes on with it"
    return f"{limit} is reached: {budget.sent:,} were sent; {left}"


def cost_of(
    plans: list[Plan], settings: Settings, *, articles: Sequence[Article], fresh: bool = False
) -> tuple[Cost, list[str]]:
    """What `translate_plans` would send, all of it to the first engine that can be had; and why that is not the
    first one. Raises UsageError if there is none, and something to send."""
    glossary = plans[0].glossary if plans else Glossary()
    wanted = unique_segments(plans)
    known: Mapping[str, Known] = {}
    if not fresh:
        with existing_memory(settings) as memory:
            known = known_segments(wanted, articles, glossary, settings, memory)
    if known.keys() >= wanted.keys():
        return Cost(len(plans), segments=0, characters=0, requests=0, fitting=len(plans)), []
    engines = engines_of(settings, Budget())
    reasons = []
    while isinstance(engine := next(engines), UsageError):
        reasons.append(str(engine))
    if reasons:
        reasons[-1] += f"; this is what {engine.name} would get"
    cost = estimate(plans, engine=engine, known=known, glossary=glossary, limit=settings.max_characters)
    return cost, reasons
