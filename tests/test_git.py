"""Reading a file's history."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from digest.errors import UsageError
from digest.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site that is a folder of a repository."""
    git(tmp_path, "init", "-q", "-b", "main")
    site = tmp_path / "situs"
    site.mkdir()
    return site


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Sri", "-c", "user.email=sri@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", name)


def versions(folder: Path, name: str) -> list[bytes]:
    repository = Repository(folder)
    return list(repository.contents(repository.versions(name)))


def test_the_versions_of_a_file_are_read_newest_first(folder: Path) -> None:
    for text in ("satu\n", "dua\n", "satu\n", "tiga\n"):
        commit(folder, "a.md", text)
    assert versions(folder, "a.md") == [b"tiga\n", b"satu\n", b"dua\n"]


def test_a_file_is_followed_under_its_earlier_names(folder: Path) -> None:
    commit(folder, "a é.md", "satu\n" * 20)
    git(folder, "mv", "a é.md", "b.md")
    git(folder, "commit", "-q", "-m", "Rename")
    commit(folder, "b.md", "satu\n" * 20 + "dua\n")
    assert versions(folder, "b.md") == [b"satu\n" * 20 + b"dua\n", b"satu\n" * 20]


def test_what_was_decided_in_a_merge_is_a_version_too(folder: Path) -> None:
    commit(folder, "a.md", "satu\n")
    git(folder, "checkout", "-q", "-b", "side")
    commit(folder, "a.md", "kiri\n")
    git(folder, "checkout", "-q", "main")
    commit(folder, "a.md", "kanan\n")
    git(folder, "merge", "-q", "-s", "ours", "--no-commit", "side")
    commit(folder, "a.md", "keduanya\n")
    commit(folder, "a.md", "akhir\n")
    assert set(versions(folder, "a.md")) == {b"akhir\n", b"keduanya\n", b"kanan\n", b"kiri\n", b"satu\n"}


def test_whoever_has_what_they_look_for_reads_no_further(folder: Path) -> None:
    for number in range(5):
        commit(folder, "a.md", f"{number}\n")
    repository = Repository(folder)
    asked: list[str] = []

    def blobs() -> Iterator[str]:
        for blob in repository.versions("a.md"):
            asked.append(blob)
            yield blob

    contents = repository.contents(blobs())
    assert next(contents) == b"4\n"
    contents.close()
    assert len(asked) == 1


def test_what_git_does_not_know_has_no_versions(folder: Path) -> None:
    assert versions(folder, "a.md") == []
    commit(folder, "b.md", "satu\n")
    (folder / "a.md").write_text("dua\n", encoding="utf-8")
    assert versions(folder, "a.md") == []
    assert list(Repository(folder).contents(["0" * 40, "f" * 40])) == []


def test_a_folder_outside_of_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="not a git repository"):
        Repository(tmp_path)
