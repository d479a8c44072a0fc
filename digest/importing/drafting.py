"""A reading → a draft: the portal's lines removed, the facts inferred, what is not known left as a TODO."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.importing import boilerplate, titles
from digest.importing.credits import copied_from, read_credits
from digest.importing.datelines import find_dateline
from digest.importing.inference import infer, tags_from
from digest.importing.model import Draft, Facts, InputError, Removal, Run
from digest.importing.rendering import render
from digest.importing.sentences import glued

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from digest.importing.model import Block, Reading

_NEAR = 4
"""How many blocks from the beginning the page's headline may stand again."""


def compose_draft(reading: Reading, *, given: Facts, today: date, topics: Collection[str] = frozenset()) -> Draft:
    """Make an article of `reading`.

    given:  what the person says who imports; it goes before everything that is found
    today:  the day of the import, which stands as the date where none is found
    topics: the site's tags; those of the page's keywords that are among them become the article's tags
    Raises InputError where nothing but the portal's lines is left.
    """
    blocks, removed = boilerplate.remove_boilerplate(reading.blocks)
    blocks, credited, credit_lines = read_credits(blocks)
    stated = given.over(reading.facts).over(copied_from(removed)).over(credited)
    headline, blocks, repeated = _take_headline(blocks, stated.title, looks=not reading.facts.title)
    dateline, blocks, cut = _cut_dateline(blocks)
    blocks, initials = boilerplate.remove_initials(blocks)
    blocks = [block if block.kind == "opaque" else block.with_spaces(glued(block.text)) for block in blocks]
    texts = [block.readable for block in blocks if block.kind == "paragraph"]
    texts = texts or [block.readable for block in blocks if block.kind != "opaque"]
    if not texts:
        raise InputError(f"{reading.name}: expected the text of an article, found none")
    stated = stated.over(Facts(title=headline)).over(dateline)
    facts, todos, notes = infer(stated, texts, teaser=reading.teaser, today=today)
    tags, more = tags_from(reading.keywords, topics)
    return Draft(
        facts.over(Facts(tags=tags)),
        render(blocks),
        tuple(todos),
        (*removed, *credit_lines, *repeated, *cut, *initials),
        (*reading.notes, *notes, *more),
    )


def _take_headline(
    blocks: Sequence[Block], title: str | None, *, looks: bool
) -> tuple[str | None, list[Block], list[Removal]]:
    """The headline, the blocks without it, and what was removed for saying it again.

    looks: a first line that looks like a headline is one
    """
    kept, repeated = list(blocks), []
    for index, block in enumerate(blocks[:_NEAR]):
        if title and _words(block.readable) == _words(title) and len(blocks) > 1:
            repeated.append(Removal("headline", block.readable))
            kept.remove(block)
            return title, kept, repeated
        if block.kind == "heading" and block.level == 1:
            del kept[index]
            return title or block.readable, kept, []
    following = max((block.readable for block in kept[1:_NEAR] if block.kind == "paragraph"), key=len, default="")
    if looks and kept and kept[0].kind == "paragraph" and titles.is_headline(kept[0].readable, following):
        headline = kept.pop(0).readable
        return title or headline, kept, [Removal("headline", headline)] if title else []
    return title, kept, []


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _cut_dateline(blocks: list[Block]) -> tuple[Facts, list[Block], list[Removal]]:
    """The source that the first paragraph's dateline names, and the blocks without the dateline."""
    index = next((number for number, block in enumerate(blocks) if block.kind == "paragraph"), None)
    if index is None:
        return Facts(), blocks, []
    before, first, after = blocks[:index], blocks[index], blocks[index + 1 :]
    if re.search(r"\s[-–—]{1,2}$", first.text) and after and after[0].kind == "paragraph":
        # `Jakarta --` on a line of its own.
        first = replace(first, runs=(*first.runs, Run(" "), *after[0].runs))
        after = after[1:]
    dateline = find_dateline(first.text)
    if dateline is None:
        return Facts(), [*before, first, *after], []
    removal = Removal("dateline", first.text[: dateline.end].strip(" *"))
    rest = first.without(0, dateline.end)
    return Facts(source=dateline.source), [*before, rest, *after], [removal]
