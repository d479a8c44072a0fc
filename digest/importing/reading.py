"""An argument of the command → a reading: file, standard input or address; text, HTML or Markdown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digest.importing.decoding import Kind, decode, kind_of
from digest.importing.model import InputError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from digest.importing.model import Reading

_SIZE = 10_000_000


def read_input(argument: str, *, zone: ZoneInfo, kind: Kind | None = None) -> Reading:
    """Read `argument`: a file, `-` for standard input, or an address.

    kind: what the input is; None: what it looks like
    Raises InputError, naming the argument, for what cannot be read.
    """
    from digest.importing.fetching import fetch, is_url, public_url

    if not is_url(argument):
        data = _read_bytes(argument)
        return _read(decode(data, name=argument), name=argument, url=None, kind=kind, zone=zone)
    page = fetch(argument)
    text = decode(page.data, name=public_url(argument), charset=page.charset)
    if kind is None and page.content_type != "text/plain":
        kind = "markdown" if page.content_type == "text/markdown" else "html"
    return _read(text, name=public_url(argument), url=public_url(page.url), kind=kind, zone=zone)


def _read_bytes(argument: str) -> bytes:
    try:
        if argument == "-":
            data = sys.stdin.buffer.read(_SIZE + 1)
        else:
            with Path(argument).open("rb") as stream:
                data = stream.read(_SIZE + 1)
    except OSError as error:
        raise InputError(f"{argument}: cannot be read: {error.strerror}") from None
    if len(data) > _SIZE:
        raise InputError(f"{argument}: larger than {_SIZE / 1e6:g} MB; that is no article")
    return data


def _read(text: str, *, name: str, url: str | None, kind: Kind | None, zone: ZoneInfo) -> Reading:
    kind = kind or kind_of(text, name=name)
    if kind == "html":
        from digest.importing.webpage import read_webpage

        return read_webpage(text, name=name, url=url, zone=zone)
    if kind == "markdown":
        from digest.importing.markdown_file import read_markdown

        return read_markdown(text, name=name, zone=zone)
    from digest.importing.plaintext import read_plaintext

    return read_plaintext(text, name=name)
