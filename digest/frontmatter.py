"""Text ↔ front matter and body: validated, with line numbers, and spliced without touching what is not replaced.

YAML is read as a tree of nodes, not as Python values, because values lose what a person wrote: `slug: 0123`
would be 83, `title: no` False, `title: 12:30` 750. A node still has its text, its line and its place.
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import yaml

from digest.model import Finding, Image, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from zoneinfo import ZoneInfo

KEYS = ("title", "date", "source", "authors", "tags", "summary", "image", "slug", "draft")
"""The keys of an article. An edition has `translation` besides."""

TEXT_FIELDS = ("title", "summary", "image.alt")
"""The fields that are translated."""

Node = yaml.nodes.Node
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[Tt ]+\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: *(?:[Zz]|[+-]\d\d(?::?\d\d)?))?)?"
)
_SLUG = re.compile(r"[^\W_][\w.\-]*", re.UNICODE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def split(text: str) -> tuple[str | None, str]:
    """Split `text` into its front matter (without the `---` lines) and its body.

    The front matter is None where the text has none, or where it is never closed. For any text with front
    matter, the text before it, the two `---` lines, the front matter and the body together are the text.
    """
    start, end, body = locate(text)
    return (None, text) if body == 0 else (text[start:end], text[body:])


def locate(text: str) -> tuple[int, int, int]:
    """The offsets in `text` of the front matter's start and end and of the body; the body's is 0 without any."""
    opening = _FENCE.match(text, 1 if text.startswith("\ufeff") else 0)
    if not opening:
        return (0, 0, 0)
    closing = _END.search(text, opening.end())
    return (opening.end(), closing.start(), closing.end()) if closing else (0, 0, 0)


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
        root = yaml.compose(head, Loader=LOADER)
    except (yaml.YAMLError, ValueError):
        return []
    fields = []
    for name, node in _leaves(root):
        if name in TEXT_FIELDS and isinstance(node, yaml.ScalarNode) and _is_text(node) and node.value.strip():
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
    plain = bool(re.fullmatch(r"[^\W\d_][\w '’“”‘.,;()/–—%-]*", value)) and value == value.strip()
    if plain:
        try:
            plain = yaml.load(f"[{value}]", Loader=LOADER) == [value]  # noqa: S506  a safe loader
        except yaml.YAMLError:
            plain = False
        plain = plain and not re.search(r"[,]", value)
    return (
        value if plain else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x85", "\\x85")
    )


def dump(values: Mapping[str, Any]) -> str:
    """`values` as YAML lines, keys in their order, flow style for what is innermost, no folding."""
    return str(
        yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=None)
    )


class _Wrong(Exception):
    def __init__(self, node: Node, name: str, expected: str, found: str | None = None) -> None:
        self.finding = (
            node.start_mark.line + 2,
            f"{name}: expected {expected}, found {found or _show(node)}",
        )


def read_fields(
    head: str, *, file: str, zone: ZoneInfo, keys: Iterable[str] = KEYS
) -> tuple[dict[str, Any], list[Finding], Mapping[str, Node]]:
    """Read and validate the front matter `head` of `file`.

    Returns the values by key (those that are right), the findings, and the nodes of all keys. Dates without
    a zone are in `zone`. `has_time` comes with `date`.
    """
    findings: list[Finding] = []

    def report(code: str, line: int, message: str, severity: Any = "error") -> None:
        findings.append(Finding(code, severity, message, file=file, line=line))

    nodes: dict[str, Node] = {}
    try:
        root = yaml.compose(head, Loader=LOADER)
    except (yaml.YAMLError, ValueError) as error:
        line, reason = _yaml_reason(error, head)
        report("front-matter", line, f"front matter: expected YAML (`key: value`), found {reason}")
        return {}, findings, nodes
    if root is not None and not isinstance(root, yaml.MappingNode):
        report(
            "front-matter",
            root.start_mark.line + 2,
            f"front matter: expected `key: value` lines, found {_show(root)}",
        )
        return {}, findings, nodes
    known = tuple(keys)
    for key, node in root.value if root is not None else ():
        name, line = str(key.value), key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode) or name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"expected one of {', '.join(known)}"
            report("unknown-key", line, f"{name}: unknown key, {hint}", "warning")
        elif name in nodes:
            report(
                "duplicate-key",
                line,
                f"{name}: stands twice, first in line {nodes[name].start_mark.line + 2}",
            )
        else:
            nodes[name] = node
    values: dict[str, Any] = {}
    for name, node in nodes.items():
        if name not in _READERS or _is_null(node):
            continue
        try:
            values[name] = _READERS[name](node, name)
        except _Wrong as wrong:
            report("wrong-value", *wrong.finding)
    if "date" in values:
        values["date"], values["has_time"] = _in_zone(values["date"], zone)
    for name in ("title", "date"):
        if name not in nodes or _is_null(nodes[name]):
            expected = {"title": "text", "date": "YYYY-MM-DD [HH:MM]"}[name]
            line = nodes[name].start_mark.line + 2 if name in nodes else 1
            report("missing-field", line, f"{name}: expected {expected}, found nothing")
    return values, findings, nodes


def _yaml_reason(error: Exception, head: str) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    line = mark.line if mark else head[: getattr(error, "position", 0)].count("\n")
    lines = head.split("\n")
    excerpt = lines[line].strip() if 0 <= line < len(lines) else ""
    return line + 2, f"{excerpt!r} ({problem})" if excerpt else str(problem)


def _leaves(root: Node | None) -> Iterable[tuple[str, Node]]:
    for key, node in root.value if isinstance(root, yaml.MappingNode) else ():
        yield str(key.value), node
        if isinstance(node, yaml.MappingNode):
            yield from ((f"{key.value}.{inner.value}", leaf) for inner, leaf in node.value)


def _show(node: Node) -> str:
    """What a message says that it found."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return repr(node.value) if node.value else "nothing"


def _is_null(node: Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _is_text(node: Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"


def _text(node: Node, name: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _Wrong(node, name, "text")
    if not _is_text(node):
        kind = node.tag.rpartition(":")[2]
        quoted = json.dumps(node.value, ensure_ascii=False)
        what = {"bool": "a yes/no value", "int": "a number", "float": "a number", "timestamp": "a date"}.get(
            kind, kind
        )
        raise _Wrong(node, name, "text", f"{node.value!r}, which YAML reads as {what}; put it in quotes: {quoted}")
    value = " ".join(node.value.split())
    if not value or _CONTROL.search(value):
        raise _Wrong(node, name, "text")
    return value


def _date(node: Node, name: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not _DATE.fullmatch(node.value.strip()):
        raise _Wrong(node, name, "YYYY-MM-DD [HH:MM]")
    try:
        datetime.fromisoformat(_iso(node.value))
    except ValueError as error:
        raise _Wrong(node, name, "YYYY-MM-DD [HH:MM]", f"{node.value!r} ({error})") from None
    return str(node.value)


def _iso(written: str) -> str:
    day, clock = written.strip()[:10], written.strip()[10:].lstrip("Tt ").replace(" ", "").upper()
    return f"{day}T{clock}" if clock else day


def _in_zone(written: str, zone: ZoneInfo) -> tuple[datetime, bool]:
    value = datetime.fromisoformat(_iso(written))
    has_time = len(written.strip()) > len("2023-10-27")
    if value.tzinfo is None:
        return (value if has_time else datetime.combine(value.date(), time())).replace(tzinfo=zone), has_time
    return value.astimezone(zone), has_time


def _url(node: Node, name: str) -> str:
    value = _text(node, name)
    if not re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", value):
        raise _Wrong(node, name, "an address that begins with https://")
    return value


def _fields(node: Node, name: str, readers: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for key, leaf in node.value:
        if key.value not in readers:
            raise _Wrong(key, f"{name}.{key.value}", f"one of {', '.join(readers)}")
        if not _is_null(leaf):
            values[key.value] = readers[key.value](leaf, f"{name}.{key.value}")
    return values


def _source(node: Node, name: str) -> Source:
    if not isinstance(node, yaml.MappingNode):
        return Source(_text(node, name))
    values = _fields(node, name, {"name": _text, "url": _url})
    if "name" not in values:
        raise _Wrong(node, f"{name}.name", "text", "nothing")
    return Source(**values)


def _image(node: Node, name: str) -> Image:
    if not isinstance(node, yaml.MappingNode):
        return Image(_image_file(node, name))
    values = _fields(node, name, {"src": _image_file, "alt": _text, "credit": _text})
    if "src" not in values:
        raise _Wrong(node, f"{name}.src", "a file beside the article", "nothing")
    return Image(**values)


def _image_file(node: Node, name: str) -> str:
    value = _text(node, name)
    parts = value.split("/")
    if any(part in ("", ".", "..") for part in parts) or re.search(r"[:\\]", value):
        raise _Wrong(node, name, "a file beside the article")
    return value


def _texts(node: Node, name: str) -> tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_text(leaf, name) for leaf in node.value)
    return (_text(node, name),)


def _tags(node: Node, name: str) -> tuple[str, ...]:
    leaves = node.value if isinstance(node, yaml.SequenceNode) else [node]
    tags = []
    for leaf in leaves:
        tag = slugify(_text(leaf, name))
        if not tag:
            raise _Wrong(leaf, name, "a topic with letters or digits")
        tags.append(tag)
    return tuple(dict.fromkeys(tags))


def _slug(node: Node, name: str) -> str:
    value = unicodedata.normalize("NFC", _text(node, name))
    if not is_slug(value):
        near = slugify(value)
        raise _Wrong(node, name, "letters, digits and hyphens" + (f" such as '{near}'" if near else ""))
    return value


def _flag(node: Node, name: str) -> bool:
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:bool":
        raise _Wrong(node, name, "true or false")
    return str(node.value).lower() in ("true", "yes", "on")


_READERS: Mapping[str, Callable[[Node, str], Any]] = {
    "title": _text,
    "date": _date,
    "source": _source,
    "authors": _texts,
    "tags": _tags,
    "summary": _text,
    "image": _image,
    "slug": _slug,
    "draft": _flag,
}


def is_slug(value: str) -> bool:
    """Whether `value` can be one part of a URL's path: no separators, no leading dot, at most 200 bytes."""
    return bool(_SLUG.fullmatch(value)) and not value.endswith(".") and len(value.encode()) <= 200


def slugify(text: str) -> str:
    """`text` as lower-case words joined by hyphens, for URLs; Latin letters lose their accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
