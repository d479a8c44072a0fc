"""The front matter of an edition: its own, byte for byte, with the texts and keys that have changed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml

from digest import frontmatter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Article

STATE_KEY = "translation"
EDITION_KEYS = (*frontmatter.KEYS, STATE_KEY)

_ANY_ZONE = ZoneInfo("UTC")  # dates are compared with each other only


def is_synced(article: Article, values: Mapping[str, Any]) -> bool:
    """Whether the values of an edition's front matter, but for the texts, are the article's."""
    image = values.get("image")
    of_edition = (
        *(values.get(key) for key in ("date", "has_time", "source")),
        *(values.get(key, ()) for key in ("authors", "tags")),
        (image.src, image.credit) if image else None,
        values.get("slug", unicodedata.normalize("NFC", PurePosixPath(article.file).stem)),
        values.get("draft", False),
    )
    return of_edition == (
        *(article.date, article.has_time, article.source, article.authors, article.tags),
        (article.image.src, article.image.credit) if article.image else None,
        PurePosixPath(article.path).name,
        False,
    )


def compose_head(article: str, own: str | None, texts: Mapping[str, str], state: str, *, newline: str) -> str:
    """The front matter of an edition, without its `---` lines.

    article:  the article's front matter
    own:      that of the edition so far; None if there is none
    texts:    all text fields that the edition is to have, by name
    state:    the lines of `translation:`
    """
    theirs = _Head.of(article)
    mine = theirs if own is None else _Head.of(own)
    if mine.indent != theirs.indent:
        mine = theirs
    lines = [mine.comments]
    for key in dict.fromkeys((*mine.parts, *theirs.parts)):
        if key != STATE_KEY:
            part = mine.parts[key] if _keeps(key, mine, theirs, texts) else theirs.parts.get(key, "")
            lines.append(part if not part or part.endswith(("\n", "\r")) else part + newline)
    lines += [mine.indent + line + newline for line in state.splitlines()]
    return frontmatter.replace_fields("".join(lines), texts)


@dataclass(frozen=True, slots=True)
class _Head:
    """A front matter in parts: what stands before the first key; each key with its value and all up to the next;
    and what they mean."""

    indent: str
    comments: str
    parts: Mapping[str, str]
    values: Mapping[str, Any]

    @classmethod
    def of(cls, head: str) -> _Head:
        values = frontmatter.read_fields(head, file="", zone=_ANY_ZONE, keys=EDITION_KEYS)[0]
        root: Any = frontmatter.compose(head)
        if root is None:
            return cls("", head, {}, values)
        if root.flow_style or _has_aliases(root):
            return cls("", "", {key.value: _standing_alone(key, node) for key, node in root.value}, values)
        starts = [_line_start(head, key.start_mark.index) for key, _ in root.value]
        ends = [*starts[1:], len(head)]
        names = [str(key.value) for key, _ in root.value]
        parts = {name: head[start:end] for name, start, end in zip(names, starts, ends, strict=True)}
        return cls(" " * root.start_mark.column, head[: starts[0]], parts, values)


def _keeps(key: str, mine: _Head, theirs: _Head, texts: Mapping[str, str]) -> bool:
    """Whether a key stays as the edition has it: its own texts, and the rest as long as the article agrees."""
    if key not in mine.parts:
        return False
    value, their_value = mine.values.get(key), theirs.values.get(key)
    if key in ("title", "summary"):
        return value is not None and key in texts
    if key == "image" and value and their_value:
        same = (value.src, value.credit) == (their_value.src, their_value.credit)
        return same and bool(value.alt) == ("image.alt" in texts)
    if key in EDITION_KEYS:
        return key in theirs.parts and value == their_value
    return theirs.parts.get(key, mine.parts[key]) == mine.parts[key]


def _line_start(head: str, index: int) -> int:
    return max(head.rfind("\n", 0, index), head.rfind("\r", 0, index)) + 1


def _has_aliases(root: Any) -> bool:
    """Whether a value stands for another one, so that no part can be replaced without the others."""
    seen: set[int] = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        for leaf in node.value if isinstance(node, yaml.CollectionNode) else ():
            nodes += leaf if isinstance(leaf, tuple) else (leaf,)
    return False


def _standing_alone(key: Any, node: Any) -> str:
    """A pair in lines of its own, written anew."""
    pair = yaml.MappingNode("tag:yaml.org,2002:map", [(key, node)], flow_style=False)
    return str(yaml.serialize(pair, Dumper=yaml.SafeDumper, allow_unicode=True, width=10**9))
