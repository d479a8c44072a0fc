"""`digest import`: turn raw text, HTML or a web page into an article."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from digest.cli.options import config_option
from digest.errors import UsageError
from digest.importing.composing import article_path, compose_text, parse_date, parse_url
from digest.importing.drafting import compose_draft
from digest.importing.model import Facts, InputError
from digest.importing.reading import read_input
from digest.importing.storing import store
from digest.settings import read_settings
from digest.taxonomy import read_topics

if TYPE_CHECKING:
    from digest.importing.decoding import Kind
    from digest.importing.model import Draft, Reading, When
    from digest.settings import Settings

_ONE_ONLY = ("--title", "--slug", "--source-url")


@click.command("import")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE-or-URL…")
@config_option
@click.option("--title", help="The headline.")
@click.option("--date", metavar="DATE", help="When it was published: YYYY-MM-DD or 'YYYY-MM-DD HH:MM'.")
@click.option("--source", metavar="NAME", help="Who published it.")
@click.option("--source-url", metavar="URL", help="Where it was published.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who wrote it; may be repeated.")
@click.option("--tag", "tags", multiple=True, help="A topic; may be repeated.")
@click.option("--slug", help="The file's name, and the last part of the page's address.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "html", "markdown"]),
    help="What the input is.  [default: what it looks like]",
)
@click.option("--no-input", is_flag=True, help="Never ask; leave a TODO.")
@click.option("--force", is_flag=True, help="Replace an article that is there, or import one again.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    config: Path,
    title: str | None,
    date: str | None,
    source: str | None,
    source_url: str | None,
    authors: tuple[str, ...],
    tags: tuple[str, ...],
    slug: str | None,
    kind: str | None,
    no_input: bool,
    force: bool,
) -> None:
    """Make articles of raw text, HTML or Markdown files, web pages, or standard input (-).

    Headline, date, source and authors are taken from the page or the text, and the portal's own lines are
    removed. The path of each article is printed; what was removed, and what could not be inferred, is told on
    standard error. What nobody could know is asked for on a terminal, else left as a TODO in the front matter,
    which `digest check` reports.

    \b
    Examples:
      digest import artikel.txt
      digest import https://www.example.com/berita/123 --tag ekonomi
      pbpaste | digest import - --source Antara --date "2023-10-27 15:30"
    """
    single = [name for name, value in zip(_ONE_ONLY, (title, slug, source_url), strict=True) if value]
    if single and len(inputs) > 1:
        raise click.UsageError(f"{single[0]} is for one input; there are {len(inputs)}", ctx)
    settings = read_settings(config)
    given = Facts(
        title=title,
        date=parse_date(date, option="--date", zone=settings.zone) if date else None,
        source=source,
        url=parse_url(source_url, option="--source-url") if source_url else None,
        authors=authors,
        tags=tags,
        slug=slug,
    )
    asks = not no_input and "-" not in inputs and sys.stdin.isatty()
    _import_all(inputs, given, settings, kind=cast("Kind | None", kind), asks=asks, force=force)


def _import_all(
    inputs: tuple[str, ...], given: Facts, settings: Settings, *, kind: Kind | None, asks: bool, force: bool
) -> None:
    """Import what can be. Raises InputError for the others, all of them together."""
    failures = []
    for argument in inputs:
        try:
            reading = read_input(argument, zone=settings.zone, kind=kind)
            path, draft = _import(reading, given, settings, asks=asks, force=force)
        except InputError as error:
            failures.append(str(error))
            continue
        click.echo(_shown(path))
        _report(draft, reading.name)
    if failures:
        raise InputError("\n".join(failures))


def _import(reading: Reading, given: Facts, settings: Settings, *, asks: bool, force: bool) -> tuple[Path, Draft]:
    today = datetime.now(settings.zone).date()
    topics = frozenset(read_topics(settings).labels)
    draft = compose_draft(reading, given=given, today=today, topics=topics)
    if asks and draft.todos:
        answers = _ask(draft, settings)
        draft = compose_draft(reading, given=answers.over(given), today=today, topics=topics)
    text = compose_text(draft, zone=settings.zone)
    path = article_path(draft.facts, settings)
    store(path, text, url=draft.facts.url, settings=settings, force=force)
    return path, draft


def _ask(draft: Draft, settings: Settings) -> Facts:
    """Ask for what could not be inferred. Enter takes what is offered; a source may stay a TODO."""

    def a_date(text: str) -> When:
        try:
            return parse_date(text, option="date", zone=settings.zone)
        except UsageError as error:
            raise click.BadParameter(str(error)) from None

    unknown = {todo.field: todo.comment for todo in draft.todos}
    title = date = source = None
    if "title" in unknown:
        title = click.prompt("Title", default=draft.facts.title, err=True)
    if "date" in unknown and draft.facts.date:
        click.echo(unknown["date"], err=True)
        date = click.prompt("Date", default=draft.facts.date.day.isoformat(), value_proc=a_date, err=True)
    if "source" in unknown:
        source = click.prompt("Source", default="", show_default=False, err=True).strip() or None
    return Facts(title=title, date=date, source=source)


def _report(draft: Draft, name: str) -> None:
    """Say on standard error what was removed, what is to be done, and what was inferred from where."""
    lines = [f"removed ({removal.rule}): {removal.text}" for removal in draft.removed]
    lines += [f"note: {note}" for note in draft.notes]
    lines += [f"TODO ({todo.field}): {todo.comment}" for todo in draft.todos]
    for line in lines:
        click.echo(f"{name}: {line}", err=True)


def _shown(path: Path) -> Path:
    """The path as it can be opened from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
