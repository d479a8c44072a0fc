"""Editions in git: cloned, moved and merged."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.translate.site import Site

if TYPE_CHECKING:
    from pathlib import Path

BODY = "\n\n".join(f"Alinea {word}." for word in ("satu", "dua", "tiga", "empat", "lima")) + "\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one article and its edition, committed."""
    site = Site(tmp_path / "site")
    site.write("2024/a.md", BODY)
    translate(site)
    site.begin_git()
    return site


def translate(site: Site) -> list[str]:
    """Translate the site. Returns the files that were written."""
    result = site.run("translate", "--engine", "pseudo")
    assert result.exit_code == 0, result.output
    return result.stdout.split()


def test_a_clone_has_nothing_to_translate(site: Site, tmp_path: Path) -> None:
    site.edit("2024/a.md", "ÁÀlíìnéèáà dúùáà.", "Paragraph two.")
    site.commit("Edit")
    site.git("clone", "-q", str(site.root), str(tmp_path / "clone"))
    clone = Site(tmp_path / "clone")
    for file in clone.root.rglob("*.md"):
        os.utime(file, (0, 0))
    assert translate(clone) == []
    assert clone.git("status", "--porcelain") == ""


def test_nothing_is_lost_with_the_build_folder(site: Site) -> None:
    shutil.rmtree(site.root / "build")
    assert translate(site) == []
    assert site.git("status", "--porcelain") == ""


def test_an_article_and_its_edition_are_moved_together(site: Site) -> None:
    site.edit("2024/a.md", "ÁÀlíìnéèáà dúùáà.", "Paragraph two.")
    shutil.rmtree(site.root / "build")
    for locale in ("id", "en"):
        (site.root / "content" / locale / "2025").mkdir()
        site.git("mv", f"content/{locale}/2024/a.md", f"content/{locale}/2025/b.md")
    assert translate(site) == []
    site.write("2025/b.md", BODY.replace("empat", "4"))
    assert translate(site) == ["content/en/2025/b.md"]
    assert "Paragraph two." in site.read("2025/b.md")
    assert site.git("diff", "--numstat", "HEAD", "-M").split()[-1].endswith("b.md}")


def test_edits_of_neighbouring_paragraphs_in_two_branches_merge(site: Site) -> None:
    site.git("checkout", "-q", "-b", "sri")
    site.edit("2024/a.md", "ÁÀlíìnéèáà dúùáà.", "Paragraph two.")
    site.commit("Edit two")
    site.git("checkout", "-q", "main")
    site.edit("2024/a.md", "ÁÀlíìnéèáà tíìgáà.", "Paragraph three.")
    site.commit("Edit three")
    site.git("merge", "-q", "sri")
    assert "Paragraph two.\n\nParagraph three.\n" in site.body("2024/a.md")
    assert translate(site) == []


def test_translations_of_two_paragraphs_in_two_branches_merge(site: Site) -> None:
    site.git("checkout", "-q", "-b", "sri")
    site.write("2024/a.md", BODY.replace("satu", "1"))
    translate(site)
    site.commit("Change one")
    site.git("checkout", "-q", "main")
    site.write("2024/a.md", BODY.replace("lima", "5"))
    translate(site)
    site.edit("2024/a.md", "ÁÀlíìnéèáà éèmpáàt.", "Paragraph four.")
    site.commit("Change five, edit four")
    site.git("merge", "-q", "sri")
    assert translate(site) == []
    assert site.body("2024/a.md").split("\n\n") == [
        "ÁÀlíìnéèáà 1.", "ÁÀlíìnéèáà dúùáà.", "ÁÀlíìnéèáà tíìgáà.", "Paragraph four.", "ÁÀlíìnéèáà 5.\n"
    ]  # fmt: skip
    assert [line.split()[1] for line in site.run("status").stdout.splitlines()] == ["edited"]


def test_translations_of_neighbouring_paragraphs_on_other_days_merge(site: Site) -> None:
    today = re.search("date: (2[0-9-]+)", site.read("2024/a.md").split("translation:")[1])
    assert today
    site.edition("2024/a.md").write_text(
        site.read("2024/a.md").replace(today[0], "date: 2024-05-07"), encoding="utf-8"
    )
    site.commit("Translated long ago")
    site.git("checkout", "-q", "-b", "sri")
    site.write("2024/a.md", BODY.replace("dua", "2"))
    translate(site)
    site.commit("Change two")
    site.git("checkout", "-q", "main")
    site.write("2024/a.md", BODY.replace("tiga", "3"))
    translate(site)
    site.commit("Change three")
    site.git("merge", "-q", "sri")
    assert "ÁÀlíìnéèáà 2.\n\nÁÀlíìnéèáà 3.\n" in site.body("2024/a.md")
    assert translate(site) == []
    assert [line.split()[1] for line in site.run("status").stdout.splitlines()] == ["machine"]
    [row] = json.loads(site.run("status", "--format", "json").stdout)
    assert row["translated"] == today[1], "the last of all days"


def test_a_merge_of_the_article_alone_brings_what_is_new_and_no_more(site: Site) -> None:
    site.git("checkout", "-q", "-b", "sri")
    site.write("2024/a.md", BODY.replace("satu", "1"))
    site.commit("Change one, untranslated")
    site.git("checkout", "-q", "main")
    site.edit("2024/a.md", "ÁÀlíìnéèáà dúùáà.", "Paragraph two.")
    site.commit("Edit two")
    site.git("merge", "-q", "sri")
    assert translate(site) == ["content/en/2024/a.md"]
    assert site.body("2024/a.md").startswith("ÁÀlíìnéèáà 1.\n\nParagraph two.\n\nÁÀlíìnéèáà tíìgáà.")


def test_nothing_but_editions_comes_into_git(site: Site) -> None:
    site.write("2024/b.md", "Kata.\n")
    translate(site)
    found = site.git("status", "--porcelain", "--untracked-files=all").splitlines()
    assert found == ["?? content/en/2024/b.md", "?? content/id/2024/b.md"]
