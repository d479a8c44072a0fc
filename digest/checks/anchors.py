"""Words of the source whose translation can be recognised, and whether it is there.

A name, a word that both languages have in common, or one of which the lexicon says what it becomes. Four in five
are found in a good translation, and one in thirty where the part that they stand in was not translated.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from digest.checks.languages import INDONESIAN_WORDS
from digest.checks.lexicon import LEXICON, VAGUE
from digest.checks.roots import root_of, sound_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["name", "known name", "number", "word", "vague", "unknown"]
"""name: a word in capitals; known name: one that the lexicon has; vague: a word that is often said in another way;
unknown: a word that may look alike in English, or not."""

_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"[.!?:\"“‘(]")
_ENDINGS = frozenset(("", "s", "es", "ed", "d", "e", "ing", "er", "ers", "y", "ies", "ied", "ier", "en"))
_PASSED_OVER = frozenset(("yang", "para", "pada", "tersebut", "adalah"))
_SHORT = 3
_NAME_LENGTH = 4
_SOUND_LENGTH = 5


class Anchor(NamedTuple):
    """A word of the source. start: its place; found: whether the translation has what it becomes."""

    start: int
    kind: Kind
    found: bool


def find_anchors(source: str, target: str, *, last: tuple[int, int] = (0, 0)) -> list[Anchor]:
    """The anchors in `source`, in order.

    A word of the translation stands for one word of the source, so that a word said twice is expected twice. The
    words between the two places of `last` are looked for when all others have been: what they find is their own.
    """
    words = _Words(match[0].casefold() for match in _WORD.finditer(target))
    first: list[_Sought] = []
    second: list[_Sought] = []
    for anchor in _anchors_of(source):
        (second if last[0] <= anchor.start < last[1] else first).append(anchor)
    found = [Anchor(one.start, one.kind, found=_look_up(one, words)) for one in (*first, *second)]
    return sorted(found, key=lambda anchor: anchor.start)


@lru_cache(maxsize=64)
def _anchors_of(source: str) -> list[_Sought]:
    """What to look for: it is the same for a text and for its sentences."""
    sought = []
    end, before = 0, ""
    for match in _WORD.finditer(source):
        word, gap = match[0], source[end : match.start()]
        folded = word.casefold()
        if not (gap == "-" and folded == before) and folded not in _PASSED_OVER:
            name = word.isupper() or (word[0].isupper() and end > 0 and not _BEGINS.search(gap))
            root = root_of(folded)
            kind = _kind_of(folded, root, name=name)
            sought += [_Sought(match.start(), folded, root, kind)] if kind else []
        end, before = match.end(), folded
    return sought


def _kind_of(word: str, root: str | None, *, name: bool) -> Kind | None:
    if root is None:
        return None if len(word) <= _SHORT - name else "name" if name else "unknown"
    if name:
        return "known name"
    return "vague" if root in VAGUE or word in INDONESIAN_WORDS else "word"


def _look_up(sought: _Sought, words: _Words) -> bool:
    same = sought.kind in ("name", "known name", "unknown") and words.take_same(sought.word)
    length = _SOUND_LENGTH if sought.kind in ("word", "vague") else _NAME_LENGTH
    return same or words.take_any(sought.root) or words.take_alike(sought.word, length)


class _Sought(NamedTuple):
    start: int
    word: str
    root: str | None
    kind: Kind


class _Words:
    """The words of a translation, each taken once."""

    def __init__(self, words: Iterable[str]) -> None:
        self.left = Counter(words)
        self._sorted = sorted(self.left)
        self._beginning: dict[str, list[str]] = {}
        self._alike: dict[str, list[str]] = {}
        for word in self._sorted:
            sound = sound_of(word)
            for length in (_NAME_LENGTH, _SOUND_LENGTH):
                if len(sound) >= length:
                    self._alike.setdefault(sound[:length], []).append(word)

    def take_same(self, word: str) -> bool:
        """Take this very word."""
        return self._take([word])

    def take_any(self, root: str | None) -> bool:
        """Take something that an Indonesian root becomes."""
        return root is not None and any(self._take(self._begin_with(start)) for start in LEXICON[root])

    def take_alike(self, word: str, length: int) -> bool:
        """Take a word whose sound begins in the same way."""
        sound = sound_of(word)
        return len(sound) >= length and self._take(self._alike.get(sound[:length], []))

    def _take(self, candidates: list[str]) -> bool:
        for word in candidates:
            if self.left.get(word):
                self.left[word] -= 1
                return True
        return False

    def _begin_with(self, start: str) -> list[str]:
        if start not in self._beginning:
            self._beginning[start] = [word for word in self._from(start) if _is_form(word, start)]
        return self._beginning[start]

    def _from(self, start: str) -> list[str]:
        first = last = bisect_left(self._sorted, start)
        while last < len(self._sorted) and self._sorted[last].startswith(start):
            last += 1
        return self._sorted[first:last]


def _is_form(word: str, start: str) -> bool:
    """Whether `word` is a form of what begins with `start`. Few letters are a word of their own."""
    rest = word[len(start) :]
    if len(start) > _SHORT:
        return True
    if len(start) < _SHORT:
        return not rest
    return rest in _ENDINGS or (rest[0] == start[-1] and rest[1:] in _ENDINGS)
