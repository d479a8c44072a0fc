from __future__ import annotations

from typing import TYPE_CHECKING

from composed import settings
from playwright.sync_api import expect

from digest.serve import Preview, serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_an_open_page_reloads_when_the_site_is_made_anew(browser: Browser, tmp_path: Path) -> None:
    given = settings(root=tmp_path)
    given.site_dir.mkdir()
    page = given.site_dir / "index.html"
    page.write_text("<!doctype html><body><h1>Judul lama</h1></body>", encoding="utf-8")
    preview = Preview(given)
    context = browser.new_context()
    with serving(preview, port=0) as url:
        opened = context.new_page()
        opened.goto(url)
        expect(opened.get_by_role("heading")).to_have_text("Judul lama")
        page.write_text("<!doctype html><body><h1>Judul baru</h1></body>", encoding="utf-8")
        preview.renew()
        expect(opened.get_by_role("heading")).to_have_text("Judul baru")
        context.close()
