"""How Indonesian bends a term, and how a text may write it.

Particles (`presidenlah`, `KPK-pun`) put weight on a word, and a translation drops them. `-nya`, `-ku` and `-mu`
say whose it is: `partainya` is `his party` more often than `the party`, so an engine has to see them. Behind a
name `-nya` says nothing that English has a word for. Doubled words (`menteri-menteri`) and circumfixes
(`kementerian`) mean something near the term. Other affixes (`ber-`, `pe-…-an`, `-an`) lead too far to be checked:
`usaha` is a business, `berusaha` to try.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLITIC = r"(?:-?(?P<own>nya|ku|mu))?(?:-?(?:lah|kah|tah|pun))?"
"""What may hang on a word: whose it is, and a particle."""
PREFIXES = frozenset({
    "anti", "antar", "eks", "inter", "ke", "kontra", "mantan", "multi", "non", "pan", "pasca", "pra", "pro", "se",
    "semi", "sub", "trans",
})  # fmt: skip
"""What may stand before a term and a hyphen: `pro-Palestina`."""
SUFFIXES = frozenset({"an", "isme"})
"""What may stand behind a term and a hyphen: `ke-Islam-an`."""
OWN_WORDS = frozenset({
    "adalah", "ampun", "baku", "bangku", "bantah", "belah", "berkah", "buku", "celah", "hanya", "himpun", "ilmu",
    "jumlah", "kaku", "kamu", "kilah", "laku", "langkah", "latah", "lintah", "majalah", "makalah", "maluku",
    "masalah", "mentah", "muntah", "naskah", "nikah", "olah", "paku", "pangku", "patah", "pelaku", "perilaku",
    "perintah", "punya", "rumpun", "saku", "salah", "sekolah", "semu", "siku", "suku", "tamu", "tanya", "temu",
    "titah", "tungku", "ulah",
})  # fmt: skip
"""Words that only end as if something hung on them: `masalah` is not `masa` with `-lah`."""

_HYPHENS, _APOSTROPHES = "‐‑‒−﹣－", "‘’ʼ`´′"
_ALIKE = dict.fromkeys(map(ord, _HYPHENS), "-") | dict.fromkeys(map(ord, _APOSTROPHES), "'") | {ord("ς"): "σ"}
_NO_LETTERS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """`text` in small letters, with one kind of hyphen and apostrophe; each character stays where it was."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return small.translate(_ALIKE)


def folded(form: str) -> str:
    """A form of a term by which it is known: folded, with single spaces."""
    return " ".join(fold(form).split())


def letters(text: str) -> str:
    """The letters and digits of `text` alone, folded."""
    return _NO_LETTERS.sub("", fold(text))


def spellings(form: str) -> tuple[str, ...]:
    """`form` with single spaces, in the two ways to store it: accents belong to their letters, or follow them."""
    words = " ".join(form.split())
    return tuple(sorted({unicodedata.normalize(kind, words) for kind in ("NFC", "NFD")}))


def derivations(form: str) -> Iterator[str]:
    """What is made of `form` and means something near it. Names and acronyms are not bent."""
    first, *rest = form.split()
    if not first.isalpha() or not first.islower():
        return
    yield " ".join([f"{first}-{first}", *rest])
    if not rest:
        yield f"ke{first}an"
        yield f"ke{first}an-ke{first}an"
