"""The list of articles: a table for a terminal, lines for a pipe."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.cli.status.rows import Row

STYLES = {
    "broken": "bold red",
    "missing": "red",
    "stale": "yellow",
    "machine": "cyan",
    "edited": "blue",
    "reviewed": "green",
    "pending": "red",
    "draft": "dim",
}
"""The states, what needs work first. To those of editions come articles or editions that cannot be read, and
drafts, which are not translated; paragraphs alone are pending."""

_COUNTED = ("machine", "edited", "reviewed", "stale", "pending", "missing")


def table(rows: Sequence[Row]) -> Table:
    """The rows for a terminal of any width."""
    found = Table()
    found.add_column("article", overflow="fold", ratio=3)
    for name in ("state", "engine"):
        found.add_column(name, no_wrap=True)
    found.add_column("findings", justify="right", no_wrap=True)
    found.add_column("paragraphs", overflow="fold", ratio=2)
    for row in rows:
        findings = Text(str(row.findings or ""), style="yellow")
        state = Text(row.state, style=STYLES[row.state])
        # A line may end behind a comma, not behind a number.
        parts = [Text(words.replace(" ", "\N{NO-BREAK SPACE}"), STYLES[key]) for words, key in _paragraphs(row)]
        found.add_row(Text(row.article), state, Text(", ".join(_engines(row))), findings, Text(", ").join(parts))
    return found


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The rows for a pipe: the same columns, each as wide as its widest cell."""
    cells = [
        # Without spaces in it a column can be cut out.
        (row.article, row.state, ",".join(_engines(row)) or "-", str(row.findings), _in_words(row) or "-")
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def totals(rows: Iterable[Row]) -> str:
    """`3 articles: 1 stale, 2 machine`."""
    counts = Counter(row.state for row in rows)
    each = ", ".join(f"{counts[state]:,} {state}" for state in STYLES if counts[state])
    number = counts.total()
    return f"{number:,} article{'' if number == 1 else 's'}" + (f": {each}" if each else "")


def _engines(row: Row) -> tuple[str, ...]:
    """Those of what stands there; of an edition that does not say what it was made from, the one it names."""
    return row.engines or ((row.engine,) if row.engine else ())


def _in_words(row: Row) -> str:
    return ", ".join(words for words, _ in _paragraphs(row))


def _paragraphs(row: Row) -> list[tuple[str, str]]:
    """`8 machine`, `1 stale`, and the fields that need work, `title stale`, each with its state."""
    counts = row.counts
    fields = [(name, field.state) for name, field in row.fields.items() if field.state in ("stale", "pending")]
    return [
        *((f"{counts[state]:,} {state}", state) for state in _COUNTED if state in counts),
        *((f"{name} {state}", state) for name, state in fields),
    ]
