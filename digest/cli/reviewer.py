"""Who answers for a translation, where the command line does not say."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from digest.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def git_name(folder: Path) -> str:
    """Who works in `folder`, by git's settings. Raises UsageError where they name nobody."""
    command = ["git", "config", "user.name"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    except OSError:  # there is no git
        name = ""
    else:
        name = done.stdout.strip()
    if not name:
        raise UsageError("nobody is named as the reviewer; say --by NAME")
    return name
