"""Which block of an edition translates which block of its article: by content, not by position.

Three versions meet: what was written last (the states, in the article's order of that time), the article as it is
now, and the edition as it is now. The first is compared with each of the others by itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from digest.editions.matching import match, pair
from digest.model import BlockState, Row
from digest.segments import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.editions.matching import Matching
    from digest.segments import Block

GONE = fingerprint("")
"""What a state says that a person left of a block that they took out."""

_SAME_SUBJECT = 0.3  # the share of names and numbers in common that is no accident
_UNCHANGED = re.compile(r"[A-Z]\w+|\d+")  # what no translation changes: most names, and numbers


class Terms(Protocol):
    """What is known of the glossary's terms in an article's blocks."""

    def is_outdated(self, at: int, state: BlockState, text: str) -> bool:
        """Whether a term in the block `at` is to become something else than when `text` was made of it."""


def align(
    article: Sequence[Block], edition: Sequence[Block], states: Sequence[BlockState], terms: Terms | None = None
) -> list[Row]:
    """The blocks of an edition with what each of them translates, in the order of the edition.

    A block whose source stands in the article is its translation wherever either has moved to. A block whose
    source is gone is stale, and stands for the article's block that took its source's place. A block that a
    person took out is a row without text, as long as its source is there.
    """
    sources, prints = [block.text for block in article], [fingerprint(block.text) for block in article]
    known = match(prints, [(state.present or state.source,) for state in states])
    index = {state: at for at, state in known.pairs}
    have = [fingerprint(block.text) for block in edition]
    texts = match(have, [_last_texts(state) for state in states])
    sources_of = {state: sources[at] for state, at in index.items()}
    places = _places(texts, edition, have, states, sources_of)
    strayed = _strayed(edition, places, states, sources_of)
    places |= strayed
    by_state = {state: edition[at].text for at, state in places.items()}
    index |= _successors(known, sources, prints, states, by_state)
    moved = {at for at, _ in texts.moved} | strayed.keys()
    present = set(places.values())
    taken_out = [state for state in range(len(states)) if state not in present and state in index]

    def row(text: str, found: str, state: BlockState, at: int | None, *, moved: bool = False) -> Row:
        if (
            at is not None
            and state.present == prints[at]
            and found not in (state.target, state.edited, state.reviewed)
        ):
            # A person wrote this when the change was known: it is a translation of what stands there now.
            state = replace(state, source=prints[at], segments=(), present="")
        stale = bool(state.source) and (at is None or state.source != prints[at])
        if terms and at is not None and not stale and state.source:
            stale = terms.is_outdated(at, state, text)
        reviewed = not stale and state.reviewed == found
        return Row(text, state, at, state.target != found, stale, moved, reviewed)

    rows: list[Row] = []
    for at, (block, found) in enumerate(zip(edition, have, strict=True)):
        place = places.get(at)
        while place is not None and at not in moved and taken_out and taken_out[0] < place:
            gone = taken_out.pop(0)
            rows.append(row("", GONE, states[gone], index[gone]))
        state = BlockState(source="") if place is None else states[place]
        rows.append(row(block.text, found, state, None if place is None else index.get(place), moved=at in moved))
    return rows + [row("", GONE, states[gone], index[gone]) for gone in taken_out]


def align_unknown(edition: Sequence[Block], count: int) -> list[Row]:
    """The same for an edition of which nobody knows what it was made from: block by block, of `count` in the
    article."""
    return [
        Row(block.text, BlockState(source=""), at if at < count else None, edited=True)
        for at, block in enumerate(edition)
    ]


def _last_texts(state: BlockState) -> tuple[str, ...]:
    """What may have stood in the edition when it was last written."""
    if GONE in (state.edited, state.reviewed):
        return ()
    return (state.edited,) if state.edited else (state.target, state.reviewed)


def _places(
    texts: Matching,
    edition: Sequence[Block],
    have: Sequence[str],
    states: Sequence[BlockState],
    sources: Mapping[int, str],
) -> dict[int, int]:
    """The state of each of the edition's blocks: where its text is known, else in order between those. What a
    person has put back as it was is known, too."""
    places = dict(texts.pairs)
    for gap, free in texts.gaps():
        back = _in_order(gap, free, lambda at, place: have[at] in (states[place].target, states[place].reviewed))
        new = [at for at in gap if at not in back]
        left = [place for place in free if place not in back.values() and _last_texts(states[place])]
        places |= back
        places |= pair(new, left, lambda at, place: 1 + _likeness(edition[at].text, sources.get(place, "")))
    return places


def _strayed(
    edition: Sequence[Block],
    places: Mapping[int, int],
    states: Sequence[BlockState],
    sources: Mapping[int, str],
) -> dict[int, int]:
    """Of what is left, the pairs that have so much in common that a person must have changed and moved them."""
    blocks = [at for at in range(len(edition)) if at not in places]
    taken = set(places.values())
    free = [place for place in sources if place not in taken and _last_texts(states[place])]
    alike = [(_likeness(edition[at].text, sources[place]), -at, -place) for at in blocks for place in free]
    found: dict[int, int] = {}
    for likeness, at, place in sorted(alike, reverse=True):
        if likeness >= _SAME_SUBJECT and -at not in found and -place not in found.values():
            found[-at] = -place
    return found


def _successors(
    known: Matching,
    sources: Sequence[str],
    prints: Sequence[str],
    states: Sequence[BlockState],
    texts: Mapping[int, str],
) -> dict[int, int]:
    """For states whose source is gone, the article's block that took its place.

    Where there are not as many of both, those go first whose text has most in common with the new source, and then
    those whose text a person wrote: the others are translated anew in any case. What is left of a person's stays
    without a source.
    """

    def score(at: int, place: int) -> float:
        text = texts.get(place, "")
        edited = bool(text) and fingerprint(text) != states[place].target
        return 1 + _likeness(text, sources[at]) + 0.005 * edited  # above all, as many pairs as there can be

    successors: dict[int, int] = {}
    for gap, free in known.gaps():
        back = _in_order(gap, free, lambda at, place: prints[at] == states[place].source)
        new = [at for at in gap if at not in back]
        left = [place for place in free if place not in back.values() and states[place].source]
        successors |= {place: at for at, place in (*back.items(), *pair(new, left, score))}
    return successors


def _in_order(gap: Sequence[int], free: Sequence[int], is_same: Callable[[int, int], bool]) -> dict[int, int]:
    """Those of `gap` that are the same as one of `free`, each behind the one before."""
    found: dict[int, int] = {}
    last = -1
    for at in gap:
        place = next((place for place in free if place > last and is_same(at, place)), None)
        if place is not None:
            found[at] = last = place
    return found


def _likeness(text: str, source: str) -> float:
    left, right = _marks(text), _marks(source)
    return len(left & right) / (1 + len(left | right))


@lru_cache(maxsize=1024)
def _marks(text: str) -> frozenset[str]:
    return frozenset(_UNCHANGED.findall(text))
