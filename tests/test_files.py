"""Writing files whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from digest.files import is_leftover, write_atomic

REPOSITORY = Path(__file__).parents[1]


def test_a_text_is_written_in_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    assert write_atomic(tmp_path / "a" / "b.md", "Café\r\n\n")
    assert (tmp_path / "a" / "b.md").read_bytes() == b"Caf\xc3\xa9\r\n\n"


def test_what_is_there_already_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    assert write_atomic(file, "a")
    before = file.stat()
    assert not write_atomic(file, b"a")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert write_atomic(file, "b")
    assert file.read_text(encoding="utf-8") == "b"


def test_everybody_may_read_what_was_written(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a.md", "a")
    (tmp_path / "plain.md").write_text("a", encoding="utf-8")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.md", "plain.md")}
    assert len(modes) == 1


def test_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    (tmp_path / "luar.md").write_text("luar", encoding="utf-8")
    (tmp_path / "a.md").symlink_to("luar.md")
    write_atomic(tmp_path / "a.md", "dalam")
    assert (tmp_path / "luar.md").read_text(encoding="utf-8") == "luar"
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "dalam"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a").write_text("a", encoding="utf-8")
    with pytest.raises(OSError, match="folder"):
        write_atomic(tmp_path / "folder", "b")
    with pytest.raises(UnicodeEncodeError):
        write_atomic(tmp_path / "c", "\ud800")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("scratch", [False, True])
def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path: Path, *, scratch: bool) -> None:
    """The process ends in the middle of writing, as if the power had gone."""
    (tmp_path / "a.md").write_text("lama", encoding="utf-8")
    aside = tmp_path / "build"
    program = (
        "import os, pathlib, sys\nfrom digest.files import write_atomic\n"
        "os.fdopen = lambda *a: os._exit(9)\n"
        "paths = [pathlib.Path(name) for name in sys.argv[1:]]\n"
        "write_atomic(paths[0], 'baru', scratch=paths[1] if paths[1:] else None)\n"
    )
    command = [sys.executable, "-c", program, tmp_path / "a.md", *([aside] if scratch else [])]
    done = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(REPOSITORY)})
    assert done.returncode == 9
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "lama"
    (left,) = (path for path in (aside if scratch else tmp_path).iterdir() if path.name != "a.md")
    assert is_leftover(left.name)


def test_many_writers_of_one_file_leave_one_of_their_texts(tmp_path: Path) -> None:
    texts = [str(number) * 10_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: write_atomic(tmp_path / "a.md", text), texts * 5))
    assert (tmp_path / "a.md").read_text(encoding="utf-8") in texts
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize("name", [".a.md", "a.tmp", ".a.tmp", ".digest-x", "digest-x.tmp"])
def test_other_hidden_files_are_nobodys_leftovers(name: str) -> None:
    assert not is_leftover(name)
