"""Answers → the articles that they are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.interchange.model import print_of
from digest.interchange.units import make_units
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.interchange.model import Answer, Key, Unit
    from digest.model import Article

    Units = Mapping[str, Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class Match:
    """The answers by the file of their article, each with a key, and those that are about nothing here."""

    answers: Mapping[str, Sequence[Answer]]
    findings: tuple[Finding, ...]


def match_answers(answers: Iterable[Answer], articles: Sequence[Article]) -> Match:
    """Find what each answer is about: by its key, or by its source text where a tool has dropped that.

    A text without a key answers for all that is the same: in its line, if that is known, else in its article, else
    in all of them.
    """
    by_file = {article.file: article for article in articles}
    index = _Index(by_file)
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    lost: Counter[tuple[str, str]] = Counter()
    for answer in answers:
        keys = [answer.key] if answer.key else index.find(answer)
        for key in keys:
            if key.file in by_file:
                found[key.file].append(replace(answer, key=key))
            else:
                lost[answer.origin, key.file] += 1
        if not keys:
            lost[answer.origin, ""] += 1
    return Match(found, tuple(_tell(origin, file, count) for (origin, file), count in lost.items()))


def _tell(origin: str, file: str, count: int) -> Finding:
    units = f"{count:,} unit{'' if count == 1 else 's'}"
    if file:
        message = f"{units} not applied: {file} is no article that can be read, or a draft"
        return Finding("unknown-article", "error", message, file=origin)
    return Finding("unknown-text", "warning", f"{units} left alone: the source is in no article", file=origin)


class _Index:
    """The units of articles by the prints of their texts, made when they are asked for."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._of_file: dict[str, Units] = {}
        self._of_all: Units | None = None

    def find(self, answer: Answer) -> list[Key]:
        file, line = answer.place or ("", 0)
        found = self._units(file).get(print_of(answer.source), ())
        return [unit.key for unit in found if unit.line == line] or [unit.key for unit in found]

    def _units(self, file: str) -> Units:
        if file in self._articles:
            if file not in self._of_file:
                self._of_file[file] = _by_print([self._articles[file]])
            return self._of_file[file]
        if self._of_all is None:
            self._of_all = _by_print(self._articles.values())
        return self._of_all


def _by_print(articles: Iterable[Article]) -> Units:
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for article in articles:
        for unit in make_units(article, None):
            found[print_of(unit.source)].append(unit)
    return found
