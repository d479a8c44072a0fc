"""`digest translate`: create and refresh editions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from digest.cli.options import (
    config_option,
    covers,
    dask_option,
    engine_option,
    engine_url_option,
    jobs_option,
    max_characters_option,
    paths_argument,
    settings_with,
    tell_of_waiting,
)
from digest.cli.progress import reporter
from digest.content import read_content
from digest.editions import read_editions
from digest.editions.places import find_orphans
from digest.gate import nothing_to_build
from digest.lock import exclusive
from digest.translate.desk import cost_of, keep_outdated, plan_articles, translate_plans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.editions import Editions
    from digest.model import Finding
    from digest.settings import Settings
    from digest.translate.batches import Cost
    from digest.translate.plan import Plan
    from digest.translate.result import Result

_CONTENT_FAILED = 1
_ENGINE_FAILED = 3
_MOST_LISTED = 20


@click.command("translate")
@paths_argument
@config_option
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be sent; send and write nothing.")
@click.option("--force", is_flag=True, help="Also replace machine text that is up to date; never a person's.")
@max_characters_option
@jobs_option
@engine_option
@engine_url_option
@dask_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    config: Path,
    dry_run: bool,
    force: bool,
    max_characters: int | None,
    jobs: int | None,
    engine: str | None,
    engine_url: str | None,
    dask: str | None,
) -> None:
    """Create and refresh the English editions, of all articles or of those in PATH.

    Only what is new or has changed is sent. What a person wrote stays. The files written are listed. The exit code
    is 3 if editions are missing in the end, because an engine failed or a limit was reached; the next run goes on.

    \b
    Examples:
      digest translate
      digest translate --dry-run content/id/2024       what it would send
      digest translate --max-characters 100000         the newest articles first
      digest translate --engine google,mymemory,local  what one cannot do, the next one gets
      digest translate content/id/2024/a.md --engine deepl --force
      digest translate --engine local --dask tcp://10.0.0.5:8786   on the machines of a Dask cluster
    """
    settings = settings_with(
        config, engine=engine, engine_url=engine_url, jobs=jobs, max_characters=max_characters
    )
    covered = covers(paths, settings)
    if not dry_run:
        ctx.with_resource(exclusive(settings, on_wait=tell_of_waiting))
    content = read_content(settings)
    articles = [article for article in content.published if covered(article.file)]
    editions = read_editions(articles, settings)
    found = (*content.findings, *editions.findings, *find_orphans(settings))
    findings = [finding for finding in found if covered(finding.file or "")]
    for finding in findings:
        click.echo(str(finding), err=True)
    if not content.articles and not findings:
        raise nothing_to_build(content, settings)
    plans = plan_articles(articles, editions, force=force)
    if dry_run:
        _tell_cost(*cost_of(plans, settings, articles=content.published, fresh=force), settings)
        ctx.exit(_CONTENT_FAILED if _has_error(findings) else 0)
    with reporter() as progress:
        today = datetime.now(settings.zone).date()
        result = translate_plans(
            plans, settings, articles=content.published, today=today, progress=progress, fresh=force, dask=dask
        )
    _tell(result, settings)
    _tell_of_rest(plans, editions, is_clean=not _has_error(findings))
    failed = _has_error([*findings, *result.findings])
    ctx.exit(_CONTENT_FAILED if failed else _ENGINE_FAILED if result.missing else 0)


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _tell_cost(cost: Cost, reasons: Iterable[str], settings: Settings) -> None:
    click.echo(
        f"articles: {cost.articles}\nsegments: {cost.segments}\n"
        f"characters: {cost.characters}\nrequests: {cost.requests}"
    )
    for reason in reasons:
        click.echo(reason, err=True)
    if settings.max_characters is not None:
        click.echo(
            f"The limit of {settings.max_characters:,} characters (--max-characters) suffices for {cost.fitting:,}"
            f" of {cost.articles:,} article{'' if cost.articles == 1 else 's'}.",
            err=True,
        )


def _tell_of_rest(plans: list[Plan], editions: Editions, *, is_clean: bool) -> None:
    """What was not translated, because a person wrote it or because there was nothing to do."""
    count = len(list(keep_outdated(plans, editions)))
    if not count:
        if is_clean and not plans:
            click.echo("All editions are up to date.", err=True)
        return
    click.echo(
        f"{count:,} edition{'' if count == 1 else 's'} with paragraphs that a person wrote and whose source has"
        " changed since; they stay as they are, and `digest status --diff` shows them.",
        err=True,
    )


def _tell(result: Result, settings: Settings) -> None:
    """What was written on standard output; what was not, and why, on the other."""
    for name in sorted(result.written):
        click.echo(name.replace(f"/{settings.source}/", f"/{settings.target}/", 1))
    for line in (*result.findings, *result.reasons):
        click.echo(str(line), err=True)
    if result.is_cut:
        return  # The reason has said how many are left, and that nothing is wrong with them.
    # Where nothing could be had, the reason has said it all; a list of the whole site would bury it.
    missing = sorted(plan.article.file for plan in result.missing)
    listed = missing if result.written else missing[:_MOST_LISTED]
    for file in listed:
        click.echo(f"{file}: not translated", err=True)
    if len(listed) < len(missing):
        click.echo(f"… and {len(missing) - len(listed):,} more", err=True)
