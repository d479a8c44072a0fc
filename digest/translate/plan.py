"""What is to be done for one article: which blocks of its edition stay, and which are translated anew."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.editions.read import source_fields, source_print
from digest.editions.write import BLANK_LINE, Paragraph, edition_text
from digest.model import BlockState, Row, Translation
from digest.segments import Document, Segment, field_segment, fingerprint, segment_blocks, splice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from digest.model import Article, Edition
    from digest.segments import Target


@dataclass(frozen=True, slots=True)
class Source:
    """A block of the article that is to be translated, in segments; `index` counts from 0."""

    index: int
    text: str
    document: Document


@dataclass(frozen=True, slots=True)
class Plan:
    """The edition to be made of an article.

    blocks:  in the order of the new edition, what stays (Row) and what is translated anew (Source)
    fields:  the same for the text fields, whose new ones are segments
    tight:   the indexes of the article's blocks with no blank line behind them
    changed: whether the edition's file will be another than it is
    """

    article: Article
    edition: Edition | None
    blocks: tuple[Row | Source, ...] = ()
    fields: Mapping[str, Row | Segment] = field(default_factory=dict)
    tight: frozenset[int] = frozenset()
    changed: bool = False

    def segments(self) -> Iterator[Segment]:
        """What must be translated, the title first."""
        yield from (
            field for field in self.fields.values() if isinstance(field, Segment) and field.needs_translation
        )
        for block in self.blocks:
            if isinstance(block, Source):
                yield from block.document.segments()


def plan_edition(article: Article, edition: Edition | None, *, force: bool = False) -> Plan:
    """Plan the edition of `article`.

    What a person wrote or changed always stays. What a machine wrote stays as long as its source does; with
    `force` it is made anew unless a person has reviewed it. An edition of which nobody knows what it was made from
    is a person's own, and stays as it is.
    """
    if edition is not None and not (edition.translation.has_origins and _needs_work(edition, force=force)):
        return Plan(article, edition)
    segmented = segment_blocks(article.body) if article.body.strip() else []
    sources = [Source(at, block.text, document) for at, (block, document) in enumerate(segmented)]
    rows = edition.rows if edition else ()
    blocks = tuple(_place(rows, sources, force=force))
    fields = _fields(article, edition, force=force)
    return Plan(
        article,
        edition,
        blocks,
        fields,
        tight=frozenset(source.index for source in sources[:-1] if not BLANK_LINE.search(source.text)),
        changed=edition is None or not edition.synced or blocks != rows or fields != edition.fields,
    )


def _needs_work(edition: Edition, *, force: bool) -> bool:
    """Whether there may be something to do, as far as it can be told without segmenting the article."""
    in_order = [row.index for row in edition.rows if row.index is not None and not row.moved]
    return force or not edition.synced or edition.state == "stale" or in_order != sorted(in_order)


def make_edition(plan: Plan, targets: Mapping[Target, Target], *, engine: str, today: date) -> str:
    """The text of the edition's file, once all of `plan.segments()` are in `targets`."""
    before = plan.edition.translation if plan.edition else Translation()
    of_all, by = _engines(plan, before, engine)
    made = {segment: targets[segment.source] for segment in plan.segments()}
    places = {id(row): place for place, row in enumerate(row for row in _rows(plan) if row.text)}
    paragraphs = [
        Paragraph(
            block.text,
            block.state,
            block.index,
            place=places.get(id(block)),
            edited=block.edited,
            stale=block.stale,
            tight=block.index in plan.tight,
        )
        if isinstance(block, Row)
        else _paragraph(block, made, by=by, tight=block.index in plan.tight)
        for block in plan.blocks
    ]
    return edition_text(
        plan.article,
        plan.edition,
        fields={name: _field(field, made, by=by) for name, field in plan.fields.items()},
        paragraphs=paragraphs,
        engine=of_all,
        date=today if made else before.date,
        review=before.review,
    )


def _rows(plan: Plan) -> Sequence[Row]:
    return plan.edition.rows if plan.edition else ()


def _paragraph(source: Source, made: Mapping[Segment, Target], *, by: str | None, tight: bool) -> Paragraph:
    text = splice(source.document, dict(made))
    prints = tuple(segment.fingerprint for segment in source.document.segments())
    state = BlockState(fingerprint(source.text), fingerprint(text), prints, engine=by if prints else None)
    return Paragraph(text, state, source.index, tight=tight)


def _field(field: Row | Segment, made: Mapping[Segment, Target], *, by: str | None) -> Paragraph:
    if isinstance(field, Row):
        return Paragraph(field.text, field.state)
    source = str(field.source[0])
    text = str(made.get(field, field.source)[0])
    return Paragraph(text, BlockState(source_print(source), source_print(text), engine=by))


def _engines(plan: Plan, before: Translation, engine: str) -> tuple[str | None, str | None]:
    """The engine of the whole edition, and that of what is new where it is another."""
    kept = [item.state for item in (*plan.blocks, *plan.fields.values()) if isinstance(item, Row)]
    if plan.edition is None or (before.engine and not any(state.target and not state.engine for state in kept)):
        return engine, None
    return before.engine, None if engine == before.engine else engine


def _stays(row: Row, *, force: bool) -> bool:
    if row.edited:
        return True
    return not row.stale and (not force or row.reviewed)


def _fields(article: Article, edition: Edition | None, *, force: bool) -> dict[str, Row | Segment]:
    fields: dict[str, Row | Segment] = {
        name: field_segment(value) for name, value in source_fields(article).items()
    }
    for name, row in edition.fields.items() if edition else ():
        if _stays(row, force=force):
            # What the article no longer has is a person's addition from now on.
            own = replace(row, state=replace(row.state, source=""), stale=False)
            fields[name] = row if name in fields else own
    return fields


def _place(rows: Iterable[Row], sources: Sequence[Source], *, force: bool) -> Iterator[Row | Source]:
    """The blocks of the new edition: in the article's order, but for those that a person has added or moved; they
    stay behind the block that they stand behind."""
    placed: dict[int, Row | Source] = {}
    attached: dict[int, list[Row | Source]] = {}
    moved: set[int] = set()
    behind = -1
    for row in rows:
        block: Row | Source | None = row if _stays(row, force=force) else None
        if block is None and row.index is not None:
            block = sources[row.index]
        if row.index is not None and not row.moved:
            behind = row.index
        elif block is not None:
            attached.setdefault(behind, []).append(block)
            moved |= set() if row.index is None else {row.index}
            continue
        if block is not None and row.index is not None:
            placed[row.index] = block
    yield from attached.get(-1, ())
    for source in sources:
        if source.index not in moved:
            yield placed.get(source.index, source)
        yield from attached.get(source.index, ())
