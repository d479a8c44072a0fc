"""The languages that a file says it is between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.interchange.model import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[str, str]
"""The languages of a site: from which, and to which."""


def is_same(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever the region and the letters' case: `en`, `en-GB`, `EN_us`."""
    return _base(one) == _base(other)


def check_languages(found: Iterable[str], pair: Pair, *, origin: str) -> None:
    """Raises FileError where a file is between others than `pair`. One that does not say is taken at its word."""
    for tag, expected in zip(found, pair, strict=True):
        if tag and not is_same(tag, expected):
            message = f"{origin}: expected translations from {' to '.join(pair)}, found {tag!r}"
            raise FileError(f"{message} in the place of {expected!r}")


def _base(tag: str) -> str:
    return re.split(r"[-_@.]", tag.strip().lower(), maxsplit=1)[0]
