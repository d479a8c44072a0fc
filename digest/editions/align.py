"""Which block of an edition translates which block of its article: by content, not by position."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.model import BlockState
from digest.segments import fingerprint

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from digest.segments import Block


@dataclass(frozen=True, slots=True)
class Row:
    """A block of an edition.

    text:   its Markdown, with the blank lines behind it
    state:  where it comes from
    index:  the place (from 0) of the article's block that it translates; None if there is none (any more)
    edited: a person wrote or changed it
    stale:  its source has changed since, or is gone
    """

    text: str
    state: BlockState
    index: int | None = None
    edited: bool = False
    stale: bool = False

    @property
    def reviewed(self) -> bool:
        """Whether a person answered for just this text, of just this source."""
        return not self.stale and bool(self.state.reviewed) and self.state.reviewed == fingerprint(self.text)


def align(article: Sequence[Block], edition: Sequence[Block], states: Sequence[BlockState]) -> list[Row]:
    """The blocks of an edition with what each of them translates, in the order of the edition.

    A block whose source stands in the article is its translation wherever either has moved to. A block whose
    source is gone is stale, and stands for the article's block that took its source's place. A block that a
    person took out is a row without text.
    """
    rows = _with_states(edition, states)
    if not states:
        return [replace(row, index=at if at < len(article) else None) for at, row in enumerate(rows)]
    places = _find([row.state.source for row in rows], [fingerprint(block.text) for block in article])
    rows = [replace(row, index=place) for row, place in zip(rows, places, strict=True)]
    unknown = {at for at, row in enumerate(rows) if not row.state.source}
    for gap, free in _gaps(places, len(article), passed=unknown):
        paired = dict(_pair(gap, free, [row.text for row in rows], [block.text for block in article]))
        for at in gap:
            rows[at] = replace(rows[at], index=paired.get(at), stale=True)
    return rows


def _with_states(edition: Sequence[Block], states: Sequence[BlockState]) -> list[Row]:
    """Each block of the edition with its state: by what the engine wrote or a person reviewed, and between two
    blocks that are known by these, in order."""
    have = [fingerprint(block.text) for block in edition]
    places = _find(have, [state.target for state in states], [state.reviewed for state in states])
    for gap, free in _gaps(places, len(states)):
        for at, index in zip(gap, free, strict=False):
            places[at] = index
    rows = [
        Row(block.text, state, edited=state.target != print_)
        for block, print_, place in zip(edition, have, places, strict=True)
        for state in (BlockState(source="") if place is None else states[place],)
    ]
    taken = {place: at for at, place in enumerate(places) if place is not None}
    for index in range(len(states) - 1, -1, -1):
        if index not in taken:
            after = min((at for place, at in taken.items() if place > index), default=len(rows))
            rows.insert(after, Row("", states[index], edited=True))
            taken = {place: at + (at >= after) for place, at in taken.items()} | {index: after}
    return rows


def _find(wanted: Sequence[str], *columns: Sequence[str]) -> list[int | None]:
    """The place of each fingerprint in one of the columns, each place once, the same ones in order."""
    free: dict[str, list[int]] = {}
    for column in columns:
        for index, value in enumerate(column):
            if value:
                free.setdefault(value, []).append(index)
    taken: set[int] = set()
    places: list[int | None] = []
    for value in wanted:
        place = next((index for index in free.get(value, ()) if index not in taken), None)
        places.append(place)
        taken.update(() if place is None else (place,))
    return places


def _gaps(
    places: Sequence[int | None], count: int, *, passed: Container[int] = ()
) -> Iterator[tuple[list[int], list[int]]]:
    """The runs of what has no place, each with the places (of `count`) that are free between its neighbours'."""
    taken = {place for place in places if place is not None}
    gap: list[int] = []
    before = -1
    for at, place in enumerate([*places, count]):
        if place is None:
            gap += [] if at in passed else [at]
            continue
        after = place if place > before else count
        if gap:
            yield gap, [index for index in range(before + 1, after) if index not in taken]
        gap, before = [], place


def _pair(
    rows: Sequence[int], indexes: Sequence[int], texts: Sequence[str], sources: Sequence[str]
) -> list[tuple[int, int]]:
    """Pair changed blocks with new ones, in order: all of them where there are as many of both, else those that
    share most of what no translation changes (names, numbers)."""
    if len(rows) == len(indexes):
        return list(zip(rows, indexes, strict=True))
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [
        [(0.0, []) for _ in range(len(indexes) + 1)] for _ in range(len(rows) + 1)
    ]
    for i, row in enumerate(rows, start=1):
        for j, index in enumerate(indexes, start=1):
            score, pairs = best[i - 1][j - 1]
            joined = (score + _likeness(texts[row], sources[index]), [*pairs, (row, index)])
            best[i][j] = max(joined, best[i - 1][j], best[i][j - 1], key=lambda item: item[0])
    return best[-1][-1][1]


def _likeness(text: str, source: str) -> float:
    left, right = (set(re.findall(r"[A-Z]\w+|\d+", words)) for words in (text, source))
    return 0.01 + len(left & right) / (1 + len(left | right))
