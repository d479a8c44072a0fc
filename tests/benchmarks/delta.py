"""What is sent after each kind of change, on a site with many articles: segments, and what they should be.

Run: python tests/benchmarks/delta.py [--articles 300]
A loopback server counts the texts that it is asked for. Each run begins without the cache in build/.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.newsroom import Writer, write_site  # noqa: E402  the path comes first
from tests.servers import TranslationServer  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TERM, VARIANT = "anggaran", "belanja"


@dataclass(frozen=True)
class Site:
    """A site's folder, and the service that it asks."""

    root: Path
    server: TranslationServer

    @property
    def articles(self) -> list[Path]:
        return sorted((self.root / "content" / "id").rglob("*.md"))

    def translate(self) -> list[str]:
        """What a run without a cache sends, line by line."""
        shutil.rmtree(self.root / "build", ignore_errors=True)
        before = len(self.server.seen)
        command = [
            sys.executable,
            "-m",
            "digest",
            "translate",
            "--engine",
            "libre",
            "--engine-url",
            self.server.url,
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        texts = [text for seen in self.server.seen[before:] for text in seen.texts]
        return [line for text in texts for line in text.split("\n")]

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        who = ["-c", "user.name=Sri", "-c", "user.email=sri@example.org"]
        done = subprocess.run(
            ["git", *who, *arguments], cwd=folder or self.root, capture_output=True, text=True, check=True
        )
        return done.stdout


def change(file: Path, edit: Callable[[list[str]], list[str]]) -> None:
    """Edit the paragraphs of an article."""
    head, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
    paragraphs = edit(body.strip("\n").split("\n\n"))
    file.write_text(f"{head}\n---\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


def scenes(site: Site, writer: Writer) -> Iterator[tuple[str, int]]:
    """Each change, with the number of segments that it should cost. The first is the whole site."""
    chance = random.Random(1)
    glossary = site.root / "content" / "glossary.yml"
    glossary.write_text(f"{TERM}: budget\n", encoding="utf-8")
    for file in chance.sample(site.articles, 20):
        change(file, lambda parts: [*parts[:-1], f"{parts[-1]} Juga {chance.choice([TERM, VARIANT])} itu."])
    everything = [file.read_text(encoding="utf-8") for file in site.articles]
    yield "the whole site, once", sum(text.count("\n\n") + 3 for text in everything)

    change(site.articles[7], lambda parts: [parts[0].replace(parts[0].split()[1], "lain", 1), *parts[1:]])
    yield "one word in one paragraph of one article changed", 1

    for file in chance.sample(site.articles, 10):
        new = writer.paragraph(20)
        change(file, lambda parts, new=new: [new, *parts])
    yield "a paragraph inserted at the top of each of 10 articles", 10

    for file in chance.sample(site.articles, 10):
        change(file, lambda parts: [*parts[2:], *parts[:2]])
    yield "two paragraphs moved in each of 10 articles", 0

    for file in chance.sample(site.articles, 10):
        change(file, lambda parts: [parts[0].split(". ", 1)[0] + ".", parts[0].split(". ", 1)[1], *parts[1:]])
    yield "a paragraph of each of 10 articles split in two", 20

    for file in chance.sample(site.articles, 10):
        change(file, lambda parts: parts[1:])
    yield "a paragraph of each of 10 articles taken out", 0

    one, other = site.articles[3], site.articles[4]
    taken = one.read_text(encoding="utf-8").split("\n\n")[-1].strip("\n")
    change(other, lambda parts: [parts[0], taken, *parts[1:]])
    yield "a paragraph of one article copied into another", 0

    text = one.read_text(encoding="utf-8")
    one.write_text(re.sub("^title: .*$", "title: Judul baru", text, flags=re.MULTILINE), encoding="utf-8")
    yield "a title changed", 1

    edition = site.root / "content" / "en" / other.relative_to(site.root / "content" / "id")
    other.rename(other.with_name("nama-baru.md"))
    edition.rename(edition.with_name("nama-baru.md"))
    yield "an article renamed with its edition", 0

    using = users(site, VARIANT)
    glossary.write_text(f"{TERM}: {{translation: budget, variants: [{VARIANT}]}}\n", encoding="utf-8")
    yield f"a word added to a glossary entry ({using} paragraphs have it)", using

    using = users(site, TERM) + users(site, VARIANT)
    glossary.write_text(f"{TERM}: {{translation: state budget, variants: [{VARIANT}]}}\n", encoding="utf-8")
    yield f"the translation of a term changed ({using} paragraphs have it)", using


def users(site: Site, word: str) -> int:
    """The paragraphs with a word."""
    texts = [file.read_text(encoding="utf-8") for file in site.articles]
    return sum(bool(re.search(rf"\b{word}\b", part)) for text in texts for part in text.split("\n\n"))


def measure(root: Path, *, articles: int) -> Iterator[tuple[str, int, int]]:
    """Each scene with the segments that were sent, and that should have been."""
    write_site(root, articles=articles, paragraphs=5, words=26)
    with TranslationServer() as server:
        site = Site(root, server)
        for scene, wanted in scenes(site, Writer(99)):
            yield scene, len(site.translate()), wanted
        yield "cloned to another folder, without build/", *clone(site)


def clone(site: Site) -> tuple[int, int]:
    """The segments that a clone sends, and the files that its run changes; a state that needs neither has 0."""
    (site.root / ".gitignore").write_text("/build/\n", encoding="utf-8")
    site.git("init", "-q")
    site.git("add", ".")
    site.git("commit", "-qm", "all")
    other = Site(site.root.with_name(f"{site.root.name}-clone"), site.server)
    site.git("clone", "-q", str(site.root), str(other.root))
    sent = len(other.translate())
    assert other.git("status", "--short") == "", "files have changed"
    return sent, 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    print(f"{'sent':>6} {'wanted':>7}  segments, {options.articles} articles")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for scene, sent, wanted in measure(Path(folder) / "site", articles=options.articles):
            print(f"{sent:6} {wanted:7}  {scene}", flush=True)
            wrong += sent != wanted
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
