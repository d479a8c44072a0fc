"""Where sentences end, in a language that abbreviates as Indonesian does."""

from __future__ import annotations

import re

_WITHIN = """
    dr drs dra prof ir h hj kh st tn ny nn sdr sdri bpk jl jln gg no kec kab kel prov kep kepmen permen pt cv ud
    tbk rt rw rp mr mrs ms jr sr sra ph sp md amd ns apt lc muh moh mohd abd se cet jend letjen mayjen brigjen kol
    letkol kapt lettu letda komjen irjen brigjend kombes akbp kompol akp iptu ipda aiptu aipda bripka brig pol
    purn inf kav red yth ybs ttd cq vs ed pdt ust yahoo
"""
_BEFORE_NUMBERS = "nomor hlm hal vol jan feb mar apr jun jul agt ags sept okt nov des"
_AT_THE_END = "dll dkk dsb dst tsb sh"
ABBREVIATIONS = frozenset(f"{_WITHIN} {_BEFORE_NUMBERS} {_AT_THE_END}".split())
"""What a full stop may stand behind without ending anything, in small letters."""
_UNLESS_NUMBER = frozenset(f"{_BEFORE_NUMBERS} {_AT_THE_END}".split())
"""Those behind which a capital letter begins a new sentence: `dalam banyak hal. Warga`, `beras dll. Harga`."""

DEGREES = re.compile(r"(?<![^\s(\"'“‘,])(?:[A-Z][a-z]{0,2}\.|[a-z]\.)+$")
"""The first letters of `S.H.`, `M.Si.` or `a.n.`, in front of the last ones."""

# Three alphabets write their own full stops, and no space behind them.
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z])|[。！？]+[”’」』）]*")
_WORD = re.compile(r"[^\W\d_]*$")
_LONGEST = 24  # characters of an abbreviation with what belongs to it: `S.Tr.Keb.`
_SPACE = re.compile(r"\s*")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")


def split_sentences(text: str) -> list[str]:
    """The sentences of `text`, which is one line. Their concatenation is `text`; space belongs to what it follows.

    Where it is doubtful whether a sentence ends, it goes on: `PT. Maju`, `dr. Sari`, `B.J. Habibie`, `No. 5`.
    """
    sentences, start = [], 0
    for stop in _STOP.finditer(text):
        # What has no word in it is the number of what follows: `1. Pertama`.
        if _LETTERS.search(text, start, stop.start()) and not _is_abbreviated(text, stop):
            space = _SPACE.match(text, stop.end())
            end = space.end() if space else stop.end()
            sentences.append(text[start:end])
            start = end
    return [*sentences, text[start:]] if start < len(text) or not sentences else sentences


def _is_abbreviated(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it, rather than to a sentence."""
    before = text[max(0, stop.start() - _LONGEST) : stop.start()]
    word = "".join(_WORD.findall(before))
    if stop[0] == "!":
        return word == "Yahoo"
    if stop[0] != ".":
        return False
    if word.lower() in _UNLESS_NUMBER:
        return text[stop.end() : stop.end() + _LONGEST].lstrip()[:1].isdigit()
    if len(word) == 1 or word.lower() in ABBREVIATIONS:
        return True
    return bool(word) and len(word) <= 3 and DEGREES.search(before.removesuffix(word)) is not None
