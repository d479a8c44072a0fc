"""Numbers that have changed places: 5 men and 3 women for three men and five women, 1-3 for 3-1."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from digest.checks.lexicon import LEXICON
from digest.checks.roots import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checks.conventions import Quantity

_SCORE = re.compile(r"(?<![\w.,/:-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w/:-]|[.,]\d)")
_WORD = re.compile(r"\s*[-%]?\s*([^\W\d_]{3,})")
_MOST = 12
_NEAR = 40  # characters
_DEFEAT = re.compile(r"\b(?:di)?(?:kalah|takluk|tunduk|tumbang|menyerah|keok|tersingkir)(?:kan)?\b", re.IGNORECASE)


def turned_scores(source: str, target: str) -> Iterator[str]:
    """Scores as the translation has them, of which the source has the reverse alone.

    Who loses has the lower number first in Indonesian, the winner's in English: `kalah 1-2` is "lost 2-1".
    """
    left, right = ({(match[1], match[2]): match for match in _SCORE.finditer(text)} for text in (source, target))
    for (one, other), written in right.items():
        if (one, other) in left or (other, one) not in left or (other, one) in right:
            continue
        before = source[: left[other, one].start()][-_NEAR:]
        if not (int(other) < int(one) and _DEFEAT.search(before)):
            yield written[0]


def swapped_numbers(
    source: str, target: str, left: list[Quantity], right: list[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Two quantities of the translation, each before the word that the other stands before in the source."""
    wanted = [(one, LEXICON[root]) for one in left[:_MOST] if (root := root_of(_word_behind(source, one)))]
    found = [(one, word) for one in right[:_MOST] if (word := _word_behind(target, one))]
    for (one, words), (other, others) in combinations(wanted, 2):
        if not one.readings & other.readings and words != others:
            first = [(number, word) for number, word in found if number.readings & one.readings]
            second = [(number, word) for number, word in found if number.readings & other.readings]
            if len(first) == len(second) == 1:
                (a, word_a), (b, word_b) = first[0], second[0]
                crossed = _begins(word_a, others) and _begins(word_b, words)
                if crossed and not _begins(word_a, words) and not _begins(word_b, others):
                    yield a, b


def _word_behind(text: str, quantity: Quantity) -> str:
    match = _WORD.match(text, quantity.end)
    return match[1].casefold() if match else ""


def _begins(word: str, starts: tuple[str, ...]) -> bool:
    return any(word.startswith(start) for start in starts)
