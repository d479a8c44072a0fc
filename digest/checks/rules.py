"""The checks themselves: each takes a pair of texts, and tells what is wrong with the translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.checks.gaps import THRESHOLD
from digest.checks.languages import INDONESIAN_WORDS, SHARED_WORDS
from digest.checks.lexicon import LEXICON
from digest.checks.loops import find_loops, find_repeated_sentences
from digest.checks.markup import paragraphs
from digest.checks.pair import short
from digest.checks.roots import root_of
from digest.checks.services import find_service_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checks.pair import Issue, Pair

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_RUN = 4
_LONG_ENOUGH = 60
_RATIO = (0.4, 2.2)


def find_empty(pair: Pair) -> Iterator[Issue]:
    """Nothing for something."""
    if pair.source.strip() and not pair.target.strip():
        yield "expected a translation, found nothing", short(pair.source)


def find_service_message(pair: Pair) -> Iterator[Issue]:
    """What a service says about itself, or an error page, taken for a translation."""
    found = find_service_words(pair.source, pair.target)
    if found:
        yield f"expected a translation, found a message of the service: {short(pair.target)!r}", found


def find_untranslated(pair: Pair) -> Iterator[Issue]:
    """Sentences of the source left as they were, or parts of them."""
    words = set(_WORD.findall(pair.target_words))
    copied = _Copied(pair.source_words) if len(words.intersection(_WORD.findall(pair.source_words))) > 2 else None
    if copied is None and len(words & INDONESIAN_WORDS) < 2:
        return
    for sentence in _SENTENCE.findall(pair.target_words):
        found = _function_words(sentence)
        if len(found) > 1 and not SHARED_WORDS.issuperset(found):
            yield f"Indonesian was left in the translation: {', '.join(found)}", short(sentence)
            return
        part = copied.part_of(sentence) if copied else ""
        if part:
            yield f"Indonesian was left in the translation: {short(part)!r}", short(part)
            return


def find_unchanged(pair: Pair) -> Iterator[Issue]:
    """A text of several words that is the same in both languages."""
    text = pair.target_words.strip()
    if len(_WORD.findall(text)) > 3 and text == pair.source_words.strip() and any(map(str.islower, text.split())):
        yield "the translation is the same as the article", short(text)


def find_odd_length(pair: Pair) -> Iterator[Issue]:
    """A translation much shorter or longer than translations are."""
    source, target = len(pair.source_words.strip()), len(pair.target_words.strip())
    if source < _LONG_ENOUGH:
        return
    ratio = target / source
    if ratio < 1 and pair.gap.evidence >= THRESHOLD:
        return
    if not _RATIO[0] <= ratio <= _RATIO[1]:
        word = "shorter" if ratio < 1 else "longer"
        yield f"much {word} than the article: {target} characters for {source}", short(pair.target_words)


def find_loop(pair: Pair) -> Iterator[Issue]:
    """Text that is repeated more often than in the source."""
    loops = list(find_loops(pair.target_words))
    if loops and len(loops) > sum(1 for _ in find_loops(pair.source_words)):
        longest = max(loops, key=len)
        yield f"the text is repeated: {short(longest)!r}", longest[:60]
        return
    often = find_repeated_sentences(pair.target_words)
    if often.total() and often.total() > find_repeated_sentences(pair.source_words).total():
        sentence = short(next(iter(often)))
        yield f"a sentence is repeated: {sentence!r}", sentence


def find_paragraphs(pair: Pair) -> Iterator[Issue]:
    """More or fewer paragraphs than in the source."""
    expected, found = len(paragraphs(pair.source)), len(paragraphs(pair.target))
    if found and found != expected:
        yield f"expected {expected} paragraph{'s'[: expected != 1]}, as in the article, found {found}", ""


def find_incomplete(pair: Pair) -> Iterator[Issue]:
    """A part of the source that is not in the translation."""
    if pair.gap.evidence >= THRESHOLD:
        part = short(pair.source_words[pair.gap.start : pair.gap.end])
        what = f"a part of the article seems to be missing: {part!r}" if part else "the end seems to be missing"
        yield what, part


def find_missing_term(pair: Pair) -> Iterator[Issue]:
    """A term of the glossary that is translated in another way."""
    for use in pair.missing_terms:
        if not use.term.keep:
            written = pair.source_words[use.start : use.end]
            yield f"expected {use.text!r} for {written!r}, as in the glossary", written


def find_missing_name(pair: Pair) -> Iterator[Issue]:
    """A term of the glossary that is to stay as it is, and did not."""
    for use in pair.missing_terms:
        if use.term.keep:
            yield f"{use.text!r} has to stay as it is, as the glossary says", use.text


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


class _Copied:
    """What a translation has in the words of the source."""

    def __init__(self, source: str) -> None:
        words = _WORD.findall(source)
        self._runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
        self._sentences = {tuple(_WORD.findall(sentence)) for sentence in _SENTENCE.findall(source)}

    def part_of(self, sentence: str) -> str:
        """A run of Indonesian words in `sentence` that the source has, or all of it."""
        words = _WORD.findall(sentence)
        if len(words) > 2 and tuple(words) in self._sentences and sum(map(_is_indonesian, words)) > 1:
            return sentence
        for at in range(len(words) - _RUN + 1):
            run = tuple(words[at : at + _RUN])
            small = [word for word in run if word.islower()]
            if len(small) >= _RUN - 1 and run in self._runs and sum(map(_is_indonesian, small)) > 1:
                return " ".join(run)
        return ""


def _is_indonesian(word: str) -> bool:
    """Whether Indonesian has this word, and English has not."""
    root = root_of(word.lower())
    return root is not None and word.lower() not in LEXICON[root]
