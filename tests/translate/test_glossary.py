"""The glossary's terms on their way through an engine, and what a change of them makes anew."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest

from digest.glossary import Glossary, glossary_of
from digest.translate.text import translate_markdown
from tests.servers import TranslationServer
from tests.translate.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TERMS = glossary_of({"KTT": "summit", "presiden": "president", "Partai Gerindra": "Gerindra Party"})


class Shouting:
    name = "shouting"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        self.texts += texts
        return [text.upper() for text in texts]


class Losing(Shouting):
    """Loses every placeholder."""

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        return [re.sub(r"\[\[\d+]]", "", text) for text in super().translate(texts, source=source, target=target)]


def test_terms_are_sent_as_placeholders_and_come_back_translated() -> None:
    engine = Shouting()
    text = "Menjelang KTT itu, **Presiden** bertemu Partai Gerindra di [KTT](https://example.org/KTT).\n"
    made = translate_markdown(text, engine, glossary=TERMS)
    assert engine.texts == ["Menjelang [[1]] itu, [[2]][[3]][[4]] bertemu [[5]] di [[6]][[7]][[8]]."]
    assert made == (
        "MENJELANG summit ITU, **President** BERTEMU Gerindra Party DI [summit](https://example.org/KTT).\n"
    )


def test_a_term_whose_placeholder_gets_lost_stands_where_it_stood() -> None:
    engine = Losing()
    made = translate_markdown("Menjelang KTT itu presidenlah yang **datang**.\n", engine, glossary=TERMS)
    assert engine.texts[1:] == ["Menjelang", "itu", "yang", "datang"]
    assert made == "MENJELANG summit ITU president YANG **DATANG**.\n"


def test_words_that_are_all_terms_are_not_sent() -> None:
    engine = Shouting()
    assert (
        translate_markdown("# KTT\n\nKTT: *presiden*\n", engine, glossary=TERMS)
        == "# Summit\n\nSummit: *president*\n"
    )
    assert engine.texts == []


def test_the_first_word_of_a_sentence_keeps_its_capital() -> None:
    class Backwards(Shouting):
        def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
            return [" ".join(reversed(text.rstrip(".").split())) + "." for text in texts]

    assert translate_markdown("Hari ini presiden.\n", Backwards(), glossary=TERMS) == "President ini Hari.\n"


def test_code_addresses_and_tags_hold_no_terms() -> None:
    text = '`KTT` <span class="presiden">x</span> <https://example.org/KTT>\n\n```\nKTT\n```\n'
    assert translate_markdown(text, Shouting(), glossary=TERMS) == text.replace(">x<", ">X<")


@pytest.fixture
def server() -> Iterator[TranslationServer]:
    with TranslationServer() as server:
        yield server


class Newsroom:
    """A site with a glossary."""

    def __init__(self, root: Path, server: TranslationServer) -> None:
        self.site = Site(root)
        self.server = server
        self.site.write("a.md", "Presiden datang.\n\nHujan turun.\n\nRapat Partai Gerindra.\n")
        self.site.write("b.md", "KTT dimulai.\n\n- satu\n- KTT dua\n", "title: Cerah\ndate: 2024-05-06 07:00\n")
        self.glossary({"presiden": "president"})

    def glossary(self, terms: object) -> None:
        (self.site.root / "content" / "glossary.yml").write_text(json.dumps(terms), encoding="utf-8")

    def run(self, *arguments: str, code: int = 0) -> list[str]:
        before = len(self.server.seen)
        done = self.site.run("translate", *arguments, server=self.server)
        assert done.exit_code == code, done.output
        return [line for seen in self.server.seen[before:] for text in seen.texts for line in text.split("\n")]

    def states(self) -> dict[str, str]:
        rows = json.loads(self.site.run("status", "--format", "json").stdout)
        return {row["article"].rpartition("/")[2]: row["state"] for row in rows}


@pytest.fixture
def newsroom(tmp_path: Path, server: TranslationServer) -> Newsroom:
    newsroom = Newsroom(tmp_path, server)
    newsroom.run()
    return newsroom


def test_a_new_term_concerns_only_those_who_use_it(newsroom: Newsroom) -> None:
    newsroom.glossary({"presiden": "president", "KTT": "summit"})
    assert newsroom.states() == {"a.md": "machine", "b.md": "stale"}
    assert newsroom.run() == ["[[1]] dimulai.", "[[1]] dua"]
    assert newsroom.site.body("b.md") == "Summit DIMULAI.\n\n- SATU\n- Summit DUA\n"
    assert newsroom.run() == []


def test_a_changed_term_concerns_only_those_who_use_it(newsroom: Newsroom) -> None:
    newsroom.glossary({"presiden": "leader"})
    assert newsroom.states() == {"a.md": "stale", "b.md": "machine"}
    assert newsroom.run() == ["[[1]] datang."]
    assert newsroom.site.body("a.md").startswith("Leader DATANG.\n")


def test_a_term_that_is_gone_concerns_those_who_used_it(newsroom: Newsroom) -> None:
    newsroom.glossary({})
    assert newsroom.states() == {"a.md": "stale", "b.md": "machine"}
    newsroom.run()
    assert newsroom.site.body("a.md").startswith("PRESIDEN DATANG.\n")


def test_a_note_or_a_word_that_a_check_lets_pass_concerns_nobody(newsroom: Newsroom) -> None:
    newsroom.glossary({"presiden": {"translation": "president", "note": "n", "accepted": ["head of state"]}})
    assert set(newsroom.states().values()) == {"machine"}
    assert newsroom.run() == []


def test_a_variant_concerns_those_who_use_that(newsroom: Newsroom) -> None:
    newsroom.glossary({"presiden": {"translation": "president", "variants": ["hujan"]}})
    assert newsroom.run() == ["[[1]] turun."]


def test_a_persons_paragraph_is_stale_while_it_lacks_the_term_and_never_replaced(newsroom: Newsroom) -> None:
    newsroom.site.edit("a.md", "President DATANG.", "The president has come.")
    newsroom.run()
    assert newsroom.states()["a.md"] == "edited"
    newsroom.glossary({"presiden": "head of state"})
    assert newsroom.states()["a.md"] == "stale"
    assert newsroom.run() == []
    assert "The president has come." in newsroom.site.body("a.md")
    newsroom.site.edit("a.md", "The president has come.", "The head of state has come.")
    assert newsroom.states()["a.md"] == "edited"
    assert newsroom.run() == []
    newsroom.glossary({"presiden": "leader"})
    assert newsroom.states()["a.md"] == "stale"
    assert newsroom.site.run("review", "--by", "Sri", str(newsroom.site.edition("a.md"))).exit_code == 0
    assert newsroom.states()["a.md"] == "reviewed"


def test_with_an_error_in_the_glossary_nothing_is_sent_and_nothing_is_stale(newsroom: Newsroom) -> None:
    (newsroom.site.root / "content" / "glossary.yml").write_text("KTT: [", encoding="utf-8")
    newsroom.site.write("c.md", "Baru.\n")
    before = newsroom.site.read("a.md")
    assert newsroom.run(code=1) == []
    assert newsroom.states() == {"a.md": "machine", "b.md": "machine", "c.md": "missing"}
    assert newsroom.site.read("a.md") == before
    done = newsroom.site.run("translate", str(newsroom.site.article("a.md")), server=newsroom.server)
    assert (done.exit_code, "content/glossary.yml:" in done.stderr) == (1, True)


def test_what_another_article_holds_under_other_terms_is_sent_anew(newsroom: Newsroom) -> None:
    """The memory tells translations apart by the terms that they were made with."""
    newsroom.site.write("c.md", "Presiden datang.\n", "title: Cerah\ndate: 2024-05-06 07:00\n")
    newsroom.glossary({"presiden": "leader"})
    assert newsroom.run(str(newsroom.site.article("c.md"))) == ["[[1]] datang."]
    assert newsroom.site.body("c.md") == "Leader DATANG.\n"


def test_a_glossary_of_hundreds_of_terms_in_random_texts_is_always_applied() -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("bcdfghjklmpqrstvwz", k=2)) + chance.choice("aiueo") * 2 for _ in range(300)]
    words = [word for word in dict.fromkeys(words) if not word.endswith(("nya", "lah", "kah"))]
    glossary = glossary_of({word: f"T{number}x" for number, word in enumerate(words[:100])})
    for _ in range(50):
        text = " ".join(chance.choices(words, k=30)) + ".\n"
        made = translate_markdown(text, Shouting(), glossary=glossary)
        wanted = [f"T{words.index(word)}x" for word in text.rstrip(".\n").split() if word in words[:100]]
        assert re.findall(r"T\d+x", made) == wanted


def test_without_terms_nothing_is_other_than_before() -> None:
    text = "Satu **dua** `tiga`.\n"
    assert translate_markdown(text, Shouting(), glossary=Glossary()) == translate_markdown(text, Shouting())


def test_a_word_in_an_address_is_no_term(newsroom: Newsroom) -> None:
    newsroom.site.edit("a.md", "President DATANG.", "They [came](https://example.org/leader).")
    newsroom.glossary({"presiden": "leader"})
    assert newsroom.states()["a.md"] == "stale"
    newsroom.site.edit("a.md", "They [came]", "The leader [came]")
    assert newsroom.states()["a.md"] == "edited"
