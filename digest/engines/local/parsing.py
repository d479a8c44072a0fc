"""A text with placeholders → sentences, and where the placeholders stand in them.

The text does not say what its placeholders mean; how they touch their words tells:

    a [[1]]word[[2]] b     a pair, which goes with the words between
    a [[1]] b, ([[1]])     a unit, which stands for a word of its own
    a word[[1]] b          an anchor, such as a footnote's number, which goes with its word
    a[[1]]b                a break, such as the end of a verse: what is before and behind is translated apart
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from digest.engines.splitting import split_text
from digest.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 300
"""Characters of a sentence, some 45 words. Longer ones send models round in circles: lists of names from 400
characters, any text from 600 (tests/benchmarks/local_engine.py)."""

_TOUCHED_BEFORE = re.compile(r"\w[\"'”’)\]».,!?…;:%]*$")
_TOUCHED_BEHIND = re.compile(r"[\"'“‘(\[«¿¡]*\w")
_NEAR = 24  # characters that say what a placeholder touches
_FIRST_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class Span:
    """Words between two offsets, and the placeholders that go with them.

    opening, closing:  what stands before and behind them; empty where there is nothing, or where it is in another
                       sentence
    order:             of `opening` and `closing` in the text
    anchor:            whether it is a word with something attached, rather than words in a pair
    """

    start: int
    end: int
    opening: str = ""
    closing: str = ""
    order: tuple[int, int] = (0, 0)
    anchor: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is translated at once.

    text:     without space around it, and with a name such as `XQ1` for each unit
    before, after:  space, and breaks
    spans:    those that enclose others come first
    """

    text: str
    before: str
    after: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The sentences of a text; `units` are the placeholders behind each name."""

    sentences: tuple[Sentence, ...]
    units: Mapping[str, str]


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    end: int
    role: str
    group: int
    partner: int | None = None
    place: int = 0


def parse(text: str, mark: re.Pattern[str], prefix: str) -> Parsed:
    """The sentences of `text`, whose placeholders `mark` finds. `prefix` begins the names of units."""
    tokens = _tokens(text, mark)
    _pair(tokens)
    words, units = _words(text, tokens, prefix)
    breaks = [(token.place, token.text) for token in tokens if token.role == "inner" and token.partner is None]
    return Parsed(tuple(_sentences(words, breaks, list(_spans(words, tokens)))), units)


def _words(text: str, tokens: list[_Token], prefix: str) -> tuple[str, dict[str, str]]:
    """`text` without placeholders, but with a name for each unit; each token is told its place there."""
    words, position, group = "", 0, -1
    units: dict[str, str] = {}
    for token in tokens:
        words += text[position : token.start]
        position = token.end
        if token.role == "unit" and token.partner is None:
            if token.group != group:
                group = token.group
                words += f"{prefix}{len(units) + 1}"
                units[f"{prefix}{len(units) + 1}"] = ""
            units[f"{prefix}{len(units)}"] += token.text
        token.place = len(words)
    return words + text[position:], units


def _tokens(text: str, mark: re.Pattern[str]) -> list[_Token]:
    tokens: list[_Token] = []
    for number, group in enumerate(re.finditer(f"(?:{mark.pattern})+", text)):
        before = _TOUCHED_BEFORE.search(text[max(0, group.start() - _NEAR) : group.start()])
        behind = _TOUCHED_BEHIND.match(text, group.end())
        role = ("inner" if behind else "close") if before else ("open" if behind else "unit")
        tokens += [
            _Token(one[0], group.start() + one.start(), group.start() + one.end(), role, number)
            for one in mark.finditer(group[0])
        ]
    return tokens


def _pair(tokens: list[_Token]) -> None:
    """Tell each opening its closing, and the other way round."""
    openings: list[int] = []
    closings: list[int] = []
    for index, token in enumerate(tokens):
        if token.role == "open":
            openings.append(index)
        elif token.role == "close" and openings:
            _join(tokens, openings.pop(), index)
        elif token.role == "close":
            closings.append(index)
    # The other half may stand inside a word, or beside a unit: `**me**nulis`, `**`kode` ini**`.
    for index in openings:
        _join(tokens, index, next((other for other in _free(tokens, -1) if other > index), None))
    for index in closings:
        _join(tokens, next((other for other in reversed([*_free(tokens, 0)]) if other < index), None), index)


def _free(tokens: list[_Token], side: int) -> Iterator[int]:
    """Placeholders that may be half of a pair: inside a word, or the first (0) or last (-1) beside a unit."""
    groups: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        groups.setdefault(token.group, []).append(index)
    for group in groups.values():
        index = group[side]
        role = tokens[index].role
        if tokens[index].partner is None and (role == "inner" or (role == "unit" and len(group) > 1)):
            yield index


def _join(tokens: list[_Token], opening: int | None, closing: int | None) -> None:
    if opening is not None and closing is not None:
        tokens[opening].partner = closing
        tokens[closing].partner = opening


def _spans(words: str, tokens: list[_Token]) -> Iterator[Span]:
    for index, token in enumerate(tokens):
        place, itself = token.place, (index, index)
        if token.partner is not None:
            other = tokens[token.partner]
            if token.partner > index:
                yield Span(place, other.place, token.text, other.text, (index, token.partner))
        elif token.role == "open" and (word := _FIRST_WORD.match(words, place)):
            yield Span(place, word.end(), opening=token.text, order=itself, anchor=True)
        elif token.role == "close":
            yield Span(words.rfind(" ", 0, place) + 1, place, closing=token.text, order=itself, anchor=True)


def _sentences(words: str, breaks: list[tuple[int, str]], spans: list[Span]) -> Iterator[Sentence]:
    start = 0
    for end, mark in [*breaks, (len(words), "")]:
        sentences = split_sentences(words[start:end])
        pieces = [piece for sentence in sentences for piece in _bounded(sentence)]
        for number, piece in enumerate(pieces, start=1):
            yield _sentence(piece, start, spans, mark if number == len(pieces) else "")
            start += len(piece)


def _bounded(sentence: str) -> Iterator[str]:
    """`sentence` in parts of at most `LONGEST` characters, none of which is much shorter than the others."""
    while len(sentence) > LONGEST:
        even = ceil(len(sentence) / ceil(len(sentence) / LONGEST))
        part = split_text(sentence, min(LONGEST, even + LONGEST // 8))[0]
        yield part
        sentence = sentence[len(part) :]
    yield sentence


def _sentence(piece: str, start: int, spans: list[Span], mark: str) -> Sentence:
    text = piece.strip()
    skipped = piece.find(text)
    first, last = start + skipped, start + skipped + len(text)
    inside = [
        replace(
            span,
            start=max(span.start, first) - first,
            end=min(span.end, last) - first,
            opening=span.opening if first <= span.start < last else "",
            closing=span.closing if first < span.end <= last else "",
        )
        for span in spans
        if span.start < last and span.end > first
    ]
    inside.sort(key=lambda span: (span.anchor, span.start, -span.end, span.order))
    kept = tuple(span for span in inside if span.opening or span.closing)
    return Sentence(text, piece[:skipped], piece[skipped + len(text) :] + mark, kept)
