"""`content/<target>/` → editions. Their only reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import frontmatter
from digest.content import markdown_files, read_text
from digest.editions.align import Row, align
from digest.editions.state import StateError, read_state
from digest.model import BlockState, Edition, Finding, State, Translation
from digest.segments import Block, blocks, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.model import Article
    from digest.settings import Settings


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions of a site.

    by_path: the edition of each article that has one, by the article's path
    broken:  the paths of articles whose edition cannot be read; it is somebody's work, and stays untouched
    """

    by_path: Mapping[str, Edition]
    broken: frozenset[str]
    findings: tuple[Finding, ...]


def edition_file(article: Article, settings: Settings) -> Path:
    """Where the edition of `article` is: at the same place in the other language's folder."""
    relative = Path(article.file).relative_to(f"{settings.content.name}/{settings.source}")
    return settings.content / settings.target / relative


def read_editions(articles: Iterable[Article], settings: Settings) -> Editions:
    """Read the editions of `articles`, and say which files belong to none."""
    found: dict[str, Edition] = {}
    broken: set[str] = set()
    findings: list[Finding] = []
    expected: set[Path] = set()
    for article in articles:
        file = edition_file(article, settings)
        expected.add(file)
        if not file.exists():
            continue
        edition, wrong = read_edition(article, settings)
        findings += wrong
        if edition is None:
            broken.add(article.path)
        else:
            found[article.path] = edition
    return Editions(found, frozenset(broken), tuple(findings))


def find_orphans(settings: Settings) -> list[Finding]:
    """Editions without an article: of an article that was renamed alone, or taken away."""
    root = settings.content / settings.target
    findings: list[Finding] = []
    for file in markdown_files(root, settings, findings):
        source = settings.content / settings.source / file.relative_to(root)
        if not source.exists():
            name = source.relative_to(settings.root).as_posix()
            message = f"edition of no article; rename it with its article, or delete it ({name} is missing)"
            place = file.relative_to(settings.root).as_posix()
            findings.append(Finding("orphan", "warning", message, file=place))
    return findings


def read_edition(article: Article, settings: Settings) -> tuple[Edition | None, list[Finding]]:
    """Read the edition of `article`. None where it has an error."""
    file = edition_file(article, settings)
    name = file.relative_to(settings.root).as_posix()
    text, findings = read_text(file, name)
    if text is None:
        return None, findings
    head, body = frontmatter.split(text)
    if head is None:
        message = "front matter: expected a first line `---`, and `---` behind it; found none"
        return None, [Finding("front-matter", "error", message, file=name, line=1)]
    keys = (*frontmatter.KEYS, "translation")
    values, findings, nodes = frontmatter.read_fields(head, file=name, zone=settings.zone, keys=keys)
    translation = Translation()
    if "translation" in nodes:
        try:
            translation = read_state(nodes["translation"])
        except StateError as error:
            findings.append(Finding("state", "error", str(error), file=name, line=error.line))
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    return _edition(article, name, text, body, values, translation), findings


def _edition(
    article: Article, name: str, text: str, body: str, values: Mapping[str, Any], translation: Translation
) -> Edition:
    sources, rows = blocks(article.body), edition_rows(article.body, body, translation)
    fields = field_rows(article, values, translation)
    # Of an edition without a state nobody knows what it was made from; it counts as whole.
    missing = set(range(len(sources))) - {row.index for row in rows} if translation.blocks else set()
    stale = {row.index for row in rows if row.stale and row.index is not None} | missing
    all_rows = [*rows, *fields.values()]
    image = values.get("image")
    return Edition(
        file=name,
        article=article,
        title=values["title"],
        summary=values.get("summary"),
        image_alt=image.alt if image else None,
        body=body,
        text=text,
        state=_state(all_rows, translation, is_stale=bool(missing) or any(row.stale for row in all_rows)),
        translation=translation,
        numbers=tuple(None if row.index is None else sources[row.index].number for row in rows if row.text),
        stale=_numbers(sources, stale),
        edited=_numbers(sources, {row.index for row in rows if row.edited and row.index is not None}),
    )


def _numbers(sources: Sequence[Block], indexes: Iterable[int]) -> frozenset[int]:
    return frozenset(number for index in indexes if (number := sources[index].number) is not None)


def _state(rows: Sequence[Row], translation: Translation, *, is_stale: bool) -> State:
    if is_stale:
        return "stale"
    if translation.review and all(row.reviewed for row in rows):
        return "reviewed"
    return "edited" if any(row.edited for row in rows) else "machine"


def edition_rows(article_body: str, body: str, translation: Translation) -> list[Row]:
    """The blocks of an edition's body with what each translates."""
    return align(blocks(article_body), blocks(body), translation.blocks)


def field_rows(article: Article, values: Mapping[str, Any], translation: Translation) -> dict[str, Row]:
    """The text fields that an edition has, with their state; `index` is always 0."""
    rows = {}
    for name, source in source_fields(article).items():
        value = _value(values, name)
        if value is None:
            continue
        state = translation.fields.get(name, BlockState(source=source_print(source)))
        edited = state.target != source_print(value)
        rows[name] = Row(value, state, 0, edited=edited, stale=state.source != source_print(source))
    return rows


def source_fields(article: Article) -> dict[str, str]:
    """The text fields of an article by name, those that are there."""
    values = {"title": article.title, "summary": article.summary or "", "image.alt": ""}
    if article.image:
        values["image.alt"] = article.image.alt
    return {name: value for name, value in values.items() if value}


def source_print(value: str) -> str:
    """The fingerprint of a text field."""
    return fingerprint(" ".join(value.split()))


def _value(values: Mapping[str, Any], name: str) -> str | None:
    if name == "image.alt":
        image = values.get("image")
        return image.alt or None if image else None
    return values.get(name)
