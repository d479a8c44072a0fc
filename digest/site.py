"""Articles and editions → a finished site in a folder of its own: pages, rendering, index, feeds, sitemap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import RenderError
from digest.feeds import render_feeds
from digest.files import write_atomic
from digest.model import Finding
from digest.pages import compose_pages, find_assets, measure, write_pages
from digest.render import render
from digest.search import index_site
from digest.sitemap import missing_address, render_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.model import Article, Edition, Page
    from digest.render import Rendered
    from digest.settings import Settings
    from digest.taxonomy import Topics

_MOST_DROPPED = 20
_PAGE = re.compile(r"Doc file '(?P<page>[^']+)' ")


@dataclass(frozen=True, slots=True)
class Site:
    """A finished site.

    folder:   where it stands
    articles: those that it holds
    editions: by the article's path
    findings: why others are missing
    notes:    what MkDocs warned of, and what the settings lack
    """

    folder: Path
    articles: tuple[Article, ...]
    editions: Mapping[str, Edition]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


def make_site(
    articles: Sequence[Article], editions: Mapping[str, Edition], topics: Topics, settings: Settings
) -> Site:
    """Make the site of `articles` in `build/`, without those that the renderer fails at, one or a few.

    Raises RenderError if it fails at other pages, or if Pagefind fails.
    """
    findings: list[Finding] = []
    while True:
        pages = _write(articles, editions, topics, settings)
        try:
            rendered = render(settings)
        except RenderError as error:
            source = _sources(articles, editions, settings).get(error.page or "")
            if source is None or len(findings) == _MOST_DROPPED:
                raise
            findings.append(Finding("render", "error", f"cannot be rendered: {error.reason}", file=source.file))
            articles = [article for article in articles if article is not source]
            editions = {path: edition for path, edition in editions.items() if edition is not source}
        else:
            break
    index_site(rendered.site, work=settings.build)
    for path, content in (render_feeds(pages, settings=settings) | render_files(pages, settings=settings)).items():
        write_atomic(rendered.site / path, content)
    notes = tuple(_notes(rendered, _sources(articles, editions, settings), settings))
    return Site(rendered.site, tuple(articles), editions, tuple(findings), notes)


def _write(
    articles: Sequence[Article], editions: Mapping[str, Edition], topics: Topics, settings: Settings
) -> list[Page]:
    assets = find_assets(articles, editions, settings=settings)
    sizes = measure(assets, settings=settings)
    pages = compose_pages(articles, editions, settings=settings, topics=topics, sizes=sizes)
    write_pages(pages, assets, settings=settings)
    return pages


def _sources(
    articles: Sequence[Article], editions: Mapping[str, Edition], settings: Settings
) -> dict[str, Article | Edition]:
    """What each page below the docs folder was made of."""
    source, target = settings.locales
    found: dict[str, Article | Edition] = {f"{source}/{article.path}.md": article for article in articles}
    return found | {f"{target}/{path}.md": edition for path, edition in editions.items()}


def _notes(rendered: Rendered, sources: Mapping[str, Article | Edition], settings: Settings) -> Iterator[str]:
    """The warnings, each with the file that an author can mend in the place of the page that was made of it."""
    for warning in rendered.warnings:
        page = _PAGE.match(warning)
        source = sources.get(page["page"]) if page else None
        yield f"{source.file}: {warning[page.end() :]}" if page and source else warning
    if lacking := missing_address(settings):
        yield lacking
