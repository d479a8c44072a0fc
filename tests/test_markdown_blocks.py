from __future__ import annotations

import re

import markdown
import pytest

MKDOCS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "digest.markdown_blocks",
]


def convert(text: str) -> str:
    return markdown.markdown(text, extensions=MKDOCS)


def numbered(*blocks: str) -> str:
    return "".join(f"<!-- block:{number} -->\n\n{block}\n\n" for number, block in enumerate(blocks, start=1))


@pytest.mark.parametrize(
    ("block", "tag"),
    [
        ("Satu *paragraf*.", "p"),
        ("## Judul", "h2"),
        ("Judul\n=====", "h1"),
        ("- a\n- b", "ul"),
        ("1. a\n2. b", "ol"),
        ("> kutip", "blockquote"),
        ("    kode", "pre"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "table"),
        ('!!! note "Judul"\n    isi', "div"),
        ('??? info "Judul"\n    isi', "details"),
        ("Istilah\n:   arti", "dl"),
        ("---", "hr"),
        ('<div markdown="1">\n*isi*\n</div>', "div"),
        ("![foto](a.png)\n{: .lebar }", "p"),
    ],
)
def test_a_block_that_is_one_element_carries_its_number(block: str, tag: str) -> None:
    html = convert(numbered(block))
    assert re.match(rf'<{tag}\b[^>]*\bdata-block="1"', html)
    assert html.count("data-block") == 1
    assert "<!--" not in html


@pytest.mark.parametrize(
    ("block", "inner"),
    [
        ("```python\nx = 1\n```", '<div class="highlight">'),
        ("<section>\n<b>mentah</b>\n</section>", "<section>"),
        ("[TOC]", '<div class="toc">'),
    ],
)
def test_a_block_whose_html_comes_later_is_wrapped(block: str, inner: str) -> None:
    html = convert(numbered(block))
    assert html.startswith(f'<div data-block="1">\n{inner}')


def test_a_block_that_becomes_several_elements_is_wrapped_as_one() -> None:
    html = convert("<!-- block:1 -->\n\nsatu\n\ndua\n\n<!-- block:2 -->\n\ntiga\n")
    assert html == ('<div data-block="1">\n<p>satu</p>\n<p>dua</p>\n</div>\n<p data-block="2">tiga</p>')


def test_numbers_are_those_of_the_markers_in_any_order() -> None:
    html = convert("<!-- block:3 -->\n\na\n\n<!-- block:1 -->\n\nb\n")
    assert html == '<p data-block="3">a</p>\n<p data-block="1">b</p>'


def test_text_before_the_first_marker_has_no_number() -> None:
    assert convert("a\n\n<!-- block:1 -->\n\nb\n") == '<p>a</p>\n<p data-block="1">b</p>'


def test_footnotes_belong_to_no_block() -> None:
    html = convert(numbered("Kata[^1].") + "[^1]: Catatan.\n")
    assert html.startswith('<p data-block="1">Kata<sup')
    assert '<div class="footnote">' in html
    assert html.count("data-block") == 1


def test_a_stale_block_says_so_with_the_note_before_it_in_one_box() -> None:
    html = convert('<!-- block:1 stale -->\n\n<p class="d-stale">Lama.</p>\n\na\n\n<!-- block:2 -->\n\nb\n')
    assert html == (
        '<div data-block="1" data-state="stale">\n<p class="d-stale">Lama.</p>\n\n<p>a</p>\n</div>\n'
        '<p data-block="2">b</p>'
    )


def test_a_block_without_a_number_ends_the_one_before() -> None:
    html = convert("<!-- block:1 -->\n\na\n\n<!-- block -->\n\nb\n\n<!-- block stale -->\n\nc\n")
    assert html == '<p data-block="1">a</p>\n<p>b</p>\n<p data-state="stale">c</p>'


def test_a_marker_without_a_block_disappears() -> None:
    assert convert("<!-- block:1 -->\n\n<!-- block:2 -->\n\nb\n") == '<p data-block="2">b</p>'


@pytest.mark.parametrize(
    "block",
    [
        "```\n<!-- block:7 -->\n```",
        "    <!-- block:7 -->",
        "`<!-- block:7 -->`",
        "<div>\n\n<!-- block:7 -->\n\n</div>",
        "<!-- block:x -->",
        "<!-- block:0 -->",
        "<!-- block:7 lama -->",
        "<!-- catatan redaksi -->",
    ],
)
def test_what_only_looks_like_a_marker_is_left_alone(block: str) -> None:
    html = convert(numbered(block))
    assert html.count("data-block") == 1
    assert 'data-block="1"' in html


def test_two_lists_with_a_marker_between_them_stay_two() -> None:
    html = convert(numbered("- a", "- b"))
    assert html.count("<ul") == 2


def test_texts_without_markers_are_converted_as_ever() -> None:
    text = "# A\n\nb[^1]\n\n```\nc\n```\n\n[^1]: d\n"
    assert convert(text) == markdown.markdown(text, extensions=MKDOCS[:-1])
