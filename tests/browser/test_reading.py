"""Reading the sample site, from the gateway to an article and its counterpart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.published import Published, markdown, published
from browser.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WORD = "kata" * 40
FILES = {
    "id/2023/hujan.md": markdown(
        "## Banjir\n\nAir naik.\n\n| a | b |\n|---|---|\n| "
        + "panjang " * 30
        + f"| {WORD} |\n\n    {WORD} {WORD}\n",
        title=f"Hujan turun di Bogor {WORD}",
        date="2023-10-27 15:30",
        summary=f"Hujan dan banjir {WORD}.",
        tags=["cuaca", "kota-tua"],
        authors=["Ani"],
    ),
    "en/2023/hujan.md": markdown("## Flood\n\nWater rises.\n", title="Rain falls", date="2023-10-27 15:30"),
    "id/2024/panas.md": markdown("Suhu naik.", title="Panas terik", date="2024-05-02", tags=["cuaca"]),
}
PAGES = [
    "",
    "id/",
    "en/",
    "id/2023/hujan/",
    "en/2023/hujan/",
    "en/2024/panas/",
    "id/tags/",
    "id/tags/cuaca/",
    "id/archive/",
    "id/archive/2023/10/",
    "404.html",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with published(tmp_path_factory.mktemp("site"), FILES) as found:
        yield found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with published(tmp_path_factory.mktemp("sample")) as found:
        yield found


def language(page: Page) -> str | None:
    return page.locator("html").get_attribute("lang")


def test_a_reader_gets_from_the_gateway_to_an_article_its_counterpart_and_a_search(
    browser: Browser, sample: Published
) -> None:
    context = browser.new_context()
    reader = Reader(context.new_page(), sample)
    page = reader.page
    reader.open("")
    page.get_by_role("main").get_by_role("link", name="Open the English edition").click()
    page.wait_for_url(sample.url + "en/")
    assert language(page) == "en"
    page.locator(".d-teaser--lead h2 a").click()
    page.wait_for_url(re.compile("/en/20"))
    there = reader.path
    page.locator(".d-switch").click()
    page.wait_for_url(re.compile("/id/20"))
    assert reader.path == there.replace("en/", "id/", 1)
    assert language(page) == "id"
    numbers = page.locator(".d-text [data-block]").evaluate_all("found => found.map(e => e.dataset.block)")
    assert numbers == [str(number + 1) for number in range(len(numbers))]
    reader.search("gempa")
    expect(page.get_by_role("listitem").filter(has_text="Cianjur").first).to_be_visible()
    page.locator("[data-md-component=search-result] a").first.click()
    page.wait_for_url(re.compile("/id/20"))
    page.locator(".d-switch").click()
    page.wait_for_url(re.compile("/en/20"))
    reader.search("earthquake")
    page.locator("[data-md-component=search-result] a").first.click()
    page.wait_for_url(re.compile("/en/20"))
    assert reader.complaints == []
    assert reader.strangers == []
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_its_window(browser: Browser, site: Published, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    reader = Reader(context.new_page(), site)
    reader.open(path)
    assert reader.page.evaluate("document.documentElement.scrollWidth") == width
    outside = "found => found.filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML)"
    assert reader.page.locator("header a, h1, h2, .d-teaser, .d-button, .d-tools > *").evaluate_all(outside) == []
    context.close()


def test_pages_read_without_javascript(browser: Browser, site: Published) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    reader = Reader(context.new_page(), site)
    reader.open("id/")
    assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 21, 19)"
    reader.page.get_by_role("link", name="Hujan turun di Bogor").first.click()
    expect(reader.page.get_by_text("Air naik.")).to_be_visible()
    reader.page.locator(".d-switch").click()
    expect(reader.page.get_by_text("Water rises.")).to_be_visible()
    assert not reader.page.get_by_role("textbox").is_visible()
    context.close()


def test_paper_is_white_whatever_the_screen_shows(browser: Browser, site: Published) -> None:
    context = browser.new_context(color_scheme="dark")
    reader = Reader(context.new_page(), site)
    reader.open("id/2023/hujan/")
    reader.page.emulate_media(media="print")
    body = "getComputedStyle(document.body)"
    assert reader.page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
    assert reader.page.evaluate(f"{body}.color") == "rgb(27, 25, 22)"
    context.close()


def test_alternates_are_there_for_scripts_too(reader: Reader) -> None:
    reader.open("id/2023/hujan/")
    reader.page.wait_for_load_state("networkidle")
    links = reader.page.locator("link[rel=alternate][hreflang]")
    assert links.evaluate_all("found => found.map(e => e.hreflang)") == ["id", "en", "x-default"]
    assert [url for url in reader.asked if "sitemap" in url] == []


def test_the_scheme_follows_the_system_until_the_reader_chooses(browser: Browser, site: Published) -> None:
    context = browser.new_context(color_scheme="dark")
    reader = Reader(context.new_page(), site)
    body = reader.page.locator("body")
    reader.open("en/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reader.page.get_by_title("Switch to light appearance").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    reader.open("id/")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(reader.page.get_by_title("Ganti ke tampilan gelap")).to_be_visible()
    assert reader.complaints == []
    context.close()


def test_the_first_stop_of_the_keyboard_leads_past_the_masthead(reader: Reader) -> None:
    reader.open("en/2023/hujan/")
    reader.page.keyboard.press("Tab")
    expect(reader.page.get_by_role("link", name="Skip to content")).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('main') !== null")


def test_every_stop_of_the_keyboard_can_be_seen(reader: Reader) -> None:
    reader.open("id/")
    seen = set()
    for _ in range(60):
        reader.page.keyboard.press("Tab")
        found = reader.page.evaluate(
            # The choice of the scheme is seen as its label.
            "(() => { let e = document.activeElement; if (e === document.body) return null;"
            " if (e.matches('.md-option')) e = e.nextElementSibling;"
            " const b = e.getBoundingClientRect(), style = getComputedStyle(e);"
            " return [e.outerHTML.slice(0, 99), b.width * b.height > 0 && b.right > 0 && b.bottom > 0,"
            " style.outlineStyle !== 'none' || e.matches('[data-md-component=search-query]')] })()"
        )
        if found is None:
            break
        name, visible, outlined = found
        assert visible, name
        assert outlined, name
        seen.add(name)
    assert len(seen) > 10


def test_the_search_opens_from_the_keyboard_on_a_phone(browser: Browser, site: Published) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700})
    reader = Reader(context.new_page(), site)
    reader.open("id/")
    reader.page.locator("label.d-tool[for=__search]").focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("textbox", name="Cari")).to_be_focused()
    reader.page.keyboard.type("banjir")
    expect(reader.page.get_by_role("listitem").filter(has_text="Hujan turun").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "id/", "id/2023/hujan/", "en/2023/hujan/", "en/2024/panas/", "id/tags/"])
def test_text_stands_out_from_its_background(browser: Browser, site: Published, path: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    reader = Reader(context.new_page(), site)
    reader.open(path)
    faint = [found for found in reader.page.evaluate(CONTRAST) if found[1] < 4.5]
    assert faint == []
    context.close()


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)
  const ground = e => {
    for (; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor)
      if (colour[3] === 255) return colour
    }
    return [255, 255, 255]
  }
  const found = []
  for (const e of document.querySelectorAll("body *")) {
    const words = [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim()).map(n => n.data.trim())
    if (!words.length || !e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x)
    found.push([words[0].slice(0, 60), (a + 0.05) / (b + 0.05)])
  }
  return found
}"""
