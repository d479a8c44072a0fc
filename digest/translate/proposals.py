"""What the engines make of a few texts, for an editor to look at; no edition is written."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from digest.engines import Budget
from digest.errors import DigestError, EngineError
from digest.memory import Known
from digest.segments import Segment, segment_body, splice
from digest.terminology import segment_print
from digest.translate.batches import make_batches
from digest.translate.chain import engines_of
from digest.translate.known import existing_memory, known_segments, memory_of
from digest.translate.text import translate_in_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.engines.base import LimitedEngine
    from digest.glossary import Glossary
    from digest.memory import Memory
    from digest.segments import Target
    from digest.settings import Settings

Key = TypeVar("Key")


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
    with existing_memory(settings) if offline else memory_of(settings) as memory:
        known = known_segments(wanted, (), glossary, settings, memory)
        if memory and not offline:
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
    for engine in engines_of(settings, Budget(settings.max_characters)) if missing else ():
        if isinstance(engine, DigestError):
            continue
        prints = {wanted[found]: found for found in missing}
        with closing(engine):
            for segment, answer in _answers(prints, engine, glossary, settings):
                found = prints[segment]
                if isinstance(answer, EngineError):
                    failures[found] = answer
                    continue
                failures.pop(found, None)
                known[found] = Known(answer, engine.name)
                memory.keep({found: answer}, engine=engine.name)
        missing = [found for found in missing if found not in known]
        if not missing:
            break
    return failures


def _answers(
    segments: Iterable[Segment], engine: LimitedEngine, glossary: Glossary, settings: Settings
) -> Iterator[tuple[Segment, Target | EngineError]]:
    languages = {"source": settings.source, "target": settings.target}
    for batch in make_batches(segments, engine, glossary):
        left = set(batch)
        try:
            for made in translate_in_steps(batch, engine, glossary=glossary, **languages):
                left -= made.keys()
                yield from made.items()
        except EngineError as error:
            yield from ((segment, error) for segment in left)
