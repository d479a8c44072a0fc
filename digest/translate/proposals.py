"""What the engines make of a few texts, for an editor to look at; no edition is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from digest.engines import Budget
from digest.errors import EngineError, UsageError
from digest.memory import Known
from digest.segments import Segment, segment_body, splice
from digest.terminology import segment_print
from digest.translate.batches import make_batches
from digest.translate.chain import engines_of
from digest.translate.known import known_segments, memory_of
from digest.translate.text import translate_in_steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.glossary import Glossary
    from digest.memory import Memory
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
    with memory_of(settings) as memory:
        known = known_segments(wanted, (), glossary, settings, memory)
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
    for engine in engines_of(settings, Budget(settings.max_characters)) if missing else ():
        if isinstance(engine, UsageError):
            continue
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
