"""Markdown → plain text: the first paragraph, for articles without a summary, and the reading time."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

WORDS_PER_MINUTE = 200
"""Reading speed of adults for news prose, in Indonesian as in English (about 180 to 240)."""

_LONGEST = 260
_HEAD = 6000
_PARSER = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
)
_NOT_PROSE = re.compile(r"\A(?:!!!|\?\?\?|\[TOC\]|\*\[[^\]]+\]:|\$\$|\{[{%])")
_ATTRIBUTES = re.compile(r"\{:?[^{}]*\}\s*\Z")


def first_paragraph(body: str) -> str:
    """The text of the first paragraph of prose, shortened at a word's end; empty where there is none."""
    # The paragraph stands near the top; parsing thousands of whole articles for it would cost more than
    # all the rest of composing. A cut inside a block can only damage what comes late.
    tokens = _PARSER.parse(body[:_HEAD].replace("\r\n", "\n"))
    for opening, inline in pairwise(tokens):
        if opening.type != "paragraph_open" or opening.level > 0 or _NOT_PROSE.match(inline.content):
            continue
        text = " ".join(_ATTRIBUTES.sub("", _plain(inline.children or ())).split())
        if text:
            return textwrap.shorten(text, _LONGEST, placeholder="…")
    return ""


def reading_minutes(body: str) -> int:
    """Whole minutes, at least one."""
    words = sum(any(map(str.isalnum, word)) for word in body.split())
    return max(1, round(words / WORDS_PER_MINUTE))


def _plain(tokens: Iterable[Token]) -> str:
    return "".join(
        " "
        if token.type in ("softbreak", "hardbreak")
        else token.content
        if token.type in ("text", "code_inline", "text_special")
        else ""
        for token in tokens
    )
