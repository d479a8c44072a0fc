"""Cutting a text that is too long for one request where a reader would pause."""

from __future__ import annotations

import re
from itertools import accumulate

from digest.sentences import split_sentences

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
    # One character more tells whether a piece may end in front of it.
    sentences = split_sentences(text[: limit + 1])[:-1]
    pauses = ([match.end() for match in pattern.finditer(text, 0, limit + 1)] for pattern in (_PAUSE, _SPACE))
    for ends in (accumulate(map(len, sentences)), *pauses):
        cuts = [end for end in ends if end <= limit]
        # A cut in the first tenth would make a request for next to nothing.
        if cuts and cuts[-1] > limit // 10:
            return cuts[-1]
    return limit
