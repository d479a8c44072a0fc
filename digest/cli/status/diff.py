"""What is stale, side by side: the source then and now, the translation, and the engine's proposal."""

from __future__ import annotations

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
_UNKNOWN = "not known: neither in git's history nor in build/"

_Part = tuple[str, list["Piece"], str]
"""A heading, a text with what has changed in it, and a remark in its place where there is none."""


def gather(settings: Settings, covered: Callable[[str], bool], *, offline: bool) -> list[Change]:
    """The stale paragraphs of the editions that `covered` takes. What cannot be read is told."""
    content = read_content(settings)
    editions = read_editions([article for article in content.published if covered(article.file)], settings)
    for finding in (*content.findings, *editions.findings):
        if finding.severity == "error" and covered(finding.file or ""):
            click.echo(str(finding), err=True)
    found = find_changes(editions.by_path[path] for path in sorted(editions.by_path))
    found = with_old_sources(found, settings)
    return with_proposals(found, settings, glossary=editions.glossary or Glossary(), offline=offline)


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
    head = Text(place, style="bold cyan", no_wrap=True, overflow="ignore").append(
        f"\n{about}", style="not bold default"
    )
    then, now, present, proposal = (
        _column(part, style) for part, style in zip(_parts(change), _MARKS, strict=True)
    )
    if width < _SIDE_BY_SIDE:
        return Group(head, *(Padding(column, (0, 0, 0, 2)) for column in (then, now, present, proposal)), "")
    grid = Table.grid(padding=(0, 3, 0, 0), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(then, now)
    grid.add_row(present, proposal)
    return Group(head, Padding(grid, (0, 0, 0, 2)), "")


_MARKS = ("strike red", "bold green", "", "")
"""How a change is shown in each part."""


def plain(change: Change) -> str:
    """A change as plain text, for a pipe."""
    place, about = _heading(change)
    found = [f"{place}: {about}"]
    for (title, pieces, remark), (before, behind) in zip(_parts(change), _BRACKETS, strict=True):
        text = "".join(f"{before}{words}{behind}" if changed else words for words, changed in pieces)
        found += [f"  {title}:", *(f"    {line}".rstrip() for line in (text or f"({remark})").split("\n"))]
    return "\n".join(found) + "\n"


_BRACKETS = (("[-", "-]"), ("{+", "+}"), ("", ""), ("", ""))


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
        said += [
            "What a person wrote stays. Change it or leave it, then say that it stands for the source as it is:",
            f"  digest review {_place(kept[0])}",
        ]
    return "\n".join(said)


def _heading(change: Change) -> tuple[str, str]:
    standing = change.standing
    what = standing.field or (f"paragraph {standing.block}" if standing.block else "paragraph")
    whose = "a person's words" if change.kept else "a machine's words"
    return _place(change), f"{what}, {whose}: {_REASONS[standing.reason or 'source']}"


def _place(change: Change) -> str:
    lines = change.standing.lines
    return f"{change.edition}:{lines[0]}" if lines else change.edition


def _parts(change: Change) -> tuple[_Part, _Part, _Part, _Part]:
    old, new = visible(change.old or ""), visible(change.standing.source)
    then, now = compare(old, new) if old and new else ([(old, False)] * bool(old), [(new, False)] * bool(new))
    present, proposal = visible(change.present), ""
    if isinstance(change.proposal, DigestError):
        remark = f"no proposal: {visible(str(change.proposal))}"
    elif change.proposal is None:
        remark = (
            "not known yet; without --offline the engine is asked"
            if new
            else "none: there is nothing to translate"
        )
    else:
        proposal, remark = visible(change.proposal), "empty"
    return (
        ("source then", then, _UNKNOWN),
        (f"source now, {change.article}:{change.line}" if change.line else "source now", now, "gone"),
        ("translation", [(present, False)] if present else [], "a person took it out"),
        ("proposal", [(proposal, False)] if proposal else [], remark),
    )


def _column(part: _Part, mark: str) -> RenderableType:
    title, pieces, remark = part
    text = Text(remark, style="italic dim") if not pieces else Text()
    for words, changed in pieces:
        text.append(words, style=mark if changed else "")
    return Group(Text(title, style="dim"), text, "")
