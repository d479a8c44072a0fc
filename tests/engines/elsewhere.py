"""What worker processes do: they import it by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.engines import create_engine

if TYPE_CHECKING:
    from digest.errors import EngineError


def translate_with(name: str, url: str, texts: list[str]) -> list[str | EngineError]:
    """Make an engine and use it."""
    engine = create_engine(name, url=url, requests_per_second=1000)
    try:
        return engine.translate_each(texts, source="id", target="en")
    finally:
        engine.close()
