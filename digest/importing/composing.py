"""A draft → the text and the path of its file."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from digest.errors import UsageError
from digest.frontmatter import is_slug, quote, read_fields, slugify
from digest.importing.dates import written
from digest.importing.model import When
from digest.importing.titles import file_slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from digest.importing.model import Draft, Facts
    from digest.settings import Settings

_UNSAFE = re.compile(r"[\s<>\"\\^`{|}]")


def compose_text(draft: Draft, *, zone: ZoneInfo) -> str:
    """The whole file: front matter that reads back without an error, and the body.

    Raises UsageError where an option's value is none that the front matter may have.
    """
    lines = list(_lines(draft.facts, zone))
    comments: dict[str, str] = {todo.field: f"  # TODO: {todo.comment}" for todo in draft.todos}
    head = "".join(f"{line}{comments.pop(key, '')}\n" for key, line in lines)
    head += "".join(f"{comment.strip()}\n" for comment in comments.values())
    findings = read_fields(head, file="the article", zone=zone)[1]
    if any(finding.severity == "error" for finding in findings):
        raise UsageError("\n".join(finding.message for finding in findings))
    return f"---\n{head}---\n\n{draft.body}"


def _lines(facts: Facts, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    """The lines of the front matter by key, in the order of the manual."""
    yield "title", f"title: {quote(_line(facts.title or ''))}"
    if facts.date:
        yield "date", f"date: {written(facts.date, zone=zone)}"
    if facts.source:
        name = quote(_line(facts.source))
        url = quote(percent_encoded(facts.url)) if facts.url else None
        yield "source", f"source: {{name: {name}, url: {url}}}" if url else f"source: {name}"
    if facts.authors:
        yield "authors", f"authors: [{', '.join(quote(_line(name)) for name in facts.authors)}]"
    if facts.tags:
        yield "tags", f"tags: [{', '.join(quote(slugify(tag)) for tag in facts.tags)}]"
    if facts.summary:
        yield "summary", f"summary: {quote(_line(facts.summary))}"
    if facts.draft:
        yield "draft", "draft: true"


def _line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text).split())


def percent_encoded(url: str) -> str:
    """`url` with what an address may not hold, such as a space, in percents."""
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url.strip())


def parse_url(text: str, *, option: str) -> str:
    """An address as the front matter has it. Raises UsageError, naming `option`."""
    url = percent_encoded(text)
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"{option}: expected an address that begins with https://, found {text!r}")
    return url


def parse_date(text: str, *, option: str, zone: ZoneInfo) -> When:
    """A date as the front matter has it. Raises UsageError, naming `option`."""
    values = read_fields(f"date: {quote(text)}", file="", zone=zone)[0]
    if "date" not in values:
        raise UsageError(f"{option}: expected YYYY-MM-DD [HH:MM], found {text!r}")
    moment: datetime = values["date"]
    return When(moment.date(), moment.time() if values["has_time"] else None)


def article_path(facts: Facts, settings: Settings) -> Path:
    """`content/<source>/<yyyy>/<slug>.md`. Raises UsageError for a slug that cannot be one."""
    if facts.slug and not is_slug(facts.slug):
        near = slugify(facts.slug)
        hint = f", such as {near!r}" if near else ""
        raise UsageError(f"slug: expected letters, digits and hyphens{hint}, found {facts.slug!r}")
    slug = facts.slug or file_slug(facts.title or "")
    return settings.content / settings.source / f"{_year(facts.date, settings.zone):04}" / f"{slug}.md"


def _year(when: When | None, zone: ZoneInfo) -> int:
    if when is None:
        raise ValueError("a draft has a date")
    if when.clock and when.zone:
        return datetime.combine(when.day, when.clock, when.zone).astimezone(zone).year
    return when.day.year
