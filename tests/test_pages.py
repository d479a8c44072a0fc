from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from composed import article, edition, pages

from digest.editions import review_text
from digest.model import Image, Review, Source, Translation
from digest.pages import page_text
from tests.editions.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.model import Article, Edition, Page

FULL = article(
    "2023/hujan",
    "2023-10-27 15:30",
    title="Hujan turun di Bogor",
    body="Hujan turun sejak pagi.\n\n## Banjir\n\nAir naik.\n",
    summary="Hujan dan banjir.",
    source=Source("Antara", "https://example.org/a"),
    authors=("Ani", "Budi"),
    tags=("cuaca", "kota-tua"),
    image=Image("hujan.jpg", "Payung di jalan", "Ani"),
)
ENGLISH = edition(
    FULL,
    title="Rain falls on Bogor",
    summary="Rain and floods.",
    body="It has rained since morning.\n\n## Flood\n\nThe water is rising.\n",
    image_alt="Umbrellas in the street",
    numbers=(1, 2, 3),
)
PENDING = article("2024/panas", "2024-05-02", title="Panas terik", body="Suhu naik.\n", tags=("cuaca",))


PSEUDO = [{"name": "pseudo", "title": "pseudo"}]


def site(articles: Iterable[Article], editions: Iterable[Edition] = (), **values: Any) -> Mapping[str, Page]:
    return {page.path: page for page in pages(articles, editions, **values)}


@pytest.fixture
def both() -> Mapping[str, Page]:
    return site([FULL, PENDING], [ENGLISH])


def test_every_page_of_the_map_is_there(both: Mapping[str, Page]) -> None:
    assert set(both) == {
        "index.md",
        "id/index.md",
        "id/2023/hujan.md",
        "id/2024/panas.md",
        "id/tags/index.md",
        "id/tags/cuaca/index.md",
        "id/tags/kota-tua/index.md",
        "id/archive/index.md",
        "id/archive/2023/10.md",
        "id/archive/2024/05.md",
        "en/index.md",
        "en/2023/hujan.md",
        "en/2024/panas.md",
        "en/tags/index.md",
        "en/tags/cuaca/index.md",
        "en/tags/kota-tua/index.md",
        "en/archive/index.md",
        "en/archive/2023/10.md",
    }


def test_an_article_says_all_that_its_template_shows(both: Mapping[str, Page]) -> None:
    meta = both["id/2023/hujan.md"].meta
    assert meta == {
        "kind": "article",
        "title": "Hujan turun di Bogor",
        "description": "Hujan dan banjir.",
        "lang": "id",
        "url": "id/2023/hujan/",
        "path": "2023/hujan",
        "published": {"iso": "2023-10-27T15:30:00+07:00", "text": "27 Oktober 2023 pukul 15.30 WIB"},
        "minutes": 1,
        "authors": ["Ani", "Budi"],
        "source": {"name": "Antara", "url": "https://example.org/a"},
        "topics": [
            {"tag": "cuaca", "label": "Cuaca", "url": "id/tags/cuaca/"},
            {"tag": "kota-tua", "label": "Kota tua", "url": "id/tags/kota-tua/"},
        ],
        "summary": "Hujan dan banjir.",
        "image": {"url": "id/2023/hujan.jpg", "alt": "Payung di jalan", "credit": "Ani"},
        "translations": [{"lang": "en", "url": "en/2023/hujan/"}],
        "alternates": [
            {"lang": "id", "url": "id/2023/hujan/"},
            {"lang": "en", "url": "en/2023/hujan/"},
            {"lang": "x-default", "url": "id/2023/hujan/"},
        ],
        "switch": {"lang": "en", "url": "en/2023/hujan/"},
        "feed": "id/feed.xml",
        "search": {"exclude": True},
    }


def test_an_edition_speaks_its_own_language_and_shows_the_same_picture(both: Mapping[str, Page]) -> None:
    meta = both["en/2023/hujan.md"].meta
    assert meta["lang"] == "en"
    assert meta["title"] == "Rain falls on Bogor"
    assert meta["published"]["text"] == "27 October 2023, 15:30 WIB"
    assert meta["topics"][0] == {"tag": "cuaca", "label": "Weather", "url": "en/tags/cuaca/"}
    assert meta["image"] == {"url": "id/2023/hujan.jpg", "alt": "Umbrellas in the street", "credit": "Ani"}
    assert meta["original"] == {"lang": "id", "url": "id/2023/hujan/", "title": "Hujan turun di Bogor"}
    assert meta["switch"] == {"lang": "id", "url": "id/2023/hujan/"}
    assert meta["alternates"] == both["id/2023/hujan.md"].meta["alternates"]


def test_blocks_carry_the_same_numbers_in_both_languages(both: Mapping[str, Page]) -> None:
    assert both["id/2023/hujan.md"].body == (
        "<!-- block:1 -->\n\nHujan turun sejak pagi.\n\n\n\n"
        "<!-- block:2 -->\n\n## Banjir\n\n\n\n<!-- block:3 -->\n\nAir naik.\n"
    )
    numbers = [line for line in both["en/2023/hujan.md"].body.splitlines() if line.startswith("<!--")]
    assert numbers == ["<!-- block:1 -->", "<!-- block:2 -->", "<!-- block:3 -->"]


def test_a_block_that_an_editor_added_has_no_number() -> None:
    added = replace(ENGLISH, numbers=(1, None, 3))
    body = site([FULL], [added])["en/2023/hujan.md"].body
    assert "block:2" not in body
    assert "## Flood" in body


def test_definitions_have_no_number_and_no_marker() -> None:
    text = "Kata[^1] dan [tautan][t].\n\n[t]: https://example.org/\n\n[^1]: Catatan.\n\nAkhir.\n"
    body = site([article("a", body=text)])["id/a.md"].body
    assert body.count("<!-- block:") == 2
    assert "<!-- block:2 -->\n\nAkhir." in body


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_pages_have_unix_line_ends(newline: str) -> None:
    body = site([article("a", body="Satu.\n\nDua.\n".replace("\n", newline))])["id/a.md"].body
    assert "\r" not in body
    assert "<!-- block:2 -->\n\nDua.\n" in body


def test_an_article_without_a_body_has_a_page() -> None:
    assert site([article("a", body="")])["id/a.md"].body == "\n"


@pytest.mark.parametrize(
    ("state", "translation", "values", "expected"),
    [
        (
            "machine",
            Translation("pseudo", date(2024, 1, 2)),
            {},
            {"engines": PSEUDO, "translated": {"iso": "2024-01-02", "text": "2 January 2024"}},
        ),
        ("edited", Translation("pseudo", None), {"edited": frozenset({1})}, {"engines": PSEUDO, "edited": True}),
        (
            "reviewed",
            Translation(None, None, Review("Ani", date(2024, 1, 3))),
            {},
            {"by": "Ani", "reviewed": {"iso": "2024-01-03", "text": "3 January 2024"}},
        ),
        ("stale", Translation("pseudo", None), {"stale": frozenset({1, 3})}, {"engines": PSEUDO, "stale": 2}),
    ],
)
def test_provenance_says_how_the_words_came_about(
    state: Any, translation: Translation, values: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = replace(ENGLISH, state=state, translation=translation, **values)
    assert site([FULL], [found])["en/2023/hujan.md"].meta["provenance"] == {"state": state, **expected}


@pytest.fixture
def desk() -> Desk:
    """An article of three paragraphs that has just been translated."""
    desk = Desk("Satu.\n\nDua.\n\nTiga.\n", engine="google")
    desk.run()
    return desk


def page_of(desk: Desk) -> Page:
    return site([desk.article], [desk.edition])["en/a.md"]


def test_provenance_counts_the_paragraphs_and_names_every_engine_that_made_one(desk: Desk) -> None:
    desk.engine = "local"
    desk.body = desk.body.replace("Dua.", "Dua kali.")
    desk.run()
    desk.replace("TIGA.", "Three.")
    said = page_of(desk).meta["provenance"]
    assert said == {
        "state": "edited",
        "engines": [
            {"name": "google", "title": "Google Translate"},
            {"name": "local", "title": "Firefox Translations (local)"},
        ],
        "edited": True,
        "translated": {"iso": "2024-05-06", "text": "6 May 2024"},
        "paragraphs": {"machine": 2, "edited": 1},
    }


def test_a_review_is_told_as_long_as_a_paragraph_stands_as_it_was_reviewed(desk: Desk) -> None:
    desk.text = review_text(desk.edition, by="Sri", today=date(2024, 6, 1))
    desk.replace("TIGA.", "Three.")
    said = page_of(desk).meta["provenance"]
    assert (said["by"], said["reviewed"]["iso"]) == ("Sri", "2024-06-01")
    assert said["paragraphs"] == {"edited": 1, "reviewed": 2}
    desk.replace("SATU.", "One.")
    desk.replace("DUA.", "Two.")
    assert not {"by", "reviewed"} & set(page_of(desk).meta["provenance"])


def test_what_has_changed_in_the_original_is_counted_and_marked_where_it_stands(desk: Desk) -> None:
    desk.english = "SATU.\n\nA remark.\n\nDUA.\n\nThree.\n"
    desk.body = "Satu.\n\nDua.\n\nEmpat.\n\nLima.\n"
    page = page_of(desk)
    said = page.meta["provenance"]
    assert (said["state"], said["stale"]) == ("stale", 2)
    assert page.body == (
        "<!-- block:1 -->\n\nSATU.\n\n\n\n"
        "<!-- block -->\n\nA remark.\n\n\n\n"
        "<!-- block:2 -->\n\nDUA.\n\n\n\n"
        f"<!-- block:3 stale -->\n\n{CHANGED}\n\nThree.\n"
    )


CHANGED = (
    '<p class="d-stale" role="note" data-pagefind-ignore>'
    "The original of this passage has changed since it was translated.</p>"
)


def test_a_passage_that_the_original_no_longer_has_is_marked_without_a_number(desk: Desk) -> None:
    desk.replace("DUA.", "Two.")
    desk.body = "Satu.\n\nTiga.\n"
    page = page_of(desk)
    assert page.meta["provenance"]["stale"] == 1
    assert "<!-- block stale -->" in page.body
    assert "no longer has this passage.</p>\n\nTwo." in page.body


def test_a_title_and_a_footnote_that_are_out_of_date_are_told_and_not_marked() -> None:
    desk = Desk("Satu[^1].\n\n[^1]: Kaki.\n")
    desk.run()
    desk.replace("title: JUDUL", "title: Heading")
    desk.replace("KAKI.", "Foot.")
    desk.head = desk.head.replace("Judul", "Judul baru")
    desk.body = desk.body.replace("Kaki", "Tangan")
    page = page_of(desk)
    said = page.meta["provenance"]
    assert (said["stale"], said["stale_head"]) == (1, True)
    assert "d-stale" not in page.body


def test_a_term_that_has_changed_is_told_apart_from_the_original(desk: Desk) -> None:
    edition = desk.edition
    outdated = replace(edition, state="stale", rows=(replace(edition.rows[0], stale=True), *edition.rows[1:]))
    page = site([desk.article], [replace(outdated, stale=frozenset({1}))])["en/a.md"]
    said = page.meta["provenance"]
    assert said["stale_terms"] == 1
    assert not {"stale", "stale_head"} & set(said)
    assert "One of the terms in this passage" in page.body


def test_a_pending_page_shows_the_original_and_stays_out_of_search_engines(both: Mapping[str, Page]) -> None:
    page = both["en/2024/panas.md"]
    assert page.body == ""
    assert page.meta["pending"] is True
    assert page.meta["robots"] == "noindex"
    assert page.meta["title"] == "Panas terik"
    assert page.meta["original"]["url"] == "id/2024/panas/"
    assert "provenance" not in page.meta
    assert "translations" not in both["id/2024/panas.md"].meta


def test_no_english_listing_knows_of_a_pending_article(both: Mapping[str, Page]) -> None:
    for path, page in both.items():
        if path.startswith("en/") and path != "en/2024/panas.md":
            assert "panas" not in page_text(page).lower()
    assert "panas" in page_text(both["id/index.md"])


def test_drafts_are_nowhere() -> None:
    found = site([replace(PENDING, draft=True), FULL], [ENGLISH])
    assert not [path for path, page in found.items() if "panas" in page_text(page)]


def test_fronts_show_the_newest_first_with_what_a_teaser_needs(both: Mapping[str, Page]) -> None:
    first, second = both["id/index.md"].meta["items"]
    assert first["url"] == "id/2024/panas/"
    assert first["summary"] == "Suhu naik."
    assert first["published"] == {"iso": "2024-05-02", "text": "2 Mei 2024"}
    assert second["topic"] == {"tag": "cuaca", "label": "Cuaca", "url": "id/tags/cuaca/"}
    assert second["image"] == {"url": "id/2023/hujan.jpg", "alt": "Payung di jalan"}


def test_the_gateway_is_for_all_other_languages(both: Mapping[str, Page]) -> None:
    meta = both["index.md"].meta
    assert meta["url"] == ""
    assert [front["lang"] for front in meta["fronts"]] == ["id", "en"]
    expected = [
        {"lang": "id", "url": "id/"},
        {"lang": "en", "url": "en/"},
        {"lang": "x-default", "url": ""},
    ]
    for path in ("index.md", "id/index.md", "en/index.md"):
        assert both[path].meta["alternates"] == expected


def test_a_listing_without_a_counterpart_switches_to_the_page_above() -> None:
    found = site([PENDING])
    assert "en/tags/cuaca/index.md" not in found
    topic, month = found["id/tags/cuaca/index.md"].meta, found["id/archive/2024/05.md"].meta
    assert topic["switch"] == {"lang": "en", "url": "en/tags/"}
    assert month["switch"] == {"lang": "en", "url": "en/archive/"}
    assert [link["lang"] for link in topic["alternates"]] == ["id", "x-default"]


def test_every_link_inside_the_site_leads_to_a_page(both: Mapping[str, Page]) -> None:
    known = {page.meta["url"] for page in both.values()}
    for page in both.values():
        for url in urls(page.meta):
            assert url in known or url.endswith((".xml", ".jpg")) or url.startswith("https://"), (page.path, url)


def urls(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("url", "newer", "older"):
                yield inner
            else:
                yield from urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from urls(inner)


def test_alternates_are_mutual(both: Mapping[str, Page]) -> None:
    links = {page.meta["url"]: page.meta["alternates"] for page in both.values()}
    for url, alternates in links.items():
        assert url in {link["url"] for link in alternates}
        for link in alternates:
            assert links[link["url"]] == alternates


def test_topics_stand_by_label_with_the_number_of_their_articles(both: Mapping[str, Page]) -> None:
    topics = both["id/tags/index.md"].meta["topics"]
    assert [(topic["label"], topic["count"]) for topic in topics] == [("Cuaca", 2), ("Kota tua", 1)]


def test_the_archive_counts_months_newest_first(both: Mapping[str, Page]) -> None:
    assert both["id/archive/index.md"].meta["years"] == [
        {"year": 2024, "months": [{"label": "Mei", "url": "id/archive/2024/05/", "count": 1}]},
        {"year": 2023, "months": [{"label": "Oktober", "url": "id/archive/2023/10/", "count": 1}]},
    ]
    assert both["en/archive/2023/10.md"].meta["title"] == "October 2023"


def test_slugs_in_other_letters_are_encoded_in_urls_and_not_in_paths() -> None:
    found = site([article("2023/cafe-é", tags=("kafé",))])
    assert found["id/2023/cafe-é.md"].meta["url"] == "id/2023/cafe-%C3%A9/"
    assert found["id/tags/kafé/index.md"].meta["url"] == "id/tags/kaf%C3%A9/"


def many(number: int) -> list[Article]:
    return [article(f"2024/a{index}", f"2024-05-{index + 1:02}", tags=("cuaca",)) for index in range(number)]


def test_a_long_listing_is_paged_and_the_front_leads_to_the_archive() -> None:
    found = site(many(11), page_items=4)
    assert len(found["id/index.md"].meta["items"]) == 4
    assert found["id/index.md"].meta["older"] == "id/archive/"
    first = found["id/tags/cuaca/index.md"].meta
    last = found["id/tags/cuaca/page/1.md"].meta
    assert [len(page["items"]) for page in (first, last)] == [7, 4]
    assert first["older"] == last["url"] == "id/tags/cuaca/page/1/"
    assert last["newer"] == first["url"]
    assert "newer" not in first
    assert "older" not in last
    assert "id/archive/2024/05/page/1.md" in found


def test_a_new_article_changes_few_pages() -> None:
    before = {path: page_text(page) for path, page in site(many(20), page_items=4).items()}
    after = {path: page_text(page) for path, page in site(many(21), page_items=4).items()}
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {
        "index.md",
        "id/index.md",
        "id/2024/a20.md",
        "en/2024/a20.md",
        "id/tags/index.md",
        "id/tags/cuaca/index.md",
        "id/archive/index.md",
        "id/archive/2024/05.md",
    }


def test_a_site_without_articles_has_its_fixed_pages() -> None:
    found = site([])
    assert set(found) == {
        "index.md",
        *(f"{lang}/{page}" for lang in ("id", "en") for page in ("index.md", "tags/index.md", "archive/index.md")),
    }


def test_other_pairs_of_languages_get_pages_too() -> None:
    found = site([article("a")], source="ms", target="de")
    assert found["ms/a.md"].meta["switch"] == {"lang": "de", "url": "de/a/"}
    assert found["de/a.md"].meta["pending"] is True


def test_the_same_input_gives_the_same_pages() -> None:
    first, second = (list(map(page_text, pages([FULL, PENDING], [ENGLISH]))) for _ in range(2))
    assert first == second
