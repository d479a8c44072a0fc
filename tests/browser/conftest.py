"""The browser of the browser tests."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from browser.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from browser.published import Published

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Without one the tests are skipped, and in CI they fail."""
    found = os.environ.get("DIGEST_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    message = "NO BROWSER: install Debian's chromium, or name one with DIGEST_CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser that runs; each test opens its own context in it."""
    with sync_playwright() as playwright:
        # Chromium's sandbox cannot be had by root, nor in most containers; the pages are our own.
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def reader(browser: Browser, site: Published) -> Iterator[Reader]:
    """Somebody reading the module's site. No page may complain, or ask another host for anything."""
    context = browser.new_context()
    found = Reader(context.new_page(), site)
    yield found
    context.close()
    assert found.complaints == []
    assert found.strangers == []
