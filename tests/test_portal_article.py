"""An article as a portal gives it, from a text file to a page in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
import pytest
from click.testing import CliRunner

from digest.cli import main
from digest.scaffold import theme_folder
from tests.servers import TranslationServer

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).parents[1]
REAL = REPOSITORY.parent / "shared" / "real" / "artikel-portal.txt"

OURS = """\
Pasar ikan di pelabuhan lama dibuka lagi sejak Senin (6/11/2023). Sebanyak 1.250 pedagang menempati kios baru.
"Kami menunggu dua tahun," kata seorang pedagang kepada wartawan.
SCROLL TO CONTINUE WITH CONTENT
Harga sewa naik 2,5 persen menurut dinas pasar.Pemerintah kota menyebut biaya itu wajar.
Simak juga Video 'Pasar Lama Sebelum Dibongkar':
Kota membangun pasar itu dengan dana Rp 32,4 miliar. (abc/def)
"""
BOILERPLATE = re.compile(r"^(?:SCROLL TO CONTINUE WITH CONTENT|Simak juga Video .*)$|\s\(abc/def\)$", re.MULTILINE)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(lambda: OURS, id="ours"),
        pytest.param(
            lambda: REAL.read_text(encoding="utf-8"),
            id="real",
            marks=pytest.mark.skipif(not REAL.exists(), reason=f"there is no {REAL.name}"),
        ),
    ],
)
def test_a_portals_article_becomes_a_page_in_both_languages(
    given: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = given()
    (tmp_path / "theme").symlink_to(theme_folder())
    (tmp_path / "mkdocs.yml").write_bytes((REPOSITORY / "mkdocs.yml").read_bytes())
    (tmp_path / "artikel.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    imported = CliRunner().invoke(main, ["import", "artikel.txt"])
    assert imported.exit_code == 0, imported.stderr
    path = Path(imported.stdout.strip()).relative_to("content/id").with_suffix("")
    with TranslationServer() as server:
        built = CliRunner().invoke(main, ["build", "--engine", "libre", "--engine-url", server.url])
    assert built.exit_code == 0, built.stderr
    words = re.findall(r"\w+|[^\w\s]", BOILERPLATE.sub("", text))
    assert _words_on(tmp_path / "site" / "id" / path) == words
    # The server of the tests answers in capitals.
    assert _words_on(tmp_path / "site" / "en" / path) == [word.upper() for word in words]


def _words_on(page: Path) -> list[str]:
    """The words and signs of the article's paragraphs, in order."""
    root = lxml.html.fromstring((page / "index.html").read_bytes())
    text = " ".join(block.text_content() for block in root.cssselect("[data-block]"))
    return re.findall(r"\w+|[^\w\s]", text)
