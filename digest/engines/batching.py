"""Many texts in few requests, and long texts in several."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from digest.engines.asking import LINE_BREAKS, Asking
from digest.engines.base import all_of, in_order
from digest.engines.splitting import split_text
from digest.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from digest.engines.base import Answers, Engine
    from digest.engines.budget import Budget


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part number `place` of the text number `index`, without the space around it."""

    index: int
    place: int
    text: str
    before: str
    after: str

    @property
    def says_something(self) -> bool:
        """Whether there is anything to translate."""
        return any(character.isalnum() for character in self.text)

    def with_answer(self, answer: str) -> str:
        """The translation of this part, with the space around it."""
        return f"{self.before}{answer}{self.after}"


class BatchingEngine:
    """Joins one-line texts into one request of up to `max_characters`, and cuts longer ones.

    An answer must split into as many lines as it was asked for, and no placeholder may have moved to another line;
    otherwise, or if the service calls it too long, each half is asked for by itself, down to single texts. Space
    around a text stays as it is, and a text without a letter or a digit is its own translation: some services
    answer nothing to it.

    lines:      join texts by newlines; else each request is a list of up to `max_texts`
    budget:     what bounds the characters that it sends, for whoever plans what to ask
    on_close:   called by `close`
    """

    def __init__(
        self,
        inner: Engine,
        *,
        max_characters: int,
        concurrency: int,
        placeholder: str,
        lines: bool = True,
        max_texts: int = 1,
        budget: Budget | None = None,
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = inner.name
        self.max_characters = max_characters
        # Lines are as many as there is room for.
        self.max_texts = max_characters if lines else max_texts
        self.concurrency = concurrency
        self.placeholder = placeholder
        self._mark = re.compile(re.escape(placeholder).replace(re.escape("{}"), r"\d+"))
        self.budget = budget
        self._inner = inner
        self._lines = lines
        self._on_close = on_close

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate `texts`. Raises the first EngineError; `translate_each` keeps what succeeded."""
        return all_of(self.translate_each(texts, source=source, target=target))

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        """Translate `texts`, with the error of each text that failed in its place."""
        return in_order(self.stream(texts, source=source, target=target))

    def stream(self, texts: Sequence[str], *, source: str, target: str) -> Iterator[Answers]:
        """Translate `texts`; each comes as soon as all of its pieces are in, or one of them has failed."""
        pieces = self._pieces(texts)
        answered = _Texts(pieces)
        if found := answered.complete():
            yield found
        asking = Asking(self._inner, source, target, lines=self._lines, mark=self._mark)
        for planned in self._batches(pieces):
            # Of a text that has failed, no further piece is of use.
            batch = [piece for piece in planned if piece.index not in answered.failed]
            asked = iter(batch)
            for answers in asking.ask([piece.text for piece in batch]):
                if found := answered.take(zip(islice(asked, len(answers)), answers, strict=True)):
                    yield found

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        """The texts of each request for `texts`."""
        found = [[piece.text for piece in batch] for batch in self._batches(self._pieces(texts))]
        return [["\n".join(batch)] for batch in found] if self._lines else found

    def close(self) -> None:
        """End all waits and requests at once, and take no more."""
        self._on_close()

    def _pieces(self, texts: Sequence[str]) -> list[_Piece]:
        found = []
        for index, text in enumerate(texts):
            for place, part in enumerate(split_text(LINE_BREAKS.sub(" ", text), self.max_characters)):
                core = part.strip()
                start = part.find(core)
                found.append(_Piece(index, place, core, part[:start], part[start + len(core) :]))
        return found

    def _batches(self, pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
        batch: list[_Piece] = []
        size = 0
        for piece in pieces:
            if not piece.says_something:
                continue
            if batch and (size + 1 + len(piece.text) > self.max_characters or len(batch) == self.max_texts):
                yield batch
                batch, size = [], 0
            size += len(piece.text) + (1 if batch else 0)
            batch.append(piece)
        if batch:
            yield batch


class _Texts:
    """Texts, put together again of the answers to their pieces."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self.failed: set[int] = set()
        self._parts: dict[int, list[str]] = {}
        self._open: Counter[int] = Counter()
        for piece in pieces:
            self._parts.setdefault(piece.index, []).append(piece.with_answer(piece.text))
            self._open[piece.index] += piece.says_something

    def complete(self) -> Answers:
        """The texts that need no answer."""
        return {index: "".join(parts) for index, parts in self._parts.items() if not self._open[index]}

    def take(self, answers: Iterable[tuple[_Piece, str | EngineError]]) -> Answers:
        """The texts that are complete, or lost, by these answers."""
        found: Answers = {}
        for piece, answer in answers:
            if piece.index in self.failed:
                continue
            if isinstance(answer, EngineError):
                self.failed.add(piece.index)
                found[piece.index] = answer
                continue
            self._parts[piece.index][piece.place] = piece.with_answer(answer)
            self._open[piece.index] -= 1
            if not self._open[piece.index]:
                found[piece.index] = "".join(self._parts[piece.index])
        return found
