"""Pictures of a built site, to look at: `python tests/browser/screenshots.py [site] [folder]`.

Takes the kinds of pages that there are, at three widths, light and dark, into `build/screenshots/`.
"""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not log."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def kinds(site: Path) -> dict[str, str]:
    """One address of each kind of page."""
    found = {"gateway": "", "front-id": "id/", "front-en": "en/", "404": "404.html"}
    for lang in ("id", "en"):
        articles = sorted(site.glob(f"{lang}/[0-9]*/*/index.html"))
        texts = {page: page.read_text(encoding="utf-8") for page in articles}
        signs = {
            "table": "<table",
            "quote": "<blockquote",
            "note": 'class="admonition',
            "picture": "<figure",
            "machine": 'data-provenance="machine"',
            "stale": 'data-provenance="stale"',
            "reviewed": 'data-provenance="reviewed"',
            "pending": 'data-provenance="pending"',
        }
        for name, sign in signs.items():
            page = next((page for page, text in texts.items() if sign in text), None)
            if page:
                found[f"{name}-{lang}"] = page.parent.relative_to(site).as_posix() + "/"
        found[f"topics-{lang}"] = f"{lang}/tags/"
        found[f"archive-{lang}"] = f"{lang}/archive/"
        for name, pattern in {"topic": "tags/*/index.html", "month": "archive/*/*/index.html"}.items():
            page = next(iter(sorted((site / lang).glob(pattern))), None)
            if page:
                found[f"{name}-{lang}"] = page.parent.relative_to(site).as_posix() + "/"
    return found


def main(site: Path, folder: Path, names: list[str]) -> None:
    """Take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    chromium = os.environ.get("DIGEST_CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for scheme in SCHEMES:
            for width in WIDTHS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                page = context.new_page()
                for name, path in kinds(site).items():
                    if names and name not in names:
                        continue
                    page.goto(base + path)
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                context.close()
        browser.close()
    server.shutdown()
    print(folder)


if __name__ == "__main__":
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else "site"),
        Path(sys.argv[2] if len(sys.argv) > 2 else "build/screenshots"),
        sys.argv[3:],
    )
