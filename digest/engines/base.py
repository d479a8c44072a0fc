"""The one seam between digest and whatever translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence


@runtime_checkable
class Engine(Protocol):
    """Translates texts, each one line of plain text without markup.

    An engine answers with as many texts as it was given, in order, or raises an EngineError.
    `name` is what an edition records as its origin.
    """

    name: str

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate `texts` from the language `source` to the language `target` (`id`, `en`)."""
        ...
