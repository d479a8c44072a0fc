"""Articles ↔ the files of translators' tools: XLIFF, PO and TMX, with states, and back.

`units` cuts an article and its edition into what is exchanged, `notes` says what a translator should know of it.
`xliff`, `po` and `tmx` write and read it; all that is known of translate-toolkit stands there. `reading` tells
what a file is and refuses what is hostile, `matching` finds what an answer is about, `faults` what is wrong with
it, `merging` decides what is taken, `composing` writes the edition.
"""

from digest.interchange.formats import FORMATS, SUFFIXES, render_units
from digest.interchange.matching import Match, match_answers
from digest.interchange.merging import Merged, Rules, merge_answers
from digest.interchange.model import Answer, FileError, Key, Unit
from digest.interchange.reading import read_answers
from digest.interchange.units import make_units

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Answer",
    "FileError",
    "Key",
    "Match",
    "Merged",
    "Rules",
    "Unit",
    "make_units",
    "match_answers",
    "merge_answers",
    "read_answers",
    "render_units",
]
