"""`build/docs` → `site/`: runs MkDocs, and puts what it made in the place of what was there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import RenderError, UsageError
from digest.swap import swap

if TYPE_CHECKING:
    from digest.settings import Settings

_MESSAGE = re.compile(r"(?P<level>INFO|WARNING|ERROR|CRITICAL) +- +(?P<text>.*)")
_TEMPLATE = re.compile(r"""\s+File ".*\.html", line \d+""")
_PAGE = re.compile(r"Error reading page '(?P<page>.+?)': (?P<why>.*)")
_SETTINGS_REFUSED = "Aborted with a configuration error!"
_LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished run of MkDocs: where the site stands, and what it warned of (broken links, mostly)."""

    site: Path
    warnings: tuple[str, ...] = ()


def render(settings: Settings, *, site: Path | None = None) -> Rendered:
    """Render the docs folder with `mkdocs build` into `site`, an own folder below `build/` by default.

    The folder is emptied first. Raises RenderError with what MkDocs said, UsageError where it is about settings.
    """
    target = site or settings.build / "site"
    shutil.rmtree(target, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(settings.config)]
    result = subprocess.run(  # noqa: S603  our own arguments, no shell
        [*command, "--site-dir", str(target)],
        cwd=settings.root,
        env=_environment(),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    messages = _messages(result.stderr)
    if result.returncode != 0:
        reason = _reason(messages, result.stderr)
        if _SETTINGS_REFUSED in result.stdout:
            raise UsageError(f"{settings.config.name}: MkDocs cannot follow these settings:\n{reason}")
        page = _PAGE.search(reason)
        told = {"page": page["page"], "reason": page["why"]} if page else {}
        raise RenderError(f"MkDocs could not render the pages:\n{reason}", **told)
    return Rendered(target, tuple(text for _, text in messages))


def publish(rendered: Path, *, site: Path) -> None:
    """Put the folder `rendered` in the place of `site`, so that there is the old site or the new one, whole.

    The folders change places in one step where the system can do that, else in two; a run that is killed
    between these leaves no site, but the old one aside, and the next run makes a new one. What is hidden in the
    old one (`.git`, `.nojekyll`) moves along, as MkDocs has it. Raises RenderError.
    """
    site = site.resolve()
    aside = rendered.with_name(f"{rendered.name}-old")
    if site.exists() and not site.is_dir():
        raise RenderError(f"{site}: cannot be replaced: it is no folder")
    try:
        _discard(aside, into=rendered)
        site.parent.mkdir(parents=True, exist_ok=True)
        if site.exists():
            # First under the name that the next run looks at for what is hidden.
            rendered.rename(aside)
            if not swap(aside, site):
                aside.rename(rendered)
                site.rename(aside)
                rendered.rename(site)
        else:
            rendered.rename(site)
        _discard(aside, into=site)
    except OSError as error:
        raise RenderError(f"{site}: cannot be replaced: {error.strerror or error}") from error


def _discard(old: Path, *, into: Path) -> None:
    """Remove `old`, but what is hidden in it."""
    if not old.exists():
        return
    for entry in old.iterdir():
        if entry.name.startswith(".") and not (into / entry.name).exists():
            entry.rename(into / entry.name)
    shutil.rmtree(old)


def _environment() -> dict[str, str]:
    # MkDocs loads digest.markdown_blocks, and must find it where this very package was found.
    paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",  # or Material prints a banner
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }


def _messages(stderr: str) -> list[tuple[str, str]]:
    """Level and text of what MkDocs logged; indented lines go on with the message above."""
    found: list[tuple[str, str]] = []
    for line in stderr.splitlines():
        if match := _MESSAGE.match(line):
            found.append((match["level"], match["text"]))
        elif found and line.startswith("  ") and "Traceback" not in stderr:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
    return [(level, text) for level, text in found if level != "INFO"]


def _reason(messages: list[tuple[str, str]], stderr: str) -> str:
    lines = [text for level, text in messages if level != "WARNING"]
    # Of a broken template the traceback alone says where it is broken.
    lines += [line.strip() for line in stderr.splitlines() if _TEMPLATE.match(line)][-1:]
    lines = lines or [line for line in stderr.splitlines() if line.strip()][-_LAST_LINES:]
    return "\n".join(f"  {line}" for line in lines)
