"""`digest serve`: live preview."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

import click

from digest.build import build_site
from digest.cli.options import config_option, engine_option, engine_url_option, settings_with
from digest.cli.progress import reporter
from digest.serve import Preview, rebuild_on_change, serving, watching

if TYPE_CHECKING:
    from pathlib import Path

    from digest.settings import Settings


@click.command("serve")
@config_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free."
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@click.option("--translate", is_flag=True, help="Translate what is missing, too; otherwise no network is used.")
@engine_option
@engine_url_option
def command(
    config: Path, port: int, open_browser: bool, translate: bool, engine: str | None, engine_url: str | None
) -> None:
    """Build the site, show it at http://127.0.0.1:8000/, and follow every change.

    A saved article, template or setting is in the browser within seconds. An error is told here, and the page
    stays as it was. Ctrl-C ends it.

    \b
    Examples:
      digest serve
      digest serve --open --port 0       any free port, in a browser
      digest serve --translate           new paragraphs are translated as they are saved
    """

    def current() -> Settings:
        return settings_with(config, engine=engine, engine_url=engine_url)

    def build() -> None:
        start = time.monotonic()
        _build(current(), translate=translate)
        click.echo(f"Built in {time.monotonic() - start:.1f} s.", err=True)

    settings = current()
    preview = Preview(settings)
    with watching(settings) as wait, serving(preview, port=port) as url:
        build()
        click.echo(url)
        click.echo("Watching for changes; Ctrl-C ends it.", err=True)
        if open_browser:
            click.launch(url)
        try:
            rebuild_on_change(preview, wait, build=build, tell=lambda text: click.echo(text, err=True))
        except KeyboardInterrupt:
            click.echo("", err=True)


def _build(settings: Settings, *, translate: bool) -> None:
    today = datetime.now(settings.zone).date()
    if translate:
        with reporter() as progress:
            built = build_site(settings, today=today, progress=progress)
    else:
        built = build_site(settings, today=today, progress=None)
    for line in (*built.findings, *built.notes, *built.failures):
        click.echo(str(line), err=True)
