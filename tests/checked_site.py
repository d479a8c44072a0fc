"""A small site on disk for the tests of `check` and `status`, and the program run on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from digest.cli import main

if TYPE_CHECKING:
    from pathlib import Path

MKDOCS = "site_name: Uji\ndocs_dir: build/docs\n"

ARTICLE = """\
---
title: Jembatan baru dibuka
date: 2024-05-06
tags: [transportasi]
summary: Jembatan sepanjang 1.500 meter itu dibuka untuk umum.
---
Jembatan sepanjang 1.500 meter dibuka pada Senin, 6 Mei 2024.

Biayanya Rp2,5 triliun, menurut [laporan](https://example.org/laporan).

- Dua lajur untuk bus
- Tiga lajur untuk mobil
"""

EDITION = """\
---
title: New bridge opens
date: 2024-05-06
tags: [transportasi]
summary: The 1,500-metre bridge was opened to the public.
---
The 1,500-metre bridge was opened on Monday, 6 May 2024.

It cost 2.5 trillion rupiah, according to a [report](https://example.org/laporan).

- Two lanes for buses
- Three lanes for cars
"""


def write(site: Path, **files: str) -> None:
    """Write files below `site`; `__` in a name stands for `/`: `id__a="…"` is content/id/a.md."""
    site.mkdir(parents=True, exist_ok=True)
    (site / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for name, text in files.items():
        path = (site / "content" / name.replace("__", "/")).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def digest(site: Path, *arguments: str | Path) -> Result:
    """Run `digest` on the site."""
    command, *rest = map(str, arguments)
    return CliRunner().invoke(main, [command, "--config", str(site / "mkdocs.yml"), *rest], catch_exceptions=False)


def review(site: Path, *paths: str) -> None:
    """A person answers for the editions as they stand."""
    result = digest(site, "review", "--by", "Sri Wahyuni", *(site / path for path in paths))
    assert result.exit_code == 0, result.output
