"""A site on disk, and the program run on it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner, Result

from digest.cli import main
from digest.content import read_content
from digest.settings import read_settings

if TYPE_CHECKING:
    from digest.content import Content
    from digest.settings import Settings

REPOSITORY = Path(__file__).parents[1]

BARE = "site_name: Uji\ndocs_dir: build/docs\n"
"""Settings for what reads and translates."""

REAL = f"""\
INHERIT: {REPOSITORY}/mkdocs.yml
site_name: Uji
site_url: https://uji.example/repo/
theme: {{custom_dir: {REPOSITORY}/theme}}
"""
"""Settings for what builds, with the real theme."""


def article(title: str = "Hujan turun di Bogor", body: str = "Hujan turun sejak pagi.\n", **fields: str) -> str:
    """The text of an article; `fields` are YAML as it would be written: `slug="0123"`."""
    given = {"title": title, "date": "2024-05-06", **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in given.items()) + f"---\n\n{body}"


@dataclass(frozen=True)
class Site:
    """A site in the folder `root`."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def settings(self) -> Settings:
        return read_settings(self.config)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file; `name` is relative to the site's folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self) -> Content:
        """Its articles, and the findings about them."""
        return read_content(self.settings)

    def findings(self) -> list[str]:
        """The findings about its articles, as the user reads them."""
        return [str(finding) for finding in self.read().findings]

    def run(self, command: str, *arguments: str | Path) -> Result:
        """Run `digest` in this process."""
        return CliRunner().invoke(
            main, [command, "--config", str(self.config), *map(str, arguments)], catch_exceptions=False
        )

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Start `digest` in the site's folder, as a program of its own."""
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), **options.pop("env", {})}
        given: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
        return subprocess.Popen(
            [sys.executable, "-m", "digest", *arguments], cwd=self.root, env=environment, **(given | options)
        )

    def files(self, folder: str = "site") -> dict[str, bytes]:
        """All files below a folder, by their path in it."""
        root = self.root / folder
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def make(root: Path, *, config: str = BARE, **articles: str | bytes) -> Site:
    """A site in `root`. `articles` are texts by file name: `a="…"` is content/id/2024/a.md."""
    site = Site(root)
    site.write("mkdocs.yml", config)
    for name, text in articles.items():
        site.write(f"content/id/2024/{name}.md", text)
    return site
