from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from digest.errors import RenderError, UsageError
from digest.model import Page
from digest.pages import write_pages
from digest.render import publish, render
from digest.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
site_name: Kabar
site_url: https://kabar.example/repo/
docs_dir: build/docs
nav: [index.md]
theme: {name: material, custom_dir: theme, font: false}
"""


def site(root: Path, body: str = "# Halo\n", *, config: str = CONFIG, template: str = "") -> Settings:
    (root / "theme").mkdir()
    if template:
        (root / "theme" / "main.html").write_text(template, encoding="utf-8")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    settings = read_settings(root / "mkdocs.yml")
    write_pages([Page("index.md", {"title": "Halo"}, body)], settings=settings)
    return settings


def test_the_pages_are_rendered_into_a_folder_of_their_own(tmp_path: Path) -> None:
    settings = site(tmp_path)
    rendered = render(settings)
    assert rendered.site == settings.build / "site"
    assert rendered.warnings == ()
    assert "Halo" in (rendered.site / "index.html").read_text(encoding="utf-8")
    assert not settings.site_dir.exists()


def test_what_an_earlier_run_left_there_is_gone(tmp_path: Path) -> None:
    settings = site(tmp_path)
    left = settings.build / "site" / "lama" / "index.html"
    left.parent.mkdir(parents=True)
    left.write_text("lama", encoding="utf-8")
    render(settings)
    assert not left.exists()


def test_a_broken_link_is_told_with_the_page_that_has_it(tmp_path: Path) -> None:
    (warning,) = render(site(tmp_path, "[lain](lain.md)\n")).warnings
    assert "index.md" in warning
    assert "lain.md" in warning
    assert "\n" not in warning


def test_settings_that_mkdocs_refuses_are_an_error_that_says_why(tmp_path: Path) -> None:
    settings = site(tmp_path, config=CONFIG + "markdown_extensions: [tidak_ada]\n")
    with pytest.raises(UsageError, match=r"mkdocs\.yml(.|\n)*tidak_ada"):
        render(settings)


def test_a_broken_template_is_an_error_that_names_file_and_line(tmp_path: Path) -> None:
    template = '{% extends "base.html" %}\n{% block content %}\n{{ tidak.ada.sama }}\n{% endblock %}\n'
    with pytest.raises(RenderError, match=r"'tidak' is undefined") as caught:
        render(site(tmp_path, template=template))
    assert re.search(r'main\.html", line 3', str(caught.value))
    assert len(str(caught.value).splitlines()) < 6


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    rendered, old = folder(tmp_path / "build" / "site", "baru.html"), folder(tmp_path / "site", "lama.html")
    publish(rendered, site=old)
    assert [path.name for path in old.iterdir()] == ["baru.html"]
    assert list((tmp_path / "build").iterdir()) == []


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    publish(folder(tmp_path / "build" / "site", "baru.html"), site=tmp_path / "publik" / "site")
    assert (tmp_path / "publik" / "site" / "baru.html").exists()


def test_hidden_files_of_the_old_site_move_along(tmp_path: Path) -> None:
    rendered, old = folder(tmp_path / "build" / "site", "baru.html"), folder(tmp_path / "site", ".nojekyll")
    (old / ".git").mkdir()
    (old / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    publish(rendered, site=old)
    assert {path.name for path in old.iterdir()} == {".git", ".nojekyll", "baru.html"}


def test_what_a_killed_run_left_behind_is_in_nobodys_way(tmp_path: Path) -> None:
    rendered, old = folder(tmp_path / "build" / "site", "baru.html"), folder(tmp_path / "site", "lama.html")
    folder(tmp_path / "build" / "site-old", "sisa.html")
    (tmp_path / "build" / "site-old" / ".git").mkdir()
    publish(rendered, site=old)
    assert {path.name for path in old.iterdir()} == {".git", "baru.html"}


def test_a_site_that_cannot_be_replaced_is_an_error_and_stays(tmp_path: Path) -> None:
    rendered, old = folder(tmp_path / "build" / "site", "baru.html"), tmp_path / "site"
    old.write_text("a file", encoding="utf-8")
    with pytest.raises(RenderError, match="cannot be replaced"):
        publish(rendered, site=old)
    assert old.read_text(encoding="utf-8") == "a file"


def folder(path: Path, name: str) -> Path:
    path.mkdir(parents=True)
    (path / name).write_text(name, encoding="utf-8")
    return path
