"""What the engines would make of a few texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import AnswerError, EngineError, UsageError
from digest.glossary import Glossary, glossary_of
from digest.segments import field_segment
from digest.settings import read_settings
from digest.translate.proposals import propose
from tests import newsroom
from tests.servers import Fault, TranslationServer, every
from tests.translate.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from digest.segments import Segment

BLOCKED = Fault("429", headers={"Retry-After": "3600"})


class Desk:
    """A site, and a server for all engines of its settings."""

    def __init__(self, site: Site, server: TranslationServer) -> None:
        self.site = site
        self.server = server

    def propose(
        self,
        sources: Mapping[str, str | Segment],
        *,
        engine: str = "google, mymemory",
        glossary: Glossary | None = None,
        offline: bool = False,
    ) -> dict[str, str | EngineError]:
        given = f"{{engine: [{engine}], engine_url: '{self.server.url}', requests_per_second: 1000}}"
        config = self.site.root / "mkdocs.yml"
        config.write_text(newsroom.SETTINGS.replace("{}", given), encoding="utf-8")
        return propose(sources, read_settings(config), glossary=glossary or Glossary(), offline=offline)

    @property
    def asked(self) -> list[tuple[str, str]]:
        return [(seen.path, line) for seen in self.server.seen for text in seen.texts for line in text.split("\n")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with TranslationServer() as server:
        yield Desk(Site(tmp_path), server)


def test_blocks_keep_their_markup_and_fields_are_text(desk: Desk) -> None:
    sources = {"list": "- **satu**\n- dua\n\n", "title": field_segment("Judul *satu*")}
    assert desk.propose(sources) == {"list": "- **SATU**\n- DUA\n\n", "title": "JUDUL *SATU*"}
    assert len(desk.server.seen) == 1
    assert not (desk.site.root / "content").exists()


def test_they_are_asked_for_once(desk: Desk) -> None:
    first = desk.propose({"a": "Satu.\n"})
    assert desk.propose({"b": "Satu.\n"}) == {"b": first["a"]}
    assert len(desk.server.seen) == 1


def test_a_translation_uses_what_was_proposed(desk: Desk) -> None:
    desk.propose({"a": "Satu.\n"})
    desk.site.write("a.md", "Satu.\n")
    assert desk.site.run("translate").exit_code == 0
    assert desk.asked == [("/m", "Satu."), ("/m", "Judul")]


def test_terms_of_the_glossary_are_in_them(desk: Desk) -> None:
    assert desk.propose({"a": "Satu hujan.\n"}, glossary=glossary_of({"hujan": "rain"})) == {"a": "SATU rain.\n"}


def test_what_one_engine_fails_at_the_next_one_proposes(desk: Desk) -> None:
    desk.server.fault = lambda seen: Fault(status=400) if seen.path == "/m" and "Dua." in seen.texts[0] else None
    assert desk.propose({"a": "Satu.\n", "b": "Dua.\n"}) == {"a": "SATU.\n", "b": "DUA.\n"}
    assert [line for path, line in desk.asked if path == "/get"] == ["Dua."]


def test_where_all_fail_the_reason_stands_for_it_and_the_others_are_there(desk: Desk) -> None:
    desk.server.fault = lambda seen: Fault(status=400) if "Dua." in seen.texts[0] else None
    found = desk.propose({"a": "Satu.\n", "b": "Dua.\n\n", "c": "- Satu.\n- Dua.\n"})
    assert found["a"] == "SATU.\n"
    for key in ("b", "c"):
        assert isinstance(found[key], AnswerError)
        assert str(found[key]).startswith("mymemory: ")
    desk.server.fault = None
    assert desk.propose({"b": "Dua.\n"}) == {"b": "DUA.\n"}


def test_one_without_its_key_is_passed_over_and_all_without_are_an_error(desk: Desk) -> None:
    assert desk.propose({"a": "Satu.\n"}, engine="deepl, google") == {"a": "SATU.\n"}
    with pytest.raises(UsageError, match="DEEPL_API_KEY"):
        desk.propose({"b": "Dua.\n"}, engine="deepl")


def test_offline_only_what_is_known_is_proposed_and_nothing_is_written(desk: Desk) -> None:
    assert desk.propose({"a": "Satu.\n"}, offline=True) == {}
    assert not (desk.site.root / "build").exists()
    desk.propose({"a": "Satu.\n"})
    desk.server.fault = every(BLOCKED)
    assert desk.propose({"a": "Satu.\n", "b": "Dua.\n"}, offline=True) == {"a": "SATU.\n"}
    assert len(desk.server.seen) == 1


def test_what_an_edition_says_is_proposed_without_asking(desk: Desk) -> None:
    desk.propose({})
    desk.site.write("a.md", "Satu.\n")
    desk.site.run("translate")
    (desk.site.root / "build" / "memory.sqlite").unlink()
    assert desk.propose({"x": "Satu.\n"}, offline=True) == {"x": "SATU.\n"}
