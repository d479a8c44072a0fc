"""Sentences that extraction has glued together (`berakhir.Dia`) are separated; only spaces are ever added."""

from __future__ import annotations

import re

from digest.sentences import ABBREVIATIONS, DEGREES, split_sentences

_ENDINGS_TEXT = """
    com co id net org go ac sch or web biz info tv news io ai app dev xyz site online pdf doc docx xls xlsx
    ppt pptx txt csv jpg jpeg png gif mp3 mp4 zip rar apk exe html htm php js py md
"""
_ENDINGS = frozenset(_ENDINGS_TEXT.split())
"""What stands behind the last dot of a domain or a file name."""

_PROTECTED = re.compile(
    r"\S*(?:://|www\.|@)\S*"  # addresses of the web and of mail, names of accounts
    r"|`[^`]*`|(?<=\]\()[^)\s]*|<[^<>\s]+>"  # code and the targets of links in Markdown
    r"|(?<!\S)[\w.-]*/[\w./-]+(?!\S)",  # paths
)
_GLUED = re.compile(
    r"""
    (?P<left>[^\W\d_]{2,}|\d{2,}|[%)\]”’"'])      # the last word, or what closes behind it
    (?P<stop>\.{3}|…|[.?!])
    (?P<quote>["”’']?)
    (?P<open>["“‘'(]?)
    (?P<right>[^\W\d_]+)
    """,
    re.VERBOSE,
)


def first_sentence(text: str) -> str:
    """The first sentence of the paragraph `text`, with its full stop; all of it where it is one sentence."""
    first = ""
    for sentence in split_sentences(text):
        first += sentence
        # A quotation that is open goes on: `"Kami siap. Kami menang," kata dia.`
        if first.count('"') % 2 == 0 and first.count("“") <= first.count("”"):
            break
    return first.rstrip()


def separate(text: str) -> str:
    """`text` with a space between sentences that touch each other."""
    pieces, start = [], 0
    for place in glued(text):
        pieces.append(text[start:place])
        start = place
    return " ".join([*pieces, text[start:]])


def glued(text: str) -> tuple[int, ...]:
    """The places in `text` before which a space is missing."""
    protected = [match.span() for match in _PROTECTED.finditer(text)]
    places = []
    position = 0
    while match := _GLUED.search(text, position):
        # The right word of one match may be the left one of the next.
        position = match.start("right")
        if any(start <= match.start("stop") < end for start, end in protected):
            continue
        if _begins_sentence(match) and not _belongs_together(match):
            places.append(match.start("quote") if _opens(match) else match.end("quote"))
    return tuple(places)


def _begins_sentence(match: re.Match[str]) -> bool:
    right = match["right"]
    if right[:1].isupper() and right[1:2].islower():
        return True
    # `berakhir.AS`: an acronym begins a sentence only behind a word that is none.
    return right.isupper() and len(right) > 1 and match["left"][-1].islower()


def _belongs_together(match: re.Match[str]) -> bool:
    left, right = match["left"], match["right"]
    if match["stop"] != "." and left.lower() != "yahoo":
        return False
    inner = len(left) <= 3 and DEGREES.search(match.string, 0, match.start("left"))
    ends = right.lower() in _ENDINGS and not match["quote"] and not match["open"]
    return bool(left.lower() in ABBREVIATIONS or ends or inner)


def _opens(match: re.Match[str]) -> bool:
    """Whether the quotation mark behind the full stop begins what follows: `berakhir."Kami`."""
    quote = match["quote"]
    if quote not in ('"', "'"):
        return False
    if match["open"]:
        return False
    return match.string.count(quote, 0, match.start("quote")) % 2 == 0
