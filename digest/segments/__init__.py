"""Body ↔ blocks and segments: what is sent to an engine, and how its answer gets back into the text.

`grammar` knows the Markdown, `positions` and `inline` find every piece in the source, `document` cuts it into
segments, `splice` puts translations in their places, and `reading` finds them there again. Nothing is re-rendered,
so what is not translated cannot change.
"""

from digest.segments.document import Block, blocks, field_segment, segment_blocks, segment_body, segment_document
from digest.segments.model import Context, Document, Mark, Segment, Target, Text, fingerprint
from digest.segments.reading import paired_segments, read_target
from digest.segments.splice import Translations, splice

__all__ = [
    "Block",
    "Context",
    "Document",
    "Mark",
    "Segment",
    "Target",
    "Text",
    "Translations",
    "blocks",
    "field_segment",
    "fingerprint",
    "paired_segments",
    "read_target",
    "segment_blocks",
    "segment_body",
    "segment_document",
    "splice",
]
