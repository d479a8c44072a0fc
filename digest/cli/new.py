"""`digest new`: begin an article."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from digest.cli.options import config_option
from digest.files import write_atomic
from digest.importing.composing import article_path, compose_text, parse_date
from digest.importing.model import Draft, Facts, InputError, When
from digest.settings import read_settings


@click.command("new")
@click.argument("title")
@config_option
@click.option("--date", metavar="DATE", help="YYYY-MM-DD or 'YYYY-MM-DD HH:MM'.  [default: today]")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who writes it; may be repeated.")
@click.option("--tag", "tags", multiple=True, help="A topic; may be repeated.")
@click.option("--slug", help="The file's name, and the last part of the page's address.  [default: of TITLE]")
@click.option("--draft", is_flag=True, help="Begin it as a draft, which is not published.")
@click.option("--edit", is_flag=True, help="Open it in $EDITOR.")
def command(
    title: str,
    config: Path,
    date: str | None,
    authors: tuple[str, ...],
    tags: tuple[str, ...],
    slug: str | None,
    draft: bool,
    edit: bool,
) -> None:
    """Begin an article with TITLE, in the folder of its year, and print its path.

    \b
    Examples:
      digest new "Pasar Ikan Muara Dibuka Lagi"
      digest new "Harga Beras Naik" --tag ekonomi --draft --edit
    """
    settings = read_settings(config)
    when = parse_date(date, option="--date", zone=settings.zone) if date else None
    today = When(datetime.now(settings.zone).date())
    facts = Facts(title=title, date=when or today, authors=authors, tags=tags, slug=slug, draft=draft)
    path = article_path(facts, settings)
    if path.exists():
        name = path.relative_to(settings.root).as_posix()
        raise InputError(f"{name}: exists already; give another title or --slug")
    write_atomic(path, compose_text(Draft(facts, ""), zone=settings.zone))
    click.echo(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    if edit:
        click.edit(filename=str(path))
