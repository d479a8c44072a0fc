"""What is stale, side by side: the source then and now, the translation, and the engine's proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digest.changes import find_changes, with_old_sources, with_proposals
from digest.cli.status.words import compare, visible
from digest.content import read_content
from digest.editions import read_editions
from digest.errors import DigestError
from digest.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import RenderableType

    from digest.changes import Change
    from digest.cli.status.words import Piece
    from digest.settings import Settings

_SIDE_BY_SIDE = 100  # columns that a terminal must have
_REASONS = {
    "source": "the original has changed",
    "gone": "the original no longer has it",
    "terms": "a term of the glossary has changed",
}
_STYLES = {"[-": "strike red", "{+": "bold green"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A text under a heading. `marks` stand around what has changed in it where there are no colours; `remark` is
    said where there is no text."""

    title: str
    pieces: Sequence[Piece]
    remark: str = ""
    marks: tuple[str, str] = ("", "")


def gather(settings: Settings, covered: Callable[[str], bool], *, offline: bool) -> list[Change]:
    """The stale paragraphs of the editions that `covered` takes. What cannot be read is told."""
    content = read_content(settings)
    editions = read_editions([article for article in content.published if covered(article.file)], settings)
    for finding in (*content.findings, *editions.findings):
        if finding.severity == "error" and covered(finding.file or ""):
            click.echo(str(finding), err=True)
    glossary = editions.glossary or Glossary()
    found = find_changes((editions.by_path[path] for path in sorted(editions.by_path)), glossary)
    found = with_old_sources(found, settings)
    return with_proposals(found, settings, glossary=glossary, offline=offline)


def change_values(change: Change) -> dict[str, Any]:
    """A change for programs: texts are Markdown, null where there is none."""
    standing = change.standing
    return {
        "article": change.article,
        "article_line": change.line,
        "edition": change.edition,
        "edition_line": standing.lines[0] if standing.lines else None,
        "block": standing.block,
        "field": standing.field,
        "reason": standing.reason,
        "terms": {term.source: term.translation for term in change.terms},
        "edited": change.kept,
        "old": _trimmed(change.old),
        "new": _trimmed(standing.source),
        "present": _trimmed(change.present),
        "proposal": None if isinstance(change.proposal, DigestError) else _trimmed(change.proposal),
        "error": str(change.proposal) if isinstance(change.proposal, DigestError) else None,
    }


def _trimmed(text: str | None) -> str | None:
    return text.strip("\r\n") or None if text else None


def render(change: Change, *, width: int) -> RenderableType:
    """A change for a terminal: in two columns where it is wide enough."""
    place, about = _heading(change)
    head = Group(Text(place, style="bold cyan", overflow="fold"), Text(about))
    rows = [[_column(part) for part in row] for row in _rows(change)]
    if width < _SIDE_BY_SIDE:
        return Group(head, *(Padding(column, (0, 0, 0, 2)) for row in rows for column in row), "")
    grid = Table.grid(padding=(0, 3, 0, 0), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    for row in rows:
        grid.add_row(*row)
    return Group(head, Padding(grid, (0, 0, 0, 2)), "")


def plain(change: Change) -> str:
    """A change as plain text, for a pipe."""
    place, about = _heading(change)
    found = [f"{place}: {about}"]
    for part in (part for row in _rows(change) for part in row):
        before, behind = part.marks
        text = "".join(f"{before}{words}{behind}" if changed else words for words, changed in part.pieces)
        found += [
            f"  {part.title}:",
            *(f"    {line}".rstrip() for line in (text or f"({part.remark})").split("\n")),
        ]
    return "\n".join(found) + "\n"


def advice(changes: Sequence[Change]) -> str:
    """What to do now."""
    if not changes:
        return "Nothing is stale."
    kept = [change for change in changes if change.kept]
    number = len(changes)
    said = [f"{number:,} stale paragraph{'' if number == 1 else 's'}."]
    if len(kept) < number:
        said.append("What a machine wrote, `digest translate` makes anew.")
    if kept:
        # What a person took out stands in no line.
        example = next((change for change in kept if change.standing.lines), kept[0])
        said += [
            "What a person wrote stays. Change it or leave it, then say that it stands for the source as it is:",
            f"  digest review {_place(example)}",
        ]
    return "\n".join(said)


def _heading(change: Change) -> tuple[str, str]:
    standing = change.standing
    what = standing.field or (f"paragraph {standing.block}" if standing.block else "paragraph")
    whose = "a person's words" if change.kept else "a machine's words"
    terms = ", ".join(f"{term.source} → {term.translation}" for term in change.terms)
    reason = _REASONS[standing.reason or "source"]
    return visible(_place(change)), visible(f"{what}, {whose}: {reason}{': ' if terms else ''}{terms}")


def _place(change: Change) -> str:
    lines = change.standing.lines
    return f"{change.edition}:{lines[0]}" if lines else change.edition


def _rows(change: Change) -> list[list[_Part]]:
    """What stands side by side."""
    return [_sources(change), [_part("translation", change.present, "a person took it out"), _proposal(change)]]


def _sources(change: Change) -> list[_Part]:
    old, new = visible(change.old or ""), visible(change.standing.source)
    where = f", {visible(change.article)}:{change.line}" if change.line else ""
    if old and old == new:
        return [_part(f"source{where}", new)]
    then, now = compare(old, new) if old and new else ([(old, False)], [(new, False)])
    unknown = "not known: neither in git's history nor in build/"
    return [
        _Part("source then", then if old else (), unknown, ("[-", "-]")),
        _Part(f"source now{where}", now if new else (), "gone", ("{+", "+}")),
    ]


def _proposal(change: Change) -> _Part:
    if isinstance(change.proposal, DigestError):
        return _Part("proposal", (), f"none: {visible(str(change.proposal))}")
    known = bool(change.standing.source)
    remark = (
        "not known yet; without --offline the engine is asked" if known else "none: there is nothing to translate"
    )
    return _part("proposal", change.proposal or "", remark)


def _part(title: str, text: str, remark: str = "") -> _Part:
    shown = visible(text)
    return _Part(title, [(shown, False)] if shown else (), remark)


def _column(part: _Part) -> RenderableType:
    text = Text() if part.pieces else Text(part.remark, style="italic dim")
    for words, changed in part.pieces:
        text.append(words, style=_STYLES[part.marks[0]] if changed else "")
    return Group(Text(part.title, style="dim"), text, "")
