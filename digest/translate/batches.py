"""What must be sent, in requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.engines.base import LimitedEngine
from digest.terminology import protect
from digest.translate.text import texts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from digest.engines.base import Engine
    from digest.glossary import Glossary
    from digest.segments import Segment
    from digest.translate.plan import Plan


@dataclass(frozen=True, slots=True)
class Cost:
    """What translating plans would take.

    characters: those sent, placeholders and line ends included
    fitting:    the articles of these that a limit to the characters suffices for
    """

    articles: int
    segments: int
    characters: int
    requests: int
    fitting: int


def estimate(
    plans: Sequence[Plan],
    *,
    engine: LimitedEngine,
    known: Collection[str],
    glossary: Glossary,
    limit: int | None = None,
) -> Cost:
    """What `run_plans` would send if nothing failed and there were no `limit`, without sending it; segments that
    are `known` are not sent."""
    lacking = [{found: one for found, one in plan.wanted() if found not in known} for plan in plans]
    missing = {found: segment for each in lacking for found, segment in each.items()}
    characters, requests = _measure(missing.values(), engine, glossary)
    chosen = missing if limit is None else affordable(lacking, limit, engine=engine, glossary=glossary)
    return Cost(
        articles=len(plans),
        segments=len(missing),
        characters=characters,
        requests=requests,
        fitting=sum(each.keys() <= chosen.keys() for each in lacking),
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


def affordable(
    articles: Sequence[Mapping[str, Segment]], characters: int, *, engine: LimitedEngine, glossary: Glossary
) -> dict[str, Segment]:
    """Of the segments that each article lacks, by fingerprint, those that `characters` suffice for.

    Rather some articles whole than many in part, the first ones first. If there is not one that fits, the
    beginning of one that is done in some more runs; nothing of one with a paragraph that would never fit.
    """
    everything = {found: segment for lacking in articles for found, segment in lacking.items()}
    if _measure(everything.values(), engine, glossary)[0] <= characters:
        return everything
    chosen: dict[str, Segment] = {}
    left = characters
    for lacking in articles:
        new = {found: segment for found, segment in lacking.items() if found not in chosen}
        size = _characters(new.values(), engine, glossary)
        if size <= left:
            left -= size + 1
            chosen |= new
    if chosen:
        return chosen
    for lacking in articles:
        if _longest(lacking, engine, glossary) <= characters:
            return _beginning(lacking, characters, engine, glossary)
    return {}


def least_limit(articles: Sequence[Mapping[str, Segment]], *, engine: LimitedEngine, glossary: Glossary) -> int:
    """The characters with which `affordable` finds something to do."""
    return min(_longest(lacking, engine, glossary) for lacking in articles)


def _longest(lacking: Mapping[str, Segment], engine: LimitedEngine, glossary: Glossary) -> int:
    return max(_characters([segment], engine, glossary) for segment in lacking.values())


def _beginning(
    lacking: Mapping[str, Segment], characters: int, engine: LimitedEngine, glossary: Glossary
) -> dict[str, Segment]:
    chosen: dict[str, Segment] = {}
    for found, segment in lacking.items():
        characters -= _characters([segment], engine, glossary)
        if characters < 0:
            break
        chosen[found] = segment
        characters -= 1
    return chosen


def _characters(segments: Iterable[Segment], engine: LimitedEngine, glossary: Glossary) -> int:
    """What sending `segments` takes at most: all their texts, joined by one character each."""
    texts = _texts(segments, engine.placeholder, glossary)
    return sum(map(len, texts)) + max(0, len(texts) - 1)


def _measure(segments: Iterable[Segment], engine: LimitedEngine, glossary: Glossary) -> tuple[int, int]:
    """The characters and the requests that sending `segments` takes."""
    requests = [
        request
        for batch in make_batches(segments, engine, glossary)
        for request in engine.requests(_texts(batch, engine.placeholder, glossary))
    ]
    return sum(len(text) for request in requests for text in request), len(requests)


def _texts(segments: Iterable[Segment], shape: str, glossary: Glossary) -> list[str]:
    return [text for segment in segments for text in texts_of(protect(segment, glossary), shape)]
