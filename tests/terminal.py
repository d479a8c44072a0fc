"""The program as it shows itself in a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def in_terminal(site: Path, command: str, *arguments: str, width: int) -> tuple[str, str]:
    """What `digest` shows in a terminal of so many columns, without colours; and what it says beside that."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(width)}
    program = [sys.executable, "-m", "digest", command, "--config", str(site / "mkdocs.yml"), *arguments]
    done = subprocess.Popen(program, stdout=theirs, stderr=subprocess.PIPE, env=environment, encoding="utf-8")
    os.close(theirs)
    output = b""
    try:
        while part := os.read(ours, 4096):
            output += part
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    told = done.communicate()[1]
    assert done.returncode == 0, told
    return _CONTROL.sub("", output.decode()).replace("\r\n", "\n"), told
