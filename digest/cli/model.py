"""`digest model`: the models of the engine `local`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from digest.cli.options import config_option
from digest.errors import UsageError
from digest.modelfiles import models_folder, pair_folder, read_folder, require_fxtranslate
from digest.settings import read_settings

if TYPE_CHECKING:
    from digest.modelfiles.records import Offer
    from digest.settings import Settings

_MEGABYTE = 1_000_000

into_option = click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The folder of models.  [default: the setting `model`, $DIGEST_MODELS, or one in the user's cache]",
)


@click.group("model")
@config_option
def command(config: Path) -> None:
    """Fetch models for the engine `local`, which translates on this machine.

    \b
    Examples:
      digest model get                           from the site's language to that of its editions
      digest model get --source es --target en   another pair of languages
      digest model list                          what is there
    """


@command.command("get")
@click.option("--source", metavar="LANGUAGE", help="Translate from this language.  [default: the site's, or id]")
@click.option("--target", metavar="LANGUAGE", help="Translate to this language.  [default: the site's, or en]")
@click.option(
    "--url", metavar="URL", help="The list of models.  [default: Firefox's, or $FXTRANSLATE_RECORDS_URL]"
)
@into_option
@click.option("--force", is_flag=True, help="Fetch it even if it is there.")
@config_option
@click.pass_context
def get(
    ctx: click.Context,
    source: str | None,
    target: str | None,
    url: str | None,
    into: Path | None,
    force: bool,
    config: Path,  # noqa: ARG001  `_settings` finds it
) -> None:
    """Fetch a model once, and print its folder.

    Its checksums are verified, and nothing incomplete is ever used. What an interrupted run has fetched is not
    fetched again.

    \b
    Examples:
      digest model get
      digest model get --source es --target en
      digest model get --into models --force
    """
    require_fxtranslate()
    settings = _settings(ctx)
    pair = (source or (settings.source if settings else "id"), target or (settings.target if settings else "en"))
    models = into or _models(settings)
    folder = pair_folder(models, *pair)
    if read_folder(folder) and not force:
        click.echo(f"The model {folder.name} is there already; --force fetches it anew.", err=True)
    else:
        _fetch(*pair, models, url)
    click.echo(folder)


@command.command("list")
@into_option
@config_option
@click.pass_context
def list_(ctx: click.Context, into: Path | None, config: Path) -> None:  # noqa: ARG001  `_settings` finds it
    """List the models that are on this machine, with their sizes and folders.

    \b
    Examples:
      digest model list
    """
    models = into or _models(_settings(ctx))
    found = [folder for folder in sorted(models.glob("*-*")) if read_folder(folder)]
    for folder in found:
        size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
        click.echo(f"{folder.name}\t{size / _MEGABYTE:.1f} MB\t{folder}")
    if not found:
        click.echo(f"There is no model in {models}; `digest model get` fetches one.", err=True)


def _settings(ctx: click.Context) -> Settings | None:
    """The settings; None where there is no site, and none was asked for. A model may come before a site."""
    for place in (ctx, ctx.parent):
        # In front of the name of the command, or behind it.
        if place and place.get_parameter_source("config") is not ParameterSource.DEFAULT:
            return read_settings(place.params["config"])
    config: Path = ctx.params["config"]
    return read_settings(config) if config.exists() else None


def _models(settings: Settings | None) -> Path:
    return settings.root / settings.model if settings and settings.model else models_folder()


def _fetch(source: str, target: str, models: Path, url: str | None) -> None:
    # requests and fxtranslate take a tenth of a second.
    from digest.modelfiles.fetch import fetch_model, find_offer, records_address

    url = url or records_address()
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("--url: expected the address of a list of models, such as https://host/records")
    offer = find_offer(source, target, url=url)
    _tell(offer, parts.hostname)
    with click.progressbar(length=offer.size, label="Fetching", file=sys.stderr) as bar:
        fetch_model(offer, models, url=url, advance=bar.update)


def _tell(offer: Offer, host: str) -> None:
    click.echo(
        f"Firefox Translations from {offer.source!r} to {offer.target!r}, version {offer.version}"
        f" ({offer.architecture}): {len(offer.files)} files, {offer.size / _MEGABYTE:.1f} MB from {host}",
        err=True,
    )
