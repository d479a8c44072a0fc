"""A text with placeholders → its translation, with every placeholder in it exactly once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.engines.local.parsing import parse
from digest.engines.local.placing import (
    as_far_on,
    at_edges,
    bracketed,
    insert,
    most_like,
    place_of,
    settle,
    usable,
)
from digest.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.engines.local.parsing import Sentence, Span

    Ask = Callable[[Sequence[str]], list[str | None]]

# Models take these for names, and leave them as they are. All are of one length: spans stay where they are.
_PREFIXES = ("XQ", "PH", "XK", "TX")
_MOST = 8
"""Marks in one sentence that are placed one by one. Of so many in a row, little more than their own words is left
to translate, and each would cost another translation of the whole."""


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(char.isalnum() for char in text)


def has_letters(text: str) -> bool:
    """Whether there is a letter in it."""
    return any(char.isalpha() for char in text)


def translate_marked(text: str, ask: Ask, mark: re.Pattern[str]) -> str:
    """The translation of `text`, sentence by sentence; `mark` finds its placeholders.

    ask:  translates sentences without placeholders; None for one that it fails at

    Raises AnswerError if it fails at one.
    """
    prefixes = tuple(prefix for prefix in _PREFIXES if prefix not in text)
    if not prefixes:
        return _Marked(ask, mark).in_pieces(text)
    parsed = parse(text, mark, prefixes[0])
    marked = _Marked(ask, mark, prefixes, parsed.units)
    return "".join(one.before + marked.translate(one) + one.after for one in parsed.sentences)


@dataclass(frozen=True, slots=True)
class _Marked:
    """The sentences of one text. `prefixes` may begin the names of `units`; the first one does."""

    ask: Ask
    mark: re.Pattern[str]
    prefixes: tuple[str, ...] = ("",)
    units: Mapping[str, str] = field(default_factory=dict)

    def translate(self, sentence: Sentence) -> str:
        """The translation of `sentence`, with its placeholders."""
        units = self._units_in(sentence.text)
        if has_words(re.sub("|".join(units) or "$", "", sentence.text)) and len(sentence.spans) <= _MOST:
            for prefix in self.prefixes if units else self.prefixes[:1]:
                named = replace(sentence, text=_renamed(sentence.text, self.prefixes[0], prefix))
                answer = _renamed(self._attempt(named) or "", prefix, self.prefixes[0])
                if answer and sorted(self._units_in(answer)) == sorted(units):
                    return self._restored(answer)
        places = [(span.start, span.end) for span in sentence.spans]
        return self.in_pieces(self._restored(insert(sentence.text, sentence.spans, places)))

    def in_pieces(self, text: str) -> str:
        """The last resort: what is between placeholders is translated by itself, and they stay where they are."""
        parts, position = [], 0
        for found in self.mark.finditer(text):
            parts += [self._piece(text[position : found.start()]), found[0]]
            position = found.end()
        return "".join([*parts, self._piece(text[position:])])

    def _piece(self, text: str) -> str:
        sentences = parse(text, self.mark, "").sentences
        return "".join(
            one.before + (self._answers([one.text])[0] if has_words(one.text) else one.text) + one.after
            for one in sentences
        )

    def _attempt(self, sentence: Sentence) -> str | None:
        """The translation with marks, and names for units; None if pairs cannot be placed."""
        text, spans = sentence.text, sentence.spans
        brackets = usable(text)
        inner = [span for span in spans if brackets and not at_edges(span, text)]
        answer, *found = self._answers([text, *(bracketed(text, span, brackets[0]) for span in inner)])
        known = {span: place_of(one, brackets[0], answer) for span, one in zip(inner, found, strict=True)}
        places = [
            at_edges(span, text, answer) or known.get(span) or self._place(span, text, answer) for span in spans
        ]
        settled = settle(spans, places, answer)
        return insert(answer, spans, settled) if settled is not None else None

    def _place(self, span: Span, text: str, answer: str) -> tuple[int, int]:
        """Where the words of `span` are in `answer`: by other brackets, by their own translation, or about."""
        for brackets in usable(text)[1:]:
            found = self._answers([bracketed(text, span, brackets)])
            if place := place_of(found[0], brackets, answer):
                return place
        alone = self._answers([text[span.start : span.end]])[0]
        return most_like(alone, answer) or as_far_on(span, text, answer)

    def _answers(self, sentences: Sequence[str]) -> list[str]:
        """The translation of each sentence. Raises AnswerError."""
        return [
            _sensible(sentence, answer) for sentence, answer in zip(sentences, self.ask(sentences), strict=True)
        ]

    def _units_in(self, text: str) -> list[str]:
        """The names of units in `text`."""
        return re.findall(rf"{self.prefixes[0]}\d+", text) if self.units else []

    def _restored(self, text: str) -> str:
        """`text` with placeholders instead of names."""
        return re.sub(rf"{self.prefixes[0]}\d+", lambda name: self.units[name[0]], text) if self.units else text


def _renamed(text: str, old: str, new: str) -> str:
    return re.sub(rf"{old}(?=\d)", new, text) if old != new else text


def _sensible(sentence: str, answer: str | None) -> str:
    """`answer`, or `sentence` itself where there is nothing to translate. Raises AnswerError for no answer."""
    found = (answer or "").strip()
    # Of a lone `3,5%` a model makes `3,5% of the`, of a lone `6` or `x` nothing at all.
    if has_letters(found) and not has_letters(sentence):
        return sentence
    if answer is not None and not found and " " not in sentence:
        return sentence
    if not found:
        raise AnswerError(f"local: the model has no translation of {sentence[:40]!r}")
    return found
