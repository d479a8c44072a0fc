from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from composed import article, edition, pages, settings

from digest.model import Image
from digest.pages import Asset, compose_pages, find_assets, measure, write_pages
from digest.taxonomy import Topics

if TYPE_CHECKING:
    from pathlib import Path

PICTURED = article("2023/a", body="![Bagan](bagan.png)\n", image=Image("foto.png", "Foto"))


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_of_front_matter_and_body_are_found_in_both_languages() -> None:
    english = edition(PICTURED, body="![Chart](bagan.png)\n")
    assert find_assets([PICTURED], {PICTURED.path: english}, settings=settings()) == [
        Asset("en/2023/bagan.png", ("en/2023/bagan.png", "id/2023/bagan.png")),
        Asset("id/2023/bagan.png", ("id/2023/bagan.png",)),
        Asset("id/2023/foto.png", ("id/2023/foto.png",)),
    ]


def test_the_pictures_of_a_draft_are_not_published() -> None:
    assert find_assets([replace(PICTURED, draft=True)], {}, settings=settings()) == []


def test_an_edition_may_have_a_picture_of_its_own(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    for lang in ("id", "en"):
        file = given.content / lang / "2023" / "bagan.png"
        file.parent.mkdir(parents=True)
        file.write_bytes(lang.encode())
    english = edition(PICTURED, body="![Chart](bagan.png)\n")
    write_pages([], find_assets([PICTURED], {PICTURED.path: english}, settings=given), settings=given)
    assert (given.docs_dir / "en/2023/bagan.png").read_bytes() == b"en"
    assert (given.docs_dir / "id/2023/bagan.png").read_bytes() == b"id"


def test_sizes_of_pictures_reach_the_page(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    file = given.content / "id" / "2023" / "foto.png"
    file.parent.mkdir(parents=True)
    file.write_bytes(png(40, 30))
    (file.parent / "bagan.png").write_bytes(b"no picture at all")
    sizes = measure(find_assets([PICTURED], {}, settings=given), settings=given)
    assert sizes == {"id/2023/foto.png": (40, 30)}
    found = compose_pages([PICTURED], {}, settings=given, topics=Topics(), sizes=sizes)
    meta = next(page.meta for page in found if page.path == "id/2023/a.md")
    assert (meta["image"]["width"], meta["image"]["height"]) == (40, 30)


def test_a_link_out_of_the_content_folder_is_not_published(tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    folder = given.content / "id" / "2023"
    folder.mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(png(1, 1))
    (folder / "foto.png").symlink_to(tmp_path / "secret.png")
    assets = find_assets([PICTURED], {}, settings=given)
    assert measure(assets, settings=given) == {}
    write_pages([], assets, settings=given)
    assert not list(given.docs_dir.rglob("*.png"))


def test_a_renamed_article_is_found_by_those_who_link_to_its_file() -> None:
    renamed = replace(article("2023/kunjungan"), file="content/id/2023/a.md")
    other = article("2024/b", body="Baca [ini](../2023/a.md#awal).\n")
    found = {
        page.path: page.body
        for page in pages([renamed, other], [edition(other, body="Read [it](../2023/a.md).\n")])
    }
    assert "[ini](../2023/kunjungan.md#awal)" in found["id/2024/b.md"]
    assert "[it](../2023/kunjungan.md)" in found["en/2024/b.md"]
