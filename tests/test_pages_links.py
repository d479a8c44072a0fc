from __future__ import annotations

import pytest

from digest.pages.links import local_files, relink

RENAMED = {"2023/a.md": "2023/kunjungan-moskow.md"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![Foto](foto.jpg)", ["2023/foto.jpg"]),
        ('![Foto](<foto.jpg> "judul")', ["2023/foto.jpg"]),
        ("![Foto](../bersama/foto%20pagi.jpg)", ["bersama/foto pagi.jpg"]),
        ("![Foto][f]\n\n[f]: foto.jpg", ["2023/foto.jpg"]),
        ('<img alt="Foto" src="foto.jpg">', ["2023/foto.jpg"]),
        ("[data](tabel.csv#baris)", ["2023/tabel.csv"]),
        ("[artikel](lain.md)", []),
        ("![Foto](https://example.org/foto.jpg)", []),
        ("![Foto](//example.org/foto.jpg)", []),
        ("![Foto](/foto.jpg)", []),
        ("[atas](#atas)", []),
        ("![Foto](data:image/png;base64,AAAA)", []),
        ("![Foto](../../../etc/rahasia.png)", []),
        ("![Foto](.git/rahasia.png)", []),
        ("[folder](bagan/)", []),
    ],
)
def test_the_files_of_a_body_are_those_beside_it(body: str, expected: list[str]) -> None:
    assert list(local_files(body, "2023")) == expected


@pytest.mark.parametrize(
    ("body", "folder", "expected"),
    [
        ("[x](a.md)", "2023", "[x](kunjungan-moskow.md)"),
        ("[x](a.md#bagian)", "2023", "[x](kunjungan-moskow.md#bagian)"),
        ("[x](../2023/a.md)", "2024", "[x](../2023/kunjungan-moskow.md)"),
        ("[x](2023/a.md)", "", "[x](2023/kunjungan-moskow.md)"),
        ("[x][a]\n\n[a]: a.md", "2023", "[x][a]\n\n[a]: kunjungan-moskow.md"),
        ("[x](b.md) [y](https://example.org/a.md)", "2023", "[x](b.md) [y](https://example.org/a.md)"),
        ("[x](a.md)", "2024", "[x](a.md)"),
    ],
)
def test_a_link_to_an_article_leads_to_its_page(body: str, folder: str, expected: str) -> None:
    assert relink(body, folder, RENAMED) == expected
