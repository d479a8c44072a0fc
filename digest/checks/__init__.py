"""Findings about a translation: what it has lost, changed, added, or left as it was.

The table here has the checks, with their codes and severities. `rules` looks at the text as a whole, `figures` at
numbers, times, dates and money, `marks` at what is not words. They are calibrated on translations by people and by
good engines (tests/benchmarks/checks.py): an error is right to stop a build, a warning is worth a look.

`pair` holds what they all want to know: quantities (`conventions`, `counting`, `quantities`, `units`, compared in
`differences` and `order`), dates (`days`), currencies (`money`), markup (`markup`, `quotation`, `speakers`), and
the words of the source whose translation can be recognised (`lexicon`, `roots`, `anchors`), from which follows
what is missing (`gaps`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.checks import figures, marks, rules
from digest.checks.markup import paragraphs
from digest.checks.pair import Pair
from digest.glossary import Glossary, glossary_of
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digest.checks.pair import Issue
    from digest.model import Severity

__all__ = ["CHECKS", "Check", "check_translation"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. After a finding of a `final` one, the others would only say the same in other words."""

    code: str
    severity: Severity
    find: Callable[[Pair], Iterator[Issue]]
    meaning: str
    final: bool = False


CHECKS: tuple[Check, ...] = (
    Check("empty", "error", rules.find_empty, "nothing where a translation is expected", final=True),
    Check(
        "service-message",
        "error",
        rules.find_service_message,
        "an error page or a service's own words",
        final=True,
    ),
    Check(
        "placeholder", "error", marks.find_placeholder, "a placeholder was not turned back into markup", final=True
    ),
    Check("leftover", "error", rules.find_untranslated, "Indonesian was left over", final=True),
    Check("unchanged", "warning", rules.find_unchanged, "the same as the article", final=True),
    Check("number-changed", "error", figures.find_changed_number, "a number or a magnitude is another"),
    Check("number-missing", "warning", figures.find_missing_number, "a number is missing"),
    Check("number-added", "warning", figures.find_added_number, "a number that the article does not have"),
    Check("count-changed", "warning", figures.find_changed_count, "a small number in words is another"),
    Check("number-order", "warning", figures.find_swapped_number, "two numbers have changed places"),
    Check("time", "error", figures.find_changed_time, "a time of day is another"),
    Check("date", "error", figures.find_changed_date, "a day, month or weekday is another"),
    Check("date-order", "warning", figures.find_turned_date, "day and month in digits have changed places"),
    Check("currency", "error", figures.find_changed_currency, "an amount is in another currency"),
    Check("currency-missing", "warning", figures.find_missing_currency, "an amount has lost its currency"),
    Check("quotation", "warning", marks.find_quotation, "quotation marks lost or added"),
    Check("speaker", "warning", marks.find_speaker, "a quotation has lost who said it"),
    Check("link", "error", marks.find_changed("link", "an address"), "an address was altered or lost"),
    Check(
        "link-added",
        "warning",
        marks.find_added("link", "an address"),
        "an address that the article does not have",
    ),
    Check("code", "error", marks.find_changed("code", "code"), "code was altered or lost"),
    Check("code-added", "warning", marks.find_added("code", "code"), "code that the article does not have"),
    Check(
        "shortcode",
        "error",
        marks.find_changed("shortcode", "a shortcode or label"),
        "a shortcode, footnote or label was altered or lost",
    ),
    Check(
        "shortcode-added",
        "warning",
        marks.find_added("shortcode", "a shortcode or label"),
        "one that the article does not have",
    ),
    Check("html", "error", marks.find_changed("tag", "an HTML tag"), "an HTML tag was altered or lost"),
    Check(
        "html-added",
        "warning",
        marks.find_added("tag", "an HTML tag"),
        "an HTML tag that the article does not have",
    ),
    Check("markup", "warning", marks.find_unbalanced, "bold, italics, brackets or signs of a block do not match"),
    Check("loop", "warning", rules.find_loop, "text is repeated"),
    Check("paragraphs", "warning", rules.find_paragraphs, "more or fewer paragraphs than the article"),
    Check("incomplete", "warning", rules.find_incomplete, "a part of the article seems to be missing"),
    Check("length", "warning", rules.find_odd_length, "much shorter or longer than the article"),
    Check("term", "warning", rules.find_missing_term, "a term is not translated as in the glossary"),
    Check("name", "warning", rules.find_missing_name, "a name that the glossary keeps has changed"),
)


def check_translation(
    source: str, target: str, *, glossary: Glossary | Mapping[str, str] | None = None
) -> list[Finding]:
    """What a person should look at in `target`, the English translation of the Indonesian `source`.

    Both are Markdown: a sentence, a paragraph, or a text of several. `glossary` says how terms of the source are
    to be translated. The findings have no file and no line; `excerpt` is from the text that they are about.
    """
    terms = glossary if isinstance(glossary, Glossary) else glossary_of(glossary or {})
    left, right = paragraphs(source), paragraphs(target)
    together = len(left) != len(right) or len(left) < 2
    texts = [(source, target)] if together else zip(left, right, strict=True)
    return [finding for pair in texts for finding in _check(Pair(*pair, terms))]


def _check(pair: Pair) -> list[Finding]:
    findings: list[Finding] = []
    for check in CHECKS:
        found = [Finding(check.code, check.severity, message, excerpt) for message, excerpt in check.find(pair)]
        findings += found
        if found and check.final:
            break
    return findings
