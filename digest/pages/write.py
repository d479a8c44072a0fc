"""Pages → Markdown files below the docs folder. What is there already stays untouched; what is stale goes."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.files import write_atomic
from digest.pages.assets import asset_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Page
    from digest.pages.assets import Asset
    from digest.settings import Settings

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


def write_pages(pages: Iterable[Page], assets: Iterable[Asset] = (), *, settings: Settings) -> list[str]:
    """Make the docfolder hold these pages and the files that they name, and nothing else.

    Each file is written whole or not at all, and not touched where it is the same already. Returns the paths
    of the pages that are new or have changed, sorted.
    """
    texts = {settings.docs_dir / page.path: page for page in pages}
    copies = asset_files(assets, settings=settings)
    # First what is gone: where it was a folder, there may be a file now, and where a link, it led elsewhere.
    _remove_others(settings.docs_dir, {*texts, *copies})
    changed = [page.path for file, page in texts.items() if write_atomic(file, page_text(page))]
    for file, source in copies.items():
        write_atomic(file, source.read_bytes())
    return sorted(changed)


def _remove_others(docs: Path, expected: set[Path]) -> None:
    """Remove the files that do not belong, and the folders that this leaves empty."""
    for folder, folders, files in os.walk(docs, topdown=False):
        for name in files:
            file = Path(folder, name)
            if file not in expected or file.is_symlink():
                file.unlink(missing_ok=True)
        for name in folders:
            inner = Path(folder, name)
            if inner.is_symlink():
                inner.unlink()
            elif not any(inner.iterdir()):
                inner.rmdir()


def _yaml(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
