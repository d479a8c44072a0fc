"""Terms to look for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from digest.glossary.casing import is_acronym
from digest.glossary.english import holds, holds_stem, holds_verbatim
from digest.glossary.index import Index
from digest.glossary.model import Term, Use

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Glossary:
    """The terms of a site; without any, it is false. It can be sent to other processes."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Term, ...]]]:
        # The index is made where it is needed.
        return Glossary, (self.terms,)

    @cached_property
    def _index(self) -> Index:
        return Index(self.terms)

    def find(self, text: str) -> list[Use]:
        """The uses of terms in `text` that can be replaced: left to right, the longest first, without overlap."""
        return [use for use in self._scan(text) if not use.derived]

    def may_use(self, markdown: str) -> bool:
        """Whether the words between any two marks of `markdown` can use a term.

        Where it says no, `find` finds nothing in them; where it says yes, it may be wrong.
        """
        return bool(self.terms) and self._index.may_use(markdown)

    def missing(self, source: str, target: str) -> list[Use]:
        """The uses in `source`, derived ones included, whose translation is not in `target`.

        Both are words without markup. A term is asked for once, however often it is used: English goes on with
        `he` or `it`. So the first use of each missing term is given.
        """
        missing: dict[Term, Use] = {}
        present: set[Term] = set()
        for use in self._scan(source):
            if use.term not in missing and use.term not in present:
                if is_translated(use, target):
                    present.add(use.term)
                else:
                    missing[use.term] = use
        return list(missing.values())

    def _scan(self, text: str) -> list[Use]:
        return list(self._index.scan(text)) if self.terms else []


def glossary_of(mapping: Mapping[str, str]) -> Glossary:
    """A glossary of terms and their translations alone.

    Nothing being said of capitals, those of a name are not asked for, but those of an acronym are.
    """
    return Glossary(
        tuple(
            Term(term, translation, case="match" if term[:1].islower() or is_acronym(term) else "ignore")
            for term, translation in mapping.items()
        )
    )


def is_translated(use: Use, target: str) -> bool:
    """Whether `target` has what may stand for `use`."""
    term = use.term
    if term.keep and not use.derived:
        # Headlines in capitals are not always translated so.
        kept = (use.text, *term.forms) if is_acronym(use.text) else (use.text,)
        return any(holds_verbatim(target, words, any_case=term.case == "ignore") for words in kept)
    wanted = (term.translation, *term.accepted)
    return any(holds(target, words) for words in wanted) or (
        use.derived and any(holds_stem(target, words) for words in wanted)
    )
