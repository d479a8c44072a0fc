from __future__ import annotations

import gzip
from datetime import date
from urllib.robotparser import RobotFileParser

from composed import article, edition, pages, settings
from lxml import etree

from digest.model import Article, Edition, Translation
from digest.sitemap import missing_address, render_files, render_robots, render_sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "https://kabar.example/repo/"
RAIN = article("2023/hujan", "2023-10-27 15:30", tags=("cuaca",))
DRY = article("2023/kering", "2023-11-01", tags=("cuaca",))


def read(articles: list[Article], editions: list[Edition], **values: object) -> dict[str, etree._Element]:
    text = render_sitemap(pages(articles, editions, **values), settings=settings(**values))
    root = etree.fromstring(text.encode("utf-8"))
    return {entry.findtext("s:loc", namespaces=NAMES): entry for entry in root.iterfind("s:url", NAMES)}


def alternates(entry: etree._Element) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in entry.iterfind("x:link[@rel='alternate']", NAMES)}


def test_every_page_is_listed_once_by_its_absolute_address() -> None:
    found = read([RAIN], [edition(RAIN)])
    assert list(found) == [
        f"{SITE}{path}"
        for path in (
            "",
            "en/",
            "en/2023/hujan/",
            "en/archive/",
            "en/archive/2023/10/",
            "en/tags/",
            "en/tags/cuaca/",
            "id/",
            "id/2023/hujan/",
            "id/archive/",
            "id/archive/2023/10/",
            "id/tags/",
            "id/tags/cuaca/",
        )
    ]


def test_a_page_names_itself_its_counterpart_and_the_default() -> None:
    found = read([RAIN], [edition(RAIN)])
    for lang in ("id", "en"):
        assert alternates(found[f"{SITE}{lang}/2023/hujan/"]) == {
            "id": f"{SITE}id/2023/hujan/",
            "en": f"{SITE}en/2023/hujan/",
            "x-default": f"{SITE}id/2023/hujan/",
        }


def test_every_alternate_is_a_listed_page_that_names_the_page_in_return() -> None:
    found = read([RAIN, DRY], [edition(RAIN)])
    for url, entry in found.items():
        for lang, address in alternates(entry).items():
            if lang != "x-default":
                assert url in alternates(found[address]).values()


def test_a_pending_page_is_not_listed_and_is_nobodys_counterpart() -> None:
    found = read([RAIN, DRY], [edition(RAIN)])
    assert f"{SITE}en/2023/kering/" not in found
    assert "en" not in alternates(found[f"{SITE}id/2023/kering/"])


def test_an_edition_changed_when_it_was_translated_and_a_listing_when_its_newest_article_came() -> None:
    late = edition(RAIN, translation=Translation("pseudo", date(2024, 1, 5)))
    found = read([RAIN], [late])
    days = {url: entry.findtext("s:lastmod", namespaces=NAMES) for url, entry in found.items()}
    assert days[f"{SITE}id/2023/hujan/"] == "2023-10-27"
    assert days[f"{SITE}en/2023/hujan/"] == "2024-01-05"
    assert days[f"{SITE}id/"] == "2023-10-27"
    assert days[f"{SITE}id/tags/"] is None


def test_letters_beyond_ascii_are_percent_encoded() -> None:
    found = read([article("2023/kafé")], [])
    assert f"{SITE}id/2023/kaf%C3%A9/" in found


def test_an_address_with_an_ampersand_is_well_formed() -> None:
    assert "https://x.example/a&b/id/" in read([RAIN], [], site_url="https://x.example/a&b/")


def test_without_an_address_of_the_site_the_sitemap_is_there_but_empty_and_the_user_is_told_once() -> None:
    assert read([RAIN], [], site_url=None) == {}
    message = missing_address(settings(site_url=None))
    assert message is not None
    assert "mkdocs.yml: site_url" in message
    assert "\n" not in message
    assert missing_address(settings()) is None


def test_robots_may_read_everything_and_are_told_of_the_sitemap() -> None:
    parser = RobotFileParser()
    parser.parse(render_robots(settings=settings()).splitlines())
    assert parser.can_fetch("any", f"{SITE}id/2023/hujan/")
    assert parser.site_maps() == [f"{SITE}sitemap.xml"]


def test_robots_are_told_of_no_sitemap_without_an_address() -> None:
    assert "Sitemap" not in render_robots(settings=settings(site_url=None))


def test_the_compressed_sitemap_is_the_same_and_has_no_time_in_it() -> None:
    found = pages([RAIN])
    files = render_files(found, settings=settings())
    assert sorted(files) == ["robots.txt", "sitemap.xml", "sitemap.xml.gz"]
    compressed = files["sitemap.xml.gz"]
    assert isinstance(compressed, bytes)
    assert gzip.decompress(compressed).decode("utf-8") == files["sitemap.xml"]
    assert files == render_files(found[::-1], settings=settings())
