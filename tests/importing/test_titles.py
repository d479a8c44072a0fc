from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.frontmatter import is_slug
from digest.importing.titles import TITLE_LENGTH, file_slug, is_headline, summary_from, title_from

LEAD = "Pemerintah Kota Muara membuka kembali Pasar Ikan Muara setelah direnovasi selama dua tahun penuh."


@pytest.mark.parametrize(
    "text",
    [
        "Pasar Ikan Muara Dibuka Lagi",
        "Pasar Ikan Dibuka, Apa Kata Pedagang?",
        "“Kami Siap” dan Janji Wali Kota",
        "5 Fakta Pasar Ikan",
    ],
)
def test_a_short_line_without_a_full_stop_is_a_headline(text: str) -> None:
    assert is_headline(text, LEAD)


@pytest.mark.parametrize(
    "text",
    [
        "Pasar dibuka.",
        "Apa yang terjadi dengan pasar itu?",
        "pasar dibuka lagi",
        '"Kami siap,"',
        "Sebagai berikut:",
        "Pasar",
        LEAD,
    ],
)
def test_a_sentence_is_no_headline(text: str) -> None:
    assert not is_headline(text, LEAD)


def test_a_line_that_nothing_follows_is_the_text_itself() -> None:
    assert not is_headline("Pasar Ikan Muara Dibuka Lagi", "")


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("Pasar Ikan Muara dibuka lagi. Warga senang.", "Pasar Ikan Muara dibuka lagi"),
        (LEAD, "Pemerintah Kota Muara membuka kembali Pasar Ikan Muara"),
        (
            "Wali Kota Muara, Sutrisno, membuka kembali Pasar Ikan Muara di Jalan Pelabuhan Raya sejak pagi.",
            "Wali Kota Muara, Sutrisno, membuka kembali Pasar Ikan Muara di Jalan Pelabuhan",
        ),
        ("Apakah pasar itu siap? Warga ragu.", "Apakah pasar itu siap?"),
    ],
)
def test_the_first_sentence_is_shortened_before_a_clause_or_between_words(lead: str, title: str) -> None:
    assert title_from(lead) == title


@given(st.text(alphabet=st.sampled_from(list('abc yangdi.,-?"')), min_size=1).filter(str.strip))
def test_a_title_is_the_beginning_of_the_text_and_nothing_else(text: str) -> None:
    text = " ".join(text.split())
    title = title_from(text)
    assert text.startswith(title)
    assert len(title) <= TITLE_LENGTH + 1


def test_a_summary_is_the_first_sentence_of_a_long_first_paragraph() -> None:
    assert summary_from(f"{LEAD} {LEAD} {LEAD}") == LEAD
    assert summary_from(f"{LEAD} Warga senang.") is None
    assert summary_from(LEAD[:-1] + " dan" * 80 + ".") is None


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Pasar Ikan Muara Dibuka Lagi", "pasar-ikan-muara-dibuka-lagi"),
        ("Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan", "satu-dua-tiga-empat-lima-enam-tujuh-delapan"),
        ("Satu Dua Tiga Empat Lima Enam dengan yang Sembilan", "satu-dua-tiga-empat-lima-enam"),
        ("Café “Jum'at” di Åbo", "cafe-jumat-di-abo"),
        ("Москва", "artikel"),
        ("README", "artikel-readme"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_file_is_named_by_at_most_eight_ascii_words(title: str, slug: str) -> None:
    assert file_slug(title) == slug


@given(st.text())
def test_every_title_has_a_file_name(title: str) -> None:
    slug = file_slug(title)
    assert is_slug(slug)
    assert slug.isascii()
