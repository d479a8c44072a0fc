from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from composed import settings

from digest.errors import RenderError, UsageError
from digest.serve import Preview, rebuild_on_change, serving, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[1]
PATIENCE = 30
"""Seconds after which a test gives up; what it waits for takes a fraction of one."""

ARTICLE = "---\ntitle: {title}\ndate: 2023-10-27\n---\n\nIsi.\n"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    given = settings(root=tmp_path)
    (given.site_dir / "id").mkdir(parents=True)
    (given.site_dir / "id" / "index.html").write_text("<body>Halo</body>", encoding="utf-8")
    (given.site_dir / "404.html").write_text("<body>Tidak ada</body>", encoding="utf-8")
    (given.site_dir / "a.css").write_text("a{}", encoding="utf-8")
    return Preview(given)


def get(url: str) -> str:
    with urlopen(url, timeout=PATIENCE) as answer:
        return answer.read().decode("utf-8")


def test_pages_are_served_below_the_path_of_their_address(preview: Preview) -> None:
    with serving(preview, port=0) as url:
        assert url.endswith("/repo/")
        assert "Halo" in get(url + "id/")
        assert "Halo" in get(url + "id")
        assert get(url + "a.css") == "a{}"


def test_the_root_leads_to_the_site(preview: Preview) -> None:
    (preview.site / "index.html").write_text("<body>Gerbang</body>", encoding="utf-8")
    with serving(preview, port=0) as url:
        assert "Gerbang" in get(url.removesuffix("repo/"))


def test_a_missing_page_is_the_sites_own(preview: Preview) -> None:
    with serving(preview, port=0) as url, pytest.raises(HTTPError) as caught:
        get(url + "tidak/ada/")
    assert caught.value.code == 404
    assert b"Tidak ada" in caught.value.read()


def test_nothing_outside_of_the_site_is_served(preview: Preview) -> None:
    (preview.site.parent / "secret.txt").write_text("rahasia", encoding="utf-8")
    with serving(preview, port=0) as url:
        for path in ("../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt"):
            with pytest.raises(HTTPError) as caught:
                get(url + path)
            assert caught.value.code == 404
            caught.value.close()


def test_pages_know_how_to_reload_and_files_on_disk_do_not(preview: Preview) -> None:
    with serving(preview, port=0) as url:
        assert "EventSource" in get(url + "id/")
    assert "EventSource" not in (preview.site / "id" / "index.html").read_text(encoding="utf-8")


def test_browsers_hear_of_a_new_version(preview: Preview) -> None:
    with serving(preview, port=0) as url, urlopen(url + "-digest-reload", timeout=PATIENCE) as events:
        first = events.readline()
        assert first == f"data: {preview.version}\n".encode()
        events.readline()
        preview.renew()
        assert events.readline() == f"data: {preview.version}\n".encode() != first


def test_a_taken_port_is_told_with_what_to_do(preview: Preview) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="--port"), serving(preview, port=port):
            pass


@pytest.mark.parametrize("name", ["content/id/2023/a.md", "content/topics.yml", "theme/main.html", "mkdocs.yml"])
def test_a_saved_file_is_noticed(tmp_path: Path, name: str) -> None:
    for folder in ("content/id/2023", "theme"):
        (tmp_path / folder).mkdir(parents=True)
    with watching(settings(root=tmp_path)) as wait:
        noticed = threading.Thread(target=wait, daemon=True)
        noticed.start()
        # As editors do: a new file takes the old one's place.
        (tmp_path / "draft").write_text("baru", encoding="utf-8")
        (tmp_path / "draft").replace(tmp_path / name)
        noticed.join(PATIENCE)
        assert not noticed.is_alive()


def test_what_the_build_writes_is_not_a_change(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("lama", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("lama", encoding="utf-8")
    with watching(settings(root=tmp_path)) as wait:
        noticed = threading.Event()
        threading.Thread(target=lambda: (wait(), noticed.set()), daemon=True).start()
        (tmp_path / "build").mkdir()
        (tmp_path / "site").mkdir()
        for name in ("content/a.md", "mkdocs.yml"):
            (tmp_path / name).read_text(encoding="utf-8")
        assert not noticed.wait(0.5)
        (tmp_path / "content" / "a.md").write_text("baru", encoding="utf-8")
        assert noticed.wait(PATIENCE)


def test_an_error_is_told_and_the_next_change_is_built(preview: Preview) -> None:
    before = preview.version
    told: list[str] = []
    outcomes: list[Exception | None] = [RenderError("rusak"), None]

    class Enough(BaseException):
        pass

    def wait() -> None:
        if not outcomes:
            raise Enough

    def build() -> None:
        if (outcome := outcomes.pop(0)) is not None:
            raise outcome

    with pytest.raises(Enough):
        rebuild_on_change(preview, wait, build=build, tell=told.append)
    assert told == ["rusak"]
    assert preview.version == str(int(before) + 1)


@contextmanager
def serve_command(root: Path) -> Iterator[str]:
    """Run `digest serve` on a new site; the address that it prints."""
    (root / "content" / "id").mkdir(parents=True)
    (root / "content" / "id" / "a.md").write_text(ARTICLE.format(title="Judul lama"), encoding="utf-8")
    config = f"INHERIT: {REPOSITORY}/mkdocs.yml\ntheme: {{custom_dir: {REPOSITORY}/theme}}\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "digest", "serve", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    ) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.send_signal(signal.SIGINT)
            try:
                assert process.wait(PATIENCE) == 0
            finally:
                process.kill()  # or the end of `with` would wait for ever


def test_a_saved_article_is_in_the_browser_soon_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with serve_command(tmp_path) as url:
        assert "Judul lama" in get(url + "id/a/")
        with urlopen(url + "-digest-reload", timeout=PATIENCE) as events:
            events.readline()
            events.readline()
            (tmp_path / "content" / "id" / "a.md").write_text(ARTICLE.format(title="Judul baru"), encoding="utf-8")
            assert events.readline().startswith(b"data:")
        assert "Judul baru" in get(url + "id/a/")


def test_a_site_without_an_address_is_served_from_the_root(tmp_path: Path) -> None:
    given = replace(settings(root=tmp_path), site_url=None)
    given.site_dir.mkdir()
    (given.site_dir / "index.html").write_text("<body>Gerbang</body>", encoding="utf-8")
    with serving(Preview(given), port=0) as url:
        assert url.count("/") == 3
        assert "Gerbang" in get(url)
