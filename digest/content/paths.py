"""Which page an article becomes. A path can neither leave its language's folder nor take another page's place."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from digest import frontmatter

if TYPE_CHECKING:
    from pathlib import Path

    from digest.settings import Settings

RESERVED = frozenset({"tags", "archive", "weekly"})
"""First parts of a path below a language that belong to listings."""

_INDEXES = frozenset({"index", "readme"})
_FILES = frozenset({"index.html", "feed.xml", "feed.json"})
"""What stands beside pages as a file, and cannot be a folder, too."""

# `foto.png` as a page is a folder in the place of a picture; in `versi-2.0` the dot is part of a word.
_SUFFIX = re.compile(r"\.\w*[^\W\d_]\w*\Z")


def page_path(file: Path, slug: str | None, settings: Settings) -> str:
    """The page's path below its language: folders and file name in NFC, or `slug` in the file name's place."""
    parts = file.relative_to(settings.content / settings.source).with_suffix("").parts
    names = [unicodedata.normalize("NFC", part) for part in parts]
    return "/".join([*names[:-1], slug or names[-1]])


def path_error(path: str, *, from_slug: bool) -> str | None:
    """What is wrong with a page's path, None where nothing is.

    from_slug: the last part is the front matter's, not the file's name
    """
    *folders, last = path.split("/")
    subject = "a slug" if from_slug else "a file name"
    for folder in folders:
        if not frontmatter.is_slug(folder) or folder.casefold() in _FILES:
            return _misnamed("a folder", folder)
    if not frontmatter.is_slug(last) or _SUFFIX.search(last):
        return _misnamed(subject, last)
    first = path.split("/")[0]
    if first.casefold() in RESERVED:
        return f"/{path}/ belongs to digest's own pages; choose another folder or slug than {first!r}"
    if last.casefold() in _INDEXES:
        return f"{subject} {last!r} would make it its folder's front page; choose another"
    return None


def _misnamed(subject: str, found: str) -> str:
    near = frontmatter.slugify(found)
    advice = f", for instance {frontmatter.shorten(near)}" if near else ""
    return f"expected {subject} of letters, digits and hyphens{advice}, found {frontmatter.shorten(found)}"
