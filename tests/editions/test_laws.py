"""What holds for the edition of any text, whatever an engine answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.editions.read import blocks_of, parse_edition
from digest.memory import Known
from digest.segments import blocks
from digest.translate.plan import make_edition
from digest.translate.text import translate_segments
from tests.editions.desk import TODAY, ZONE, Desk
from tests.segments.texts import ANSWERS, Echo, documents, soup

if TYPE_CHECKING:
    from digest.translate.plan import Plan


def carry_out(desk: Desk, plan: Plan, answer: str) -> None:
    made = translate_segments(plan.segments(), Echo(ANSWERS[answer]), source="id", target="en")
    known = {found: Known(made[segment], "echo") for found, segment in plan.wanted()}
    desk.text = make_edition(plan, known, engine="echo", today=TODAY)


def check(desk: Desk) -> None:
    """The edition is what a machine made of the whole article, and nothing is left to do."""
    edition = desk.edition
    assert edition.state == "machine", edition.text
    assert [row.index for row in edition.rows] == list(range(len(edition.rows)))
    assert len(edition.numbers) == len(blocks(edition.body))
    assert edition.numbers == tuple(block.number for block in blocks_of(desk.body)) or not desk.body.strip()
    assert not desk.plan().changed


@settings(max_examples=60, deadline=None)
@given(body=documents | soup, answer=st.sampled_from(sorted(ANSWERS)))
def test_a_new_edition_is_known_again_block_by_block(body: str, answer: str) -> None:
    desk = Desk(body)
    carry_out(desk, desk.plan(), answer)
    check(desk)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), body=documents, answer=st.sampled_from(sorted(ANSWERS)))
def test_so_is_one_whose_article_has_changed(data: st.DataObject, body: str, answer: str) -> None:
    desk = Desk(body)
    carry_out(desk, desk.plan(), "upper case")
    parts = [block.text for block in blocks(body)]
    others = [block.text for block in blocks(data.draw(documents))]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(parts)))
        new = data.draw(st.sampled_from(["", *others]))
        parts[at : at + data.draw(st.integers(0, 2))] = [new.rstrip("\n") + "\n\n"] if new else []
    desk.body = "".join(parts)
    plan = desk.plan()
    if plan.changed:
        carry_out(desk, plan, answer)
    check(desk)


@pytest.mark.parametrize("answer", sorted(ANSWERS))
def test_whatever_an_engine_answers_the_fields_are_texts(answer: str) -> None:
    head = "title: Judul\ndate: 2024-05-06\nsummary: Satu dua.\nimage: {src: a.jpg, alt: Foto}\n"
    desk = Desk("Kata.\n", head=head)
    carry_out(desk, desk.plan(), answer)
    check(desk)
    assert desk.edition.synced


FULL = Desk(
    "Satu **dua**.\n\n## Tiga\n\n- empat\n- lima\n\n> enam\n\n[a]: https://a.id\n",
    head="title: Judul\ndate: 2024-05-06\nsummary: Singkat\ntags: [a, b]\nimage: {src: a.jpg, alt: Foto}\n",
)
FULL.run()
PIECES = ["", " ", "\n", "\n\n", "---\n", "- x\n", "  ", "{", "}", ":", '"', "\\", "```\n", "<div>\n", "\r", "\0"]


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_an_edition_mangled_by_hand_is_read_or_told_and_its_words_stay(data: st.DataObject) -> None:
    text = FULL.text or ""
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.sampled_from([at, at + 1, at + 10, text.find("\n", at) + 1]))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[max(at, end) :]
    edition, findings = parse_edition(FULL.article, text, file="content/en/a.md", zone=ZONE)
    if edition is None:
        assert all(finding.line for finding in findings)
        return
    assert len(edition.numbers) == len(blocks(edition.body))
    desk = Desk(FULL.body + "\nBaru.\n", head=FULL.head, text=text)
    theirs = [row.text.strip() for row in desk.edition.rows if row.edited]
    desk.run()
    assert all(text in desk.english for text in theirs)
    assert not desk.plan().changed
