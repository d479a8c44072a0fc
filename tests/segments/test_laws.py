"""What holds for every text and every engine, however badly it answers."""

from __future__ import annotations

import re
from collections import Counter

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest import translate_markdown
from digest.segments import blocks, segment_body
from tests.segments.texts import ANSWERS, Echo, documents, soup

COMMONMARK = MarkdownIt("commonmark").enable("table")
EXTENSIONS = [
    "attr_list", "admonition", "pymdownx.details", "footnotes", "tables", "def_list", "md_in_html", "abbr", "toc",
    "pymdownx.superfences",
]  # fmt: skip
BLOCK_TAG = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|pre|blockquote|table|tr|td|th|div|hr|dl|dt|dd|script|details|summary)\b"
)
ADDRESS = re.compile(r'(?:href|src)="[^"#]*"')
# Bare addresses are not among them: glued to a word, as the random texts have them, they are part of it.
PROTECTED = re.compile(
    r"``a ` b``|<https://b\.id/c>|\]\(https[^)\n]*\)y\)[^)\n]*\)|\{\{.*?\}\}|\{%.*?%\}|\[\^1\]|:smile:"
    r"|</?(?:b|br|p|div|img|script|code)\b|^\[[A-Za-z]+\]: .*$|H~2~O|\+\+ctrl\+c\+\+",
    re.MULTILINE,
)
# Hypothesis makes new examples every time, but the same ones where the environment says CI.
ALWAYS = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def commonmark_blocks(text: str) -> list[tuple[object, ...]]:
    tokens = COMMONMARK.parse(text)
    return [(t.type, t.tag, t.level, t.markup, t.info, t.attrs.get("start")) for t in tokens]


def rendered_blocks(text: str) -> tuple[list[str], set[str]]:
    html = markdown.Markdown(extensions=EXTENSIONS).convert(text)
    return BLOCK_TAG.findall(html), set(ADDRESS.findall(html))


@ALWAYS
@given(st.one_of(documents, soup, st.text(max_size=60)))
def test_an_engine_that_returns_its_input_gives_the_text_back_byte_for_byte(text: str) -> None:
    assert translate_markdown(text, Echo(lambda words: words)) == text


@ALWAYS
@given(documents, st.sampled_from(sorted(ANSWERS)))
def test_whatever_an_engine_answers_the_pages_keep_their_blocks_and_addresses(text: str, name: str) -> None:
    answer = translate_markdown(text, Echo(ANSWERS[name]))
    assert rendered_blocks(answer) == rendered_blocks(text)


@ALWAYS
@given(documents, st.sampled_from(sorted(ANSWERS)))
def test_whatever_an_engine_answers_what_is_protected_stays(text: str, name: str) -> None:
    answer = translate_markdown(text, Echo(ANSWERS[name]))
    before = Counter(PROTECTED.findall(text))
    assert before - Counter(PROTECTED.findall(answer)) == Counter()


@ALWAYS
@given(soup, st.sampled_from(sorted(ANSWERS)))
def test_whatever_an_engine_answers_to_text_full_of_markup_the_blocks_stay(text: str, name: str) -> None:
    # A footnote is a link's definition to CommonMark, if it is one word long.
    text = text.replace("[^", "[")
    assert commonmark_blocks(translate_markdown(text, Echo(ANSWERS[name]))) == commonmark_blocks(text)


@ALWAYS
@given(st.one_of(documents, soup))
def test_the_blocks_of_a_body_together_are_the_body(text: str) -> None:
    found = blocks(text)
    assert "".join(block.text for block in found) == text
    numbers = [block.number for block in found if block.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


@ALWAYS
@given(documents, st.sampled_from(["upper case", "reversed", "doubled", "spaced placeholders"]))
def test_a_translation_has_as_many_segments_as_its_source(text: str, name: str) -> None:
    answer = translate_markdown(text, Echo(ANSWERS[name]))
    assert len(list(segment_body(answer).segments())) == len(list(segment_body(text).segments()))


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_construct_of_the_dialect_survives_every_answer(name: str) -> None:
    for text in DIALECT:
        answer = translate_markdown(text, Echo(ANSWERS[name]))
        assert rendered_blocks(answer) == rendered_blocks(text), text


DIALECT = [
    '!!! note\n    Isi.\n\n!!! warning "Judul catatan"\n    Isi.\n\n    - a\n    - b\n',
    '??? tip "Judul"\n    Isi.\n',
    '=== "Satu"\n\n    Isi.\n\n=== "Dua"\n\n    Isi.\n',
    "Istilah\n:   Arti pertama.\n\n:   Arti kedua.\n",
    "Teks[^1] lagi[^b].\n\n[^1]: Catatan.\n[^b]: Catatan kedua\n    yang panjang.\n\n    Dua paragraf.\n",
    "| A | B |\n|:--|--:|\n| a \\| b | `c | d` |\n",
    "A | B\n--- | ---\n1.000 | 2,5\n",
    "1. satu\n2. dua\n    - dalam\n\n        paragraf\n3. tiga\n",
    "> kutipan\n> dua\n>\n> > dalam\n",
    "Judul\n=====\n\nAnak judul\n----------\n",
    "# Judul {: #id .kelas }\n\nParagraf\n{: .kelas }\n",
    "<div markdown>\n\nTeks *penting*.\n\n</div>\n",
    "<details>\n<summary>Ringkasan</summary>\nIsi <em>ya</em>.\n</details>\n",
    "Baris satu  \nbaris dua\\\nbaris tiga\n",
    "*[HTML]: Bahasa Markah\n\nHTML itu baik.\n",
    "[TOC]\n\n## Bagian\n",
    '![Foto *wali* kota](a.jpg "Judul"){: .kiri }\n\n[![Foto](b.jpg)](c.md)\n',
    "- [ ] belum\n- [x] sudah\n",
    "Rumus $a_b$ dan\n\n$$\nx = y\n$$\n\nlalu US$5 dan US$10.\n",
    "{{ galeri(1) }}\n\nTeks {{ nama }} dan {% if x %}ya{% endif %}.\n\n{% raw %}\nkode\n{% endraw %}\n",
]
