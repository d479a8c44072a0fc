"""Two folders that change places."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from digest.swap import swap

if TYPE_CHECKING:
    from pathlib import Path

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what Linux can do")


def folder(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / path.name).write_text(path.name, encoding="utf-8")
    return path


@linux
def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "build" / "satu é"), folder(tmp_path / "dua")
    if not swap(one, other):
        pytest.skip("this file system cannot do it")
    assert [path.name for path in one.iterdir()] == ["dua"]
    assert [path.name for path in other.iterdir()] == ["satu é"]


@linux
def test_paths_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = folder(tmp_path / "satu"), folder(tmp_path / "dua")
    monkeypatch.chdir(tmp_path)
    if not swap(one.relative_to(tmp_path), other.relative_to(tmp_path)):
        pytest.skip("this file system cannot do it")
    assert [path.name for path in one.iterdir()] == ["dua"]


def test_what_cannot_be_done_is_not_half_done(tmp_path: Path) -> None:
    one = folder(tmp_path / "satu")
    assert not swap(one, tmp_path / "tiada")
    assert not swap(tmp_path / "tiada", one)
    assert [path.name for path in one.iterdir()] == ["satu"]
    assert [path.name for path in tmp_path.iterdir()] == ["satu"]


def test_where_the_system_cannot_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = folder(tmp_path / "satu"), folder(tmp_path / "dua")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not swap(one, other)
    assert [path.name for path in one.iterdir()] == ["satu"]
