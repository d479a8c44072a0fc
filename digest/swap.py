"""Two folders that change places in one step, so that nobody ever meets none."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100  # AT_FDCWD: relative paths begin in the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE


def swap(one: Path, other: Path) -> bool:
    """Let `one` and `other` change places. False, and nothing done, where the system cannot do that.

    Python has no name for it; Linux does it (since 3.15, on most file systems).
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):  # an old C library
        return False
    arguments = (_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(rename(*arguments) == 0)
