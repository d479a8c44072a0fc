"""`digest export`: editions in the formats of translators' tools."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from digest.cli.options import config_option, covers, paths_argument, settings_with
from digest.content import read_content
from digest.editions import read_editions
from digest.errors import UsageError
from digest.files import write_atomic
from digest.interchange import FORMATS, SUFFIXES, make_units, render_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.editions import Editions
    from digest.interchange import Unit
    from digest.model import Article
    from digest.settings import Settings


@click.command("export")
@paths_argument
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="xliff: XLIFF 1.2. po: gettext. tmx: a translation memory, of what is up to date."
    "  [default: what --output ends in, or xliff]",
)
@click.option(
    "--output",
    metavar="PATH",
    help="The folder for a file of each article; one file for all, if it ends in .xlf, .po or .tmx; or -."
    "  [default: build/export; of tmx, one file in it]",
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], config: Path, form: str | None, output: str | None
) -> None:
    """Write articles and editions, all or those in PATH, for translators' tools: Weblate, OmegaT, Poedit, Virtaal.

    Each paragraph is a unit, in Markdown, with its state, the paragraph's heading and the glossary's terms in it;
    so are title, summary and the image's description. What the translators make of the files comes back by
    `digest import-translations`. The files written are listed.

    \b
    States:   not translated   machine                    edited       reviewed           stale
      xliff   (empty)          needs-review-translation   translated   final, approved    needs-adaptation
      po      (empty)          fuzzy                      translated   translated         fuzzy
      tmx     -                with state, engine and date as properties                  -

    \b
    Examples:
      digest export
      digest export --format po --output po content/id/2024     po/en/2024/a.po; Weblate: po/*/2024/a.po
      digest export --format tmx --output omegat/tm/digest.tmx
      digest export --output - content/id/2024/a.md > a.xlf
    """
    form = _form(form, output)
    settings = settings_with(config)
    covered = covers(paths, settings)
    content = read_content(settings)
    articles = [article for article in content.published if covered(article.file)]
    editions = read_editions(articles, settings)
    findings = [finding for finding in (*content.findings, *editions.findings) if covered(finding.file or "")]
    for finding in findings:
        click.echo(str(finding), err=True)
    units = dict(_units(articles, editions))
    _write(units, settings, form=form, output=output)
    ctx.exit(1 if any(finding.severity == "error" for finding in findings) else 0)


def _form(given: str | None, output: str | None) -> str:
    """The format. Raises UsageError if the name of the output says another."""
    suffix = PurePosixPath(output or "").suffix.lower()
    named = SUFFIXES.get(suffix)
    if given and named and given != named:
        raise UsageError(f"{output}: expected a name that ends in {FORMATS[given]}, found {suffix}")
    return given or named or "xliff"


def _units(articles: Sequence[Article], editions: Editions) -> Iterator[tuple[Article, list[Unit]]]:
    """The units of each article that can be exchanged."""
    for article in articles:
        edition = editions.by_path.get(article.path)
        if article.path in editions.broken:
            continue
        if edition is not None and not edition.translation.has_origins:
            reason = "does not say what it was made from; not exported. Run `digest review` on it first"
            click.echo(f"{edition.file}: warning: {reason}", err=True)
        elif units := make_units(article, edition, editions.glossary):
            yield article, units


def _write(units: Mapping[Article, Sequence[Unit]], settings: Settings, *, form: str, output: str | None) -> None:
    everything = [unit for several in units.values() for unit in several]
    if not everything:
        click.echo("There is nothing to export.", err=True)
        return

    def render(several: Sequence[Unit]) -> bytes:
        return render_units(several, form=form, source=settings.source, target=settings.target)

    if output == "-":
        click.echo(render(everything), nl=False)
        return
    folder = Path(output) if output else settings.build / "export"
    if folder.suffix.lower() in SUFFIXES:
        files = {folder: everything}
    elif form == "tmx":
        files = {folder / f"{settings.source}-{settings.target}.tmx": everything}
    else:
        files = {
            folder / settings.target / _place(article, settings, FORMATS[form]): list(several)
            for article, several in units.items()
        }
    for file, several in files.items():
        write_atomic(file, render(several))
        click.echo(_shown(file))


def _place(article: Article, settings: Settings, suffix: str) -> PurePosixPath:
    """Where the file of `article` is below a language's folder: as the article is, so that none meets another."""
    below = PurePosixPath(article.file).relative_to(f"{settings.content.name}/{settings.source}")
    return below.with_suffix(suffix)


def _shown(path: Path) -> Path:
    """The path as it can be opened from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
