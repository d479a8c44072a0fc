"""Two versions of a sequence."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digest.editions.matching import match, pair

TEXTS = st.lists(st.sampled_from("abcdef"), max_size=9)


def longest(left: list[str], right: list[str]) -> int:
    """The length of the longest common subsequence, by trying."""

    @cache
    def best(i: int, j: int) -> int:
        if i == len(left) or j == len(right):
            return 0
        if left[i] == right[j]:
            return 1 + best(i + 1, j + 1)
        return max(best(i + 1, j), best(i, j + 1))

    return best(0, 0)


@given(TEXTS, TEXTS)
def test_all_that_can_be_is_matched_once_and_most_of_it_in_order(left: list[str], right: list[str]) -> None:
    matching = match(left, [(text,) for text in right])
    assert all(left[at] == right[place] for at, place in matching.pairs)
    for side in zip(*matching.pairs, strict=True):
        assert len(set(side)) == len(side)
    assert len(matching.pairs) == (Counter(left) & Counter(right)).total()
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(matching.anchors))
    assert len(matching.anchors) - 2 == longest(left, right)


@given(TEXTS, TEXTS)
def test_the_gaps_hold_all_that_is_not_matched_once(left: list[str], right: list[str]) -> None:
    matching = match(left, [(text,) for text in right])
    gaps = list(matching.gaps())
    taken = {at for at, _ in matching.pairs}, {place for _, place in matching.pairs}
    assert [at for gap, _ in gaps for at in gap] == [at for at in range(len(left)) if at not in taken[0]]
    assert [at for _, gap in gaps for at in gap] == [at for at in range(len(right)) if at not in taken[1]]


def test_any_of_several_texts_will_do_and_empty_ones_never() -> None:
    assert match(["b", "", "c"], [("a", "b"), ("", "c")]).pairs == ((0, 0), (2, 1))
    assert match([""], [("",)]).pairs == ()


def test_a_text_that_stands_very_often_takes_no_time() -> None:
    same = ["***"] * 3000
    matching = match(["x", *same, "y", *same], [(text,) for text in [*same, "z", *same, "w"]])
    assert len(matching.pairs) == 6000


@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), max_size=6))
def test_pairs_of_what_is_new_rise_on_both_sides(left: list[int], right: list[int]) -> None:
    pairs = pair(range(len(left)), range(len(right)), lambda i, j: 10 + (left[i] == right[j]))
    assert len(pairs) == min(len(left), len(right))
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))


def test_those_are_paired_that_score_most() -> None:
    left, right = ["satu", "dua", "tiga"], ["dua", "tiga"]
    assert pair(range(3), range(2), lambda i, j: 0.1 + (left[i] == right[j])) == [(1, 0), (2, 1)]
    assert pair(range(2), range(3), lambda i, j: 0.1 + (right[i] == left[j])) == [(0, 1), (1, 2)]


def test_a_gap_too_wide_to_weigh_is_paired_in_order() -> None:
    assert pair(range(1000), range(1001), lambda i, j: 0.0) == [(at, at) for at in range(1000)]
