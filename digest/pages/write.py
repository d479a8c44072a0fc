"""Pages → Markdown files below the docs folder. What is there already stays untouched; what is stale goes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from digest.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.model import Page

# JSON is YAML but for characters that YAML reads as line ends or refuses.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def page_text(page: Page) -> str:
    """The Markdown file of a page: front matter, one line a key or list item, and body."""
    lines = ["---"]
    for key, value in page.meta.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines += [f"{key}:", *(f"  - {_yaml(item)}" for item in value)]
        else:
            lines.append(f"{key}: {_yaml(value)}")
    return "\n".join([*lines, "---", ""]) + (f"\n{page.body}" if page.body else "")


def write_pages(pages: Iterable[Page], *, docs: Path) -> set[Path]:
    """Write the pages below `docs`, each whole or not at all. Returns the files that belong there."""
    written = set()
    for page in pages:
        file = docs / page.path
        write_atomic(file, page_text(page))
        written.add(file)
    return written


def _yaml(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
