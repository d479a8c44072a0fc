"""How often the checks speak up about translations that are good: figures by check and corpus.

Run: python tests/benchmarks/checks.py [--show CODE]
The texts are not part of the repository; without ../shared/data beside it there is nothing to measure.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from digest.checks import CHECKS, check_translation  # noqa: E402  the path comes first

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = ROOT.parent / "shared" / "data"
CORPORA = {
    "people": ("flores-dev.id", "flores-dev.en"),
    "people, news": ("news-valid.id", "news-valid.en"),
    "google": ("flores-dev.id", "flores-dev.google.en"),
    "microsoft": ("flores-dev.id", "flores-dev.microsoft.en"),
    "bergamot": ("flores-dev.id", "flores-dev.bergamot-tiny.en"),
    "nllb": ("flores-dev.id", "flores-dev.nllb.en"),
    "opusmt": ("flores-dev.id", "flores-dev.opusmt.en"),
    "argos": ("flores-dev.id", "flores-dev.argos.en"),
    "untranslated": ("flores-dev.id", "flores-dev.id"),
    "next line": ("flores-dev.id", "flores-dev.en"),
}
"""The last two are what the checks should find: nothing translated, and translations of other sentences."""

NUMBER = re.compile(r"(?<![\d.,:])\d[\d,]*\d(?![\d.,:]*\d)")
PLANTED: dict[str, Callable[[str], str]] = {
    "a digit changed": lambda text: NUMBER.sub(lambda m: str(9 - int(m[0][0]) or 7) + m[0][1:], text, count=1),
    "a number dropped": lambda text: NUMBER.sub("many", text, count=1),
    "1,500 left as 1.500": lambda text: re.sub(r"\b(\d{1,3}),(\d{3})\b", r"\1.\2", text),
    "3.5 left as 3,5": lambda text: re.sub(r"\b(\d+)\.(\d{1,2})\b", r"\1,\2", text),
    "million for billion": lambda text: re.sub(r"\bbillion\b", "million", text),
    "second half dropped": lambda text: text[: len(text) // 2],
}
"""Errors put into good translations, to see how many of them are found."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="CODE", help="print the findings of one check")
    parser.add_argument("--corpus", choices=CORPORA, help="only this one")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: {DATA} is not there")
        return
    codes = [check.code for check in CHECKS]
    print(f"{'share of sentences, %':22}{'error':>9}{'warning':>9}  by check")
    for name, files in CORPORA.items():
        if options.corpus in (None, name):
            measure(name, *pairs(name, *files), codes=codes, show=options.show)
    print(f"\n{'planted errors':22}{'found':>9}{'of':>9}  %")
    for name, plant in PLANTED.items():
        find_planted(name, plant, *pairs("people", *CORPORA["people"]))


def find_planted(name: str, plant: Callable[[str], str], sources: list[str], targets: list[str]) -> None:
    planted = [(source, plant(text)) for source, text in zip(sources, targets, strict=True) if plant(text) != text]
    found = sum(bool(check_translation(source, text)) for source, text in planted)
    print(f"{name:22}{found:9}{len(planted):9}  {100 * found / max(len(planted), 1):.1f}")


def pairs(name: str, source: str, target: str) -> tuple[list[str], list[str]]:
    sources, targets = ((DATA / file).read_text(encoding="utf-8").split("\n") for file in (source, target))
    if name == "next line":
        targets = targets[1:] + targets[:1]
    both = [(left, right) for left, right in zip(sources, targets, strict=True) if left.strip()]
    return [left for left, _ in both], [right for _, right in both]


def measure(name: str, sources: list[str], targets: list[str], *, codes: list[str], show: str | None) -> None:
    by_code: Counter[str] = Counter()
    by_severity: Counter[str] = Counter()
    for source, target in zip(sources, targets, strict=True):
        findings = check_translation(source, target)
        by_code.update({finding.code for finding in findings})
        by_severity.update({finding.severity for finding in findings})
        for finding in findings:
            if finding.code == show:
                print(f"  {finding.message}\n    {source}\n    {target}")
    share = {key: 100 * count / len(sources) for key, count in (by_code + by_severity).items()}
    each = ", ".join(f"{code} {share[code]:.2f}" for code in codes if code in share)
    print(f"{name:22}{share.get('error', 0):9.2f}{share.get('warning', 0):9.2f}  {each}")


if __name__ == "__main__":
    main()
