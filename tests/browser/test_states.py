"""What a reader is told of passages whose original has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.published import Published, published
from browser.reader import Reader
from browser.test_reading import CONTRAST
from tests.editions.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PAGE = "en/a/"
NOTE = "The original of this passage has changed since it was translated."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    desk = Desk("Hujan turun.\n\nAir naik.\n\n| a | b |\n|---|---|\n| satu | dua |\n", engine="google")
    desk.run()
    desk.replace("AIR NAIK.", "Water is rising.")
    desk.replace("| SATU | DUA |", "| one | two |")
    desk.body = desk.body.replace("Air naik.", "Air surut.").replace("| dua", "| tiga")
    assert desk.text is not None
    files = {"id/a.md": f"---\n{desk.head}---\n{desk.body}", "en/a.md": desk.text}
    with published(tmp_path_factory.mktemp("site"), files) as found:
        yield found


def test_a_note_stands_before_each_passage_and_is_read_out_as_one(reader: Reader) -> None:
    reader.open(PAGE)
    notes = reader.page.get_by_role("note")
    expect(notes).to_have_text([NOTE, NOTE])
    passage = reader.page.locator("[data-block='2'][data-state=stale]")
    expect(passage).to_contain_text("Water is rising.")
    assert passage.inner_text().startswith(NOTE)
    rule = "e => getComputedStyle(e).borderInlineStartStyle"
    assert passage.evaluate(rule) == "solid"
    assert reader.page.locator("[data-block='1']").evaluate(rule) == "none"
    line = reader.page.locator("[data-provenance=stale]")
    expect(line).to_contain_text("2 paragraphs of the original have changed since.")


def test_the_note_is_not_among_the_words_that_are_searched(reader: Reader) -> None:
    reader.open(PAGE)
    reader.search("water")
    expect(reader.page.locator("[data-md-component=search-result] a").first).to_be_visible()
    reader.search("passage")
    expect(reader.page.get_by_text("No matching articles")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_the_mark_is_seen_and_fits_on_every_screen(
    browser: Browser, site: Published, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    reader = Reader(context.new_page(), site)
    reader.open(PAGE)
    assert reader.page.evaluate("document.documentElement.scrollWidth") == width
    assert [found for found in reader.page.evaluate(CONTRAST) if found[1] < 4.5] == []
    left = reader.page.locator("[data-state=stale]").evaluate_all(
        "found => found.map(e => e.getBoundingClientRect().left)"
    )
    assert min(left) >= 0
    context.close()
