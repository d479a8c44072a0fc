"""`digest status`: how far each article's edition is, and what is stale in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from rich.console import Console

from digest.cli.options import (
    config_option,
    covers,
    engine_option,
    engine_url_option,
    paths_argument,
    settings_with,
)
from digest.cli.status.rows import find_rows, row_values
from digest.cli.status.table import lines, table, totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest.settings import Settings


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
@click.option("--diff", is_flag=True, help="Show what is stale: both sources, the translation, and a proposal.")
@click.option("--offline", is_flag=True, help="With --diff: show the proposals that are known, and ask for none.")
@engine_option
@engine_url_option
def command(
    paths: tuple[Path, ...],
    config: Path,
    form: str,
    diff: bool,
    offline: bool,
    engine: str | None,
    engine_url: str | None,
) -> None:
    """List the articles, or those in PATH, with the state of their English edition and its paragraphs.

    \b
    missing    there is none yet; of a paragraph: a person took it out
    stale      the source, or a term that it uses, has changed since it was translated
    machine    it stands as the engine wrote it
    edited     a person changed it
    reviewed   a person answered for it (`digest review`)
    pending    a paragraph that the next translation makes
    draft      drafts are not translated
    broken     the article or its edition cannot be read; `digest check` says why

    In a pipe it is one line an article, in columns, without a heading.

    With --diff it shows each stale paragraph instead: its source as it was translated (from the history in git)
    and as it is now, what the translation says, and what the engine would make of it. Nothing is written. Change
    the paragraph or leave it, then `digest review FILE:LINE` says that it stands for the source as it is now.

    \b
    Examples:
      digest status
      digest status content/id/2024
      digest status | awk '$2 == "machine" {print $1}'
      digest status --format json | jq -r '.[] | select(.counts.stale) | .edition'
      digest status --diff
      digest status --diff --offline content/en/2024/a.md
    """
    settings = settings_with(config, engine=engine, engine_url=engine_url)
    covered = covers(paths, settings)
    if diff:
        _show_changes(settings, covered, form=form, offline=offline)
    elif offline:
        raise click.UsageError("--offline belongs to --diff: nothing else asks an engine")
    else:
        _show_states(settings, covered, form=form)


def _show_states(settings: Settings, covered: Callable[[str], bool], *, form: str) -> None:
    rows = find_rows(settings, covered)
    console = Console()
    if form == "json":
        click.echo(json.dumps([row_values(row) for row in rows], ensure_ascii=False, indent=2))
    elif console.is_terminal:
        console.print(table(rows))
    else:
        for line in lines(rows):
            click.echo(line)
    click.echo(totals(rows), err=True)


def _show_changes(settings: Settings, covered: Callable[[str], bool], *, form: str, offline: bool) -> None:
    # Loaded late: the plain list needs neither engines nor git.
    from digest.cli.status import diff

    found = diff.gather(settings, covered, offline=offline)
    console = Console()
    if form == "json":
        click.echo(json.dumps([diff.change_values(change) for change in found], ensure_ascii=False, indent=2))
    elif console.is_terminal:
        for change in found:
            console.print(diff.render(change, width=console.width), soft_wrap=False)
    else:
        click.echo("\n".join(diff.plain(change) for change in found), nl=bool(found))
    click.echo(diff.advice(found), err=True)
