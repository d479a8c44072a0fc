"""Bytes → text, and what kind of text it is."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

from digest.importing.model import InputError

Kind = Literal["text", "html", "markdown"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""(?:<meta[^>]+charset|<\?xml[^>]+encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_KINDS: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w.-]+[ \t]*:|#).*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def decode(data: bytes, *, name: str, charset: str | None = None) -> str:
    """The text of `data`: by its byte order mark, then `charset`, then what HTML says, then UTF-8.

    What is none of these is Windows-1252. Raises InputError for what is no text.
    """
    for mark, unicode in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(unicode, "replace"), name)
    stated = _META.search(data[:2048])
    for encoding in (charset, stated[1].decode("ascii", "replace") if stated else None, "utf-8"):
        text = _decode(data, encoding) if encoding else None
        if text is not None:
            return _checked(text, name)
    return _checked(data.decode("windows-1252", "replace"), name)


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_web(encoding))
    except (LookupError, ValueError):
        return None


def _web(encoding: str) -> str:
    """The web says Latin-1 and means Windows-1252."""
    return "windows-1252" if codecs.lookup(encoding).name in ("iso8859-1", "ascii") else encoding


def _checked(text: str, name: str) -> str:
    if "\0" in text or text.startswith("%PDF-"):
        raise InputError(f"{name}: expected text, HTML or Markdown, found a binary file")
    return text


def kind_of(text: str, *, name: str) -> Kind:
    """What `text` is: HTML shows itself, otherwise the suffix of `name` tells; else front matter is Markdown's."""
    if re.match(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", text, re.IGNORECASE):
        return "html"
    suffix = _KINDS.get(PurePath(name).suffix.lower())
    if suffix:
        return suffix
    if _HTML.match(text):
        return "html"
    return "markdown" if _FRONT_MATTER.match(text) else "text"
