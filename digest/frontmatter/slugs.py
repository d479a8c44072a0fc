"""What may be part of a URL's path."""

from __future__ import annotations

import re
import unicodedata

_SLUG = re.compile(r"[^\W_][\w.\-]*")
LONGEST = 200
"""Bytes. File systems take 255; a name may get a suffix yet."""


def is_slug(value: str) -> bool:
    """Whether `value` can be one part of a URL's path: no separators, no leading dot, at most 200 bytes."""
    return bool(_SLUG.fullmatch(value)) and not value.endswith(".") and len(value.encode()) <= LONGEST


def slugify(text: str) -> str:
    """`text` as lower-case words joined by hyphens, for URLs; Latin letters lose their accents.

    Empty where `text` has neither letters nor digits.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    slug = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
    return slug.encode()[:LONGEST].decode(errors="ignore").rstrip("-")
