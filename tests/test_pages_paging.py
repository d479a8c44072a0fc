from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.pages.paging import paginate

items = st.lists(st.integers())
sizes = st.integers(min_value=1, max_value=7)


@given(items, sizes)
def test_the_parts_together_are_the_listing(items: list[int], size: int) -> None:
    assert [item for part in paginate(items, size=size) for item in part.items] == items


@given(items, sizes)
def test_the_newest_part_is_never_short_and_the_others_are_full(items: list[int], size: int) -> None:
    newest, *older = paginate(items, size=size)
    assert newest.number is None
    assert len(newest.items) < 2 * size
    assert len(newest.items) >= min(size, len(items))
    assert [len(part.items) for part in older] == [size] * len(older)
    assert [part.number for part in older] == list(range(len(older), 0, -1))


@given(items, sizes, st.integers())
def test_a_new_item_changes_no_older_part(items: list[int], size: int, new: int) -> None:
    before = {part.number: part.items for part in paginate(items, size=size) if part.number}
    after = {part.number: part.items for part in paginate([new, *items], size=size)}
    assert all(after[number] == items for number, items in before.items())
