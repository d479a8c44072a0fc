"""A document and its translation → what was translated by what: the reverse of `splice`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.segments.model import Document, Mark, Segment, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read_target(segment: Segment, written: Segment) -> Target | None:
    """The words and the marks of `segment` as they stand in `written`, its translation in the same place.

    None where a mark of one has no counterpart in the other.
    """
    marks, found = list(enumerate(segment.marks, start=1)), []
    for mark in written.marks:
        number = next((number for number, known in marks if _is_same(known, mark)), None)
        if number is None:
            return None
        marks = [item for item in marks if item[0] != number]
        found.append(number)
    if marks:
        return None
    return tuple(found[part - 1] if isinstance(part, int) else part for part in written.source)


def paired_segments(document: Document, written: Document) -> Iterator[tuple[Segment, Segment]]:
    """The segments of `document` with those of its translation. None at all where there are not as many."""
    ours, theirs = list(_outer(document)), list(_outer(written))
    if len(ours) != len(theirs):
        return
    for one, other in zip(ours, theirs, strict=True):
        yield one, other
        yield from _paired_inside(one, other)


def _outer(document: Document) -> Sequence[Segment]:
    return [part for part in document.parts if isinstance(part, Segment) and _matters(part)]


def _matters(segment: Segment) -> bool:
    return segment.needs_translation or any(inner.needs_translation for inner in segment.inner())


def _paired_inside(segment: Segment, written: Segment) -> Iterator[tuple[Segment, Segment]]:
    """The segments in the marks of both; marks may have changed their order."""
    target = read_target(segment, written)
    for number, mark in zip((part for part in target or () if isinstance(part, int)), written.marks, strict=False):
        own = segment.marks[number - 1]
        inner = _inside(own), _inside(mark)
        for one, other in zip(*inner, strict=True) if len(inner[0]) == len(inner[1]) else ():
            yield one, other
            yield from _paired_inside(one, other)


def _inside(mark: Mark) -> list[Segment]:
    return [part for part in mark.parts if isinstance(part, Segment)]


def _is_same(mark: Mark, written: Mark) -> bool:
    """Whether `written` is `mark` in a translation: the same but for the words in it, and for its tail."""
    if mark.pair != written.pair:
        return False
    ours, theirs = (_fixed(one) for one in (mark, written))
    return ours == theirs or (bool(mark.tail) and "".join(theirs) == "".join(ours).removesuffix("[]") + mark.tail)


def _fixed(mark: Mark) -> list[str]:
    """The parts that are not words, with an empty one for each segment."""
    return ["" if isinstance(part, Segment) else part for part in mark.parts]
