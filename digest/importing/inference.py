"""What the text itself tells about its date, source, title and summary. Nothing is invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.frontmatter import slugify
from digest.importing import titles
from digest.importing.datelines import dateline_date
from digest.importing.dates import YEARLESS, Rank, publication_date
from digest.importing.model import Facts, Todo, When
from digest.importing.outlets import find_mentions, find_unknown, outlet_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date


def infer(
    stated: Facts, texts: Sequence[str], *, teaser: str | None, today: date
) -> tuple[Facts, list[Todo], list[str]]:
    """Complete `stated` from the paragraphs `texts` and the page's `teaser`.

    Returns facts that have a title and a date, what a person has to look at, and how the rest was found.
    """
    facts, todos, notes = Facts(), [], []
    if not stated.title:
        facts = facts.over(Facts(title=titles.title_from(texts[0])))
        todos.append(Todo("title", "write a headline; this is how the text begins"))
    if not stated.date:
        when, doubt = _date(texts, today)
        facts = facts.over(Facts(date=when))
        todos += [Todo("date", doubt)] if doubt else []
    if not stated.source:
        source, note = _source(stated.url, texts)
        facts = facts.over(Facts(source=source))
        notes += [note] if source and note else []
        todos += [] if source else [Todo("source", note)]
    facts = facts.over(Facts(summary=stated.summary or _teaser(teaser, texts) or titles.summary_from(texts[0])))
    return stated.over(facts), todos, notes


def _date(texts: Sequence[str], today: date) -> tuple[When, str]:
    """The day of publication, and what is doubtful about it."""
    dated = dateline_date(texts[0])
    if dated:
        return dated, ""
    found = publication_date(texts, today=today)
    if found is None:
        yearless = next((match[0] for match in map(YEARLESS.search, texts) if match), None)
        says = f"the text says '{yearless}', without a year" if yearless else "the text states no date"
        return When(today), f"{says}; this is the day of the import"
    if not found.right:
        return found.when, "its weekday in the text is another; which is right?"
    return found.when, "the only date in the text; was it published then?" if found.rank == Rank.BARE else ""


def _source(url: str | None, texts: Sequence[str]) -> tuple[str | None, str]:
    """The source, and how it was found; or None, and what a person has to find out."""
    if url and (name := outlet_of(url)):
        return name, ""
    mentions = find_mentions(texts)
    if not mentions:
        unknown = find_unknown(texts)
        hint = f" (the text says '{unknown}')" if unknown else ""
        return None, f"source: {{name: …, url: …}}: who published this?{hint}"
    first, *others = mentions
    also = f"; it names {', '.join(other.name for other in others)} as well" if others else ""
    return first.name, f"source: {first.name}, because the text says '{first.words}'{also}"


def _teaser(teaser: str | None, texts: Sequence[str]) -> str | None:
    """The page's description where it is a summary of this very text, whole, and not its beginning again."""
    if not teaser or re.search(r"(?:…|\.{2,})\s*$", teaser):
        return None
    words, lead = _words(teaser), _words(texts[0])
    known = set(_words(" ".join(texts)))
    long = [word for word in words if len(word) > 3]
    own = long and sum(word in known for word in long) >= 0.6 * len(long)
    return None if not own or lead[: len(words)] == words or words[: len(lead)] == lead else teaser


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def tags_from(keywords: Sequence[str], topics: Collection[str]) -> tuple[tuple[str, ...], list[str]]:
    """Those of the page's keywords that are topics of the site, and a note about the others."""
    slugs = [(keyword, slugify(keyword)) for keyword in keywords]
    tags = tuple(dict.fromkeys(slug for _, slug in slugs if slug in topics))
    others = [keyword for keyword, slug in slugs if slug and slug not in topics]
    return tags, [f"keywords of the page that are no topics here: {', '.join(others)}"] if others else []
