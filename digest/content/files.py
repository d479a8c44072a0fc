"""The files below a folder of `content/`, and their text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.settings import Settings

_OTHER_SUFFIXES = frozenset({".markdown", ".mdown", ".mkdn", ".mkd"})


def markdown_files(folder: Path, settings: Settings, findings: list[Finding]) -> Iterator[Path]:
    """The Markdown files below `folder`, sorted. Hidden files and folders are passed over.

    Appends to `findings` what looks like an article and cannot be read as one.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        findings.append(_finding("unreadable", f"cannot be read: {error.strerror}", folder, settings))
        return
    for entry in entries:
        path = Path(entry.path)
        is_article = path.suffix.lower() == ".md"
        # Not the entry's own question, which raises for links in a circle.
        is_folder = path.is_dir()
        if entry.name.startswith("."):
            continue
        if (is_folder or is_article) and (reason := _refusal(path, settings, is_folder=is_folder)):
            findings.append(_finding("path", reason, path, settings))
        elif is_folder:
            yield from markdown_files(path, settings, findings)
        elif is_article:
            yield path
        elif path.suffix.lower() in _OTHER_SUFFIXES:
            reason = f"expected a file name that ends in .md, found {path.suffix!r}; rename it"
            findings.append(_finding("path", reason, path, settings))


def _refusal(path: Path, settings: Settings, *, is_folder: bool) -> str | None:
    """Why a file or folder is not read, None where it is."""
    if not path.name.isprintable():
        # It would break up the lines of every report; a name that is not in UTF-8 could not even be written.
        return f"expected a name of letters, digits and hyphens, found {path.name!r}; rename it"
    if path.is_symlink():
        return _bad_link(path, settings, is_folder=is_folder)
    if not is_folder and not path.is_file():
        return "expected a file, found a device or a pipe"
    return None


def _bad_link(path: Path, settings: Settings, *, is_folder: bool) -> str | None:
    """Why a symbolic link is not followed: what lies outside the content is nobody's to publish."""
    if is_folder:
        return "expected a folder, found a symbolic link to one; it is not followed"
    if not path.is_file():
        return f"expected a symbolic link to an article, found one to {str(path.readlink())!r}, which is none"
    if not path.resolve().is_relative_to(settings.content.resolve()):
        return f"expected a symbolic link to a file in {settings.content.name}/, found one that leads out of it"
    return None


def read_text(file: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of `file` in UTF-8, or a finding that says why it cannot be had. Line ends stay as they are."""
    try:
        data = file.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        return None, [Finding("unreadable", "error", f"cannot be read: {error.strerror}", file=name)]
    except UnicodeDecodeError as error:
        line = _line(data[: error.start].decode("utf-8"))
        message = f"expected UTF-8, found byte 0x{data[error.start]:02x}; save the file as UTF-8"
        return None, [Finding("not-utf8", "error", message, file=name, line=line)]
    if "\0" in text:
        line = _line(text[: text.index("\0")])
        return None, [Finding("not-text", "error", "expected text, found a NUL character", file=name, line=line)]
    return text, []


def _line(before: str) -> int:
    """The line, from 1, of what stands behind `before`."""
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def _finding(code: str, message: str, path: Path, settings: Settings) -> Finding:
    name = path.relative_to(settings.root).as_posix()
    # Names are bytes to the system; what is no text in them is shown escaped.
    printable = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
    return Finding(code, "error", message, file=printable)
