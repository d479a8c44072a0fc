"""The capitals of a term in an article, and of its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.glossary.model import Term

_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def allows(term: Term, form: str, found: str) -> bool:
    """Whether `found`, which is `form` but for its capitals, is a use of the term."""
    if term.case == "ignore":
        return True
    if term.case == "exact":
        return form == found
    return all(there == here or not here.isupper() for here, there in zip(form, found, strict=False))


def rendered(term: Term, form: str, found: str) -> str:
    """The translation of `found`, which is `form`, one of the term's, but for its capitals.

    Capitals of an acronym say nothing (`KTT` is `summit`), nor do those that the glossary has itself: there the
    translation is as its editor wants it.
    """
    if term.keep:
        return found
    if term.case != "match" or found == term.source:
        return term.translation
    if _shouted(found):
        return term.translation if _shouted(form) or _shouted(term.source) else term.translation.upper()
    if not found[:1].isupper() or (term.source[:1].isupper() and not _shouted(term.source)):
        return term.translation
    if all(word[:1].isupper() or not word[:1].isalpha() for word in found.split()):
        return title(term.translation)
    return capitalized(term.translation)


def title(words: str) -> str:
    """Every word with a capital, but for the small ones."""
    first, *rest = words.split(" ")
    return " ".join([capitalized(first), *(word if word in _SMALL else capitalized(word) for word in rest)])


def capitalized(words: str) -> str:
    """With a capital at the beginning; the other letters as they are."""
    return words[:1].upper() + words[1:]


def _shouted(words: str) -> bool:
    return words.isupper() and sum(map(str.isalpha, words)) > 1
