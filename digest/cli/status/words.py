"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\w+(?:[.,:'’/-]\w+)*|[^\w\s]")
"""A word, with what joins it to the next one: `1.400`, `14:30`, `hati-hati`."""

_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

Piece = tuple[str, bool]
"""A part of a text, and whether the other text lacks it."""


def compare(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for at, (tag, start, end, other_start, other_end) in enumerate(codes):
        same = "".join(left[start:end])
        # A space between two words that have both changed has changed with them.
        changed = tag != "equal" or (0 < at < len(codes) - 1 and not same.strip())
        _add(pieces[0], same, changed=changed)
        _add(pieces[1], "".join(right[other_start:other_end]), changed=changed)
    return pieces


def visible(text: str) -> str:
    """`text` without the blank lines around it, and with nothing that a terminal would obey."""
    return _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")


def _add(pieces: list[Piece], text: str, *, changed: bool) -> None:
    if text and pieces and pieces[-1][1] == changed:
        pieces[-1] = (pieces[-1][0] + text, changed)
    elif text:
        pieces.append((text, changed))
