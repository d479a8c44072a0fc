"""What a dry run says of a real one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from digest.engines import create_engine
from digest.glossary import Glossary
from digest.segments import segment_body
from digest.terminology import protect
from digest.translate.batches import make_batches
from digest.translate.text import texts_of
from tests.newsroom import Writer, write_site
from tests.servers import TranslationServer
from tests.translate.site import Site

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {"DEEPL_API_KEY": "x", "MICROSOFT_API_KEY": "x"}


def figures(text: str) -> dict[str, int]:
    return {key: int(value) for key, value in (line.split(": ") for line in text.splitlines())}


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in KEYS.items():
        monkeypatch.setenv(variable, value)


@pytest.mark.parametrize("name", ["libre", "google", "deepl", "mymemory", "microsoft"])
def test_its_figures_are_those_that_a_real_run_sends(name: str, tmp_path: Path) -> None:
    site = Site(tmp_path)
    write_site(tmp_path, articles=3, paragraphs=4, words=20)
    (tmp_path / "mkdocs.yml").write_text(
        (tmp_path / "mkdocs.yml").read_text().replace("digest: {}", "digest: {requests_per_second: 1000}")
    )
    writer = Writer(5)
    long = " ".join(writer.sentence(12) for _ in range(400))
    site.write("a.md", f"{long}\n\nLihat [[1]] dan **dua**.\n\n***\n\n…\n")
    with TranslationServer() as server:
        where = ["--engine", name, "--engine-url", server.url]
        said = figures(site.run("translate", "--dry-run", *where).stdout)
        assert server.seen == []
        assert not (tmp_path / "build").exists()
        assert not (tmp_path / "content" / "en").exists()
        done = site.run("translate", *where)
        assert done.exit_code == 0, done.output
        assert said["articles"] == 4 == len(done.stdout.split())
        assert said["requests"] == len(server.seen)
        assert said["characters"] == sum(len(text) for text in server.texts)
        assert f"Translating 4 articles, {said['segments']} segments" in done.stderr
        assert figures(site.run("translate", "--dry-run", *where).stdout) == dict.fromkeys(said, 0)


def test_what_the_memory_knows_is_not_counted_unless_forced(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("a.md", "Satu.\n\nDua.\n")
    with TranslationServer() as server:
        site.run("translate", server=server)
        site.edition("a.md").unlink()
        assert figures(site.run("translate", "-n", server=server).stdout) == {
            "articles": 1,
            "segments": 0,
            "characters": 0,
            "requests": 0,
        }
        assert figures(site.run("translate", "-n", "--force", server=server).stdout)["segments"] == 3
        asked = len(server.seen)
        assert site.run("translate", server=server).exit_code == 0
        assert len(server.seen) == asked


@pytest.mark.parametrize("name", ["libre", "deepl", "mymemory"])
def test_each_batch_is_one_request_as_full_as_it_may_be(name: str) -> None:
    engine = create_engine(name, url="http://127.0.0.1:9/")
    writer = Writer(3)
    text = "\n\n".join(writer.words(1 + number % 60) for number in range(300))
    batches = list(make_batches(segment_body(text).segments(), engine, Glossary()))
    requests = [
        engine.requests([text for one in batch for text in texts_of(protect(one, Glossary()), "[[{}]]")])
        for batch in batches
    ]
    assert all(len(request) == 1 for request in requests)
    assert [text for [request] in requests for part in request for text in part.split("\n")] == text.split("\n\n")
    for [one], [other] in pairwise(requests):
        together = sum(len(part) + 1 for part in [*one, *other[0].split("\n")[:1]]) - 1
        assert len(one) == engine.max_texts or together > engine.max_characters
