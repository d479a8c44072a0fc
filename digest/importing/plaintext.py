"""Raw text → blocks. In the text of a portal each line is a paragraph; a letter may be wrapped by hand."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from digest.importing.boilerplate import find_rule
from digest.importing.model import Block, Reading, Run

_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")
_FINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[-–—•*▪>#]|\d{1,3}[.)]|[a-z][.)])\s")
_WIDTH = 120
"""No hand wraps lines longer than this."""


def read_plaintext(text: str, *, name: str) -> Reading:
    """Read raw text: every line a paragraph, unless it is wrapped by hand."""
    lines = [" ".join(line.split()) for line in clean(text).split("\n")]
    # The portal's lines go first: they would stand in the way between two halves of a sentence.
    paragraphs = _unwrap(lines) if _is_wrapped(lines) else lines
    return Reading(name, tuple(Block("paragraph", (Run(line),)) for line in paragraphs if line))


def clean(text: str) -> str:
    """`text` with plain line feeds, composed letters, and without characters that nobody sees."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether blank lines separate paragraphs, and the lines within them break off in the middle of a sentence."""
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    pairs = [pair for pair in pairs if not any(find_rule(line) for line in pair)]
    broken = [line for line, after in pairs if not _FINAL.search(line) and not _ITEM.match(after)]
    within = "" in "\n".join(lines).strip("\n").split("\n")
    return within and max(map(len, lines)) <= _WIDTH and len(broken) >= 2 and len(broken) * 2 > len(pairs)


def _unwrap(lines: list[str]) -> list[str]:
    paragraphs = [""]
    for line in lines:
        alone = not line or find_rule(line) is not None
        if alone or not paragraphs[-1] or _ITEM.match(line):
            paragraphs.append(line)
        else:
            paragraphs[-1] += f" {line}"
        if alone:
            paragraphs.append("")
    return paragraphs
