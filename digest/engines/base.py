"""The one seam between digest and whatever translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from digest.errors import AnswerError, EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Answers = dict[int, str | EngineError]
"""What has come of some texts, by their indexes."""


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


@runtime_checkable
class StreamingEngine(LimitedEngine, Protocol):
    """An engine that makes several requests of one call, and gives each answer as soon as it has it."""

    def stream(self, texts: Sequence[str], *, source: str, target: str) -> Iterator[Answers]:
        """As `translate_each`, in parts: indexes into `texts` with what came of them, each index once."""
        ...


def stream(engine: Engine, texts: Sequence[str], *, source: str, target: str) -> Iterator[Answers]:
    """The answers of any engine to `texts`, as soon as it gives them: see `StreamingEngine.stream`.

    One that streams need not do more than that; of one that does not, all answers come at once. Raises AnswerError
    if there are not as many answers as texts, for nobody knows then what belongs to what, and what a plain Engine
    raises; an engine that knows its limits gives the errors in the places of their texts.
    """
    if isinstance(engine, StreamingEngine):
        yield from engine.stream(texts, source=source, target=target)
        return
    ask = engine.translate_each if isinstance(engine, LimitedEngine) else engine.translate
    answers: Sequence[str | EngineError] = ask(texts, source=source, target=target) if texts else ()
    count = len(answers) if isinstance(answers, list | tuple) else 0
    if count != len(texts):
        raise AnswerError(f"{engine.name}: expected {len(texts)} translations, got {count}")
    if texts:
        yield dict(enumerate(answers))


def in_order(parts: Iterable[Answers]) -> list[str | EngineError]:
    """What a stream has given of all texts, in their order."""
    answers: Answers = {}
    for found in parts:
        answers |= found
    return [answers[index] for index in range(len(answers))]


def all_of(answers: Iterable[str | EngineError]) -> list[str]:
    """The answers, where nothing failed. Raises the first error."""
    texts = []
    for answer in answers:
        if isinstance(answer, EngineError):
            raise answer
        texts.append(answer)
    return texts
