from __future__ import annotations

from datetime import date, time, timedelta, timezone

import pytest

from digest.importing.credits import copied_from, read_credits
from digest.importing.model import Block, Facts, Removal, Run, When

AFTERNOON = When(date(2023, 10, 27), time(15, 30), timezone(timedelta(hours=7)))


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", (Run(text),)) for text in texts]


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Rina Wulandari - detikNews", Facts(source="detikcom", authors=("Rina Wulandari",))),
        ("Jumat, 27 Okt 2023 15:30 WIB", Facts(date=AFTERNOON)),
        ("Kompas.com - 27/10/2023, 15:30 WIB", Facts(source="Kompas.com", date=AFTERNOON)),
        ("Diterbitkan Jumat, 27 Oktober 2023 pukul 15.30 WIB", Facts(date=AFTERNOON)),
        ("Diperbarui: 28 Okt 2023 10:00 WIB", Facts()),
        ("Muara, 27 Oktober 2023", Facts(date=When(date(2023, 10, 27)))),
        ("Tim Redaksi, CNBC Indonesia", Facts(source="CNBC Indonesia")),
        ("Oleh Rina Wulandari", Facts(authors=("Rina Wulandari",))),
        ("Oleh: Rina Wulandari dan Budi Santoso", Facts(authors=("Rina Wulandari", "Budi Santoso"))),
        ("Penulis: Rina Wulandari | Editor: Sutrisno", Facts(authors=("Rina Wulandari",))),
        ("Pewarta: Rina", Facts(authors=("Rina",))),
        ("Sumber: ANTARA", Facts(source="Antara")),
        ("Sumber: https://kabarpesisir.example/a", Facts(url="https://kabarpesisir.example/a")),
        (
            "Rina Wulandari - detikNews | Jumat, 27 Okt 2023 15.30 WIB",
            Facts(source="detikcom", authors=("Rina Wulandari",), date=AFTERNOON),
        ),
    ],
)
def test_a_line_of_credits_is_read_and_removed(line: str, facts: Facts) -> None:
    kept, found, removed = read_credits(blocks("Pasar Dibuka Lagi", line, "Pasar dibuka."))
    assert [block.text for block in kept] == ["Pasar Dibuka Lagi", "Pasar dibuka."]
    assert found == facts
    assert removed == [Removal("credit", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Final Piala Dunia, Minggu (18/12/2022)",
        "Prakiraan Cuaca Muara, 27 Oktober 2023",
        "Wali Kota Sutrisno (Anadolu/AFP)",
        "Penulis: ia tidak tahu siapa.",
        "Sumber: kepolisian setempat yang tidak mau disebut namanya.",
        "Oleh warga, pasar itu disebut kumuh.",
        "Rapat itu digelar Jumat (27/10/2023).",
    ],
)
def test_a_line_that_says_more_is_part_of_the_article(line: str) -> None:
    kept, found, removed = read_credits(blocks("Pasar Dibuka Lagi", line, "Pasar dibuka."))
    assert [block.text for block in kept] == ["Pasar Dibuka Lagi", line, "Pasar dibuka."]
    assert (found, removed) == (Facts(), [])


def test_what_may_be_the_headline_is_no_credit() -> None:
    kept, _, _ = read_credits(blocks("Banjir Muara - Kompas.com", "Pasar dibuka."))
    assert len(kept) == 2


def test_credits_stand_at_the_edges_alone() -> None:
    text = ["Pasar dibuka."] * 10
    kept, facts, _ = read_credits(blocks(*text, "Penulis: Rina", *text))
    assert (len(kept), facts) == (21, Facts())


@pytest.mark.parametrize(
    ("rule", "line", "facts"),
    [
        (
            "read-article",
            'Baca artikel detiknews, "Pasar Dibuka Lagi" selengkapnya https://news.detik.com/berita/d-1',
            Facts(title="Pasar Dibuka Lagi", source="detikcom", url="https://news.detik.com/berita/d-1"),
        ),
        (
            "published-in",
            "Artikel ini telah tayang di Kompas.com dengan judul “Pasar Dibuka Lagi”",
            Facts(title="Pasar Dibuka Lagi", source="Kompas.com"),
        ),
        ("scroll", "SCROLL TO CONTINUE WITH CONTENT", Facts()),
    ],
)
def test_what_the_portal_adds_to_a_copied_text_tells_where_it_comes_from(
    rule: str, line: str, facts: Facts
) -> None:
    assert copied_from([Removal(rule, line)]) == facts
