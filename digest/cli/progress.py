"""How far a translation is: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn, track

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.model import Edition
    from digest.translate.result import Progress as Reporter

_SECONDS_BETWEEN_LINES = 10.0


class _Bar:
    """Segments in a bar, articles beside it."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._articles = self._done = 0

    def start(self, *, articles: int, segments: int) -> None:
        self._articles = articles
        self._task = self._bar.add_task("", total=segments, articles=f"0/{articles}")

    def advance(self, *, articles: int = 0, segments: int = 0) -> None:
        self._done += articles
        self._bar.update(self._task, advance=segments, articles=f"{self._done}/{self._articles}")

    def note(self, line: str) -> None:
        self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


class _Lines:
    """A line at the start, then one every ten seconds."""

    def __init__(self) -> None:
        self._done = [0, 0]
        self._total = [0, 0]

    def start(self, *, articles: int, segments: int) -> None:
        self._total = [articles, segments]
        self._began = self._told = time.monotonic()
        if segments:
            click.echo(f"Translating {_count(articles, 'article')}, {_count(segments, 'segment')} …", err=True)

    def advance(self, *, articles: int = 0, segments: int = 0) -> None:
        self._done = [self._done[0] + articles, self._done[1] + segments]
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = now
            left = (now - self._began) / max(1, self._done[1]) * (self._total[1] - self._done[1])
            done, total = self._done, self._total
            click.echo(
                f"  {done[0]} of {total[0]} articles, {done[1]} of {total[1]} segments, about {left:.0f} s left",
                err=True,
            )

    def note(self, line: str) -> None:
        click.echo(line, err=True)


@contextmanager
def reporter() -> Iterator[Reporter]:
    """Whoever tells the progress of a translation on standard error."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines()
        return
    columns = (
        TextColumn("Translating"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("segments, {task.fields[articles]} articles"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Bar(bar)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def following(doing: str) -> Callable[[list[Edition]], Iterable[Edition]]:
    """A bar on a terminal while the items of a list have their turn, for work that may take a while."""
    console = Console(stderr=True)
    return partial(track, description=doing, console=console, transient=True, disable=not console.is_terminal)
