"""Cutting a text that is too long for one request where a reader would pause."""

from __future__ import annotations

import re

# The end of a sentence: its mark, quotes or brackets that close it, and a space before what may begin a new
# one. After one or two letters a full stop is rather an abbreviation's (`PT. Maju`, `Jl. Sudirman`).
_SENTENCE_END = re.compile(r"(?<!\b\w)(?<!\b\w\w)[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_PAUSE = re.compile(r"[;:,—–]\s+")
_SPACE = re.compile(r"\s+")


def split_text(text: str, limit: int) -> list[str]:
    """Cut `text` into pieces of at most `limit` characters whose concatenation is `text`.

    At ends of sentences where there are any, else at lesser pauses, else at spaces, else anywhere.
    """
    pieces = []
    while len(text) > limit:
        cut = _last_cut(text, limit)
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _last_cut(text: str, limit: int) -> int:
    for pattern in (_SENTENCE_END, _PAUSE, _SPACE):
        cuts = [match.end() for match in pattern.finditer(text, 0, limit + 1) if match.end() <= limit]
        # A cut in the first tenth would make a request for next to nothing.
        if cuts and cuts[-1] > limit // 10:
            return cuts[-1]
    return limit
