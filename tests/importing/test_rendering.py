from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.importing.model import Block, Run
from digest.importing.rendering import escape, render

if TYPE_CHECKING:
    from collections.abc import Callable

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark"]


def by_mkdocs(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def by_commonmark(text: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


READERS = pytest.mark.parametrize("read", [by_mkdocs, by_commonmark])


@READERS
@pytest.mark.parametrize(
    "text",
    [
        "# bukan judul",
        "#tagar di awal",
        "1. bukan daftar",
        "12) bukan daftar",
        "- bukan butir",
        "* bukan butir",
        "+ bukan butir",
        "> bukan kutipan",
        "---",
        "* * *",
        "===",
        "a *b* dan _c_ dan **d** serta nama_berkas_ini",
        "a < b, <b>tebal</b>, <!-- catatan -->",
        "R&D, &copy; dan &#169;",
        "`kode` dan ~~coret~~",
        "[teks](https://a.example) dan [^1] serta [kata]",
        "[teks]: https://a.example",
        "![gambar](a.png)",
        "| a | b |",
        "!!! note",
        "??? note",
        ":   definisi",
        "{: .kelas }",
        "*[HTML]: singkatan",
        "[TOC]",
        '--8<-- "berkas"',
        "garis miring \\ dan \\* bintang",
        "2 * 3 * 4 = 24",
        "~~~",
        "```",
    ],
)
def test_text_that_would_be_markdown_by_accident_reads_as_the_text_it_is(
    text: str, read: Callable[[str], str]
) -> None:
    shown = read(escape(text)).strip()
    assert re.fullmatch(r"<p>[^<]*</p>", shown), shown
    assert html.unescape(shown[3:-4]) == text


@given(st.text(alphabet=st.sampled_from(list("ab1 .#-+*_`~<>[]()!&;:{}=\\|^\"'$?/@x")), max_size=12))
@pytest.mark.parametrize("read", [by_mkdocs, by_commonmark])
def test_every_line_reads_as_the_text_it_is(read: Callable[[str], str], text: str) -> None:
    text = " ".join(text.split())
    shown = read(escape(text)).strip()
    assert html.unescape(re.sub(r"^<p>|</p>$", "", shown)) == text


def test_plain_text_stays_plain() -> None:
    text = 'Rp 1.400 (27/10/2023) - "kata" [pemerintah] 50% di Kompas.com; 2 * 3, a_b, 5 < 6 & 7!'
    assert escape(text) == text


def run(text: str, *marks, href: str | None = None) -> Run:
    return Run(text, frozenset(marks), href)


@READERS
def test_styles_and_links_are_rendered_with_their_spaces_outside(read: Callable[[str], str]) -> None:
    runs = (
        run("Satu "),
        run("dua ", "strong"),
        run("tiga", "em", "strong"),
        run(" dan "),
        run("a*`", "code"),
        run("."),
    )
    assert read(render([Block("paragraph", runs)])).count("<strong>") == 2
    linked = (run("Baca!"), run("laporan [1]", href="https://a.example/x (y)_*"), run(" itu"))
    shown = read(render([Block("paragraph", linked)]))
    assert '<a href="https://a.example/x%20%28y%29_%2A">laporan [1]</a>' in shown
    assert "<img" not in shown


def test_blocks_of_all_kinds_are_rendered() -> None:
    blocks = [
        Block("heading", (Run("Judul #"),), level=1),
        Block("paragraph", (Run("Satu\n# dua"),)),
        Block("quote", (Run("Tiga"),)),
        Block("quote", (Run("> empat"),)),
        Block("item", (Run("lima"),), marker="-"),
        Block("item", (Run("enam\ntujuh"),), level=1, marker="1."),
        Block("opaque", (Run("| a |\n| - |"),), markdown=True),
    ]
    assert render(blocks) == (
        "## Judul \\#\n\nSatu  \n\\# dua\n\n> Tiga\n>\n> \\> empat\n\n"
        "- lima\n    1. enam  \n        tujuh\n\n| a |\n| - |\n"
    )
    assert render([]) == ""


def test_cutting_and_spacing_work_across_styles() -> None:
    block = Block("paragraph", (run("Muara, "), run("Kabar", "strong"), run(" - Pasar.Dibuka")))
    assert block.text == "Muara, Kabar - Pasar.Dibuka"
    cut = block.without(0, 9)
    assert [(r.text, r.marks) for r in cut.runs] == [("bar", {"strong"}), (" - Pasar.Dibuka", set())]
    assert block.with_spaces((21,)).text == "Muara, Kabar - Pasar. Dibuka"
    assert block.with_spaces(()).text == block.text
