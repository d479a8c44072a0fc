"""What markup, names and terms cost the engine `local`, through the whole pipeline and with a real model.

`tests/benchmarks/local_engine.py` prints these figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.engines import create_engine
from tests.engines.loss import KINDS, bare_answers, measure
from tests.engines.portuguese import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.engines import LimitedEngine
    from tests.engines.portuguese import Example

LOSS = 0.3
"""chrF points that marks may cost, compared with the bare sentences."""
PLACED = 0.85
"""The share of words (F1) that what is bold in the translation has in common with what is in that of a person."""


@pytest.fixture(scope="module")
def engine(models: Path) -> Iterator[LimitedEngine]:
    """The engine."""
    engine = create_engine("local", model=models)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def bare(engine: LimitedEngine) -> dict[Example, str]:
    """The sentences without any marks, and what the engine makes of them."""
    return bare_answers(engine)


@pytest.mark.parametrize("kind", KINDS)
def test_marks_all_survive_and_cost_next_to_nothing(
    kind: str, engine: LimitedEngine, bare: dict[Example, str]
) -> None:
    figures = measure(KINDS[kind], engine, bare)
    assert figures.spans > 90
    assert figures.survived == figures.spans
    assert figures.loss <= LOSS
    if figures.placed is not None:
        assert figures.placed >= PLACED


def test_the_sentences_are_news_of_usual_length() -> None:
    several = examples()
    assert len(several) >= 120
    assert all(8 <= len(one.plain.split()) <= 35 for one in several)
    assert len({one.plain for one in several}) == len(several)
