"""The frozen values between what was read and the article that is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

from digest.errors import DigestError

if TYPE_CHECKING:
    from datetime import date, time, timezone

_MARKUP = re.compile(r"^ {0,3}#{1,6}\s+|!?\[(?P<label>[^\]]*)\]\([^)]*\)|\*\*?|__?(?=\W)|(?<=\W)__?|\\(?=[^\w\s])")

Mark = Literal["strong", "em", "code"]
Kind = Literal["paragraph", "heading", "quote", "item", "opaque"]


class InputError(DigestError):
    """What was given cannot become an article, or there is one already."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style. A line feed in `text` is a line break that the page asked for."""

    text: str
    marks: frozenset[Mark] = frozenset()
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, or part of a quote or list.

    level:    the heading's level, or the list item's depth from 0
    marker:   the list item's `-` or `1.`
    markdown: the text is Markdown already and stays as it is
    An opaque block is Markdown that no rule looks into: a table, code, a list of a Markdown file.
    """

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""
    markdown: bool = False

    @property
    def text(self) -> str:
        """The block's text without its styles."""
        return "".join(run.text for run in self.runs)

    @property
    def readable(self) -> str:
        """`text` as its reader sees it: for a block that is Markdown already, without the markup."""
        if not self.markdown:
            return self.text
        return _MARKUP.sub(lambda match: match["label"] or "", self.text).strip()

    def without(self, start: int, end: int) -> Block:
        """The block without the characters of `text` from `start` up to `end`."""
        runs, position = [], 0
        for run in self.runs:
            left = run.text[: max(start - position, 0)]
            right = run.text[max(end - position, 0) :]
            if left or right:
                runs.append(replace(run, text=left + right))
            position += len(run.text)
        return replace(self, runs=tuple(runs))

    def with_spaces(self, places: tuple[int, ...]) -> Block:
        """The block with a space before each of the characters of `text` at `places`."""
        runs, position = [], 0
        for run in self.runs:
            pieces, start = [], 0
            for place in places:
                if start <= place - position < len(run.text):
                    pieces.append(run.text[start : place - position])
                    start = place - position
            runs.append(replace(run, text=" ".join([*pieces, run.text[start:]])))
            position += len(run.text)
        return replace(self, runs=tuple(runs))


@dataclass(frozen=True, slots=True)
class When:
    """A day and, where it is stated, the time. `zone` is None where none is stated."""

    day: date
    clock: time | None = None
    zone: timezone | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article: from its reader's options, from the page, or from the text."""

    title: str | None = None
    date: When | None = None
    source: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str | None = None
    slug: str | None = None
    draft: bool = False

    def over(self, other: Facts) -> Facts:
        """These facts, completed by those of `other`."""
        return Facts(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(Facts)))


@dataclass(frozen=True, slots=True)
class Reading:
    """An input as it was read: its blocks, and what it states about itself outside of its text.

    teaser: the page's own description, which may be a summary or anything else
    """

    name: str
    blocks: tuple[Block, ...]
    facts: Facts = Facts()
    teaser: str | None = None
    keywords: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """A text that is not part of the article, and the rule that says so."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Todo:
    """What could not be known. `field` is a key of the front matter; `comment` is what stands beside it."""

    field: Literal["title", "date", "source"]
    comment: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it has a file.

    facts:   all that goes into the front matter; title and date are always there
    body:    Markdown
    todos:   what a person has to look at
    """

    facts: Facts
    body: str
    todos: tuple[Todo, ...] = ()
    removed: tuple[Removal, ...] = ()
    notes: tuple[str, ...] = ()
