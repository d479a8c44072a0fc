from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.engines.pseudo import PseudoEngine

LANGUAGES = {"source": "id", "target": "en"}
NEWS = "Presiden berkunjung ke Moskow pada hari Jumat dan menandatangani 12 perjanjian."


def test_a_text_becomes_accented_and_a_third_longer() -> None:
    [answer] = PseudoEngine().translate([NEWS], **LANGUAGES)
    assert answer.startswith("Préèsíìdéèn béèrkúùnjúùng")
    assert 1.2 <= len(answer) / len(NEWS) <= 1.45


def test_marks_numbers_and_punctuation_stay() -> None:
    assert PseudoEngine().translate(["[[1]] 5% «—» [[2]]"], **LANGUAGES) == ["[[1]] 5% «—» [[2]]"]


@given(st.lists(st.text()))
def test_the_same_texts_give_the_same_answers(texts: list[str]) -> None:
    once, again = (PseudoEngine().translate_each(texts, **LANGUAGES) for _ in range(2))
    assert once == again
    assert [bool(text) for text in texts] == [bool(answer) for answer in once]
