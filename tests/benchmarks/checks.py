"""How often the checks speak up about good translations, and how many of the faults put into them they find.

Run: python tests/benchmarks/checks.py [--show CODE] [--missed FAULT]
Exit code 1 if a limit is broken. The checks of translate-toolkit's pofilter are measured beside on the same
sentences. Most texts are not part of the repository: without ../shared/data beside it, only those are measured
that are. Weights were set on the lines with odd numbers; both halves are shown.
"""

from __future__ import annotations

import argparse
import html
import random
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from checked_pairs import pairs as written_pairs  # noqa: E402  the path comes first
from faults import FAULTS  # noqa: E402

from digest.checks import CHECKS, check_translation  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    Pairs = list[tuple[str, str]]

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
}
GOOD = ("people", "people, news", "google", "written here")
"""Those that the limits are for."""

FALSE_ALARMS = {"error": 1.0, "warning": 5.0}
"""At most so many in a hundred sentences."""

FOUND = 97.0
"""At least so many in a hundred faults of each kind."""

HARD = {
    "a count in other words": "twelve apostles and a dozen are the same",
    "cut in half, and closed": "what is left of a short sentence is a good one",
    "the last words cut off": "headlines have no full stop to lose",
}
"""Kinds that need not be found so often, and why."""


@dataclass(frozen=True)
class Tool:
    """Something that checks: the codes of its findings by severity."""

    name: str
    check: Callable[[str, str], set[tuple[str, str]]]


def our_checks(source: str, target: str) -> set[tuple[str, str]]:
    return {(finding.severity, finding.code) for finding in check_translation(source, target)}


def pofilter() -> Tool | None:
    """The standard checks of translate-toolkit, if it is installed. It does not grade them."""
    try:
        from translate.filters.checks import StandardChecker
        from translate.storage.po import pounit
    except ImportError:
        return None
    checker = StandardChecker()

    def check(source: str, target: str) -> set[tuple[str, str]]:
        unit = pounit(source)
        unit.target = target
        return {("warning", name) for name in checker.run_filters(unit)}

    return Tool("pofilter", check)


@cache
def corpus(name: str) -> Pairs:
    """The pairs of a corpus; of one that is not there, none."""
    if name == "written here":
        return written_pairs()
    files = [DATA / file for file in CORPORA[name]]
    if not all(file.is_file() for file in files):
        return []
    sources, targets = (file.read_text(encoding="utf-8").split("\n") for file in files)
    return [(source, target) for source, target in zip(sources, targets, strict=True) if source.strip()]


def false_alarms(tool: Tool, name: str, pairs: Pairs, *, show: str | None = None) -> dict[str, float]:
    """The share of pairs with a finding, in hundredths, by severity; printed with the share of each code."""
    by_code: Counter[str] = Counter()
    by_severity: Counter[str] = Counter()
    for source, target in pairs:
        found = tool.check(source, target)
        by_severity.update({severity for severity, _ in found})
        by_code.update({code for _, code in found})
        if show in {code for _, code in found}:
            print(f"  {source}\n  {target}\n")
    share = {key: 100 * count / len(pairs) for key, count in (by_code + by_severity).items()}
    each = ", ".join(f"{code} {share[code]:.2f}" for code, _ in by_code.most_common())
    print(f"{name:22}{share.get('error', 0):9.2f}{share.get('warning', 0):9.2f}  {each}")
    return {severity: share.get(severity, 0) for severity in FALSE_ALARMS}


def faulty(kind: str, pairs: Pairs) -> Pairs:
    """Pairs with a fault of one kind in the translation, where there is a place for it."""
    chance = random.Random(kind)
    if kind == "left in Indonesian":
        return [(source, source) for source, _ in pairs if len(source.split()) > 3]
    if kind == "a sentence left in Indonesian":
        follow = zip(pairs[::2], pairs[1::2], strict=False)
        return [
            (f"{a.strip()} {b.strip()}", f"{c.strip()} {b.strip()}") for (a, c), (b, _) in follow if len(b) > 60
        ]
    if "number" in kind:
        # People add numbers of their own, whose loss is no fault.
        pairs = [(source, target) for source, target in pairs if any(map(str.isdigit, source))]
    made = ((source, target, FAULTS[kind](target, chance)) for source, target in pairs)
    return [(source, fault) for source, target, fault in made if fault not in (None, target)]


def found_faults(tool: Tool, kind: str, *, missed: bool = False, sample: int = 0) -> tuple[float, str]:
    """The share of faults found, and that of each corpus. A `sample` of them, or all."""
    shares, found, of = [], 0, 0
    for name in GOOD:
        pairs = faulty(kind, [(source, html.unescape(target)) for source, target in corpus(name)])
        pairs = random.Random(1).sample(pairs, min(sample, len(pairs))) if sample else pairs
        hits = [bool(tool.check(source, target)) for source, target in pairs]
        found, of = found + sum(hits), of + len(hits)
        shares.append(f"{name} {100 * sum(hits) / len(hits):.1f} of {len(hits)}" if hits else "")
        for (source, target), hit in zip(pairs, hits, strict=True):
            if missed and not hit:
                print(f"  {source}\n  {target}\n")
    return 100 * found / max(of, 1), ", ".join(filter(None, shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", metavar="CODE", choices=[check.code for check in CHECKS], help="print its findings"
    )
    parser.add_argument("--missed", metavar="FAULT", help="print the faults of a kind that are not found")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"{DATA} is not there: only the pairs written here are measured", file=sys.stderr)
    ours, other = Tool("digest", our_checks), pofilter()
    broken = measure_alarms(ours, show=options.show) + measure_faults(ours, missed=options.missed)
    if other is None:
        print("\ntranslate-toolkit is not installed: nothing to compare with", file=sys.stderr)
    else:
        compare(other)
    for limit in broken:
        print(f"LIMIT BROKEN: {limit}")
    sys.exit(1 if broken else 0)


def measure_alarms(tool: Tool, *, show: str | None) -> list[str]:
    print(f"{'sentences with, in %':22}{'error':>9}{'warning':>9}  by code")
    broken = []
    for name in ("written here", *CORPORA):
        if corpus(name):
            shares = false_alarms(tool, name, corpus(name), show=show)
            broken += [f"{shares[key]:.2f} % {key}s: {name}" for key in shares if shares[key] > FALSE_ALARMS[key]]
    for half, name in ((half, name) for name in GOOD[:3] for half in (0, 1)):
        if corpus(name):
            false_alarms(tool, f"  {name}, half {half + 1}", corpus(name)[half::2])
    return [limit for limit in broken if limit.partition(": ")[2] in GOOD]


def measure_faults(tool: Tool, *, missed: str | None) -> list[str]:
    print(f"\n{'faults found, in %':36}{'':6}")
    broken = []
    for kind in ("left in Indonesian", "a sentence left in Indonesian", *FAULTS):
        share, each = found_faults(tool, kind, missed=kind == missed)
        print(f"{kind:36}{share:6.1f}  {each}{f' ({HARD[kind]})' if kind in HARD else ''}", flush=True)
        if share < FOUND and kind not in HARD:
            broken.append(f"{share:.1f} % found: {kind}")
    return broken


def compare(other: Tool) -> None:
    print(f"\n{other.name}: sentences with a finding, in %")
    for name in GOOD:
        if corpus(name):
            false_alarms(other, name, random.Random(1).sample(corpus(name), min(200, len(corpus(name)))))
    print(f"\n{other.name}: faults found, in %; of each kind, 50 of a corpus")
    for kind in ("left in Indonesian", *FAULTS):
        share, _ = found_faults(other, kind, sample=50)
        print(f"{kind:36}{share:6.1f}", flush=True)


if __name__ == "__main__":
    main()
