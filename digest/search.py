"""A rendered site → its folder `pagefind/`, the index that `theme/assets/search/` answers from.

Pagefind is run as the program that it is: through its Python API every answer costs 0.1 s. What it indexes is
said in the templates: text inside `data-pagefind-body`, of pages that have it, in the language of
`<html lang>`; `data-pagefind-meta` names what a result shows.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pagefind.service import get_executable

from digest.errors import RenderError
from digest.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = "pagefind"
"""Where the index stands in the site; `theme/assets/search/worker.js` looks for it there."""

_BODY = b"data-pagefind-body"
_ENTRY = "pagefind-entry.json"
_LOADED = ("pagefind.js", "*.pf_fragment", "*.pf_index", "*.pf_filter", "*.pf_meta", "wasm.*.pagefind")
"""What our worker loads of Pagefind's 600 KB; the rest are search boxes of its own."""

_NO_WORDS = "was not able to build an index"
"""What Pagefind says, and takes for a failure, where the pages have no text: pictures alone, say."""

_UNSAID = ".headerlink, .footnote-ref, .footnote-backref"
"""Signs beside the text of an article that are no part of it."""


def index_site(site: Path, *, work: Path) -> Mapping[str, int]:
    """Index the article pages in the folder `site` and return how many there are of each language.

    The same pages give the same bytes, and a reader never meets half an index. `work` is a folder for what is
    made on the way. Raises RenderError.
    """
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work, prefix="pagefind-") as folder:
        fresh = Path(folder)
        # Finding no page so marked, Pagefind takes every page that there is.
        if any(_BODY in page.read_bytes() for page in site.rglob("*.html")):
            _run(site, fresh)
        # Where no page has a word in it, Pagefind writes nothing.
        found = (fresh / _ENTRY).read_text(encoding="utf-8") if (fresh / _ENTRY).exists() else '{"languages": {}}'
        entry = json.loads(found)
        _replace(site / FOLDER, fresh, entry)
    return {language: found["page_count"] for language, found in sorted(entry["languages"].items())}


def _run(site: Path, output: Path) -> None:
    program = get_executable()
    if program is None:
        raise RenderError("Pagefind is missing: pip install 'pagefind[bin]'")
    command = [str(program), "--quiet", "--site", str(site.resolve()), "--output-path", str(output.resolve())]
    command += ["--exclude-selectors", _UNSAID]
    # Pagefind also takes settings from its environment, and from a file in the folder that it is run in.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    try:
        done = subprocess.run(command, cwd=output, env=environment, check=False, **pipes)  # noqa: S603 - no shell
    except OSError as error:
        raise RenderError(f"Pagefind cannot be run: {program}: {error.strerror}") from None
    if done.returncode != 0 and _NO_WORDS not in done.stdout:
        said = done.stdout.strip().splitlines()[-5:]
        raise RenderError("\n".join(["Pagefind could not index the site:", *said]))


def _replace(target: Path, fresh: Path, entry: Mapping[str, object]) -> None:
    """Make `target` hold the files of `fresh` that are loaded, and no others.

    Files are named after what they hold, and the entry alone says which of them count: it is written when all
    are there, and only then do the old ones go.
    """
    wanted = {file.relative_to(fresh) for file in _files(fresh) if any(map(file.match, _LOADED))}
    for name in sorted(wanted):
        old = target / name
        if not (old.is_file() and filecmp.cmp(fresh / name, old, shallow=False)):
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(fresh / name, old)
    # Pagefind writes the languages in another order every time.
    write_atomic(target / _ENTRY, json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
    for file in _files(target):
        if file.relative_to(target) not in wanted and file.name != _ENTRY:
            file.unlink()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
