"""What holds for an edition whatever people and engines do to it and its article, in whatever order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from digest.editions.read import blocks_of
from digest.translate.plan import Source
from tests.editions.desk import Desk, prints

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Row

RULE = "***"
KINDS: tuple[Callable[[str], str], ...] = (
    lambda words: f"Alinea {words}, dengan **tebal** dan [taut](https://example.org/{len(words)}).",
    lambda words: f"Alinea {words} tentang Jakarta dan Surabaya pada 2024.",
    lambda words: f"## Subjudul {words}",
    lambda words: f"- butir {words}\n- butir lain",
    lambda words: f"> kutipan {words}",
    lambda words: f"| kolom {words} | dua |\n|---|---|\n| isi | isi |",
    lambda words: f"```\nkode {words}\n```",
    lambda words: f"[^{words.replace(' ', '')}]: catatan {words}",
    lambda words: RULE,
)
PLACES = st.integers(0, 30)
KIND = st.sampled_from(KINDS)


def pick(items: list[str], place: int) -> int:
    return place % len(items)


class Histories(RuleBasedStateMachine):
    """The article changes, the edition changes, and now and then it is translated."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.desk = Desk("")
        self.synced: list[str] = []
        self.source_was = ("", "")
        self.theirs: set[str] = set()
        self.moved_by_person = self.moved_by_author = False

    def write(self, kind: Callable[[str], str]) -> str:
        self.count += 1
        return kind(f"nomor {self.count}")

    def author(self, parts: list[str]) -> None:
        self.desk.body = "\n\n".join(part.strip("\n") for part in parts) + "\n"

    def person(self, parts: list[str]) -> None:
        self.desk.english = "\n\n".join(part.strip("\n") for part in parts) + "\n"

    def remember(self, texts: list[str]) -> None:
        self.theirs |= {text for text in texts if text != RULE}
        # A rule looks like any other rule that stood somewhere before.
        self.moved_by_person |= RULE in texts

    @property
    def source(self) -> list[str]:
        return [block.text for block in blocks_of(self.desk.body)]

    @property
    def english(self) -> list[str]:
        return [block.text for block in blocks_of(self.desk.english)]

    @initialize(kinds=st.lists(KIND, max_size=6))
    def begin(self, kinds: list[Callable[[str], str]]) -> None:
        self.author([self.write(kind) for kind in kinds])
        self.translate()

    @rule(place=PLACES, kind=KIND)
    def the_author_adds_a_block(self, place: int, kind: Callable[[str], str]) -> None:
        parts = self.source
        parts.insert(place % (len(parts) + 1), self.write(kind))
        self.author(parts)

    @precondition(lambda self: self.source)
    @rule(place=PLACES, kind=KIND)
    def the_author_changes_a_block(self, place: int, kind: Callable[[str], str]) -> None:
        parts = self.source
        parts[pick(parts, place)] = self.write(kind)
        self.author(parts)

    @precondition(lambda self: self.source)
    @rule(place=PLACES)
    def the_author_takes_a_block_out(self, place: int) -> None:
        parts = self.source
        del parts[pick(parts, place)]
        self.author(parts)

    @precondition(lambda self: self.source)
    @rule(place=PLACES, to=PLACES)
    def the_author_moves_a_block(self, place: int, to: int) -> None:
        parts = self.source
        part = parts.pop(pick(parts, place))
        parts.insert(to % (len(parts) + 1), part)
        self.author(parts)
        self.moved_by_author = True

    @precondition(lambda self: self.source)
    @rule(place=PLACES, to=PLACES)
    def the_author_repeats_a_block(self, place: int, to: int) -> None:
        parts = self.source
        parts.insert(to % (len(parts) + 1), parts[pick(parts, place)])
        self.author(parts)
        self.moved_by_author = True

    @precondition(lambda self: self.source)
    @rule(place=PLACES)
    def the_author_splits_a_block(self, place: int) -> None:
        parts = self.source
        at = pick(parts, place)
        parts[at : at + 1] = [self.write(KINDS[1]), self.write(KINDS[0])]
        self.author(parts)

    @rule(number=st.integers(0, 9))
    def the_author_changes_the_title(self, number: int) -> None:
        self.desk.head = f"title: Judul {number}\ndate: 2024-05-06 07:00\n"

    @precondition(lambda self: self.english)
    @rule(place=PLACES, kind=KIND)
    def a_person_edits_a_block(self, place: int, kind: Callable[[str], str]) -> None:
        parts = self.english
        at = pick(parts, place)
        parts[at : at + 1] = texts = [self.write(KINDS[0])] * (kind is KINDS[1]) + [self.write(kind)]
        self.person(parts)
        self.remember(texts)

    @rule(place=PLACES, kind=KIND)
    def a_person_adds_a_block(self, place: int, kind: Callable[[str], str]) -> None:
        parts = self.english
        text = self.write(kind)
        parts.insert(place % (len(parts) + 1), text)
        self.person(parts)
        self.remember([text])

    @precondition(lambda self: self.english)
    @rule(place=PLACES)
    def a_person_takes_a_block_out(self, place: int) -> None:
        parts = self.english
        del parts[pick(parts, place)]
        self.person(parts)
        # With what they add elsewhere it may look as if they had moved and changed it.
        self.moved_by_person = True

    @precondition(lambda self: self.english)
    @rule(place=PLACES, to=PLACES)
    def a_person_moves_a_block(self, place: int, to: int) -> None:
        parts = self.english
        part = parts.pop(pick(parts, place))
        parts.insert(to % (len(parts) + 1), part)
        self.person(parts)
        self.moved_by_person = True

    @rule()
    def translate(self) -> None:
        desk = self.desk
        before = desk.text
        was = self.english if before is not None else []
        theirs = {text for text in self.theirs if before is not None and text in desk.english}
        plan = desk.plan()
        self.check_that_nothing_needless_is_sent(plan.blocks)
        if before is not None and self.source_was == (desk.head, desk.body):
            assert not plan.changed
        desk.run()
        edition = desk.edition
        assert not desk.plan().changed, "a second run finds nothing to do"
        lost = {text for text in theirs if text not in edition.body}
        assert not lost
        self.check_that_what_a_machine_wrote_is_up_to_date()
        self.check_the_order(was)
        self.source_was = (desk.head, desk.body)
        stale = {row.index for row in edition.rows if row.stale}
        self.synced = [found for at, found in enumerate(prints(desk.body)) if at not in stale]

    @rule()
    def translate_in_vain(self) -> None:
        """The engine fails: nothing is written."""
        list(self.desk.plan().segments())

    def check_that_nothing_needless_is_sent(self, planned: tuple[Row | Source, ...]) -> None:
        sent = Counter(prints(self.desk.body)[item.index] for item in planned if isinstance(item, Source))
        new = Counter(prints(self.desk.body)) - Counter(self.synced)
        assert sent <= new

    def check_that_what_a_machine_wrote_is_up_to_date(self) -> None:
        edition, source = self.desk.edition, prints(self.desk.body)
        for row in edition.rows:
            if not row.edited:
                assert not row.stale
                assert row.index is not None
                assert row.state.source == source[row.index]
        covered = {row.index for row in edition.rows}
        assert covered >= set(range(len(source)))
        assert all(row.edited for row in edition.rows if row.stale)

    def check_the_order(self, was: list[str]) -> None:
        indexes = [row.index for row in self.desk.edition.rows if row.index is not None]
        if not self.moved_by_person:
            assert indexes == sorted(indexes)
        if not self.moved_by_author:
            now = [text.strip() for text in self.english]
            before = [text.strip() for text in was]
            once = {text for text in now if now.count(text) == 1 == before.count(text)}
            assert [text for text in now if text in once] == [text for text in before if text in once]


Histories.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=20,
    deadline=None,
    report_multiple_bugs=False,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to find the shortest history takes minutes
)
TestHistories = Histories.TestCase
