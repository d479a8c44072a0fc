"""The translation of a whole site: plan every article, then carry the plans out."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

from digest.engines import Budget, create_engine
from digest.errors import EngineError, UsageError
from digest.glossary import Glossary
from digest.memory import Known, Memory, recall
from digest.model import Row
from digest.segments import Segment, segment_body, splice
from digest.terminology import segment_print
from digest.translate.batches import Cost, estimate, make_batches, unique_segments
from digest.translate.plan import Plan, plan_edition
from digest.translate.run import Progress, Result, run_plans
from digest.translate.text import translate_in_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from digest.editions import Editions
    from digest.engines.base import LimitedEngine
    from digest.model import Article
    from digest.settings import Settings

Key = TypeVar("Key")


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
    with _memory(settings) as memory:
        wanted = unique_segments(plans)
        known = {} if fresh else _known(wanted, articles, glossary, settings, memory)
        result = run_plans(
            plans,
            engines=_engines(settings, budget, unusable),
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
    engine = next(_engines(settings, Budget(), []))
    wanted = unique_segments(plans)
    known: Mapping[str, Known] = {}
    if not fresh:
        # Nothing is written, not even an empty memory.
        with _memory(settings) if _memory_file(settings).exists() else nullcontext() as memory:
            known = _known(wanted, articles, glossary, settings, memory)
    return estimate(plans, engine=engine, known=known, glossary=glossary)


def propose(
    sources: Mapping[Key, str | Segment], settings: Settings, *, glossary: Glossary, offline: bool = False
) -> dict[Key, str | EngineError]:
    """What the engines make of blocks of Markdown, and of text fields as segments; an error where they fail.

    offline: only what is known already; the others are left out. Raises UsageError as `translate_plans` does.
    """
    documents = {key: segment_body(source) for key, source in sources.items() if isinstance(source, str)}
    segments = {
        key: [source] if isinstance(source, Segment) else list(documents[key].segments())
        for key, source in sources.items()
    }
    wanted = {segment_print(one, glossary): one for several in segments.values() for one in several}
    failures: dict[str, EngineError] = {}
    with _memory(settings) as memory:
        known = _known(wanted, (), glossary, settings, memory)
        if not offline:
            failures = _ask(wanted, known, glossary, settings, memory)
    proposals: dict[Key, str | EngineError] = {}
    for key, several in segments.items():
        prints = [segment_print(one, glossary) for one in several]
        failure = next((failures[found] for found in prints if found in failures), None)
        if failure:
            proposals[key] = failure
        elif all(found in known for found in prints):
            words = {one: known[found].words for one, found in zip(several, prints, strict=True)}
            is_field = key not in documents
            proposals[key] = str(words[several[0]][0]) if is_field else splice(documents[key], words)
    return proposals


def _ask(
    wanted: Mapping[str, Segment],
    known: dict[str, Known],
    glossary: Glossary,
    settings: Settings,
    memory: Memory,
) -> dict[str, EngineError]:
    """Ask the engines for what is not `known`, one request after the other; add it. What failed, and why."""
    failures: dict[str, EngineError] = {}
    missing = [found for found in wanted if found not in known]
    for engine in _engines(settings, Budget(settings.max_characters), []) if missing else ():
        prints = {wanted[found]: found for found in missing}
        for batch in make_batches(prints, engine, glossary):
            for made in translate_in_steps(
                batch, engine, source=settings.source, target=settings.target, glossary=glossary
            ):
                for segment, answer in made.items():
                    if isinstance(answer, EngineError):
                        failures[prints[segment]] = answer
                    else:
                        failures.pop(prints[segment], None)
                        known[prints[segment]] = Known(answer, engine.name)
                        memory.keep({prints[segment]: answer}, engine=engine.name)
        engine.close()
        missing = [found for found in missing if found not in known]
        if not missing:
            break
    return failures


def known_sources(fingerprints: Iterable[str], settings: Settings) -> dict[str, str]:
    """Blocks and text fields of articles as they read when they were translated here, by fingerprint, as far as
    that is known."""
    if not _memory_file(settings).exists():
        return {}
    with _memory(settings) as memory:
        return memory.sources(fingerprints)


def _known(
    wanted: Mapping[str, Segment],
    articles: Iterable[Article],
    glossary: Glossary,
    settings: Settings,
    memory: Memory | None,
) -> dict[str, Known]:
    """What is known of `wanted`: the editions decide, then what the engines have answered and no edition holds."""
    known = recall(wanted, articles=articles, engines=settings.engine, glossary=glossary, settings=settings)
    for engine in settings.engine:
        missing = {found: segment for found, segment in wanted.items() if found not in known}
        words = memory.find(missing, engine=engine) if memory and missing else {}
        known |= {found: Known(target, engine) for found, target in words.items()}
    return known


def _engines(settings: Settings, budget: Budget, unusable: list[str]) -> Iterator[LimitedEngine]:
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


def _memory(settings: Settings) -> Memory:
    return Memory(_memory_file(settings), source=settings.source, target=settings.target)


def _memory_file(settings: Settings) -> Path:
    return settings.build / "memory.sqlite"
