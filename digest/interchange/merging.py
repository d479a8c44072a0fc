"""Answers → the edition with what is new in them. What cannot be taken is told, and the rest is taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.interchange.composing import Change, compose_edition
from digest.interchange.faults import find_faults
from digest.interchange.model import BLOCK, print_of
from digest.interchange.units import make_units
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from digest.glossary import Glossary
    from digest.interchange.model import Answer, Key, Unit
    from digest.model import Article, Edition, Severity


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of the answers to one article.

    text:     the edition's file; None where it stays as it is
    edited, reviewed, unfinished: how many texts a person changed, answered for, and left unfinished
    """

    text: str | None = None
    edited: int = 0
    reviewed: int = 0
    unfinished: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """How strict to be, and who it is.

    force:      also take what is faulty, or what somebody else has changed in the meantime
    unfinished: also take what the tool says is not finished
    reviewer:   who answers for what is approved, given whom the file names
    """

    today: date
    reviewer: Callable[[str | None], str]
    force: bool = False
    unfinished: bool = False


def merge_answers(
    article: Article, edition: Edition | None, answers: Iterable[Answer], *, rules: Rules, glossary: Glossary
) -> Merged:
    """The edition of `article` with `answers` in it: a text that is another than stands there is a person's edit.

    Taken is what a translator changed since it was exported, as long as nobody else has: what an engine wrote in
    the meantime gives way, what a person wrote does not.
    """
    units = {unit.key: unit for unit in make_units(article, edition)}
    sorted_out = _SortedOut(units, edition, rules)
    for answer in answers:
        sorted_out.add(answer)
    changes, findings = sorted_out.changes, sorted_out.findings
    if edition is None and changes and len(changes) < len(units):
        count = f"{len(changes):,} of its {len(units):,} texts are translated and can be taken"
        advice = "translate the rest, or run `digest translate`, and import again"
        place = next(iter(sorted_out.origins))
        message = f"{article.file}: has no edition yet, and {count}; {advice}"
        return Merged(findings=(*findings, Finding("incomplete", "error", message, file=place)))
    if not changes:
        return Merged(unfinished=sorted_out.unfinished, findings=tuple(findings))
    approved = [change for change in changes.values() if change.approved]
    by = rules.reviewer(next((change.by for change in approved if change.by), None)) if approved else None
    text = compose_edition(article, edition, list(changes.values()), by=by, today=rules.today, glossary=glossary)
    return Merged(
        text,
        edited=sum(change.text is not None for change in changes.values()),
        reviewed=len(approved),
        unfinished=sorted_out.unfinished,
        findings=tuple(findings),
    )


class _SortedOut:
    """Answers in two heaps: changes to the edition by unit, and findings."""

    def __init__(self, units: dict[Key, Unit], edition: Edition | None, rules: Rules) -> None:
        self._units = units
        self._rules = rules
        self._is_own = edition is not None and not edition.translation.has_origins
        self.changes: dict[Key, Change] = {}
        self.findings: list[Finding] = []
        self.origins: dict[str, None] = {}
        self.unfinished = 0

    def add(self, answer: Answer) -> None:
        """Sort one answer."""
        assert answer.key is not None  # noqa: S101  for the type checker: matched answers have one
        self.origins[answer.origin] = None
        unit = self._units.get(answer.key)
        if not answer.target.strip():
            return
        if unit is None:
            message = f"{answer.key}: the article has changed since the export; export it again"
            self.findings.append(Finding("changed-source", "warning", message, file=answer.origin))
        elif not answer.finished and not self._rules.unfinished:
            self._leave(answer, unit)
        else:
            self._take(answer, unit)

    def _leave(self, answer: Answer, unit: Unit) -> None:
        self.unfinished += 1
        if answer.exported is not None and not answer.untouched:
            advice = "finish it in the tool, or give --unfinished"
            self._tell("unfinished", "warning", answer, unit, f"new, but marked as not finished; {advice}")

    def _take(self, answer: Answer, unit: Unit) -> None:
        text = _text_of(answer, unit)
        is_same = unit.print == print_of(text)
        # What is gone from the edition by no person's will is new again.
        is_new = not is_same and (not answer.untouched or not (unit.target or unit.by_person))
        if not is_new and not answer.approved:
            return
        earlier = self.changes.get(unit.key)
        if self._is_own:
            reason = "the edition does not say what it was made from; run `digest review` on it first"
            self._tell("unknown-origin", "error", answer, unit, reason)
        elif earlier is not None and print_of(earlier.text or unit.target) != print_of(text):
            self._tell("conflict", "error", answer, unit, "translated in two ways; the first is taken")
        elif is_same and unit.state != "reviewed":
            self._change(unit, Change(unit.place, None, approved=True, by=answer.by))
        elif is_new:
            reasons = [] if self._rules.force else list(self._reasons(answer, unit, text))
            for code, reason in reasons:
                self._tell(code, "error", answer, unit, reason)
            if not reasons:
                self._change(unit, Change(unit.place, text, approved=answer.approved, by=answer.by))
        elif not is_same:
            reason = "approved, but another text stands in the edition since the export; export it again"
            self._tell("conflict", "error", answer, unit, reason)

    def _reasons(self, answer: Answer, unit: Unit, text: str) -> Iterator[tuple[str, str]]:
        """Why a text is not taken."""
        if unit.by_person and answer.exported != unit.print:
            known = "since the export" if answer.exported is not None else "perhaps since the export"
            advice = "export it again, or give --force to replace it"
            yield "conflict", f"a person has changed the English {known}; {advice}"
        for fault in find_faults(unit, text):
            yield "faulty", f"{fault}; mend it, or give --force"

    def _change(self, unit: Unit, change: Change) -> None:
        earlier = self.changes.get(unit.key, change)
        approved = earlier.approved or change.approved
        self.changes[unit.key] = replace(earlier, approved=approved, by=earlier.by or change.by)

    def _tell(self, code: str, severity: Severity, answer: Answer, unit: Unit, reason: str) -> None:
        part = str(unit.key).rpartition("#")[2]
        message = f"{unit.key.file}:{unit.line}: {reason} (unit {part})"
        self.findings.append(Finding(code, severity, message, excerpt=answer.target, file=answer.origin))


def _text_of(answer: Answer, unit: Unit) -> str:
    """The text that came back, without the white space that a tool has laid around it."""
    if unit.key.part != BLOCK:
        return " ".join(answer.target.split())
    return answer.target if unit.source[:1].isspace() else answer.target.strip()
