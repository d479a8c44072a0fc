"""What a body points to beside itself: files and other articles, by relative paths."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TARGET = re.compile(
    r"""(?:\]\(\s*<?)(?P<inline>[^)\s<>]+)               # [text](target), ![alt](<target>)
      | (?:^[ ]{0,3}\[[^\]]+\]:\s*<?)(?P<defined>[^\s<>]+)   # [label]: target
      | (?:\s(?:src|href)\s*=\s*["'])(?P<html>[^"']+)         # <img src="target">
    """,
    re.VERBOSE | re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\?")


def local_files(body: str, folder: str) -> Iterator[str]:
    """The files other than articles that `body` names; `folder` is that of its page, as are the answers:
    relative to the folder of the language. What would lie outside of it, or is hidden, is not ours."""
    for match in _TARGET.finditer(body):
        name = _resolve(match, folder)
        last = name.rpartition("/")[2]
        if name and "." in last and not last.endswith(".md"):
            yield name


def relink(body: str, folder: str, renamed: Mapping[str, str]) -> str:
    """`body` with links to article files led to where their pages are.

    renamed: for articles whose slug is another than their file's name, page by file, both relative to the
             folder of the language (`2023/a.md` → `2023/kunjungan.md`)
    """
    if not renamed:
        return body

    def lead(match: re.Match[str]) -> str:
        page = renamed.get(_resolve(match, folder))
        if not page:
            return match[0]
        written = match[match.lastgroup or 0]
        rest = written[len(re.split(r"[?#]", written)[0]) :]
        start = match[0][: len(match[0]) - len(written)]
        return f"{start}{quote(posixpath.relpath(page, folder or '.'))}{rest}"

    return _TARGET.sub(lead, body)


def _resolve(match: re.Match[str], folder: str) -> str:
    """The file that a link names, relative to the language's folder; empty where it lies elsewhere."""
    written = match[match.lastgroup or 0]
    if _ELSEWHERE.match(written):
        return ""
    name = posixpath.normpath(posixpath.join(folder, unquote(re.split(r"[?#]", written)[0])))
    hidden = any(part.startswith(".") for part in name.split("/"))  # `..`, too
    return "" if hidden or "\0" in name else name
