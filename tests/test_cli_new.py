"""`digest new`: begin an article."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from digest.cli import main
from digest.content import read_article
from digest.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Article


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: build/docs\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return read_settings(tmp_path / "mkdocs.yml")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["new", *map(str, arguments)], catch_exceptions=False)


def begun(site: Settings, path: str) -> Article:
    article, findings = read_article(site.root / path.strip(), site)
    assert findings == []
    assert article is not None
    return article


def test_an_article_begins_today_in_the_folder_of_its_year(site: Settings) -> None:
    result = run("Pasar: Ikan & “Kapal”")
    today = datetime.now(site.zone).date()
    assert result.stdout == f"content/id/{today.year}/pasar-ikan-kapal.md\n"
    article = begun(site, result.stdout)
    assert (article.title, article.body.strip()) == ("Pasar: Ikan & “Kapal”", "")
    assert (article.date.date(), article.has_time, article.draft) == (today, False, False)


def test_the_options_are_in_the_front_matter(site: Settings) -> None:
    result = run(
        "Harga Beras Naik",
        "--date",
        "2023-10-27 15:30",
        "--tag",
        "Timur Tengah",
        "--author",
        "Rina, S.Pd.",
        "--slug",
        "beras",
        "--draft",
    )
    assert result.stdout == "content/id/2023/beras.md\n"
    article = begun(site, result.stdout)
    assert article.date.isoformat() == "2023-10-27T15:30:00+07:00"
    assert (article.tags, article.authors, article.draft) == (("timur-tengah",), ("Rina, S.Pd.",), True)


def test_an_article_that_is_there_is_not_touched(site: Settings) -> None:
    path = site.root / run("Harga Beras Naik").stdout.strip()
    path.write_text("tulisan orang", encoding="utf-8")
    result = run("Harga Beras Naik!")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "harga-beras-naik.md: exists already; give another title or --slug" in result.stderr
    assert path.read_text(encoding="utf-8") == "tulisan orang"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x", "--date", "besok"], "--date: expected YYYY-MM-DD [HH:MM], found 'besok'"),
        (["x", "--slug", "a/b"], "slug: expected letters, digits and hyphens, such as 'a-b', found 'a/b'"),
        ([" "], "title: expected text"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_option_is_wrong_usage(site: Settings, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (site.root / "content").exists()


def test_the_site_may_be_elsewhere(site: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    result = run("Pasar", "--date", "2023-10-27", "--config", "../mkdocs.yml")
    assert result.stdout == f"{site.root}/content/id/2023/pasar.md\n"


def test_the_editor_opens_the_article(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    write = "import sys; open(sys.argv[1], 'a', encoding='utf-8').write('Teks.')"
    editor = site.root / "editor.py"
    editor.write_text(write, encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    result = run("Pasar", "--date", "2023-10-27", "--edit")
    assert begun(site, result.stdout).body.strip() == "Teks."
