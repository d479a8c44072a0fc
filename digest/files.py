"""Writing files so that a killed run leaves the old file or the new one, and never half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

# The dot keeps what a killed run left behind out of every listing.
_PREFIX, _SUFFIX = ".digest-", ".tmp"


def write_atomic(path: Path, content: str | bytes, *, scratch: Path | None = None) -> bool:
    """Write `content` (text as UTF-8, line ends as they are) to `path` unless it is there already.

    scratch:  a folder on the same disk for the unfinished file, which a killed run leaves behind; None: that of
              `path`

    Returns whether it wrote. Folders are made as needed. Raises OSError.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        # Comparing costs a sixth of writing, and spares every reader of modification times.
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    folder = scratch or path.parent
    folder.mkdir(parents=True, exist_ok=True)
    # The same disk keeps the replacing atomic.
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_SUFFIX)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o666 & ~_UMASK)
        Path(temporary).replace(path)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if scratch and isinstance(error, OSError) and error.errno == errno.EXDEV:
            return write_atomic(path, content)  # `scratch` lies on another disk
        raise
    return True


def is_leftover(name: str) -> bool:
    """Whether a file of this name is what a run that was killed while it wrote has left."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# mkstemp makes files that only their owner may read; a site is for everyone. The mask can only be read by
# setting it, which is not safe between threads, so it is read once, here.
_UMASK = _umask()
