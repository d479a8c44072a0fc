"""`digest import-translations`: what translators' tools made of an export, into the editions."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.options import config_option, settings_with, tell_of_waiting
from digest.cli.reviewer import git_name
from digest.content import read_content
from digest.editions import read_editions
from digest.editions.places import edition_file
from digest.files import write_atomic
from digest.glossary import Glossary
from digest.interchange import SUFFIXES, FileError, Rules, match_answers, merge_answers, read_answers
from digest.lock import exclusive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.interchange import Answer, Merged
    from digest.model import Finding
    from digest.settings import Settings


@click.command("import-translations")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@config_option
@click.option(
    "--by",
    metavar="NAME",
    help="Who answers for what is approved.  [default: whom the file names, or the name in git's settings]",
)
@click.option("--unfinished", is_flag=True, help="Also take what is marked as fuzzy or as needing work.")
@click.option("--force", is_flag=True, help="Also take what is faulty, and what a person has changed here since.")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], config: Path, by: str | None, unfinished: bool, force: bool
) -> None:
    """Put translations in FILE, or in all files of the folder FILE, into the editions.

    The files are XLIFF, PO or TMX as `digest export` writes them and as translators' tools give them back. What
    differs from the edition is a person's edit from then on; what is approved (XLIFF) is reviewed, too. Empty and
    unfinished units are left alone. Not taken, but told, is what has another source by now, what a person has
    changed here since the export, and what would break Markdown, links or numbers. The editions written are
    listed. The exit code is 1 if something was not taken because of an error.

    \b
    Examples:
      digest import-translations build/export
      digest import-translations a.xlf b.po --by "Sri Wahyuni"
      digest import-translations omegat/project-omegat.tmx
    """
    settings = settings_with(config)
    ctx.with_resource(exclusive(settings, on_wait=tell_of_waiting))
    answers, failures = _read(files, settings)
    findings, merged = _merge(answers, settings, by=by, unfinished=unfinished, force=force)
    for line in (*failures, *map(str, findings)):
        click.echo(line, err=True)
    click.echo(_summary(merged), err=True)
    ctx.exit(1 if failures or any(finding.severity == "error" for finding in findings) else 0)


def _read(files: Iterable[Path], settings: Settings) -> tuple[list[Answer], list[str]]:
    """All answers, and why there are none in some files."""
    answers: list[Answer] = []
    failures: list[str] = []
    for given in files:
        for file in _files_in(given) if given.is_dir() else [given]:
            try:
                answers += read_answers(file, source=settings.source, target=settings.target)
            except FileError as error:
                failures.append(str(error))
    return answers, failures


def _files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())


def _merge(
    answers: Sequence[Answer], settings: Settings, *, by: str | None, unfinished: bool, force: bool
) -> tuple[list[Finding], list[Merged]]:
    """Put `answers` into the editions, and say which were written."""
    rules = Rules(
        today=datetime.now(settings.zone).date(),
        reviewer=partial(_reviewer, (by or "").strip(), settings.root),
        force=force,
        unfinished=unfinished,
    )
    content = read_content(settings)
    match = match_answers(answers, content.published)
    articles = [article for article in content.published if article.file in match.answers]
    editions = read_editions(articles, settings)
    named = {answer.key.file for answer in answers if answer.key}
    broken = [finding for finding in content.findings if finding.file in named]
    findings = [*broken, *match.findings, *editions.findings]
    every = []
    for article in articles:
        if article.path in editions.broken:
            continue
        merged = merge_answers(
            article,
            editions.by_path.get(article.path),
            match.answers[article.file],
            rules=rules,
            glossary=editions.glossary or Glossary(),
        )
        findings += merged.findings
        every.append(merged)
        file = edition_file(article, settings)
        if merged.text is not None and write_atomic(file, merged.text, scratch=settings.build):
            click.echo(file.relative_to(settings.root).as_posix())
    return findings, every


def _reviewer(by: str, root: Path, named: str | None) -> str:
    return by or named or git_name(root)


def _summary(merged: Sequence[Merged]) -> str:
    edited, reviewed = sum(one.edited for one in merged), sum(one.reviewed for one in merged)
    left = sum(one.unfinished for one in merged)
    more = f" {left:,} marked as not finished, left alone." if left else ""
    return f"{edited:,} changed, {reviewed:,} reviewed.{more}" if edited or reviewed else f"Nothing new.{more}"
