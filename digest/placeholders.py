"""Marks ↔ placeholders: how a segment's marks travel through an engine as text, and are found again.

Engines garble markup but let short bracketed numbers pass; which shape survives differs by engine, so an engine
may state its own in an attribute `placeholder`, such as `[[{}]]`, the default. Every placeholder must come back
exactly once, each closing behind its opening; otherwise the words between the marks are sent one by one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.segments import Mark, Segment, Target

SHAPE = "[[{}]]"

_BREAKS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def mask(segment: Segment, shape: str = SHAPE) -> str | None:
    """The text of `segment` with a placeholder for each mark.

    None if the words hold something that looks like a placeholder themselves.
    """
    words = (part for part in segment.source if isinstance(part, str))
    if any(_pattern(shape).search(part) for part in words):
        return None
    return "".join(part if isinstance(part, str) else shape.format(part) for part in segment.source)


def restore(answer: str, segment: Segment, shape: str = SHAPE) -> Target | None:
    """The answer to `mask(segment, shape)` in words and marks.

    None if a placeholder is missing or doubled, a pair is turned round or crossed by another, or nothing is left
    between an opening and its closing.
    """
    if answer == mask(segment, shape):
        return segment.source
    parts: list[str | int] = []
    position = 0
    answer = fold(answer)
    for match in _pattern(shape).finditer(answer):
        parts += [answer[position : match.start()], int(match[1])]
        position = match.end()
    parts.append(answer[position:])
    marks = segment.marks
    numbers = [part for part in parts if isinstance(part, int)]
    if sorted(numbers) != list(range(1, len(marks) + 1)) or not _nested(numbers, marks):
        return None
    return _tidy(parts, marks)


def pieces(segment: Segment) -> list[str]:
    """The words of `segment` between its marks, without the white space around them, as far as they need
    translating."""
    return [part.strip() for part in segment.source if isinstance(part, str) and _has_words(part)]


def assemble(segment: Segment, answers: list[str]) -> Target:
    """`segment` with `answers` in the places of `pieces(segment)`; every mark stays where it is."""
    rest = iter(answers)
    parts: list[str | int] = []
    for part in segment.source:
        if isinstance(part, str) and _has_words(part):
            words = part.strip()
            answer = next(rest)
            # White space at the edges separates words from marks.
            parts.append(part.replace(words, words if answer == words else fold(answer), 1))
        else:
            parts.append(part)
    return tuple(parts)


def fold(answer: str) -> str:
    """An answer as words on one line: line breaks and control characters are not for an engine to add."""
    return _CONTROL.sub("", _BREAKS.sub(" ", answer)).strip()


def _has_words(part: str) -> bool:
    return any(char.isalnum() for char in part)


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    """Finds `shape` around any number, forgiving spaces that engines put into it."""
    before, after = shape.split("{}")
    spaced = [r"\s*".join(re.escape(char) for char in side) for side in (before, after)]
    inner = r"\s*(\d{1,3})\s*" if before and not before[-1].isalnum() else r"(\d{1,3})"
    tail = "" if after else r"(?!\d)"
    return re.compile(spaced[0] + inner + spaced[1] + tail, re.IGNORECASE)


def _nested(numbers: list[int], marks: tuple[Mark, ...]) -> bool:
    """Whether the pairs among `marks` still enclose one another in this order."""
    partner = _partners(marks)
    stack: list[int] = []
    for number in numbers:
        side = marks[number - 1].pair
        if side > 0:
            stack.append(number)
        elif side < 0 and (not stack or partner[stack.pop()] != number):
            return False
    return not stack


def _partners(marks: tuple[Mark, ...]) -> dict[int, int]:
    partner, stack = {}, []
    for number, mark in enumerate(marks, start=1):
        if mark.pair > 0:
            stack.append(number)
        elif mark.pair < 0 and stack:
            partner[stack.pop()] = number
    return partner


def _tidy(parts: list[str | int], marks: tuple[Mark, ...]) -> Target | None:
    """Move white space out of pairs (`** bold **` is not bold), and drop empty text."""
    for index, part in enumerate(parts):
        if not isinstance(part, int):
            continue
        side = marks[part - 1].pair
        inner, outer = (index + 1, index - 1) if side > 0 else (index - 1, index + 1)
        words, around = parts[inner], parts[outer]
        if not side or not isinstance(words, str) or not isinstance(around, str):
            continue
        trimmed = words.lstrip() if side > 0 else words.rstrip()
        if trimmed != words:
            parts[inner] = trimmed
            parts[outer] = around.rstrip() + " " if side > 0 else " " + around.lstrip()
    for left, words, right in zip(parts, parts[1:], parts[2:], strict=False):
        if (
            words == ""
            and isinstance(left, int)
            and isinstance(right, int)
            and _partners(marks).get(left) == right
        ):
            return None
    kept = [part for part in parts if part != ""]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return tuple(part for part in kept if part != "")
