"""Checks of what is not words: addresses, code, tags, labels, markup, quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.checks.markup import begins_with, unbalanced
from digest.checks.pair import short
from digest.checks.quotation import Quotation, expects
from digest.checks.speakers import count_speakers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.checks.pair import Issue, Pair


def find_placeholder(pair: Pair) -> Iterator[Issue]:
    """A mark that stood for markup on its way to the engine."""
    for found in pair.target_protected["mask"] - pair.source_protected["mask"]:
        yield f"a placeholder was left in the translation: {found}", found


def find_changed(kind: str, name: str) -> Callable[[Pair], Iterator[Issue]]:
    """A check of one kind of what no translation may change: something is missing."""

    def find(pair: Pair) -> Iterator[Issue]:
        source, target = pair.source_protected[kind], pair.target_protected[kind]
        if source == target:
            return
        instead = [short(item) for item in target - source]
        for at, item in enumerate(source - target):
            found = f"found {instead[at]}" if at < len(instead) else "it is missing"
            yield f"{name} has to stay as it is: expected {short(item)}, {found}", item

    return find


def find_added(kind: str, name: str) -> Callable[[Pair], Iterator[Issue]]:
    """A check of one kind of what no translation may change: there is more than before."""

    def find(pair: Pair) -> Iterator[Issue]:
        source, target = pair.source_protected[kind], pair.target_protected[kind]
        if target and not source - target:
            for item in target - source:
                yield f"{name} that is not in the article: {short(item)}", item

    return find


def find_unbalanced(pair: Pair) -> Iterator[Issue]:
    """Marks of Markdown and brackets that do not match, and do in the source.

    People take italics away, and add them; what nobody means is half a pair.
    """
    source, target = unbalanced(pair.source), unbalanced(pair.target)
    for signs, count in target.items():
        if signs[0] in "([{":
            if count not in (0, source[signs]):
                yield f"{abs(count)} too many {signs[0 if count > 0 else 1]} among the brackets {signs}", ""
        elif count % 2 > source[signs] % 2:
            yield f"{signs} without its counterpart: expected pairs, found {count}", ""
    expected, found = begins_with(pair.source), begins_with(pair.target)
    if expected != found:
        yield f"expected a text that begins with {expected or 'words'}, found {found or 'words'}", ""


def find_speaker(pair: Pair) -> Iterator[Issue]:
    """Quotations that nobody says any more."""
    if Quotation(pair.source_words).count:
        expected, found = count_speakers(pair.source_words, pair.target_words)
        if 2 * found < expected:
            yield f"expected who said it, as in the article ({expected} ×), found {found or 'nobody'}", ""


def find_quotation(pair: Pair) -> Iterator[Issue]:
    """Quotation marks lost, or more of them than in the source."""
    source, target = Quotation(pair.source_words), Quotation(pair.target_words)
    if not expects(source, target):
        excerpt = short(pair.target_words)
        yield f"expected quotation marks as in the article, {source.count}, found {target.count}", excerpt
