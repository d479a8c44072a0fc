"""Writing: single fields replaced in place, and whole front matters."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from digest.frontmatter.tree import LOADER, YamlError, compose, fields_of, is_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.frontmatter.tree import Node

# JSON is YAML but for characters that YAML reads as line ends or refuses.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

TEXT_FIELDS = ("title", "summary", "image.alt")
"""The fields that are translated."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the front matter with its place.

    value:      the text that the YAML means;  written: the YAML
    start, end: the offsets of `written` in the front matter
    """

    name: str
    value: str
    written: str
    start: int
    end: int


def text_fields(head: str) -> list[Field]:
    """The translatable fields of `head`, in order. Nothing where `head` is no readable YAML mapping."""
    try:
        root = compose(head)
    except YamlError:
        return []
    fields = []
    for name, node in _leaves(root):
        if name in TEXT_FIELDS and is_text(node) and node.value.strip():
            written = head[node.start_mark.index : node.end_mark.index]
            # A block scalar ends with its line, which stays.
            written = written.rstrip() if node.style in ("|", ">") else written
            start = node.start_mark.index
            fields.append(Field(name, node.value, written, start, start + len(written)))
    return fields


def replace_fields(head: str, values: Mapping[str, str]) -> str:
    """`head` with the text fields named in `values` replaced, and not a byte else."""
    parts, position = [], 0
    for field in text_fields(head):
        if " ".join(field.value.split()) != values.get(field.name, field.value):
            parts += [head[position : field.start], quote(values[field.name])]
            position = field.end
    return "".join([*parts, head[position:]])


def quote(value: str) -> str:
    """`value` as a YAML scalar on one line: plain where that reads back as the same text, else double-quoted."""
    plain = bool(re.fullmatch(r"[^\W\d_][\w '’“”‘.;()/–—%-]*", value)) and value == value.strip()
    if plain:
        try:
            plain = yaml.load(f"[{value}]", Loader=LOADER) == [value]  # noqa: S506  a safe loader
        except yaml.YAMLError:
            plain = False
    if plain:
        return value
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def dump(values: Mapping[str, Any]) -> str:
    """`values` as YAML lines, keys in their order, flow style for what is innermost, no folding."""
    return str(
        yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=None)
    )


def _leaves(root: Node | None) -> Iterator[tuple[str, Node]]:
    for name, _, node in fields_of(root):
        yield name, node
        yield from ((f"{name}.{inner}", leaf) for inner, _, leaf in fields_of(node))
