"""What the translation of a block or field is made from, as its state says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import BlockState
from digest.segments import field_segment, fingerprint
from digest.terminology import segment_print, terms_print

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.glossary import Glossary
    from digest.segments import Segment


def block_origin(text: str, segments: Iterable[Segment], glossary: Glossary) -> BlockState:
    """The state of a block `text` of `segments`, without anything about its translation."""
    segments = list(segments)
    prints = tuple(segment_print(segment, glossary) for segment in segments)
    return BlockState(fingerprint(text), segments=prints, terms=terms_print(segments, glossary))


def field_origin(value: str, glossary: Glossary) -> BlockState:
    """The same of a text field of the front matter, whatever white space is between its words."""
    return block_origin(" ".join(value.split()), [field_segment(value)], glossary)
