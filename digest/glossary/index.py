"""All forms of all terms in one pattern, so that a text is read once, however many terms there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.glossary.casing import allows, rendered
from digest.glossary.forms import CLITIC, NO_CLITIC, OTHERS, derivations, fold, folded, letters
from digest.glossary.model import Term, Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOT_BEFORE, _NOT_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_NAME = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a term."""

    term: Term
    written: str
    derived: bool = False


class Index:
    """Finds the terms of a glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: dict[str, list[Form]] = {}
        terms = tuple(terms)
        for term in terms:
            for written in term.forms:
                self._forms.setdefault(folded(written), []).append(Form(term, " ".join(written.split())))
        for term in terms:
            for written in term.forms:
                for derived in derivations(folded(written)):
                    self._forms.setdefault(derived, [Form(term, written, derived=True)])
        for forms in self._forms.values():
            # What asks for more capitals is the nearer one.
            forms.sort(key=lambda form: (form.term.case != "exact", -sum(map(str.isupper, form.written))))
        self._pattern = re.compile(rf"{_NOT_BEFORE}(?P<form>{_any_of(self._forms)}){CLITIC}{_NOT_AFTER}")
        plain = {letters(form) for form in self._forms}
        self._letters = re.compile(_any_of(plain)) if "" not in plain else re.compile("")

    def scan(self, text: str) -> Iterator[Use]:
        """The uses of terms in `text`, left to right, the longest first; derived ones included."""
        small = fold(text)
        position = 0
        while match := self._pattern.search(small, position):
            use, position = None, match.end()
            shorter: re.Match[str] | None = match
            while shorter and not use:
                use = self._use(text, small, shorter)
                shorter = None if use else self._shorter(small, shorter)
            if use:
                position = use.end
                yield use

    def may_use(self, markdown: str) -> bool:
        """Whether a term's letters stand in `markdown` at all."""
        return "&" in markdown or self._letters.search(letters(markdown)) is not None

    def _shorter(self, small: str, match: re.Match[str]) -> re.Match[str] | None:
        """A shorter form at the same place, where the longest was none for its capitals."""
        ends = [space.start() for space in re.finditer(r"[\W_]", match[0])]
        for end in reversed(ends):
            if found := self._pattern.match(small, match.start(), match.start() + end):
                return found
        return None

    def _use(self, text: str, small: str, match: re.Match[str]) -> Use | None:
        start, end = match.span()
        stem_end = match.end("form")
        found = " ".join(text[start:stem_end].split())
        if end > stem_end and small[start:end] in NO_CLITIC:
            return None
        beside = _beside(text, start, end)
        if beside is None:
            return None
        for form in self._forms[folded(found)]:
            if form.derived:
                return Use(start, end, form.term, form.term.translation, derived=True)
            if allows(form.term, form.written, found):
                derived = beside or match["own"] in OTHERS
                return Use(start, end, form.term, rendered(form.term, form.written, found), derived=derived)
        return None


def _beside(text: str, start: int, end: int) -> bool | None:
    """What a hyphen joins to a term: None where it makes another word of it, True where it only may."""
    before = start > 1 and text[start - 1] in "-‑‐" and text[start - 2].isalnum()
    after = text[end : end + 1] in ("-", "‑", "‐") and text[end + 1 : end + 2].isalnum()
    return True if before or after else False


def _any_of(forms: Iterable[str]) -> str:
    """A pattern for any of `forms`, the longest first, that reads each character of a text once."""
    tree: dict[str, Any] = {}
    for form in sorted(forms):
        node = tree
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(tree) if tree else r"(?!)"


def _pattern(tree: dict[str, Any]) -> str:
    branches = [
        (r"\s++" if char == " " else re.escape(char)) + _pattern(below) for char, below in tree.items() if char
    ]
    inner = "|".join(branches)
    if "" in tree:
        return f"(?:{inner})?" if inner else ""
    return f"(?:{inner})" if len(branches) > 1 else inner
