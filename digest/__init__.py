"""digest: a bilingual news digest of Indonesian articles, as a static site.

`translate_markdown` and `check_translation` work on bare text; `Engine` is the protocol of whatever translates.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest.checks import check_translation
    from digest.engines.base import Engine
    from digest.model import Finding
    from digest.translate import translate_markdown

__all__ = ["Engine", "Finding", "check_translation", "translate_markdown"]

_HOMES = {
    "Engine": "digest.engines.base",
    "Finding": "digest.model",
    "check_translation": "digest.checks",
    "translate_markdown": "digest.translate",
}


def __getattr__(name: str) -> Any:
    # Imported on first use: a Markdown parser is nothing that `digest --help` should wait for.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
