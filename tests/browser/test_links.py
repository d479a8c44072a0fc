"""Every address that the site names answers, and every anchor is there, below whatever path it is served."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from lxml import etree, html

from browser.published import Published, markdown, published

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = "## Bagian {a}\n\nIsi[^1], lihat [bawah](#bagian-dua).\n\n## Bagian dua\n\nLagi.\n\n[^1]: Catatan."
"""With everything that makes anchors."""


def many() -> dict[str, str]:
    """Enough articles that listings have several pages, every fifth of them pending."""
    files = {}
    for number in range(70):
        values = {
            "title": f"Berita {number}",
            "date": f"2023-{number % 3 + 1:02}-{number % 28 + 1:02}",
            "tags": ["cuaca", "ilmu-alam"] if number % 2 else ["cuaca"],
        }
        text = markdown(BODY.format(a="satu"), **values)
        files[f"id/2023/berita-{number}.md"] = text
        if number % 5:
            files[f"en/2023/berita-{number}.md"] = text
    return files


@pytest.fixture(scope="module", params=["sample", "many"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    files = many() if request.param == "many" else None
    with published(tmp_path_factory.mktemp(request.param), files) as found:
        yield found


def addresses(url: str, kind: str, text: bytes) -> Iterator[str]:
    """What a page, stylesheet, feed or sitemap at `url` names, as absolute addresses."""
    return (urljoin(url, link.strip()) for link in _named(url, kind, text))


def _named(url: str, kind: str, text: bytes) -> Iterator[str]:
    if kind == "text/html":
        root = html.fromstring(text)
        yield from root.xpath("//@href | //@src | //@poster | //meta[@property='og:image']/@content")
        for candidates in root.xpath("//@srcset"):
            yield from (candidate.split()[0] for candidate in candidates.split(","))
    elif kind == "text/css":
        yield from re.findall(r"""url\(\s*["']?((?!data:)[^"')]+)""", text.decode("utf-8"))
    elif kind.endswith("xml"):
        root = etree.fromstring(text)
        yield from root.xpath("//link/text() | //@href | //@url | //*[local-name() = 'loc']/text()")
    elif kind == "application/json" and url.endswith("feed.json"):
        feed = json.loads(text)
        yield from (feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"]))


class Crawl:
    """Follows every link inside the site from its gateway on; `broken` says what is wrong, and where."""

    def __init__(self, site: Published) -> None:
        self.site = site
        self.broken: list[str] = []
        self.anchors: dict[str, set[str]] = {}
        waiting = [(site.url, "the gateway")]
        wanted: set[tuple[str, str, str]] = set()
        while waiting:
            address, page = waiting.pop()
            url, anchor = urldefrag(address)
            wanted.add((url, anchor, page))
            if url not in self.anchors:
                kind, text = self._get(url, page)
                self.anchors[url] = set(html.fromstring(text).xpath("//@id")) if kind == "text/html" else set()
                waiting += [(link, url) for link in self._inside(url, kind, text)]
        for url, anchor, page in sorted(wanted):
            if anchor and unquote(anchor) not in self.anchors[url]:
                self.broken.append(f"{page}: no anchor {url}#{anchor}")

    def _get(self, url: str, page: str) -> tuple[str, bytes]:
        try:
            with urlopen(url) as answer:
                if answer.url != url:
                    self.broken.append(f"{page}: {url} leads on to {answer.url}")
                    return "", b""
                return answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            error.close()
            self.broken.append(f"{page}: {url}: {error.code}")
            return "", b""

    def _inside(self, url: str, kind: str, text: bytes) -> Iterator[str]:
        host = urlsplit(self.site.url).netloc
        for link in addresses(url, kind, text):
            if link.startswith(self.site.url):
                yield link
            elif urlsplit(link).netloc == host:
                self.broken.append(f"{url}: {link} leads out of the site")


@pytest.fixture(scope="module")
def crawl(site: Published) -> Crawl:
    return Crawl(site)


def test_every_link_and_anchor_inside_the_site_answers(crawl: Crawl) -> None:
    assert crawl.broken == []


def test_every_page_of_the_site_can_be_reached_from_the_gateway(crawl: Crawl) -> None:
    pages = {
        file.parent.relative_to(crawl.site.folder).as_posix() + "/"
        for file in crawl.site.folder.rglob("index.html")
    }
    reached = {url.removeprefix(crawl.site.url) or "./" for url in crawl.anchors}
    assert pages - reached == set()


def test_every_feed_can_be_reached_from_a_page(crawl: Crawl) -> None:
    feeds = {file.relative_to(crawl.site.folder).as_posix() for file in crawl.site.folder.rglob("feed.xml")}
    assert {"id/feed.xml", "en/feed.xml"} < feeds
    assert feeds - {url.removeprefix(crawl.site.url) for url in crawl.anchors} == set()


@pytest.mark.parametrize("path", ["sitemap.xml", "robots.txt", "404.html", "id/feed.json", "en/feed.json"])
def test_what_programs_ask_for_is_there(site: Published, path: str) -> None:
    with urlopen(site.url + path) as answer:
        assert answer.status == 200


def test_every_link_of_feeds_and_sitemap_answers(site: Published) -> None:
    files = [site.folder / "sitemap.xml", *site.folder.rglob("feed.xml"), *site.folder.rglob("feed.json")]
    links = set()
    for file in files:
        kind = "application/json" if file.suffix == ".json" else "text/xml"
        url = site.url + file.relative_to(site.folder).as_posix()
        links |= set(addresses(url, kind, file.read_bytes()))
    assert links
    for link in links:
        if link.startswith("http://127.0.0.1"):
            with urlopen(link) as answer:
                assert answer.url == link


def test_the_page_for_a_missing_address_finds_its_own_parts_from_any_depth(site: Published) -> None:
    url = f"{site.url}no/such/page/"
    with pytest.raises(HTTPError) as caught:
        urlopen(url)
    root = html.fromstring(caught.value.read())
    links = root.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //a/@href")
    for link in links:
        if not link.startswith("#"):
            with urlopen(urljoin(url, link)) as answer:
                assert answer.status == 200, link
