"""Keep an article in `content/`: never over another one, and never twice, unless asked to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.content import markdown_files, read_text
from digest.files import write_atomic
from digest.frontmatter import split
from digest.importing.model import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from digest.settings import Settings


def store(path: Path, text: str, *, url: str | None, settings: Settings, force: bool) -> None:
    """Write the article `text` to `path`.

    Raises InputError where `path` is taken, or where the same text or the same address is in the site already;
    `force` writes all the same.
    """
    if not force:
        same = _find_same(text, url, settings)
        if same is not None:
            raise InputError(f"{_name(same, settings)}: holds this article already; --force imports it again")
        if path.exists():
            name = _name(path, settings)
            raise InputError(f"{name}: exists and holds another text; give --slug, or --force to replace it")
    write_atomic(path, text)


def _find_same(text: str, url: str | None, settings: Settings) -> Path | None:
    """The file of the site whose text has the same words, or whose source is the same address."""
    words = _words(text)
    longest = max(words, key=len, default="")
    for file in markdown_files(settings.content / settings.source, settings, []):
        found, _ = read_text(file, file.name)
        if found is None:
            continue
        head, body = split(found)
        # One word is looked for before all are compared: there may be thousands of articles.
        same = longest in body.casefold() and _words(found) == words
        if same or (url and head and _names(url, head)):
            return file
    return None


def _words(text: str) -> list[str]:
    """The words of the body: editing of spaces, marks and front matter does not make another article."""
    return re.findall(r"\w+", split(text)[1].casefold())


def _names(url: str, head: str) -> bool:
    return re.search(rf"{re.escape(url)}/?(?=[\"'\s}},]|$)", head) is not None


def _name(path: Path, settings: Settings) -> str:
    return path.relative_to(settings.root).as_posix()
