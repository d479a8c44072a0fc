"""Many plans at once: what is new goes to the engine in large requests, some at a time, and an article is
written as soon as it is complete."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from digest.editions.read import edition_file
from digest.engines.base import LimitedEngine
from digest.errors import EngineError
from digest.files import write_atomic
from digest.placeholders import mask
from digest.translate.plan import Plan, make_edition
from digest.translate.text import translate_each

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from datetime import date

    from digest.engines.base import Engine
    from digest.memory import Memory
    from digest.segments import Segment, Target
    from digest.settings import Settings

    Made = dict[Segment, Target | EngineError]


_UNLIMITED = 1_000_000


class Progress(Protocol):
    """Whoever wants to know how far it is."""

    def start(self, *, articles: int, segments: int) -> None:
        """What there is to do."""

    def advance(self, *, articles: int = 0, segments: int = 0) -> None:
        """What has been done since."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What translating plans would take. Characters are those sent, placeholders included."""

    articles: int
    segments: int
    characters: int
    requests: int


@dataclass(slots=True)
class Result:
    """What came of it: the files written, the articles that are still missing, and why (each reason once)."""

    written: list[str] = field(default_factory=list)
    missing: list[Plan] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def blame(self, error: EngineError) -> None:
        """Take note of why something is missing."""
        if str(error) not in self.reasons:
            self.reasons.append(str(error))


def estimate(plans: Sequence[Plan], *, memory: Memory | None, max_characters: int) -> Cost:
    """What `run_plans` would send, without sending it."""
    wanted = _unique(plans)
    known = memory.find(wanted.values()) if memory else {}
    batches = list(_batches([wanted[key] for key in wanted if key not in known], max_characters))
    return Cost(
        articles=sum(1 for plan in plans if plan.changed),
        segments=sum(len(batch) for batch in batches),
        characters=sum(_length(segment) for batch in batches for segment in batch),
        requests=len(batches),
    )


def run_plans(
    plans: Sequence[Plan],
    *,
    engine: Engine,
    memory: Memory,
    settings: Settings,
    today: date,
    progress: Progress,
    fresh: bool = False,
) -> Result:
    """Translate and write the editions of `plans`.

    What the memory knows is not asked for, unless `fresh`. Each answer is kept in it at once. An interrupt waits
    for nothing but the requests under way, and leaves all that is finished on disk.
    """
    result = Result()
    open_plans = [plan for plan in plans if plan.changed]
    wanted = _unique(open_plans)
    done = {} if fresh else memory.find(wanted.values())
    progress.start(articles=len(open_plans), segments=len(wanted))
    progress.advance(segments=len(done))

    desk = _Desk(open_plans, done)

    def write(plan: Plan) -> None:
        text = make_edition(plan, done, engine=engine.name, today=today)
        write_atomic(edition_file(plan.article, settings), text)
        result.written.append(plan.article.file)
        progress.advance(articles=1)

    for plan in desk.complete(()):
        write(plan)
    batches = list(_batches([wanted[key] for key in wanted if key not in done], _limit(engine)))

    def translate(batch: Sequence[Segment]) -> dict[Segment, Target | EngineError]:
        made = translate_each(batch, engine, source=settings.source, target=settings.target)
        memory.keep({segment: answer for segment, answer in made.items() if not isinstance(answer, EngineError)})
        return made

    for future in _run(translate, batches, engine=engine):
        try:
            made = future.result()
        except EngineError as error:
            result.blame(error)
            continue
        for segment, answer in made.items():
            if isinstance(answer, EngineError):
                result.blame(answer)
            else:
                done[segment.source] = answer
        arrived = [segment.source for segment in made if segment.source in done]
        progress.advance(segments=len(arrived))
        for plan in desk.complete(arrived):
            write(plan)
    result.missing = desk.waiting()
    return result


class _Desk:
    """Which plans wait for which segments; each segment is looked at once, however many articles there are."""

    def __init__(self, plans: Sequence[Plan], done: Container[Target]) -> None:
        self._plans = plans
        self._lacking = [{s.source for s in plan.segments() if s.source not in done} for plan in plans]
        self._waiting: dict[Target, list[int]] = {}
        for number, lacking in enumerate(self._lacking):
            for source in lacking:
                self._waiting.setdefault(source, []).append(number)
        self._complete = [number for number, lacking in enumerate(self._lacking) if not lacking]

    def complete(self, arrived: Iterable[Target]) -> list[Plan]:
        """The plans that lack nothing more, now that these have arrived, each told once."""
        for source in arrived:
            for number in self._waiting.pop(source, ()):
                self._lacking[number].discard(source)
                if not self._lacking[number]:
                    self._complete.append(number)
        complete, self._complete = self._complete, []
        return [self._plans[number] for number in complete]

    def waiting(self) -> list[Plan]:
        """The plans that still lack something."""
        return [plan for plan, lacking in zip(self._plans, self._lacking, strict=True) if lacking]


def _limit(engine: Engine) -> int:
    return engine.max_characters if isinstance(engine, LimitedEngine) else _UNLIMITED


def _run(
    work: Callable[[Sequence[Segment]], Made], batches: Iterable[Sequence[Segment]], *, engine: Engine
) -> Iterator[Future[Made]]:
    workers = engine.concurrency if isinstance(engine, LimitedEngine) else 1
    pool: Executor = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="translate")
    try:
        yield from as_completed([pool.submit(work, batch) for batch in batches])
    finally:
        if isinstance(engine, LimitedEngine):
            engine.close()  # an interrupted run must not wait for anybody's retries
        pool.shutdown(wait=True, cancel_futures=True)


def _unique(plans: Iterable[Plan]) -> dict[Target, Segment]:
    return {segment.source: segment for plan in plans for segment in plan.segments()}


def _batches(segments: Iterable[Segment], max_characters: int) -> Iterator[list[Segment]]:
    """Segments in their order, as many together as fit into one request."""
    batch: list[Segment] = []
    size = 0
    for segment in segments:
        length = _length(segment) + 1
        if batch and size + length > max_characters:
            yield batch
            batch, size = [], 0
        batch.append(segment)
        size += length
    if batch:
        yield batch


def _length(segment: Segment) -> int:
    return len(mask(segment) or "".join(str(part) for part in segment.source))
