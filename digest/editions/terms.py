"""The glossary's terms in an article, as the states of its edition see them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from digest.segments import fingerprint
from digest.terminology import body_terms, field_terms, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.glossary import Glossary
    from digest.model import BlockState
    from digest.segments import Block


class ArticleTerms:
    """What the terms in each block of an article are to become by now."""

    def __init__(self, body: str, sources: Sequence[Block], glossary: Glossary) -> None:
        self._body = body
        self._sources = sources
        self._glossary = glossary

    @cached_property
    def prints(self) -> Sequence[str]:
        """The fingerprint of the terms in each block, empty where there is none."""
        # To segment a body takes a hundred times as long as to see that there is no term in it.
        if not self._glossary.may_use(self._body):
            return [""] * len(self._sources)
        return body_terms(self._body, self._glossary)

    def is_outdated(self, at: int, state: BlockState, text: str) -> bool:
        """Whether `text` was made of the block `at` with other terms. What a person wrote or answered for is only
        if it lacks one."""
        return self._is_outdated(self.prints[at], self._sources[at].text, state, text)

    def is_field_outdated(self, source: str, state: BlockState, text: str) -> bool:
        """The same for a text field of the front matter."""
        return self._is_outdated(field_terms(source, self._glossary), source, state, " ".join(text.split()))

    def _is_outdated(self, terms: str, source: str, state: BlockState, text: str) -> bool:
        if terms == state.terms or not text:
            return False
        found = fingerprint(text)
        if found == state.target and found != state.reviewed:
            return True
        return bool(self._glossary.missing(words_of(source), words_of(text)))
