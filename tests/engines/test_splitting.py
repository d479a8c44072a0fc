from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.engines.splitting import split_text


@given(text=st.text(), limit=st.integers(1, 50))
def test_pieces_fit_and_together_are_the_text(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert "".join(pieces) == text
    assert all(len(piece) <= limit for piece in pieces)


def test_a_text_that_fits_stays_whole() -> None:
    assert split_text("Satu. Dua.", 10) == ["Satu. Dua."]


def test_the_cut_is_at_the_end_of_a_sentence() -> None:
    text = "Ia berangkat pagi. Ia tiba malam, lelah sekali."
    assert split_text(text, 40) == ["Ia berangkat pagi. ", "Ia tiba malam, lelah sekali."]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Kantor PT. Maju di Jl. Sudirman milik A. Budi, kata juru bicara"
    assert split_text(text, 48) == ["Kantor PT. Maju di Jl. Sudirman milik A. Budi, ", "kata juru bicara"]


def test_without_sentences_the_cut_is_at_a_space() -> None:
    assert split_text("satu dua tiga empat", 9) == ["satu dua ", "tiga ", "empat"]


def test_without_spaces_the_cut_is_anywhere() -> None:
    assert split_text("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
