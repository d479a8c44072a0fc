"""What holds for any text that goes out and comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from digest.frontmatter import quote
from digest.glossary import Glossary
from digest.interchange import (
    Answer,
    Key,
    Merged,
    Rules,
    Unit,
    make_units,
    merge_answers,
    read_answers,
    render_units,
)
from digest.interchange.model import BLOCK, print_of
from tests.editions.desk import TODAY, Desk, prints
from tests.segments.texts import documents, soup

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.segments import Target

FORMS = ("xliff", "po", "tmx")
TITLES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


def by_name(named: str | None) -> str:
    return named or "Sri"


RULES = Rules(today=TODAY, reviewer=by_name)
FORCED = replace(RULES, force=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


def units_on(desk: Desk) -> list[Unit]:
    return make_units(desk.article, desk.edition if desk.text is not None else None)


def answer_to(unit: Unit, target: str, *, approved: bool = False) -> Answer:
    return Answer("tool", unit.source, target, unit.key, exported=unit.print, approved=approved)


def merge(desk: Desk, answers: Iterable[Answer], rules: Rules = RULES) -> Merged:
    """Take `answers` into the edition on the desk."""
    edition = desk.edition if desk.text is not None else None
    merged = merge_answers(desk.article, edition, answers, rules=rules, glossary=Glossary())
    desk.text = merged.text or desk.text
    return merged


def whisper(target: Target) -> Target:
    """Another translator: capitals at the beginnings of words."""
    return tuple(part.title() if isinstance(part, str) else part for part in target)


@settings(max_examples=25, deadline=None)
@given(body=documents | soup, title=TITLES)
def test_what_no_tool_has_touched_is_no_change(body: str, title: str, folder: Path) -> None:
    desk = Desk(body, head=f"title: {quote(title)}\ndate: 2024-05-06 07:00\n")
    desk.run()
    assume(units_on(desk))  # a file of nothing is never written
    for form in FORMS:
        file = folder / form
        file.write_bytes(render_units(units_on(desk), form=form, source="id", target="en"))
        answers = read_answers(file, source="id", target="en")
        assert [(answer.key, print_of(answer.source)) for answer in answers] == [
            (unit.key, print_of(unit.source)) for unit in units_on(desk)
        ]
        assert all(answer.untouched for answer in answers)
        answers = [replace(answer, finished=True) for answer in answers]
        assert merge(desk, answers) == Merged()
        # Nor where the tool has lost what was exported.
        assert merge(desk, [replace(answer, exported=None) for answer in answers]) == Merged()


@settings(max_examples=25, deadline=None)
@given(body=documents, data=st.data())
def test_what_a_translator_wrote_stands_there_and_is_sent_no_more(body: str, data: st.DataObject) -> None:
    desk, other = Desk(body), Desk(body, translate=whisper)
    desk.run()
    other.run()
    pairs = [
        (ours, theirs.target)
        for ours, theirs in zip(units_on(desk), units_on(other), strict=True)
        if ours.print != theirs.print and data.draw(st.booleans())
    ]
    approved = data.draw(st.booleans())
    before = {row.index: row.text for row in desk.edition.rows}
    merged = merge(desk, [answer_to(unit, target, approved=approved) for unit, target in pairs], FORCED)
    assert (merged.edited, merged.findings) == (len(pairs), ())
    texts = {unit.place: target for unit, target in pairs}
    for row in desk.edition.rows:
        expected = texts.get(row.index, before[row.index]) if row.index is not None else ""
        assert print_of(row.text) == print_of(expected)
        assert (row.edited, row.reviewed) == (row.index in texts, row.index in texts and approved)
        assert not row.stale
        assert not row.moved
    assert desk.run() == []
    assert not desk.plan(force=False).changed
    assert merge(desk, [answer_to(unit, target, approved=approved) for unit, target in pairs]) == Merged()


@settings(max_examples=25, deadline=None)
@given(body=documents)
def test_an_edition_by_translators_alone_is_whole(body: str) -> None:
    desk, other = Desk(body), Desk(body, translate=whisper)
    other.run()
    units = units_on(desk)
    answers = [answer_to(unit, theirs.target) for unit, theirs in zip(units, units_on(other), strict=True)]
    merged = merge(desk, answers, FORCED)
    assert merged.findings == ()
    assert prints(desk.english) == prints(other.english)
    assert desk.run() == []
    assert desk.edition.state == "edited"
    assert desk.edition.translation.engine is None


@settings(max_examples=25, deadline=None)
@given(body=documents)
def test_an_approval_of_everything_is_a_review_and_changes_no_text(body: str) -> None:
    desk = Desk(body)
    desk.run()
    english, title = desk.english, desk.edition.title
    merge(desk, [answer_to(unit, unit.target, approved=True) for unit in units_on(desk)])
    assert (desk.english, desk.edition.title) == (english, title)
    rows = [row for row in desk.edition.rows if row.index in {unit.place for unit in units_on(desk)}]
    assert all(row.reviewed for row in rows)
    assert {unit.state for unit in units_on(desk)} == {"reviewed"}
    assert desk.run() == []


@settings(max_examples=50, deadline=None)
@given(body=documents, target=soup | documents, place=st.integers(0, 20))
def test_whatever_comes_back_harms_nothing_else(body: str, target: str, place: int) -> None:
    desk = Desk(body)
    desk.run()
    units = units_on(desk)
    unit = units[place % len(units)]
    before = {row.index: row.text for row in desk.edition.rows}
    merged = merge(desk, [answer_to(unit, target)])
    assert merged.edited + len(merged.findings) >= (bool(target.strip()) and print_of(target) != unit.print)
    assert len(prints(desk.english)) == len(before)
    for row in desk.edition.rows:
        if row.index != unit.place:
            assert print_of(row.text) == print_of(before[row.index])
    assert desk.run() == []


@settings(max_examples=25, deadline=None)
@given(body=documents, data=st.data())
def test_an_article_that_has_changed_in_the_meantime_keeps_what_it_still_has(
    body: str, data: st.DataObject
) -> None:
    desk = Desk(body)
    desk.run()
    exported = units_on(desk)
    parts = [part for part in body.split("\n\n") if part]
    order = data.draw(st.permutations(parts))
    new = data.draw(st.lists(st.sampled_from(["Baru satu.", "Baru dua.", "- baru"]), max_size=2))
    desk.body = "\n\n".join([*new, *order[: data.draw(st.integers(1, len(order)))]]) + "\n"
    answers = [answer_to(unit, f"{unit.target} Indeed") for unit in exported if unit.target[-1:].isalpha()]
    there = {unit.key for unit in units_on(desk)}
    merged = merge(desk, answers, FORCED)
    told = [finding for finding in merged.findings if finding.code == "changed-source"]
    assert len(told) == sum(answer.key not in there for answer in answers)
    desk.run()
    targets = {unit.key: unit.target for unit in units_on(desk)}
    for answer in answers:
        if answer.key in there and answer.key is not None:
            assert print_of(targets[answer.key]) == print_of(answer.target)
    assert desk.run() == []


@given(
    file=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1),
    part=st.sampled_from(["title", "summary", "image.alt", BLOCK]),
    source=st.text("0123456789abcdef", min_size=16, max_size=16),
    rank=st.integers(1, 999),
)
def test_a_key_is_read_as_it_is_written(file: str, part: str, source: str, rank: int) -> None:
    key = Key(file, part, source, rank)
    if "\n" not in file:
        assert Key.parse(str(key)) == key
