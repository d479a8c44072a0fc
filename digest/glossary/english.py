"""Whether an English text has a translation, in the plural, in the possessive, or spelt a little otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = "[^aeiou]"


def holds(text: str, words: str) -> bool:
    """Whether `text` has `words`."""
    return _pattern(words).search(text) is not None


def holds_stem(text: str, words: str) -> bool:
    """Whether `text` has a word that begins as one of `words`: `ministry` as `minister`."""
    stems = [re.escape(word[:5]) for word in re.findall(r"[^\W_]{3,}", words)]
    return bool(stems) and re.search(rf"(?<![^\W_])(?:{'|'.join(stems)})", text, re.IGNORECASE) is not None


def holds_verbatim(text: str, words: str) -> bool:
    """Whether `text` has `words` just as they are."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", text) is not None


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    inner = r"[\W_]{0,4}".join(_word(word) for word in re.findall(r"[^\W_]+", words)) or re.escape(words)
    return re.compile(rf"(?<![^\W_]){inner}(?![^\W_])")


def _word(word: str) -> str:
    if word.isupper() and len(word) > 1:
        return r"[.\s-]{0,2}".join(map(re.escape, word)) + "(?:['’]?s)?"
    return rf"(?i:{_inflected(word)})"


def _inflected(word: str) -> str:
    small = word.lower()
    if not small.isascii() or len(small) < 3 or not small.isalpha():
        return re.escape(word)
    if small.endswith("ies"):
        small = small[:-3] + "y"
    elif small.endswith("s") and not small.endswith(("ss", "us", "is")):
        small = small[:-1]
    if re.search(_SOUNDS + "y$", small):
        return f"{small[:-1]}(?:y|ies|ied|ying)"
    if small.endswith("e"):
        return f"{small[:-1]}(?:e[sd]?|ing)"
    if small.endswith("man"):
        return f"{small[:-3]}m[ae]n"
    if small == "person":
        return "(?:persons?|people)"
    return f"{small}(?:e?s|{small[-1]}?ed|{small[-1]}?ing)?"
