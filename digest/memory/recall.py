"""`content/<target>/` → what of it answers a question: segments that stand translated in any edition.

A file is searched for the fingerprints that are wanted, and taken apart only where it holds one; so asking costs
no more than reading the files once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.content import markdown_files, read_text
from digest.editions.places import edition_file
from digest.editions.read import blocks_of, parse_edition
from digest.model import Article
from digest.segments import field_segment, paired_segments, read_target, segment_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.glossary import Glossary
    from digest.model import Edition, Row
    from digest.segments import Document, Segment, Target
    from digest.settings import Settings

_PRINT = re.compile(r"\b[0-9a-f]{16}\b")
_NO_DAY = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Known:
    """The translation of a segment: its words and marks, and the engine that made it; None for a person's."""

    words: Target
    engine: str | None


def recall(
    wanted: Mapping[str, Segment],
    *,
    articles: Iterable[Article],
    engines: Sequence[str],
    glossary: Glossary | None,
    settings: Settings,
) -> dict[str, Known]:
    """What the editions know of `wanted`; both by fingerprint.

    A person's words come first, those of a reviewed paragraph before others; then those of `engines`, in their
    order. Editions of articles that are gone, or were renamed alone, are asked too.
    """
    if not wanted:
        return {}
    best: dict[str, tuple[int, Known]] = {}
    by_file = {edition_file(article, settings): article for article in articles}
    for file in markdown_files(settings.content / settings.target, settings, []):
        name = file.relative_to(settings.root).as_posix()
        text = read_text(file, name)[0] or ""
        if wanted.keys().isdisjoint(_PRINT.findall(text)):
            continue
        article = by_file.get(file) or Article(name, name, "", _NO_DAY, has_time=False, body="", head="")
        edition, _ = parse_edition(article, text, file=name, zone=settings.zone, glossary=glossary)
        for found, rank, known in _translated(edition, wanted, engines) if edition else ():
            if found not in best or rank < best[found][0]:
                best[found] = (rank, known)
    return {found: known for found, (_, known) in best.items()}


def _translated(
    edition: Edition, wanted: Mapping[str, Segment], engines: Sequence[str]
) -> Iterator[tuple[str, int, Known]]:
    """What `edition` has of `wanted`, with its rank."""
    for row, pairs in _rows(edition, wanted):
        engine = None if row.edited else row.state.engine or edition.translation.engine or ""
        rank = _rank(row, engine, engines)
        if rank is None:
            continue
        for found, ours, written in pairs:
            words = read_target(ours, written) or read_target(wanted[found], written)
            if words is not None:
                yield found, rank, Known(words, engine)


def _rows(
    edition: Edition, wanted: Mapping[str, Segment]
) -> Iterator[tuple[Row, list[tuple[str, Segment, Segment]]]]:
    """The rows that may say something, with the fingerprint, the source and the translation of their segments."""
    reworded = all(row.text and row.index is not None for row in edition.rows)
    sources = segment_blocks(edition.article.body) if edition.article.body.strip() else []
    written = segment_blocks(edition.body) if blocks_of(edition.body) else []
    rows = [row for row in edition.rows if row.text]
    for row, (_, document) in zip(rows, written, strict=False):
        if wanted.keys().isdisjoint(row.state.segments) or not _is_whole(row, reworded=reworded):
            continue
        source = None if row.index is None or row.stale else sources[row.index][1]
        yield row, _pairs(row.state.segments, source, document, wanted)
    for row in edition.fields.values():
        found = row.state.segments[0] if row.state.segments else ""
        if found in wanted and not (row.edited and row.stale):
            yield row, [(found, wanted[found], field_segment(row.text))]


def _is_whole(row: Row, *, reworded: bool) -> bool:
    """Whether the row is the translation of its source, no more and no less. What an engine wrote always is. Of a
    person's paragraph that is only sure where they have reworded this edition, but neither split nor merged, added
    nor taken out anything in it."""
    return not row.edited or (reworded and not row.stale and len(row.state.segments) == 1)


def _pairs(
    prints: Sequence[str], source: Document | None, written: Document, wanted: Mapping[str, Segment]
) -> list[tuple[str, Segment, Segment]]:
    if source is not None:
        pairs = dict(paired_segments(source, written))
        ours = list(source.segments())
        if pairs and len(ours) == len(prints):
            return [
                (found, one, pairs[one])
                for found, one in zip(prints, ours, strict=True)
                if found in wanted and one in pairs
            ]
    segments = list(written.segments())
    if len(segments) != len(prints):
        return []
    return [(found, wanted[found], one) for found, one in zip(prints, segments, strict=True) if found in wanted]


def _rank(row: Row, engine: str | None, engines: Sequence[str]) -> int | None:
    """How good a translation is, the best 0; None for one of an engine that is not asked for."""
    if engine is None:
        return 0 if row.reviewed else 1
    names = engine.split(", ")
    return 2 + max(engines.index(name) for name in names) if set(names) <= set(engines) else None
