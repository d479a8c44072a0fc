from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from digest.importing.drafting import compose_draft
from digest.importing.markdown_file import read_markdown
from digest.importing.model import Facts, InputError, Reading, When
from digest.importing.rendering import render

ZONE = ZoneInfo("Asia/Jakarta")
BODY = """\
Paragraf *satu* dengan `kode.Di` dalamnya.

!!! note "Catatan"
    Isi catatan.

    Isi lagi.

- butir
    - anak butir

```
# bukan judul

Baca juga: kode
```

## Anak judul

> Kutipan

| a | b |
| - | - |
| 1 | 2 |
"""


def read(text: str) -> Reading:
    return read_markdown(text, name="a.md", zone=ZONE)


def test_markdown_stays_as_it_is() -> None:
    assert render(read(BODY).blocks) == BODY


def test_the_first_heading_is_the_title() -> None:
    reading = read(f"# Judul *miring* [tautan](x)\n\n{BODY}")
    assert reading.facts == Facts(title="Judul miring tautan")
    assert render(reading.blocks) == BODY


def test_the_portals_lines_are_known_in_markdown_too() -> None:
    lines = "**Baca juga:** [Harga Beras](https://a.example/)\n\n*SCROLL TO CONTINUE WITH CONTENT*\n\n"
    text = f"**MUARA, KOMPAS.com** - Pasar *dibuka*.\n\n{lines}{BODY}\nWarga senang.Mereka pulang. **(abc/def)**\n"
    draft = compose_draft(read(text), given=Facts(title="Judul"), today=date(2023, 11, 6))
    assert draft.body == f"Pasar *dibuka*.\n\n{BODY}\nWarga senang. Mereka pulang.\n"
    assert [one.rule for one in draft.removed] == ["read-also", "scroll", "dateline", "initials"]


def test_front_matter_is_kept() -> None:
    reading = read(
        "---\r\ntitle: Judul\r\ndate: 2023-10-27 15:30\r\nsource: {name: Antara, url: https://a.example/x}\r\n"
        "authors: [Rina, Budi]\r\ntags: [ekonomi]\r\nsummary: Singkat.\r\nslug: pasar\r\ndraft: true\r\n---\r\n"
        "Teks.\r\n"
    )
    assert reading.notes == ()
    assert reading.facts == Facts(
        title="Judul",
        date=When(date(2023, 10, 27), time(15, 30)),
        source="Antara",
        url="https://a.example/x",
        authors=("Rina", "Budi"),
        tags=("ekonomi",),
        summary="Singkat.",
        slug="pasar",
        draft=True,
    )


def test_the_keys_of_other_generators_are_understood_and_what_is_not_kept_is_told() -> None:
    reading = read(
        "---\nTitle: Judul\npubDate: 2023-10-27\nauthor: Rina\ncategories: [Ekonomi]\ndescription: Singkat.\n"
        "canonical_url: https://a.example/x\nlayout: post\nimage: foto.jpg\n---\nTeks.\n"
    )
    assert reading.facts == Facts(
        title="Judul",
        date=When(date(2023, 10, 27)),
        url="https://a.example/x",
        authors=("Rina",),
        tags=("ekonomi",),
        summary="Singkat.",
    )
    assert reading.notes == ("layout: not kept", "image: not kept")


def test_a_wrong_value_is_told_and_left_out() -> None:
    reading = read("---\ntitle: Judul\ndate: besok\n---\nTeks.\n")
    assert reading.facts == Facts(title="Judul")
    assert reading.notes == ("a.md:3: date: expected YYYY-MM-DD [HH:MM], found 'besok'",)


def test_front_matter_in_toml_is_refused() -> None:
    with pytest.raises(InputError, match=r"^a\.md: expected front matter in YAML"):
        read("+++\ntitle = 'x'\n+++\nTeks.\n")
