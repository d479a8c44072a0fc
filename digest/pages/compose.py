"""Articles and editions → all pages of the site."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.pages import listings
from digest.pages.article import article_page
from digest.pages.entry import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.model import Article, Edition, Page
    from digest.settings import Settings
    from digest.taxonomy import Topics


def compose_pages(
    articles: Iterable[Article],
    editions: Mapping[str, Edition],
    *,
    settings: Settings,
    topics: Topics,
    sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> list[Page]:
    """All pages of the site, their paths in no promised order.

    articles: newest first; drafts are passed over
    editions: by `Article.path`; an article without one gets a page that says that it is pending
    sizes:    of pictures, (width, height) in pixels, by their path below the docs folder
    """
    published = [article for article in articles if not article.draft]
    site = Site(published, editions, settings, topics, sizes)
    pages = [listings.gateway(site)]
    for locale in settings.locales:
        pages += [
            listings.front(site, locale),
            *(article_page(entry) for entry in site.entries[locale]),
            listings.topics(site, locale),
            *listings.topic_pages(site, locale),
            listings.archive(site, locale),
            *listings.month_pages(site, locale),
        ]
    return pages
