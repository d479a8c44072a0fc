"""One run at a time in a site's folder."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from digest.lock import exclusive
from tests.sites import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Site

    MakeSite = Callable[..., Site]

PATIENCE = 30


def test_a_second_run_says_so_and_waits_for_the_first(make_site: MakeSite) -> None:
    settings = make_site().settings
    waits, done = threading.Event(), threading.Event()

    def second() -> None:
        with exclusive(settings, on_wait=waits.set):
            done.set()

    thread = threading.Thread(target=second)
    with exclusive(settings):
        thread.start()
        assert waits.wait(PATIENCE)
        assert not done.wait(0.2)
    assert done.wait(PATIENCE)
    thread.join(PATIENCE)


def test_runs_in_different_folders_do_not_wait(
    make_site: MakeSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one = make_site()
    other = type(one)(tmp_path_factory.mktemp("lain"))
    other.write("mkdocs.yml", one.config.read_bytes())
    with exclusive(one.settings), exclusive(other.settings, on_wait=pytest.fail):
        pass


def test_a_failed_run_lets_go(make_site: MakeSite) -> None:
    settings = make_site().settings
    with pytest.raises(ValueError, match="gagal"), exclusive(settings):
        raise ValueError("gagal")
    with exclusive(settings, on_wait=pytest.fail):
        pass


def test_a_killed_run_lets_go(make_site: MakeSite) -> None:
    site = make_site()
    program = (
        "import pathlib, time\nfrom digest.lock import exclusive\nfrom digest.settings import read_settings\n"
        "with exclusive(read_settings(pathlib.Path('mkdocs.yml'))):\n"
        "    print('ya', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=site.root, stdout=subprocess.PIPE, env={"PYTHONPATH": str(REPOSITORY)}
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ya\n"
        process.send_signal(signal.SIGKILL)
    with exclusive(site.settings, on_wait=pytest.fail):
        pass


def test_what_a_killed_run_left_is_removed_and_nothing_else(make_site: MakeSite) -> None:
    site = make_site()
    for name in (".digest-a.tmp", "pagefind-x/index.pf", "docs/id/a.md", "memory.sqlite", "site-old/.git/HEAD"):
        site.write(f"build/{name}", "")
    with exclusive(site.settings):
        assert set(site.files("build")) == {"docs/id/a.md", "memory.sqlite", "site-old/.git/HEAD", ".lock"}
