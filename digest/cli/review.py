"""`digest review`: a person answers for an edition, or for one paragraph of it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.options import config_option, covers, settings_with, tell_of_waiting
from digest.cli.reviewer import git_name
from digest.content import read_content
from digest.editions import read_edition, read_editions, review_text
from digest.editions.paragraphs import count_states, field_standings, standing_at, standings
from digest.errors import UsageError
from digest.files import write_atomic
from digest.lock import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digest.editions import Editions
    from digest.editions.paragraphs import Standing
    from digest.model import Article, Edition, Row
    from digest.settings import Settings

_WITH_LINE = re.compile(r"(?P<file>.+):(?P<line>[1-9]\d*)")


@click.command("review")
@click.argument("paths", nargs=-1, metavar="PATH[:LINE]...", type=click.Path(path_type=Path))
@config_option
@click.option("--by", metavar="NAME", help="Who reviewed it.  [default: the name in git's settings]")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], config: Path, by: str | None) -> None:
    """Mark the editions in PATH as reviewed, exactly as they stand; or of one the paragraph in a line, PATH:LINE.

    The site then says who reviewed them and when. Any later change of the text or of its source undoes that for
    the paragraph. What was stale stands for its source as it is now: `digest status --diff` shows both.

    \b
    Examples:
      digest review content/en/2024/a.md
      digest review content/en/2024/a.md:14
      digest review content/en/2024 --by "Sri Wahyuni"
    """
    if not paths:
        raise click.UsageError("say which editions: a file or a folder in content/en", ctx)
    settings = settings_with(config)
    named = [(path, None) if path.exists() else _split(path) for path in paths]
    covered = covers([path for path, _ in named], settings)
    ctx.with_resource(exclusive(settings, on_wait=tell_of_waiting))
    content = read_content(settings)
    articles = [article for article in content.published if covered(article.file)]
    editions = read_editions(articles, settings)
    chosen = _choose(named, editions, settings)
    findings = [finding for finding in content.findings if covered(finding.file or "")] + [*editions.findings]
    for finding in findings:
        click.echo(str(finding), err=True)
    if editions.glossary is None:
        raise UsageError("a review holds for the glossary, too; mend it first")
    desk = _Desk(settings, editions, (by or "").strip() or git_name(settings.root), chosen)
    left = [article for article in articles if article.path not in editions.broken and not desk.review(article)]
    ctx.exit(1 if left or any(finding.severity == "error" for finding in findings) else 0)


def _split(path: Path) -> tuple[Path, int | None]:
    """A file and a line in it; a path without a line as it is."""
    match = _WITH_LINE.fullmatch(str(path))
    return (Path(match["file"]), int(match["line"])) if match else (path, None)


def _choose(
    named: Iterable[tuple[Path, int | None]], editions: Editions, settings: Settings
) -> dict[str, list[Standing]]:
    """What stands in the lines that were named, by the edition's file; of what was named as a whole, nothing.

    Raises UsageError for a line in which nothing stands that can be reviewed.
    """
    files = {(settings.root / edition.file).resolve(): edition for edition in editions.by_path.values()}
    whole = [path for path, line in named if line is None]
    is_whole = covers(whole, settings) if whole else lambda _: False
    chosen: dict[str, list[Standing]] = {}
    for path, line in named:
        edition = files.get(path.resolve())
        standing = standing_at(edition, line) if edition and line else None
        if line and standing is None:
            raise UsageError(f"{path}:{line}: expected a line with a paragraph, title or summary of an edition")
        if edition and standing and not is_whole(edition.file):
            chosen.setdefault(edition.file, []).append(standing)
    return chosen


class _Desk:
    """A reviewer at work. Of the editions in `chosen`, by file, no more is meant than what stands there."""

    def __init__(
        self, settings: Settings, editions: Editions, by: str, chosen: Mapping[str, Sequence[Standing]]
    ) -> None:
        self._settings = settings
        self._editions = editions
        self._by = by
        self._chosen = chosen
        self._today = datetime.now(settings.zone).date()

    def review(self, article: Article) -> bool:
        """Mark the edition of `article`, or what is chosen of it, and say so. Whether all that was meant is
        reviewed now."""
        edition = self._editions.by_path.get(article.path)
        if edition is None:
            click.echo(f"{article.file}: has no edition yet; run `digest translate` first", err=True)
            return False
        chosen = self._chosen.get(edition.file, ())
        self._write(edition, chosen)
        after, _ = read_edition(article, self._settings, glossary=self._editions.glossary)
        if after is None or (after.state != "reviewed" and not chosen):
            message = "lacks something that the article has; run `digest translate`, and review it again"
            click.echo(f"{edition.file}: {message}", err=True)
            return False
        return True

    def _write(self, edition: Edition, chosen: Sequence[Standing]) -> None:
        rows = [standing.row for standing in chosen]

        def is_meant(row: Row) -> bool:
            return not rows or any(row is one for one in rows)

        text = review_text(
            edition,
            by=_names(edition, self._by, is_meant),
            today=self._today,
            glossary=self._editions.glossary,
            only=is_meant,
        )
        if write_atomic(self._settings.root / edition.file, text, scratch=self._settings.build):
            click.echo(edition.file)
            click.echo(f"{edition.file}: reviewed by {self._by}: {_summary(edition, chosen)}", err=True)
        else:
            click.echo(f"{edition.file}: reviewed already", err=True)


def _names(edition: Edition, by: str, is_meant: Callable[[Row], bool]) -> str:
    """Who answers for the edition from now on: others, too, as long as something stands as they reviewed it."""
    review = edition.translation.review
    rows = (*edition.rows, *edition.fields.values())
    if review is None or not any(row.reviewed and not is_meant(row) for row in rows):
        return by
    names = review.by.split(", ")
    return ", ".join(names if by in names else [*names, by])


def _summary(edition: Edition, chosen: Sequence[Standing]) -> str:
    """`6 paragraphs (5 machine, 1 stale), title, summary`: how they stood before."""
    fields = [standing for standing in chosen if standing.field] if chosen else field_standings(edition).values()
    blocks = [standing for standing in chosen or standings(edition) if not standing.field and standing.row]
    number = len(blocks)
    counts = ", ".join(f"{count} {state}" for state, count in count_states(blocks).items())
    said = [f"{number} paragraph{'' if number == 1 else 's'} ({counts})"] if number else []
    return ", ".join([*said, *(standing.field for standing in fields if standing.field and standing.row)])
