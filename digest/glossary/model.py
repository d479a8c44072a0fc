"""What a glossary is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Case = Literal["match", "exact", "ignore"]
"""What capitals mean.

match:  capitals of the term are asked for (`AS` is not `as`), small letters may be capitals in the article, and
        the translation follows the article: `Gubernur` is `Governor`, `GUBERNUR` is `GOVERNOR`
exact:  the term is found only as it is written, and its translation stands as it is written
ignore: the term is found in any capitals, and its translation stands as it is written
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source language and what stands for it in a translation.

    source:      as in the glossary
    translation: English; equal to `source` where `keep`
    variants:    other forms in the source language that mean the same
    accepted:    other translations that a check lets pass
    keep:        it stays as it is in the article
    note:        for editors
    line:        in `content/glossary.yml`, from 1; None where it comes from elsewhere
    """

    source: str
    translation: str
    variants: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    case: Case = "match"
    keep: bool = False
    note: str = ""
    line: int | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it is called in the source language."""
        return (self.source, *self.variants)

    @property
    def is_name(self) -> bool:
        """Whether it names one person or thing, in the translation at least."""
        return self.keep or self.translation[:1].isupper()


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a text uses a term.

    start, end: in the text, an enclitic (`-lah`) included
    text:       what stands for it in a translation; it follows from the term, from what stands in the text, and
                from a word of number before that
    derived:    a form that means something else than the term alone (`kementerian`, `menteri-menteri`,
                `menterinya`): checked, never replaced
    """

    start: int
    end: int
    term: Term
    text: str
    derived: bool = False
