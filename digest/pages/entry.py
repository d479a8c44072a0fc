"""An article as the readers of one language see it: its own text, its edition's, or a pending page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from digest import dates
from digest.pages import urls
from digest.pages.excerpt import first_paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.model import Article, Edition, Locale
    from digest.settings import Settings
    from digest.taxonomy import Topics


@dataclass(frozen=True)
class Entry:
    """`edition` is None in the source language, and where the article has none yet."""

    article: Article
    locale: Locale
    edition: Edition | None
    site: Site

    @property
    def pending(self) -> bool:
        """Whether this language has no text of the article."""
        return self.edition is None and self.locale != self.site.settings.source

    @property
    def text(self) -> Article | Edition:
        """What the reader reads: of a pending page, the original's title and summary."""
        return self.edition or self.article

    @property
    def url(self) -> str:
        """Of its page."""
        return urls.article(self.locale, self.article.path)

    @cached_property
    def description(self) -> str:
        """The summary, or else the first paragraph."""
        return self.text.summary or first_paragraph(self.text.body)

    @cached_property
    def published(self) -> dict[str, str]:
        """The date as on the article's own page."""
        article = self.article
        say = dates.format_moment if article.has_time else dates.format_day
        return {
            "iso": dates.iso_moment(article.date, has_time=article.has_time),
            "text": say(article.date, self.locale),
        }

    @cached_property
    def image(self) -> dict[str, Any] | None:
        """The article's picture, which both languages share; its words are in the language of the text."""
        image = self.article.image
        if image is None:
            return None
        folder = self.article.path.rpartition("/")[0]
        place = "/".join(filter(None, (self.site.settings.source, folder, image.src)))
        alt = (self.edition.image_alt if self.edition else None) or image.alt
        width, height = self.site.sizes.get(place, (None, None))
        return kept(url=urls.picture(place), alt=alt, credit=image.credit, width=width, height=height)

    def topic(self, tag: str) -> dict[str, Any]:
        """One of the article's tags as readers see it."""
        return {
            "tag": tag,
            "label": self.site.topics.label(tag, self.locale),
            "url": urls.topic(self.locale, tag),
        }

    @cached_property
    def item(self) -> dict[str, Any]:
        """The article's place in a listing."""
        image = {key: value for key, value in (self.image or {}).items() if key != "credit"}
        return kept(
            url=self.url,
            title=self.text.title,
            summary=self.description,
            published={
                "iso": self.published["iso"],
                "text": dates.format_day(self.article.date, self.locale),
            },
            topic=self.topic(self.article.tags[0]) if self.article.tags else None,
            image=image,
        )


@dataclass(frozen=True)
class Site:
    """All that the pages are made of. `articles` are newest first and no drafts; `editions` are by path;
    `sizes` are those of pictures in pixels, by their path below the docs folder."""

    articles: Sequence[Article]
    editions: Mapping[str, Edition]
    settings: Settings
    topics: Topics
    sizes: Mapping[str, tuple[int, int]]

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Page by file, relative to the folder of a language, where an article's slug is not its file's name."""
        root = f"{self.settings.content.name}/{self.settings.source}/"
        pages = {article.file.removeprefix(root): f"{article.path}.md" for article in self.articles}
        return {file: page for file, page in pages.items() if file != page}

    @cached_property
    def entries(self) -> Mapping[Locale, Sequence[Entry]]:
        """Every article in every language, pending ones included, newest first."""
        source, target = self.settings.locales
        return {
            source: [Entry(article, source, None, self) for article in self.articles],
            target: [Entry(article, target, self.editions.get(article.path), self) for article in self.articles],
        }

    @cached_property
    def listed(self) -> Mapping[Locale, Sequence[Entry]]:
        """What listings, feeds and search may show: no pending pages."""
        return {
            locale: [entry for entry in entries if not entry.pending] for locale, entries in self.entries.items()
        }


def kept(**values: Any) -> dict[str, Any]:
    """The values that are not empty, in their order."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, False)}
