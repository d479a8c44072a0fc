"""Somebody at a browser, and what the page did behind their back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request

    from browser.published import Published


class Reader:
    """A page in a browser, with what it asked for and complained of."""

    def __init__(self, page: Page, site: Published) -> None:
        self.page, self.site = page, site
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} {message.location['url']}")

    @property
    def strangers(self) -> list[str]:
        """What was asked of other hosts, or outside of the site."""
        return [url for url in self.asked if not url.startswith((self.site.url, "data:"))]

    @property
    def path(self) -> str:
        """Where the reader is, relative to the site."""
        return self.page.url.removeprefix(self.site.url)

    def open(self, path: str) -> None:
        """Go to a page by its address, relative to the site."""
        self.page.goto(self.site.url + path)

    def search(self, words: str) -> None:
        """Type into the search box."""
        self.page.get_by_role("textbox", name=re.compile("Search|Cari")).focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    @property
    def results(self) -> list[str]:
        """The titles that are shown."""
        return self.page.locator("[data-md-component=search-result] h1").all_inner_texts()
