"""One request, its halves if they are needed, and what must be true of an answer to several texts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.engines.splitting import split_text
from digest.errors import AnswerError, EngineError, TextTooLong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.engines.base import Engine

LINE_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_GAP = re.compile(r"\s*\n\s*")
_SHORTEST_SPLIT = 40


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks `engine` for a batch, halving it as needed."""

    engine: Engine
    source: str
    target: str
    lines: bool
    mark: re.Pattern[str]

    def ask(self, texts: list[str]) -> Iterator[list[str | EngineError]]:
        """An answer, or what went wrong, for each text: a few at a time, in order."""
        if not texts:
            return
        outcome = self._attempt(texts)
        if not isinstance(outcome, AnswerError | TextTooLong):
            yield [outcome] * len(texts) if isinstance(outcome, EngineError) else [*outcome]
        elif len(texts) > 1:
            middle = len(texts) // 2
            yield from self.ask(texts[:middle])
            yield from self.ask(texts[middle:])
        elif isinstance(outcome, TextTooLong) and len(texts[0]) > _SHORTEST_SPLIT:
            yield [self._in_parts(texts[0])]
        else:
            yield [outcome]

    def _attempt(self, texts: list[str]) -> list[str] | EngineError:
        try:
            return self._once(texts)
        except EngineError as error:
            return error

    def _once(self, texts: list[str]) -> list[str]:
        if self.lines and len(texts) > 1:
            [answer] = self._ask_engine(["\n".join(texts)])
            answers = self._lines_of(answer)
        else:
            answers = [LINE_BREAKS.sub(" ", answer).strip() for answer in self._ask_engine(texts)]
        if len(answers) != len(texts):
            raise AnswerError(f"{self.engine.name}: {len(answers)} answers to {len(texts)} texts")
        if not all(answers):
            raise AnswerError(f"{self.engine.name}: an empty answer to a text that is not empty")
        self._compare_marks(texts, answers)
        return answers

    def _lines_of(self, answer: str) -> list[str]:
        answer = answer.strip()
        # Some services put a blank line after each line. A blank line here and there is a line that got lost.
        if len({gap.count("\n") for gap in _GAP.findall(answer)}) > 1:
            raise AnswerError(f"{self.engine.name}: an answer with blank lines")
        return _GAP.split(answer)

    def _compare_marks(self, texts: list[str], answers: list[str]) -> None:
        """Raise AnswerError if placeholders came back, but in other texts: then the texts have moved as well."""
        sent, found = ([Counter(self.mark.findall(line)) for line in lines] for lines in (texts, answers))
        if sent != found and sum(sent, Counter()) == sum(found, Counter()):
            raise AnswerError(f"{self.engine.name}: answers to other texts than asked for")

    def _ask_engine(self, texts: list[str]) -> list[str]:
        answers = self.engine.translate(texts, source=self.source, target=self.target)
        if len(answers) != len(texts):
            raise AnswerError(f"{self.engine.name}: {len(answers)} answers to {len(texts)} texts")
        return answers

    def _in_parts(self, text: str) -> str | EngineError:
        first = split_text(text, (len(text) + 1) // 2)[0]
        parts = [first.strip(), text[len(first) :].strip()]
        answers = []
        for part in parts:
            for [answer] in self.ask([part] if part else []):
                if isinstance(answer, EngineError):
                    return answer
                answers.append(answer)
        return " ".join(answers)
