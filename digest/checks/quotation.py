"""Quotation marks: whether as many of them stand in the translation, and in pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_DOUBLE = re.compile(r"[\"“”„‟«»＂]|``|''")
_OPENS = re.compile(rf"(?:[\s(\[—–-]|^)?(?:{_DOUBLE.pattern})(?=[^\s.,!?;:])")
_APOSTROPHE = re.compile(r"['‘]")
_SINGLE = re.compile(r"(?P<opens>(?<![\w'’])['‘](?=\w))|(?P<closes>(?<=[\w.,!?…%)])['’](?!\w))")


@dataclass(frozen=True)
class Quotation:
    """The quotation marks of a text, as it is read."""

    text: str

    @cached_property
    def count(self) -> int:
        """How many there are. Single ones count only in pairs: alone they are apostrophes."""
        return len(_DOUBLE.findall(self.text)) + 2 * (
            len(self._single_pairs) if _APOSTROPHE.search(self.text) else 0
        )

    @property
    def begins(self) -> bool:
        """Whether the text begins with one."""
        return bool(_DOUBLE.match(self.text.lstrip()))

    @property
    def ends(self) -> bool:
        """Whether the text ends with one, but for the full stop."""
        return bool(_DOUBLE.search(self.text.rstrip().rstrip(".,!?")[-2:] + "\n"))

    @property
    def in_pairs(self) -> bool:
        """Whether the double ones open and close in turn."""
        opens = [bool(_OPENS.match(self.text, max(found.start() - 1, 0))) for found in _DOUBLE.finditer(self.text)]
        return opens == [at % 2 == 0 for at in range(len(opens))]

    @cached_property
    def _single_pairs(self) -> list[tuple[int, int]]:
        pairs, opened = [], None
        for match in _SINGLE.finditer(self.text):
            if match["opens"]:
                opened = match.start()
            elif opened is not None:
                pairs.append((opened, match.start()))
                opened = None
        return pairs


def expects(source: Quotation, target: Quotation) -> bool:
    """Whether `target` may have the quotation marks that it has.

    As many as the source, or more that come in pairs: around a word, or a title. Where the source has one too many
    at an end, as exports of tables leave them around a text, the translation may have dropped it, and where it has
    them all around, both.
    """
    if target.count == source.count or (target.count > source.count and target.count % 2 == 0 and target.in_pairs):
        return True
    if target.count == 0 or source.count < 3 or not target.in_pairs:
        return False
    odd = source.count % 2 == 1
    dropped = (
        (odd and source.begins, 1, target.begins, False),
        (odd and source.ends, 1, target.ends, False),
        (not odd and source.begins and source.ends, 2, target.begins and target.ends, False),
    )
    return any(
        may and source.count - fewer == target.count and there is kept for may, fewer, there, kept in dropped
    )
