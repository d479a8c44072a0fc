"""`translation:` ↔ Translation. One line a block, so that a merge sees which paragraph changed, and a line between
two, so that it does not take changes of both for one."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from digest import frontmatter
from digest.model import BlockState, Review, Translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_DIGITS = re.compile(r"\d+(?:e\d+)?")


class StateError(ValueError):
    """The state cannot be read: `line` counts from 1 in the file."""

    def __init__(self, node: yaml.Node, expected: str) -> None:
        self.line = node.start_mark.line + 2
        super().__init__(f"translation: expected {expected}; restore the lines as `digest translate` wrote them")


def read_state(node: yaml.Node) -> Translation:
    """The state in the YAML `node`. Raises StateError: what is not understood must not be lost."""
    values = _mapping(node, "translation", ("engine", "date", "review", "fields", "blocks"))
    fields = _mapping(values["fields"], "fields", frontmatter.TEXT_FIELDS) if "fields" in values else {}
    return Translation(
        engine=_text(values["engine"]) or None if "engine" in values else None,
        date=_day(values["date"]) if "date" in values else None,
        review=_review(values["review"]) if "review" in values else None,
        fields={name: _block(leaf) for name, leaf in fields.items()},
        blocks=tuple(_block(leaf) for leaf in _items(values["blocks"])) if "blocks" in values else (),
    )


def dump_state(translation: Translation) -> str:
    """The state as the last lines of a front matter."""
    # Written by hand: PyYAML takes half as long for this as all the rest of a translation.
    lines = ["translation:"]
    if translation.engine:
        lines.append(f"  engine: {frontmatter.quote(translation.engine)}")
    if translation.date:
        lines.append(f"  date: {translation.date}")
    if translation.review:
        by = frontmatter.quote(translation.review.by)
        lines.append(f"  review: {{by: {by}, date: {translation.review.date}}}")
    fields = [f"    {name}: {_flow(state)}" for name, state in translation.fields.items()]
    blocks = [f"  - {_flow(state)}" for state in translation.blocks]
    lines += ["  fields:", "\n    #\n".join(fields)] if fields else ["  fields: {}"]
    lines += ["  blocks:", "\n  #\n".join(blocks)] if blocks else ["  blocks: []"]
    return "\n".join(lines) + "\n"


def _flow(state: BlockState) -> str:
    values = {
        "source": _scalar(state.source),
        "target": _scalar(state.target),
        "segments": _scalar(" ".join(state.segments)),
        "terms": _scalar(state.terms),
        "reviewed": _scalar(state.reviewed),
        "edited": _scalar(state.edited),
        "present": _scalar(state.present),
        "engine": frontmatter.quote(state.engine) if state.engine else "",
        "date": str(state.date or ""),
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items() if value) + "}"


def _scalar(fingerprints: str) -> str:
    # One of digits alone is a number to YAML.
    return f"'{fingerprints}'" if _DIGITS.fullmatch(fingerprints) else fingerprints


def _block(node: yaml.Node) -> BlockState:
    keys = ("source", "target", "segments", "terms", "reviewed", "edited", "present", "engine", "date")
    leaves = _mapping(node, "block", keys)
    values = {key: _text(leaf) for key, leaf in leaves.items()}
    state = BlockState(
        source=values.get("source", ""),
        target=values.get("target", ""),
        segments=tuple(values.get("segments", "").split()),
        terms=values.get("terms", ""),
        reviewed=values.get("reviewed", ""),
        edited=values.get("edited", ""),
        present=values.get("present", ""),
        engine=values.get("engine") or None,
        date=_day(leaves["date"]) if "date" in leaves else None,
    )
    prints = (
        state.source,
        state.target,
        state.terms,
        state.reviewed,
        state.edited,
        state.present,
        *state.segments,
    )
    for value in prints:
        if value and not _FINGERPRINT.fullmatch(value):
            raise StateError(node, f"16 hexadecimal digits, found {value!r}")
    return state


def _review(node: yaml.Node) -> Review:
    values = _mapping(node, "review", ("by", "date"))
    if len(values) < 2:
        raise StateError(node, "`by` and `date` in review")
    return Review(by=_text(values["by"]), date=_day(values["date"]))


def _mapping(node: yaml.Node, name: str, keys: Iterable[str]) -> Mapping[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise StateError(node, f"`key: value` lines in {name}")
    values: dict[str, Any] = {}
    for key, leaf in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value not in keys:
            raise StateError(key, f"one of {', '.join(keys)} in {name}")
        if key.value in values:
            raise StateError(key, f"{key.value} once in {name}")
        values[key.value] = leaf
    return values


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
