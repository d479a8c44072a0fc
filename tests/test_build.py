"""The pipeline as a whole: what is published, what is told, and what stays as it is."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from digest.editions import read_editions
from digest.lock import exclusive
from tests.servers import Fault, TranslationServer, every
from tests.sites import REAL, REPOSITORY, Site, article, make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSite = Callable[..., Site]

PLACE = "content/id/2024"
PATIENCE = 60


@pytest.fixture
def nobody() -> str:
    """An address at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with one translated article, one that is pending, and a draft, built. Not to be changed."""
    site = make(
        tmp_path_factory.mktemp("dibangun"),
        config=REAL,
        terbit=article("Jembatan dibuka", tags="[kota]"),
        tertunda=article("Hujan turun", date="2023-02-01", tags="[cuaca]"),
        konsep=article("Belum selesai", draft="true"),
    )
    assert site.run("translate", f"{site.root}/{PLACE}/terbit.md", "--engine", "pseudo").exit_code == 0
    assert site.run("build", "--offline").exit_code == 0
    return site


def page(site: Site, name: str) -> str:
    return (site.root / "site" / name).read_text(encoding="utf-8")


def test_every_address_of_the_site_is_there(built: Site) -> None:
    names = set(built.files())
    for locale in ("id", "en"):
        assert {
            f"{locale}/{name}"
            for name in (
                "index.html",
                "2024/terbit/index.html",
                "2024/tertunda/index.html",
                "tags/index.html",
                "tags/kota/index.html",
                "tags/kota/feed.xml",
                "archive/index.html",
                "archive/2024/05/index.html",
                "feed.xml",
                "feed.json",
            )
        } <= names
    assert {"index.html", "sitemap.xml", "robots.txt", "404.html"} <= names


def test_a_pending_article_has_a_page_that_says_so_and_stands_in_no_listing(built: Site) -> None:
    text = page(built, "en/2024/tertunda/index.html")
    assert 'content="noindex"' in text
    assert "id/2024/tertunda/" in text
    listings = [name for name in built.files() if name.startswith("en/") and "2024/" not in name]
    assert "en/index.html" in listings
    for name in [*(name for name in listings if name.endswith((".html", ".xml", ".json"))), "sitemap.xml"]:
        assert "en/2024/tertunda" not in page(built, name), name
    assert "en/tags/cuaca/index.html" not in listings
    assert "en/2024/terbit/" in page(built, "en/feed.xml")
    assert "en/2024/terbit/" in page(built, "sitemap.xml")
    assert "id/2024/tertunda/" in page(built, "id/feed.xml")


def test_a_draft_is_published_nowhere(built: Site) -> None:
    assert not [name for name in built.files() if "konsep" in name]
    assert not [name for name, data in built.files().items() if b"Belum selesai" in data]


def test_the_same_content_gives_the_same_bytes_wherever_and_however_often_it_is_built(
    built: Site, tmp_path: Path
) -> None:
    before = built.files()
    again = Site(tmp_path / "folder lain" / "é")
    shutil.copytree(built.root, again.root, ignore=shutil.ignore_patterns("build", "site"))
    assert again.run("build", "--offline").exit_code == 0
    assert again.files() == before
    assert again.run("build", "--offline").exit_code == 0
    assert again.files() == before
    assert again.run("build", "--offline", "--clean").exit_code == 0
    assert again.files() == before


def test_plain_mkdocs_renders_the_same_pages(built: Site, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--config-file",
        built.config,
        "--site-dir",
        tmp_path / "site",
    ]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    subprocess.run(command, check=True, capture_output=True, cwd=built.root, env=environment)
    pages = {name: data for name, data in built.files().items() if name.endswith(".html")}
    assert {name: data for name, data in Site(tmp_path).files().items() if name.endswith(".html")} == pages


def test_ten_broken_articles_are_told_in_one_run_and_the_others_are_built(make_site: MakeSite) -> None:
    broken: dict[str, str | bytes] = {
        "a": article(slug="0123"),
        "b": article("12:30"),
        "c": article("no"),
        "d": article(date="besok"),
        "e": article(tags="[no, 2024]"),
        "f": "Tanpa kepala.\n",
        "g": "---\ntitle: Tak ditutup\n",
        "h": b"---\ntitle: caf\xe9\n---\n",
        "i": article(image="tiada.png"),
        "j": article("Harga: naik"),
    }
    site = make_site(config=REAL, **broken, baik=article("Yang baik"))
    result = site.run("build", "--offline")
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if line.startswith(f"{PLACE}/")]
    assert [line.split(": ")[0] for line in told] == [
        f"{PLACE}/{name}.md:{line}"
        for name, line in {"a": 4, "b": 2, "c": 2, "d": 3, "e": 4, "f": 1, "g": 1, "h": 2, "i": 4, "j": 2}.items()
        for _ in range(2 if name == "e" else 1)
    ]
    assert "Yang baik" in page(site, "id/index.html")
    pages = {name.split("/")[2] for name in site.files() if name.startswith("id/2024/")}
    assert pages == {"baik"}


def test_an_edition_that_cannot_be_read_is_told_and_left_alone(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    edition = site.write("content/en/2024/a.md", "somebody's work\n")
    result = site.run("build", "--engine", "pseudo")
    assert result.exit_code == 1
    assert "content/en/2024/a.md:1: front matter: expected" in result.stderr
    assert edition.read_text(encoding="utf-8") == "somebody's work\n"
    assert 'content="noindex"' in page(site, "en/2024/a/index.html")


def test_strict_fails_at_what_is_broken_pending_or_stale_and_leaves_the_old_site(make_site: MakeSite) -> None:
    site = make_site(config=REAL, basi=article())
    assert site.run("build", "--engine", "pseudo", "--strict").exit_code == 0
    before = site.files()
    site.write(f"{PLACE}/basi.md", article(body="Lain sama sekali.\n"))
    site.write(f"{PLACE}/rusak.md", article(date="besok"))
    site.write(f"{PLACE}/tertunda.md", article())
    result = site.run("build", "--offline", "--strict", "--clean")
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        f"{PLACE}/rusak.md:3",
        f"{PLACE}/basi.md",
        f"{PLACE}/tertunda.md",
    ]
    assert result.stdout == ""
    assert site.files() == before


def test_where_nothing_is_without_an_error_the_old_site_stays(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    assert site.run("build", "--offline").exit_code == 0
    before = site.files()
    site.write(f"{PLACE}/a.md", article(date="besok"))
    result = site.run("build", "--offline")
    assert (result.exit_code, result.stderr) == (
        1,
        f"{PLACE}/a.md:3: date: expected YYYY-MM-DD [HH:MM], found 'besok'\n",
    )
    assert site.files() == before


def test_a_site_of_drafts_alone_can_be_built(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article(draft="true"))
    assert site.run("build", "--offline").exit_code == 0
    assert "id/index.html" in site.files()


def test_without_articles_the_user_is_told_how_to_begin(make_site: MakeSite) -> None:
    result = make_site(config=REAL).run("build")
    assert result.exit_code == 2
    assert "there is no article; write one (`digest new TITLE`)" in result.stderr


def test_without_network_it_is_said_once_with_what_to_do_and_the_rest_is_built(
    make_site: MakeSite, nobody: str
) -> None:
    site = make_site(config=REAL, a=article(), b=article(date="2024-05-07"))
    result = site.run("build", "--engine", "libre", "--engine-url", nobody)
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    (reason,) = (at for at, line in enumerate(lines) if line.startswith("libre: no connection to 127.0.0.1"))
    assert lines[reason + 1].startswith("Run again later")
    assert "--offline" in lines[reason + 1]
    assert "2 articles pending: without an English edition." in result.stderr
    assert {"id/2024/a/index.html", "en/2024/a/index.html", "en/2024/b/index.html"} <= set(site.files())
    offline = site.run("build", "--offline")
    assert offline.exit_code == 0
    assert "2 articles pending" in offline.stderr


def test_strict_says_that_the_engine_alone_is_to_blame(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    with TranslationServer(fault=every(Fault("", status=403))) as server:
        result = site.run("build", "--strict", "--engine", "libre", "--engine-url", server.url)
    assert result.exit_code == 3
    assert f"{PLACE}/a.md: has no edition" in result.stderr
    assert "libre: " in result.stderr
    assert not (site.root / "site").exists()


def test_editions_are_made_once_and_published(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article("Hujan turun"), b=article(date="besok"))
    with TranslationServer() as server:
        options = ("--engine", "libre", "--engine-url", server.url)
        first = site.run("build", *options)
        asked = len(server.seen)
        second = site.run("build", *options)
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert asked > 0
    assert len(server.seen) == asked
    assert "Translated 1 article" in first.stderr
    assert [str(path.relative_to(site.root)) for path in (site.root / "content/en").rglob("*.md")] == [
        "content/en/2024/a.md"
    ]
    assert "HUJAN TURUN" in page(site, "en/2024/a/index.html")


@pytest.mark.parametrize(
    "answer",
    [
        "no",
        "12:30",
        "0123",
        "~",
        "a: b # c",
        "--- x",
        "{% raw %}",
        "x\ud83d",
        "x\u2028",
        "\x9f\0x",
        "'",
        '"',
        "- x",
    ],
)
def test_whatever_an_engine_answers_the_edition_can_be_read_again(make_site: MakeSite, answer: str) -> None:
    site = make_site(config=REAL, a=article(summary="Satu kalimat."))
    with TranslationServer(translate=lambda text: answer) as server:
        result = site.run("translate", "--engine", "libre", "--engine-url", server.url)
    assert result.exit_code == 0, result.stderr
    editions = read_editions(site.read().articles, site.settings)
    assert editions.findings == ()
    assert editions.by_path["2024/a"].state == "machine"


def test_clean_forgets_all_but_what_was_paid_for(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    assert site.run("build", "--engine", "pseudo").exit_code == 0
    site.write("build/docs/id/sisa.md", "sisa")
    site.write("build/cache/x", "sisa")
    site.write("site/sisa.html", "sisa")
    site.write("site/.nojekyll", "")
    assert site.run("build", "--offline", "--clean").exit_code == 0
    assert not [name for name in [*site.files("build"), *site.files()] if "sisa" in name or "cache" in name]
    assert "memory.sqlite" in site.files("build")
    assert ".nojekyll" in site.files()


def test_a_folder_of_somebodys_files_is_never_replaced(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    site.write("site/skripsi.odt", "tiga tahun")
    result = site.run("build", "--offline")
    assert result.exit_code == 2
    assert "holds files that are no site" in result.stderr
    assert site.files() == {"skripsi.odt": b"tiga tahun"}


def test_pictures_are_published_from_beside_their_articles_and_from_nowhere_else(make_site: MakeSite) -> None:
    names = ("foto.png", "../../../rahasia.png", "/etc/passwd", "tiada.png", "https://a.example/e.png")
    body = " ".join(f"![gambar]({name})" for name in names)
    site = make_site(config=REAL, a=article(body=body, image="{src: utama.png, alt: Utama}"))
    for name in (f"{PLACE}/foto.png", f"{PLACE}/utama.png", f"{PLACE}/lain.png", "rahasia.png"):
        site.write(name, b"\x89PNG")
    result = site.run("build", "--offline")
    assert result.exit_code == 0
    assert [line.split(",")[0] for line in result.stderr.splitlines() if "contains a link" in line] == [
        f"{PLACE}/a.md: contains a link '../../../rahasia.png'",
        f"{PLACE}/a.md: contains a link 'tiada.png'",
    ]
    pictures = {name for name, data in site.files().items() if data == b"\x89PNG"}
    assert pictures == {"id/2024/foto.png", "id/2024/utama.png"}


def test_what_an_author_writes_is_text_wherever_it_stands(make_site: MakeSite) -> None:
    evil = """'<script>alert(1)</script>{{ config }}"--></title>'"""
    fields = {
        "summary": evil,
        "authors": f"[{evil}]",
        "source": f"{{name: {evil}, url: 'https://a.example/?a&b'}}",
    }
    site = make_site(config=REAL, a=article(evil, **fields))
    assert site.run("build", "--offline").exit_code == 0
    for name, data in site.files().items():
        if name.endswith((".html", ".xml")):
            assert b"<script>alert(1)" not in data, name


def test_articles_that_the_renderer_fails_at_do_not_take_the_others_down(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article(body="[x](//[)\n"), b=article(), c=article(body="[y](http://[::1)\n"))
    site.write("content/en/2024/b.md", article("Rain", "[z](//])[\n[z](//[)\n"))
    result = site.run("build", "--offline")
    assert result.exit_code == 1
    assert sorted(line for line in result.stderr.splitlines() if "cannot be rendered" in line) == [
        "content/en/2024/b.md: cannot be rendered: Invalid IPv6 URL",
        f"{PLACE}/a.md: cannot be rendered: Invalid IPv6 URL",
        f"{PLACE}/c.md: cannot be rendered: Invalid IPv6 URL",
    ]
    assert {name.split("/")[2] for name in site.files() if name.startswith(("id/2024/", "en/2024/"))} == {"b"}
    assert 'content="noindex"' in page(site, "en/2024/b/index.html")
    before = site.files()
    assert site.run("build", "--offline", "--strict").exit_code == 1
    site.write(f"{PLACE}/b.md", article(body="[x](//[)\n"))
    assert site.run("build", "--offline").exit_code == 1
    assert site.files() == before


def test_settings_that_mkdocs_refuses_leave_the_old_site(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    assert site.run("build", "--offline").exit_code == 0
    before = site.files()
    site.config.write_text(REAL + "markdown_extensions: [tidak_ada]\n", encoding="utf-8")
    result = site.run("build", "--offline")
    assert result.exit_code == 2
    assert "tidak_ada" in result.stderr
    assert site.files() == before


def test_a_second_build_waits_for_the_first(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    with exclusive(site.settings):
        process = site.start("build", "--offline")
        assert process.stderr is not None
        assert process.stderr.readline() == "Another run of digest works in this folder; waiting for its end …\n"
        assert process.poll() is None
        assert not (site.root / "site").exists()
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "id/2024/a/index.html" in site.files()


def test_a_killed_build_leaves_the_old_site_or_the_new_one(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article("Lama"))
    whole = []
    for title in ("Baru", "Lama"):
        site.write(f"{PLACE}/a.md", article(title))
        assert site.run("build", "--offline").exit_code == 0
        whole.append(site.files())
    moments = random.Random(7)
    for title in ("Baru", "Lama", "Baru", "Lama"):
        site.write(f"{PLACE}/a.md", article(title))
        process = site.start("build", "--offline", start_new_session=True)
        time.sleep(moments.uniform(0.2, 1.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=PATIENCE)
        assert site.files() in whole
    assert site.run("build", "--offline").exit_code == 0
    assert site.files() == whole[1]
    assert {path.name for path in (site.root / "build").iterdir()} <= {".lock", "docs"}
