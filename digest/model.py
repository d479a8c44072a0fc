"""The frozen values that travel through the pipeline. No behaviour beyond what follows from the fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    Day = date  # for classes that have a field of that name

Locale = str
"""A language tag as it stands in URLs and `<html lang>`: `id`, `en`."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at, in a file or in a translation.

    `line` counts from 1; `file` and `line` are None for findings about bare text.
    """

    code: str
    severity: Severity
    message: str
    excerpt: str = ""
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = "".join(f"{part}:" for part in (self.file, self.line) if part is not None)
        note = "warning: " if self.severity == "warning" else ""
        return f"{place} {note}{self.message}".strip()


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the facts first."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; `src` is relative to the Indonesian article's folder."""

    src: str
    alt: str = ""
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An Indonesian article, validated.

    file:     the file it was read from, relative to the site's folder, with forward slashes
              (`content/id/2023/a.md`)
    path:     the page's path below its language, without suffix (`2023/a`): its URL is `/<locale>/<path>/`
    date:     aware; midnight in the site's time zone where `has_time` is false
    head:     the front matter as written, without its `---` lines
    body:     the Markdown below the front matter
    summary:  as written in the front matter, or None
    """

    file: str
    path: str
    title: str
    date: datetime
    has_time: bool
    body: str
    head: str
    source: Source | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str | None = None
    image: Image | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class BlockState:
    """Where one block of an edition comes from, in fingerprints of Markdown.

    source:   the article's block that it translates; empty for a block that a person added
    target:   the block as the engine wrote it; empty where a person wrote it
    segments: the texts that were sent for it
    terms:    the glossary's terms in it, and what they were to become; empty where there were none
    reviewed: the block as it stood when a person answered for it
    edited:   the block as a person had left it when the file was last written, where that is neither of the two
    present:  the article's block that stood in the place of `source` then, where that is another
    engine:   the engine, where it is another than that of the whole edition; several with commas between them
    date:     the day on which the engine wrote it, where it is another than that of the whole edition
    """

    source: str
    target: str = ""
    segments: tuple[str, ...] = ()
    terms: str = ""
    reviewed: str = ""
    edited: str = ""
    present: str = ""
    engine: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A block or a text field of an edition, and what it translates.

    text:     its Markdown with the white space behind it; empty for a block that a person took out
    state:    where it comes from
    index:    the place (from 0) of the article's block that it translates; None if there is none (any more)
    edited:   a person wrote or changed it
    stale:    its source has changed since, or is gone; or a term of the glossary that it uses has changed
    moved:    a person put it in another place than it had
    reviewed: a person answered for just this text, of just this source
    """

    text: str
    state: BlockState
    index: int | None = None
    edited: bool = False
    stale: bool = False
    moved: bool = False
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """Who answered for a translation, and on which day."""

    by: str
    date: date


@dataclass(frozen=True, slots=True)
class Translation:
    """The `translation:` part of an edition's front matter.

    engine:  the engine's name; None where a person wrote the edition from nothing
    date:    the day of the machine translation, of what names no other
    fields:  the text fields (`title`, `summary`, `image.alt`)
    blocks:  the blocks of the body, in the order that the article had when the file was last written
    """

    engine: str | None = None
    date: date | None = None
    review: Review | None = None
    fields: Mapping[str, BlockState] = field(default_factory=dict)
    blocks: tuple[BlockState, ...] = ()

    @property
    def latest(self) -> Day | None:
        """The day of the last machine translation."""
        days = (self.date, *(state.date for state in (*self.blocks, *self.fields.values())))
        return max((day for day in days if day), default=None)

    @property
    def has_origins(self) -> bool:
        """Whether it says what was made from what. A person's own edition does not, unless it was reviewed."""
        return bool(self.fields or self.blocks)


State = Literal["missing", "stale", "machine", "edited", "reviewed"]
"""How far an article's edition is.

missing:  there is none; the English page is published as *pending*
stale:    a paragraph's source has changed since it was translated
machine:  every paragraph stands as the engine wrote it
edited:   a person changed at least one paragraph
reviewed: a person answered for the text that stands there
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """The English edition of an article.

    numbers: for each top-level block of `body`, the number (from 1) of the article's block that it
             translates, None for a block that a person added
    stale:   the numbers of the article's blocks that have changed since they were translated
    edited:  the numbers of the blocks that a person changed
    text:    the whole file
    rows:    the blocks of `body`, and those that a person took out
    fields:  the text fields by name
    synced:  whether the keys that are not translated say the same as the article's
    """

    file: str
    article: Article
    title: str
    body: str
    text: str
    state: State
    translation: Translation
    summary: str | None = None
    image_alt: str | None = None
    numbers: tuple[int | None, ...] = ()
    stale: frozenset[int] = frozenset()
    edited: frozenset[int] = frozenset()
    rows: tuple[Row, ...] = ()
    fields: Mapping[str, Row] = field(default_factory=dict)
    synced: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page below `build/docs/`.

    path: relative, with forward slashes: `id/2023/a.md`
    meta: all that its template shows, in plain YAML types
    body: Markdown
    """

    path: str
    meta: Mapping[str, Any]
    body: str = ""
