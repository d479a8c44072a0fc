"""Pictures and other files beside the articles: which of them the pages need, and where.

Only what a published page names is published; a draft's photograph is not.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

import imagesize  # type: ignore[import-untyped]  # it ships no stubs

from digest.pages.links import local_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.model import Article, Edition
    from digest.settings import Settings


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a page names. The paths have forward slashes.

    place:   where it belongs below the docs folder (`en/2023/a.png`)
    sources: where it may come from below the content folder, best first: `en/2023/a.png` if somebody made one
             for that language, else `id/2023/a.png`
    """

    place: str
    sources: tuple[str, ...]


def find_assets(
    articles: Iterable[Article], editions: Mapping[str, Edition], *, settings: Settings
) -> list[Asset]:
    """The files that the pages of these articles name, by place. Whether they exist is not asked."""
    source, target = settings.locales
    found: dict[str, Asset] = {}
    for article in articles:
        if article.draft:
            continue
        folder = article.path.rpartition("/")[0]
        if article.image:
            place = posixpath.join(source, folder, article.image.src)
            found[place] = Asset(place, (place,))
        for name in local_files(article.body, folder):
            found[f"{source}/{name}"] = Asset(f"{source}/{name}", (f"{source}/{name}",))
        if edition := editions.get(article.path):
            for name in local_files(edition.body, folder):
                found[f"{target}/{name}"] = Asset(f"{target}/{name}", (f"{target}/{name}", f"{source}/{name}"))
    return [found[place] for place in sorted(found)]


def measure(assets: Iterable[Asset], *, settings: Settings) -> dict[str, tuple[int, int]]:
    """Width and height in pixels of the pictures among `assets`, by place; those that cannot be told are left
    out, and so is what does not exist."""
    sizes = {}
    for asset in assets:
        if file := _source(asset, settings):
            try:
                with file.open("rb") as stream:
                    width, height = imagesize.get(stream)
            except (OSError, ValueError):
                continue
            if width > 0 and height > 0:
                sizes[asset.place] = (int(width), int(height))
    return sizes


def asset_files(assets: Iterable[Asset], *, settings: Settings) -> dict[Path, Path]:
    """Where those that exist belong, and where they come from."""
    found = ((asset, _source(asset, settings)) for asset in assets)
    return {settings.docs_dir / asset.place: file for asset, file in found if file}


def _source(asset: Asset, settings: Settings) -> Path | None:
    inside = settings.content.resolve()
    for name in asset.sources:
        file = settings.content / name
        if file.is_file() and file.resolve().is_relative_to(inside):
            return file
    return None
