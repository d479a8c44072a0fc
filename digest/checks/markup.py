"""Markdown → its words, and what in it no translation may change. Quick, and content with any text."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_URL = r"(?:[^\s()<>\"]|\([^\s()<>\"]*\))+"
# The first that matches at a place has it: an address in code is code. What has an end has a limit, lest a text
# of beginnings alone takes the square of its length.
_PROTECTED = re.compile(
    rf"""
    (?P<code>
        ^[ \t>]*(?P<fence>`{{3,}}|~{{3,}})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)
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
      | \b(?:https?://|www\.){_URL} | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+\.[\w.-]*\w
    )
  | (?P<tag><!--.{{0,2000}}?--> | </?[A-Za-z][^<>]*>)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_TRANSLATED = re.compile(r"""\s(?:alt|title)=(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_DECORATION = re.compile(r"[*~|\\]+|(?<!\w)_+|_+(?!\w)|^[ \t]*(?:[#>]+|[-+](?=[ \t]))[ \t]*", re.MULTILINE)

KINDS = ("code", "mask", "shortcode", "link", "tag")
"""The kinds of what no translation may change."""


def words(text: str) -> str:
    """The text as it is read: without code, addresses, tags, and signs of Markdown."""
    return html.unescape(_DECORATION.sub("", _PROTECTED.sub(" ", text)))


def protected(text: str) -> Mapping[str, Counter[str]]:
    """What no translation may change, by kind, and how often it occurs."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for match in _PROTECTED.finditer(text):
        kind = next(kind for kind in KINDS if match[kind] is not None)
        found[kind][_essence(kind, match[0])] += 1
    return found


def _essence(kind: str, found: str) -> str:
    if kind == "link":
        return found.strip("<>").rstrip(".,;:!?'\"*_’”")
    if kind == "tag":
        return _TRANSLATED.sub("", found)
    return found.strip()
