from __future__ import annotations

import pytest

from digest.pages.excerpt import first_paragraph, reading_minutes


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Hujan **deras** turun di\n[Bogor](https://example.org), `sejak` pagi.\n",
            "Hujan deras turun di Bogor, sejak pagi.",
        ),
        ("# Judul\n\n![foto](a.png)\n\n> kutip\n\n- butir\n\nParagraf.\n", "Paragraf."),
        ("Kata[^1] ini penting. {: .lead }\n\n[^1]: Catatan.\n", "Kata ini penting."),
        ('!!! note "Judul"\n    isi\n\nParagraf.\n', "Paragraf."),
        ("[TOC]\n\nParagraf.\n", "Paragraf."),
        ("Satu\\\ndua\r\ntiga &amp; empat.\r\n", "Satu dua tiga & empat."),
        ("<div>\nmentah\n</div>\n\nParagraf <b>tebal</b>.\n", "Paragraf tebal."),
        ("```\nkode\n```\n", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_plain_text(body: str, expected: str) -> None:
    assert first_paragraph(body) == expected


def test_a_long_paragraph_ends_with_a_whole_word() -> None:
    text = first_paragraph("kata " * 200)
    assert len(text) <= 260
    assert text.endswith("kata…")


def test_reading_takes_a_minute_at_least() -> None:
    assert reading_minutes("") == 1
    assert reading_minutes("kata " * 1000) == 5
    assert reading_minutes("| --- | --- |\n" * 1000) == 1
