"""A site whose editions go to a translator's tool and come back."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.storage import pypo, tmx, xliff

from digest.interchange import FORMATS
from tests.translate.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEAD = """\
title: Hujan deras di Bogor
date: 2024-05-06 07:00
summary: Hujan turun lagi.
image: {src: foto.png, alt: Jalan yang tergenang}
"""
BODY = """\
Hujan turun **sejak** pagi
di [Bogor](https://example.org/a?b=1&c=2).

## Warga mengungsi

- satu <b>keluarga</b>
- dua keluarga

```python
print("kode")
```

Bupati datang pada pukul 5.
"""
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WORDS = "Satu.\n\nDua.\n\nTiga.\n"
"""An article of three short paragraphs."""


@dataclass(frozen=True)
class Desk:
    """`site` with the file that was exported last, and what a tool does to the units in it."""

    site: Site

    def export(self, form: str = "xliff", *paths: Path) -> Path:
        """Export all, or what is in `paths`, to one file."""
        file = self.site.root / f"exchange{FORMATS[form]}"
        done = self.site.run("export", "--format", form, "--output", str(file), *map(str, paths))
        assert (done.exit_code, done.stderr) == (0, ""), done.output
        return file

    def take(self, *arguments: str | Path) -> Result:
        """Import, by Sri."""
        return self.site.run("import-translations", "--by", "Sri", *map(str, arguments))

    def states(self) -> dict[str, str]:
        """The state of each article, by its place."""
        lines = (line.split() for line in self.site.run("status").stdout.splitlines())
        return {line[0].removeprefix("content/id/"): line[1] for line in lines}


def make_desk(root: Path) -> Desk:
    """A site with an article of everything and one of three words, and their editions by an engine."""
    site = Site(root)
    site.write("2024/a.md", BODY, HEAD)
    (site.article("2024/a.md").parent / "foto.png").write_bytes(PIXEL)
    site.write("2024/b.md", WORDS)
    done = site.run("translate", "--engine", "pseudo")
    assert done.exit_code == 0, done.output
    return Desk(site)


def store_of(file: Path) -> Any:
    """The file as translate-toolkit reads it."""
    stores: dict[str, Any] = {".xlf": xliff.xlifffile, ".po": pypo.pofile, ".tmx": tmx.tmxfile}
    with file.open("rb") as stream:
        return stores[file.suffix](stream)


def units_of(file: Path) -> dict[str, Any]:
    """The units of an exchange file by their source."""
    return {str(unit.source): unit for unit in store_of(file).units if not unit.isheader()}


def states_of(file: Path) -> dict[str, tuple[str, str]]:
    """What an XLIFF file says of each source: its state, and whether it is approved."""
    units = units_of(file)
    return {
        source: (unit.target_dom.get("state"), unit.xmlelement.get("approved")) for source, unit in units.items()
    }


def translate(file: Path, **targets: str) -> None:
    """A translator gives new targets in an XLIFF file, found by the beginning of their source. Nothing else
    changes, as in tools that know nothing of states."""
    text = file.read_text(encoding="utf-8")
    for source, target in targets.items():
        pattern = rf"(<source>{re.escape(source)}[^<]*</source>\s*<target[^>]*?)(?:/>|>[^<]*</target>)"
        text, count = re.subn(pattern, lambda match: f"{match[1]}>{target}</target>", text)  # noqa: B023
        assert count == 1, (source, text)
    file.write_text(text, encoding="utf-8")


def mark(file: Path, source: str, *, state: str, approved: str = "no") -> None:
    """A tool gives a unit of an XLIFF file another state."""
    text = file.read_text(encoding="utf-8")
    pattern = rf'approved="\w+">(\s*<source>{re.escape(source)}[^<]*</source>\s*<target) state="[^"]*"'
    text, count = re.subn(pattern, rf'approved="{approved}">\1 state="{state}"', text)
    assert count == 1, text
    file.write_text(text, encoding="utf-8")


def toolkit(program: str, *arguments: str | Path) -> None:
    """Run one of translate-toolkit's own programs."""
    home = "tools" if program == "pomerge" else "convert"
    start = f"import sys; from translate.{home} import {program}; sys.argv[0] = {program!r}; {program}.main()"
    command = [sys.executable, "-c", start, "--progress=none", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
