"""Many plans and an engine that knows no limits, as anybody may write one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from digest.content import read_content
from digest.editions import read_editions
from digest.errors import EngineUnavailable
from digest.glossary import Glossary
from digest.memory import Known, Memory
from digest.settings import read_settings
from digest.translate.batches import unique_segments
from digest.translate.desk import plan_articles
from digest.translate.run import run_plans
from tests.translate.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.engines import Engine
    from digest.translate.result import Result


class Counted:
    """Tells progress to nobody, and adds it up."""

    def __init__(self) -> None:
        self.total = self.done = (0, 0)
        self.notes: list[str] = []

    def start(self, *, articles: int, segments: int) -> None:
        self.total = (articles, segments)

    def advance(self, *, articles: int = 0, segments: int = 0) -> None:
        self.done = (self.done[0] + articles, self.done[1] + segments)

    def note(self, line: str) -> None:
        self.notes.append(line)


class Shouting:
    name = "shouting"

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        self.calls.append(list(texts))
        return [text.upper() for text in texts]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.write("a.md", "Satu **dua**.\n\nTiga.\n")
    site.write("b.md", "Empat.\n")
    return site


def translate(site: Site, engine: Engine, progress: Counted | None = None) -> Result:
    settings = read_settings(site.root / "mkdocs.yml")
    articles = read_content(settings).published
    plans = plan_articles(articles, read_editions(articles, settings))
    with Memory(settings.build / "memory.sqlite", source="id", target="en") as memory:
        return run_plans(
            plans,
            engines=[engine],
            known={
                found: Known(words, engine.name)
                for found, words in memory.find(unique_segments(plans), engine=engine.name).items()
            },
            memory=memory,
            glossary=Glossary(),
            settings=settings,
            today=date(2024, 5, 6),
            progress=progress or Counted(),
        )


def test_it_is_called_once_with_all_there_is(site: Site) -> None:
    engine, progress = Shouting(), Counted()
    result = translate(site, engine, progress)
    assert engine.calls == [["Judul", "Satu [[1]]dua[[2]].", "Tiga.", "Empat."]]
    assert sorted(result.written) == ["content/id/a.md", "content/id/b.md"]
    assert progress.total == progress.done == (2, 4)
    assert site.body("a.md") == "SATU **DUA**.\n\nTIGA.\n"


def test_its_error_leaves_the_articles_missing_with_a_reason(site: Site) -> None:
    class Failing(Shouting):
        def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
            raise EngineUnavailable("away")

    result = translate(site, Failing())
    assert [plan.article.path for plan in result.missing] == ["a", "b"]
    assert result.reasons == ["away"]
    assert not site.edition("a.md").exists()


def test_what_its_first_call_answered_is_kept_when_the_second_fails(site: Site) -> None:
    class Forgetful(Shouting):
        fails = True

        def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
            texts = [text.replace("[[1]]", "") for text in texts]
            answers = super().translate(texts, source=source, target=target)
            if self.fails and "dua" in texts:
                raise EngineUnavailable("away")
            return answers

    engine = Forgetful()
    result = translate(site, engine)
    assert result.written == ["content/id/b.md"]
    engine.fails = False
    engine.calls.clear()
    assert translate(site, engine).written == ["content/id/a.md"]
    assert engine.calls == [["Satu dua[[2]]."], ["Satu", "dua"]]


def test_nothing_to_send_is_no_call(site: Site) -> None:
    translate(site, Shouting())
    site.write("a.md", "Tiga.\n")
    engine = Shouting()
    assert translate(site, engine).written == ["content/id/a.md"]
    assert engine.calls == []
    assert site.body("a.md") == "TIGA.\n"
