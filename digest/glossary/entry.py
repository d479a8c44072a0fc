"""One entry of the glossary file → a term, or all that is wrong with it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import yaml

from digest.frontmatter.tree import fields_of, shorten
from digest.frontmatter.values import READERS, WrongValue, is_null, read_text, show
from digest.glossary.model import Case, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.frontmatter import Node

KEYS = ("translation", "variants", "accepted", "case", "translate", "note")
"""What an entry may say; in a list, `term` besides."""
TERM = "term"
_TRANSLATION = "a translation, or {translate: false}"

Places = list[tuple[int, str]]
"""Lines, from 0, and what is to be said of them."""


class Entry(NamedTuple):
    """A term, None if anything is wrong with it; what is; and what is said of keys that nobody knows."""

    term: Term | None
    wrong: Places
    unknown: Places


def read_entry(key: Node, node: Node) -> Entry:
    """The term `key` with its translation or its fields, `node`. Raises WrongValue where it has neither."""
    source = _read_form(key, TERM)
    line = key.start_mark.line
    if isinstance(node, yaml.ScalarNode) and not is_null(node):
        return Entry(Term(source, _read_words(node, source), line=line + 1), [], [])
    if not isinstance(node, yaml.MappingNode):
        raise WrongValue((line, f"{source}: expected {_TRANSLATION}, found {show(node)}"))
    return _entry(source, node, line)


def read_item(node: Node) -> Entry:
    """The term of `{term: KTT, translation: summit}`. Raises WrongValue."""
    leaf = next((leaf for name, _, leaf in fields_of(node) if name == TERM), None)
    if leaf is None:
        raise WrongValue((node.start_mark.line, f"{TERM}: expected words, found nothing"))
    return _entry(_read_form(leaf, TERM), node, node.start_mark.line)


def is_item(node: Node) -> bool:
    """Whether the fields of `node` are those of a term in a list, rather than terms themselves."""
    return any(name in (TERM, *KEYS) for name, _, _ in fields_of(node))


def _entry(source: str, node: Node, line: int) -> Entry:
    values, wrong, unknown = _read_fields(source, node)
    keep = values.pop("keep", not values.pop("translate", True))
    translation = values.setdefault("translation", source if keep else "")
    if keep and translation != source:
        found = shorten(translation)
        wrong.append((line, f"{source}: expected no translation where translate is false, found {found}"))
    if not translation and not wrong:
        wrong.append((line, f"{source}: expected {_TRANSLATION}, found nothing"))
    term = None if wrong else Term(source, keep=keep, line=line + 1, **values)
    return Entry(term, wrong, unknown)


def _read_fields(source: str, node: Node) -> tuple[dict[str, Any], Places, Places]:
    """The values by name, what is wrong with others, and what is said of keys that nobody knows."""
    values: dict[str, Any] = {}
    wrong: Places = []
    unknown: Places = []
    lines: dict[str, int] = {}
    for name, key, leaf in fields_of(node):
        line = key.start_mark.line
        if name in lines:
            wrong.append((line, f"{source}.{name}: expected it once, found it in line {lines[name] + 1}, too"))
        elif name in _READERS and not is_null(leaf):
            try:
                values[name] = _READERS[name](leaf, f"{source}.{name}")
            except WrongValue as error:
                wrong += error.places
        elif name not in (TERM, *_READERS):
            unknown.append((line, f"{source}.{_unknown(name or show(key))}"))
        lines[name] = line
    return values, wrong, unknown


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name.lower(), KEYS, n=1)
    return f"{name}: unknown key, " + (
        f"did you mean '{near[0]}'?" if near else f"expected one of {', '.join(KEYS)}"
    )


def _read_form(node: Node, name: str) -> str:
    form = read_text(node, name)
    if not any(map(str.isalpha, form)):
        raise _wrong(node, name, "words", shorten(form))
    return form


def _read_words(node: Node, name: str) -> str:
    words = read_text(node, name)
    if not any(map(str.isalnum, words)):
        raise _wrong(node, name, "words", shorten(words))
    return words


def _read_each(read: Callable[[Node, str], str]) -> Callable[[Node, str], tuple[str, ...]]:
    """Reads a list of what `read` reads, or one of them."""

    def read_each(node: Node, name: str) -> tuple[str, ...]:
        texts = READERS["authors"](node, name)
        leaves = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(dict.fromkeys(read(leaf, name) for leaf in leaves)) if texts else ()

    return read_each


def _read_case(node: Node, name: str) -> str:
    value = read_text(node, name)
    if value not in get_args(Case):
        near = difflib.get_close_matches(value.lower(), get_args(Case), n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise _wrong(node, name, f"one of {', '.join(get_args(Case))}", f"{show(node)}{hint}")
    return value


def _wrong(node: Node, name: str, expected: str, found: str) -> WrongValue:
    return WrongValue((node.start_mark.line, f"{name}: expected {expected}, found {found}"))


_READERS: Mapping[str, Callable[[Node, str], Any]] = {
    "translation": _read_words,
    "variants": _read_each(_read_form),
    "accepted": _read_each(_read_words),
    "case": _read_case,
    "translate": READERS["draft"],
    "keep": READERS["draft"],
    "note": read_text,
}
"""What reads each field. Each raises WrongValue."""
