"""`translation:` ↔ Translation. One line a block, so that a merge sees which paragraph changed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from digest import frontmatter
from digest.model import BlockState, Review, Translation

if TYPE_CHECKING:
    from collections.abc import Mapping

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class StateError(ValueError):
    """The state cannot be read: `line` counts from 1 in the file."""

    def __init__(self, node: yaml.Node, expected: str) -> None:
        self.line = node.start_mark.line + 2
        super().__init__(f"translation: expected {expected}; restore the lines as `digest translate` wrote them")


def read_state(node: yaml.Node) -> Translation:
    """The state in the YAML `node`. Raises StateError."""
    values = _mapping(node, "translation")
    review = _mapping(values["review"], "review") if "review" in values else None
    return Translation(
        engine=_text(values["engine"]) or None if "engine" in values else None,
        date=_day(values["date"]) if "date" in values else None,
        review=Review(by=_text(review["by"]), date=_day(review["date"]))
        if review and {"by", "date"} <= set(review)
        else None,
        fields={name: _block(leaf) for name, leaf in _mapping(values["fields"], "fields").items()}
        if "fields" in values
        else {},
        blocks=tuple(_block(leaf) for leaf in _items(values["blocks"])) if "blocks" in values else (),
    )


def dump_state(translation: Translation) -> str:
    """The state as the last lines of a front matter."""
    values: dict[str, Any] = {}
    if translation.engine:
        values["engine"] = translation.engine
    if translation.date:
        values["date"] = translation.date
    if translation.review:
        values["review"] = {"by": translation.review.by, "date": translation.review.date}
    values["fields"] = {name: _values(state) for name, state in translation.fields.items()}
    values["blocks"] = [_values(state) for state in translation.blocks]
    return frontmatter.dump({"translation": values})


def _values(state: BlockState) -> dict[str, str]:
    values = {
        "source": state.source,
        "target": state.target,
        "segments": " ".join(state.segments),
        "reviewed": state.reviewed,
        "engine": state.engine or "",
    }
    return {key: value for key, value in values.items() if value}


def _block(node: yaml.Node) -> BlockState:
    values = {key: _text(leaf) for key, leaf in _mapping(node, "block").items()}
    state = BlockState(
        source=values.get("source", ""),
        target=values.get("target", ""),
        segments=tuple(values.get("segments", "").split()),
        reviewed=values.get("reviewed", ""),
        engine=values.get("engine") or None,
    )
    for value in (state.source, state.target, state.reviewed, *state.segments):
        if value and not _FINGERPRINT.fullmatch(value):
            raise StateError(node, f"16 hexadecimal digits, found {value!r}")
    return state


def _mapping(node: yaml.Node, name: str) -> Mapping[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise StateError(node, f"`key: value` lines in {name}")
    return {str(key.value): leaf for key, leaf in node.value}


def _items(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise StateError(node, "a list of blocks")
    return list(node.value)


def _text(node: yaml.Node) -> str:
    # A fingerprint of digits alone is a number to YAML; its text is what counts.
    if not isinstance(node, yaml.ScalarNode):
        raise StateError(node, "text")
    return str(node.value)


def _day(node: yaml.Node) -> date:
    try:
        return date.fromisoformat(_text(node))
    except ValueError:
        raise StateError(node, f"a day (YYYY-MM-DD), found {_text(node)!r}") from None
