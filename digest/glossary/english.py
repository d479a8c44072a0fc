"""Whether an English text has a translation: in the plural, as an adjective, hyphenated, or spelt as the British
or the Americans do."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_BETWEEN = r"[\W_]{0,4}"  # words stand side by side; marks of Markdown may come between
_WITHIN = r"[\s\u00ad-]?"  # `cease-fire` is `ceasefire`
_LONG = 6
_SHARED = 5
_SMALL = frozenset({"and", "for", "from", "the", "with"})
_IRREGULAR = {
    "child": "child(?:ren)?",
    "children": "child(?:ren)?",
    "people": "(?:persons?|peoples?)",
    "person": "(?:persons?|people)",
}
_SECOND = "fare|field|holder|holding|m[ae]n|maker|room|ship|suit|time|wom[ae]n|yer"
_ADJECTIVES = "i?al(?:ly)?|ary|ful|ic(?:al)?(?:ly)?|ist|ly|wide"
_OF_NAMES = "(?:i?a?ns?|i|ese)?"
_ENDINGS = (
    (r"(?<=[^aeiou])y", r"(?:y|i[a-z]{1,6}|ying)"),
    (r"is", r"[ie]s"),
    (r"m[ae]n", r"m[ae]ns?"),
    (r"fe?", r"(?:fe?s?|ves|fed|fing)"),
    (r"e", rf"(?:e(?:d|{_SECOND})?s?|ing|{_ADJECTIVES})"),
    (r"[^aeiouwxy]", rf"{{}}(?:e?s|{{}}?ed|{{}}?ing|(?:{_SECOND})s?|{_ADJECTIVES})?"),
    (r"", rf"(?:e?s|ed|ing|(?:{_SECOND})s?|{_ADJECTIVES})?"),
)
"""How words end, and how they end when they are bent; `{}` is the ending itself. What Indonesian says with two
nouns, English says with an adjective (`pemilihan presiden`, `presidential election`) or a longer noun (`kapal
perang`, `warship`)."""
_BRITISH = re.compile(
    r"(?<=[a-z])(?:(?P<iz>(?<=[a-z]{3})is(?=ations?\b|e[ds]?\b|ing\b))|(?P<or>our(?=s?\b))|(?P<er>(?<=[bt])re(?=s?\b))"
    r"|(?P<ens>enc(?=es?\b))|(?P<gram>gramme(?=s?\b)))",
    re.IGNORECASE,
)


def holds(text: str, words: str) -> bool:
    """Whether `text` has `words`, in any capitals but for acronyms: `US` is not `us`."""
    return _pattern(_american(words)).search(_american(text)) is not None


def holds_stem(text: str, words: str) -> bool:
    """Whether `text` has a word that begins like one of `words`: `ministry` like `minister`."""
    stems = {word[:_SHARED] for word in re.findall(r"[^\W_]{3,}", words) if word.lower() not in _SMALL}
    pattern = "|".join(map(re.escape, sorted(stems)))
    return bool(stems) and re.search(rf"{_START}(?:{pattern})", text, re.IGNORECASE) is not None


def holds_verbatim(text: str, words: str, *, any_case: bool = False) -> bool:
    """Whether `text` has `words` as they are, but for white space."""
    pattern = r"\s+".join(re.escape(unicodedata.normalize("NFC", word)) for word in words.split())
    flags = re.IGNORECASE if any_case else re.NOFLAG
    return re.search(_START + pattern + _END, unicodedata.normalize("NFC", text), flags) is not None


@lru_cache(maxsize=64)
def _american(text: str) -> str:
    """`text` in one spelling. Words that are none of either are changed, too, but in all texts alike."""
    return _BRITISH.sub(lambda match: str(match.lastgroup), unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    inner = _BETWEEN.join(map(_word, re.findall(r"[^\W_]+", words))) or re.escape(words)
    return re.compile(_START + inner + _END)


def _word(word: str) -> str:
    if word.isupper() and len(word) > 1:
        return r"[.\s-]{0,2}".join(map(re.escape, word)) + "s?"
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return f"(?i:{re.escape(word)})"
    bent = _bent(_singular(word.lower()))
    return f"(?i:{bent}|{word}{_OF_NAMES})" if word[0].isupper() else f"(?i:{bent})"


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is", "news")) else word


def _bent(word: str) -> str:
    """A pattern for a word in its forms."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, forms in _ENDINGS:
        if match := re.search(f"{ending}$", word):
            within = _WITHIN if len(word) >= _LONG else ""
            return "".join(letter + within for letter in word[: match.start()]) + forms.replace("{}", match[0])
    return word
