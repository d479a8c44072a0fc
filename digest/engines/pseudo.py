"""A translation for the eye: accented and longer, so that a layout shows what it cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.engines.specs import DEFAULT_PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.errors import EngineError

# Vowels alone: marks such as [[1]] and PH1 have none. Doubled they make a text some 30 % longer.
_ACCENTED = str.maketrans(
    {
        "a": "áà", "e": "éè", "i": "íì", "o": "óò", "u": "úù",
        "A": "ÁÀ", "E": "ÉÈ", "I": "ÍÌ", "O": "ÓÒ", "U": "ÚÙ",
    }
)  # fmt: skip


class PseudoEngine:
    """Deterministic, without network."""

    name = "pseudo"
    max_characters = 100_000
    max_texts = 100_000
    concurrency = 1
    placeholder = DEFAULT_PLACEHOLDER

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:  # noqa: ARG002
        """Accent and lengthen `texts`; the languages do not matter."""
        return [text.translate(_ACCENTED) for text in texts]

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        """As `translate`: nothing can fail."""
        return [*self.translate(texts, source=source, target=target)]

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        """All at once."""
        return [list(texts)]

    def close(self) -> None:
        """Nothing is open."""
