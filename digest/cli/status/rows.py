"""The articles with the state of their editions and of the paragraphs in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digest.checks.site import check_site
from digest.cli.progress import following
from digest.editions.paragraphs import (
    count_states,
    engines_of,
    field_standings,
    pending_standings,
    standings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digest.checks.site import Checked
    from digest.editions.paragraphs import ParagraphState, Standing
    from digest.model import Article, Translation
    from digest.settings import Settings


@dataclass(frozen=True, slots=True)
class Row:
    """An article and its edition.

    article, edition: both files
    state:            that of the edition; or `draft`, or `broken` for what cannot be read
    engine:           that of the edition; None where a person wrote it all
    findings:         the number of findings about the two
    engines:          those that made what stands there
    """

    article: str
    edition: str | None
    state: str
    engine: str | None
    findings: int
    engines: tuple[str, ...] = ()
    translation: Translation | None = None
    paragraphs: tuple[Standing, ...] = ()
    fields: Mapping[str, Standing] = field(default_factory=dict)

    @property
    def counts(self) -> dict[ParagraphState, int]:
        """How many of the paragraphs stand how."""
        return count_states(self.paragraphs)


def find_rows(settings: Settings, covered: Callable[[str], bool]) -> list[Row]:
    """The articles that `covered` takes, by file."""
    checked = check_site(settings, covers=covered, follow=following("Checking"))
    rows = sorted(_rows(checked, settings, covered), key=lambda row: row.article)
    return [row for row in rows if covered(row.article)]


def row_values(row: Row) -> dict[str, Any]:
    """A row for programs. `line` is that of a paragraph in the edition's file."""
    translation = row.translation
    review = translation.review if translation else None
    return {
        "article": row.article,
        "edition": row.edition,
        "state": row.state,
        "engine": row.engine,
        "findings": row.findings,
        "engines": list(row.engines),
        "translated": translation.latest.isoformat() if translation and translation.latest else None,
        "reviewed": review.date.isoformat() if review else None,
        "reviewed_by": review.by if review else None,
        "counts": row.counts,
        "fields": {name: standing.state for name, standing in row.fields.items()},
        "paragraphs": [
            {
                "block": standing.block,
                "state": standing.state,
                "engine": standing.engine,
                "line": standing.lines[0] if standing.lines else None,
            }
            for standing in row.paragraphs
        ],
    }


def _rows(checked: Checked, settings: Settings, covered: Callable[[str], bool]) -> Iterator[Row]:
    counts = Counter(finding.file for finding in checked.findings)
    for article in checked.content.articles:
        if covered(article.file):
            name = _edition_name(article.file, settings)
            yield _row(article, name, checked, settings, counts[article.file] + counts[name])
    read = {article.file for article in checked.content.articles}
    folder = f"{settings.content.name}/{settings.source}/"
    wrong = {finding.file for finding in checked.findings if finding.file and finding.severity == "error"}
    for file in wrong - read:
        if file.startswith(folder):
            name = _edition_name(file, settings)
            yield Row(file, _existing(name, settings), "broken", None, counts[file] + counts[name])


def _row(article: Article, name: str, checked: Checked, settings: Settings, findings: int) -> Row:
    edition = checked.editions.by_path.get(article.path)
    if edition is None:
        state = _state_without(article, checked)
        paragraphs = pending_standings(article) if state == "missing" else ()
        return Row(article.file, _existing(name, settings), state, None, findings, paragraphs=paragraphs)
    return Row(
        article=article.file,
        edition=name,
        state=edition.state,
        engine=edition.translation.engine,
        findings=findings,
        engines=engines_of(edition),
        translation=edition.translation,
        paragraphs=standings(edition),
        fields=field_standings(edition),
    )


def _state_without(article: Article, checked: Checked) -> str:
    if article.draft:
        return "draft"
    return "broken" if article.path in checked.editions.broken else "missing"


def _edition_name(article_file: str, settings: Settings) -> str:
    return article_file.replace(f"/{settings.source}/", f"/{settings.target}/", 1)


def _existing(name: str, settings: Settings) -> str | None:
    return name if (settings.root / name).exists() else None
