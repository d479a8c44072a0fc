"""The one seam between digest and whatever translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.errors import EngineError


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


@runtime_checkable
class LimitedEngine(Engine, Protocol):
    """An engine that says how it wants to be driven; safe to call from many threads at once.

    max_characters:  of one request; texts that together (with one more character each) stay within it are
                     best given in one call
    max_texts:       of one request, too
    concurrency:     calls that are worth having under way at once
    placeholder:     the shape of a mark that the engine carries through, `{}` standing for a number
    """

    max_characters: int
    max_texts: int
    concurrency: int
    placeholder: str

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        """As `translate`, with the error of each text that failed in its place: nothing is lost."""
        ...

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        """The texts of each request that `translate_each` makes of `texts` if nothing fails. Sends nothing."""
        ...

    def close(self) -> None:
        """End all waits and requests at once (from any thread), and take no more; may be called twice."""
        ...
