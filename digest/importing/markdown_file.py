"""Markdown → blocks. What stands there is a person's: paragraphs are looked into, everything else stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from digest import frontmatter
from digest.importing.model import Block, Facts, InputError, Reading, Run, When
from digest.importing.plaintext import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

_ALIASES = {
    "author": "authors",
    "byline": "authors",
    "categories": "tags",
    "category": "tags",
    "keywords": "tags",
    "tag": "tags",
    "description": "summary",
    "excerpt": "summary",
    "published": "date",
    "publishdate": "date",
    "pubdate": "date",
}
"""How other generators name the keys of an article."""

_ADDRESSES = ("canonical", "canonical_url", "original_url", "source_url", "link", "url")
_KEY = re.compile(r"^([\w-]+)(?=\s*:)", re.MULTILINE)
_NOT_KEPT = ("image",)


def read_markdown(text: str, *, name: str, zone: ZoneInfo) -> Reading:
    """Read a Markdown file with or without front matter. Raises InputError for front matter in TOML."""
    text = clean(text)
    if re.match(r"\+\+\+\s*\n", text):
        raise InputError(f"{name}: expected front matter in YAML (between `---`), found TOML (`+++`)")
    head, body = frontmatter.split(text)
    facts, notes = _read_head(head or "", name, zone)
    blocks = list(_blocks(body))
    if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
        facts = facts.over(Facts(title=blocks.pop(0).readable))
    return Reading(name, tuple(blocks), facts, notes=tuple(notes))


def _read_head(head: str, name: str, zone: ZoneInfo) -> tuple[Facts, list[str]]:
    """What the front matter says, and what of it is not kept."""
    present = {key.lower() for key in _KEY.findall(head)}

    def rename(match: re.Match[str]) -> str:
        key = match[1].lower()
        alias = _ALIASES.get(key, key)
        return match[1] if alias in present - {key} else alias

    head = _KEY.sub(rename, head)
    values, findings, nodes = frontmatter.read_fields(head, file=name, zone=zone)
    addresses = [
        line.partition(":")[2].strip(" \"'")
        for key in _ADDRESSES
        for line in head.splitlines()
        if re.match(rf"{key}\s*:", line, re.IGNORECASE)
    ]
    notes = [str(found) for found in findings if found.code in ("wrong-value", "front-matter")]
    known = {*nodes, *_ADDRESSES} - set(_NOT_KEPT)
    notes += [f"{key}: not kept" for key in _KEY.findall(head) if key.lower() not in known]
    date, source = values.get("date"), values.get("source")
    when = When(date.date(), date.time() if values["has_time"] else None) if date else None
    url = source.url if source else None
    facts = Facts(
        title=values.get("title"),
        date=when,
        source=source.name if source else None,
        url=url or next((address for address in addresses if address.startswith(("http://", "https://"))), None),
        authors=values.get("authors", ()),
        tags=values.get("tags", ()),
        summary=values.get("summary"),
        slug=values.get("slug"),
        draft=values.get("draft", False),
    )
    return facts, notes


def _blocks(body: str) -> Iterator[Block]:
    """The paragraphs and headings at the top level, and what stands between them as it is."""
    lines = body.split("\n")
    position = 0
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.level or token.type not in ("paragraph_open", "heading_open") or token.map is None:
            continue
        start, end = token.map
        yield from _opaque(lines[position:start])
        heading = token.type == "heading_open"
        text = Run("\n".join(lines[start:end]).strip("\n").rstrip())
        level = int(token.tag[1]) if heading else 0
        yield Block("heading" if heading else "paragraph", (text,), level, markdown=True)
        position = end
    yield from _opaque(lines[position:])


def _opaque(lines: list[str]) -> Iterator[Block]:
    text = re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", "\n".join(lines) + "\n")
    if text:
        yield Block("opaque", (Run(text),), markdown=True)
