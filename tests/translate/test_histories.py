"""Random histories of a newsroom: authors, editors, reviewers, engines that fail, a glossary that changes, and a
cache that gets lost, on real files.

Every paragraph has a number that it keeps, and that stands in its translation, too. So what should be known of it
can be told without the program: whose words stand there, of which version of its source they were made, and which
terms were meant.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from digest.content import read_content
from digest.editions import read_editions, review_text
from digest.editions.paragraphs import standings
from digest.errors import EngineUnavailable
from digest.files import write_atomic
from digest.settings import Settings
from digest.translate.batches import unique_segments
from digest.translate.desk import plan_articles
from digest.translate.known import known_segments, memory_of
from digest.translate.run import run_plans
from tests import newsroom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.editions import Editions
    from digest.editions.paragraphs import Standing
    from digest.errors import EngineError
    from digest.model import Edition
    from digest.translate.result import Result

NAMES = ("a", "c")
TODAY = date(2024, 5, 6)
PLACE = st.integers(0, 5)
ARTICLE = st.sampled_from(NAMES)
TERMS = ("", "summit", "conference")  # what KTT becomes; nothing: it is no term

KINDS = (
    "Alinea {n} tentang Jakarta, versi {v}.",
    "Alinea {n} dengan **tebal** dan [taut](https://example.org/{n}), versi {v}.",
    "Alinea {n} membahas KTT, versi {v}.",
    "## Subjudul {n}, versi {v}",
    "| Kolom {n}, versi {v} | Tetap {n} |\n|---|---|",
    "> Kutipan {n} dari KTT, versi {v}",
)
NUMBER = re.compile(r"\b[1-9]\d{3}\b")  # of a paragraph; versions have fewer digits


def number_of(text: str) -> int:
    return int(NUMBER.findall(text)[0])


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an article."""

    number: int
    kind: str
    version: int = 1

    @property
    def text(self) -> str:
        return self.kind.format(n=self.number, v=self.version)


@dataclass(frozen=True)
class English:
    """What stands in an edition for a paragraph.

    of:       the version of the source that it is a translation of
    term:     what KTT was to become when it was made, or answered for
    own:      a person's words; None for a machine's
    """

    of: int
    term: str
    own: str | None = None


@dataclass
class Article:
    """An article, and its edition as it should be.

    english: by the paragraph's number
    unsure:  paragraphs that cannot be told from others any more, because they changed place in a way that several
             readings explain
    touched: those that anybody moved, took out or changed since the edition was last written
    seen:    the version of each paragraph that the edition was last written for
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    title: int = 1
    english: dict[int, English] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    seen: dict[int, int] = field(default_factory=dict)


class Shouting:
    """An engine that knows its limits, and fails for some texts."""

    name = "shouting"
    max_characters = 200
    max_texts = 5
    concurrency = 2
    placeholder = "[[{}]]"

    def __init__(self, fails: set[int]) -> None:
        self.fails = fails
        self.sent: list[str] = []
        self.answered: list[str] = []

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        raise NotImplementedError

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        self.sent += texts
        return [self._answer(text) for text in texts]

    def _answer(self, text: str) -> str | EngineError:
        if self.fails & set(map(int, NUMBER.findall(text))):
            return EngineUnavailable("away")
        self.answered.append(text)
        return text.upper()

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        return [list(texts)]

    def close(self) -> None:
        pass


class Quiet:
    def start(self, *, articles: int, segments: int) -> None: ...
    def advance(self, *, articles: int = 0, segments: int = 0) -> None: ...


WHO = {"name": ARTICLE, "which": PLACE}
CHANGES = st.one_of(
    st.tuples(st.just(change), st.fixed_dictionaries(arguments))
    for change, arguments in {
        "the_author_adds": {"name": ARTICLE, "place": PLACE, "kind": st.sampled_from(KINDS)},
        "the_author_copies_from_another_article": WHO | {"other": ARTICLE, "place": PLACE},
        "the_author_changes": WHO,
        "the_author_takes_out": WHO,
        "the_author_moves": WHO | {"place": PLACE},
        "the_author_changes_the_title": {"name": ARTICLE},
        "a_person_edits": WHO | {"knows": st.booleans()},
        "a_person_adds": {"name": ARTICLE, "place": PLACE},
        "a_person_takes_out": WHO,
        "a_person_moves": WHO | {"place": PLACE},
        "a_person_reviews": {"name": ARTICLE},
        "the_glossary_changes": {"term": st.sampled_from(TERMS)},
        "the_cache_gets_lost": {},
        "an_article_is_renamed_with_its_edition_and_back": {},
        "the_engine_fails_for_some": {"fails": st.sets(st.integers(1, 40), max_size=8)},
    }.items()
)


class Histories(RuleBasedStateMachine):
    """`articles` are what should be; the files are what is."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.settings = Settings(
            root=self.root,
            config=self.root / "mkdocs.yml",
            site_name="Kabar",
            site_url=None,
            docs_dir=self.root / "build" / "docs",
            site_dir=self.root / "site",
            engine=(Shouting.name,),
        )
        self.articles = {name: Article() for name in NAMES}
        self.term = ""
        self.count, self.edits = 1000, 100
        self.answered: set[tuple[str, str]] = set()
        self.reviewed: set[tuple[str, str, str]] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    # What stands in files

    def file(self, locale: str, name: str) -> Path:
        return self.root / "content" / locale / f"{name}.md"

    def write(self, name: str) -> None:
        article = self.articles[name]
        body = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
        file = self.file("id", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"title: Judul {name} {article.title}\ndate: 2024-05-06 07:00\n"
        file.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")

    def blocks(self, name: str) -> list[str]:
        """The paragraphs of an edition; none where there is no edition."""
        file = self.file("en", name)
        if not file.exists():
            return []
        body = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        return [block for block in body.strip("\n").split("\n\n") if block]

    def rewrite(self, name: str, blocks: list[str]) -> None:
        file = self.file("en", name)
        head = file.read_text(encoding="utf-8").split("\n---\n", 1)[0]
        file.write_text(f"{head}\n---\n" + "\n\n".join(blocks) + "\n", encoding="utf-8")

    # The author

    def new(self, kind: str) -> Paragraph:
        self.count += 1
        return Paragraph(self.count, kind)

    @initialize(kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
    def begin(self, kinds: list[str]) -> None:
        for name in NAMES:
            self.articles[name].paragraphs = [self.new(kind) for kind in kinds]
            self.write(name)

    def the_author_adds(self, name: str, place: int, kind: str) -> None:
        self.insert(name, place, self.new(kind))

    def the_author_copies_from_another_article(self, name: str, other: str, which: int, place: int) -> None:
        paragraphs = self.articles[other].paragraphs
        known = {paragraph.number for paragraph in self.articles[name].paragraphs} | self.articles[
            name
        ].english.keys()
        if paragraphs and paragraphs[which % len(paragraphs)].number not in known:
            self.insert(name, place, paragraphs[which % len(paragraphs)])

    def insert(self, name: str, place: int, paragraph: Paragraph) -> None:
        article = self.articles[name]
        article.paragraphs.insert(place % (len(article.paragraphs) + 1), paragraph)
        article.touched.add(paragraph.number)
        self.write(name)

    def the_author_changes(self, name: str, which: int) -> None:
        if article := self.touch(name, which):
            at = which % len(article.paragraphs)
            old = article.paragraphs[at]
            article.paragraphs[at] = replace(old, version=old.version + 1)
            self.write(name)

    def the_author_takes_out(self, name: str, which: int) -> None:
        if article := self.touch(name, which):
            del article.paragraphs[which % len(article.paragraphs)]
            self.write(name)

    def the_author_moves(self, name: str, which: int, place: int) -> None:
        if article := self.touch(name, which):
            paragraph = article.paragraphs.pop(which % len(article.paragraphs))
            article.paragraphs.insert(place % (len(article.paragraphs) + 1), paragraph)
            self.write(name)

    def touch(self, name: str, which: int) -> Article | None:
        """The article, if it has paragraphs; that one of them is about to be changed is noted."""
        article = self.articles[name]
        if not article.paragraphs:
            return None
        article.touched.add(article.paragraphs[which % len(article.paragraphs)].number)
        return article

    def the_author_changes_the_title(self, name: str) -> None:
        self.articles[name].title += 1
        self.write(name)

    # Persons in the edition

    def a_person_edits(self, name: str, which: int, *, knows: bool) -> None:
        if blocks := self.blocks(name):
            at, article = which % len(blocks), self.articles[name]
            number = number_of(blocks[at])
            self.edits += 1
            text = (
                f"Somebody wrote {number} about the {self.term if knows and self.term else 'day'}: e{self.edits}."
            )
            if number in article.english:
                was = article.english[number]
                knew = was.own is not None and number in article.seen
                article.english[number] = replace(was, of=article.seen[number] if knew else was.of, own=text)
            article.touched.add(number)
            blocks[at] = text
            self.rewrite(name, blocks)

    def a_person_adds(self, name: str, place: int) -> None:
        if blocks := self.blocks(name):
            number = self.new("").number
            blocks.insert(place % (len(blocks) + 1), f"Added by somebody: {number}.")
            self.articles[name].unsure.add(number)
            self.articles[name].touched.add(number)
            self.rewrite(name, blocks)

    def a_person_takes_out(self, name: str, which: int) -> None:
        if blocks := self.blocks(name):
            number = number_of(blocks.pop(which % len(blocks)))
            self.articles[name].touched.add(number)
            self.articles[name].english.pop(number, None)
            self.rewrite(name, blocks)

    def a_person_moves(self, name: str, which: int, place: int) -> None:
        if blocks := self.blocks(name):
            block = blocks.pop(which % len(blocks))
            blocks.insert(place % (len(blocks) + 1), block)
            self.articles[name].touched.add(number_of(block))
            self.rewrite(name, blocks)

    def a_person_reviews(self, name: str) -> None:
        self.run(set())
        editions, article = self.editions(), self.articles[name]
        if edition := editions.by_path.get(name):
            text = review_text(edition, by="Sri", today=TODAY, glossary=editions.glossary)
            write_atomic(self.file("en", name), text)
            versions = {paragraph.number: paragraph.version for paragraph in article.paragraphs}
            for number, english in article.english.items():
                article.english[number] = replace(english, of=versions.get(number, 0), term=self.term)
            article.seen.clear()
            self.reviewed |= {(name, block, self.source(name, number_of(block))) for block in self.blocks(name)}
            self.check()

    # The glossary, and what can go wrong

    def the_glossary_changes(self, term: str) -> None:
        self.term = term
        file = self.root / "content" / "glossary.yml"
        file.write_text(f"KTT: {term}\n" if term else "", encoding="utf-8")

    def the_cache_gets_lost(self) -> None:
        shutil.rmtree(self.root / "build", ignore_errors=True)
        self.answered.clear()

    def an_article_is_renamed_with_its_edition_and_back(self) -> None:
        self.run(set())
        if not self.file("en", "c").exists():
            return
        for old, new in (("c", "d"), ("d", "c")):
            for locale in ("id", "en"):
                self.file(locale, old).rename(self.file(locale, new))
            assert self.run(set()) == []

    def the_engine_fails_for_some(self, fails: set[int]) -> None:
        self.run({1000 + number for number in fails})

    @rule(changes=st.lists(CHANGES, max_size=5))
    def a_day_goes_by(self, changes: list[tuple[str, dict[str, Any]]]) -> None:
        for change, arguments in changes:
            getattr(self, change)(**arguments)
        self.translate()

    def translate(self) -> None:
        self.run(set())
        files = self.files()
        assert self.run(set()) == [], "a second run finds nothing to do"
        assert self.files() == files
        self.check()

    # A run

    def run(self, fails: set[int]) -> list[str]:
        """Translate, and look at what was sent and at what stands there then. Returns what was sent."""
        before = {name: self.blocks(name) for name in NAMES}
        standing = self.standing()
        engine = Shouting(fails)
        result = self.translate_all(engine)
        assert len(set(engine.sent)) == len(engine.sent), "nothing is sent twice in a run"
        for text in engine.sent:
            assert self.line(text) not in standing, f"{text!r} stands translated in an edition"
            assert (text, self.term_of(text)) not in self.answered, f"{text!r} had been answered before"
        self.answered |= {(text, self.term_of(text)) for text in engine.answered}
        waiting = {plan.article.path for plan in result.missing}
        editions = self.editions().by_path
        for name, blocks in before.items():
            lost = {block for block in blocks if is_own(block)} - set(self.blocks(name))
            assert not lost, "a person's words"
            if name not in waiting and name in editions:
                is_written = f"content/id/{name}.md" in result.written
                self.take_note(name, editions[name], is_written=is_written)
        return engine.sent

    def translate_all(self, engine: Shouting) -> Result:
        site = self.settings
        articles = read_content(site).published
        editions = read_editions(articles, site)
        assert editions.glossary is not None
        plans = plan_articles(articles, editions)
        with memory_of(site) as memory:
            return run_plans(
                plans,
                engines=[engine],
                known=known_segments(unique_segments(plans), articles, editions.glossary, site, memory),
                memory=memory,
                glossary=editions.glossary,
                settings=site,
                today=TODAY,
                progress=Quiet(),
            )

    def term_of(self, text: str) -> str:
        """What was meant by the term in a text that was sent; the same for texts without it."""
        return self.term if any(kind in text for kind in ("membahas", "Kutipan")) else ""

    def line(self, text: str) -> str:
        """What the engine makes of a text that was sent, without markup."""
        term = self.term_of(text)
        return re.sub(r"\[\[\d+]]", "", text.replace("[[1]]", term) if term else text).upper()

    def standing(self) -> set[str]:
        """All lines that a machine's words make in the editions, without markup."""
        found = set()
        for file in (self.root / "content" / "en").rglob("*.md"):
            head, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
            found |= set(re.findall("^title: (.*)$", head, flags=re.MULTILINE))
            for line in body.replace("|", "\n").splitlines():
                found.add(re.sub(r"^(?:> |## )|\*\*|\[(?=\w)|]\(\S*?\)", "", line).upper().strip())
        return found

    def files(self) -> dict[str, str]:
        return newsroom.editions(self.root)

    def editions(self) -> Editions:
        return read_editions(read_content(self.settings).published, self.settings)

    def source(self, name: str, number: int) -> str:
        """A paragraph as it stands in an article; empty if it does not."""
        return next((one.text for one in self.articles[name].paragraphs if one.number == number), "")

    def take_note(self, name: str, edition: Edition, *, is_written: bool) -> None:
        """Of what should stand in an edition that was brought up to date just now."""
        article, blocks = self.articles[name], {number_of(block): block for block in self.blocks(name)}
        for paragraph in article.paragraphs:
            block, was = blocks.get(paragraph.number), article.english.get(paragraph.number)
            if block is None or (was and was.own == block):
                continue
            # New in this edition: made just now, or a person's words from another edition.
            own = block if is_own(block) else None
            article.english[paragraph.number] = English(paragraph.version, self.term, own)
        numbers = {paragraph.number for paragraph in article.paragraphs}
        article.english = {number: one for number, one in article.english.items() if number in numbers}
        article.seen = {paragraph.number: paragraph.version for paragraph in article.paragraphs}
        standing = set(blocks.values())
        self.reviewed = {one for one in self.reviewed if one[0] != name or one[1] in standing}
        self.check_places(name, edition)
        if is_written:
            article.touched.clear()

    # What must be

    def check_places(self, name: str, edition: Edition) -> None:
        """Every paragraph translates the one that it did, unless somebody moved it about."""
        article = self.articles[name]
        for standing in standings(edition):
            ours = number_of(standing.row.text) if standing.row and standing.row.text else None
            theirs = number_of(standing.source) if standing.source else None
            if ours != theirs:
                involved = {number for number in (ours, theirs) if number is not None}
                assert involved & (article.touched | article.unsure), standing
                article.unsure |= involved

    def check(self) -> None:
        """The states are right, of all paragraphs that can be told from others."""
        editions = self.editions()
        for name, edition in editions.by_path.items():
            article = self.articles[name]
            for standing in standings(edition):
                number = number_of(standing.source or (standing.row.text if standing.row else "") or "0")
                if number in article.unsure or not standing.source:
                    continue
                assert standing.state == self.expected(name, number, standing), standing

    def expected(self, name: str, number: int, standing: Standing) -> str:
        article = self.articles[name]
        block = standing.row.text.strip("\n") if standing.row else ""
        if not block:
            return "missing"
        english, source = article.english[number], self.source(name, number)
        version = next(one.version for one in article.paragraphs if one.number == number)
        is_reviewed = (name, block, source) in self.reviewed
        if english.of != version or ("KTT" in source and self.lacks_term(english, block, is_reviewed=is_reviewed)):
            return "stale"
        if is_reviewed:
            return "reviewed"
        return "edited" if is_own(block) else "machine"

    def lacks_term(self, english: English, block: str, *, is_reviewed: bool) -> bool:
        if english.term == self.term:
            return False
        return (bool(self.term) and self.term not in block) if is_own(block) or is_reviewed else True


def is_own(block: str) -> bool:
    """Whether a person wrote it."""
    return "omebody" in block


PARTS = 4
"""The histories are told in parts, so that several processors can share them."""


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_or_sent_needlessly_or_called_what_it_is_not(part: int) -> None:
    class Part(Histories):
        pass

    run_state_machine_as_test(
        seed(part)(Part),
        settings=settings(
            max_examples=1000 // PARTS,
            stateful_step_count=8,
            deadline=None,
            database=None,
            phases=[Phase.generate],  # to find the shortest history takes minutes
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        ),
    )
