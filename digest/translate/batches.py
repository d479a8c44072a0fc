"""What must be sent, in requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.engines.base import LimitedEngine
from digest.translate.text import shape_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.engines.base import Engine
    from digest.memory import Memory
    from digest.segments import Segment, Target
    from digest.translate.plan import Plan


@dataclass(frozen=True, slots=True)
class Cost:
    """What translating plans would take. Characters are those sent, placeholders and line ends included."""

    articles: int
    segments: int
    characters: int
    requests: int


def estimate(plans: Sequence[Plan], *, engine: LimitedEngine, memory: Memory | None) -> Cost:
    """What `run_plans` would send if nothing failed, without sending it."""
    wanted = unique_segments(plans)
    known = memory.find(wanted.values()) if memory else {}
    missing = [segment for key, segment in wanted.items() if key not in known]
    shape = shape_of(engine)
    requests = [
        request
        for batch in make_batches(missing, engine)
        for request in engine.requests([text for segment in batch for text in texts_of(segment, shape)])
    ]
    return Cost(
        articles=len(plans),
        segments=len(missing),
        characters=sum(len(text) for request in requests for text in request),
        requests=len(requests),
    )


def unique_segments(plans: Iterable[Plan]) -> dict[Target, Segment]:
    """All segments of `plans` by their words, each once."""
    return {segment.source: segment for plan in plans for segment in plan.segments()}


def make_batches(segments: Iterable[Segment], engine: Engine) -> Iterator[list[Segment]]:
    """Segments in their order, as many together as fit into one request; all together for an engine that knows no
    limits."""
    if not isinstance(engine, LimitedEngine):
        everything = list(segments)
        yield from [everything] if everything else []
        return
    batch: list[Segment] = []
    room, left = engine.max_characters, engine.max_texts
    for segment in segments:
        texts = texts_of(segment, engine.placeholder)
        size = sum(len(text) + 1 for text in texts)
        if batch and (size > room + 1 or len(texts) > left):
            yield batch
            batch, room, left = [], engine.max_characters, engine.max_texts
        batch.append(segment)
        room, left = room - size, left - len(texts)
    if batch:
        yield batch
