"""`digest init`: a new site that builds at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result

from digest.cli.init import command
from digest.content import read_content
from digest.editions import read_editions
from digest.glossary import Glossary, read_glossary
from digest.scaffold import installed_from, make_site, theme_folder
from digest.settings import read_settings
from digest.taxonomy import read_topics

if TYPE_CHECKING:
    from pathlib import Path


def init(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_a_new_site_has_all_that_a_build_needs(tmp_path: Path) -> None:
    site = tmp_path / "berita-kita"
    result = init(str(site))
    assert result.exit_code == 0
    assert result.stdout == f"{site}\n"
    settings = read_settings(site / "mkdocs.yml")
    assert (settings.site_name, settings.site_url) == ("Berita Kita", "https://example.github.io/berita-kita/")
    assert read_topics(settings).findings == ()
    assert read_glossary(settings) == (Glossary(), [])
    for name in ("README.md", ".gitignore", "constraints.txt", ".github/workflows/publish.yml", "theme/main.html"):
        assert (site / name).is_file(), name
    assert not list(site.rglob("__pycache__"))


def test_the_sample_articles_have_reviewed_editions_so_that_a_build_needs_no_network(tmp_path: Path) -> None:
    make_site(tmp_path / "site")
    settings = read_settings(tmp_path / "site/mkdocs.yml")
    content = read_content(settings)
    assert content.findings == ()
    editions = read_editions(content.articles, settings)
    assert [edition.state for edition in editions.by_path.values()] == ["reviewed", "reviewed"]
    topics = read_topics(settings).labels
    assert {tag for article in content.articles for tag in article.tags} == set(topics)


def test_the_glossary_of_a_new_site_says_how_to_write_one(tmp_path: Path) -> None:
    make_site(tmp_path / "site")
    file = tmp_path / "site/content/glossary.yml"
    lines = file.read_text(encoding="utf-8").splitlines()[2:]
    file.write_text("\n".join(line.removeprefix("# ") for line in lines), encoding="utf-8")
    glossary, findings = read_glossary(read_settings(tmp_path / "site/mkdocs.yml"))
    assert findings == []
    assert [term.source for term in glossary.terms] == ["KTT", "presiden", "Gerindra"]
    assert glossary.terms[2].keep


def test_the_settings_and_the_workflow_are_this_repositorys_own_but_for_names(tmp_path: Path) -> None:
    make_site(tmp_path / "site", name="Kabar: Baru", package="git+https://example.org/digest@abc")
    own = theme_folder().parent
    for name in ("mkdocs.yml", ".github/workflows/publish.yml"):
        pairs = zip(
            (own / name).read_text(encoding="utf-8").splitlines(),
            (tmp_path / "site" / name).read_text(encoding="utf-8").splitlines(),
            strict=True,
        )
        changed = [new.strip() for old, new in pairs if old != new]
        assert [line.split(":")[0] for line in changed] == {
            "mkdocs.yml": ["site_name", "site_url"],
            ".github/workflows/publish.yml": ["DIGEST_PACKAGE"],
        }[name]
    workflow = yaml.safe_load((tmp_path / "site/.github/workflows/publish.yml").read_text(encoding="utf-8"))
    assert workflow["env"]["DIGEST_PACKAGE"] == "git+https://example.org/digest@abc"
    assert read_settings(tmp_path / "site/mkdocs.yml").site_name == "Kabar: Baru"
    for file in theme_folder().rglob("*.html"):
        copy = tmp_path / "site/theme" / file.relative_to(theme_folder())
        assert copy.read_bytes() == file.read_bytes()


def test_a_folder_with_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(command, [str(tmp_path)])
    assert "expected an empty folder" in str(result.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_force_adds_what_is_missing_and_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    result = init(str(tmp_path), "--force")
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "mkdocs.yml").is_file()
    assert f"kept {tmp_path}/README.md" in result.stderr


def test_no_samples_come_between_articles_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "content/id").mkdir(parents=True)
    init(str(tmp_path), "--force")
    assert [path.name for path in (tmp_path / "content").rglob("*")] == ["id"]
    assert (tmp_path / "mkdocs.yml").is_file()


def test_a_fresh_clone_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert init(str(tmp_path)).exit_code == 0


def test_a_file_in_the_way_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = CliRunner().invoke(command, [str(tmp_path / "file")])
    assert result.exit_code == 2
    assert "is a file" in result.stderr


@pytest.mark.parametrize(
    ("folder", "name"), [("berita_kita-2", "Berita Kita 2"), ("a b", "A B"), ("日本", "日本"), ("---", "Digest")]
)
def test_the_title_is_made_of_the_folders_name(tmp_path: Path, folder: str, name: str) -> None:
    make_site(tmp_path / folder)
    assert read_settings(tmp_path / folder / "mkdocs.yml").site_name == name


def test_the_next_steps_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = init("news").stderr
    assert "cd news" in told
    assert "digest serve" in told
    monkeypatch.chdir(tmp_path / "news")
    assert "cd " not in init(".", "--force").stderr


@pytest.mark.parametrize(
    ("noted", "package"),
    [
        (None, ""),
        ({"url": "file:///src/digest", "dir_info": {"editable": True}}, ""),
        (
            {"url": "https://example.org/digest.git", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "git+https://example.org/digest.git@abc123",
        ),
    ],
)
def test_the_workflow_installs_digest_from_where_it_was_installed_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noted: object, package: str
) -> None:
    info = tmp_path / "digest-9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: digest\nVersion: 9\n", encoding="utf-8")
    if noted is not None:
        (info / "direct_url.json").write_text(json.dumps(noted), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert installed_from() == package
