"""Findings about a translation: numbers, links, leftovers, length, and what engines say instead of translating.

`rules` has the checks, the table here their codes and severities. They are calibrated on translations by people
and by good engines (tests/benchmarks/checks.py): an error is right to stop a build, a warning is worth a look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.checks import rules
from digest.checks.pair import Pair
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digest.model import Severity

__all__ = ["CHECKS", "Check", "check_translation"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. After a finding of a `final` one, the others would only say the same in other words."""

    code: str
    severity: Severity
    find: Callable[[Pair], Iterator[rules.Issue]]
    final: bool = False


CHECKS: tuple[Check, ...] = (
    Check("empty", "error", rules.find_empty, final=True),
    Check("service-message", "error", rules.find_service_message, final=True),
    Check("placeholder", "error", rules.find_placeholder),
    Check("leftover", "error", rules.find_untranslated, final=True),
    Check("unchanged", "warning", rules.find_unchanged, final=True),
    Check("number-changed", "error", rules.find_changed_number),
    Check("number-missing", "warning", rules.find_missing_number),
    Check("number-added", "warning", rules.find_added_number),
    Check("link", "error", rules.find_changed("link", "an address")),
    Check("link-added", "warning", rules.find_added("link", "an address")),
    Check("code", "error", rules.find_changed("code", "code")),
    Check("code-added", "warning", rules.find_added("code", "code")),
    Check("shortcode", "error", rules.find_changed("shortcode", "a shortcode or label")),
    Check("shortcode-added", "warning", rules.find_added("shortcode", "a shortcode or label")),
    Check("html", "error", rules.find_changed("tag", "an HTML tag")),
    Check("html-added", "warning", rules.find_added("tag", "an HTML tag")),
    Check("length", "warning", rules.find_odd_length),
    Check("term", "warning", rules.find_missing_term),
)


def check_translation(source: str, target: str, *, glossary: Mapping[str, str] | None = None) -> list[Finding]:
    """What a person should look at in `target`, the English translation of the Indonesian `source`.

    Both are Markdown: a sentence, a paragraph, or a text of several. `glossary` says how terms of the source are
    to be translated. The findings have no file and no line; `excerpt` is from the text that they are about.
    """
    pair = Pair(source, target, glossary or {})
    findings: list[Finding] = []
    for check in CHECKS:
        found = [Finding(check.code, check.severity, message, excerpt) for message, excerpt in check.find(pair)]
        findings += found
        if found and check.final:
            break
    return findings
