"""What is to be done for one article: which blocks of its edition stay, and which are translated anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.editions.origins import block_origin, field_origin
from digest.editions.read import source_fields, source_print
from digest.editions.write import BLANK_LINE, Paragraph, edition_text
from digest.glossary import Glossary
from digest.model import Row, Translation
from digest.segments import Document, Segment, field_segment, fingerprint, segment_blocks, splice
from digest.terminology import segment_print

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from digest.memory import Known
    from digest.model import Article, BlockState, Edition


@dataclass(frozen=True, slots=True)
class Source:
    """A block of the article that is to be translated, in segments; `index` counts from 0."""

    index: int
    text: str
    document: Document


@dataclass(frozen=True, slots=True)
class Plan:
    """The edition to be made of an article.

    blocks:   in the order of the new edition, what stays (Row) and what is translated anew (Source)
    fields:   the same for the text fields, whose new ones are segments
    tight:    the indexes of the article's blocks with no blank line behind them
    glossary: the terms that what is translated anew is to use
    changed:  whether the edition's file will be another than it is
    """

    article: Article
    edition: Edition | None
    blocks: tuple[Row | Source, ...] = ()
    fields: Mapping[str, Row | Segment] = field(default_factory=dict)
    tight: frozenset[int] = frozenset()
    glossary: Glossary = field(default_factory=Glossary)
    changed: bool = False

    def wanted(self) -> Iterator[tuple[str, Segment]]:
        """What must be translated, the title first, with the fingerprints that the memory knows it by."""
        for segment in self.segments():
            yield segment_print(segment, self.glossary), segment

    def segments(self) -> Iterator[Segment]:
        """What must be translated, the title first."""
        yield from (
            field for field in self.fields.values() if isinstance(field, Segment) and field.needs_translation
        )
        for block in self.blocks:
            if isinstance(block, Source):
                yield from block.document.segments()


def plan_edition(
    article: Article, edition: Edition | None, *, glossary: Glossary | None = None, force: bool = False
) -> Plan:
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
        glossary=glossary or Glossary(),
        changed=edition is None
        or not edition.synced
        or blocks != rows
        or fields != edition.fields
        or any(_is_news(row, sources) for row in rows),
    )


def _is_news(row: Row, sources: Sequence[Source]) -> bool:
    """Whether the state does not say yet that the source of what a person wrote has changed. Once it does, what
    they write after that is known to be of the new source."""
    if not row.stale or row.index is None:
        return False
    return fingerprint(sources[row.index].text) not in (row.state.source, row.state.present)


def _needs_work(edition: Edition, *, force: bool) -> bool:
    """Whether there may be something to do, as far as it can be told without segmenting the article."""
    in_order = [row.index for row in edition.rows if row.index is not None and not row.moved]
    return force or not edition.synced or edition.state == "stale" or in_order != sorted(in_order)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What an edition says of all that says nothing else: its engine, and the day; and the day on which it is
    written. The first two stay as long as anything of them stands there, so that merges do not meet in them."""

    engine: str | None
    day: date | None
    today: date


def make_edition(plan: Plan, known: Mapping[str, Known], *, engine: str, today: date) -> str:
    """The text of the edition's file, once all that `plan.wanted()` names is `known`.

    engine: what an edition names as its engine if none made anything of it
    """
    before = plan.edition.translation if plan.edition else Translation()
    made = {segment: known[found] for found, segment in plan.wanted()}
    day = _date_of_all(plan, before, today if made else None)
    whole = _Whole(_engine_of_all(plan, before, made.values(), engine), day, today)
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
        else _paragraph(block, made, plan, whole)
        for block in plan.blocks
    ]
    return edition_text(
        plan.article,
        plan.edition,
        fields={name: _field(field, made, plan, whole) for name, field in plan.fields.items()},
        paragraphs=paragraphs,
        engine=whole.engine,
        date=whole.day,
        review=before.review,
    )


def _rows(plan: Plan) -> Sequence[Row]:
    return plan.edition.rows if plan.edition else ()


def _paragraph(source: Source, made: Mapping[Segment, Known], plan: Plan, whole: _Whole) -> Paragraph:
    segments = list(source.document.segments())
    text = splice(source.document, {segment: made[segment].words for segment in segments})
    origin = block_origin(source.text, segments, plan.glossary)
    state = _made_by([made[segment].engine for segment in segments], origin, fingerprint(text), whole)
    tight = source.index in plan.tight
    return Paragraph(text, state, source.index, edited=not state.target, tight=tight)


def _field(field: Row | Segment, made: Mapping[Segment, Known], plan: Plan, whole: _Whole) -> Paragraph:
    if isinstance(field, Row):
        return Paragraph(field.text, field.state)
    known = made.get(field)
    text = str(known.words[0] if known else field.source[0])
    origin = field_origin(str(field.source[0]), plan.glossary)
    return Paragraph(text, _made_by([known.engine] if known else [], origin, source_print(text), whole))


def _made_by(engines: Sequence[str | None], origin: BlockState, target: str, whole: _Whole) -> BlockState:
    """The state of what was made just now. With words of a person in it, from the memory, it is a person's."""
    if None in engines:
        return replace(origin, edited=target)
    names = _names(engines)
    return replace(
        origin,
        target=target,
        engine=None if names in ("", whole.engine) else names,
        date=None if whole.today == whole.day else whole.today,
    )


def _names(engines: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(name for engine in engines if engine for name in engine.split(", ")))


def _engine_of_all(plan: Plan, before: Translation, made: Iterable[Known], engine: str) -> str | None:
    """The engine that the edition names: as long as something that stands there is of the one it has named, that;
    else the one that made most of what is new. None for an edition that a person wrote from nothing."""
    if plan.edition is not None and before.engine is None:
        return None
    kept = [item.state for item in (*plan.blocks, *plan.fields.values()) if isinstance(item, Row)]
    if before.engine and any(state.target and not state.engine for state in kept):
        return before.engine
    counts = Counter(name for known in made if known.engine for name in known.engine.split(", "))
    return max(counts, key=counts.__getitem__, default=before.engine or engine)


def _date_of_all(plan: Plan, before: Translation, today: date | None) -> date | None:
    """The day that the edition names, in the same way."""
    kept = [item.state for item in (*plan.blocks, *plan.fields.values()) if isinstance(item, Row)]
    if before.date and any(state.target and not state.date for state in kept):
        return before.date
    return today or before.date


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
