from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.published import Published, markdown, published, serve
from browser.reader import Reader
from digest.search import index_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = "<img src=x onerror=alert(1)> & <b>tebal</b>"
FILES = {
    "id/2023/kunjungan-moskow.md": markdown(
        "Menteri luar negeri berkunjung ke Moskow untuk membahas gandum.",
        title="Kunjungan menteri ke Moskow",
        date="2023-10-27 15:30",
        source="Antara",
        tags=["diplomasi"],
    ),
    "en/2023/kunjungan-moskow.md": markdown(
        "The foreign minister visits Moscow to talk about grain.",
        title="Minister visits Moscow",
        date="2023-10-27 15:30",
        source="Antara",
        tags=["diplomasi"],
    ),
    "id/2024/panen.md": markdown("Petani memanen padi.", title="Panen raya di Karawang"),
    "id/2024/markup.md": markdown(
        "Kata &lt;i&gt;rahasia&lt;/i&gt; dan `<script>alert(2)</script>` serta A&amp;amp;B.",
        title=f"Judul {HOSTILE}",
        date="2024-04-01",
        source=HOSTILE,
    ),
    "id/2024/panjang.md": markdown(
        "Kalimat tentang hal lain sama sekali.\n\n" * 40 + "Di sini baru disebut durian, buah yang berduri.",
        title="Laporan panjang",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with published(tmp_path_factory.mktemp("site"), FILES) as found:
        yield found


def count(reader: Reader) -> str:
    return reader.page.locator(".md-search-result__meta").inner_text()


def result(reader: Reader, title: str) -> Locator:
    return reader.page.get_by_role("listitem").filter(has=reader.page.get_by_role("heading", name=title))


@pytest.mark.parametrize(
    ("lang", "words", "title", "counted", "byline"),
    [
        ("id", "moskow", "Kunjungan menteri ke Moskow", "1 artikel yang cocok", "27 Oktober 2023 · Antara"),
        ("en", "moscow", "Minister visits Moscow", "1 matching article", "27 October 2023 · Antara"),
    ],
)
def test_a_word_leads_to_its_article_in_the_pages_language(
    reader: Reader, lang: str, words: str, title: str, counted: str, byline: str
) -> None:
    reader.open(f"{lang}/")
    reader.search(words)
    found = result(reader, title)
    expect(found).to_be_visible()
    assert count(reader) == counted
    assert found.locator("p").first.inner_text() == byline
    assert [mark.lower() for mark in found.locator("p mark").all_inner_texts()] == [words]
    found.get_by_role("link").click()
    reader.page.wait_for_url(f"{reader.site.url}{lang}/2023/kunjungan-moskow/")
    assert title in reader.page.get_by_role("heading", level=1).inner_text()


def test_the_other_languages_articles_are_not_found_nor_its_index_asked_for(reader: Reader) -> None:
    reader.open("en/")
    reader.search("gandum")
    expect(reader.page.get_by_text("No matching articles")).to_be_visible()
    assert reader.results == []
    assert [url for url in reader.asked if "/pagefind/" in url and ".id" in url] == []


def test_words_of_one_stem_find_each_other(reader: Reader) -> None:
    reader.open("id/")
    reader.search("berkunjung")
    expect(result(reader, "Kunjungan menteri ke Moskow")).to_be_visible()


def test_listings_and_pending_pages_are_not_found(reader: Reader) -> None:
    reader.open("en/")
    reader.search("panen")
    expect(reader.page.get_by_text("No matching articles")).to_be_visible()
    reader.open("id/")
    reader.search("panen")
    expect(result(reader, "Panen raya di Karawang")).to_be_visible()
    assert reader.results == ["Panen raya di Karawang"]


def test_text_that_looks_like_markup_is_shown_as_it_is_written(reader: Reader) -> None:
    reader.open("id/")
    reader.search("rahasia")
    found = result(reader, "Judul")
    expect(found).to_be_visible()
    assert found.get_by_role("heading").inner_text() == f"Judul {HOSTILE}"
    day, excerpt = found.locator("p").all_inner_texts()
    assert day == f"1 April 2024 · {HOSTILE}"
    assert excerpt == "Kata <i>rahasia</i> dan <script>alert(2)</script> serta A&amp;B."
    assert found.locator("img, b, i, script").count() == 0
    reader.search("tebal")
    expect(found.get_by_role("heading").locator("mark")).to_have_text(["tebal"])


def test_the_excerpt_is_where_the_word_is(reader: Reader) -> None:
    reader.open("id/")
    reader.search("durian")
    found = result(reader, "Laporan panjang")
    expect(found).to_be_visible()
    excerpt = found.locator("p").last.inner_text()
    assert excerpt.startswith("… ")
    assert excerpt.endswith("Di sini baru disebut durian, buah yang berduri.")


def test_a_page_loads_no_index_before_somebody_searches(reader: Reader) -> None:
    reader.open("id/")
    reader.page.wait_for_load_state("networkidle")
    assert [url for url in reader.asked if "/pagefind/" in url] == []


def test_keys_alone_lead_from_the_page_to_a_result(reader: Reader) -> None:
    reader.open("id/")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("gandum")
    expect(result(reader, "Kunjungan menteri ke Moskow")).to_be_visible()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(reader.site.url + "id/2023/kunjungan-moskow/")


def test_a_search_can_be_linked_to(reader: Reader) -> None:
    reader.open("id/?q=gandum")
    expect(result(reader, "Kunjungan menteri ke Moskow")).to_be_visible()


def test_clearing_the_box_clears_the_results(reader: Reader) -> None:
    reader.open("id/")
    reader.search("gandum")
    expect(result(reader, "Kunjungan menteri ke Moskow")).to_be_visible()
    reader.page.keyboard.press("ControlOrMeta+a")
    reader.page.keyboard.press("Backspace")
    expect(result(reader, "Kunjungan menteri ke Moskow")).to_have_count(0)


def test_search_works_on_the_page_that_is_not_there(browser: Browser, site: Published) -> None:
    context = browser.new_context()
    reader = Reader(context.new_page(), site)
    reader.open("no/such/page/")
    reader.search("gandum")
    expect(result(reader, "Kunjungan menteri ke Moskow")).to_be_visible()
    context.close()


def test_a_page_that_is_open_while_the_site_is_published_anew_finds_what_is_new(
    browser: Browser, site: Published, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    with serve(folder) as copy:
        context = browser.new_context()
        reader = Reader(context.new_page(), copy)
        reader.open("id/")
        reader.search("gandum")
        expect(result(reader, "Kunjungan menteri ke Moskow")).to_be_visible()
        page = folder / "id/2024/panjang/index.html"
        page.write_text(page.read_text(encoding="utf-8").replace("berduri", "harum"), encoding="utf-8")
        index_site(folder, work=tmp_path / "work")
        reader.search("durian")
        expect(result(reader, "Laporan panjang").locator("p").last).to_contain_text("buah yang harum")
        context.close()


def test_a_language_without_articles_finds_none_of_the_other(browser: Browser, tmp_path: Path) -> None:
    with published(tmp_path, {path: text for path, text in FILES.items() if path.startswith("id/")}) as site:
        context = browser.new_context()
        reader = Reader(context.new_page(), site)
        reader.open("en/")
        reader.search("gandum")
        expect(reader.page.get_by_text("No matching articles")).to_be_visible()
        assert reader.complaints == []
        context.close()


def test_search_works_where_eval_and_other_hosts_are_forbidden(browser: Browser, site: Published) -> None:
    policy = (
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
        " script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"
    )
    with serve(site.folder, {"Content-Security-Policy": policy}) as strict:
        context = browser.new_context()
        reader = Reader(context.new_page(), strict)
        reader.open("id/")
        reader.search("gandum")
        expect(result(reader, "Kunjungan menteri ke Moskow")).to_be_visible()
        assert reader.complaints == []
        context.close()
