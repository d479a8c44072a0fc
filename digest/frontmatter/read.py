"""The front matter of a file → validated values and findings."""

from __future__ import annotations

import difflib
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml

from digest.frontmatter.tree import YamlError, comment_behind, compose, fields_of, shorten
from digest.frontmatter.values import DATE, READERS, WrongValue, is_null, read_moment, show
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from digest.frontmatter.tree import Node

KEYS = ("title", "date", "source", "authors", "tags", "summary", "image", "slug", "draft")
"""The keys of an article. An edition has `translation` besides."""

_REQUIRED = {"title": "text", "date": DATE}
_FIRST_LINE = 2  # the front matter's first line in its file: above it is `---`


def read_fields(
    head: str, *, file: str, zone: ZoneInfo, keys: Iterable[str] = KEYS
) -> tuple[dict[str, Any], list[Finding], Mapping[str, Node]]:
    """Read and validate the front matter `head` of `file`.

    Returns the values by key (those that are right), the findings, and the nodes of all keys. Dates without
    a zone are in `zone`. `has_time` comes with `date`.
    """
    findings: list[Finding] = []

    def report(code: str, line: int, message: str) -> None:
        severity: Any = "warning" if code == "unknown-key" else "error"
        findings.append(Finding(code, severity, message, file=file, line=line + _FIRST_LINE))

    try:
        root = compose(head)
    except YamlError as error:
        report("front-matter", error.line, f"front matter: expected YAML (`key: value`), found {error}")
        return {}, findings, {}
    if root is not None and not isinstance(root, yaml.MappingNode):
        message = f"front matter: expected `key: value` lines, found {show(root)}"
        report("front-matter", root.start_mark.line, message)
        return {}, findings, {}
    nodes = _by_key(root, tuple(keys), report)
    values: dict[str, Any] = {}
    readers: dict[str, Any] = {**READERS, "date": partial(read_moment, zone=zone)}
    for name, node in nodes.items():
        if name in readers and not is_null(node):
            try:
                values[name] = readers[name](node, name)
            except WrongValue as wrong:
                for line, message in wrong.places:
                    report("wrong-value", line, message)
    if "date" in values:
        values["date"], values["has_time"] = values["date"]
    for name, expected in _REQUIRED.items():
        if name not in nodes or is_null(nodes[name]):
            line = nodes[name].start_mark.line if name in nodes else 1 - _FIRST_LINE
            report("missing-field", line, f"{name}: expected {expected}, found nothing")
    for line, message in _cut_by_comments(head, nodes):
        report("wrong-value", line, message)
    return values, findings, nodes


def _by_key(root: Node | None, known: tuple[str, ...], report: Any) -> dict[str, Node]:
    """The nodes of the known keys; others, and those that stand twice, are reported."""
    nodes: dict[str, Node] = {}
    for name, key, node in fields_of(root):
        if name not in known:
            near = difflib.get_close_matches(name.lower(), known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"expected one of {', '.join(known)}"
            report("unknown-key", key.start_mark.line, f"{name or show(key)}: unknown key, {hint}")
        elif name in nodes:
            first = nodes[name].start_mark.line + _FIRST_LINE
            message = f"{name}: expected it once, found it in line {first}, too"
            report("duplicate-key", key.start_mark.line, message)
        else:
            nodes[name] = node
    return nodes


def _cut_by_comments(head: str, nodes: Mapping[str, Node]) -> Iterator[tuple[int, str]]:
    """Texts that end where YAML takes a `#` for the beginning of a comment: `title: Kasus #MeToo`."""
    for name in READERS:
        for node in _scalars(nodes.get(name)):
            if comment := comment_behind(head, node):
                found = f"{shorten(node.value)} and a comment {shorten(comment)}"
                advice = "put the text in quotes, or a space behind the #"
                yield node.start_mark.line, f"{name}: expected text, found {found}; {advice}"


def _scalars(node: Node | None) -> Iterator[Node]:
    """The scalars in `node`, not deeper than a key has them."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        yield from (leaf for leaf in node.value if isinstance(leaf, yaml.ScalarNode))
    else:
        yield from (leaf for _, _, leaf in fields_of(node) if isinstance(leaf, yaml.ScalarNode))
