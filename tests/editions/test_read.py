"""The editions of a site, from their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.content import read_content
from digest.editions import read_editions, reread_editions
from digest.editions.places import find_orphans
from digest.settings import read_settings
from tests.translate.site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with three articles, two of which have an edition."""
    site = Site(tmp_path)
    for name in ("a.md", "b.md"):
        site.write(name, "Kata.\n")
    site.run("translate", "--engine", "pseudo")
    site.write("c.md", "Kata.\n")
    return site


def test_an_article_has_an_edition_a_broken_one_or_none(site: Site) -> None:
    site.edition("a.md").write_bytes(b"---\ntitle: \xff\n---\n")
    settings = read_settings(site.root / "mkdocs.yml")
    editions = read_editions(read_content(settings).articles, settings)
    assert set(editions.by_path) == {"b"}
    assert editions.broken == {"a"}
    assert [finding.file for finding in editions.findings] == ["content/en/a.md"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "content/en/a.md:1: front matter: expected a first line `---`"),
        ("Kata.\n", "content/en/a.md:1: front matter: expected a first line `---`"),
        ("---\ntitle: A\n", "content/en/a.md:1: front matter: expected a first line `---`"),
        ("---\ntitle: A\ndate: soon\n---\n", "content/en/a.md:3: date: expected YYYY-MM-DD [HH:MM], found 'soon'"),
        ("---\ndate: 2024-05-06\n---\n", "content/en/a.md:1: title: expected text, found nothing"),
        ("---\ntitle: A\n  b: c\n---\n", "content/en/a.md:3: front matter: expected YAML"),
    ],
)
def test_what_is_wrong_with_an_edition_is_told_with_its_line(site: Site, text: str, said: str) -> None:
    site.edition("a.md").write_text(text, encoding="utf-8")
    settings = read_settings(site.root / "mkdocs.yml")
    editions = read_editions(read_content(settings).articles, settings)
    assert str(editions.findings[0]).startswith(said)
    assert editions.broken == {"a"}


def test_an_unknown_key_of_the_article_is_told_once_and_one_of_the_edition_alone_too(site: Site) -> None:
    site.write("d.md", "Kata.\n", "title: Judul\ndate: 2024-05-06\nkota: Bogor\n")
    site.run("translate", "--engine", "pseudo")
    site.edit("d.md", "kota: Bogor\n", "kota: Bogor\ncity: Bogor\n")
    done = site.run("translate", "--engine", "pseudo")
    told = [line.split(" unknown key")[0] for line in done.stderr.splitlines() if "unknown key" in line]
    assert told == ["content/id/d.md:4: warning: kota:", "content/en/d.md:5: warning: city:"]


def test_a_folder_in_the_place_of_an_edition_is_an_error(site: Site) -> None:
    site.edition("c.md").mkdir()
    done = site.run("translate", "--engine", "pseudo")
    assert done.exit_code == 1
    assert "content/en/c.md: cannot be read: Is a directory" in done.stderr


def test_what_was_written_is_read_anew_and_the_rest_is_as_it_was(site: Site) -> None:
    settings = read_settings(site.root / "mkdocs.yml")
    site.edition("a.md").write_text("broken", encoding="utf-8")
    articles = read_content(settings).articles
    before = read_editions(articles, settings)
    [broken] = [article for article in articles if article.path == "a"]
    site.edition("a.md").unlink()
    site.run("translate", "--engine", "pseudo")
    after = reread_editions(before, [article for article in articles if article.path != "b"], settings)
    assert set(after.by_path) == {"a", "b", "c"}
    assert after.by_path["b"] is before.by_path["b"]
    assert (after.broken, after.findings) == (frozenset(), ())
    assert after.by_path["a"].article == broken


def test_an_edition_of_no_article_is_told(site: Site) -> None:
    settings = read_settings(site.root / "mkdocs.yml")
    assert find_orphans(settings) == []
    site.article("a.md").rename(site.article("d.md"))
    assert [str(finding) for finding in find_orphans(settings)] == [
        "content/en/a.md: warning: edition of no article; rename it with its article, or delete it"
        " (content/id/a.md is missing)"
    ]
