"""All forms of all terms in one pattern, so that a text is read once, however many terms there are."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from digest.glossary.casing import allows, is_acronym, rendered
from digest.glossary.forms import (
    CLITIC,
    OWN_WORDS,
    PREFIXES,
    SUFFIXES,
    derivations,
    fold,
    folded,
    letters,
    spellings,
)
from digest.glossary.model import Term, Use
from digest.glossary.plural import is_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# An underscore is markup rather than part of a word; an accent of its own is part of the letter before it.
_START, _END = r"(?<![^\W_])", r"(?![^\W_]|[\u0300-\u036f])"
_LEFT, _RIGHT = re.compile(r"[^\W_]+(?=-\Z)"), re.compile(r"-([^\W_]+)")
_LONGEST_PREFIX = 30
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a term."""

    term: Term
    written: str
    derived: bool = False


class Index:
    """Finds the terms of a glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms = _forms_of(terms)
        self._pattern = re.compile(rf"{_START}(?P<form>{_any_of(sorted(self._forms))}){CLITIC}{_END}")
        self._letters = re.compile(_any_of(_without_longer({letters(form) for form in self._forms})))

    def scan(self, text: str) -> Iterator[Use]:
        """The uses of terms in `text`, left to right, the longest first, without overlap; derived ones, too."""
        small = fold(text)
        match = self._pattern.search(small)
        while match:
            use, end = self._longest(text, small, match)
            if use:
                yield use
            match = self._pattern.search(small, end)

    def may_use(self, markdown: str) -> bool:
        """Whether the letters of any term stand in `markdown`; those of an entity could be any."""
        return "&" in markdown or self._letters.search(letters(markdown)) is not None

    def _longest(self, text: str, small: str, match: re.Match[str]) -> tuple[Use | None, int]:
        """The longest use where `match` begins, and where to go on: a longer form may be none for its capitals."""
        end = match.end()
        shorter: re.Match[str] | None = match
        while shorter:
            if use := self._use(text, small, shorter):
                return use, use.end
            edges = [edge.start() for edge in re.finditer(r"[\W_]+", shorter[0])]
            tries = (self._pattern.match(small, match.start(), match.start() + edge) for edge in reversed(edges))
            shorter = next((found for found in tries if found), None)
        return None, end

    def _use(self, text: str, small: str, match: re.Match[str]) -> Use | None:
        start, end = match.span()
        found = " ".join(text[start : match.end("form")].split())
        clitic = text[match.end("form") : end]
        if clitic and small[start:end] in OWN_WORDS:
            return None
        for form in self._forms[folded(found)]:
            if clitic[:1].isupper() and is_acronym(form.written):
                continue  # `MALAH` is not `MA` with `-lah`
            joined = _joined(text, small, start, end, name=form.written[0].isupper())
            if joined is None or not (form.derived or allows(form.term, form.written, found)):
                continue
            owned = match["own"] is not None and not (match["own"] == "nya" and form.term.is_name)
            derived = form.derived or joined or owned
            words = form.term.translation
            if not form.derived:
                words = rendered(form.term, form.written, found, many=is_many(text, start))
            return Use(start, end, form.term, words, derived=derived)
        return None


def _forms_of(terms: Iterable[Term]) -> dict[str, list[_Form]]:
    """All forms by their folded spelling, the nearest first: what asks for more capitals. Forms that stand in the
    glossary come before what could be derived of others."""
    forms: defaultdict[str, list[_Form]] = defaultdict(list)
    listed = [(term, form) for term in terms for form in term.forms if letters(form)]
    for term, form in listed:
        for spelling in spellings(form):
            forms[folded(spelling)].append(_Form(term, spelling))
    for group in forms.values():
        group.sort(key=lambda form: -sum(map(str.isupper, form.written)))
    derived = [
        (folded(spelling), _Form(term, form, derived=True))
        for term, form in listed
        if term.case != "exact"
        for spelling in derivations(form)
    ]
    return {**{key: [form] for key, form in reversed(derived)}, **forms}


def _joined(text: str, small: str, start: int, end: int, *, name: bool) -> bool | None:
    """What hyphens make of the term between `start` and `end`: False where it stands for itself, as does one name
    beside another in `AS-Tiongkok`; True where it has a prefix or suffix; None where it is half of a word."""
    left = _LEFT.search(small[max(start - _LONGEST_PREFIX, 0) : start])
    right = _RIGHT.match(small, end)
    beside = [(left[0], PREFIXES, text[start - 1 - len(left[0])])] if left else []
    beside += [(right[1], SUFFIXES, text[end + 1])] if right else []
    if not beside:
        return False
    if all(word in known or word.isdigit() for word, known, _ in beside):
        return True
    if name and all(first.isupper() and word != small[start:end] for word, _, first in beside):
        return False
    return None


def _without_longer(words: set[str]) -> list[str]:
    """`words` without those that begin with another of them, sorted."""
    kept: list[str] = []
    for word in sorted(words):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return kept


def _any_of(forms: list[str], depth: int = 0) -> str:
    """A pattern for any of `forms`, which are sorted, the longest first: it looks at each character once, rather
    than once a form. A space is any white space."""
    if len(forms) < 2 or depth == _DEEPEST:
        return f"(?:{'|'.join(map(_literal, reversed(forms)))})" if forms else r"(?!)"
    branches = [
        _literal(first) + _any_of([form[1:] for form in group], depth + 1)
        for first, group in groupby(forms, key=lambda form: form[:1])
        if first
    ]
    return f"(?:{'|'.join(branches)}){'?' if forms[0] == '' else ''}"


def _literal(form: str) -> str:
    return r"\s++".join(map(re.escape, form.split(" ")))
