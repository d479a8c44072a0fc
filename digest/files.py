"""Writing files so that a killed run leaves the old file or the new one, and never half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomic(path: Path, content: str | bytes) -> bool:
    """Write `content` (text as UTF-8, line ends as they are) to `path` unless it is there already.

    Returns whether it wrote. Folders are made as needed. Raises OSError.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        # Comparing costs a sixth of writing, and spares every reader of modification times.
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    # The dot keeps a left-over of a killed run out of every listing; the same folder keeps os.replace atomic.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o666 & ~_UMASK)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# mkstemp makes files that only their owner may read; a site is for everyone. The mask can only be read by
# setting it, which is not safe between threads, so it is read once, here.
_UMASK = _umask()
