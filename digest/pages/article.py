"""An article or edition → its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest import dates, segments
from digest.model import Page
from digest.pages import urls
from digest.pages.entry import kept
from digest.pages.excerpt import reading_minutes
from digest.pages.links import relink

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digest.model import Edition, Locale
    from digest.pages.entry import Entry


def article_page(entry: Entry) -> Page:
    """The page of an article in one language; of a pending one, a page that says so."""
    article, locale, settings = entry.article, entry.locale, entry.site.settings
    source, target = settings.locales
    other = target if locale == source else source
    meta = kept(
        kind="article",
        title=entry.text.title,
        description=entry.description,
        lang=locale,
        url=entry.url,
        path=article.path,
        published=entry.published,
        minutes=None if entry.pending else reading_minutes(entry.text.body),
        authors=list(article.authors),
        source=kept(name=article.source.name, url=article.source.url) if article.source else None,
        topics=[] if entry.pending else [entry.topic(tag) for tag in article.tags],
        summary=entry.text.summary,
        image=entry.image,
        original=_original(entry) if locale != source else None,
        translations=_translations(entry) if locale == source else None,
        provenance=_provenance(entry.edition, locale) if entry.edition else None,
        pending=entry.pending,
        robots="noindex" if entry.pending else None,
        alternates=alternates({lang: urls.article(lang, article.path) for lang in settings.locales}, source),
        switch={"lang": other, "url": urls.article(other, article.path)},
        feed=urls.feed(urls.front(locale)),
        search={"exclude": True},
    )
    return Page(f"{locale}/{article.path}.md", meta, "" if entry.pending else _body(entry))


def alternates(by_locale: dict[Locale, str], default: Locale) -> list[dict[str, str]]:
    """The page in its languages; readers of all other languages get that in `default`."""
    links = [{"lang": lang, "url": url} for lang, url in by_locale.items()]
    return [*links, {"lang": "x-default", "url": by_locale[default]}]


def _original(entry: Entry) -> dict[str, str]:
    source = entry.site.settings.source
    return {
        "lang": source,
        "url": urls.article(source, entry.article.path),
        "title": entry.article.title,
    }


def _translations(entry: Entry) -> list[dict[str, str]]:
    target = entry.site.settings.target
    path = entry.article.path
    return [{"lang": target, "url": urls.article(target, path)}] if path in entry.site.editions else []


def _provenance(edition: Edition, locale: Locale) -> dict[str, Any]:
    translation = edition.translation
    review = translation.review
    return kept(
        state=edition.state,
        engine=translation.engine,
        edited=bool(edition.edited) or edition.state == "edited",
        translated=_day(translation.date, locale),
        reviewed=_day(review.date, locale) if review else None,
        by=review.by if review else None,
        stale=len(edition.stale) or None,
    )


def _day(value: date | None, locale: Locale) -> dict[str, str] | None:
    return {"iso": value.isoformat(), "text": dates.format_day(value, locale)} if value else None


def _body(entry: Entry) -> str:
    folder = entry.article.path.rpartition("/")[0]
    blocks = segments.blocks(relink(entry.text.body, folder, entry.site.renamed))
    numbers: Iterable[int | None] = entry.edition.numbers if entry.edition else (block.number for block in blocks)
    parts = []
    for block, number in zip(blocks, numbers, strict=True):
        parts += [f"\n\n<!-- block:{number} -->\n\n" if number else "", block.text]
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n").strip("\n") + "\n"
