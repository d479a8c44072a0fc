"""What is stale in the editions of a site, with all that an editor needs to mend it: the source as it was, both
languages as they are now, and what the engine would make of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.editions.paragraphs import field_standings, standings
from digest.editions.read import blocks_of, source_print
from digest.errors import DigestError, EngineError, UsageError
from digest.git import Repository
from digest.segments import field_segment, fingerprint
from digest.translate.known import known_sources
from digest.translate.proposals import propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.editions.paragraphs import Standing
    from digest.glossary import Glossary, Term
    from digest.model import Article, Edition
    from digest.settings import Settings

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEAD_LINE = 2  # the front matter's first line in its file: above it is `---`


@dataclass(frozen=True, slots=True)
class Change:
    """A stale paragraph or text field.

    line:     where its source stands in the article's file; None where it is gone
    terms:    those of the glossary that the source uses and the translation does not follow, where they are why
    old:      the source as it was translated; None where nobody knows it any more
    proposal: what the engine makes of the source as it is now; None where there is nothing to translate, or where
              it was not asked; an error says why there is none
    """

    article: str
    edition: str
    standing: Standing
    line: int | None = None
    terms: tuple[Term, ...] = ()
    old: str | None = None
    proposal: str | DigestError | None = None

    @property
    def present(self) -> str:
        """The English that stands there; empty where a person took it out."""
        return self.standing.row.text if self.standing.row else ""

    @property
    def kept(self) -> bool:
        """Whether the text stays until a person changes it; else the next translation replaces it."""
        return bool(self.standing.row and self.standing.row.edited)

    @property
    def source_print(self) -> str:
        """What the edition knows the old source by."""
        return self.standing.row.state.source if self.standing.row else ""


def find_changes(editions: Iterable[Edition], glossary: Glossary) -> list[Change]:
    """What is stale in `editions`, the text fields of each first."""
    return [
        Change(
            edition.article.file,
            edition.file,
            standing,
            _source_line(edition.article, standing),
            _terms(standing, glossary),
        )
        for edition in editions
        if edition.state == "stale"
        for standing in (*field_standings(edition).values(), *standings(edition))
        if standing.state == "stale"
    ]


def with_old_sources(changes: Sequence[Change], settings: Settings) -> list[Change]:
    """`changes` with what was translated once: as a translation on this machine has kept it, or else as git has
    it."""
    # Where only a term has changed, the source is the same.
    found = {
        change.source_print: change.standing.source for change in changes if change.standing.reason == "terms"
    }
    found |= known_sources({change.source_print for change in changes} - found.keys(), settings)
    lacking: dict[str, set[str]] = {}
    for change in changes:
        if change.source_print not in found:
            lacking.setdefault(change.article, set()).add(change.source_print)
    found |= _from_git(lacking, settings)
    return [replace(change, old=found.get(change.source_print)) for change in changes]


def with_proposals(
    changes: Sequence[Change], settings: Settings, *, glossary: Glossary, offline: bool
) -> list[Change]:
    """`changes` with what the engines of the settings make of the source as it is now. Offline, what is known."""
    sources = {
        at: field_segment(change.standing.source) if change.standing.field else change.standing.source
        for at, change in enumerate(changes)
        if change.standing.source
    }
    proposals: Mapping[int, str | DigestError]
    try:
        proposals = propose(sources, settings, glossary=glossary, offline=offline)
    except (EngineError, UsageError) as error:
        proposals = dict.fromkeys(sources, error)
    return [replace(change, proposal=proposals.get(at)) for at, change in enumerate(changes)]


def _terms(standing: Standing, glossary: Glossary) -> tuple[Term, ...]:
    if standing.reason != "terms" or standing.row is None:
        return ()
    uses = glossary.missing(standing.source, standing.row.text)
    return tuple(dict.fromkeys(use.term for use in uses))


def _source_line(article: Article, standing: Standing) -> int | None:
    """The line (from 1) of what `standing` translates, in the article's file."""
    row = standing.row
    if row is None or row.index is None:
        return None
    if standing.field:
        fields = frontmatter.text_fields(article.head)
        place = next((field.start for field in fields if field.name == standing.field), 0)
        return _HEAD_LINE + _line_ends(article.head[:place])
    found = blocks_of(article.body)
    before = "".join(block.text for block in found[: row.index])
    text = found[row.index].text
    before += text[: len(text) - len(text.lstrip())]
    return _HEAD_LINE + 1 + _line_ends(article.head) + _line_ends(before)


def _line_ends(text: str) -> int:
    return len(_LINE_END.findall(text))


def _from_git(wanted: Mapping[str, set[str]], settings: Settings) -> dict[str, str]:
    """The texts with the `wanted` fingerprints that the articles, by file, have held according to git. Without git
    there are none."""
    found: dict[str, str] = {}
    try:
        repository = Repository(settings.root) if wanted else None
    except UsageError:
        repository = None
    for file, prints in wanted.items() if repository else ():
        assert repository is not None  # noqa: S101  for the type checker
        left = set(prints)
        contents = repository.contents(repository.versions(file))
        for content in contents:
            texts = _texts(content.decode("utf-8", "replace"))
            known = {key: text for key, text in texts if key in left}
            found |= known
            left -= known.keys()
            if not left:
                break
        contents.close()
    return found


def _texts(article: str) -> Iterator[tuple[str, str]]:
    """The blocks and text fields of an article's file, with what editions know them by."""
    head, body = frontmatter.split(article)
    for field in frontmatter.text_fields(head or ""):
        yield source_print(field.value), field.value
    for block in blocks_of(body):
        yield fingerprint(block.text), block.text
