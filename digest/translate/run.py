"""Many plans at once: what is new goes to the engine in large requests, some at a time, and an article is
written as soon as it is complete."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from digest.editions.places import edition_file
from digest.engines.base import LimitedEngine
from digest.errors import EngineError
from digest.files import write_atomic
from digest.model import Finding
from digest.translate.batches import make_batches, unique_segments
from digest.translate.plan import Plan, make_edition
from digest.translate.text import translate_in_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from datetime import date

    from digest.engines.base import Engine
    from digest.memory import Memory
    from digest.segments import Segment, Target
    from digest.settings import Settings
    from digest.translate.text import Made


class Progress(Protocol):
    """Whoever wants to know how far it is."""

    def start(self, *, articles: int, segments: int) -> None:
        """What there is to do: segments are those that must be sent."""

    def advance(self, *, articles: int = 0, segments: int = 0) -> None:
        """What has been done since."""


@dataclass(slots=True)
class Result:
    """What came of it.

    written:   the articles whose edition was written
    missing:   the plans that still lack a segment
    reasons:   why, each reason once
    findings:  editions that are complete, but could not be written
    """

    written: list[str] = field(default_factory=list)
    missing: list[Plan] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def blame(self, error: EngineError) -> None:
        """Take note of why something is missing."""
        if str(error) not in self.reasons:
            self.reasons.append(str(error))


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
    for nothing, and leaves all that is finished on disk.
    """
    result = Result()
    wanted = unique_segments(plans)
    done = {} if fresh else memory.find(wanted.values())
    missing = [segment for key, segment in wanted.items() if key not in done]
    progress.start(articles=len(plans), segments=len(missing))
    desk = _Desk(plans, done)

    def write(complete: Iterable[Plan]) -> None:
        for plan in complete:
            text = make_edition(plan, done, engine=engine.name, today=today)
            _write(plan, text, settings, result)
            progress.advance(articles=1)

    def translate(batch: Sequence[Segment]) -> Made:
        made: Made = {}
        try:
            for found in translate_in_steps(batch, engine, source=settings.source, target=settings.target):
                memory.keep({one: answer for one, answer in found.items() if not isinstance(answer, EngineError)})
                made |= found
        except EngineError as error:
            made |= {segment: error for segment in batch if segment not in made}
        return made

    write(desk.complete(()))
    with _under_way(translate, make_batches(missing, engine), engine=engine) as answers:
        for future in answers:
            made = future.result()
            for segment, answer in made.items():
                if isinstance(answer, EngineError):
                    result.blame(answer)
                else:
                    done[segment.source] = answer
            arrived = [segment.source for segment in made if segment.source in done]
            progress.advance(segments=len(arrived))
            write(desk.complete(arrived))
    result.missing = desk.waiting()
    return result


def _write(plan: Plan, text: str, settings: Settings, result: Result) -> None:
    file = edition_file(plan.article, settings)
    try:
        write_atomic(file, text, scratch=settings.build)
    except OSError as error:
        name = file.relative_to(settings.root).as_posix()
        message = f"cannot be written: {error.strerror or error}"
        result.findings.append(Finding("unwritable", "error", message, file=name))
    else:
        result.written.append(plan.article.file)


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
