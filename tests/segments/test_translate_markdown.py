"""What of a text is sent, and where its answer comes to stand."""

from __future__ import annotations

import pytest

from digest import Engine, translate_markdown
from digest.errors import AnswerError, EngineError
from tests.segments.texts import Echo


def asked(text: str) -> list[str]:
    engine = Echo(str.upper)
    translate_markdown(text, engine)
    return engine.asked


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Kunjungan ini penting.\nSangat.\n", ["Kunjungan ini penting. Sangat."]),
        ("**tidak** setuju", ["[[1]]tidak[[2]] setuju"]),
        ("Buka [laman *ini*](https://a.id/b_c) ya", ["Buka [[1]]laman [[2]]ini[[3]][[4]] ya"]),
        ("Lihat https://a.id/b?c=d. Titik.", ["Lihat [[1]]. Titik."]),
        ("Kata `kode` &amp; \\*bintang\\*", ["Kata [[1]] & *bintang*"]),
        ("Foto: ![Wali kota](a.jpg) resmi", ["Foto: [[1]] resmi", "Wali kota"]),
        ('<p title="Judul">Teks <b>tebal</b></p>', ["Judul", "Teks [[1]]tebal[[2]]"]),
        ('!!! note "Judul"\n    Isi.\n', ["Judul", "Isi."]),
        ("| A | 1.400 |\n|---|---|\n| `x` | b \\| c |\n", ["A", "1.400", "b | c"]),
        ("Teks[^1]\n\n[^1]: Catatan.\n", ["Teks[[1]]", "Catatan."]),
        ("Pukul 12:30:45 WIB :smile:", ["Pukul 12:30:45 WIB [[1]]"]),
        ("US$5 dan US$10 juta", ["US$5 dan US$10 juta"]),
        ("*[BMKG]: Badan Meteorologi\n", ["Badan Meteorologi"]),
        ("```\nkode\n```\n\n    kode\n\n---\n\n<!-- catatan -->\n", []),
        ("[a]: https://a.id 'Judul'\n\n{{ galeri }}\n\n...\n", []),
        ("Judul [[1]] aneh **ya**", ["Judul [[1]] aneh", "ya"]),
    ],
)
def test_only_words_are_sent(text: str, sent: list[str]) -> None:
    assert asked(text) == sent


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("**tidak** setuju", "does [[1]]not[[2]] agree", "does **not** agree"),
        ("**tidak** setuju", "agree [[1]] not [[2]]", "agree **not**"),
        ("Buka [laman](a.md) ini", "Open this [[1]]page[[2]]", "Open this [page](a.md)"),
        ("Harga naik", "a * b_c & d < e", "a * b_c & d < e"),
        ("Harga naik", "*naik*", "\\*naik\\*"),
        ("Harga naik", "a\r\n\r\nb\u2028c", "a b c"),
        ("Harga naik\n- daftar", "# x", "\\# x\n- \\# x"),
        ("[Antara]\n\n[Antara]: https://a.id", "[[1]]News[[2]]", "[News][Antara]\n\n[Antara]: https://a.id"),
        ('!!! note "Judul"\n    Isi.', 'say "x"', '!!! note "say &#34;x&#34;"\n    say "x"'),
        ("| a |\n|---|\n| b |", "x | y", "| x &#124; y |\n|---|\n| x &#124; y |"),
    ],
)
def test_an_answer_is_words_and_comes_to_stand_where_its_source_stood(
    text: str, answer: str, expected: str
) -> None:
    assert translate_markdown(text, Echo(lambda _: answer)) == expected


def test_a_lost_placeholder_costs_a_second_call_and_nothing_else() -> None:
    engine = Echo(lambda text: text.replace("[[1]]", "").upper())
    assert translate_markdown("Kata **tidak** setuju", engine) == "KATA **TIDAK** SETUJU"
    assert engine.asked == ["Kata [[1]]tidak[[2]] setuju", "Kata", "tidak", "setuju"]


def test_an_engine_may_state_its_own_placeholder() -> None:
    engine = Echo(str.lower)
    engine.placeholder = "XQZ{}"  # type: ignore[attr-defined]
    assert translate_markdown("KATA **TIDAK** SETUJU", engine) == "kata **tidak** setuju"
    assert engine.asked == ["KATA XQZ1TIDAKXQZ2 SETUJU"]


def test_front_matter_keeps_everything_but_its_texts() -> None:
    text = (
        "---\n# catatan\ntitle:  Judul: baru\nslug: judul\nimage: {src: a.jpg, alt: 'Foto, wali'}\n"
        "summary: >-\n  Baris satu\n  dua.\ntags: [a, b]\n---\n# Isi\n"
    ).replace("Judul: baru", "'Judul: baru'")
    expected = (
        '---\n# catatan\ntitle:  "JUDUL: BARU"\nslug: judul\nimage: {src: a.jpg, alt: "FOTO, WALI"}\n'
        "summary: BARIS SATU DUA.\ntags: [a, b]\n---\n# ISI\n"
    )
    assert translate_markdown(text, Echo(str.upper)) == expected


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff---\r\ntitle: Judul\r\n---\r\n\r\nSatu\r\ndua.\r\n\r\n- tiga\r\n"
    expected = "\ufeff---\r\ntitle: JUDUL\r\n---\r\n\r\nSATU DUA.\r\n\r\n- TIGA\r\n"
    assert translate_markdown(text, Echo(str.upper)) == expected


@pytest.mark.parametrize("answer", ["", " ", "\n\n", "\u2028", "\x00", None, 7])
def test_an_answer_that_says_nothing_is_an_error(answer: str) -> None:
    with pytest.raises(EngineError):
        translate_markdown("Kata.", Echo(lambda _: answer))


@pytest.mark.parametrize("answers", [[], ["x"], ["x"] * 3, None, "xy"])
def test_a_wrong_number_of_answers_is_an_error(answers: list[str]) -> None:
    class Miscounting:
        name = "miscounting"

        def translate(self, texts: object, *, source: str, target: str) -> list[str]:
            return answers

    engine: Engine = Miscounting()
    with pytest.raises(AnswerError, match="expected 2 translations, got"):
        translate_markdown("Satu.\n\nDua.", engine)


def test_a_text_without_words_costs_nothing() -> None:
    assert asked("---\n\n```\nx\n```\n") == []
