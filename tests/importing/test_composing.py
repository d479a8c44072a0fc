from __future__ import annotations

import html
import re
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.errors import UsageError
from digest.frontmatter import read_fields, split
from digest.importing.composing import compose_text, parse_date, parse_url
from digest.importing.drafting import compose_draft
from digest.importing.model import Draft, Facts, InputError, Todo, When
from digest.importing.plaintext import clean, read_plaintext

ZONE = ZoneInfo("Asia/Jakarta")
DAY = When(date(2023, 10, 27))
CHARACTERS = st.sampled_from(list("aBk1 .,!?:;#-+*_`~<>[](){}=|&\\\"'/@\n\n\t“”é\u00a0\u200b\x07"))
LINES = [
    "ADVERTISEMENT",
    "Baca juga: Harga Naik",
    "Kata dia, Jumat (27/10/2023).",
    "dilansir AFP",
    "(abc/def)",
    "---",
]
PORTAL = st.lists(st.sampled_from(LINES) | st.text(CHARACTERS, max_size=30), max_size=8).map("\n".join)


def words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))


@given(PORTAL)
def test_whatever_is_imported_reads_back_and_loses_no_word_that_is_not_told(text: str) -> None:
    try:
        draft = compose_draft(read_plaintext(text, name="a"), given=Facts(), today=date(2023, 11, 6))
    except InputError:
        return
    head, body = split(compose_text(draft, zone=ZONE))
    assert head is not None
    values, findings, _ = read_fields(head, file="a.md", zone=ZONE)
    assert [finding for finding in findings if finding.code != "todo"] == []
    assert values["title"] == draft.facts.title
    shown = html.unescape(re.sub(r"<[^>]*>", " ", MarkdownIt("commonmark").render(body)))
    headline = [] if any(todo.field == "title" for todo in draft.todos) else [draft.facts.title or ""]
    told = [removal.text for removal in draft.removed] + headline
    assert words(" ".join([shown, *told])) == words(clean(text))


def test_the_front_matter_has_what_is_known_in_the_order_of_the_manual() -> None:
    facts = Facts(
        title="no",
        date=DAY,
        source="Kabar: Pesisir",
        url="https://a.example/x",
        authors=("A, B", "C"),
        tags=("Satu Dua",),
        summary='"Kata" dia.',
        draft=True,
    )
    todos = (Todo("date", "mana yang benar?"), Todo("source", "siapa?"))
    assert compose_text(Draft(facts, "Teks.\n", todos), zone=ZONE) == (
        '---\ntitle: "no"\ndate: 2023-10-27  # TODO: mana yang benar?\n'
        'source: {name: "Kabar: Pesisir", url: "https://a.example/x"}  # TODO: siapa?\n'
        'authors: ["A, B", C]\ntags: [satu-dua]\nsummary: "\\"Kata\\" dia."\ndraft: true\n---\n\nTeks.\n'
    )
    bare = compose_text(Draft(Facts(title="A", date=DAY), "", (Todo("source", "siapa?"),)), zone=ZONE)
    assert bare == "---\ntitle: A\ndate: 2023-10-27\n# TODO: siapa?\n---\n\n"


def test_a_value_that_no_article_may_have_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="tags: expected"):
        compose_text(Draft(Facts(title="A", date=DAY, tags=("!",)), ""), zone=ZONE)
    with pytest.raises(UsageError, match="--date: expected"):
        parse_date("27/10/2023", option="--date", zone=ZONE)
    with pytest.raises(UsageError, match="--source-url: expected"):
        parse_url("javascript:alert(1)", option="--source-url")
