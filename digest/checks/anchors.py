"""Words of the source whose translation can be recognised, and whether it is there.

A name, a word that both languages have in common, or one of which the lexicon says what it becomes. Four in five
are found in a good translation, and one in thirty where the part that they stand in was not translated.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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
_NAME_LENGTH = 4
_SOUND_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word of the source. start: its place; found: whether the translation has what it becomes."""

    start: int
    kind: Kind
    found: bool


def find_anchors(source: str, target: str) -> tuple[list[Anchor], Counter[str]]:
    """The anchors in `source`, in order, and the words of `target` that stand for none of them.

    A word of the translation stands for one word of the source, so that a word said twice is expected twice.
    """
    words = _Words(match[0].casefold() for match in _WORD.finditer(target))
    anchors = []
    end, before = 0, ""
    for match in _WORD.finditer(source):
        word, gap = match[0], source[end : match.start()]
        folded = word.casefold()
        if not (gap == "-" and folded == before) and folded not in _PASSED_OVER:
            name = word.isupper() or (word[0].isupper() and end > 0 and not _BEGINS.search(gap))
            anchor = _look_up(folded, match.start(), words, name=name)
            anchors += [anchor] if anchor else []
        end, before = match.end(), folded
    return anchors, words.left


def _look_up(word: str, start: int, words: _Words, *, name: bool) -> Anchor | None:
    root = root_of(word)
    if root is None and len(word) < _SHORT:
        return None
    if name:
        found = words.take_same(word) or words.take_any(root) or words.take_alike(word, _NAME_LENGTH)
        return Anchor(start, "known name" if root else "name", found)
    if root is None:
        found = words.take_same(word) or words.take_alike(word, _NAME_LENGTH)
        return Anchor(start, "unknown", found) if len(word) > _SHORT else None
    found = words.take_any(root) or words.take_alike(word, _SOUND_LENGTH)
    return Anchor(start, "vague" if root in VAGUE or word in INDONESIAN_WORDS else "word", found)


_SHORT = 3


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
