"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.sentences import split_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "PT. Maju Jaya dan CV. Sumber Rezeki membuka pabrik di Jl. Sudirman No. 5.",
        "Kol. Budi, Prof. Sari, dr. Ani, Dr. Edi, Drs. Umar dan Ir. Rudi hadir.",
        "H. Ali, Hj. Siti, Tn. Andi, Ny. Rina dan Mr. Smith vs. St. Petersburg datang.",
        "B.J. Habibie dan A. H. Nasution pernah menjabat.",
        "Budi Santoso, S.H., M.Si. Rektor, Ph.D. Ilmuwan, ikut bicara.",
        "Harganya Rp. 5.000 per kg, lihat hlm. 12 dan vol. 3.",
        "PT Telkom Tbk. (TLKM) naik 1.400 poin pada pukul 14.30 WIB.",
        "Warga s.d. Senin a.n. Budi menunggu.",
        "Gula, beras, dll. naik lagi.",
        "Mereka menunggu... lalu pergi.",
        "Pembeli Yahoo! Mail mengeluh.",
        "Tanpa titik di akhir",
        "1. Pertama, kami datang.",
        "Pada 17 Agt. 1945 dan 5 Okt. 2020.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(sentence: str) -> None:
    assert split_sentences(f"{sentence} ") == [f"{sentence} "]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pasar dibuka.", "Warga senang."),
        ("Mereka berjumlah 1.400.", "Semuanya selamat."),
        ("Itu terjadi pada pukul 14.30 WIB.", "Korban selamat."),
        ('Ia berkata, "Kami siap."', "Lalu ia pergi."),
        ("Ia berkata, “Kami siap.”", "“Kapan?” tanya saya."),
        ("Rapat usai (pukul dua.)", "Mereka pulang."),
        ("Mau apa?!", "Kami diam."),
        ("Mereka menunggu...", "Lalu semua pergi."),
        ("Mereka menunggu…", "Lalu semua pergi."),
        ("Gula, beras, dll.", "Harga naik lagi."),
        ("Ia benar dalam banyak hal.", "Warga setuju."),
        ("Harga naik.", "1.400 orang datang."),
        ("Ini kalimat.", "[Tautan] pun kalimat."),
    ],
)
def test_a_sentence_ends_with_its_mark_and_what_closes_behind_it(first: str, second: str) -> None:
    assert split_sentences(f"{first}  {second}") == [f"{first}  ", second]


def test_scripts_without_spaces_have_sentences_too() -> None:
    assert split_sentences("これは本です。あれは？はい。") == ["これは本です。", "あれは？", "はい。"]


@settings(deadline=None)
@given(st.text(max_size=80) | st.text(alphabet=st.sampled_from(list('aAPTdr1.!?…"”) 。')), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(split_sentences(text)) == text
