"""What a change costs, on a site of 300 articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.delta import measure

if TYPE_CHECKING:
    from pathlib import Path


def test_every_change_costs_what_is_new_in_it_and_no_more(tmp_path: Path) -> None:
    found = list(measure(tmp_path / "site", articles=300))
    assert [(scene, sent) for scene, sent, _ in found] == [(scene, wanted) for scene, _, wanted in found]
    assert len(found) == 12
