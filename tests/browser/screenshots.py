"""Pictures of a built site, to look at.

    python tests/browser/screenshots.py [--site site] [--to build/screenshots] [KIND…]

takes one page of each kind that there is, at three widths, light and dark. DIGEST_CHROMIUM names the browser.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")
SIGNS = {
    "table": "<table",
    "quote": "<blockquote",
    "note": 'class="admonition',
    "picture": "<figure",
    "machine": 'data-provenance="machine"',
    "edited": 'data-provenance="edited"',
    "reviewed": 'data-provenance="reviewed"',
    "stale": 'data-provenance="stale"',
    "pending": 'data-provenance="pending"',
}
"""What an article of a kind has in its HTML."""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not log."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def kinds(site: Path) -> dict[str, str]:
    """The address of one page of each kind."""
    found = {"gateway": "", "404": "404.html"}
    for lang in ("id", "en"):
        found |= {
            f"front-{lang}": f"{lang}/",
            f"topics-{lang}": f"{lang}/tags/",
            f"archive-{lang}": f"{lang}/archive/",
        }
        texts = {
            page: page.read_text(encoding="utf-8") for page in sorted(site.glob(f"{lang}/[0-9]*/*/index.html"))
        }
        pages = {name: next((page for page in texts if sign in texts[page]), None) for name, sign in SIGNS.items()}
        pages["topic"] = next(iter(sorted(site.glob(f"{lang}/tags/*/index.html"))), None)
        pages["month"] = next(iter(sorted(site.glob(f"{lang}/archive/*/*/index.html"))), None)
        for name, page in pages.items():
            if page:
                found[f"{name}-{lang}"] = page.parent.relative_to(site).as_posix() + "/"
    return found


def photograph(browser: Browser, base: str, pages: dict[str, str], folder: Path) -> None:
    """Take the pictures: `front-id-360-dark.png`."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            for name, path in pages.items():
                page.goto(base + path)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()


def main() -> None:
    """Serve the site, and photograph it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--to", type=Path, default=Path("build/screenshots"))
    parser.add_argument("kind", nargs="*")
    given = parser.parse_args()
    if not (given.site / "index.html").exists():
        sys.exit(f"{given.site}: there is no site; run `digest build`")
    pages = {name: path for name, path in kinds(given.site).items() if not given.kind or name in given.kind}
    given.to.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("DIGEST_CHROMIUM") or "/usr/bin/chromium"
    handler = partial(Quiet, directory=str(given.site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        photograph(browser, f"http://127.0.0.1:{server.server_address[1]}/", pages, given.to)
        browser.close()
        server.shutdown()
    print(given.to)


if __name__ == "__main__":
    main()
