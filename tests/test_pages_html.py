"""What readers, browsers and search engines get: pages rendered by MkDocs with the theme of this repository."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from composed import TOPICS, article, edition
from lxml import html

from digest.editions import review_text
from digest.model import Image, Review, Source, Translation
from digest.pages import compose_pages, write_pages
from digest.render import render
from digest.settings import read_settings
from tests.editions.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.model import Article, Edition

REPOSITORY = Path(__file__).parents[1]
URL = "https://kabar.example/repo/"
HOSTILE = """</title></script><script>alert(1)</script> & "kutip" 'satu' {{ 7 * 7 }} <b>tebal</b>"""

PLAIN = article(
    "2023/hujan",
    "2023-10-27 15:30",
    body="Hujan turun.\n\n## Banjir\n\n```\nkode\n```\n\n> Kutipan.\n",
    summary="Hujan dan banjir.",
    source=Source("Antara", "https://example.org/a?b=1&c=2"),
    authors=("Ani", "Budi"),
    tags=("cuaca", "kota-tua"),
    image=Image("hujan.jpg", "Payung di jalan", "Ani"),
)
EVIL = article(
    "2024/jahat",
    "2024-02-01",
    title=HOSTILE,
    body="Isi & <b>lain</b>.\n",
    summary=HOSTILE,
    source=Source(HOSTILE, "https://example.org/"),
    authors=(HOSTILE,),
    image=Image("jahat.jpg", HOSTILE, HOSTILE),
)
PENDING = article("2024/panas", "2024-05-02", title="Panas terik", summary="Suhu naik.", body="Suhu naik.\n")
STALE = article("2022/lama", "2022-01-01")
MACHINE = article("2022/mesin", "2022-01-02")
EDITIONS = [
    edition(
        PLAIN,
        "reviewed",
        title="Rain falls",
        summary="Rain and floods.",
        body="It rained.\n\n## Flood\n\n```\nkode\n```\n\n> A quote.\n",
        image_alt="Umbrellas",
        numbers=(1, 2, 3, 4),
        translation=Translation("google", date(2024, 1, 2), Review("Cici", date(2024, 1, 3))),
        edited=frozenset({2}),
    ),
    edition(EVIL, title=HOSTILE, translation=Translation(HOSTILE, date(2024, 1, 2))),
    edition(STALE, "stale", stale=frozenset({1}), translation=Translation("google", date(2024, 1, 2))),
    edition(MACHINE, translation=Translation("google", date(2024, 1, 2))),
]


def build(
    root: Path,
    articles: Sequence[Article] = (PENDING, EVIL, PLAIN, MACHINE, STALE),
    editions: Sequence[Edition] = EDITIONS,
    **given: str,
) -> Path:
    lines = [f"{key}: {json.dumps(value)}" for key, value in given.items()]
    lines += [f"INHERIT: {REPOSITORY}/mkdocs.yml", f"theme: {{custom_dir: {REPOSITORY}/theme}}"]
    (root / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    settings = read_settings(root / "mkdocs.yml")
    by_path = {found.article.path: found for found in editions}
    write_pages(compose_pages(articles, by_path, settings=settings, topics=TOPICS), settings=settings)
    rendered = render(settings)
    assert [warning for warning in rendered.warnings if "jpg" not in warning] == []
    return rendered.site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"), site_url=URL, site_name="Kabar & Co")


@pytest.fixture
def load(site: Path) -> Callable[[str], Any]:
    def parse(path: str) -> Any:
        file = site / path / "index.html" if not path.endswith(".html") else site / path
        return html.fromstring(file.read_text(encoding="utf-8"))

    return parse


def links(page: Any) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in page.xpath('//link[@rel="alternate"][@hreflang]')}


def facts(page: Any) -> Any:
    (script,) = page.xpath('//script[@type="application/ld+json"]/text()')
    return json.loads(script)


def text(page: Any, selector: str) -> str:
    (element,) = page.cssselect(selector)
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("path", "lang"),
    [("", "id"), ("id", "id"), ("en", "en"), ("id/2023/hujan", "id"), ("en/2023/hujan", "en"), ("en/tags", "en")],
)
def test_a_page_declares_its_language_and_speaks_it(load: Callable[[str], Any], path: str, lang: str) -> None:
    page = load(path)
    assert page.get("lang") == lang
    (box,) = page.cssselect("[data-md-component=search-query]")
    assert box.get("placeholder") == {"id": "Cari", "en": "Search"}[lang]


@pytest.mark.parametrize("path", ["id/2023/hujan", "en/2023/hujan"])
def test_an_article_names_itself_its_counterpart_and_the_default(load: Callable[[str], Any], path: str) -> None:
    page = load(path)
    assert links(page) == {
        "id": f"{URL}id/2023/hujan/",
        "en": f"{URL}en/2023/hujan/",
        "x-default": f"{URL}id/2023/hujan/",
    }
    assert page.xpath('//link[@rel="canonical"]/@href') == [f"{URL}{path}/"]


def test_the_gateway_is_the_default_of_the_front_pages(load: Callable[[str], Any]) -> None:
    for path in ("", "id", "en"):
        assert links(load(path)) == {"id": f"{URL}id/", "en": f"{URL}en/", "x-default": URL}


@pytest.mark.parametrize(
    ("path", "other"), [("id/2023/hujan", "en"), ("en/2023/hujan", "id"), ("en/tags/cuaca", "id")]
)
def test_the_switch_leads_to_the_exact_counterpart(load: Callable[[str], Any], path: str, other: str) -> None:
    page = load(path)
    page.make_links_absolute(f"{URL}{path}/")
    (switch,) = page.cssselect(".d-switch")
    assert switch.get("href") == f"{URL}{other}{path[2:]}/"
    assert (switch.get("hreflang"), switch.get("lang"), switch.get("target")) == (other, other, "_self")


def test_blocks_have_the_same_numbers_in_both_languages(load: Callable[[str], Any]) -> None:
    numbers = [
        [element.get("data-block") for element in load(f"{lang}/2023/hujan").cssselect(".d-text [data-block]")]
        for lang in ("id", "en")
    ]
    assert numbers == [["1", "2", "3", "4"]] * 2


def test_search_engines_read_the_article_in_their_own_words(load: Callable[[str], Any]) -> None:
    found = facts(load("id/2023/hujan"))
    assert found["@type"] == "NewsArticle"
    assert found["inLanguage"] == "id"
    assert found["headline"] == PLAIN.title
    assert found["datePublished"] == "2023-10-27T15:30:00+07:00"
    assert [author["name"] for author in found["author"]] == ["Ani", "Budi"]
    assert found["publisher"]["name"] == "Kabar & Co"
    assert found["isBasedOn"] == "https://example.org/a?b=1&c=2"
    assert found["image"] == f"{URL}id/2023/hujan.jpg"
    assert found["workTranslation"] == [
        {"@type": "NewsArticle", "@id": f"{URL}en/2023/hujan/", "inLanguage": "en"}
    ]


def test_a_translation_names_its_original(load: Callable[[str], Any]) -> None:
    found = facts(load("en/2023/hujan"))
    assert found["translationOfWork"]["@id"] == f"{URL}id/2023/hujan/"
    assert "workTranslation" not in found
    assert facts(load("id/2022/mesin"))["author"][0]["name"] == "Kabar & Co"


def test_links_shared_elsewhere_bring_title_picture_and_summary(load: Callable[[str], Any]) -> None:
    page = load("en/2023/hujan")
    found = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
    assert found["og:type"] == "article"
    assert found["og:title"] == "Rain falls"
    assert found["og:description"] == "Rain and floods."
    assert found["og:url"] == f"{URL}en/2023/hujan/"
    assert found["og:image"] == f"{URL}id/2023/hujan.jpg"
    assert found["og:locale"] == "en_GB"
    assert page.xpath('//meta[@name="description"]/@content') == ["Rain and floods."]


def test_readers_see_who_says_so_and_when(load: Callable[[str], Any]) -> None:
    page = load("id/2023/hujan")
    assert text(page, ".d-byline") == "Oleh Ani, Budi 27 Oktober 2023 pukul 15.30 WIB 1 menit baca"
    assert text(page, ".d-source") == "Sumber Antara"
    assert page.cssselect(".d-source a")[0].get("href") == "https://example.org/a?b=1&c=2"
    assert [chip.text for chip in page.cssselect(".d-chip")] == ["Cuaca", "Kota tua"]
    (picture,) = page.cssselect("figure img")
    assert picture.get("alt") == "Payung di jalan"
    assert text(page, "figcaption") == "Ani"


@pytest.mark.parametrize(
    ("path", "state", "expected"),
    [
        (
            "2023/hujan",
            "reviewed",
            "Machine-translated from Indonesian by Google Translate on 2 January 2024, edited by a person,"
            " reviewed by Cici on 3 January 2024. Read the original",
        ),
        (
            "2022/mesin",
            "machine",
            "Machine-translated from Indonesian by Google Translate on 2 January 2024. Read the original",
        ),
        (
            "2022/lama",
            "stale",
            "Machine-translated from Indonesian by Google Translate on 2 January 2024."
            " One paragraph of the original has changed since. Read the original",
        ),
    ],
)
def test_an_edition_says_where_its_words_come_from(
    load: Callable[[str], Any], path: str, state: str, expected: str
) -> None:
    page = load(f"en/{path}")
    page.make_links_absolute(f"{URL}en/{path}/")
    (line,) = page.cssselect("[data-provenance]")
    assert line.get("data-provenance") == state
    assert " ".join(line.text_content().split()) == expected
    assert line.cssselect("a")[0].get("href") == f"{URL}id/{path}/"


@pytest.fixture(scope="module")
def desk() -> Desk:
    """An edition with a paragraph of every kind, made by two engines."""
    desk = Desk("Satu.\n\nDua.\n\n## Tiga\n\n- Empat\n\nLima.\n\nEnam.\n", engine="google")
    desk.run()
    desk.engine = "deepl"
    desk.body = desk.body.replace("Satu", "Satu saja")
    desk.run()
    desk.text = review_text(desk.edition, by="Sri", today=date(2024, 6, 1))
    desk.replace("DUA.", "Two.")
    desk.replace("## TIGA", "## Three")
    desk.replace("- EMPAT", "- Four")
    desk.body = desk.body.replace("## Tiga", "## Tiga kali").replace("Empat", "Empat kali").replace("Enam.\n", "")
    desk.replace("ENAM.", "Six.")
    return desk


@pytest.fixture(scope="module")
def mixed(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = tmp_path_factory.mktemp("mixed")
    site = build(root, [desk.article], [desk.edition], site_url=URL)
    return html.fromstring((site / "en" / "a" / "index.html").read_text(encoding="utf-8"))


def test_what_is_out_of_date_is_marked_where_it_stands_with_a_note_in_the_pages_language(mixed: Any) -> None:
    blocks = [(block.tag, block.get("data-block")) for block in mixed.cssselect(".d-text [data-block]")]
    assert blocks == [("p", "1"), ("p", "2"), ("div", "3"), ("div", "4"), ("p", "5")]
    stale = mixed.cssselect(".d-text [data-state=stale]")
    assert [(block.get("data-block"), [part.tag for part in block]) for block in stale] == [
        ("3", ["p", "h2"]),
        ("4", ["p", "ul"]),
        (None, ["p", "p"]),
    ]
    notes = mixed.cssselect("[data-state=stale] > .d-stale[role=note][data-pagefind-ignore]")
    assert [note.text for note in notes] == [
        "The original of this passage has changed since it was translated.",
        "The original of this passage has changed since it was translated.",
        "The original no longer has this passage.",
    ]


def test_a_mixed_edition_says_honestly_who_did_what(mixed: Any) -> None:
    assert text(mixed, "[data-provenance=stale]") == (
        "Machine-translated from Indonesian by Google Translate and DeepL on 6 May 2024, edited by a person,"
        " reviewed by Sri on 1 June 2024 (2 of 6 paragraphs)."
        " 3 paragraphs of the original have changed since. Read the original"
    )


def test_search_engines_learn_how_an_edition_came_about(mixed: Any, load: Callable[[str], Any]) -> None:
    found = facts(mixed)
    assert found["creativeWorkStatus"] == {
        "@type": "DefinedTerm",
        "termCode": "stale",
        "name": "The original has changed",
    }
    assert found["digitalSourceType"] == "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
    assert found["editor"] == {"@type": "Person", "name": "Sri"}
    assert found["dateModified"] == "2024-06-01"
    machine = facts(load("en/2022/mesin"))
    assert machine["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    assert machine["creativeWorkStatus"]["name"] == "Machine-translated"
    assert not {"editor", "translator"} & set(machine)
    original = facts(load("id/2022/mesin"))
    assert not {"creativeWorkStatus", "digitalSourceType", "editor", "dateModified"} & set(original)


def test_an_original_needs_no_provenance(load: Callable[[str], Any]) -> None:
    assert not load("id/2023/hujan").cssselect("[data-provenance]")


def test_a_pending_page_says_so_in_english_and_shows_the_title_in_indonesian(load: Callable[[str], Any]) -> None:
    page = load("en/2024/panas")
    page.make_links_absolute(f"{URL}en/2024/panas/")
    assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert page.cssselect("h1")[0].getparent().get("lang") == "id"
    assert "Suhu naik." in text(page, "header[lang=id]")
    (line,) = page.cssselect("[data-provenance=pending]")
    assert "Not translated yet" in line.text_content()
    assert line.cssselect("a")[0].get("href") == f"{URL}id/2024/panas/"
    assert not page.cssselect("[data-pagefind-body]")
    assert not page.xpath('//script[@type="application/ld+json"]')


def test_published_pages_are_for_search_engines(load: Callable[[str], Any]) -> None:
    assert not load("en/2023/hujan").xpath('//meta[@name="robots"]')


@pytest.mark.parametrize("path", ["", "id", "en", "id/2024/jahat", "en/2024/jahat", "id/archive/2024/02"])
def test_text_stays_text_wherever_it_is_shown(site: Path, load: Callable[[str], Any], path: str) -> None:
    page = load(path)
    assert "alert(1)" in page.text_content()
    assert not [script for script in page.xpath("//script") if (script.text or "").startswith("alert")]
    assert not page.xpath("//main//b[text()='tebal']")
    assert page.xpath("//title/text()")[0].startswith(("Kabar & Co", "</title>", "Februari"))
    source = (site / path / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in source
    if path.endswith("jahat"):
        assert facts(page)["headline"] == HOSTILE
        assert page.xpath('//meta[@property="og:title"]/@content') == [HOSTILE]
        assert page.cssselect("figure img")[0].get("alt") == HOSTILE


def test_the_error_page_speaks_both_languages_from_anywhere(load: Callable[[str], Any]) -> None:
    page = load("404.html")
    found = {part.get("lang"): part for part in page.cssselect("main [lang]")}
    assert "tidak ditemukan" in found["id"].text_content()
    assert "not found" in found["en"].text_content()
    addresses = page.xpath("//@href | //@src")
    assert not [address for address in addresses if not address.startswith(("/repo/", "#"))]


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = html.fromstring(file.read_text(encoding="utf-8"))
        asked = page.xpath(
            "//script/@src | //img/@src | //iframe/@src"
            " | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
        )
        assert not [address for address in asked if "//" in address], file
    for sheet in (site / "assets").glob("*.css"):
        assert "//" not in sheet.read_text(encoding="utf-8").replace("https://www.w3.org/", "")


def test_every_address_inside_the_site_exists(site: Path) -> None:
    missing = set()
    for file in site.rglob("*.html"):
        base = URL + file.relative_to(site).as_posix().removesuffix("index.html")
        page = html.fromstring(file.read_text(encoding="utf-8"))
        page.make_links_absolute(base)
        for _, attribute, address, _ in page.iterlinks():
            if attribute not in ("href", "src") or not address.startswith(URL):
                continue
            path = address.removeprefix(URL).split("#")[0].split("?")[0]
            target = site / path
            if not (target / "index.html" if path.endswith("/") or not path else target).exists():
                missing.add(path)
    finishers = {"feed.xml", "feed.json"}
    assert not [path for path in missing if path.rpartition("/")[2] not in finishers and not path.endswith(".jpg")]


def test_headings_begin_with_one_title_a_page(site: Path) -> None:
    for file in site.rglob("index.html"):
        page = html.fromstring(file.read_text(encoding="utf-8"))
        assert len(page.cssselect("h1")) == 1, file


def test_pages_work_without_a_script_as_far_as_reading_goes(load: Callable[[str], Any]) -> None:
    page = load("id")
    assert len(page.cssselect(".d-teaser a[href]")) >= 5
    assert "no-js" in page.get("class")


def test_a_site_without_an_address_names_its_pages_from_where_the_reader_is(tmp_path: Path) -> None:
    page = html.parse(build(tmp_path, site_url="") / "en" / "2023" / "hujan" / "index.html").getroot()
    assert links(page) == {"id": "../../../id/2023/hujan/", "en": "./", "x-default": "../../../id/2023/hujan/"}
    assert facts(page)["publisher"]["url"] == "../../.."
    assert not page.xpath('//link[@rel="canonical"]')
