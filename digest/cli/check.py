"""`digest check`: lint articles, editions and translations."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from digest.checks import CHECKS
from digest.checks.editions import count_findings
from digest.checks.site import check_site
from digest.cli.options import config_option, covers, paths_argument, settings_with
from digest.cli.progress import following

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from digest.checks.site import Checked
    from digest.model import Finding


def _show_codes(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Say what the codes of findings about translations mean."""
    if wanted:
        width = max(len(check.code) for check in CHECKS)
        for check in CHECKS:
            click.echo(f"{check.code:{width}}  {check.severity:7}  {check.meaning}")
        ctx.exit()


@click.command("check")
@paths_argument
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text: a line a finding. json: a list. github: annotations of a workflow run.",
)
@click.option(
    "--codes",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_codes,
    help="list the checks, and exit.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], config: Path, form: str) -> None:
    """Lint articles, editions and translations: all of them, or those in PATH.

    An article is checked with its edition, whichever of the two PATH names. Translations are compared with their
    source paragraph by paragraph: numbers, dates, money, quotations, addresses, terms of content/glossary.yml,
    what is missing, what was left in Indonesian, and more; --codes lists them all. What a person has answered
    for (`digest review`) gets warnings at most. The exit code is 1 if there is an error.

    \b
    Examples:
      digest check
      digest check content/id/2024
      digest check --format json | jq -r '.[] | select(.code == "leftover").file'
      digest check --codes
    """
    settings = settings_with(config)
    checked = check_site(settings, covers=covers(paths, settings), follow=following("Checking"))
    for line in _FORMATS[form](checked.findings, settings.root):
        click.echo(line)
    click.echo(_summary(checked), err=True)
    ctx.exit(1 if any(finding.severity == "error" for finding in checked.findings) else 0)


def _summary(checked: Checked) -> str:
    if not checked.findings:
        return "No findings."
    files = len({finding.file for finding in checked.findings})
    return f"{count_findings(checked.findings)} in {files:,} file{'' if files == 1 else 's'}."


def _as_text(findings: Sequence[Finding], root: Path) -> list[str]:  # noqa: ARG001  as all formats
    return [f"{finding} [{finding.code}]" for finding in findings]


def _as_json(findings: Sequence[Finding], root: Path) -> list[str]:  # noqa: ARG001  as all formats
    return [json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)]


def _as_annotations(findings: Sequence[Finding], root: Path) -> list[str]:
    """Workflow commands of GitHub Actions. Their paths begin at the repository, where a workflow runs."""
    lines = []
    for finding in findings:
        values = {"file": os.path.relpath(root / (finding.file or "")).replace(os.sep, "/"), "line": finding.line}
        place = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in values.items() if value)
        lines.append(f"::{finding.severity} {place}::{_escape(finding.message)} [{finding.code}]")
    return lines


def _escape(text: str, also: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{also}" else char for char in text)


_FORMATS: Mapping[str, Callable[[Sequence[Finding], Path], list[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_annotations,
}
