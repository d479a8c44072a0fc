"""The few words that digest itself writes into pages: titles and descriptions of listings.

All other words of the interface are the theme's (`theme/partials/words/`), which owns the markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Locale

_WORDS: Mapping[Locale, Mapping[str, str]] = {
    "id": {
        "gateway": "{site}: dalam dua bahasa, in two languages.",
        "front": "Berita terbaru dari {site}.",
        "topics": "Topik",
        "topics.about": "Semua topik di {site}.",
        "topic.about": "Semua artikel {site} tentang {label}.",
        "archive": "Arsip",
        "archive.about": "Semua artikel {site} menurut bulan terbit.",
        "month.about": "Artikel {site} yang terbit pada {label}.",
    },
    "en": {
        "gateway": "{site}: in two languages.",
        "front": "The latest news from {site}.",
        "topics": "Topics",
        "topics.about": "All topics on {site}.",
        "topic.about": "All articles on {label} from {site}.",
        "archive": "Archive",
        "archive.about": "All articles from {site}, by month.",
        "month.about": "Articles from {site} published in {label}.",
    },
}


def word(key: str, locale: Locale, **values: str) -> str:
    """The text of `key` in a language, English where that language has none, with `{names}` filled in."""
    return _WORDS.get(locale, _WORDS["en"])[key].format(**values)
