"""One value of the front matter: what it must be, and what is said of it where it is not."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

import yaml

from digest.frontmatter.slugs import LONGEST, is_slug, slugify
from digest.frontmatter.tree import Node, fields_of, is_text, shorten
from digest.model import Image, Source
from digest.zones import in_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from zoneinfo import ZoneInfo

_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[Tt ]+[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?: *(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)
DATE = "YYYY-MM-DD [HH:MM]"
"""What is expected of a date."""
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}/?#][^\s<>\"\\^`{|}]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_KINDS: Mapping[str, str] = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
}
"""What YAML makes of words that it does not take for text, by the end of its tag."""


class WrongValue(Exception):
    """A value is not what it must be. `places` has a line (from 0 in the front matter) and a message each."""

    def __init__(self, *places: tuple[int, str]) -> None:
        self.places = places
        super().__init__(*places)


def _wrong(node: Node, name: str, expected: str, found: str | None = None) -> WrongValue:
    return WrongValue((node.start_mark.line, f"{name}: expected {expected}, found {found or show(node)}"))


def _gather(name: str, nodes: Iterable[Node], read: Callable[[Node, str], Any]) -> list[Any]:
    """What `read` makes of each node. Raises one WrongValue for all that are wrong."""
    values: list[Any] = []
    places: list[tuple[int, str]] = []
    for node in nodes:
        try:
            values.append(read(node, name))
        except WrongValue as wrong:
            places += wrong.places
    if places:
        raise WrongValue(*places)
    return values


def show(node: Node) -> str:
    """What a message says that it found."""
    if isinstance(node, yaml.MappingNode):
        return "`key: value` pairs"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return shorten(node.value) if node.value else "nothing"


def is_null(node: Node) -> bool:
    """Whether a key says nothing. `Null` with a capital is rather somebody's name."""
    return (
        isinstance(node, yaml.ScalarNode)
        and node.tag == "tag:yaml.org,2002:null"
        and node.value in ("", "~", "null")
    )


def read_text(node: Node, name: str) -> str:
    """Text on one line."""
    if not isinstance(node, yaml.ScalarNode):
        raise _wrong(node, name, "text")
    if not is_text(node) and node.value:
        kind = node.tag.rpartition(":")[2]
        quoted = json.dumps(node.value, ensure_ascii=False)
        found = f"{shorten(node.value)}, which YAML reads as {_KINDS.get(kind, f'{kind!r}')}; put it in quotes"
        raise _wrong(node, name, "text", f"{found}: {quoted}" if len(quoted) < 40 else found)
    value = " ".join(node.value.split())
    if not any(char.isprintable() and char != " " for char in value) or _CONTROL.search(value):
        raise _wrong(node, name, "text")
    return value


def read_moment(node: Node, name: str, zone: ZoneInfo) -> tuple[datetime, bool]:
    """A date in `zone`, which is also that of a date that names none; and whether it has a time of day."""
    written = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
    if not _DATE.fullmatch(written):
        raise _wrong(node, name, DATE)
    has_time = len(written) > len("2023-10-27")
    day, clock = written[:10], written[10:].lstrip("Tt ").replace(" ", "").upper()
    try:
        value = datetime.fromisoformat(f"{day}T{clock}" if has_time else day)
        return in_zone(value, zone), has_time
    except (ValueError, OverflowError) as error:
        # Python says of an offset of 25 hours what types it has.
        reason = "no such time zone" if "offset" in str(error) else str(error)
        raise _wrong(node, name, DATE, f"{shorten(written)} ({reason})") from None


def _read_address(node: Node, name: str) -> str:
    value = read_text(node, name)
    if not _ADDRESS.fullmatch(value):
        raise _wrong(node, name, "an address that begins with https://")
    return value


def _read_pairs(node: Node, name: str, readers: Mapping[str, Callable[[Node, str], str]]) -> dict[str, str]:
    """The values of a mapping whose keys `readers` has. Raises one WrongValue for all that are wrong."""
    values: dict[str, str] = {}
    seen: set[str] = set()
    places: list[tuple[int, str]] = []
    for key, place, leaf in fields_of(node):
        try:
            if key not in readers:
                raise _wrong(place, name, f"one of {', '.join(readers)}")
            if key in seen:
                raise _wrong(place, f"{name}.{key}", "it once", "it twice")
            seen.add(key)
            if not is_null(leaf):
                values[key] = readers[key](leaf, f"{name}.{key}")
        except WrongValue as wrong:
            places += wrong.places
    if places:
        raise WrongValue(*places)
    return values


def _read_source(node: Node, name: str) -> Source:
    if not isinstance(node, yaml.MappingNode):
        return Source(read_text(node, name))
    values = _read_pairs(node, name, {"name": read_text, "url": _read_address})
    if "name" not in values:
        raise _wrong(node, f"{name}.name", "text", "nothing")
    return Source(**values)


def _read_image(node: Node, name: str) -> Image:
    if not isinstance(node, yaml.MappingNode):
        return Image(_read_image_file(node, name))
    values = _read_pairs(node, name, {"src": _read_image_file, "alt": read_text, "credit": read_text})
    if "src" not in values:
        raise _wrong(node, f"{name}.src", "a file beside the article", "nothing")
    return Image(**values)


def _read_image_file(node: Node, name: str) -> str:
    value = read_text(node, name)
    if any(not part or part.startswith(".") for part in value.split("/")) or re.search(r"[:\\]", value):
        raise _wrong(node, name, "a file beside the article")
    return value


def _read_texts(node: Node, name: str) -> tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_gather(name, node.value, read_text))
    if isinstance(node, yaml.MappingNode):
        raise _wrong(node, name, "a list of texts")
    return (read_text(node, name),)


def _read_tags(node: Node, name: str) -> tuple[str, ...]:
    if is_text(node) and "," in node.value:
        raise _wrong(node, name, f"a list, [{', '.join(node.value.replace(',', ' ').split())}]")
    leaves = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return tuple(dict.fromkeys(_gather(name, leaves, _read_tag)))


def _read_tag(node: Node, name: str) -> str:
    tag = slugify(read_text(node, name))
    if not tag:
        raise _wrong(node, name, "a topic with letters or digits")
    return tag


def _read_slug(node: Node, name: str) -> str:
    value = unicodedata.normalize("NFC", read_text(node, name))
    if not is_slug(value):
        near = slugify(value)
        advice = f", such as {shorten(near)}" if near else ""
        raise _wrong(node, name, f"letters, digits and hyphens, at most {LONGEST} bytes{advice}")
    return value


def _read_flag(node: Node, name: str) -> bool:
    value = str(node.value).lower()
    flags = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    if node.tag != "tag:yaml.org,2002:bool" or value not in flags:
        raise _wrong(node, name, "true or false")
    return flags[value]


READERS: Mapping[str, Callable[[Node, str], Any]] = {
    "title": read_text,
    "source": _read_source,
    "authors": _read_texts,
    "tags": _read_tags,
    "summary": read_text,
    "image": _read_image,
    "slug": _read_slug,
    "draft": _read_flag,
}
"""What reads each key but `date`. Each raises WrongValue."""
