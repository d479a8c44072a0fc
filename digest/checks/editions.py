"""Findings about the translations of a site, with file and line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.editions.read import source_fields
from digest.segments import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.model import Edition, Finding

_LINE_END = re.compile(r"\r\n|\r|\n")


def check_edition(edition: Edition, check: Callable[[str, str], list[Finding]]) -> list[Finding]:
    """The findings of `check` about every field and block of `edition` against what it translates, by line.

    What a person answered for has warnings at most. What is stale is passed over: its source is another by now,
    and the next translation replaces it.
    """
    findings = [
        _placed(finding, edition, start, text, reviewed=reviewed)
        for start, source, text, reviewed in (*_fields(edition), *_blocks(edition))
        for finding in check(source, text)
    ]
    return sorted(findings, key=lambda finding: finding.line or 0)


def _fields(edition: Edition) -> Iterator[tuple[int, str, str, bool]]:
    """The text fields: the offset in the file, the source, the text, and whether it is reviewed."""
    start, end, _ = frontmatter.locate(edition.text)
    sources = source_fields(edition.article)
    for field in frontmatter.text_fields(edition.text[start:end]):
        row = edition.fields.get(field.name)
        if row is not None and field.name in sources and not row.stale:
            yield start + field.start, sources[field.name], row.text, row.reviewed


def _blocks(edition: Edition) -> Iterator[tuple[int, str, str, bool]]:
    """The blocks of the body, in the same way."""
    sources = blocks(edition.article.body)
    offset = frontmatter.locate(edition.text)[2]
    for row in edition.rows:
        if row.index is not None and row.text and not row.stale:
            yield offset, sources[row.index].text, row.text, row.reviewed
        offset += len(row.text)


def _placed(finding: Finding, edition: Edition, start: int, text: str, *, reviewed: bool) -> Finding:
    words = text.find(finding.excerpt.rstrip("…")) if finding.excerpt else -1
    place = start + (words if words >= 0 else len(text) - len(text.lstrip()))
    line = len(_LINE_END.findall(edition.text, 0, place)) + 1
    return replace(finding, file=edition.file, line=line, severity="warning" if reviewed else finding.severity)


def count_findings(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`."""
    severities = [finding.severity for finding in findings]
    counts = ((severities.count("error"), "error"), (severities.count("warning"), "warning"))
    return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in counts)
