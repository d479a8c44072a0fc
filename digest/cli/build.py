"""`digest build`: the whole site."""

from __future__ import annotations

import shlex
import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.build import Built, build_site
from digest.cli.options import (
    config_option,
    dask_option,
    engine_option,
    engine_url_option,
    jobs_option,
    max_characters_option,
    settings_with,
    tell_of_waiting,
)
from digest.cli.progress import reporter

if TYPE_CHECKING:
    from digest.settings import Settings

_ENGINE_FAILED = 3


@click.command("build")
@config_option
@click.option("--offline", is_flag=True, help="Use no network; what has no edition is published as pending.")
@click.option("--strict", is_flag=True, help="Fail at any error, stale or pending edition.")
@click.option("--clean", is_flag=True, help="Begin anew: forget what earlier builds kept in build/.")
@max_characters_option
@jobs_option
@engine_option
@engine_url_option
@dask_option
@click.pass_context
def command(
    ctx: click.Context,
    config: Path,
    offline: bool,
    strict: bool,
    clean: bool,
    max_characters: int | None,
    jobs: int | None,
    engine: str | None,
    engine_url: str | None,
    dask: str | None,
) -> None:
    """Translate what is missing and make the site in site/.

    An article with an error is left out and told; the others are built. The exit code is 1 if there was one,
    and 3 if editions are missing because an engine failed or a limit was reached; what succeeded is kept.

    \b
    Examples:
      digest build
      digest build --offline                    publish what has no English edition as pending
      digest build --strict                     for a release: all or nothing
      digest build --max-characters 100000      the newest articles first; the others stay pending
      digest build --engine google,mymemory     what the one cannot do, the other gets
      digest build --engine libre --engine-url http://127.0.0.1:5000/
    """
    settings = settings_with(
        config, engine=engine, engine_url=engine_url, jobs=jobs, max_characters=max_characters
    )
    today = datetime.now(settings.zone).date()
    with reporter() if not offline else nullcontext() as progress:
        built = build_site(
            settings,
            today=today,
            progress=progress,
            strict=strict,
            clean=clean,
            dask=dask,
            on_wait=tell_of_waiting,
        )
    _tell(built, settings)
    has_errors = any(finding.severity == "error" for finding in built.findings)
    ctx.exit(1 if has_errors else _ENGINE_FAILED if built.failures else 0)


def _tell(built: Built, settings: Settings) -> None:
    for line in (*built.findings, *built.notes):
        click.echo(str(line), err=True)
    for reason in built.failures:
        click.echo(reason, err=True)
    if built.pending:
        click.echo(f"{_count(len(built.pending), 'article')} pending: without an English edition.", err=True)
    if built.stale:
        click.echo(f"{_count(len(built.stale), 'article')} changed since the English edition was made.", err=True)
    if built.written:
        editions = f"{settings.content.name}/{settings.target}"
        click.echo(f"Translated {_count(len(built.written), 'article')} into {editions}.", err=True)
    site = settings.site_dir
    click.echo(site)
    place = site.relative_to(Path.cwd()) if site.is_relative_to(Path.cwd()) else site
    serve = shlex.join([sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(place)])
    click.echo(
        f"The site of {_count(built.articles, 'article')} is in {place}.\n"
        f"Look at it with `digest serve`, or with `{serve}` at http://127.0.0.1:8000/.",
        err=True,
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
