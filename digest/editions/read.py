"""`content/<target>/` → editions. Their only reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest import frontmatter
from digest.content import read_text
from digest.editions.align import align, align_unknown
from digest.editions.head import EDITION_KEYS, STATE_KEY, is_synced
from digest.editions.places import Outside, edition_file
from digest.editions.state import StateError, read_state
from digest.editions.terms import ArticleTerms
from digest.glossary import read_glossary
from digest.model import BlockState, Edition, Finding, Row, State, Translation
from digest.segments import Block, blocks, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from digest.glossary import Glossary
    from digest.model import Article
    from digest.settings import Settings


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions of a site.

    by_path:  the edition of each article that has one, by the article's path
    broken:   the paths of articles whose edition cannot be read; it is somebody's work, and stays untouched
    glossary: the terms that they are to use; None where the glossary cannot be read, and nobody knows
    """

    by_path: Mapping[str, Edition]
    broken: frozenset[str]
    findings: tuple[Finding, ...]
    glossary: Glossary | None = None


def read_editions(articles: Iterable[Article], settings: Settings) -> Editions:
    """Read the editions of `articles`, those that there are, and the glossary.

    With an error in the glossary no edition is stale because of a term: what it would say then is not known.
    """
    found: dict[str, Edition] = {}
    broken: set[str] = set()
    terms, findings = read_glossary(settings)
    glossary = None if any(finding.severity == "error" for finding in findings) else terms
    outside = Outside(settings)
    for article in articles:
        file = edition_file(article, settings)
        if finding := outside.find(file):
            findings.append(finding)
            broken.add(article.path)
            continue
        if not file.exists():
            continue
        edition, wrong = read_edition(article, settings, glossary=glossary)
        findings += wrong
        if edition is None:
            broken.add(article.path)
        else:
            found[article.path] = edition
    return Editions(found, frozenset(broken), tuple(findings), glossary)


def reread_editions(editions: Editions, articles: Iterable[Article], settings: Settings) -> Editions:
    """`editions` with those of `articles` read anew."""
    articles = list(articles)
    newer = read_editions(articles, settings)
    files = {edition_file(article, settings).relative_to(settings.root).as_posix() for article in articles}
    files |= {finding.file or "" for finding in newer.findings}
    return Editions(
        {**editions.by_path, **newer.by_path},
        editions.broken.difference(article.path for article in articles) | newer.broken,
        (*(finding for finding in editions.findings if finding.file not in files), *newer.findings),
        newer.glossary,
    )


def read_edition(
    article: Article, settings: Settings, *, glossary: Glossary | None = None
) -> tuple[Edition | None, list[Finding]]:
    """Read the edition of `article`. None where it has an error. Without a glossary no term makes it stale."""
    file = edition_file(article, settings)
    name = file.relative_to(settings.root).as_posix()
    text, findings = read_text(file, name)
    if text is None:
        return None, findings
    return parse_edition(article, text, file=name, zone=settings.zone, glossary=glossary)


def parse_edition(
    article: Article, text: str, *, file: str, zone: ZoneInfo, glossary: Glossary | None = None
) -> tuple[Edition | None, list[Finding]]:
    """The edition of `article` in the `text` of `file`. None where it has an error."""
    head, body = frontmatter.split(text)
    if head is None:
        message = "front matter: expected a first line `---`, and `---` behind it; found none"
        return None, [Finding("front-matter", "error", message, file=file, line=1)]
    values, findings, nodes = frontmatter.read_fields(head, file=file, zone=zone, keys=EDITION_KEYS)
    findings = _without_the_articles(findings, article, zone)
    translation = Translation()
    if STATE_KEY in nodes:
        try:
            translation = read_state(nodes[STATE_KEY])
        except StateError as error:
            findings.append(Finding("state", "error", str(error), file=file, line=error.line))
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    return _edition(article, file, text, body, values, translation, glossary), findings


def _without_the_articles(findings: list[Finding], article: Article, zone: ZoneInfo) -> list[Finding]:
    """`findings` without unknown keys that the article has, too: they are told there."""
    if not any(finding.code == "unknown-key" for finding in findings):
        return findings
    theirs = frontmatter.read_fields(article.head, file=article.file, zone=zone)[1]
    keys = {_key(finding) for finding in theirs if finding.code == "unknown-key"}
    return [finding for finding in findings if finding.code != "unknown-key" or _key(finding) not in keys]


def _key(finding: Finding) -> str:
    return finding.message.partition(":")[0]


def _edition(
    article: Article,
    name: str,
    text: str,
    body: str,
    values: Mapping[str, Any],
    translation: Translation,
    glossary: Glossary | None,
) -> Edition:
    sources = blocks_of(article.body)
    terms = None if glossary is None else ArticleTerms(article.body, sources, glossary)
    rows, fields = _rows(sources, body, translation, terms), _field_rows(article, values, translation, terms)
    # Of an edition without a state nobody knows what it was made from; it counts as whole.
    missing = set(range(len(sources))) - {row.index for row in rows} if translation.has_origins else set()
    stale = {row.index for row in rows if row.stale and row.index is not None} | missing
    all_rows = [*rows, *fields.values()]
    lacks = bool(missing) or (translation.has_origins and bool(source_fields(article).keys() - fields.keys()))
    image = values.get("image")
    return Edition(
        file=name,
        article=article,
        title=values["title"],
        summary=values.get("summary"),
        image_alt=image.alt or None if image else None,
        body=body,
        text=text,
        state=_state(all_rows, translation, is_stale=lacks or any(row.stale for row in all_rows)),
        translation=translation,
        numbers=_numbers_of(rows, sources) if rows else tuple(block.number for block in blocks(body)),
        stale=_numbers(sources, stale),
        edited=_numbers(sources, {row.index for row in rows if row.edited and row.index is not None}),
        rows=tuple(rows),
        fields=fields,
        synced=is_synced(article, values),
    )


def _numbers_of(rows: Iterable[Row], sources: Sequence[Block]) -> tuple[int | None, ...]:
    return tuple(None if row.index is None else sources[row.index].number for row in rows if row.text)


def _numbers(sources: Sequence[Block], indexes: Iterable[int]) -> frozenset[int]:
    return frozenset(number for index in indexes if (number := sources[index].number) is not None)


def _state(rows: Sequence[Row], translation: Translation, *, is_stale: bool) -> State:
    if is_stale:
        return "stale"
    if translation.review and all(row.reviewed for row in rows):
        return "reviewed"
    return "edited" if any(row.edited for row in rows) else "machine"


def _rows(sources: Sequence[Block], body: str, translation: Translation, terms: ArticleTerms | None) -> list[Row]:
    if not translation.has_origins:
        return align_unknown(blocks_of(body), len(sources))
    return align(sources, blocks_of(body), translation.blocks, terms)


def blocks_of(body: str) -> list[Block]:
    """The blocks of `body` that say something: of white space alone there are none."""
    return blocks(body) if body.strip() else []


def _field_rows(
    article: Article, values: Mapping[str, Any], translation: Translation, terms: ArticleTerms | None
) -> dict[str, Row]:
    """The text fields that an edition has, with their state; `index` is 0, or None where the article has none."""
    rows = {}
    sources = source_fields(article)
    for name in frontmatter.TEXT_FIELDS:
        value = _value(values, name)
        if value is None:
            continue
        source = source_print(sources[name]) if name in sources else ""
        state = translation.fields.get(name, BlockState(source=source))
        found = source_print(value)
        stale = state.source != source
        if terms and source and not stale and translation.has_origins:
            stale = terms.is_field_outdated(sources[name], state, value)
        rows[name] = Row(
            value,
            state,
            0 if source else None,
            edited=state.target != found,
            stale=stale,
            reviewed=not stale and state.reviewed == found,
        )
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
