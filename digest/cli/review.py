"""`digest review`: a person answers for an edition."""

from __future__ import annotations

import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import click

from digest.cli.options import config_option, covers, paths_argument, settings_with
from digest.content import read_content
from digest.editions import read_edition, read_editions, review_text
from digest.errors import UsageError
from digest.files import write_atomic

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from digest.model import Article, Edition
    from digest.settings import Settings


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
    covered = covers(paths, settings)
    content = read_content(settings)
    articles = [article for article in content.published if covered(article.file)]
    editions = read_editions(articles, settings)
    findings = [finding for finding in content.findings if covered(finding.file or "")] + [*editions.findings]
    for finding in findings:
        click.echo(str(finding), err=True)
    reviewer = (by or "").strip() or git_name(settings.root)
    today = datetime.now(settings.zone).date()
    left = [
        article
        for article in articles
        if article.path not in editions.broken
        and not _review(article, editions.by_path.get(article.path), settings, by=reviewer, today=today)
    ]
    ctx.exit(1 if left or any(finding.severity == "error" for finding in findings) else 0)


def _review(article: Article, edition: Edition | None, settings: Settings, *, by: str, today: date) -> bool:
    """Mark one edition and say so. Whether it is reviewed now."""
    if edition is None:
        click.echo(f"{article.file}: has no edition yet; run `digest translate` first", err=True)
        return False
    if write_atomic(
        settings.root / edition.file, review_text(edition, by=by, today=today), scratch=settings.build
    ):
        click.echo(edition.file)
    after, _ = read_edition(article, settings)
    if after is None or after.state != "reviewed":
        message = "lacks something that the article has; run `digest translate`, and review it again"
        click.echo(f"{edition.file}: {message}", err=True)
        return False
    return True


def git_name(folder: Path) -> str:
    """Who works in `folder`, by git's settings. Raises UsageError where they name nobody."""
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
