"""Markdown → its words, and what in it no translation may change. Quick, and content with any text."""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_URL = r"(?:[^\s()<>\"]|\([^\s()<>\"]*\))+"
_TOP = "com|org|net|info|biz|gov|edu|co|id|tv|io|int"
# The first that matches at a place has it: an address in code is code. What has an end has a limit, lest a text
# of beginnings alone takes the square of its length.
_PROTECTED = re.compile(
    rf"""
    (?P<code>
        ^[ \t>]*(?P<fence>`{{3,}}(?!`)|~{{3,}}(?!~))[^\n]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)
      | (?<!`)(?P<ticks>`+)(?!`)[^\n]*?[^`\n](?P=ticks)(?!`)
    )
  | (?P<mask>\[\[\s*\d{{1,3}}\s*\]\] | \b(?:XQZ|PH)\d{{1,3}}\b | \#\d{{1,3}}\#)  # marks on their way to an engine
  | (?P<shortcode>
        \{{\{{.{{0,500}}?\}}\}} | \{{%.{{0,500}}?%\}}                         # shortcodes
      | \{{:[^}}\n]{{0,500}}\}} | \{{\w{{0,50}}\}}                          # attribute lists, {{name}}
      | \[\^[^\]\s]{{1,100}}\] | (?<![\w%])%(?:\(\w+\))?[sd]\b                  # footnotes, %s
      | (?<![\w:]):[a-z][\w+-]*:(?![\w:])                               # emoji
    )
  | (?P<link>
        <(?:https?:|mailto:)[^<>\s]*> | (?<=\]\()<[^<>\n]*> | (?<=\]\(){_URL}
      | \b(?:https?://|www\.){_URL} | (?<![\w.@/-])(?:[A-Za-z0-9-]{{1,60}}\.){{1,4}}(?:{_TOP})\b(?:/{_URL})?
      | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+\.[\w.-]*\w
    )
  | (?P<tag><!--.{{0,2000}}?--> | </?[A-Za-z][^<>]*>)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_TRANSLATED = re.compile(r"""\s(?:alt|title)=(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_DECORATION = re.compile(r"[*~|\\]+|(?<!\w)_+|_+(?!\w)|^[ \t]*(?:[#>]+|[-+](?=[ \t]))[ \t]*", re.MULTILINE)
_SIGNS = re.compile(
    rf"[`\[\]{{}}<>#@*_~|\\&]|:[a-z/]|%[sd(]|^[ \t]*[-+][ \t]|\b(?:XQZ|PH)\d|\bwww\.|\.(?:{_TOP})\b", re.MULTILINE
)
"""What a text has that is not words alone. Most have nothing of it, and need not be looked through."""

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})(.*)")
_ESCAPED = re.compile(r"\\.")
_BRACKETS = ("()", "[]", "{}")
_PAIRED = {
    "**": re.compile(r"\*\*"),
    "__": re.compile(r"(?<!\w)__|__(?!\w)"),
    "~~": re.compile(r"~~"),
    "*": re.compile(r"(?<![*\w])\*(?=[^\s*])|(?<=[^\s*])\*(?![*\w])"),
    "_": re.compile(r"(?<![_\w])_(?=[^\s_])|(?<=[^\s_])_(?![_\w])"),
}
_BLOCK = re.compile(r"[ \t]*(#{1,6}|>|[-+*]|\d{1,3}[.)])[ \t]")

KINDS = ("code", "mask", "shortcode", "link", "tag")
"""The kinds of what no translation may change."""

_NOTHING: Mapping[str, Counter[str]] = {kind: Counter() for kind in KINDS}


@lru_cache(maxsize=64)
def _is_plain(text: str) -> bool:
    return not _SIGNS.search(text)


def words(text: str) -> str:
    """The text as it is read: without code, addresses, tags, and signs of Markdown."""
    if _is_plain(text):
        return text
    return html.unescape(_DECORATION.sub("", _PROTECTED.sub(_space, text)))


def _space(match: re.Match[str]) -> str:
    """A full stop behind an address is the sentence's."""
    return " " + match[0][len(_essence("link", match[0])) :] if match["link"] and match[0][0] != "<" else " "


def protected(text: str) -> Mapping[str, Counter[str]]:
    """What no translation may change, by kind, and how often it occurs."""
    if _is_plain(text):
        return _NOTHING
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for match in _PROTECTED.finditer(text):
        kind = next(kind for kind in KINDS if match[kind] is not None)
        found[kind][_essence(kind, match[0])] += 1
    return found


def paragraphs(text: str) -> list[str]:
    """The text cut at its blank lines, those in fenced code left out."""
    parts, lines, fence = [], list[str](), ""
    for line in [*text.splitlines(keepends=True), ""]:
        opened = _FENCE.match(line)
        if opened and (not fence or (opened[1].startswith(fence) and not opened[2].strip())):
            fence = "" if fence else opened[1]
        if lines and not fence and not line.strip():
            parts.append("".join(lines))
            lines = []
        elif line.strip() or lines:
            lines.append(line)
    return [*parts, "".join(lines)] if lines else parts


def unbalanced(text: str) -> Mapping[str, int]:
    """Marks of Markdown that come in pairs, and how many of them there are; brackets, and how many are open."""
    bare = text if _is_plain(text) else _ESCAPED.sub("", _PROTECTED.sub(" ", text))
    counts = {sign: len(pattern.findall(bare)) if sign in bare else 0 for sign, pattern in _PAIRED.items()}
    return counts | {both: bare.count(both[0]) - bare.count(both[1]) for both in _BRACKETS}


def begins_with(text: str) -> str:
    """The sign of the block that a text begins: of a heading, a list, a quotation; nothing for a paragraph."""
    found = _BLOCK.match(text)
    return "1." if found and found[1][0].isdecimal() else found[1] if found else ""


def _essence(kind: str, found: str) -> str:
    if kind == "link":
        return found.strip("<>").rstrip(".,;:!?'\"*_’”")
    if kind == "tag":
        return _TRANSLATED.sub("", found)
    return found.strip()
