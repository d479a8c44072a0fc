"""Long listings in pages whose contents stay where they are.

Pages are counted from the oldest item, so a new article changes the first page that readers see (the newest)
and, once in a while, adds a page behind it. Counted from the newest, as is usual, every new article would
push one item over every page's edge, and all pages of all its listings would change with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a listing, its items newest first. `number` is 1 at the oldest, None at the newest."""

    number: int | None
    items: Sequence[T]


def paginate(items: Sequence[T], *, size: int) -> list[Part[T]]:
    """Split `items` (newest first) into parts, the newest part first.

    The newest part has at least `size` items, so that it never looks empty, and less than twice as many;
    every other part has exactly `size`.
    """
    older = max(0, len(items) // size - 1)
    newest = len(items) - older * size
    parts = [Part(None, items[:newest])]
    for number in range(older, 0, -1):
        start = newest + (older - number) * size
        parts.append(Part(number, items[start : start + size]))
    return parts
