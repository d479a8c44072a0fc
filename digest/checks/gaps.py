"""Parts of the source that the translation does not have: a sentence cut short, or one of several dropped.

No sign alone tells: people say things in other words, and more briefly. So the signs are added up, each by how
much more often it is seen where something is missing than where nothing is (in logarithms, as weights of
evidence): anchors that are not found, the length, an end without its full stop, a last word that no sentence ends
with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

from digest.checks.anchors import find_anchors
from digest.checks.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.checks.anchors import Anchor

_WEIGHTS: Mapping[str, tuple[float, float]] = {
    "word": (1.0, -2.8),
    "name": (1.3, -2.8),
    "known name": (1.6, -2.5),
    "number": (1.5, -2.5),
    "vague": (0.5, -1.7),
    "unknown": (0.3, -3.0),
}
"""The evidence of an anchor in a part: of one that is not found in the translation, and of one that is."""

_USUAL_LENGTH = -0.08
_SPREAD, _SPREAD_OF_SHORT = 0.2, 0.5
"""The logarithm of how many times as long a translation is, and how far from it translations usually are."""

_SHORT = -0.12
_MOST_OF_LENGTH = 8.0
_OPEN_END = 6.0
_DANGLING = 2.0
_INSIDE = 3.0
"""What a part inside a text needs beyond one that reaches to its end: there are more of them."""
_FEWER = 2.5
"""The evidence of fewer sentences than in the source: people, too, make one of two."""

THRESHOLD = 4.6
"""The evidence from which on a part is said to be missing."""

_END = re.compile(r"[.!?…][\s\"”’'»)\]]*\Z")
_BETWEEN = re.compile(r"[.!?…][\"”’')\]]{0,3}\s+(?=[\"“‘'(]?[^\W\d_a-z])")
_MANY = 20
_LAST_WORD = re.compile(r"([A-Za-z']+)\W*\Z")
_SURELY_NOT_LAST = words_of("the an and or its their our your my")
_SELDOM_LAST = words_of(
    """
    the a an of to in on at for and or with by from that which is are was were be has have had as than but
    not its his her their this these those who into about between will would can could may might must should
    also very
    """
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the source, and the evidence that the translation lacks it."""

    start: int
    end: int
    evidence: float


def find_gap(source: str, target: str, anchors: Sequence[Anchor]) -> Gap:
    """The part of `source` that `target` most probably lacks, as little evidence as there may be of it.

    `anchors` are those of `source`, in order. Both texts have words, and no white space around them.
    """
    length = _Length(len(source), len(target))
    candidates = (_cut_end(length, anchors), _cut_inside(length, anchors), *_dropped_sentences(source, target))
    gap = max(candidates, key=lambda gap: gap.evidence)
    return Gap(gap.start, gap.end, gap.evidence + _open_end(source, target))


class _Length:
    """The evidence of the lengths of a text and its translation."""

    def __init__(self, source: int, target: int) -> None:
        self.source = source
        self._longer = log(target / source) - _USUAL_LENGTH
        self._spread = 2 * (_SPREAD + _SPREAD_OF_SHORT / sqrt(source)) ** 2
        self.most = self._longer**2 / self._spread if self._longer < 0 else 0.0

    @property
    def is_short(self) -> bool:
        """Whether the translation is shorter than most."""
        return self._longer < _SHORT

    def evidence(self, missing: int) -> float:
        """That of `missing` characters of the source."""
        expected = log(1 - min(max(missing / self.source, 0.02), 0.95))
        evidence = expected * (2 * self._longer - expected) / self._spread
        return max(-_MOST_OF_LENGTH, min(evidence, _MOST_OF_LENGTH))


def _cut_end(length: _Length, anchors: Sequence[Anchor]) -> Gap:
    best, weight = Gap(length.source, length.source, 0), 0.0
    for anchor in reversed(anchors):
        weight += _WEIGHTS[anchor.kind][anchor.found]
        if weight + length.most > best.evidence:
            evidence = weight + length.evidence(length.source - anchor.start)
            if evidence > best.evidence:
                best = Gap(anchor.start, length.source, evidence)
    return best


def _cut_inside(length: _Length, anchors: Sequence[Anchor]) -> Gap:
    """The part whose anchors weigh most (Kadane's algorithm)."""
    best, weight, start = Gap(0, 0, 0), 0.0, 0
    ends = [*(anchor.start for anchor in anchors[1:]), length.source]
    for anchor, end in zip(anchors, ends, strict=False):
        if weight <= 0:
            weight, start = 0.0, anchor.start
        weight += _WEIGHTS[anchor.kind][anchor.found]
        if weight > best.evidence:
            best = Gap(start, end, weight)
    return Gap(best.start, best.end, best.evidence + length.evidence(best.end - best.start) - _INSIDE)


def _dropped_sentences(source: str, target: str) -> Iterator[Gap]:
    """The sentences of `source`, where `target` has fewer or is short."""
    ends = [match.end() for match in _BETWEEN.finditer(source)]
    length = _Length(len(source), len(target))
    fewer = len(_BETWEEN.findall(target)) < len(ends)
    if not 0 < len(ends) < _MANY or not (fewer or length.is_short):
        return
    for start, end in pairwise([0, *ends, len(source)]):
        anchors = find_anchors(source, target, last=(start, end))
        weight = sum(_WEIGHTS[one.kind][one.found] for one in anchors if start <= one.start < end)
        yield Gap(start, end, weight + length.evidence(end - start) + _FEWER * fewer)


def _open_end(source: str, target: str) -> float:
    last = _LAST_WORD.search(target[-80:])
    word = last[1].lower() if last else ""
    dangling = _OPEN_END if word in _SURELY_NOT_LAST else _DANGLING if word in _SELDOM_LAST else 0
    return dangling + (_OPEN_END if _END.search(source[-80:]) and not _END.search(target[-80:]) else 0)
