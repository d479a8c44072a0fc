from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest.engines.base import LimitedEngine, StreamingEngine, stream
from digest.errors import AnswerError, EngineError, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.engines.base import Answers

LANGUAGES = {"source": "id", "target": "en"}


class Plain:
    """An engine of anybody's, that knows the simplest protocol only."""

    name = "plain"

    def __init__(self, answers: Any = None) -> None:
        self.answers = answers

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        if isinstance(self.answers, EngineError):
            raise self.answers
        return [text.upper() for text in texts] if self.answers is None else self.answers


class Limited(Plain):
    """One that knows its limits and does not stream."""

    max_characters = 10
    max_texts = 2
    concurrency = 1
    placeholder = "[[{}]]"

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        return [EngineUnavailable("away") if "racun" in text else text.upper() for text in texts]

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        return [list(texts)]

    def close(self) -> None:
        pass


class Streaming(Limited):
    """One that answers the last text first."""

    def stream(self, texts: Sequence[str], *, source: str, target: str) -> Iterator[Answers]:
        for index in reversed(range(len(texts))):
            yield {index: texts[index].upper()}


def test_an_engine_that_streams_is_taken_at_its_word() -> None:
    assert isinstance(Streaming(), StreamingEngine)
    assert list(stream(Streaming(), ["a", "b"], **LANGUAGES)) == [{1: "B"}, {0: "A"}]


def test_of_an_engine_that_does_not_stream_all_comes_at_once() -> None:
    assert isinstance(Limited(), LimitedEngine)
    assert not isinstance(Limited(), StreamingEngine)
    [found] = stream(Limited(), ["a", "racun", "b"], **LANGUAGES)
    assert {index: str(answer) for index, answer in found.items()} == {0: "A", 1: "away", 2: "B"}
    assert list(stream(Plain(), ["a", "b"], **LANGUAGES)) == [{0: "A", 1: "B"}]


@pytest.mark.parametrize("engine", [Plain(), Limited(), Streaming()])
def test_nothing_is_asked_for_nothing(engine: Plain) -> None:
    assert list(stream(engine, [], **LANGUAGES)) == []


@pytest.mark.parametrize("answers", [[], ["A"], ["A", "B", "C"], None, "AB", iter(["A", "B"])])
def test_a_wrong_number_of_answers_belongs_to_nothing(answers: Any) -> None:
    engine = Plain(answers if answers is not None else 7)
    with pytest.raises(AnswerError, match="plain: expected 2 translations, got"):
        list(stream(engine, ["a", "b"], **LANGUAGES))


def test_a_plain_engine_s_error_is_everybody_s() -> None:
    with pytest.raises(EngineUnavailable, match="away"):
        list(stream(Plain(EngineUnavailable("away")), ["a"], **LANGUAGES))
