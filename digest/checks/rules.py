"""The checks themselves: each takes a pair of texts, and tells what is wrong with the translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.checks.languages import INDONESIAN_WORDS, SHARED_WORDS, spell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.checks.conventions import Quantity
    from digest.checks.pair import Pair

Issue = tuple[str, str]
"""What is wrong, and the words that it is about."""

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_PAGE = re.compile(r"\s*(?:<(?:!doctype|html|head|body)\b|\{\s*\"(?:error|message)\"\s*:)", re.IGNORECASE)
_SERVICE = re.compile(
    r"""
    mymemory\ warning | you\ used\ all\ available\ free\ translations | query\ length\ limit\ exce+ded
  | please\ select\ two\ distinct\ languages | invalid\ (?:source|target)\ language | invalid\ language\ pair
  | portal\.libretranslate\.com | slowdown:\ \d+\ per\ \d+
  | unusual\ traffic\ from\ your\ computer | before\ you\ continue\ to\ google
  | ^\W*(?:error\W{0,3})?(?:4\d\d|50\d)\W+
          (?:too\ many\ requests|service\ unavailable|bad\ gateway|forbidden|server\ error)
  | ^\W*(?:too\ many\ requests|service\ (?:temporarily\ )?unavailable|bad\ gateway|internal\ server\ error
          |gateway\ time-?out|access\ denied|quota\ exceeded|rate\ limit\ exceeded|daily\ limit\ exceeded
          |invalid\ api\ key|translation\ (?:failed|error|not\ found))\b
  | ^\W*(?:(?:sure|certainly|of\ course)\b[^\n]{0,20}?\bhere|here\ is\ the\ (?:english\ )?translation|as\ an\ ai\b
          |i['’]m\ sorry,\ (?:but\ )?i\ can(?:['’]t|not))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONG_ENOUGH = 60
_RATIO = (0.5, 1.6)


def find_empty(pair: Pair) -> Iterator[Issue]:
    """Nothing for something."""
    if pair.source.strip() and not pair.target.strip():
        yield "expected a translation, found nothing", _short(pair.source)


def find_service_message(pair: Pair) -> Iterator[Issue]:
    """What a service says about itself, or an error page, taken for a translation."""
    for pattern in (_PAGE, _SERVICE):
        found = pattern.search(pair.target)
        if found and not pattern.search(pair.source):
            message = f"expected a translation, found a message of the service: {_short(pair.target)!r}"
            yield message, found[0].strip()
            return


def find_placeholder(pair: Pair) -> Iterator[Issue]:
    """A mark that stood for markup on its way to the engine."""
    for found in pair.target_protected["mask"] - pair.source_protected["mask"]:
        yield f"a placeholder was left in the translation: {found}", found


def find_changed(kind: str, name: str) -> Callable[[Pair], Iterator[Issue]]:
    """A rule for one kind of what no translation may change: something is missing."""

    def find(pair: Pair) -> Iterator[Issue]:
        source, target = pair.source_protected[kind], pair.target_protected[kind]
        instead = [_short(item) for item in target - source]
        for at, item in enumerate(source - target):
            found = f"found {instead[at]}" if at < len(instead) else "it is missing"
            yield f"{name} has to stay as it is: expected {_short(item)}, {found}", item

    return find


def find_added(kind: str, name: str) -> Callable[[Pair], Iterator[Issue]]:
    """A rule for one kind of what no translation may change: there is more than before."""

    def find(pair: Pair) -> Iterator[Issue]:
        source, target = pair.source_protected[kind], pair.target_protected[kind]
        if not source - target:
            for item in target - source:
                yield f"{name} that is not in the article: {_short(item)}", item

    return find


def find_changed_number(pair: Pair) -> Iterator[Issue]:
    """Quantities that are others in the translation."""
    for left, right in pair.numbers.changed:
        yield f"{_expected(left)}, found {right.written!r}", right.written


def find_missing_number(pair: Pair) -> Iterator[Issue]:
    """Quantities that the translation does not have."""
    for quantity in pair.numbers.missing:
        yield f"{_expected(quantity)}, found nothing like it", quantity.written


def find_added_number(pair: Pair) -> Iterator[Issue]:
    """Quantities that the source does not have."""
    for quantity in pair.numbers.added:
        yield f"the number {quantity.written!r} is not in the article", quantity.written


def _expected(quantity: Quantity) -> str:
    english = spell(quantity)
    return f"expected {english}" + ("" if english == quantity.written else f" for {quantity.written!r}")


def find_untranslated(pair: Pair) -> Iterator[Issue]:
    """Sentences of the source left as they were."""
    for sentence in _SENTENCE.findall(pair.target_words):
        found = _function_words(sentence)
        if len(found) > 1 and not SHARED_WORDS.issuperset(found):
            yield f"Indonesian was left in the translation: {', '.join(found)}", _short(sentence)
            return


def find_unchanged(pair: Pair) -> Iterator[Issue]:
    """A text of several words that is the same in both languages."""
    text = pair.target_words.strip()
    if len(_WORD.findall(text)) > 3 and text == pair.source_words.strip() and any(map(str.islower, text.split())):
        yield "the translation is the same as the article", _short(text)


def find_odd_length(pair: Pair) -> Iterator[Issue]:
    """A translation much shorter or longer than translations are."""
    source, target = len(pair.source_words.strip()), len(pair.target_words.strip())
    if source < _LONG_ENOUGH:
        return
    ratio = target / source
    if not _RATIO[0] <= ratio <= _RATIO[1]:
        word = "shorter" if ratio < 1 else "longer"
        yield f"much {word} than the article: {target} characters for {source}", _short(pair.target_words)


def find_missing_term(pair: Pair) -> Iterator[Issue]:
    """A term of the glossary that is translated in another way."""
    for term, wanted in pair.glossary.items():
        if _holds(pair.source_words, term) and not _holds(pair.target_words, wanted):
            yield f"expected {wanted!r} for {term!r}, as in the glossary", term


def _function_words(sentence: str) -> list[str]:
    """The function words of Indonesian in a sentence, but not those inside a name in capitals."""
    tokens = _WORD.findall(sentence)
    found = []
    for at, token in enumerate(tokens):
        neighbours = tokens[max(at - 1, 0) : at] + tokens[at + 1 : at + 2]
        inside_name = len(neighbours) > 1 and all(word[0].isupper() for word in neighbours)
        if token in INDONESIAN_WORDS and not inside_name:
            found.append(token)
    return found


def _holds(text: str, term: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE) is not None


def _short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
