"""`digest translate`: create and refresh editions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from digest.cli.options import (
    config_option,
    engine_option,
    engine_url_option,
    jobs_option,
    paths_argument,
    select,
    settings_with,
)
from digest.cli.progress import reporter
from digest.content import read_content
from digest.editions import read_editions
from digest.translate.desk import cost_of, plan_articles, translate_plans

if TYPE_CHECKING:
    from pathlib import Path

_ENGINE_FAILED = 3


@click.command("translate")
@paths_argument
@config_option
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be sent; send and write nothing.")
@click.option("--force", is_flag=True, help="Also replace machine text that is up to date; never a person's.")
@jobs_option
@engine_option
@engine_url_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    config: Path,
    dry_run: bool,
    force: bool,
    jobs: int | None,
    engine: str | None,
    engine_url: str | None,
) -> None:
    """Create and refresh the English editions, of all articles or of those in PATH.

    Only what is new or has changed is sent. What a person wrote stays. The files written are listed.

    \b
    Examples:
      digest translate
      digest translate --dry-run content/id/2024
      digest translate content/id/2024/a.md --engine deepl --force
    """
    settings = settings_with(config, engine=engine, engine_url=engine_url, jobs=jobs)
    content = read_content(settings)
    articles = select(content.published, paths, settings)
    editions = read_editions(articles, settings)
    findings = (*content.findings, *editions.findings)
    for finding in findings:
        click.echo(str(finding), err=True)
    exit_code = 1 if any(finding.severity == "error" for finding in findings) else 0
    plans = plan_articles(articles, editions, settings, force=force)
    if dry_run:
        cost = cost_of(plans, settings, fresh=force)
        click.echo(
            f"articles: {cost.articles}\nsegments: {cost.segments}\n"
            f"characters: {cost.characters}\nrequests: {cost.requests}"
        )
        ctx.exit(exit_code)
    with reporter() as progress:
        today = datetime.now(settings.zone).date()
        result = translate_plans(plans, settings, today=today, progress=progress, fresh=force)
    for name in sorted(result.written):
        click.echo(name.replace(f"/{settings.source}/", f"/{settings.target}/", 1))
    for reason in result.reasons:
        click.echo(reason, err=True)
    for plan in result.missing:
        click.echo(f"{plan.article.file}: not translated", err=True)
    if not plans:
        click.echo("All editions are up to date.", err=True)
    ctx.exit(exit_code or (_ENGINE_FAILED if result.missing else 0))
