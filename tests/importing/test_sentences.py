from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.importing.sentences import first_sentence, separate


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("kegagalan diplomasi AS.Moskow pun diam", "kegagalan diplomasi AS. Moskow pun diam"),
        ('rapat berakhir."Kami pulang," katanya', 'rapat berakhir. "Kami pulang," katanya'),
        ('"Rapat berakhir."Kami pulang', '"Rapat berakhir." Kami pulang'),
        ("rapat berakhir.“Kami pulang,” katanya", "rapat berakhir. “Kami pulang,” katanya"),
        ("“Rapat berakhir.”Kami pulang", "“Rapat berakhir.” Kami pulang"),
        ("katanya.Dia pergi", "katanya. Dia pergi"),
        ("pukul 15.30 WIB.Korban selamat", "pukul 15.30 WIB. Korban selamat"),
        ("sejak 2023.Moskow", "sejak 2023. Moskow"),
        ("Jumat (27/10/2023).Moskow", "Jumat (27/10/2023). Moskow"),
        (
            "mau apa?Kami diam!Mereka pergi…Lalu sepi...Dia pulang",
            "mau apa? Kami diam! Mereka pergi… Lalu sepi... Dia pulang",
        ),
        ("perang di Gaza.AS mengirim kapal", "perang di Gaza. AS mengirim kapal"),
        ("Satu.Dua.Tiga itu.AS.Moskow", "Satu. Dua. Tiga itu. AS. Moskow"),
        ("naik 5%.Harga", "naik 5%. Harga"),
        ('sebut "sah".Mereka', 'sebut "sah". Mereka'),
    ],
)
def test_glued_sentences_are_separated(glued: str, apart: str) -> None:
    assert separate(glued) == apart


@pytest.mark.parametrize(
    "text",
    [
        "1.400 orang, 2,3 juta, pukul 15.30, Rp.5.000 dan No.5",
        "detik.com, Kompas.com, KOMPAS.com, Tirto.id, TEMPO.CO, Kompas.TV, Booking.Com dan Media.Id",
        "laporan.PDF, Data.Xlsx, README.Md dan Foto.Jpg",
        "S.H. dan M.Si serta S.Kom, A.Md.Keb, Sp.OG, Ph.D",
        "U.S. dan U.S.Steel serta R.A.Kartini, J.Kristiadi, H.Ali",
        "PT.Telkom, CV.Maju, KH.Maimun, Dr.Budi, Drs.H.Budi, Moh.Hatta dan Jl.Sudirman",
        "a.n.Budi, d.a.Siti, dll.Mereka",
        "Rina.Wulandari@Contoh.Id dan @kabar.Pesisir",
        "https://Kabar.Example/Berita.Utama dan www.Kabar.Pesisir",
        "berkas di arsip/Laporan.Final saja",
        "`kode.Saja` dan [tautan](https://a.example/x.Y)",
        "AS. Moskow",
        "itu.dia tidak berhuruf besar",
        "Yahoo!Mail",
    ],
)
def test_what_belongs_together_is_not_touched(text: str) -> None:
    assert separate(text) == text


LETTERS = st.text(alphabet=st.sampled_from(list("aAbKs.,!?…\"'”“( )0:/@`-")), max_size=40)


@given(st.text(max_size=60) | LETTERS)
def test_nothing_but_spaces_is_ever_added(text: str) -> None:
    apart = separate(text)
    assert apart.replace(" ", "") == text.replace(" ", "")
    kept = iter(apart)
    assert all(character in kept for character in text)


@given(LETTERS)
def test_separating_twice_is_separating_once(text: str) -> None:
    assert separate(separate(text)) == separate(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Pasar dibuka. Warga senang.", "Pasar dibuka."),
        ("Dr. Budi dan H. Ali tiba. Mereka pulang.", "Dr. Budi dan H. Ali tiba."),
        ("Pukul 15.30 WIB pasar dibuka. Warga senang.", "Pukul 15.30 WIB pasar dibuka."),
        ('"Kami siap. Kami menang," kata dia. Lalu ia pergi.', '"Kami siap. Kami menang," kata dia.'),
        ("“Kami siap. Kami menang,” kata dia. Lalu ia pergi.", "“Kami siap. Kami menang,” kata dia."),
        ("Tanpa titik di akhir", "Tanpa titik di akhir"),
    ],
)
def test_the_first_sentence_ends_at_its_own_full_stop(text: str, first: str) -> None:
    assert first_sentence(text) == first
