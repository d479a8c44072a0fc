"""One run at a time in a site's folder: a second one waits. And what a killed run left half-done goes."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from digest.files import is_leftover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.settings import Settings

NAME = ".lock"
"""The lock's file in `build/`. It stays; what counts is whether a process holds it, and one that ends lets go."""


@contextmanager
def exclusive(settings: Settings, *, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Be the only run that writes to `build/`, `site/` and the editions; call `on_wait` if another one is.

    Raises OSError where `build/` cannot be written.
    """
    settings.build.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.build / NAME)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        if on_wait is not None:
            on_wait()
        lock.acquire()
    try:
        _tidy(settings)
        yield
    finally:
        lock.release()


def _tidy(settings: Settings) -> None:
    """Remove what only a killed run can have left, now that no other is under way."""
    for path in settings.build.iterdir():
        if path.name.startswith("pagefind-"):
            shutil.rmtree(path, ignore_errors=True)
        elif is_leftover(path.name):
            path.unlink(missing_ok=True)
