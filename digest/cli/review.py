"""`digest review`: a person answers for an edition."""

from __future__ import annotations

import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import click

from digest.cli.options import config_option, paths_argument, select, settings_with
from digest.content import read_content
from digest.editions import read_editions, review_text
from digest.errors import UsageError
from digest.files import write_atomic

if TYPE_CHECKING:
    from pathlib import Path


@click.command("review")
@paths_argument
@config_option
@click.option("--by", metavar="NAME", help="Who reviewed it.  [default: the name in git's settings]")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], config: Path, by: str | None) -> None:
    """Mark the editions in PATH as reviewed, exactly as they stand.

    The site then says who reviewed them and when. Any later change of the text or of its source undoes that for
    the paragraph.

    \b
    Examples:
      digest review content/en/2024/a.md
      digest review content/en/2024 --by "Sri Wahyuni"
    """
    if not paths:
        raise click.UsageError("say which editions: a file or a folder in content/en", ctx)
    settings = settings_with(config)
    articles = select(read_content(settings).published, paths, settings)
    editions = read_editions(articles, settings)
    reviewer = by or _git_name(settings.root)
    today = datetime.now(settings.zone).date()
    exit_code = 0
    for article in articles:
        edition = editions.by_path.get(article.path)
        if edition is None:
            click.echo(f"{article.file}: has no edition yet; run `digest translate` first", err=True)
            exit_code = 1
        elif write_atomic(settings.root / edition.file, review_text(edition, settings, by=reviewer, today=today)):
            click.echo(edition.file)
    for finding in editions.findings:
        click.echo(str(finding), err=True)
    ctx.exit(exit_code)


def _git_name(folder: Path) -> str:
    command = ["git", "config", "user.name"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    except OSError:
        name = ""
    else:
        name = done.stdout.strip()
    if not name:
        raise UsageError("nobody is named as the reviewer; say --by NAME")
    return name
