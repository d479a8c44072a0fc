"""What a page states about itself: JSON-LD, Open Graph and the other names that portals use.

trafilatura reads the same, but a date without its time, and `detikcom` as `Detikcom`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from digest.importing.dates import find_dates, parse_iso
from digest.importing.fetching import public_url
from digest.importing.model import Facts, When
from digest.importing.outlets import canonical, is_outlet, known_outlet, outlet_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from lxml.html import HtmlElement

_DATE_NAMES = """
    article:published_time publishdate pubdate publish-date publish_date datepublished date.published
    content_publisheddate article_publish_date cxenseparse:publishtime parsely-pub-date dc.date.issued
    dc.date dcterms.created dcterms.date date originalpublicationdate sailthru.date
"""
_DATES = _DATE_NAMES.split()
_NEWS = re.compile(r"(?:News|Blog|Report|Opinion|Analysis)?(?:Article|Posting)|ReportageNewsArticle|Report")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|_ga|igshid|mc_[ce]id|ref_?src", re.IGNORECASE)
_DESK = re.compile(r"(?:tim|redaksi|admin|https?:)\b|@", re.IGNORECASE)


def read_metadata(
    tree: HtmlElement, *, url: str | None, zone: ZoneInfo
) -> tuple[Facts, str | None, tuple[str, ...]]:
    """What the page says of itself, its description, and its keywords.

    `url` is where it came from, None for a file.
    """
    meta = _meta(tree)
    news: dict[str, Any] = next(_json_ld(tree), {})
    address = _address(tree, meta, url)
    # Portals call themselves by the name of a section (`nasional`) where they are well known.
    site = known_outlet(address) if address else None
    site = site or meta.get("og:site_name") or _name(news.get("publisher")) or meta.get("application-name")
    source = canonical(site) if site else outlet_of(address) if address else None
    authors = _authors(news.get("author")) or _authors(meta.get("author"))
    return (
        Facts(
            title=_title(tree, meta, news, site=site),
            date=_date(tree, meta, news, zone),
            source=source,
            url=address,
            authors=tuple(name for name in authors if canonical(name) != source and not _DESK.match(name)),
        ),
        _text(meta.get("og:description") or meta.get("description")),
        tuple(_keywords(meta, news)),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """`<meta>` contents by name, property or itemprop in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _text(element.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The page's JSON-LD objects that are articles. Broken JSON is passed over: portals have much of it."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(loaded) if _is_news(node.get("@type")))


def _nodes(loaded: Any) -> Iterator[dict[str, Any]]:
    waiting = [loaded]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.append(node.get("@graph"))
        elif isinstance(node, list):
            waiting += node


def _is_news(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _NEWS.fullmatch(one) for one in kinds)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _authors(value: Any) -> list[str]:
    named = re.split(r"\s*[,;]\s*", value) if isinstance(value, str) else value
    values = named if isinstance(named, list) else [named]
    return [name for one in values if (name := _name(one))]


def _keywords(meta: dict[str, str], news: dict[str, Any]) -> Iterator[str]:
    stated = news.get("keywords") or meta.get("keywords") or meta.get("news_keywords") or ""
    for keyword in stated if isinstance(stated, list) else str(stated).split(","):
        if word := _text(keyword):
            yield word


def _title(tree: HtmlElement, meta: dict[str, str], news: dict[str, Any], *, site: str | None) -> str | None:
    """The headline as readers see it: an `<h1>` that the page's metadata confirms, else the metadata."""
    element = tree.find(".//title")
    named = _text(element.text_content()) if element is not None else None
    stated = [meta.get("og:title"), _text(news.get("headline")), meta.get("twitter:title"), named]
    headings = [_text(heading.text_content()) for heading in tree.iter("h1")]
    for heading in headings:
        if heading and any(heading.casefold() in (title or "").casefold() for title in stated):
            return heading
    title = next((title for title in stated if title), None)
    if title:
        return _without_site(title, site)
    return headings[0] if len(headings) == 1 else None


def _without_site(title: str, site: str | None) -> str:
    """`Judul - Kabar Pesisir` without the site's name."""
    match = re.fullmatch(r"(?P<head>.+?)\s+[-–—|:»]\s+(?P<tail>[^|»]+)", title)
    if not match:
        return title
    tail = match["tail"].strip()
    same = site is not None and canonical(tail).casefold() == canonical(site).casefold()
    return match["head"] if same or is_outlet(tail) else title


def _date(tree: HtmlElement, meta: dict[str, str], news: dict[str, Any], zone: ZoneInfo) -> When | None:
    stated = [news.get("datePublished"), *(meta.get(name) for name in _DATES)]
    stated += [element.get("datetime") for element in tree.iter("time")]
    for text in stated:
        when = parse_iso(text, zone=zone) if isinstance(text, str) else None
        if when:
            return when
    return _shown_date(tree)


def _shown_date(tree: HtmlElement) -> When | None:
    """The date below the headline; what stands above it is today's."""
    below = tree.find(".//h1") is None
    for element in tree.iter("h1", "div", "span", "p", "li", "td"):
        below = below or element.tag == "h1"
        hints = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if not below or not re.search(r"date|time|waktu|tanggal|tgl", hints):
            continue
        text = _text(element.text_content()) or ""
        found = next(find_dates(text), None) if len(text) < 100 else None
        if found:
            return found.when
    return None


def _address(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """The page's own address: canonical, else as it was fetched, without what only tracks its readers."""
    links = [
        link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for stated in (*links, meta.get("og:url"), url):
        address = urljoin(url or "", stated.strip()) if stated else ""
        if re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", address) and _is_page(address, url):
            return _without_tracking(public_url(address))
    return None


def _is_page(address: str, url: str | None) -> bool:
    """A canonical link to a front page is a portal's mistake."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return False
    return path.strip("/") != "" or address == url


def _without_tracking(url: str) -> str:
    parts = urlsplit(url)
    if not parts.query:
        return url
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    return urlunsplit(parts._replace(query=urlencode(query)))
