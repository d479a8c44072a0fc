"""Where the front matter of a text stands."""

from __future__ import annotations

import re

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
# Not `^`, which knows no lone carriage return.
_END = re.compile(r"(?:(?<=[\r\n])|\A)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line in the files that digest reads: `str.splitlines` knows seven more, that no editor counts."""


def split(text: str) -> tuple[str | None, str]:
    """Split `text` into its front matter (without the `---` lines) and its body.

    The front matter is None where the text has none, or where it is never closed. For any text with front
    matter, the text before it, the two `---` lines, the front matter and the body together are the text.
    """
    start, end, body = locate(text)
    return (None, text) if body == 0 else (text[start:end], text[body:])


def locate(text: str) -> tuple[int, int, int]:
    """The offsets in `text` of the front matter's start and end and of the body; the body's is 0 without any."""
    opening = _FENCE.match(text, 1 if text.startswith("\ufeff") else 0)
    if not opening:
        return (0, 0, 0)
    closing = _END.search(text, opening.end())
    return (opening.end(), closing.start(), closing.end()) if closing else (0, 0, 0)
