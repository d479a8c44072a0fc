"""What a run need not ask for: from the editions, and from the cache beside them."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from digest.memory import Known, Memory, recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from digest.glossary import Glossary
    from digest.model import Article
    from digest.segments import Segment
    from digest.settings import Settings


def known_segments(
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


def known_sources(fingerprints: Iterable[str], settings: Settings) -> dict[str, str]:
    """Blocks and text fields of articles as they read when they were translated here, by fingerprint, as far as
    that is known."""
    with existing_memory(settings) as memory:
        return memory.sources(fingerprints) if memory else {}


def memory_of(settings: Settings) -> Memory:
    """The cache of a site, made where there is none."""
    return Memory(_memory_file(settings), source=settings.source, target=settings.target)


def existing_memory(settings: Settings) -> AbstractContextManager[Memory | None]:
    """The same where nothing is to be written, not even an empty one: None where there is none."""
    return memory_of(settings) if _memory_file(settings).exists() else nullcontext()


def _memory_file(settings: Settings) -> Path:
    return settings.build / "memory.sqlite"
