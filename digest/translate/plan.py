"""What is to be done for one article: which blocks of its edition stay, and which are translated anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.editions.align import Row
from digest.editions.read import edition_rows, field_rows, source_fields, source_print
from digest.editions.write import BLANK_LINE, Paragraph, edition_text
from digest.model import BlockState, Translation
from digest.segments import Document, Segment, field_segment, fingerprint, segment_blocks, splice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from digest.model import Article, Edition
    from digest.segments import Target
    from digest.settings import Settings


@dataclass(frozen=True, slots=True)
class Source:
    """A block of the article that is to be translated, in segments; `index` counts from 0."""

    index: int
    text: str
    document: Document


@dataclass(frozen=True, slots=True)
class Plan:
    """The edition to be made of an article.

    blocks: in the order of the new edition, what stays (Row) and what is translated anew (Source)
    fields: the same for the text fields, whose new ones are segments
    tight:   the indexes of the article's blocks with no blank line behind them
    changed: whether the edition's file will be another than it is
    """

    article: Article
    edition: Edition | None
    blocks: tuple[Row | Source, ...]
    fields: Mapping[str, Row | Segment]
    tight: frozenset[int]
    changed: bool

    def segments(self) -> Iterator[Segment]:
        """What must be translated, the title first."""
        yield from (
            field for field in self.fields.values() if isinstance(field, Segment) and field.needs_translation
        )
        for block in self.blocks:
            if isinstance(block, Source):
                yield from block.document.segments()


def plan_edition(article: Article, edition: Edition | None, *, settings: Settings, force: bool = False) -> Plan:
    """Plan the edition of `article`.

    What a person wrote or changed always stays. What a machine wrote stays as long as its source does; with
    `force` it is made anew unless a person has reviewed it.
    """
    rows: list[Row] = []
    field_states: Mapping[str, Row] = {}
    if edition is not None:
        rows = edition_rows(article.body, edition.body, edition.translation)
        field_states = field_rows(article, _values(edition, settings), edition.translation)
    segmented = segment_blocks(article.body)
    sources = [Source(at, block.text, document) for at, (block, document) in enumerate(segmented)]
    tight = frozenset(source.index for source in sources[:-1] if not BLANK_LINE.search(source.text))
    kept = [row for row in rows if _stays(row, force=force)]
    blocks = tuple(_merge(kept, sources))
    fields: dict[str, Row | Segment] = {}
    for name, value in source_fields(article).items():
        row = field_states.get(name)
        fields[name] = row if row is not None and _stays(row, force=force) else field_segment(value)
    changed = (
        edition is None
        or any(isinstance(item, Source | Segment) for item in (*blocks, *fields.values()))
        or [block for block in blocks if isinstance(block, Row)] != rows
        or _other_values(article.head, settings)
        != _other_values(frontmatter.split(edition.text)[0] or "", settings)
    )
    if edition is not None and not edition.translation.blocks:
        changed = False  # a person's own edition, without any state: it is not for a machine to rewrite
    return Plan(article, edition, blocks, fields, tight, changed)


def make_edition(plan: Plan, targets: Mapping[Target, Target], *, engine: str, today: date) -> str:
    """The text of the edition's file, once all of `plan.segments()` are in `targets`."""
    before = plan.edition.translation if plan.edition else Translation()
    is_first = plan.edition is None
    by = None if is_first or engine == before.engine else engine
    made = {segment: targets[segment.source] for segment in plan.segments()}
    paragraphs = []
    for block in plan.blocks:
        if isinstance(block, Row):
            paragraphs.append(Paragraph(block.text, block.state, tight=block.index in plan.tight))
            continue
        text = splice(block.document, made)
        prints = tuple(segment.fingerprint for segment in block.document.segments())
        state = BlockState(fingerprint(block.text), fingerprint(text), prints, engine=by if prints else None)
        paragraphs.append(Paragraph(text, state, tight=block.index in plan.tight))
    fields = {}
    for name, field in plan.fields.items():
        if isinstance(field, Row):
            fields[name] = Paragraph(field.text, field.state)
            continue
        source = str(field.source[0])
        text = str(made.get(field, field.source)[0])
        fields[name] = Paragraph(text, BlockState(source_print(source), source_print(text), engine=by))
    return edition_text(
        plan.article,
        fields=fields,
        paragraphs=paragraphs,
        engine=engine if is_first else before.engine,
        date=today if made else before.date,
        review=before.review,
    )


def _stays(row: Row, *, force: bool) -> bool:
    if row.edited:
        return True
    return not row.stale and (not force or row.reviewed)


def _merge(kept: Iterable[Row], sources: list[Source]) -> Iterator[Row | Source]:
    """The article's blocks in order, each as it stands in the edition or to be translated; what a person added
    stays behind the block that it stood behind."""
    placed: dict[int, Row] = {}
    added: dict[int, list[Row]] = {}
    behind = -1
    for row in kept:
        if row.index is None:
            added.setdefault(behind, []).append(row)
        else:
            placed[row.index] = row
            behind = row.index
    yield from added.get(-1, ())
    for index, source in enumerate(sources):
        yield placed.get(index, source)
        yield from added.get(index, ())


def _values(edition: Edition, settings: Settings) -> dict[str, object]:
    head = frontmatter.split(edition.text)[0] or ""
    keys = (*frontmatter.KEYS, "translation")
    return frontmatter.read_fields(head, file=edition.file, zone=settings.zone, keys=keys)[0]


def _other_values(head: str, settings: Settings) -> dict[str, object]:
    """What a front matter says besides the text fields: it is the article's to say."""
    keys = (*frontmatter.KEYS, "translation")
    values = frontmatter.read_fields(head, file="", zone=settings.zone, keys=keys)[0]
    image = values.get("image")
    others = {key: value for key, value in values.items() if key not in ("title", "summary", "image")}
    return others | {"image": (image.src, image.credit) if image else None}
