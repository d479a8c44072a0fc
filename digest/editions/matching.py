"""Two versions of a sequence: what is the same in both, what stands elsewhere now, and what may be a changed form
of what."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Pair = tuple[int, int]

_SAME_TEXTS = 16  # of one text that stands more often, each stands for the one of the same rank
_LARGEST_TABLE = 100_000


@dataclass(frozen=True, slots=True)
class Matching:
    """The places of what is in both sequences.

    anchors: pairs of places (left, right) that are in the same order on both sides, with the two ends of each
             sequence before and behind them
    moved:   pairs that are the same, too, but stand elsewhere
    """

    anchors: tuple[Pair, ...]
    moved: tuple[Pair, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All that is the same."""
        return (*self.anchors[1:-1], *self.moved)

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Between two anchors: the places on the left and on the right that are in no pair."""
        left, right = {at for at, _ in self.pairs}, {at for _, at in self.pairs}
        for (before, start), (behind, end) in pairwise(self.anchors):
            yield (
                [at for at in range(before + 1, behind) if at not in left],
                [at for at in range(start + 1, end) if at not in right],
            )


def match(left: Sequence[str], right: Sequence[Iterable[str]]) -> Matching:
    """Match the texts on the left with what goes by any of several texts on the right; empty ones match nothing.

    As many as possible are matched in order, beginning from both ends; the rest, as moved, wherever they stand.
    """
    keys = [frozenset(text for text in texts if text) for texts in right]
    head = 0
    while head < min(len(left), len(keys)) and left[head] in keys[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(keys)) - head and left[-1 - tail] in keys[-1 - tail]:
        tail += 1
    places: dict[str, list[int]] = {}
    for at in range(head, len(keys) - tail):
        for text in keys[at]:
            places.setdefault(text, []).append(at)
    inner = range(head, len(left) - tail)
    anchors = [
        *((at, at) for at in range(head)),
        *_longest_chain(_candidates(left, inner, places)),
        *((len(left) - at, len(keys) - at) for at in range(tail, 0, -1)),
    ]
    taken = {at for _, at in anchors}
    chained = {at for at, _ in anchors}
    moved = []
    for at in inner:
        place = next((place for place in places.get(left[at], ()) if place not in taken), None)
        if at not in chained and place is not None:
            moved.append((at, place))
            taken.add(place)
    return Matching(((-1, -1), *anchors, (len(left), len(keys))), tuple(moved))


def _candidates(
    left: Sequence[str], inner: Iterable[int], places: dict[str, list[int]]
) -> Iterator[tuple[int, list[int]]]:
    rank: dict[str, int] = {}
    for at in inner:
        found = places.get(left[at], [])
        nth = rank.get(left[at], 0)
        rank[left[at]] = nth + 1
        yield at, (found if len(found) <= _SAME_TEXTS else found[nth : nth + 1])


def _longest_chain(candidates: Iterable[tuple[int, list[int]]]) -> list[Pair]:
    """The most pairs that rise on both sides (Hunt and Szymanski's longest common subsequence)."""
    ends: list[int] = []  # the lowest right place in which a chain of each length ends
    links: list[tuple[Pair, object]] = []
    for at, found in candidates:
        for place in reversed(found):
            length = bisect_left(ends, place)
            link = ((at, place), links[length - 1] if length else None)
            if length == len(ends):
                ends.append(place)
                links.append(link)
            else:
                ends[length], links[length] = place, link
    chain: list[Pair] = []
    link_or_none: object = links[-1] if links else None
    while isinstance(link_or_none, tuple):
        pair, link_or_none = link_or_none
        chain.append(pair)
    return chain[::-1]


def pair(left: Sequence[int], right: Sequence[int], score: Callable[[int, int], float]) -> list[Pair]:
    """Pair what is new on either side of a gap, in order: all, where there are as many of both, else those that
    together score most."""
    if len(left) == len(right) or len(left) * len(right) > _LARGEST_TABLE:
        return list(zip(left, right, strict=False))
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, one in enumerate(left, start=1):
        for j, other in enumerate(right, start=1):
            best[i][j] = max(best[i - 1][j - 1] + score(one, other), best[i - 1][j], best[i][j - 1])
    pairs = []
    i, j = len(left), len(right)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((left[i], right[j]))
    return pairs[::-1]
