"""`digest deploy`: publish the site to a branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest.cli.options import config_option
from digest.deploy import Deployment, deploy
from digest.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command("deploy")
@config_option
@click.option("--remote", help="A remote's name, or an address. [default: the settings', or origin]")
@click.option("--branch", help="The branch that is published. [default: the settings', or gh-pages]")
@click.option("-m", "--message", help="The commit's message; {sha} stands for the sources' commit.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would change; push nothing.")
@click.option("--force", is_flag=True, help="Also a site older than its sources, and over the sources' branch.")
def command(
    config: Path, remote: str | None, branch: str | None, message: str | None, dry_run: bool, force: bool
) -> None:
    """Publish site/ to a branch of a git remote, from where GitHub Pages serves it.

    The site goes there in one commit on top of what the branch holds; working tree, index and branches here
    are not touched. A domain set on GitHub (the file CNAME) is kept.

    \b
    Examples:
      digest build && digest deploy
      digest deploy --dry-run
      digest deploy --remote git@github.com:user/user.github.io.git --branch main
    """
    settings = read_settings(config)
    done = deploy(
        settings.site_dir,
        root=settings.root,
        remote=remote or settings.remote,
        branch=branch or settings.branch,
        message=message,
        sources=(settings.config, settings.content, settings.root / "theme"),
        dry_run=dry_run,
        force=force,
    )
    click.echo(_result(done))
    if done.pushed:
        click.echo(_next_step(done, settings), err=True)


def _result(done: Deployment) -> str:
    place = f"{done.branch} of {done.address}"
    changes = f"{done.added} files added, {done.changed} changed, {done.removed} removed"
    if done.pushed:
        return f"Published {place}: {changes} ({done.commit[:9]})"
    if done.added or done.changed or done.removed:
        return f"Would publish {place}: {changes}"
    return f"Nothing to publish: {place} holds this site already ({done.commit[:9]})"


def _next_step(done: Deployment, settings: Settings) -> str:
    if done.new:
        return f"On GitHub, set Settings → Pages → Source to the branch {done.branch}, folder / (root)."
    return (
        f"It will be at {settings.site_url} within minutes."
        if settings.site_url
        else "It will be there in minutes."
    )
