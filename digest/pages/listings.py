"""Front pages, topics, archive and the gateway."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from digest import dates
from digest.model import Page
from digest.pages import urls
from digest.pages.article import alternates
from digest.pages.entry import kept
from digest.pages.paging import paginate
from digest.pages.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from digest.model import Locale
    from digest.pages.entry import Entry, Site

TEASERS = 4
"""Articles of each language on the gateway."""


def gateway(site: Site) -> Page:
    """`/`: both languages, for readers who have not chosen yet."""
    settings = site.settings
    name = settings.site_name
    fronts = [
        kept(
            lang=locale,
            url=urls.front(locale),
            title=name,
            items=[entry.item for entry in site.listed[locale][:TEASERS]],
        )
        for locale in settings.locales
    ]
    meta = kept(
        kind="gateway",
        title=name,
        description=word("gateway", settings.source, site=name),
        lang=settings.source,
        url=urls.GATEWAY,
        fronts=fronts,
        alternates=_front_alternates(site),
        switch={"lang": settings.target, "url": urls.front(settings.target)},
        feed=urls.feed(urls.front(settings.source)),
        search={"exclude": True},
    )
    return Page("index.md", {"url": urls.GATEWAY, **meta})


def front(site: Site, locale: Locale) -> Page:
    """`/<lang>/`: the newest articles; the rest is in the archive."""
    name = site.settings.site_name
    url = urls.front(locale)
    return _page(
        f"{locale}/index.md",
        locale,
        kind="front",
        title=name,
        description=word("front", locale, site=name),
        url=url,
        items=[entry.item for entry in site.listed[locale][: site.settings.page_items]],
        older=urls.archive(locale) if len(site.listed[locale]) > site.settings.page_items else None,
        topics=_topics(site, locale),
        alternates=_front_alternates(site),
        switch=_switch(site, locale, urls.front),
        feed=urls.feed(url),
    )


def topics(site: Site, locale: Locale) -> Page:
    """`/<lang>/tags/`: all topics by label."""
    return _page(
        f"{locale}/tags/index.md",
        locale,
        kind="topics",
        title=word("topics", locale),
        description=word("topics.about", locale, site=site.settings.site_name),
        url=urls.topics(locale),
        topics=_topics(site, locale),
        alternates=_everywhere(site, urls.topics),
        switch=_switch(site, locale, urls.topics),
    )


def topic_pages(site: Site, locale: Locale) -> Iterator[Page]:
    """`/<lang>/tags/<tag>/`, for every tag with an article in that language."""
    here = {lang: by_tag(site.listed[lang]) for lang in site.settings.locales}
    for tag, entries in sorted(here[locale].items()):
        label = site.topics.label(tag, locale)
        url = urls.topic(locale, tag)
        yield from _parts(
            f"{locale}/tags/{tag}/index.md",
            site,
            locale,
            entries,
            places={lang: urls.topic(lang, tag) for lang in site.settings.locales if tag in here[lang]},
            above=urls.topics,
            kind="topic",
            title=label,
            description=word("topic.about", locale, label=label, site=site.settings.site_name),
            topic={"tag": tag, "label": label, "url": url},
            feed=urls.feed(url),
        )


def archive(site: Site, locale: Locale) -> Page:
    """`/<lang>/archive/`: the months with articles, newest first."""
    years: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for key, entries in _by_month(site.listed[locale]).items():
        year, month = map(int, key.split("-"))
        years[year].append(
            {
                "label": dates.month_name(month, locale),
                "url": urls.month(locale, key),
                "count": len(entries),
            }
        )
    return _page(
        f"{locale}/archive/index.md",
        locale,
        kind="archive",
        title=word("archive", locale),
        description=word("archive.about", locale, site=site.settings.site_name),
        url=urls.archive(locale),
        years=[{"year": year, "months": months} for year, months in years.items()],
        alternates=_everywhere(site, urls.archive),
        switch=_switch(site, locale, urls.archive),
    )


def month_pages(site: Site, locale: Locale) -> Iterator[Page]:
    """`/<lang>/archive/<yyyy>/<mm>/`."""
    here = {lang: _by_month(site.listed[lang]) for lang in site.settings.locales}
    for key, entries in here[locale].items():
        label = dates.format_month(entries[0].article.date, locale)
        yield from _parts(
            f"{locale}/archive/{key.replace('-', '/')}.md",
            site,
            locale,
            entries,
            places={lang: urls.month(lang, key) for lang in site.settings.locales if key in here[lang]},
            above=urls.archive,
            kind="month",
            title=label,
            description=word("month.about", locale, label=label, site=site.settings.site_name),
            month={"iso": key, "text": label},
        )


def by_tag(entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    """The entries of each tag, in their order."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for tag in entry.article.tags:
            groups[tag].append(entry)
    return groups


def _by_month(entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.article.date.isoformat()[:7]].append(entry)
    return groups


def _topics(site: Site, locale: Locale) -> list[dict[str, Any]]:
    found = [
        {
            "tag": tag,
            "label": site.topics.label(tag, locale),
            "url": urls.topic(locale, tag),
            "count": len(entries),
        }
        for tag, entries in by_tag(site.listed[locale]).items()
    ]
    return sorted(found, key=lambda topic: (topic["label"].casefold(), topic["tag"]))


def _parts(
    path: str,
    site: Site,
    locale: Locale,
    entries: Sequence[Entry],
    *,
    places: dict[Locale, str],
    above: Callable[[Locale], str],
    **meta: Any,
) -> Iterator[Page]:
    """A listing in as many pages as it needs.

    places: its URLs in the languages that have it
    above:  the URL of the page that leads to it: where the language switch leads if there is no counterpart
    """
    url = places[locale]
    parts = paginate(entries, size=site.settings.page_items)
    addresses = [urls.numbered(url, part.number) if part.number else url for part in parts]
    folder = path.removesuffix("/index.md").removesuffix(".md")
    other = next(lang for lang in site.settings.locales if lang != locale)
    for index, part in enumerate(parts):
        yield _page(
            f"{folder}/page/{part.number}.md" if part.number else path,
            locale,
            **meta,
            url=addresses[index],
            items=[entry.item for entry in part.items],
            newer=addresses[index - 1] if index else None,
            older=addresses[index + 1] if index + 1 < len(parts) else None,
            alternates=alternates(places, next(iter(places))) if index == 0 else None,
            switch={"lang": other, "url": places.get(other) or above(other)},
        )


def _page(path: str, locale: Locale, **meta: Any) -> Page:
    defaults = {"feed": urls.feed(urls.front(locale)), "search": {"exclude": True}}
    head = {key: meta.pop(key) for key in ("kind", "title", "description")}
    return Page(path, kept(**head, lang=locale, **{**defaults, **meta}))


def _front_alternates(site: Site) -> list[dict[str, str]]:
    links = [{"lang": lang, "url": urls.front(lang)} for lang in site.settings.locales]
    return [*links, {"lang": "x-default", "url": urls.GATEWAY}]


def _everywhere(site: Site, url: Callable[[Locale], str]) -> list[dict[str, str]]:
    return alternates({lang: url(lang) for lang in site.settings.locales}, site.settings.source)


def _switch(site: Site, locale: Locale, url: Callable[[Locale], str]) -> dict[str, str]:
    other = next(lang for lang in site.settings.locales if lang != locale)
    return {"lang": other, "url": url(other)}
