"""The formats by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.interchange import po, tmx, xliff

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.interchange.model import Answer, Unit

FORMATS: Mapping[str, str] = {"xliff": ".xlf", "po": ".po", "tmx": ".tmx"}
"""The suffix of each format's files."""
SUFFIXES: Mapping[str, str] = {suffix: form for form, suffix in FORMATS.items()} | {".xliff": "xliff"}
"""The format of each suffix that a file may have."""

_RENDER: Mapping[str, Callable[..., bytes]] = {"xliff": xliff.render, "po": po.render, "tmx": tmx.render}
PARSE: Mapping[str, Callable[..., list[Answer]]] = {"xliff": xliff.parse, "po": po.parse, "tmx": tmx.parse}


def render_units(units: Sequence[Unit], *, form: str, source: str, target: str) -> bytes:
    """A file of `units` in the format `form`, from the language `source` to `target`. The same give the same."""
    return _RENDER[form](units, source=source, target=target)
