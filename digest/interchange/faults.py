"""What is wrong with a translation that came back, so that it must not stand in an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.checks import check_translation
from digest.interchange.model import BLOCK
from digest.segments.splice import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.interchange.model import Unit

_LISTED = 6


def find_faults(unit: Unit, target: str) -> Iterator[str]:
    """What is wrong with `target` as the translation of `unit`: other Markdown around the words, or an error that
    `digest check` would find."""
    if unit.key.part == BLOCK and skeleton(unit.source) != skeleton(target):
        expected, found = _kinds(unit.source), _kinds(target)
        if expected == found:
            yield f"expected the Markdown of the article ({expected}), found the same with other parts in it"
        else:
            yield f"expected the Markdown of the article ({expected}), found {found}"
    for finding in check_translation(unit.source, target):
        if finding.severity == "error":
            yield f"{finding.message} [{finding.code}]"


def _kinds(text: str) -> str:
    """The kinds of blocks in `text`: `paragraph, bullet list`."""
    tokens = skeleton(text)[1:]
    kinds = [
        str(kind).removesuffix("_open").replace("_", " ")
        for kind, _, level, *_ in tokens
        if level == 0 and not str(kind).endswith("_close")
    ]
    shown = ", ".join(kinds[:_LISTED]) or "nothing"
    return shown + (" …" if len(kinds) > _LISTED else "")
