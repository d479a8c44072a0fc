"""The capitals of a term in an article, and of its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.glossary.plural import plural

if TYPE_CHECKING:
    from digest.glossary.model import Term

_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def allows(term: Term, form: str, found: str) -> bool:
    """Whether `found`, which is `form` but for its capitals, is a use of the term."""
    if term.case == "ignore":
        return True
    if term.case == "exact":
        return form == found
    return all(there == here or not here.isupper() for here, there in zip(form, found, strict=True))


def rendered(term: Term, form: str, found: str, *, many: bool = False) -> str:
    """The translation of `found`, which is `form`, one of the term's, but for its capitals; the plural if `many`.

    Capitals of an acronym say nothing (`KTT` is `summit`), nor do those that the glossary has itself: there the
    translation is as its editor wants it. Where it stands in its sentence does not matter, because it will stand
    elsewhere in the translation (`KTT dibuka` is `The summit opens`).
    """
    if term.keep:
        return found
    if term.case != "match":
        return term.translation
    translation = plural(term.translation) if many and not term.is_name else term.translation
    if found == term.source:
        return translation
    if is_acronym(found):
        return translation if is_acronym(form) or is_acronym(term.source) else translation.upper()
    if not found[0].isupper() or (term.source[0].isupper() and not is_acronym(term.source)):
        return translation
    if all(word[0].isupper() or not word[0].isalpha() for word in found.split()):
        return _title(translation)
    return _capitalized(translation)


def _capitalized(words: str) -> str:
    """With a capital at the beginning; the other letters as they are."""
    return words[:1].upper() + words[1:]


def is_acronym(words: str) -> bool:
    """Whether all letters of several are capitals."""
    return words.isupper() and sum(map(str.isalpha, words)) > 1


def _title(words: str) -> str:
    first, *rest = words.split(" ")
    return " ".join([_capitalized(first), *(word if word in _SMALL else _capitalized(word) for word in rest)])
