from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from composed import settings
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta as mkdocs_meta

from digest.model import Page
from digest.pages import Asset, page_text, write_pages

if TYPE_CHECKING:
    from pathlib import Path

texts = st.text(st.characters(codec="utf-8"))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
metas = st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True).map(lambda key: f"k{key}"), values)


@given(metas, st.from_regex(r"[a-z#<>*\n -]{0,40}", fullmatch=True))
def test_mkdocs_reads_back_what_was_written(meta: dict[str, Any], body: str) -> None:
    text = page_text(Page("a.md", {"kind": "plain", **meta}, body))
    found_body, found_meta = mkdocs_meta.get_data(text)
    assert found_meta == {"kind": "plain", **meta}
    assert found_body.strip("\n") == body.strip("\n")


@pytest.mark.parametrize(
    "title", ["12:30", "no", "0123", "---", "a: b # c", "\u2028", "\x85", "\x7f", "'\"", "2023-10-27"]
)
def test_a_title_stays_the_text_that_it_is(title: str) -> None:
    text = page_text(Page("a.md", {"title": title}))
    assert yaml.safe_load(text.split("---\n")[1]) == {"title": title}
    assert len(text.splitlines()) == 3 or title in "\u2028\x85"


def test_lists_of_items_have_a_line_each() -> None:
    text = page_text(Page("a.md", {"items": [{"url": "a/"}, {"url": "b/"}]}, "isi\n"))
    assert text == '---\nitems:\n  - {"url": "a/"}\n  - {"url": "b/"}\n---\n\nisi\n'


def test_the_docs_folder_holds_the_pages_and_nothing_else(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    stale = given.docs_dir / "id" / "2020" / "lama.md"
    stale.parent.mkdir(parents=True)
    stale.write_text("lama", encoding="utf-8")
    assert write_pages([Page("id/index.md", {"kind": "front"})], settings=given) == ["id/index.md"]
    assert [path.name for path in given.docs_dir.rglob("*")] == ["id", "index.md"]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    pages = [Page("a.md", {"title": "A"}), Page("b.md", {"title": "B"})]
    write_pages(pages, settings=given)
    before = (given.docs_dir / "a.md").stat().st_mtime_ns
    assert write_pages([pages[0], Page("b.md", {"title": "C"})], settings=given) == ["b.md"]
    assert (given.docs_dir / "a.md").stat().st_mtime_ns == before
    assert write_pages([], settings=given) == []
    assert list(given.docs_dir.iterdir()) == []


def test_a_folder_makes_room_for_a_file_and_a_file_for_a_folder(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    write_pages([Page("a.md/b.md", {}), Page("c.md", {})], settings=given)
    assert write_pages([Page("a.md", {}), Page("c.md/d.md", {})], settings=given) == ["a.md", "c.md/d.md"]
    assert write_pages([Page("a.md/b.md", {}), Page("c.md", {})], settings=given) == ["a.md/b.md", "c.md"]


def test_a_link_in_the_place_of_a_folder_does_not_lead_pages_astray(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    outside = tmp_path / "precious"
    outside.mkdir()
    given.docs_dir.mkdir(parents=True)
    (given.docs_dir / "id").symlink_to(outside)
    write_pages([Page("id/a.md", {})], settings=given)
    assert list(outside.iterdir()) == []
    assert (given.docs_dir / "id" / "a.md").is_file()


def test_a_link_out_of_the_docs_folder_is_removed_and_not_followed(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    outside = tmp_path / "precious"
    outside.mkdir()
    (outside / "a.txt").write_text("x", encoding="utf-8")
    given.docs_dir.mkdir(parents=True)
    (given.docs_dir / "link").symlink_to(outside)
    write_pages([], settings=given)
    assert not (given.docs_dir / "link").is_symlink()
    assert (outside / "a.txt").exists()


def test_the_files_that_pages_name_come_along(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    source = given.content / "id" / "2023" / "foto.jpg"
    source.parent.mkdir(parents=True)
    source.write_bytes(b"jpeg")
    assets = [Asset("id/2023/foto.jpg", ("id/2023/foto.jpg",)), Asset("id/2023/x.jpg", ("id/2023/x.jpg",))]
    assert write_pages([], assets, settings=given) == []
    assert (given.docs_dir / "id" / "2023" / "foto.jpg").read_bytes() == b"jpeg"
    assert len(list(given.docs_dir.rglob("*.jpg"))) == 1
