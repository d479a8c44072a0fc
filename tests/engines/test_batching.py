from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.engines.batching import BatchingEngine
from digest.errors import AnswerError, EngineError, EngineUnavailable, TextTooLong

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LANGUAGES = {"source": "id", "target": "en"}


class Scripted:
    """An engine that answers with what `answer` makes of each text, and notes what it was asked."""

    name = "scripted"

    def __init__(self, answer: Callable[[str], str]) -> None:
        self.answer = answer
        self.asked: list[list[str]] = []

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        self.asked.append(list(texts))
        return [self.answer(text) for text in texts]


def batching(inner: Scripted, *, limit: int = 100, lines: bool = True, max_texts: int = 1) -> BatchingEngine:
    return BatchingEngine(
        inner, max_characters=limit, concurrency=1, placeholder="[[{}]]", lines=lines, max_texts=max_texts
    )


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(change(line) for line in text.split("\n"))


def test_texts_share_a_request_up_to_the_limit() -> None:
    inner = Scripted(each_line(str.upper))
    texts = ["a" * 40, "b" * 40, "c" * 40, "d" * 18]
    assert batching(inner).translate(texts, **LANGUAGES) == [text.upper() for text in texts]
    assert inner.asked == [["a" * 40 + "\n" + "b" * 40], ["c" * 40 + "\n" + "d" * 18]]


def test_lists_are_sent_as_lists() -> None:
    inner = Scripted(str.upper)
    batching(inner, lines=False, max_texts=2).translate(["a", "b", "c"], **LANGUAGES)
    assert inner.asked == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: answer.replace("\n", " "),
        lambda answer: answer + "\ntambahan",
        lambda answer: answer.replace("\n", "\n\n", 1).replace("KALIMAT 3", ""),
        lambda answer: answer.split("\n")[0],
        lambda answer: answer.replace("\n", "\n\n", 1).replace("\n", " ", 1) + "\n\nlima",
    ],
)
def test_an_answer_that_does_not_split_back_is_asked_for_in_halves(spoil: Callable[[str], str]) -> None:
    inner = Scripted(lambda text: spoil(text.upper()) if "\n" in text else text.upper())
    texts = [f"kalimat {number}" for number in range(5)]
    assert batching(inner).translate(texts, **LANGUAGES) == [text.upper() for text in texts]
    assert [len(asked[0].split("\n")) for asked in inner.asked][:2] == [5, 2]


def test_blank_lines_between_the_answers_do_no_harm() -> None:
    inner = Scripted(lambda text: text.upper().replace("\n", " \r\n\n "))
    assert batching(inner).translate(["satu", "dua"], **LANGUAGES) == ["SATU", "DUA"]
    assert len(inner.asked) == 1


def test_a_blank_line_in_the_place_of_an_answer_is_noticed() -> None:
    def answer(text: str) -> str:
        # Two of three came back, the last of them in two lines: three lines, and the wrong ones.
        return "SATU\n\nTI\nGA" if "\n" in text else text.upper()

    assert batching(Scripted(answer)).translate(["satu", "dua", "tiga"], **LANGUAGES) == ["SATU", "DUA", "TIGA"]


def test_lines_that_have_moved_are_noticed_by_their_placeholders() -> None:
    def swap(text: str) -> str:
        return "\n".join(reversed(text.upper().split("\n")))

    assert batching(Scripted(swap)).translate(["x [[1]]", "y"], **LANGUAGES) == ["X [[1]]", "Y"]


def test_answers_of_a_list_that_have_moved_are_noticed_too() -> None:
    class Swapping(Scripted):
        def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
            return list(reversed(super().translate(texts, source=source, target=target)))

    inner = Swapping(str.upper)
    engine = batching(inner, lines=False, max_texts=2)
    assert engine.translate(["x [[1]]", "y"], **LANGUAGES) == ["X [[1]]", "Y"]


def test_a_text_that_the_service_calls_too_long_is_cut_further() -> None:
    def answer(text: str) -> str:
        if len(text) > 30:
            raise TextTooLong("too long")
        return text.upper()

    text = "Kalimat pertama di sini. Kalimat kedua di sana. Kalimat ketiga entah di mana."
    inner = Scripted(answer)
    assert batching(inner).translate([text, "dua"], **LANGUAGES) == [text.upper(), "DUA"]


def test_a_text_that_is_always_too_long_fails_in_the_end() -> None:
    def answer(text: str) -> str:
        raise TextTooLong("too long")

    with pytest.raises(TextTooLong):
        batching(Scripted(answer)).translate(["kata " * 15], **LANGUAGES)


def test_one_bad_text_does_not_take_the_others_down() -> None:
    def answer(text: str) -> str:
        if "racun" in text:
            raise AnswerError("no translation")
        return text.upper()

    inner = Scripted(answer)
    texts = ["satu", "dua", "racun", "empat"]
    found = batching(inner).translate_each(texts, **LANGUAGES)
    assert [str(one) for one in found] == ["SATU", "DUA", "no translation", "EMPAT"]
    assert isinstance(found[2], AnswerError)
    with pytest.raises(AnswerError):
        batching(inner).translate(texts, **LANGUAGES)


def test_of_a_long_text_all_parts_must_come_right() -> None:
    def answer(text: str) -> str:
        if "racun" in text:
            raise AnswerError("no translation")
        return text.upper()

    text = f"Pertama racun {'kata ' * 15}. Kedua {'kata ' * 15}."
    found = batching(Scripted(answer)).translate_each([text, "dua"], **LANGUAGES)
    assert [str(one) for one in found] == ["no translation", "DUA"]


@pytest.mark.parametrize("spoilt", ["RACUN", "KEDUA"])
def test_of_two_parts_in_one_request_both_must_come_right(spoilt: str) -> None:
    def answer(text: str) -> str:
        return "" if spoilt in text.upper() else text.upper()

    text = f"Racun.{' ' * 90}Kedua kalimat."
    inner = Scripted(answer)
    [found, other] = batching(inner).translate_each([text, "tiga"], **LANGUAGES)
    assert isinstance(found, AnswerError)
    assert other == "TIGA"
    assert inner.asked[0] == ["Racun.\nKedua kalimat.\ntiga"]


def test_a_service_that_is_away_is_not_asked_for_halves() -> None:
    def answer(text: str) -> str:
        raise EngineUnavailable("away")

    inner = Scripted(answer)
    assert [str(one) for one in batching(inner).translate_each(["a", "b"], **LANGUAGES)] == ["away", "away"]
    assert len(inner.asked) == 1


def test_an_answered_half_is_there_before_the_other_is_asked_for() -> None:
    inner = Scripted(lambda text: "" if text.count("\n") == 3 else text.upper())
    arrived = [
        (len(inner.asked), found) for found in batching(inner).stream(["a", "—", "b", "c", "d"], **LANGUAGES)
    ]
    assert arrived == [(0, {1: "—"}), (2, {0: "A", 2: "B"}), (3, {3: "C", 4: "D"})]


def test_a_text_of_several_pieces_is_there_with_the_last_of_them() -> None:
    inner = Scripted(str.upper)
    long = f"Satu {'kata ' * 15}. Dua {'kata ' * 18}."
    arrived = [(len(inner.asked), *found) for found in batching(inner).stream([long, "x"], **LANGUAGES)]
    assert arrived == [(2, 0, 1)]
    assert "x" in inner.asked[1][0]


def test_of_a_text_that_has_failed_no_further_piece_is_asked_for() -> None:
    inner = Scripted(lambda text: "")
    long = f"Satu {'kata ' * 15}. Dua {'kata ' * 15}. Tiga {'kata ' * 15}."
    [answer] = batching(inner, lines=False).translate_each([long], **LANGUAGES)
    assert isinstance(answer, AnswerError)
    assert len(inner.asked) == 1


@pytest.mark.parametrize("answer", ["", " ", "\n"])
def test_an_empty_answer_is_no_translation(answer: str) -> None:
    with pytest.raises(AnswerError, match="empty"):
        batching(Scripted(lambda text: answer)).translate(["satu"], **LANGUAGES)


def test_line_breaks_in_a_text_or_in_its_answer_are_folded() -> None:
    inner = Scripted(lambda text: text.upper().replace(" ", "\n\n"))
    assert batching(inner).translate(["a\nb\r\nc\u2028d"], **LANGUAGES) == ["A B C D"]


def test_a_wrong_number_of_answers_is_an_error() -> None:
    class Forgetful(Scripted):
        def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
            return []

    with pytest.raises(AnswerError, match="0 answers to 1 texts"):
        batching(Forgetful(str.upper)).translate(["a"], **LANGUAGES)


texts = st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60), max_size=8)
LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@given(texts=texts, limit=st.integers(5, 80), lines=st.booleans(), max_texts=st.integers(1, 4))
def test_an_echo_gives_all_texts_back(texts: list[str], limit: int, lines: bool, max_texts: int) -> None:
    inner = Scripted(lambda text: text)
    engine = batching(inner, limit=limit, lines=lines, max_texts=max_texts)
    assert engine.translate(texts, **LANGUAGES) == [LINE_BREAK.sub(" ", text) for text in texts]
    assert all(sum(map(len, asked)) + len(asked) - 1 <= limit for asked in inner.asked)


@given(texts=texts, seed=st.randoms(use_true_random=False))
def test_whatever_an_engine_answers_each_text_has_one_line_or_an_error(texts: list[str], seed: object) -> None:
    def answer(text: str) -> str:
        return seed.choice([text, text.upper(), "", "\n".join(reversed(text.split("\n"))), "x\ny", " - x"])  # type: ignore[attr-defined]

    found = batching(Scripted(answer)).translate_each(texts, **LANGUAGES)
    assert len(found) == len(texts)
    for text, one in zip(texts, found, strict=True):
        assert isinstance(one, EngineError) or (bool(one.strip()) >= bool(text.strip()) and "\n" not in one)


@given(texts=texts, seed=st.integers(0, 99), lines=st.booleans(), limit=st.integers(5, 80))
def test_what_streams_is_what_comes_at_once_each_text_a_single_time(
    texts: list[str], seed: int, lines: bool, limit: int
) -> None:
    def engine() -> BatchingEngine:
        chance = random.Random(seed)

        def answer(text: str) -> str:
            failure = chance.choice(
                [None, None, AnswerError("bad"), TextTooLong("long"), EngineUnavailable("away")]
            )
            if failure:
                raise failure
            return text.upper()

        return batching(Scripted(answer), lines=lines, limit=limit, max_texts=3)

    arrived: list[tuple[int, str | EngineError]] = []
    for found in engine().stream(texts, **LANGUAGES):
        assert found
        arrived += found.items()
    at_once = engine().translate_each(texts, **LANGUAGES)
    assert [index for index, _ in sorted(arrived, key=lambda pair: pair[0])] == list(range(len(texts)))
    assert {index: str(answer) for index, answer in arrived} == dict(enumerate(map(str, at_once)))


@given(seed=st.integers(0, 999), count=st.integers(1, 12))
def test_what_was_answered_is_not_asked_for_again(seed: int, count: int) -> None:
    chance = random.Random(seed)
    answered: list[str] = []

    def answer(text: str) -> str:
        failure = chance.choice([None, None, AnswerError("bad"), TextTooLong("long")])
        if failure:
            raise failure
        answered.extend(text.split("\n"))
        return text.upper()

    inner = Scripted(answer)
    texts = [f"kalimat nomor {number}" for number in range(count)]
    found = batching(inner).translate_each(texts, **LANGUAGES)
    assert answered == [text for text, one in zip(texts, found, strict=True) if not isinstance(one, EngineError)]
