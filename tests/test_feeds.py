from __future__ import annotations

import json
import re
from datetime import date

import feedparser
import pytest
from composed import article, edition, pages, settings
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from digest.feeds import render_feeds
from digest.model import Article, Edition, Image, Review, Source, Translation


def render(articles: list[Article], editions: list[Edition] | None = None, **values: object) -> dict[str, str]:
    return render_feeds(pages(articles, editions or [], **values), settings=settings(**values))


def read(text: str) -> feedparser.FeedParserDict:
    etree.fromstring(text.encode("utf-8"))
    found = feedparser.parse(text.encode("utf-8"), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "rss20"
    return found


RAIN = article("2023/hujan", "2023-10-27 15:30", tags=("cuaca",), authors=("Sri Rahayu", "Budi"))


def test_each_language_has_both_feeds_and_each_topic_one_rss_feed_in_each_language() -> None:
    files = render([RAIN], [edition(RAIN)])
    assert sorted(files) == [
        "en/feed.json",
        "en/feed.xml",
        "en/tags/cuaca/feed.xml",
        "id/feed.json",
        "id/feed.xml",
        "id/tags/cuaca/feed.xml",
    ]


def test_an_rss_channel_says_what_it_is_where_it_is_and_when_its_newest_article_is_from() -> None:
    channel = read(render([RAIN])["id/feed.xml"]).feed
    assert channel.title == "Kabar"
    assert channel.link == "https://kabar.example/repo/id/"
    assert channel.language == "id"
    assert channel.subtitle == "Berita terbaru dari Kabar."
    assert channel.updated == "Fri, 27 Oct 2023 15:30:00 +0700"
    links = [link.href for link in channel.links if link.rel == "self"]
    assert links == ["https://kabar.example/repo/id/feed.xml"]


def test_an_rss_item_has_the_articles_link_date_authors_topics_and_summary() -> None:
    [item] = read(render([RAIN])["id/feed.xml"]).entries
    assert item.title == "Hujan turun di Bogor"
    assert item.link == item.id == "https://kabar.example/repo/id/2023/hujan/"
    assert 'isPermaLink="true">https://kabar' in render([RAIN])["id/feed.xml"]
    assert item.published == "Fri, 27 Oct 2023 15:30:00 +0700"
    assert [author.name for author in item.authors] == ["Sri Rahayu", "Budi"]
    assert [tag.term for tag in item.tags] == ["Cuaca"]
    assert item.summary == "<p>Hujan turun sejak pagi.</p>"


def test_a_date_without_a_time_is_midnight_in_the_sites_zone() -> None:
    [item] = read(render([article("a", "2023-10-27")])["id/feed.xml"]).entries
    assert item.published == "Fri, 27 Oct 2023 00:00:00 +0700"


def test_a_feed_is_in_the_words_of_its_language() -> None:
    found = read(render([RAIN], [edition(RAIN)])["en/tags/cuaca/feed.xml"])
    assert found.feed.title == "Weather – Kabar"
    assert found.feed.language == "en"
    assert found.entries[0].title == "Rain falls on Bogor"
    assert found.entries[0].tags[0].term == "Weather"


@pytest.mark.parametrize(
    ("state", "translation", "said"),
    [
        (
            "machine",
            Translation("google", date(2023, 11, 2)),
            "Machine-translated (Google Translate, 2 November 2023).",
        ),
        (
            "edited",
            Translation("google", date(2023, 11, 2)),
            "Machine-translated (Google Translate, 2 November 2023), then edited by a person.",
        ),
        (
            "reviewed",
            Translation("google", date(2023, 11, 2), Review("Sri", date(2023, 11, 3))),
            "Translation reviewed (Sri, 3 November 2023).",
        ),
        ("edited", Translation(None, None), "Translated by a person."),
    ],
)
def test_an_english_item_says_how_its_text_came_about(state: str, translation: Translation, said: str) -> None:
    edited = frozenset({1}) if state == "edited" else frozenset()
    files = render([RAIN], [edition(RAIN, state, translation=translation, edited=edited)])
    [item] = read(files["en/feed.xml"]).entries
    assert item.summary == f"<p>It has rained since morning.</p><p>{said}</p>"
    [entry] = json.loads(files["en/feed.json"])["items"]
    assert entry["content_text"] == f"It has rained since morning.\n\n{said}"
    assert entry["summary"] == "It has rained since morning."


def test_a_stale_edition_says_so() -> None:
    files = render([RAIN], [edition(RAIN, "stale", stale=frozenset({1}))])
    assert "The original has changed since it was translated." in files["en/feed.xml"]


def test_programs_learn_the_state_of_an_edition_in_both_feeds() -> None:
    translation = Translation("google", date(2023, 11, 2), Review("Sri", date(2023, 11, 3)))
    files = render([RAIN], [edition(RAIN, "reviewed", translation=translation)])
    facts = {
        "state": "reviewed",
        "engine": "google",
        "translated": "2023-11-02",
        "reviewed": "2023-11-03",
        "reviewed_by": "Sri",
    }
    [item] = json.loads(files["en/feed.json"])["items"]
    assert item["_digest"] == facts
    [element] = etree.fromstring(files["en/feed.xml"].encode()).iter("{urn:x-digest:feed}translation")
    assert dict(element.attrib) == facts
    assert "_digest" not in json.loads(files["id/feed.json"])["items"][0]
    assert "digest:translation" not in files["id/feed.xml"]
    assert [tag.term for tag in read(files["en/feed.xml"]).entries[0].tags] == ["Weather"]


def test_an_original_needs_no_such_note() -> None:
    assert "translated" not in render([RAIN], [edition(RAIN)])["id/feed.xml"]


def test_a_pending_article_is_in_no_english_feed() -> None:
    other = article("2023/kering", "2023-11-01", title="Kemarau panjang", tags=("cuaca",))
    files = render([RAIN, other], [edition(RAIN)])
    for path in ("en/feed.xml", "en/tags/cuaca/feed.xml", "en/feed.json"):
        assert "kering" not in files[path]
        assert "hujan" in files[path]
    assert "kering" in files["id/feed.xml"]


def test_a_feed_has_the_newest_articles_newest_first_and_no_more_than_the_settings_say() -> None:
    articles = [article(f"a{day}", f"2023-10-{day:02}") for day in (3, 1, 5, 2, 4)]
    files = render(articles, feed_items=3)
    assert [item.link[-3:-1] for item in read(files["id/feed.xml"]).entries] == ["a5", "a4", "a3"]


def test_a_listing_of_many_pages_has_one_feed() -> None:
    articles = [article(f"a{day}", f"2023-10-{day:02}", tags=("cuaca",)) for day in range(1, 10)]
    found = read(render(articles, page_items=2)["id/tags/cuaca/feed.xml"])
    assert len(found.entries) == 9


def test_an_empty_site_has_valid_feeds_without_items() -> None:
    files = render([])
    assert read(files["id/feed.xml"]).entries == []
    assert json.loads(files["id/feed.json"])["items"] == []


def test_a_json_feed_has_what_its_specification_requires() -> None:
    picture = Image("hujan.jpg", alt="Hujan di jalan")
    rain = article("2023/hujan", tags=("cuaca",), authors=("Sri",), image=picture)
    feed = json.loads(render([rain], [edition(rain)])["en/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Kabar"
    assert feed["home_page_url"] == "https://kabar.example/repo/en/"
    assert feed["feed_url"] == "https://kabar.example/repo/en/feed.json"
    assert feed["language"] == "en"
    [item] = feed["items"]
    assert item["id"] == item["url"] == "https://kabar.example/repo/en/2023/hujan/"
    assert item["content_text"]
    assert item["date_published"] == "2023-10-27T00:00:00+07:00"
    assert item["authors"] == [{"name": "Sri"}]
    assert item["tags"] == ["Weather"]
    assert item["image"] == "https://kabar.example/repo/id/2023/hujan.jpg"


def test_an_article_without_any_text_still_has_the_content_that_a_json_feed_demands() -> None:
    [item] = json.loads(render([article("a", body="")])["id/feed.json"])["items"]
    assert item["content_text"] == "Hujan turun di Bogor"


def test_without_an_address_of_the_site_links_lead_from_the_feed_to_the_page() -> None:
    files = render([RAIN], site_url=None)
    assert read(files["id/feed.xml"]).entries[0].link == "../id/2023/hujan/"
    assert read(files["id/tags/cuaca/feed.xml"]).entries[0].link == "../../../id/2023/hujan/"
    assert 'isPermaLink="false"' in files["id/feed.xml"]


NOT_XML = "[\x00\x0b\ufffe]"
HOSTILE = ["</title>", "]]>", "<![CDATA[", "&amp;", "<img src=x onerror=alert(1)>", "a & b", "&#0;", NOT_XML]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    hostile = article("a", title=f"x{text}y", summary=f"x{text}y", authors=(f"x{text}y",))
    found = etree.fromstring(render([hostile], site_name=f"x{text}y")["id/feed.xml"].encode())
    said = f"x{re.sub(NOT_XML, '', text)}y"
    assert found.findtext("channel/title") == said
    assert found.findtext("channel/item/title") == said
    assert found.findtext("channel/item/{http://purl.org/dc/elements/1.1/}creator") == said
    assert "<img" not in found.findtext("channel/item/description", "")


@given(st.text(min_size=1))
def test_any_title_gives_well_formed_feeds(title: str) -> None:
    files = render([article("a", title=title, summary=title)])
    read(files["id/feed.xml"])
    assert json.loads(files["id/feed.json"])["items"][0]["title"] == title


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    articles = [article(name, tags=("cuaca",)) for name in "cab"]
    found = pages(articles, [edition(articles[0])])
    files = render_feeds(found, settings=settings())
    again = render_feeds(found[::-1], settings=settings())
    assert files == again


def test_an_item_names_its_source_and_shows_its_picture() -> None:
    rain = article("a", source=Source("Antara", "https://antara.example/1?a&b"), image=Image("a.jpg"))
    dry = article("b", source=Source("Antara"), image=Image("b.jpg", alt="Tanah retak"))
    root = etree.fromstring(render([rain, dry])["id/feed.xml"].encode())
    names = {"dc": "http://purl.org/dc/elements/1.1/", "media": "http://search.yahoo.com/mrss/"}
    assert root.xpath("//dc:source/text()", namespaces=names) == ["https://antara.example/1?a&b", "Antara"]
    assert root.xpath("//media:content/@url", namespaces=names) == [
        "https://kabar.example/repo/id/a.jpg",
        "https://kabar.example/repo/id/b.jpg",
    ]
    assert root.xpath("//media:description/text()", namespaces=names) == ["Tanah retak"]
