"""Text that is repeated in a loop, as engines do when they lose the thread."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.checks.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[\w'’%]+")
_SENTENCE = re.compile(r"[^.!?\n]+")
_STUTTER = re.compile(r"([^\W\d_])\1{5,}|((?!\d)\w{2,4})\2{4,}")
_DOUBLED = words_of(
    "had that very so really much many far long no yes ha bye well there now more do is in her you on"
)
"""Words that English says twice in a row."""

_PHRASE = 3
_LONG_ENOUGH = 5
_LONG_WORD = 8


def find_loops(text: str) -> Iterator[str]:
    """What is repeated at once: a phrase that follows on itself. Takes the time of the length of the text."""
    words = list(_WORD.finditer(text))
    folded = [word[0].casefold() for word in words]
    for length, at in _loops(folded):
        first, again = words[at + 1 - 2 * length], words[at + 1 - length]
        thrice = folded[at + 1 - 3 * length : at + 1 - 2 * length] == folded[at + 1 - length : at + 1]
        gap = text[words[at - length].end() : again.start()]
        meant = (
            length < _PHRASE
            and at + 1 < len(words)
            and _may_be_meant(folded[at + 1 - length : at + 1], gap, again[0])
        )
        if thrice or not meant:
            yield text[first.start() : words[at].end()]
    for word in words:
        stutter = _STUTTER.search(word[0]) if word.end() - word.start() >= _LONG_WORD else None
        if stutter:
            yield stutter[0]


def _loops(words: list[str]) -> Iterator[tuple[int, int]]:
    """Where the last so many words are the same as those before: how many, and the place of the last."""
    runs = {1: 0, 2: 0}
    last: dict[tuple[str, ...], int] = {}
    run = lag = 0
    for at, word in enumerate(words):
        for length in runs:
            runs[length] = runs[length] + 1 if at >= length and words[at - length] == word else 0
            if runs[length] and runs[length] % length == 0:
                yield length, at
        if at >= _PHRASE - 1:
            before = last.get(key := tuple(words[at - _PHRASE + 1 : at + 1]))
            run = 0 if before is None else run + 1 if at - before == lag else 1
            lag = 0 if before is None else at - before
            last[key] = at
            # The words from `run + 2` ago on are those of `lag` words earlier.
            if lag >= _PHRASE and run + _PHRASE - 1 == lag:
                yield lag, at


def _may_be_meant(words: list[str], gap: str, again: str) -> bool:
    """Whether one or two words may stand there twice: `had had`, `win-win`, `to Japan. Japan is`."""
    return (
        all(word in _DOUBLED or word.isdigit() for word in words)
        or not {"-", "/"}.isdisjoint(gap)
        or (not {".", "!", "?", ")", ":"}.isdisjoint(gap) and again[0].isupper())
    )


def find_repeated_sentences(text: str) -> Counter[str]:
    """Sentences of some length that occur more than once, and how often too many."""
    sentences = Counter(" ".join(_WORD.findall(part.casefold())) for part in _SENTENCE.findall(text))
    return Counter(
        {sentence: times - 1 for sentence, times in sentences.items() if sentence.count(" ") + 1 >= _LONG_ENOUGH}
    )
