"""Faults in good translations are found, and good translations left in peace."""

from __future__ import annotations

import random

import pytest
from checked_pairs import NEWS, pairs, some
from faults import FAULTS
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import check_translation

PAIRS = pairs()
SURE = sorted(FAULTS.keys() - {"cut in half", "cut in half, and closed", "the last words cut off"})
"""Of short sentences, what is left by the others can be a good one."""


@pytest.mark.parametrize(("source", "target"), [*NEWS, *some(60)])
def test_a_good_translation_is_left_in_peace(source: str, target: str) -> None:
    assert check_translation(source, target) == []


@pytest.mark.parametrize("kind", SURE)
@settings(max_examples=25, deadline=None)
@given(pair=st.sampled_from(PAIRS), seed=st.integers(0, 10**6))
def test_a_fault_is_found_wherever_it_is_put(kind: str, pair: tuple[str, str], seed: int) -> None:
    source, target = pair
    fault = FAULTS[kind](target, random.Random(seed))
    assert fault in (None, target) or check_translation(source, fault), fault


@pytest.mark.parametrize("kind", ["cut in half", "the last words cut off"])
def test_nearly_every_cut_is_found(kind: str) -> None:
    chance = random.Random(1)
    cut = [(source, FAULTS[kind](target, chance)) for source, target in PAIRS]
    found = [bool(check_translation(source, text)) for source, text in cut if text]
    assert sum(found) > 0.95 * len(found) > 100


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PAIRS), min_size=2, max_size=4, unique=True), st.data())
def test_a_fault_is_found_in_its_paragraph(chosen: list[tuple[str, str]], data: st.DataObject) -> None:
    source = "\n\n".join(source for source, _ in chosen)
    targets = [target for _, target in chosen]
    assert check_translation(source, "\n\n".join(targets)) == []
    at = data.draw(st.integers(0, len(targets) - 1))
    faulty = FAULTS["the last third cut off"](targets[at], random.Random(1))
    if faulty:
        text = "\n\n".join([*targets[:at], faulty, *targets[at + 1 :]])
        assert "incomplete" in {finding.code for finding in check_translation(source, text)}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([pair for pair in PAIRS if pair[0].count(". ") > 1]), st.data())
def test_a_sentence_left_in_indonesian_is_found_among_others(pair: tuple[str, str], data: st.DataObject) -> None:
    sources, targets = (text.split(". ") for text in pair)
    at = data.draw(st.integers(0, len(sources) - 1))
    text = ". ".join([*targets[:at], sources[at], *targets[at + 1 :]])
    assert "leftover" in {finding.code for finding in check_translation(pair[0], text)}
