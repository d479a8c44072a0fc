"""`digest review`, and what undoes it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.translate.site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with two articles and their editions, under git."""
    site = Site(tmp_path / "site")
    for name in ("2024/a.md", "2025/b.md"):
        site.write(name, "Satu.\n\nDua.\n")
    site.run("translate", "--engine", "pseudo")
    site.begin_git()
    site.git("config", "user.name", "Sri Wahyuni")
    return site


def states(site: Site) -> dict[str, str]:
    lines = (line.split() for line in site.run("status").stdout.splitlines())
    return {line[0].removeprefix("content/id/"): line[1] for line in lines}


def test_an_edition_is_reviewed_as_it_stands_by_whoever_git_knows(site: Site) -> None:
    site.edit("2024/a.md", "Sáàtúù.", "One.")
    before = site.body("2024/a.md")
    done = site.run("review", str(site.edition("2024/a.md")))
    assert (done.exit_code, done.stdout) == (0, "content/en/2024/a.md\n")
    assert done.stderr == (
        "content/en/2024/a.md: reviewed by Sri Wahyuni: 2 paragraphs (1 machine, 1 edited), title\n"
    )
    assert site.body("2024/a.md") == before
    assert "  review: {by: Sri Wahyuni, date: 20" in site.read("2024/a.md")
    assert states(site) == {"2024/a.md": "reviewed", "2025/b.md": "machine"}
    assert site.run("translate", "--engine", "pseudo", "--force").stdout == "content/en/2025/b.md\n"


def test_a_second_review_on_the_same_day_changes_nothing(site: Site) -> None:
    site.run("review", str(site.edition("2024")), "--by", "Budi: editor")
    assert 'review: {by: "Budi: editor", date: ' in site.read("2024/a.md")
    again = site.run("review", str(site.edition("2024")), "--by", "Budi: editor")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == "content/en/2024/a.md: reviewed already\n"


def test_a_later_edit_undoes_it(site: Site) -> None:
    site.run("review", str(site.edition("2024/a.md")))
    site.edit("2024/a.md", "Sáàtúù.", "One.")
    assert states(site)["2024/a.md"] == "edited"


def test_a_later_change_of_the_source_undoes_it(site: Site) -> None:
    site.run("review", str(site.edition("2024/a.md")))
    site.write("2024/a.md", "Tiga.\n\nDua.\n")
    assert states(site)["2024/a.md"] == "stale"
    site.run("translate", "--engine", "pseudo")
    assert site.body("2024/a.md") == "Tíìgáà.\n\nDúùáà.\n"
    assert states(site)["2024/a.md"] == "machine"
    site.run("review", str(site.edition("2024/a.md")))
    assert states(site)["2024/a.md"] == "reviewed"


def paragraphs(site: Site, name: str = "2024/a.md") -> list[str]:
    """The states of an article's paragraphs."""
    rows = json.loads(site.run("status", "--format", "json", str(site.edition(name))).stdout)
    return [paragraph["state"] for paragraph in rows[0]["paragraphs"]]


def line_of(site: Site, text: str, name: str = "2024/a.md") -> str:
    """Where a text stands in an edition, as `FILE:LINE`."""
    lines = site.read(name).splitlines()
    return f"{site.edition(name)}:{lines.index(text) + 1}"


def test_a_change_undoes_it_for_its_paragraph_and_leaves_the_others_reviewed(site: Site) -> None:
    site.run("review", str(site.edition("2024/a.md")))
    site.edit("2024/a.md", "Sáàtúù.", "One.")
    assert paragraphs(site) == ["edited", "reviewed"]
    site.run("review", str(site.edition("2024/a.md")))
    site.write("2024/a.md", "Satu.\n\nTiga.\n")
    assert paragraphs(site) == ["reviewed", "stale"]
    site.run("translate", "--engine", "pseudo")
    assert paragraphs(site) == ["reviewed", "machine"]
    assert states(site)["2024/a.md"] == "edited"


def test_one_paragraph_is_reviewed_by_its_line_and_stands_for_its_source_as_it_is_now(site: Site) -> None:
    site.edit("2024/a.md", "Sáàtúù.", "One.")
    site.write("2024/a.md", "Satu saja.\n\nDua.\n\nTiga.\n")
    assert paragraphs(site) == ["stale", "machine", "pending"]
    done = site.run("review", line_of(site, "One."))
    assert (done.exit_code, done.stdout) == (0, "content/en/2024/a.md\n")
    assert done.stderr == "content/en/2024/a.md: reviewed by Sri Wahyuni: 1 paragraph (1 stale)\n"
    assert paragraphs(site) == ["reviewed", "machine", "pending"]
    site.run("translate", "--engine", "pseudo")
    assert site.body("2024/a.md") == "One.\n\nDúùáà.\n\nTíìgáà.\n"
    assert paragraphs(site) == ["reviewed", "machine", "machine"]


def test_a_title_is_reviewed_by_its_line_too(site: Site) -> None:
    site.run("review", line_of(site, "title: Júùdúùl"))
    [row] = json.loads(site.run("status", "--format", "json", str(site.edition("2024/a.md"))).stdout)
    assert row["fields"] == {"title": "reviewed"}
    assert row["counts"] == {"machine": 2}


def test_two_reviewers_of_one_edition_are_both_named_as_long_as_both_answer_for_something(site: Site) -> None:
    site.run("review", line_of(site, "Sáàtúù."), "--by", "Ani")
    site.run("review", line_of(site, "Dúùáà."), "--by", "Budi")
    assert 'review: {by: "Ani, Budi", date: ' in site.read("2024/a.md")
    site.run("review", line_of(site, "Dúùáà."), "--by", "Ani")
    assert 'review: {by: "Ani, Budi", date: ' in site.read("2024/a.md")
    site.run("review", str(site.edition("2024/a.md")), "--by", "Cici")
    assert "review: {by: Cici, date: " in site.read("2024/a.md")


def test_a_file_that_is_named_as_a_whole_is_reviewed_as_a_whole(site: Site) -> None:
    site.run("review", line_of(site, "Sáàtúù."), str(site.edition("2024")))
    assert paragraphs(site) == ["reviewed", "reviewed"]


def test_a_line_without_a_paragraph_is_wrong_usage_and_nothing_is_reviewed(site: Site) -> None:
    before = site.read("2025/b.md")
    for place in (f"{site.edition('2024/a.md')}:4", f"{site.article('2024/a.md')}:5"):
        done = site.run("review", place, str(site.edition("2025/b.md")))
        assert done.exit_code == 2
        assert f"{place}: expected a line with a paragraph, title or summary of an edition" in done.stderr
    assert site.run("review", f"{site.edition('2024/x.md')}:4").exit_code == 2
    assert site.read("2025/b.md") == before


def test_what_lacks_a_paragraph_is_not_reviewed_yet(site: Site) -> None:
    site.write("2024/a.md", "Satu.\n\nDua.\n\nTiga.\n")
    done = site.run("review", str(site.edition("2024/a.md")))
    assert done.exit_code == 1
    assert "content/en/2024/a.md: lacks something that the article has; run `digest translate`" in done.stderr


def test_nothing_is_reviewed_against_a_glossary_that_cannot_be_read(site: Site) -> None:
    before = site.read("2024/a.md")
    (site.root / "content" / "glossary.yml").write_text("- x: [\n", encoding="utf-8")
    done = site.run("review", str(site.edition("2024/a.md")))
    assert done.exit_code == 2
    assert "content/glossary.yml:" in done.stderr
    assert "mend it first" in done.stderr
    assert site.read("2024/a.md") == before


def test_what_has_no_edition_or_a_broken_one_is_told(site: Site) -> None:
    site.write("2024/c.md", "Kata.\n")
    site.edit("2024/a.md", "translation:\n", "translation: x\nother:\n")
    broken = site.read("2024/a.md")
    done = site.run("review", str(site.root / "content"))
    assert done.exit_code == 1
    assert done.stdout == "content/en/2025/b.md\n"
    assert "content/id/2024/c.md: has no edition yet; run `digest translate` first" in done.stderr
    assert "content/en/2024/a.md:4: translation: expected" in done.stderr
    assert site.read("2024/a.md") == broken


def test_without_a_path_or_a_name_it_is_wrong_usage(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.run("review").exit_code == 2
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    subprocess.run(["git", "config", "--unset", "user.name"], cwd=site.root, check=True)
    done = site.run("review", str(site.edition("2024")))
    assert done.exit_code == 2
    assert "--by NAME" in done.stderr
