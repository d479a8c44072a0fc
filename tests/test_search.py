from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from composed import settings

from digest.errors import RenderError
from digest.search import index_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.settings import Settings

ARTICLE = """<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body>
<nav>navigasi</nav>
<article data-pagefind-body>
<p data-pagefind-ignore><a data-pagefind-meta="topic">Cuaca</a></p>
<h1 data-pagefind-ignore data-pagefind-meta="title">{title}</h1>
<time datetime="2023-10-27" data-pagefind-ignore data-pagefind-meta="date[datetime]">27 Oktober</time>
<p data-provenance data-pagefind-ignore>asal-usul</p>
<p>{text}<a class="footnote-ref">1</a></p>
</article></body></html>"""
LISTING = '<!doctype html><html lang="{lang}"><body><h1>Daftar</h1><p>{text}</p></body></html>'


def write(file: Path, template: str, *, lang: str = "id", title: str = "Judul", text: str = "Isi.") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(template.format(lang=lang, title=title, text=text), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    """A site of two articles in Indonesian and one in English."""
    found = settings(root=tmp_path)
    write(found.site_dir / "index.html", LISTING, text="gerbang")
    write(found.site_dir / "id/index.html", LISTING, text="Hujan turun.")
    write(found.site_dir / "id/hujan/index.html", ARTICLE, title="Hujan & angin", text="Hujan turun di Bogor.")
    write(found.site_dir / "id/kering/index.html", ARTICLE, title="Kering", text="Kemarau datang.")
    write(found.site_dir / "en/hujan/index.html", ARTICLE, lang="en", title="Rain", text="Rain falls.")
    return found


def index(found: Settings) -> Mapping[str, int]:
    return index_site(found.site_dir, work=found.build)


def fragments(found: Settings) -> dict[str, dict[str, Any]]:
    """What Pagefind knows of each page, by URL."""
    files = (found.site_dir / "pagefind/fragment").glob("*.pf_fragment")
    read = [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in files]
    return {fragment["url"]: fragment for fragment in read}


def digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_articles_alone_are_indexed_each_language_by_itself(site: Settings) -> None:
    assert index(site) == {"en": 1, "id": 2}
    assert sorted(fragments(site)) == ["/en/hujan/", "/id/hujan/", "/id/kering/"]


def test_only_the_words_of_the_article_are_searched_and_the_rest_is_known_of_it(site: Settings) -> None:
    index(site)
    found = fragments(site)["/id/hujan/"]
    assert found["content"] == "Hujan turun di Bogor."
    assert found["meta"] == {"title": "Hujan & angin", "date": "2023-10-27", "topic": "Cuaca"}


def test_the_same_pages_give_the_same_bytes(site: Settings) -> None:
    index(site)
    first = digests(site.site_dir / "pagefind")
    index(site)
    assert digests(site.site_dir / "pagefind") == first


def test_an_index_of_the_same_pages_is_not_touched(site: Settings) -> None:
    index(site)
    files = [file for file in (site.site_dir / "pagefind").rglob("*") if file.is_file()]
    before = {file: file.stat().st_mtime_ns for file in files}
    index(site)
    assert {file: file.stat().st_mtime_ns for file in files} == before


def test_nothing_is_left_of_a_page_that_is_gone(site: Settings) -> None:
    index(site)
    (site.site_dir / "id/kering/index.html").unlink()
    assert index(site) == {"en": 1, "id": 1}
    assert sorted(fragments(site)) == ["/en/hujan/", "/id/hujan/"]
    assert len(list((site.site_dir / "pagefind").glob("*.pf_meta"))) == 2


def test_search_boxes_that_nobody_sees_are_not_published(site: Settings) -> None:
    index(site)
    kinds = {name.split(".")[0] for name in digests(site.site_dir / "pagefind") if "/" not in name}
    assert kinds == {"pagefind", "pagefind-entry", "wasm"}


def test_a_site_without_articles_has_an_index_of_nothing(tmp_path: Path) -> None:
    found = settings(root=tmp_path)
    write(found.site_dir / "index.html", LISTING)
    assert index(found) == {}
    entry = found.site_dir / "pagefind/pagefind-entry.json"
    assert json.loads(entry.read_text(encoding="utf-8")) == {"languages": {}}


def test_articles_without_a_word_have_an_index_of_nothing(tmp_path: Path) -> None:
    found = settings(root=tmp_path)
    write(found.site_dir / "id/a/index.html", '<html lang="id"><p data-pagefind-body><img src="a.png">')
    assert index(found) == {}
    entry = found.site_dir / "pagefind/pagefind-entry.json"
    assert json.loads(entry.read_text(encoding="utf-8")) == {"languages": {}}


def test_settings_for_pagefind_that_lie_about_do_no_harm(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.root / "pagefind.yml").write_text("force_language: de\n", encoding="utf-8")
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    monkeypatch.chdir(site.root)
    assert index(site) == {"en": 1, "id": 2}


def test_a_failure_is_told_in_pagefinds_own_words(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    program = site.root / "pagefind"
    program.write_text("#!/bin/sh\necho 'the disk is full' >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(RenderError, match="the disk is full"):
        index(site)


def test_a_program_that_cannot_be_run_is_named(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(site.root / "no-such-program"))
    with pytest.raises(RenderError, match="no-such-program"):
        index(site)


def test_a_run_leaves_nothing_behind_but_the_index(site: Settings) -> None:
    index(site)
    assert list(site.build.iterdir()) == []
