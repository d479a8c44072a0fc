"""Headlines and file names."""

from __future__ import annotations

import re
import unicodedata

from digest.frontmatter import slugify
from digest.importing.sentences import first_sentence

TITLE_LENGTH = 80
"""Characters of a headline that is taken from the first sentence."""

SLUG_WORDS = 8
SUMMARY_LENGTH = 200
"""A first paragraph up to this many characters is its own summary."""

_CLAUSES = re.compile(
    r"[,;:]?\s+(?=[–—-]\s|(?:yang|karena|sebab|setelah|sebelum|sejak|ketika|saat|sambil|sementara|meski(?:pun)?"
    r"|walau(?:pun)?|namun|tetapi|sehingga|agar|supaya|bahwa|untuk|guna|usai|menyusul|seiring|dengan|serta)\b)"
    r"|[;:](?=\s)"
)
_FUNCTION_WORDS = """
    yang dan di ke dari dengan untuk pada atau oleh dalam sebagai bahwa karena serta itu ini para sang si
    akan telah sudah tidak bukan hingga sampai antara tentang terhadap tersebut tengah atas bagi seperti
    lalu saat pukul jam sekitar rp
"""
_DANGLING = frozenset(_FUNCTION_WORDS.split())
"""Words that want another behind them."""


def is_headline(text: str, following: str) -> bool:
    """Whether `text`, the first paragraph, looks like the headline of `following`.

    It is short, is no sentence, and stands before something longer. Question and exclamation marks end
    headlines as well as sentences; then Title Case decides.
    """
    words = text.split()
    if not following or "\n" in text or not 2 <= len(words) <= 22 or len(text) > 150:
        return False
    if not re.match(r"[\"“‘'(]?[^\W_]", text) or text[0].islower() or len(following) <= len(text):
        return False
    if re.search(r"[.,;:…][\"”’')]*$", text):
        return False
    if re.search(r"[?!][\"”’')]*$", text):
        long = [word for word in words if len(word) > 3]
        return sum(word[0].isupper() for word in long) >= 0.6 * len(long)
    return True


def title_from(paragraph: str) -> str:
    """The beginning of the first sentence of `paragraph` as a headline: nothing but what stands there.

    It ends before a clause where one begins late enough, else between two words.
    """
    sentence = first_sentence(paragraph).strip()
    if len(sentence) <= TITLE_LENGTH + 1:
        return sentence.rstrip(". ") or sentence
    clauses = [match.start() for match in _CLAUSES.finditer(sentence, TITLE_LENGTH // 2, TITLE_LENGTH + 2)]
    end = clauses[-1] if clauses else sentence.rfind(" ", 0, TITLE_LENGTH + 1)
    cut = sentence[: end if end > 0 else TITLE_LENGTH]
    words = cut.split()
    while len(words) > 3 and words[-1].lower().strip(',;:–—-"“”') in {*_DANGLING, ""}:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")


def summary_from(paragraph: str) -> str | None:
    """The first sentence of a long first paragraph; None where the paragraph itself serves as well."""
    sentence = first_sentence(paragraph).strip()
    if len(paragraph) <= SUMMARY_LENGTH or sentence == paragraph.strip():
        return None
    return sentence


def file_slug(title: str) -> str:
    """`title` as a file name: ASCII, at most eight words, and no word at the end that wants another."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = slugify(plain.replace("'", "")).split("-")
    kept = words[:SLUG_WORDS]
    while len(words) > SLUG_WORDS and len(kept) > 3 and kept[-1] in _DANGLING:
        kept.pop()
    while len(kept) > 1 and len("-".join(kept)) > TITLE_LENGTH:
        kept.pop()
    slug = "-".join(kept)[:TITLE_LENGTH].strip("-")
    return f"artikel-{slug}".strip("-") if slug in ("", "index", "readme") else slug
