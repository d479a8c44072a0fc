"""Where pages stand: the one map of the site. URLs are relative to its root and percent-encoded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from digest.model import Locale

GATEWAY = ""


def front(locale: Locale) -> str:
    """`id/`."""
    return f"{quote(locale)}/"


def article(locale: Locale, path: str) -> str:
    """`id/2023/a/`; `path` is `Article.path`."""
    return f"{front(locale)}{quote(path)}/"


def topics(locale: Locale) -> str:
    """`id/tags/`."""
    return f"{front(locale)}tags/"


def topic(locale: Locale, tag: str) -> str:
    """`id/tags/sains/`."""
    return f"{topics(locale)}{quote(tag)}/"


def archive(locale: Locale) -> str:
    """`id/archive/`."""
    return f"{front(locale)}archive/"


def month(locale: Locale, key: str) -> str:
    """`id/archive/2023/10/`; `key` is `2023-10`."""
    return f"{archive(locale)}{key.replace('-', '/')}/"


def numbered(listing: str, number: int) -> str:
    """A further page of a long listing: `id/tags/sains/page/3/`."""
    return f"{listing}page/{number}/"


def picture(place: str) -> str:
    """A file beside an article; `place` is its path below the docs folder."""
    return quote(place)


def feed(listing: str) -> str:
    """The RSS feed of a front or topic page: `id/feed.xml`, `id/tags/sains/feed.xml`."""
    return f"{listing}feed.xml"
