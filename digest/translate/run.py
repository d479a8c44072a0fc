"""Many plans at once: what is new goes to the engine in large requests, some at a time, and an article is
written as soon as it is complete."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol

from digest.editions.places import edition_file
from digest.editions.read import blocks_of, source_fields
from digest.engines import Budget
from digest.engines.base import LimitedEngine
from digest.errors import BudgetSpent, EngineError, EngineUnavailable, UsageError
from digest.files import write_atomic
from digest.memory import Known
from digest.model import Finding
from digest.translate.batches import affordable, least_limit, make_batches
from digest.translate.plan import Plan, make_edition
from digest.translate.text import translate_in_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from digest.engines.base import Engine
    from digest.glossary import Glossary
    from digest.memory import Memory
    from digest.model import Article
    from digest.segments import Segment
    from digest.settings import Settings
    from digest.translate.text import Made


class Progress(Protocol):
    """Whoever wants to know how far it is."""

    def start(self, *, articles: int, segments: int) -> None:
        """What there is to do: segments are those that must be sent."""

    def advance(self, *, articles: int = 0, segments: int = 0) -> None:
        """What has been done since."""

    def note(self, line: str) -> None:
        """What a person should know before the rest, which may take hours."""


@dataclass(slots=True)
class Result:
    """What came of it.

    written:   the articles whose edition was written
    missing:   the plans that still lack a segment
    reasons:   why an engine gave no answer, each reason once, unless another engine went on then
    findings:  editions that are complete, but could not be written
    may_pass:  one of these reasons may be gone soon
    is_cut:    something was not sent because of a limit to what may be
    least:     the limit with which something would have been sent, where nothing was
    """

    written: list[str] = field(default_factory=list)
    missing: list[Plan] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    may_pass: bool = False
    is_cut: bool = False
    least: int | None = None

    def blame(self, error: EngineError) -> bool:
        """Take note of why something is missing. Returns whether another engine is to try it."""
        if isinstance(error, BudgetSpent):
            self.is_cut = True
            return False
        self.may_pass |= isinstance(error, EngineUnavailable)
        if str(error) not in self.reasons:
            self.reasons.append(str(error))
        return True

    def hand_over(self, engine: str) -> list[str]:
        """The reasons so far, to be told before `engine` goes on."""
        told, self.reasons = self.reasons, []
        if told:
            told[-1] += f"; {engine} goes on"
        return told


def run_plans(
    plans: Sequence[Plan],
    *,
    engines: Iterable[Engine | UsageError | EngineError],
    known: Mapping[str, Known],
    memory: Memory,
    glossary: Glossary,
    settings: Settings,
    today: date,
    progress: Progress,
) -> Result:
    """Translate and write the editions of `plans`.

    engines: what the first cannot do, the next one gets; made one by one, when it is needed. An error stands for
             one that cannot be made
    known:   what need not be asked for, by fingerprint

    Each answer is kept in the memory at once. An interrupt waits for nothing, and leaves all that is finished on
    disk.
    """
    result = Result()
    done = dict(known)
    desk = _Desk(plans, done)
    progress.start(articles=len(plans), segments=len(desk.lacking()))

    def write(complete: Iterable[Plan]) -> None:
        for plan in complete:
            text = make_edition(plan, done, engine=settings.engine[0], today=today)
            if _write(plan, text, settings, result):
                memory.keep_sources(_source_texts(plan.article))
            progress.advance(articles=1)

    write(desk.complete(()))
    offered = desk.lacking()
    for engine in engines if offered else ():
        if isinstance(engine, UsageError):
            result.reasons.append(str(engine))
            continue
        if isinstance(engine, EngineError):
            result.blame(engine)
            continue
        for line in result.hand_over(engine.name):
            progress.note(line)
        prints = {segment: found for found, segment in _chosen(desk, offered, engine, glossary, result).items()}
        offered = {}
        translate = partial(_translate, engine, prints, memory, glossary, settings)
        with _under_way(translate, make_batches(prints, engine, glossary), engine=engine) as answers:
            for future in answers:
                made = future.result()
                arrived = []
                for segment, answer in made.items():
                    found = prints[segment]
                    if not isinstance(answer, EngineError):
                        done[found] = Known(answer, engine.name)
                        arrived.append(found)
                    elif result.blame(answer):
                        offered[found] = segment
                progress.advance(segments=len(arrived))
                write(desk.complete(arrived))
        if not offered:
            break
    result.missing = desk.waiting()
    return result


def _translate(
    engine: Engine,
    prints: Mapping[Segment, str],
    memory: Memory,
    glossary: Glossary,
    settings: Settings,
    batch: Sequence[Segment],
) -> Made:
    """What comes of a batch. Every answer is in the memory before the next is waited for."""
    made: Made = {}
    languages = {"source": settings.source, "target": settings.target}
    try:
        for found in translate_in_steps(batch, engine, glossary=glossary, **languages):
            words = {prints[one]: answer for one, answer in found.items() if not isinstance(answer, EngineError)}
            memory.keep(words, engine=engine.name)
            made |= found
    except EngineError as error:
        made |= {segment: error for segment in batch if segment not in made}
    return made


def _chosen(
    desk: _Desk, offered: Mapping[str, Segment], engine: Engine, glossary: Glossary, result: Result
) -> Mapping[str, Segment]:
    """What of `offered` the engine may send, by fingerprint."""
    budget = getattr(engine, "budget", None)
    left = budget.left if isinstance(budget, Budget) else None
    if left is None or not isinstance(engine, LimitedEngine):
        return offered
    articles = desk.each_lacking(offered)
    chosen = affordable(articles, left, engine=engine, glossary=glossary)
    result.is_cut |= len(chosen) < len(offered)
    if not chosen:
        result.least = least_limit(articles, engine=engine, glossary=glossary)
    return chosen


def _source_texts(article: Article) -> list[str]:
    return [
        *(block.text for block in blocks_of(article.body)),
        *(" ".join(value.split()) for value in source_fields(article).values()),
    ]


def _write(plan: Plan, text: str, settings: Settings, result: Result) -> bool:
    file = edition_file(plan.article, settings)
    try:
        write_atomic(file, text, scratch=settings.build)
    except OSError as error:
        name = file.relative_to(settings.root).as_posix()
        message = f"cannot be written: {error.strerror or error}"
        result.findings.append(Finding("unwritable", "error", message, file=name))
        return False
    result.written.append(plan.article.file)
    return True


class _Desk:
    """Which plans wait for which segments; each segment is looked at once, however many articles there are."""

    def __init__(self, plans: Sequence[Plan], done: Container[str]) -> None:
        self._plans = plans
        self._lacking = [
            {found: segment for found, segment in plan.wanted() if found not in done} for plan in plans
        ]
        self._waiting: dict[str, list[int]] = {}
        for number, lacking in enumerate(self._lacking):
            for found in lacking:
                self._waiting.setdefault(found, []).append(number)
        self._complete = [number for number, lacking in enumerate(self._lacking) if not lacking]

    def complete(self, arrived: Iterable[str]) -> list[Plan]:
        """The plans that lack nothing more, now that these have arrived, each told once."""
        for found in arrived:
            for number in self._waiting.pop(found, ()):
                del self._lacking[number][found]
                if not self._lacking[number]:
                    self._complete.append(number)
        complete, self._complete = self._complete, []
        return [self._plans[number] for number in complete]

    def waiting(self) -> list[Plan]:
        """The plans that still lack something."""
        return [plan for plan, lacking in zip(self._plans, self._lacking, strict=True) if lacking]

    def each_lacking(self, offered: Container[str]) -> list[Mapping[str, Segment]]:
        """What each of them lacks of `offered`, by fingerprint."""
        each = ({found: one for found, one in lacking.items() if found in offered} for lacking in self._lacking)
        return [lacking for lacking in each if lacking]

    def lacking(self) -> dict[str, Segment]:
        """What all of them lack, each once."""
        return {found: segment for lacking in self._lacking for found, segment in lacking.items()}


@contextmanager
def _under_way(
    work: Callable[[Sequence[Segment]], Made], batches: Iterable[Sequence[Segment]], *, engine: Engine
) -> Iterator[Iterator[Future[Made]]]:
    """The outcomes of `work`, as they come. Whoever leaves early cuts what is under way: nobody waits for it."""
    workers = engine.concurrency if isinstance(engine, LimitedEngine) else 1
    pool: Executor = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="translate")
    try:
        yield as_completed([pool.submit(work, batch) for batch in batches])
    finally:
        if isinstance(engine, LimitedEngine):
            engine.close()
        pool.shutdown(wait=True, cancel_futures=True)
