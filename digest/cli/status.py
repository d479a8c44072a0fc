"""`digest status`: how far each article's edition is."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from digest.checks.site import check_site
from digest.cli.options import config_option, covers, paths_argument, settings_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from digest.checks.site import Checked
    from digest.model import Article
    from digest.settings import Settings

_STYLES = {
    "broken": "bold red",
    "missing": "red",
    "stale": "yellow",
    "machine": "cyan",
    "edited": "blue",
    "reviewed": "green",
    "draft": "dim",
}
"""The states, what needs work first. To those of editions come articles or editions that cannot be read, and
drafts, which are not translated."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article and its edition: both files, the state, the engine (None where a person wrote it all), and the
    number of findings about the two."""

    article: str
    edition: str | None
    state: str
    engine: str | None
    findings: int


@click.command("status")
@paths_argument
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
def command(paths: tuple[Path, ...], config: Path, form: str) -> None:
    """List the articles, or those in PATH, with the state of their English edition.

    \b
    missing    there is none yet
    stale      a paragraph of the article has changed since it was translated
    machine    every paragraph stands as the engine wrote it
    edited     a person changed a paragraph
    reviewed   a person answered for it (`digest review`)
    draft      drafts are not translated
    broken     the article or its edition cannot be read; `digest check` says why

    In a pipe it is one line an article, in columns, without a heading.

    \b
    Examples:
      digest status
      digest status content/id/2024
      digest status | awk '$2 == "machine" {print $1}'
    """
    settings = settings_with(config)
    covered = covers(paths, settings)
    rows = sorted(_rows(check_site(settings, covers=covered), settings), key=lambda row: row.article)
    rows = [row for row in rows if covered(row.article)]
    console = Console()
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    elif console.is_terminal:
        console.print(_table(rows))
    else:
        for line in _lines(rows):
            click.echo(line)
    click.echo(_totals(rows), err=True)


def _rows(checked: Checked, settings: Settings) -> Iterator[Row]:
    counts = Counter(finding.file for finding in checked.findings)
    for article in checked.content.articles:
        edition = checked.editions.by_path.get(article.path)
        name = _edition_name(article.file, settings)
        yield Row(
            article=article.file,
            edition=name if (settings.root / name).exists() else None,
            state=edition.state if edition else _state_without(article, checked),
            engine=edition.translation.engine if edition else None,
            findings=counts[article.file] + counts[name],
        )
    read = {article.file for article in checked.content.articles}
    folder = f"{settings.content.name}/{settings.source}/"
    wrong = {finding.file for finding in checked.findings if finding.file and finding.severity == "error"}
    for file in wrong - read:
        if file.startswith(folder):
            name = _edition_name(file, settings)
            edition_name = name if (settings.root / name).exists() else None
            yield Row(file, edition_name, "broken", None, counts[file] + counts[name])


def _state_without(article: Article, checked: Checked) -> str:
    if article.draft:
        return "draft"
    return "broken" if article.path in checked.editions.broken else "missing"


def _edition_name(article_file: str, settings: Settings) -> str:
    return article_file.replace(f"/{settings.source}/", f"/{settings.target}/", 1)


def _table(rows: Sequence[Row]) -> Table:
    table = Table()
    table.add_column("article", overflow="fold")
    for name in ("state", "engine"):
        table.add_column(name, no_wrap=True)
    table.add_column("findings", justify="right", no_wrap=True)
    for row in rows:
        findings = Text(str(row.findings or ""), style="yellow")
        table.add_row(Text(row.article), Text(row.state, style=_STYLES[row.state]), row.engine or "", findings)
    return table


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    cells = [(row.article, row.state, row.engine or "-", str(row.findings)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _totals(rows: Iterable[Row]) -> str:
    counts = Counter(row.state for row in rows)
    each = ", ".join(f"{counts[state]:,} {state}" for state in _STYLES if counts[state])
    number = counts.total()
    return f"{number:,} article{'' if number == 1 else 's'}" + (f": {each}" if each else "")
