"""Words → what they are compared by: the root of an Indonesian word, the sound of a word of both languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.checks.lexicon import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIXES = (
    "memper", "diper", "keber", "keter", "menge", "penge", "meng", "peng", "meny", "peny", "mem", "pem", "men",
    "pen", "ber", "ter", "per", "bel", "pel", "me", "pe", "di", "ke", "se",
)  # fmt: skip
_SWALLOWED = {"meng": "k", "peng": "k", "meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t"}
"""The letter that a prefix takes the place of: me + tulis is menulis."""

_SUFFIXES = ("kannya", "annya", "inya", "nya", "lah", "kah", "pun", "kan", "an", "i")
_SHORTEST = 3
_LONGEST = 40

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ch|ck|q", "k"), ("c(?=[eiy])", "s"), ("c", "k"), ("ph", "f"), ("v", "f"), ("x", "ks"), ("z", "s"),
        ("ti(?=[ao])", "si"), ("y", "i"), ("j", "y"), (r"(.)\1", r"\1"), ("h", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def root_of(word: str) -> str | None:
    """The root of an Indonesian word in lower case, if the lexicon has it: `tulis` for `dituliskannya`."""
    if word in LEXICON:
        return word
    if len(word) > _LONGEST:
        return None
    stems = [word, *(word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix))]
    candidates = [*stems, *(root for stem in stems for root in _without_prefix(stem))]
    return next((root for root in candidates if len(root) >= _SHORTEST and root in LEXICON), None)


def _without_prefix(stem: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST:
            rest = stem[len(prefix) :]
            yield rest
            if prefix in _SWALLOWED:
                yield _SWALLOWED[prefix] + rest


@lru_cache(maxsize=1 << 15)
def sound_of(word: str) -> str:
    """What words of the same origin have in common: `organisasi` and `organization` begin with `organisasi`."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
