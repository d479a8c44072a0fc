"""How paragraphs stand, whatever people and engines did to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.editions import review_text
from digest.editions.paragraphs import (
    count_states,
    engines_of,
    field_standings,
    pending_standings,
    shown_standings,
    standing_at,
    standings,
)
from digest.segments import blocks
from tests.editions.desk import HEAD, TODAY, Desk

BODY = "Satu.\n\nDua.\n\n```\nkode\n```\n\nEmpat.\n"


@pytest.fixture
def desk() -> Desk:
    """An article of four blocks that has just been translated."""
    desk = Desk(BODY)
    desk.run()
    return desk


def states(desk: Desk) -> list[tuple[int | None, str]]:
    return [(standing.block, standing.state) for standing in standings(desk.edition)]


def review(desk: Desk) -> None:
    desk.text = review_text(desk.edition, by="Sri", today=TODAY)


def test_what_a_machine_wrote_stands_as_machine_in_the_articles_order(desk: Desk) -> None:
    assert states(desk) == [(1, "machine"), (2, "machine"), (3, "machine"), (4, "machine")]
    assert [standing.engine for standing in standings(desk.edition)] == ["shout", "shout", None, "shout"]
    assert field_standings(desk.edition)["title"].state == "machine"


def test_of_an_article_without_an_edition_everything_is_pending() -> None:
    found = pending_standings(Desk("<!-- catatan -->\n\nSatu.\n\nDua.\n").article)
    assert [(standing.block, standing.state) for standing in found] == [(1, "pending"), (2, "pending")]


def test_a_person_edits_adds_takes_out_and_moves_paragraphs(desk: Desk) -> None:
    desk.english = desk.english.replace("SATU.", "One.\n\nA remark.").replace("EMPAT.\n", "")
    assert states(desk) == [(1, "edited"), (None, "edited"), (2, "machine"), (3, "machine"), (4, "missing")]
    desk.english = "DUA.\n\nSATU.\n\n```\nkode\n```\n\nEMPAT.\n"
    assert states(desk) == [(1, "machine"), (2, "machine"), (3, "machine"), (4, "machine")]


def test_what_the_article_has_besides_is_pending_and_what_has_another_source_is_stale(desk: Desk) -> None:
    desk.replace("DUA.", "Two.")
    desk.body = BODY.replace("Dua.", "Dua kali.") + "\nLima.\n"
    assert states(desk) == [(1, "machine"), (2, "stale"), (3, "machine"), (4, "machine"), (5, "pending")]
    stale = standings(desk.edition)[1]
    assert (stale.reason, stale.source) == ("source", "Dua kali.\n\n")


def test_a_persons_words_of_a_paragraph_that_is_gone_are_stale_and_have_no_number(desk: Desk) -> None:
    desk.replace("DUA.", "Two.")
    desk.body = BODY.replace("Dua.\n\n", "")
    found = standings(desk.edition)
    assert states(desk) == [(1, "machine"), (None, "stale"), (2, "machine"), (3, "machine")]
    assert (found[1].reason, found[1].source) == ("gone", "")


def test_a_review_holds_for_each_paragraph_until_that_one_or_its_source_changes(desk: Desk) -> None:
    review(desk)
    assert {state for _, state in states(desk)} == {"reviewed"}
    desk.replace("SATU.", "One.")
    desk.body = BODY.replace("Dua.", "Dua kali.")
    assert states(desk) == [(1, "edited"), (2, "stale"), (3, "reviewed"), (4, "reviewed")]


def test_of_an_edition_that_a_person_wrote_everything_is_edited_and_nothing_is_to_come() -> None:
    desk = Desk(BODY, text=f"---\n{HEAD}---\nOne.\n\nTwo.\n")
    assert states(desk) == [(1, "edited"), (2, "edited"), (3, "missing"), (4, "missing")]
    assert engines_of(desk.edition) == ()


def test_comments_and_definitions_of_links_are_no_paragraphs_and_footnotes_are() -> None:
    desk = Desk("Satu[^1] [dua][d].\n\n<!-- catatan -->\n\n[d]: https://example.org/\n\n[^1]: Kaki.\n")
    desk.run()
    assert states(desk) == [(1, "machine"), (None, "machine")]
    desk.body = desk.body.replace("Kaki", "Tangan")
    assert states(desk) == [(1, "machine"), (None, "stale")]


def test_each_engine_is_named_that_made_something_that_still_stands(desk: Desk) -> None:
    desk.engine = "other"
    desk.body = BODY.replace("Dua.", "Dua kali.")
    desk.run()
    assert [standing.engine for standing in standings(desk.edition)] == ["shout", "other", None, "shout"]
    assert engines_of(desk.edition) == ("shout", "other")


def test_the_title_has_a_state_of_its_own(desk: Desk) -> None:
    desk.replace("title: JUDUL", "title: Heading")
    assert field_standings(desk.edition)["title"].state == "edited"
    desk.head = HEAD.replace("Judul", "Judul baru") + "summary: Ringkas.\n"
    found = field_standings(desk.edition)
    assert (found["title"].state, found["title"].reason) == ("stale", "source")
    assert (found["summary"].state, found["summary"].source) == ("pending", "Ringkas.")


def test_a_summary_that_the_article_no_longer_has_is_stale(desk: Desk) -> None:
    desk.head = HEAD + "summary: Ringkas.\n"
    desk.run()
    desk.head = HEAD
    summary = field_standings(desk.edition)["summary"]
    assert (summary.state, summary.reason, summary.source) == ("stale", "gone", "")


def test_what_only_a_term_has_changed_of_is_told_from_what_has_another_source(desk: Desk) -> None:
    edition = desk.edition
    rows = (replace(edition.rows[0], stale=True), *edition.rows[1:])
    assert standings(replace(edition, rows=rows))[0].reason == "terms"


def test_the_blocks_of_the_body_stand_in_its_own_order(desk: Desk) -> None:
    desk.english = "DUA.\n\nA remark.\n\nSATU.\n\n```\nkode\n```\n"
    found = shown_standings(desk.edition)
    assert [(standing.block, standing.state) for standing in found] == [
        (2, "machine"),
        (None, "edited"),
        (1, "machine"),
        (3, "machine"),
    ]
    assert count_states(found) == {"machine": 3, "edited": 1}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_paragraph_knows_its_lines_and_every_line_its_paragraph(desk: Desk, newline: str) -> None:
    assert desk.text is not None
    desk.text = desk.text.replace("SATU.", "One.\nOne more line.").replace("\n", newline)
    lines = desk.text.split(newline)
    for standing in (*standings(desk.edition), field_standings(desk.edition)["title"]):
        assert standing.lines is not None
        assert standing.row is not None
        first, last = standing.lines
        assert standing.row.text.strip() in newline.join(lines[first - 1 : last])
        for line in range(first, last + 1):
            assert standing_at(desk.edition, line) == standing
    one = lines.index("One.") + 1
    behind = standing_at(desk.edition, one + 2)
    assert behind is not None
    assert behind.block == 1
    assert standing_at(desk.edition, lines.index("translation:") + 1) is None


OPERATIONS = st.sampled_from(
    ["source", "english", "add", "drop", "take out", "swap", "review", "translate", "title"]
)


@given(st.lists(st.tuples(OPERATIONS, st.integers(0, 6)), max_size=12))
@settings(deadline=None)
def test_whatever_happens_the_paragraphs_say_the_same_as_the_article(history: list[tuple[str, int]]) -> None:
    desk = Desk(BODY)
    desk.run()
    for number, (operation, place) in enumerate(history):
        happen(desk, operation, place, f"Kata {number}.")
        edition = desk.edition
        found, fields = standings(edition), field_standings(edition)
        said = {standing.state for standing in (*found, *fields.values())}
        numbers = [standing.block for standing in found if standing.block]
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), numbers
        assert len(numbers) == len([block for block in blocks(desk.body) if block.number])
        assert (edition.state == "stale") == bool(said & {"stale", "pending"})
        if edition.state == "reviewed":
            assert said <= {"reviewed", "missing"}
        if edition.state == "machine":
            assert said <= {"machine", "reviewed"}
        assert all((standing.reason is None) == (standing.state != "stale") for standing in found)
        shown = [standing.state for standing in shown_standings(edition)]
        present = [standing.state for standing in found if standing.row and standing.row.text]
        assert sorted(shown) == sorted(present)


def happen(desk: Desk, operation: str, place: int, words: str) -> None:
    """Something that a person or the engine does, to the paragraph at `place`."""
    sources, texts = (text.rstrip("\n").split("\n\n") for text in (desk.body, desk.english))
    if operation == "translate":
        desk.run()
    elif operation == "review":
        review(desk)
    elif operation == "title":
        desk.head = HEAD.replace("Judul", words)
    elif operation in ("english", "take out"):
        texts[place % len(texts) : place % len(texts) + 1] = [words] if operation == "english" else []
        desk.english = "\n\n".join(texts) + "\n"
    else:
        at = place % len(sources)
        one, other = sources[at], sources[at - 1]
        changes = {"source": [words], "add": [one, words], "drop": [], "swap": [one]}
        sources[at : at + 1] = changes[operation]
        if operation == "swap":
            sources[at], sources[at - 1] = other, one
        desk.body = "\n\n".join(sources) + "\n"
