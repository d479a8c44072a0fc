"""Pages → RSS 2.0 (front and topic pages) and JSON Feed 1.1 (front pages). Pure: others write the texts.

An item is an article as its page has it: summary, not text, and on an edition the note on how it came about. For
programs the same stands in `_digest` (JSON) and in an element of its own namespace (RSS), which readers pass over.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lxml import etree

from digest.zones import in_zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from digest.model import Locale, Page
    from digest.settings import Settings

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_DIGEST = "urn:x-digest:feed"
_JSON_FEED = "https://jsonfeed.org/version/1.1"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PROVENANCE: Mapping[Locale, Mapping[str, str]] = {
    "id": {
        "machine": "Diterjemahkan oleh mesin ({by}).",
        "edited": "Diterjemahkan oleh mesin ({by}), lalu disunting editor.",
        "reviewed": "Terjemahan telah diperiksa ({by}).",
        "human": "Diterjemahkan oleh penerjemah.",
        "stale": "Naskah aslinya telah berubah sejak diterjemahkan.",
    },
    "en": {
        "machine": "Machine-translated ({by}).",
        "edited": "Machine-translated ({by}), then edited by a person.",
        "reviewed": "Translation reviewed ({by}).",
        "human": "Translated by a person.",
        "stale": "The original has changed since it was translated.",
    },
}


@dataclass(frozen=True, slots=True)
class _Feed:
    """One channel: the listing that it follows, and the newest articles there, newest first.

    base: what turns a URL relative to the site's root into one that stands by itself: the site's address or,
          where the settings name none, the way from the feed up to the root
    """

    listing: Mapping[str, Any]
    items: Sequence[Mapping[str, Any]]
    settings: Settings
    base: str

    @property
    def title(self) -> str:
        name, title = self.settings.site_name, self.listing["title"]
        return name if title == name else f"{title} – {name}"

    def moment(self, item: Mapping[str, Any]) -> datetime:
        return _moment(item, self.settings.zone)


def render_feeds(pages: Iterable[Page], *, settings: Settings) -> dict[str, str]:
    """The texts of all feeds by their path below the site.

    pages: as `digest.pages.compose_pages` makes them; pending ones are passed over
    """
    metas = [page.meta for page in pages]
    articles = _articles(metas, settings.zone)
    files = {}
    for listing in metas:
        # Further pages of a long listing name the same feed.
        if listing["kind"] not in ("front", "topic") or listing.get("newer"):
            continue
        path = unquote(listing["feed"])
        tag = listing["topic"]["tag"] if listing["kind"] == "topic" else None
        items = articles[listing["lang"], tag][: settings.feed_items]
        feed = _Feed(listing, items, settings, settings.site_url or "../" * path.count("/"))
        files[path] = _rss(feed)
        if tag is None:
            files[path.removesuffix(".xml") + ".json"] = _json(feed)
    return files


def _articles(
    metas: Iterable[Mapping[str, Any]], zone: ZoneInfo
) -> Mapping[tuple[Locale, str | None], Sequence[Mapping[str, Any]]]:
    """The articles of each language and topic, newest first; of each language and no topic, all."""
    articles = [meta for meta in metas if meta["kind"] == "article" and not meta.get("pending")]
    articles.sort(key=itemgetter("url"))
    articles.sort(key=lambda meta: _moment(meta, zone), reverse=True)
    found = defaultdict(list)
    for meta in articles:
        for tag in (None, *(topic["tag"] for topic in meta.get("topics", ()))):
            found[meta["lang"], tag].append(meta)
    return found


def _moment(item: Mapping[str, Any], zone: ZoneInfo) -> datetime:
    moment = datetime.fromisoformat(item["published"]["iso"])
    return moment if moment.tzinfo else in_zone(moment, zone)


def _rss(feed: _Feed) -> str:
    rss = etree.Element(
        "rss", {"version": "2.0"}, nsmap={"atom": _ATOM, "dc": _DC, "digest": _DIGEST, "media": _MEDIA}
    )
    channel = etree.SubElement(rss, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.base + feed.listing["url"])
    _add(channel, "description", feed.listing["description"])
    _add(channel, "language", feed.listing["lang"])
    # The newest article's, not the clock's: the same articles give the same bytes.
    for newest in feed.items[:1]:
        _add(channel, "lastBuildDate", format_datetime(feed.moment(newest)))
    self_url = feed.base + feed.listing["feed"]
    etree.SubElement(channel, f"{{{_ATOM}}}link", {"href": self_url, "rel": "self", "type": "application/rss+xml"})
    for item in feed.items:
        _rss_item(channel, item, feed)
    text: bytes = etree.tostring(rss, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return text.decode("utf-8")


def _rss_item(channel: etree._Element, item: Mapping[str, Any], feed: _Feed) -> None:
    element = etree.SubElement(channel, "item")
    _add(element, "title", item["title"])
    _add(element, "link", feed.base + item["url"])
    _add(element, "guid", feed.base + item["url"], isPermaLink="true" if feed.settings.site_url else "false")
    _add(element, "pubDate", format_datetime(feed.moment(item)))
    for author in item.get("authors", ()):
        _add(element, f"{{{_DC}}}creator", author)
    for topic in item.get("topics", ()):
        _add(element, "category", topic["label"])
    if source := item.get("source"):
        _add(element, f"{{{_DC}}}source", source.get("url") or source["name"])
    # Readers take a description for HTML.
    _add(element, "description", "".join(f"<p>{escape(text, quote=False)}</p>" for text in _texts(item)))
    if facts := _facts(item):
        etree.SubElement(element, f"{{{_DIGEST}}}translation", {key: _text(said) for key, said in facts.items()})
    if image := item.get("image"):
        picture = etree.SubElement(
            element, f"{{{_MEDIA}}}content", {"url": feed.base + image["url"], "medium": "image"}
        )
        if alt := image.get("alt"):
            _add(picture, f"{{{_MEDIA}}}description", alt)


def _json(feed: _Feed) -> str:
    fields = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.base + feed.listing["url"],
        "feed_url": feed.base + feed.listing["feed"].removesuffix(".xml") + ".json",
        "description": feed.listing["description"],
        "language": feed.listing["lang"],
        "items": [_json_item(item, feed) for item in feed.items],
    }
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def _json_item(item: Mapping[str, Any], feed: _Feed) -> dict[str, Any]:
    image = item.get("image")
    fields = {
        "id": feed.base + item["url"],
        "url": feed.base + item["url"],
        "title": item["title"],
        "summary": item.get("description"),
        # The format demands a content, and a title is one where there is neither summary nor text.
        "content_text": "\n\n".join(_texts(item)) or item["title"],
        "date_published": feed.moment(item).isoformat(timespec="seconds"),
        "authors": [{"name": author} for author in item.get("authors", ())],
        "tags": [topic["label"] for topic in item.get("topics", ())],
        "image": feed.base + image["url"] if image else None,
        "language": item["lang"],
        "_digest": _facts(item),
    }
    return {key: value for key, value in fields.items() if value}


def _texts(item: Mapping[str, Any]) -> list[str]:
    """The paragraphs of an item: its summary, and how an edition came about."""
    return [text for text in (item.get("description"), _provenance(item)) if text]


def _provenance(item: Mapping[str, Any]) -> str:
    """How an edition came about, in its own language; nothing for an original."""
    provenance = item.get("provenance")
    if not provenance:
        return ""
    words = _PROVENANCE.get(item["lang"], _PROVENANCE["en"])
    engines = ", ".join(engine["title"] for engine in provenance.get("engines", ()))
    if provenance["state"] == "reviewed":
        key, who, day = "reviewed", provenance.get("by"), provenance.get("reviewed")
    else:
        key = ("edited" if provenance.get("edited") else "machine") if engines else "human"
        who, day = engines, provenance.get("translated")
    by = ", ".join(filter(None, (who, day and day["text"])))
    changed = provenance.get("stale") or provenance.get("stale_head")
    notes = [words[key].format(by=by), words["stale"] if changed else ""]
    return " ".join(filter(None, notes))


def _facts(item: Mapping[str, Any]) -> dict[str, str]:
    """The same for programs: the state, the engine by name (of several, all), who reviewed it, and days."""
    provenance = item.get("provenance")
    if not provenance:
        return {}
    found = {
        "state": provenance["state"],
        "engine": ", ".join(engine["name"] for engine in provenance.get("engines", ())),
        **{key: provenance[key]["iso"] for key in ("translated", "reviewed") if key in provenance},
        "reviewed_by": provenance.get("by"),
    }
    return {key: value for key, value in found.items() if value}


def _add(parent: etree._Element, tag: str, text: str, **attributes: str) -> None:
    element = etree.SubElement(parent, tag, attributes)
    element.text = _text(text)


def _text(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
