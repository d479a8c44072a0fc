"""All that can be said about a site's content: articles, topics, editions, and the translations in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.checks.editions import check_edition
from digest.checks.kept import KeptFindings
from digest.content import Content, markdown_files, read_content, read_text
from digest.editions import Editions, read_editions
from digest.editions.places import find_orphans
from digest.glossary import read_glossary
from digest.model import Finding
from digest.taxonomy import read_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.model import Edition
    from digest.settings import Settings

_CONFLICT = re.compile(r"^<{7} .*?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read of a site, and the findings about it by file and line."""

    content: Content
    editions: Editions
    findings: tuple[Finding, ...]


def check_site(
    settings: Settings,
    *,
    covers: Callable[[str], bool],
    follow: Callable[[list[Edition]], Iterable[Edition]] = iter,
) -> Checked:
    """Check the files that `covers` names (`content/id/2024/a.md`). All are read: one can clash with another.

    follow: is given the editions that are to be checked, and sees each as its turn comes
    """
    content = read_content(settings)
    editions = read_editions(content.published, settings)
    glossary, wrong = read_glossary(settings)
    findings = [
        *content.findings,
        *read_topics(settings).findings,
        *wrong,
        *editions.findings,
        *find_orphans(settings),
        *_find_conflicts(settings),
    ]
    kept = KeptFindings(settings.build / "findings.json", glossary)
    chosen = [edition for edition in editions.by_path.values() if covers(edition.file)]
    for edition in follow(chosen):
        findings += check_edition(edition, kept.check)
    kept.keep(everything=len(chosen) == len(editions.by_path))
    covered = {finding for finding in findings if covers(finding.file or "")}
    return Checked(content, editions, tuple(sorted(covered, key=_place)))


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return (finding.file or "", finding.line or 0, finding.code, finding.message)


def _find_conflicts(settings: Settings) -> Iterator[Finding]:
    """Marks that git leaves where two changes met. In a body they are valid Markdown, and would be published."""
    files = [settings.content / name for name in ("topics.yml", "glossary.yml")]
    for locale in settings.locales:
        files += markdown_files(settings.content / locale, settings, [])
    for file in files:
        name = file.relative_to(settings.root).as_posix()
        text = read_text(file, name)[0] if file.exists() else None
        for match in _CONFLICT.finditer(text or ""):
            line = match.string.count("\n", 0, match.start()) + 1
            message = "a merge was left unfinished; keep one of the two versions below"
            yield Finding("merge-conflict", "error", message, excerpt=match[0], file=name, line=line)
