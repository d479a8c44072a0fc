"""Which block of an edition translates which block of its article: by content, not by position.

Three versions meet: what was written last (the states, in the article's order of that time), the article as it is
now, and the edition as it is now. The first is compared with each of the others by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.editions.matching import match, pair
from digest.model import BlockState, Row
from digest.segments import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.editions.matching import Matching
    from digest.segments import Block

GONE = fingerprint("")
"""What a state says that a person left of a block that they took out."""

_UNCHANGED = re.compile(r"[A-Z]\w+|\d+")  # what no translation changes: most names, and numbers


def align(article: Sequence[Block], edition: Sequence[Block], states: Sequence[BlockState]) -> list[Row]:
    """The blocks of an edition with what each of them translates, in the order of the edition.

    A block whose source stands in the article is its translation wherever either has moved to. A block whose
    source is gone is stale, and stands for the article's block that took its source's place. A block that a
    person took out is a row without text, as long as its source is there.
    """
    sources = [block.text for block in article]
    prints = [fingerprint(block.text) for block in edition]
    known = match([state.source for state in states], [(fingerprint(text),) for text in sources])
    index = dict(known.pairs)
    texts = match(prints, [_texts_of(state) for state in states])
    places = _places(texts, edition, states, {at: sources[place] for at, place in index.items()})
    index |= _successors(known, edition, states, sources, {place: at for at, place in places.items()})
    fresh = {at for at, _ in known.pairs}
    moved = {at for at, _ in texts.moved}
    present = set(places.values())
    unwritten = [at for at in range(len(states)) if at not in present and at in index]
    rows: list[Row] = []
    for at, (block, found) in enumerate(zip(edition, prints, strict=True)):
        place = places.get(at)
        if place is not None and at not in moved:
            while unwritten and unwritten[0] < place:
                gone = unwritten.pop(0)
                rows.append(_row("", GONE, states[gone], index[gone], stale=gone not in fresh))
        state = BlockState(source="") if place is None else states[place]
        number = None if place is None else index.get(place)
        stale = bool(state.source) and place not in fresh
        rows.append(_row(block.text, found, state, number, stale=stale, moved=at in moved))
    rows += [_row("", GONE, states[at], index[at], stale=at not in fresh) for at in unwritten]
    return rows


def align_unknown(edition: Sequence[Block], count: int) -> list[Row]:
    """The same for an edition of which nobody knows what it was made from: block by block, of `count` in the
    article."""
    return [
        Row(block.text, BlockState(source=""), at if at < count else None, edited=True)
        for at, block in enumerate(edition)
    ]


def _row(text: str, found: str, state: BlockState, index: int | None, *, stale: bool, moved: bool = False) -> Row:
    return Row(
        text,
        state,
        index,
        edited=state.target != found,
        stale=stale,
        moved=moved,
        reviewed=not stale and state.reviewed == found,
    )


def _texts_of(state: BlockState) -> tuple[str, ...]:
    by_person = (text for text in (state.reviewed, state.edited) if text != GONE)
    return (state.target, *by_person)


def _places(
    texts: Matching, edition: Sequence[Block], states: Sequence[BlockState], sources: dict[int, str]
) -> dict[int, int]:
    """The state of each of the edition's blocks: where its text is known, else in order between those."""
    places = dict(texts.pairs)
    for gap, free in texts.gaps():
        present = [at for at in free if GONE not in (states[at].reviewed, states[at].edited)]
        places |= pair(gap, present, lambda at, place: 0.01 + _likeness(edition[at].text, sources.get(place, "")))
    return places


def _successors(
    known: Matching,
    edition: Sequence[Block],
    states: Sequence[BlockState],
    sources: Sequence[str],
    places: dict[int, int],
) -> dict[int, int]:
    """For states whose source is gone, the article's block that took its place. Where there are not as many of
    both, those go first whose text a person wrote: the others are translated anew in any case."""

    def score(at: int, index: int) -> float:
        text = edition[places[at]].text if at in places else ""
        edited = bool(text) and fingerprint(text) != states[at].target
        return 0.01 + _likeness(text, sources[index]) + edited

    successors: dict[int, int] = {}
    for gap, free in known.gaps():
        successors |= pair([at for at in gap if states[at].source], free, score)
    return successors


def _likeness(text: str, source: str) -> float:
    left, right = _marks(text), _marks(source)
    return len(left & right) / (1 + len(left | right))


@lru_cache(maxsize=1024)
def _marks(text: str) -> frozenset[str]:
    return frozenset(_UNCHANGED.findall(text))
