"""A site's folder, and `digest` run in it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from click.testing import CliRunner

from digest.cli import main
from tests import newsroom

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.servers import TranslationServer


@dataclass(frozen=True)
class Site:
    """`root` is the folder; articles and editions go by their place in their language's folder (`2024/a.md`)."""

    root: Path

    def __post_init__(self) -> None:
        self.root.mkdir(exist_ok=True)
        (self.root / "mkdocs.yml").write_text(newsroom.SETTINGS, encoding="utf-8")

    def article(self, name: str) -> Path:
        return self.root / "content" / "id" / name

    def edition(self, name: str) -> Path:
        return self.root / "content" / "en" / name

    def write(self, name: str, body: str, head: str = "title: Judul\ndate: 2024-05-06 07:00\n") -> None:
        """Write an article."""
        file = self.article(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{head}---\n{body}", encoding="utf-8")

    def read(self, name: str) -> str:
        """The text of an edition."""
        return self.edition(name).read_bytes().decode()

    def body(self, name: str) -> str:
        """The body of an edition."""
        return self.read(name).split("\n---\n", 1)[1]

    def edit(self, name: str, old: str, new: str) -> None:
        """A person replaces `old`, which stands there once, in an edition."""
        text = self.read(name)
        assert text.count(old) == 1, text
        self.edition(name).write_bytes(text.replace(old, new).encode())

    def run(self, *arguments: str, server: TranslationServer | None = None) -> Result:
        """What `digest` says, in the folder's own settings."""
        where = [] if server is None else ["--engine", "libre", "--engine-url", server.url]
        return CliRunner().invoke(main, [*arguments, *where, "--config", str(self.root / "mkdocs.yml")])

    def git(self, *arguments: str) -> str:
        """What git says in the folder."""
        who = ["-c", "user.name=Sri", "-c", "user.email=sri@example.org"]
        done = subprocess.run(
            ["git", *who, *arguments], cwd=self.root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def begin_git(self) -> None:
        """Put all that is there under git."""
        (self.root / ".gitignore").write_text("/build/\n/site/\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.commit("Begin")

    def commit(self, message: str) -> None:
        self.git("add", ".")
        self.git("commit", "-q", "-m", message)
