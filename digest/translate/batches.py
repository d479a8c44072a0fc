"""What must be sent, in requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.engines.base import LimitedEngine
from digest.terminology import protect
from digest.translate.text import shape_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from digest.engines.base import Engine
    from digest.glossary import Glossary
    from digest.segments import Segment
    from digest.translate.plan import Plan


@dataclass(frozen=True, slots=True)
class Cost:
    """What translating plans would take. Characters are those sent, placeholders and line ends included."""

    articles: int
    segments: int
    characters: int
    requests: int


def estimate(plans: Sequence[Plan], *, engine: LimitedEngine, known: Collection[str], glossary: Glossary) -> Cost:
    """What `run_plans` would send if nothing failed, without sending it; segments that are `known` are not."""
    missing = [segment for found, segment in unique_segments(plans).items() if found not in known]
    requests = [
        request
        for batch in make_batches(missing, engine, glossary)
        for request in engine.requests(_texts(batch, shape_of(engine), glossary))
    ]
    return Cost(
        articles=len(plans),
        segments=len(missing),
        characters=sum(len(text) for request in requests for text in request),
        requests=len(requests),
    )


def unique_segments(plans: Iterable[Plan]) -> dict[str, Segment]:
    """All segments of `plans` by their fingerprints, each once."""
    return {found: segment for plan in plans for found, segment in plan.wanted()}


def make_batches(segments: Iterable[Segment], engine: Engine, glossary: Glossary) -> Iterator[list[Segment]]:
    """Segments in their order, as many together as fit into one request; all together for an engine that knows no
    limits."""
    if not isinstance(engine, LimitedEngine):
        everything = list(segments)
        yield from [everything] if everything else []
        return
    batch: list[Segment] = []
    room, left = engine.max_characters, engine.max_texts
    for segment in segments:
        texts = _texts([segment], engine.placeholder, glossary)
        size = sum(len(text) + 1 for text in texts)
        if batch and (size > room + 1 or len(texts) > left):
            yield batch
            batch, room, left = [], engine.max_characters, engine.max_texts
        batch.append(segment)
        room, left = room - size, left - len(texts)
    if batch:
        yield batch


def characters(segments: Iterable[Segment], engine: Engine, glossary: Glossary) -> int:
    """What sending `segments` takes, if each text is joined to another by one more character."""
    return sum(len(text) + 1 for text in _texts(segments, shape_of(engine), glossary))


def _texts(segments: Iterable[Segment], shape: str, glossary: Glossary) -> list[str]:
    return [text for segment in segments for text in texts_of(protect(segment, glossary), shape)]
