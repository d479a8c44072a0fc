"""A site with many articles, made up word by word, for what needs more of them than anybody would write.

No two paragraphs are the same, and the same seed makes the same articles.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = """\
site_name: Kabar
docs_dir: build/docs
theme: {name: material, font: false}
extra:
  digest: {}
"""

_SYLLABLES = (
    "ba be bi da di du ga gu ha ja ka ke ki la le li ma me mu na ni nu pa pe ra ri ru sa se si ta te tu ya"
)
_SMALL = "yang di ke dari dan untuk pada dengan itu ini akan telah oleh dalam tidak juga para sebagai"


class Writer:
    """Writes Indonesian-looking prose."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        syllables = _SYLLABLES.split()
        self._small = _SMALL.split()
        self._words = ["".join(self._random.choices(syllables, k=self._random.randint(2, 4))) for _ in range(3000)]

    def words(self, count: int) -> str:
        """`count` words without punctuation."""
        return " ".join(
            self._random.choice(self._small if self._random.random() < 0.3 else self._words) for _ in range(count)
        )

    def sentence(self, count: int) -> str:
        """A sentence, sometimes with a number, a name, or markup in it."""
        text = self.words(count).capitalize()
        extra = self._random.random()
        if extra < 0.1:
            text += f" {self._random.randint(2, 9000)} orang"
        elif extra < 0.15:
            text += f" [{self.words(2)}](https://example.org/{self._random.randint(1, 10**6)})"
        elif extra < 0.2:
            text += f" **{self.words(2)}**"
        return text + "."

    def paragraph(self, count: int) -> str:
        """A paragraph of some `count` words."""
        return " ".join(self.sentence(12) for _ in range(max(1, round(count / 13))))


def article(writer: Writer, *, day: date, paragraphs: int = 9, words: int = 38) -> str:
    """An article with title, summary and paragraphs, one of which is a heading."""
    body = [writer.paragraph(words) for _ in range(paragraphs)]
    body.insert(paragraphs // 2, f"## {writer.words(4).capitalize()}")
    title, summary = writer.words(7).capitalize(), writer.words(14).capitalize()
    head = f"title: {title}\ndate: {day} 08:00\nsummary: {summary}.\ntags: [{writer.words(1)}]\n"
    return f"---\n{head}---\n" + "\n\n".join(body) + "\n"


def write_site(root: Path, *, articles: int, seed: int = 1, paragraphs: int = 9, words: int = 38) -> Path:
    """A site's folder with so many articles of `paragraphs` × `words` words. Returns the settings' file."""
    writer = Writer(seed)
    for number in range(articles):
        day = date(2024, 12, 31) - timedelta(days=number // 5)
        file = root / "content" / "id" / f"{day:%Y}" / f"artikel-{number:04}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article(writer, day=day, paragraphs=paragraphs, words=words), encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(SETTINGS, encoding="utf-8")
    return config


def editions(root: Path) -> dict[str, str]:
    """All that stands in `content/en/`, by its place there, hidden files too."""
    return {name: file.read_text(encoding="utf-8") for name, file in _files(root / "content" / "en")}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file
