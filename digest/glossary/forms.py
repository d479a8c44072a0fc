"""How Indonesian bends a term, and how a text may write it.

Enclitics (`presidennya`, `KPK-lah`, `ASEAN pun`) leave the meaning as it is. Circumfixes (`kementerian`) and
doubled words (`menteri-menteri`) do not, quite.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.glossary.casing import allows

if TYPE_CHECKING:
    from collections.abc import Iterator

CLITIC = r"(?:-?(?P<own>nya|ku|mu))?(?:-?(?:lah|kah|tah|pun))?"
"""What may hang on a word: whose it is, and a particle."""
OTHERS = frozenset({"ku", "mu"})
"""`mine` and `yours` are more than a translation can drop."""
NO_CLITIC = frozenset(
    ["adalah", "aku", "baku", "bangku", "bantah", "berkah", "buku", "entah", "hanya", "himpun", "ilmu", "jamu", "jumlah", "kaku", "kamu", "laku", "langkah", "latah", "lintah", "majalah", "makalah", "maluku", "masalah", "mentah", "muntah", "naskah", "nikah", "paku", "pangku", "patah", "pelaku", "perilaku", "perintah", "pun", "punya", "rumpun", "saku", "salah", "sampah", "sekolah", "semu", "siku", "suku", "sumpah", "tamu", "tanya", "titah", "tulah", "tumpun", "tungku"]
)
"""Words of their own that end as if an enclitic hung on them: `masalah` is not `masa` with `-lah`."""

_ALIKE = {ord(char): "-" for char in "‐‑‒−\ufe63\uff0d"} | {ord(char): "'" for char in "‘’ʼ`´′"}
_LETTERS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """`text` in small letters, with one kind of hyphen and apostrophe; as long as it was."""
    text = text.translate(_ALIKE)
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def folded(form: str) -> str:
    """`fold`, with single spaces."""
    return " ".join(fold(form).split())


def letters(text: str) -> str:
    """The letters and digits of `text` alone."""
    return _LETTERS.sub("", fold(text))


def derivations(form: str) -> Iterator[str]:
    """Forms that are made of `form` and mean something near it."""
    first, *rest = form.split(" ")
    if not first.isalpha():
        return
    yield " ".join([f"{first}-{first}", *rest])
    if not rest:
        yield f"ke{form}an"
        yield f"ke{form}an-ke{form}an"


__all__ = ["CLITIC", "NO_CLITIC", "OTHERS", "allows", "derivations", "fold", "folded", "letters"]
