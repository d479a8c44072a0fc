"""The limits that the checks are calibrated to, on texts that are not part of the repository."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "benchmarks"))

import checks as benchmark

pytestmark = pytest.mark.skipif(not benchmark.DATA.is_dir(), reason=f"{benchmark.DATA} is not there")
OURS = benchmark.Tool("digest", benchmark.our_checks)
KINDS = ("left in Indonesian", *sorted(benchmark.FAULTS.keys() - benchmark.HARD.keys()))


@pytest.mark.parametrize("name", benchmark.GOOD)
def test_good_translations_seldom_have_findings(name: str) -> None:
    shares = benchmark.false_alarms(OURS, name, benchmark.corpus(name))
    assert {severity for severity, share in shares.items() if share > benchmark.FALSE_ALARMS[severity]} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_faults_are_found(kind: str) -> None:
    share, each = benchmark.found_faults(OURS, kind, sample=80)
    assert share >= benchmark.FOUND - 2, each  # a sample strays that far from the whole
