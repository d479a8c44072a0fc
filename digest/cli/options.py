"""Options that several commands share, and what they mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cluster import require_dask
from digest.engines import check_engine_name
from digest.errors import UsageError
from digest.settings import Settings, names_of, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The settings file.",
)
engine_option = click.option(
    "--engine",
    metavar="NAME[,NAME…]",
    help="The translation engine, instead of the settings'; several: what one cannot do, the next one gets.",
)
engine_url_option = click.option(
    "--engine-url", metavar="URL", help="The address of the engine's service, where it is not the usual one."
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Requests to the engine under way at once.  [default: what the engine bears]",
)
max_characters_option = click.option(
    "--max-characters",
    type=click.IntRange(min=1),
    metavar="N",
    help="Send at most so many; what they do not suffice for is left to the next run.",
)


def _dask_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001  click's signature
    if value is not None:
        require_dask(value)
    return value


dask_option = click.option(
    "--dask",
    metavar="ADDRESS",
    callback=_dask_address,
    help="Translate on the workers of a Dask cluster, whose scheduler is at ADDRESS (tcp://127.0.0.1:8786). Each"
    " worker needs digest, and keys and models of its own. Together they send a service no more than one machine"
    " would: they share --jobs and the requests per second.",
)
paths_argument = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))


def settings_with(
    config: Path,
    *,
    engine: str | None = None,
    engine_url: str | None = None,
    jobs: int | None = None,
    max_characters: int | None = None,
) -> Settings:
    """The settings, with what the command line says instead. Another engine has another address, too.

    Raises UsageError for settings that cannot be followed, even where there is nothing to translate.
    """
    settings = read_settings(config)
    engines = settings.engine if engine is None else names_of(engine)
    named = settings.engine_url if isinstance(settings.engine_url, dict) else {}
    for name in (*engines, *named):
        check_engine_name(name)
    if engines != settings.engine:
        settings = replace(settings, engine=engines, engine_url=named or None)
    return replace(
        settings,
        engine_url=engine_url or settings.engine_url,
        concurrency=jobs or settings.concurrency,
        max_characters=max_characters or settings.max_characters,
    )


def tell_of_waiting() -> None:
    """Say that another run is under way in the same folder."""
    click.echo("Another run of digest works in this folder; waiting for its end …", err=True)


def covers(paths: Sequence[Path], settings: Settings) -> Callable[[str], bool]:
    """Whether `paths` name a file of the content (`content/id/2024/a.md`): an article with its edition.

    Raises UsageError for a path that does not exist, or that lies elsewhere.
    """
    files: set[str] = set()
    places: list[Path] = [] if paths else [Path()]
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder")
        if path.is_file() and path.resolve().parent == settings.content:
            files.add(path.resolve().relative_to(settings.root).as_posix())
        else:
            places.append(_place(path, settings))

    def covered(file: str) -> bool:
        below_language = Path(*Path(file).parts[2:])
        if not below_language.parts and places:
            return True  # the glossary concerns every edition
        return file in files or any(below_language.is_relative_to(place) for place in places)

    return covered


def _place(path: Path, settings: Settings) -> Path:
    """A path below one language's folder; `.` for all."""
    absolute = path.resolve()
    for locale in settings.locales:
        if absolute.is_relative_to(settings.content / locale):
            return absolute.relative_to(settings.content / locale)
    if settings.content.is_relative_to(absolute):
        return Path()
    folders = " or ".join(f"{settings.content.name}/{locale}" for locale in settings.locales)
    raise UsageError(f"{path}: expected a file or folder in {folders}")
