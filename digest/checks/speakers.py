"""Who said it: whether what is quoted still has somebody who says it."""

from __future__ import annotations

import re

_SOURCE = re.compile(
    r"""
    ["”],?\s+(?:kata|ujar|tutur|ucap|jelas|tegas|ungkap|tandas|imbuh|tambah|papar|lanjut|cetus|terang|kilah|tukas|beber
               |sambung|harap|sebut|pungkas|jawab|timpal)(?:nya)?\b
  | \b(?:mengatakan|berkata|menyatakan|menegaskan|menambahkan|menjelaskan|mengungkapkan|menyebut|menuturkan)\b
    [^"“”.]{0,40}[:,]\s*["“]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TARGET = re.compile(
    r"""
    \b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|add(?:ed|s)|stat(?:ed|es)|according|explain(?:ed|s)|stress(?:ed|es)|informed
        |announc\w+|claim(?:ed|s)|declar\w+|disclos\w+|reveal\w+|utter\w*|express\w*|hop(?:ed|es)|continu\w+|furthered
        |elaborated|replied|answered|asked|assert\w+|emphasi\w+|conclud\w+|insist\w+|warn\w+|argu\w+|complain\w*
        |remark\w+|noted|quoted|mention\w+|finished|ended|describ\w+|admit\w*|promis\w+|suggest\w+|urg\w+|wrote|writes
        |commented|confirm\w+|conveyed|pleaded|recalled|acknowledged|recounted|pointed)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def count_speakers(source: str, target: str) -> tuple[int, int]:
    """How often the source says who speaks, and how often the translation may do so. The second is never too low:
    English has more words for it than anybody can list, and uses them for other things as well."""
    return len(_SOURCE.findall(source)), len(_TARGET.findall(target))
