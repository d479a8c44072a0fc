"""Many plans at once: what is new goes to the engine in large requests, some at a time, and an article is
written as soon as it is complete."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from digest.editions.places import edition_file
from digest.editions.read import blocks_of, source_fields
from digest.engines import Budget
from digest.engines.base import LimitedEngine
from digest.errors import EngineError, UsageError
from digest.files import write_atomic
from digest.memory import Known
from digest.model import Finding
from digest.translate.batches import affordable, least_limit, make_batches
from digest.translate.plan import make_edition
from digest.translate.result import Result
from digest.translate.text import translate_in_steps
from digest.translate.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from digest.engines.base import Engine
    from digest.glossary import Glossary
    from digest.memory import Memory
    from digest.model import Article
    from digest.segments import Segment, Target
    from digest.settings import Settings
    from digest.translate.plan import Plan
    from digest.translate.result import Progress
    from digest.translate.text import Made


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
    done = dict(known)
    run = _Run(Waiting(plans, done), done, memory, glossary, settings, today, progress)
    offered = run.waiting.lacking()
    progress.start(articles=len(plans), segments=len(offered))
    run.write(run.waiting.complete(()))
    for engine in engines if offered else ():
        if isinstance(engine, UsageError):
            run.result.reasons.append(str(engine))
        elif isinstance(engine, EngineError):
            run.result.blame(engine)
        elif not (offered := run.ask(engine, offered)):
            break
    run.result.missing = run.waiting.plans()
    return run.result


@dataclass(frozen=True, slots=True)
class _Run:
    """A run under way. `done` is all that is known by now, by fingerprint."""

    waiting: Waiting
    done: dict[str, Known]
    memory: Memory
    glossary: Glossary
    settings: Settings
    today: date
    progress: Progress
    result: Result = field(default_factory=Result)

    def ask(self, engine: Engine, offered: Mapping[str, Segment]) -> dict[str, Segment]:
        """Let `engine` translate what is offered, and write what is complete then. Returns what another engine is
        to try."""
        for line in self.result.hand_over(engine.name):
            self.progress.note(line)
        prints = {segment: found for found, segment in self._chosen(offered, engine).items()}
        translate = partial(self._translate, engine, prints)
        failed: dict[str, Segment] = {}
        with _under_way(translate, make_batches(prints, engine, self.glossary), engine=engine) as answers:
            for future in answers:
                made = future.result()
                words = _words(made, prints)
                self.done.update({found: Known(answer, engine.name) for found, answer in words.items()})
                errors = [(one, answer) for one, answer in made.items() if isinstance(answer, EngineError)]
                failed |= {prints[one]: one for one, error in errors if self.result.blame(error)}
                self.progress.advance(segments=len(words))
                self.write(self.waiting.complete(words))
        return failed

    def write(self, complete: Iterable[Plan]) -> None:
        """Write the editions of plans that lack nothing."""
        for plan in complete:
            text = make_edition(plan, self.done, engine=self.settings.engine[0], today=self.today)
            if _write(plan, text, self.settings, self.result):
                self.memory.keep_sources(_source_texts(plan.article))
            self.progress.advance(articles=1)

    def _translate(self, engine: Engine, prints: Mapping[Segment, str], batch: Sequence[Segment]) -> Made:
        """What comes of a batch. Every answer is in the memory before the next is waited for."""
        made: Made = {}
        languages = {"source": self.settings.source, "target": self.settings.target}
        try:
            for found in translate_in_steps(batch, engine, glossary=self.glossary, **languages):
                self.memory.keep(_words(found, prints), engine=engine.name)
                made |= found
        except EngineError as error:
            made |= {segment: error for segment in batch if segment not in made}
        return made

    def _chosen(self, offered: Mapping[str, Segment], engine: Engine) -> Mapping[str, Segment]:
        """What of `offered` the engine may send, by fingerprint."""
        budget = getattr(engine, "budget", None)
        left = budget.left if isinstance(budget, Budget) else None
        if left is None or not isinstance(engine, LimitedEngine):
            return offered
        articles = self.waiting.each_lacking(offered)
        chosen = affordable(articles, left, engine=engine, glossary=self.glossary)
        self.result.is_cut |= len(chosen) < len(offered)
        if not chosen:
            self.result.least = least_limit(articles, engine=engine, glossary=self.glossary)
        return chosen


def _words(made: Made, prints: Mapping[Segment, str]) -> dict[str, Target]:
    """The translations in `made`, by fingerprint."""
    return {prints[one]: answer for one, answer in made.items() if not isinstance(answer, EngineError)}


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
