"""The few words that digest itself writes into pages: titles and descriptions of listings, notes in the text, and
what the engines call themselves.

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
        "stale.source": "Naskah asli bagian ini telah berubah sejak diterjemahkan.",
        "stale.gone": "Bagian ini sudah tidak ada dalam naskah asli.",
        "stale.terms": "Sejak bagian ini diterjemahkan, terjemahan salah satu istilahnya telah berubah.",
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
        "stale.source": "The original of this passage has changed since it was translated.",
        "stale.gone": "The original no longer has this passage.",
        "stale.terms": "One of the terms in this passage has been given another translation since.",
    },
}

_ENGINES: Mapping[str, str] = {
    "chatgpt": "ChatGPT",
    "deepl": "DeepL",
    "google": "Google Translate",
    "libre": "LibreTranslate",
    "local": "Firefox Translations (local)",
    "microsoft": "Microsoft Translator",
    "mymemory": "MyMemory",
    "papago": "Papago",
    "yandex": "Yandex Translate",
}


def engine_title(name: str) -> str:
    """What readers know an engine by; its name where that is all there is."""
    return _ENGINES.get(name, name)


def word(key: str, locale: Locale, **values: str) -> str:
    """The text of `key` in a language, English where that language has none, with `{names}` filled in."""
    return _WORDS.get(locale, _WORDS["en"])[key].format(**values)
