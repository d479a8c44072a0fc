"""Many texts in few requests, and long texts in several."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.engines.splitting import split_text
from digest.errors import AnswerError, EngineError, TextTooLong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.engines.base import Engine

_LINE_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_GAP = re.compile(r"\s*\n\s*")
_SHORTEST_SPLIT = 40


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of the text number `index`, without the space around it."""

    index: int
    text: str
    before: str
    after: str


class BatchingEngine:
    """Joins one-line texts into one request of up to `max_characters`, and cuts longer ones.

    An answer must split into as many lines as it was asked for, and no placeholder may have moved to another line;
    otherwise, or if the service calls it too long, each half is asked for by itself, down to single texts. Space
    around a text stays as it is, and a text without a letter or a digit is its own translation: some services
    answer nothing to it.

    lines:      join texts by newlines; else each request is a list of up to `max_texts`
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
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = inner.name
        self.max_characters = max_characters
        # Lines are as many as there is room for.
        self.max_texts = max_characters if lines else max_texts
        self.concurrency = concurrency
        self.placeholder = placeholder
        self._mark = re.compile(re.escape(placeholder).replace(re.escape("{}"), r"\d+"))
        self._inner = inner
        self._lines = lines
        self._on_close = on_close

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate `texts`. Raises the first EngineError; `translate_each` keeps what succeeded."""
        answers = []
        for answer in self.translate_each(texts, source=source, target=target):
            if isinstance(answer, EngineError):
                raise answer
            answers.append(answer)
        return answers

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        """Translate `texts`, with the error of each text that failed in its place."""
        pieces = [piece for index, text in enumerate(texts) for piece in self._pieces(index, text)]
        translated: list[list[str] | EngineError] = [[] for _ in texts]
        asking = _Asking(self._inner, source, target, lines=self._lines, mark=self._mark)
        wanted = [piece for piece in pieces if _says_something(piece.text)]
        answers: dict[int, str | EngineError] = {}
        for batch in self._batches(wanted):
            found = asking.ask([piece.text for piece in batch])
            answers.update({id(piece): answer for piece, answer in zip(batch, found, strict=True)})
        for piece in pieces:
            answer = answers.get(id(piece), piece.text)
            parts = translated[piece.index]
            if isinstance(parts, EngineError):
                continue
            if isinstance(answer, EngineError):
                translated[piece.index] = answer
            else:
                parts += [piece.before, answer, piece.after]
        return [parts if isinstance(parts, EngineError) else "".join(parts) for parts in translated]

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        """The texts of each request for `texts`."""
        pieces = [piece for index, text in enumerate(texts) for piece in self._pieces(index, text)]
        batches = self._batches([piece for piece in pieces if _says_something(piece.text)])
        found = [[piece.text for piece in batch] for batch in batches]
        return [["\n".join(batch)] for batch in found] if self._lines else found

    def close(self) -> None:
        """End all waits and requests at once, and take no more."""
        self._on_close()

    def _pieces(self, index: int, text: str) -> Iterator[_Piece]:
        for part in split_text(_LINE_BREAKS.sub(" ", text), self.max_characters):
            core = part.strip()
            start = part.find(core)
            yield _Piece(index, core, part[:start], part[start + len(core) :])

    def _batches(self, pieces: list[_Piece]) -> Iterator[list[_Piece]]:
        batch: list[_Piece] = []
        size = 0
        for piece in pieces:
            if batch and (size + 1 + len(piece.text) > self.max_characters or len(batch) == self.max_texts):
                yield batch
                batch, size = [], 0
            size += len(piece.text) + (1 if batch else 0)
            batch.append(piece)
        if batch:
            yield batch


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks `engine` for a batch, halving it as needed."""

    engine: Engine
    source: str
    target: str
    lines: bool
    mark: re.Pattern[str]

    def ask(self, texts: list[str]) -> list[str | EngineError]:
        """An answer, or what went wrong, for each text."""
        try:
            return [*self._once(texts)]
        except (AnswerError, TextTooLong) as error:
            if len(texts) > 1:
                middle = len(texts) // 2
                return self.ask(texts[:middle]) + self.ask(texts[middle:])
            if isinstance(error, TextTooLong) and len(texts[0]) > _SHORTEST_SPLIT:
                return [self._in_parts(texts[0])]
            return [error]
        except EngineError as error:
            return [error] * len(texts)

    def _once(self, texts: list[str]) -> list[str]:
        if self.lines and len(texts) > 1:
            [answer] = self._ask_engine(["\n".join(texts)])
            answers = self._lines_of(answer)
            self._compare_marks(texts, answers)
        else:
            answers = [_LINE_BREAKS.sub(" ", answer).strip() for answer in self._ask_engine(texts)]
        if len(answers) != len(texts):
            raise AnswerError(f"{self.engine.name}: {len(answers)} answers to {len(texts)} texts")
        if not all(answers):
            raise AnswerError(f"{self.engine.name}: an empty answer to a text that is not empty")
        return answers

    def _lines_of(self, answer: str) -> list[str]:
        answer = answer.strip()
        # Some services put a blank line after each line. A blank line here and there is a line that got lost.
        if len({gap.count("\n") for gap in _GAP.findall(answer)}) > 1:
            raise AnswerError(f"{self.engine.name}: an answer with blank lines")
        return _GAP.split(answer)

    def _compare_marks(self, texts: list[str], answers: list[str]) -> None:
        """Raise AnswerError if placeholders came back, but in other lines: then the lines have moved as well."""
        sent, found = ([Counter(self.mark.findall(line)) for line in lines] for lines in (texts, answers))
        if sent != found and sum(sent, Counter()) == sum(found, Counter()):
            raise AnswerError(f"{self.engine.name}: an answer with its lines mixed up")

    def _ask_engine(self, texts: list[str]) -> list[str]:
        answers = self.engine.translate(texts, source=self.source, target=self.target)
        if len(answers) != len(texts):
            raise AnswerError(f"{self.engine.name}: {len(answers)} answers to {len(texts)} texts")
        return answers

    def _in_parts(self, text: str) -> str | EngineError:
        first = split_text(text, (len(text) + 1) // 2)[0]
        parts = [first.strip(), text[len(first) :].strip()]
        answers = [answer for part in parts if part for answer in self.ask([part])]
        failed = next((answer for answer in answers if isinstance(answer, EngineError)), None)
        return failed or " ".join(str(answer) for answer in answers)


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
