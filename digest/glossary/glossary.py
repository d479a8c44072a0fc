"""Terms to look for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from digest.glossary.english import holds, holds_stem, holds_verbatim
from digest.glossary.index import Index
from digest.glossary.model import Term, Use

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Glossary:
    """The terms of a site. Without any, it is false. It may be sent to other processes."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Term, ...]]]:
        return Glossary, (self.terms,)

    @cached_property
    def _index(self) -> Index:
        return Index(self.terms)

    def find(self, text: str) -> list[Use]:
        """The uses of terms in `text` that can be replaced: left to right, the longest first, without overlap."""
        return [use for use in self._index.scan(text) if not use.derived] if self.terms else []

    def may_use(self, markdown: str) -> bool:
        """Whether the words between the marks of `markdown` can use a term. It may be wrong where it says yes."""
        return bool(self.terms) and self._index.may_use(markdown)

    def missing(self, source: str, target: str) -> list[Use]:
        """The uses in `source`, derived ones included, whose translation is not in `target`: one for each term."""
        missing: dict[Term, Use] = {}
        for use in self._index.scan(source) if self.terms else ():
            if use.term not in missing and not _is_there(use, source, target):
                missing[use.term] = use
        return list(missing.values())


def glossary_of(mapping: Mapping[str, str]) -> Glossary:
    """A glossary of nothing but terms and their translations."""
    return Glossary(tuple(Term(term, translation) for term, translation in mapping.items()))


def _is_there(use: Use, source: str, target: str) -> bool:
    term = use.term
    if term.keep and not use.derived:
        return holds_verbatim(target, use.text)
    wanted = (term.translation, use.text, *term.accepted)
    return any(holds(target, words) for words in wanted) or (
        use.derived and any(holds_stem(target, words) for words in wanted)
    )
