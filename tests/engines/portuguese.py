"""News in Portuguese, with English translations by people: `portuguese.txt`, in turns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and its translation. In both, `*…*` is about a phrase, and `<…>`, in most, about a name."""

    source: str
    target: str

    @property
    def plain(self) -> str:
        """The sentence as it is."""
        return re.sub("[*<>]", "", self.source)

    @property
    def reference(self) -> str:
        """Its translation as it is."""
        return re.sub("[*<>]", "", self.target)

    @property
    def phrase(self) -> str:
        """The phrase in English."""
        return re.sub("[<>]", "", _inside("*", "*", self.target))

    @property
    def name(self) -> tuple[str, str] | None:
        """The name in both languages."""
        return (_inside("<", ">", self.source), _inside("<", ">", self.target)) if "<" in self.source else None

    def marked(self, phrase: str = r"\1", name: str = r"\1") -> str:
        """The sentence with its phrase and its name as these patterns say."""
        return re.sub("<(.*?)>", name, re.sub(r"\*(.*?)\*", phrase, self.source))


def _inside(opening: str, closing: str, text: str) -> str:
    return text.partition(opening)[2].partition(closing)[0]


def examples() -> list[Example]:
    """All of them."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return [Example(source, target) for source, target in zip(lines[::2], lines[1::2], strict=True)]
