"""Segments and an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import AnswerError, EngineError, EngineUnavailable
from digest.segments import segment_body
from digest.translate.text import translate_in_steps, translate_markdown, translate_segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.segments import Segment

LANGUAGES = {"source": "id", "target": "en"}


class Engine:
    """Answers as it is told, and remembers its calls."""

    name = "told"

    def __init__(self, answer: Callable[[str], str] = str.upper) -> None:
        self.answer = answer
        self.calls: list[list[str]] = []

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        self.calls.append(list(texts))
        return [self.answer(text) for text in texts]


class LimitedEngine(Engine):
    """The same with limits; `errors` are what it says to some texts."""

    max_characters, max_texts, concurrency, placeholder = 1000, 10, 2, "PH{}"

    def __init__(self, errors: dict[str, EngineError]) -> None:
        super().__init__()
        self.errors = errors

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        answers = self.translate(texts, source=source, target=target)
        return [self.errors.get(text, answer) for text, answer in zip(texts, answers, strict=True)]

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        return [list(texts)]

    def close(self) -> None:
        pass


def segments(text: str) -> list[Segment]:
    return list(segment_body(text).segments())


def test_one_call_carries_all_segments_each_text_once_with_placeholders() -> None:
    engine = Engine()
    wanted = segments("Satu **dua**.\n\nTiga.\n\nTiga.\n\nSatu _dua_.\n")
    made = translate_segments(wanted, engine, **LANGUAGES)
    assert engine.calls == [["Satu [[1]]dua[[2]].", "Tiga."]]
    assert [made[segment] for segment in wanted] == [
        ("SATU ", 1, "DUA", 2, "."),
        ("TIGA.",),
        ("TIGA.",),
        ("SATU ", 1, "DUA", 2, "."),
    ]


def test_nothing_to_translate_is_no_call() -> None:
    engine = Engine()
    assert translate_segments([], engine, **LANGUAGES) == {}
    assert translate_markdown("```\nkode\n```\n\n***\n\n…\n", engine) == "```\nkode\n```\n\n***\n\n…\n"
    assert engine.calls == []


def test_words_whose_placeholder_got_lost_are_asked_for_between_the_marks_in_one_more_call() -> None:
    engine = Engine(lambda text: text.replace("[[2]]", "").upper())
    made = translate_segments(segments("Satu **dua** tiga.\n\nEmpat.\n\n_Lima_ enam.\n"), engine, **LANGUAGES)
    assert engine.calls[1:] == [["Satu", "dua", "tiga.", "Lima", "enam."]]
    assert set(made.values()) == {("SATU ", 1, "DUA", 2, " TIGA."), ("EMPAT.",), (1, "LIMA", 2, " ENAM.")}


def test_words_that_look_like_placeholders_are_not_put_between_any() -> None:
    engine = Engine()
    text = translate_markdown("Lihat [[1]] dan **dua**.\n", engine)
    assert engine.calls == [["Lihat [[1]] dan", "dua"]]
    assert text == "LIHAT [[1]] DAN **DUA**.\n"


def test_each_step_says_what_has_come_of_it() -> None:
    engine = Engine(lambda text: text.replace("[[1]]", ""))
    first, second = translate_in_steps(segments("Satu **dua**.\n\nTiga.\n"), engine, **LANGUAGES)
    assert [segment.raw for segment in first] == ["Tiga."]
    assert [segment.raw for segment in second] == ["Satu **dua**."]


def test_an_error_stands_for_its_own_segment_only() -> None:
    engine = LimitedEngine({"Dua.": EngineUnavailable("down")})
    [made] = translate_in_steps(segments("Satu.\n\nDua.\n"), engine, **LANGUAGES)
    assert [str(answer) for answer in made.values()] == ["('SATU.',)", "down"]
    with pytest.raises(EngineUnavailable, match="down"):
        translate_segments(segments("Satu.\n\nDua.\n"), engine, **LANGUAGES)


def test_an_error_of_a_second_call_stands_for_its_segment_too() -> None:
    engine = LimitedEngine({"dua": EngineUnavailable("down")})
    engine.answer = lambda text: text.replace("PH1", "")
    first, second = translate_in_steps(segments("Satu **dua**.\n\nTiga.\n"), engine, **LANGUAGES)
    assert list(first.values()) == [("Tiga.",)]
    assert [str(answer) for answer in second.values()] == ["down"]


@pytest.mark.parametrize("answer", ["", "  ", "\n", "\u200b\n".strip("\u200b")])
def test_an_empty_answer_is_an_error(answer: str) -> None:
    with pytest.raises(AnswerError, match="told: expected a translation, got"):
        translate_markdown("Kata.\n", Engine(lambda text: answer))


@pytest.mark.parametrize("answers", [[], ["a"], ["a", "b", "c"]])
def test_a_wrong_number_of_answers_is_an_error(answers: list[str]) -> None:
    class Miscounting(Engine):
        def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
            return answers

    with pytest.raises(AnswerError, match="expected 2 translations, got"):
        translate_markdown("Satu.\n\nDua.\n", Miscounting())
