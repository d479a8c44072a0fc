"""An article or edition → its page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from digest import dates, segments
from digest.editions.paragraphs import count_states, engines_of, field_standings, shown_standings
from digest.model import Page
from digest.pages import urls
from digest.pages.entry import kept
from digest.pages.excerpt import reading_minutes
from digest.pages.links import relink
from digest.pages.words import engine_title, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digest.model import Edition, Locale
    from digest.pages.entry import Entry
    from digest.segments import Block

_NOTE = '<p class="d-stale" role="note" data-pagefind-ignore>{}</p>'


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
    engines = engines_of(edition) or ((translation.engine,) if translation.engine and not edition.rows else ())
    rows = (*edition.rows, *edition.fields.values())
    # A review of which no paragraph is left says nothing of what stands there.
    left = edition.state == "reviewed" or any(row.reviewed and row.text for row in edition.rows)
    review = translation.review if left else None
    return kept(
        state=edition.state,
        engines=[{"name": name, "title": engine_title(name)} for name in engines],
        edited=edition.state == "edited" or bool(edition.edited) or any(row.edited for row in rows),
        translated=_day(translation.latest, locale),
        reviewed=_day(review.date, locale) if review else None,
        by=review.by if review else None,
        paragraphs=count_states(shown_standings(edition)),
        **_changes(edition),
    )


def _changes(edition: Edition) -> dict[str, Any]:
    """What has changed since the translation: how many paragraphs of the original, its title or summary, and in
    how many places no more than a term."""
    if edition.state != "stale":
        return {}
    shown = [standing for standing in shown_standings(edition) if standing.state == "stale"]
    fields = field_standings(edition).values()
    terms = {standing.block for standing in shown if standing.reason == "terms"}
    # What has no number is a note, or is gone from the original.
    unnumbered = [standing for standing in shown if standing.block is None and standing.reason != "terms"]
    return {
        "stale": len(edition.stale - terms) + len(unnumbered),
        "stale_head": any(one.state == "pending" or one.reason in ("source", "gone") for one in fields),
        "stale_terms": [*(one.reason for one in (*shown, *fields))].count("terms"),
    }


def _day(value: date | None, locale: Locale) -> dict[str, str] | None:
    return {"iso": value.isoformat(), "text": dates.format_day(value, locale)} if value else None


def _body(entry: Entry) -> str:
    folder = entry.article.path.rpartition("/")[0]
    blocks = segments.blocks(relink(entry.text.body, folder, entry.site.renamed))
    opened = _edition_blocks(entry.edition, blocks, entry.locale) if entry.edition else _article_blocks(blocks)
    parts = [f"{opening}{block.text}" for opening, block in zip(opened, blocks, strict=True)]
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n").strip("\n") + "\n"


def _article_blocks(blocks: list[Block]) -> Iterator[str]:
    """What stands before each block: its marker, for `digest.markdown_blocks`."""
    for block in blocks:
        yield f"\n\n<!-- block:{block.number} -->\n\n" if block.number else ""


def _edition_blocks(edition: Edition, blocks: list[Block], locale: Locale) -> Iterator[str]:
    """The same of an edition: with the number of what it translates, and a note on what is stale."""
    standings = shown_standings(edition) if edition.state == "stale" else ()
    shown = {place: standing.reason for place, standing in enumerate(standings) if standing.reason}
    for place, (block, number) in enumerate(zip(blocks, edition.numbers, strict=True)):
        name = f"block:{number}" if number else "block"
        if block.number is None and number is None:
            # Definitions are seen elsewhere, or not at all.
            yield ""
        elif place in shown:
            note = escape(word(f"stale.{shown[place]}", locale), quote=False)
            yield f"\n\n<!-- {name} stale -->\n\n{_NOTE.format(note)}\n\n"
        else:
            yield f"\n\n<!-- {name} -->\n\n"
