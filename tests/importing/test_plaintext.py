from __future__ import annotations

from digest.importing.plaintext import read_plaintext


def paragraphs(text: str) -> list[str]:
    return [block.text for block in read_plaintext(text, name="a.txt").blocks]


def test_every_line_of_a_portals_text_is_a_paragraph() -> None:
    assert paragraphs("Satu kalimat.\nDua kalimat.\n\n\nTiga\n") == ["Satu kalimat.", "Dua kalimat.", "Tiga"]


def test_line_ends_spaces_and_invisible_characters_do_not_matter() -> None:
    text = "\ufeffSatu\u00a0 \tkata\r\nDua\rTiga\u2028Em\u00adpat\u200b\n   lima\n"
    assert paragraphs(text) == ["Satu kata", "Dua", "Tiga", "Empat", "lima"]


def test_a_text_wrapped_by_hand_is_joined_by_its_blank_lines() -> None:
    text = """\
Pasar Ikan Muara Dibuka Lagi

Pemerintah Kota Muara membuka kembali pasar
yang direnovasi selama dua tahun itu. Para
pedagang senang.
ADVERTISEMENT
Mereka berjualan sejak subuh dan pembeli
datang dari luar kota.

- satu butir yang
berlanjut
- butir lain
"""
    assert paragraphs(text) == [
        "Pasar Ikan Muara Dibuka Lagi",
        "Pemerintah Kota Muara membuka kembali pasar yang direnovasi selama dua tahun itu. Para pedagang senang.",
        "ADVERTISEMENT",
        "Mereka berjualan sejak subuh dan pembeli datang dari luar kota.",
        "- satu butir yang berlanjut",
        "- butir lain",
    ]


def test_lines_that_end_their_sentences_are_not_joined() -> None:
    text = "Judul Tanpa Titik\nSatu kalimat.\nDua kalimat.\n\nTiga kalimat.\nEmpat kalimat.\n"
    assert len(paragraphs(text)) == 5


def test_long_lines_are_no_wrapped_ones() -> None:
    line = "kata " * 30
    assert len(paragraphs(f"{line}\n{line}\n\n{line}\n{line}")) == 4
