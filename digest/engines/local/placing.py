"""Where words of a sentence are in its translation.

Placeholders inside a sentence make its translation worse. So it is translated without them, and once more for each
pair, with the words of the pair in brackets, which models carry through as they do in any text. The two
translations are compared word by word: what stands in brackets there has its place here.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.engines.local.parsing import Span

_BRACKETS = (("[", "]"), ('"', '"'), ("(", ")"))
"""The ones that most often come back, first."""

_WORD = re.compile(r"\w+(?:[.,'’-](?!s\b)\w+)*|['’]s\b|[^\w\s]")
_EDGE = frozenset(".,;:!?…\"'“”‘’()[]«»–—-")
_EDGES = " " + "".join(sorted(_EDGE))
_ALIKE = 0.6  # of what SequenceMatcher calls a ratio
_LONGER = 3  # words that a translation may have more than what is looked for


def usable(text: str) -> list[tuple[str, str]]:
    """The brackets that `text` has none of."""
    return [brackets for brackets in _BRACKETS if not set(brackets) & set(text)]


def bracketed(text: str, span: Span, brackets: tuple[str, str]) -> str:
    """`text` with the words of `span` in `brackets`."""
    opening, closing = brackets
    return f"{text[: span.start]}{opening}{text[span.start : span.end]}{closing}{text[span.end :]}"


def at_edges(span: Span, text: str, answer: str | None = None) -> tuple[int, int] | None:
    """Where `span` of `text` is in `answer` if that is clear: at the beginning, at the end, or all of it.

    None if it is not; without an answer, only that matters.
    """
    leads, trails = (not any(map(str.isalnum, part)) for part in (text[: span.start], text[span.end :]))
    if (span.opening and not leads) or (span.closing and not trails):
        return None
    answer = text if answer is None else answer
    end = len(answer) if span.end == len(text) else len(answer.rstrip(_EDGES))
    start = 0 if span.start == 0 else len(answer) - len(answer.lstrip(_EDGES))
    return (start, end) if start < end else (0, len(answer))


def place_of(found: str, brackets: tuple[str, str], answer: str) -> tuple[int, int] | None:
    """Where the words that `found`, another translation, has in brackets are in `answer`.

    None if the brackets are lost, or nothing of what is in them is there.
    """
    parts = _parts(found, brackets)
    if parts is None:
        return None
    before, inside, behind = ([word[0].lower() for word in _WORD.finditer(part)] for part in parts)
    words = [*_WORD.finditer(answer)]
    places = _projected(
        [*before, *inside, *behind],
        range(len(before), len(before) + len(inside)),
        [word[0].lower() for word in words],
    )
    kept = [words[number] for number in sorted(places)]
    while kept and kept[0][0] in _EDGE and inside[0] not in _EDGE:
        kept.pop(0)
    while kept and kept[-1][0] in _EDGE and inside[-1] not in _EDGE:
        kept.pop()
    return (kept[0].start(), kept[-1].end()) if kept else None


def most_like(wanted: str, answer: str) -> tuple[int, int] | None:
    """The words of `answer` most like `wanted`, a translation of its own; None if none are like it."""
    words = _words_of(answer)
    most = len(_WORD.findall(wanted)) + _LONGER
    best, place = _ALIKE, None
    matcher = SequenceMatcher(None, "", wanted.lower(), autojunk=False)
    for number, first in enumerate(words):
        for last in words[number : number + most]:
            matcher.set_seq1(answer[first.start() : last.end()].lower())
            if matcher.real_quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, place = ratio, (first.start(), last.end())
    return place


def as_far_on(span: Span, text: str, answer: str) -> tuple[int, int]:
    """The words that are as far on in `answer` as those of `span` are in `text`; all of it if it has no words."""
    words = _words_of(answer)
    if not words:
        return 0, len(answer)
    first = min(len(words) - 1, len(words) * span.start // len(text))
    last = max(first, round(len(words) * span.end / len(text)) - 1)
    return words[first].start(), words[last].end()


def _words_of(text: str) -> list[re.Match[str]]:
    return [word for word in _WORD.finditer(text) if word[0] not in _EDGE]


def settle(spans: Sequence[Span], places: Sequence[tuple[int, int]], answer: str) -> list[tuple[int, int]] | None:
    """`places` such that pairs enclose one another, or keep apart, as `spans` do. None if one is left empty."""
    done: list[tuple[int, int]] = []
    for number, (span, (start, end)) in enumerate(zip(spans, places, strict=True)):
        if not span.anchor:
            # What goes on from the sentence before, or into the next one, touches it.
            start, end = start if span.opening else 0, end if span.closing else len(answer)
            for other, (left, right) in zip(spans[:number], done, strict=True):
                if span.end <= other.end:
                    start, end = max(start, left), min(end, right)
                elif start < right and end > left:
                    start, end = (right, end) if end > right else (start, left)
            words = answer[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
            if start >= end:
                return None
        done.append((start, end))
    return done


def insert(answer: str, spans: Sequence[Span], places: Sequence[tuple[int, int]]) -> str:
    """`answer` with the placeholders of `spans` at `places`."""
    marks = sorted(
        [(place[1], 0, span.order[1], span.closing) for span, place in zip(spans, places, strict=True)]
        + [(place[0], 1, span.order[0], span.opening) for span, place in zip(spans, places, strict=True)]
    )
    parts, position = [], 0
    for place, _, _, mark in marks:
        parts += [answer[position:place], mark]
        position = place
    return "".join([*parts, answer[position:]])


def _parts(found: str, brackets: tuple[str, str]) -> list[str] | None:
    opening, closing = brackets
    pieces = re.split(f"[{re.escape(opening + closing)}]", found)
    if len(pieces) != 3 or found[len(pieces[0])] != opening or not any(char.isalnum() for char in pieces[1]):
        return None
    return pieces


def _projected(words: list[str], inside: range, others: list[str]) -> set[int]:
    """The numbers of the words among `others` that stand for those at `inside` of `words`."""
    places: set[int] = set()
    free: set[int] = set()
    lost = set(inside)
    for kind, start, end, left, right in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if kind == "equal":
            places.update(left + number - start for number in range(start, end) if number in inside)
            lost.difference_update(range(start, end))
            continue
        for number in range(left, right):
            # Other words for the same: each stands for the one in the same part of them.
            belongs = kind == "replace" and start + (number - left) * (end - start) // (right - left) in inside
            (places if belongs else free).add(number)
    return places | _moved({words[number] for number in lost}, places, free, others)


def _moved(lost: set[str], places: set[int], free: set[int], others: list[str]) -> set[int]:
    """Words beside those at `places` that were on their other side: `Health Minister`, `Minister of Health`."""
    found = set()
    for number, step in ((min(places), -1), (max(places), 1)) if places else ():
        while number + step in free:
            number += step
            if others[number] in lost:
                found.add(number)
    return found
