"""Pages → `sitemap.xml` and `robots.txt`. Pure: writing is somebody else's job.

MkDocs writes a sitemap too, of every page it renders and without alternates; these files replace it.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.model import Page
    from digest.settings import Settings

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_FOOT = "</urlset>\n"


def render_files(pages: Iterable[Page], *, settings: Settings) -> dict[str, str | bytes]:
    """`sitemap.xml`, the same compressed, and `robots.txt`, by their path below the site."""
    sitemap = render_sitemap(pages, settings=settings)
    return {
        "sitemap.xml": sitemap,
        # Without a time of its own, so that the same sitemap gives the same bytes.
        "sitemap.xml.gz": gzip.compress(sitemap.encode("utf-8"), mtime=0),
        "robots.txt": render_robots(settings=settings),
    }


def render_sitemap(pages: Iterable[Page], *, settings: Settings) -> str:
    """The pages that search engines shall list, by URL, each with its counterparts in other languages.

    A sitemap can only name absolute addresses: without a `site_url` it is empty, but there, because Material
    asks for it.
    """
    listed = {page.meta["url"]: page.meta for page in pages if "noindex" not in page.meta.get("robots", "")}
    if settings.site_url is None:
        return f"{_HEAD}{_FOOT}"
    return "".join([_HEAD, *(_entry(url, listed, settings.site_url) for url in sorted(listed)), _FOOT])


def render_robots(*, settings: Settings) -> str:
    """Everything may be read; where the sitemap is, if it has an address."""
    sitemap = f"\nSitemap: {settings.site_url}sitemap.xml\n" if settings.site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def missing_address(settings: Settings) -> str | None:
    """What to tell the user where the site's own address is not known; None where it is."""
    if settings.site_url:
        return None
    return (
        f"{settings.config.name}: site_url is not set: feeds have relative links and the sitemap is empty;"
        " set it to the site's address, such as https://user.github.io/repo/"
    )


def _entry(url: str, listed: Mapping[str, Mapping[str, Any]], base: str) -> str:
    meta = listed[url]
    lines = ["  <url>", f"    <loc>{escape(base + url)}</loc>"]
    if day := max(_days(meta), default=None):
        lines.append(f"    <lastmod>{day}</lastmod>")
    for alternate in meta.get("alternates", ()):
        # An article whose edition is pending stands alone.
        if alternate["url"] in listed:
            language, address = quoteattr(alternate["lang"]), quoteattr(base + alternate["url"])
            lines.append(f'    <xhtml:link rel="alternate" hreflang={language} href={address}/>')
    return "\n".join([*lines, "  </url>\n"])


def _days(meta: Mapping[str, Any]) -> Iterator[str]:
    """The days on which something on the page is known to have changed: `2023-10-27`."""
    provenance = meta.get("provenance", {})
    moments = [meta.get("published"), provenance.get("translated"), provenance.get("reviewed")]
    moments += [item["published"] for item in meta.get("items", ())[:1]]
    return (moment["iso"][:10] for moment in moments if moment)
