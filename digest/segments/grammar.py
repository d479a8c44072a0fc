"""The Markdown grammar: markdown-it-py's CommonMark, with what news sites on MkDocs add to it.

It is used only to find where things stand. Nothing is ever rendered from it: a translation is spliced into the
author's own text. Python-Markdown, which renders the pages, has constructs that CommonMark does not know
(`!!! note`, `{: .class }`, `[TOC]`, …); each has a rule here, so that what it is made of is never sent away.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from digest.segments import positions

if TYPE_CHECKING:
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

CONTAINER = re.compile(
    r"""(?P<head>(?:!!!|\?\?\?\+?)[ ]?[\w-]+(?:[ ]+[\w-]+)*(?:[ ]+")?   # !!! note "Title", ??? note, ???+ note
      | ={3}[!+]{0,2}[ ]+")                                             # === "Tab"
      (?:(?<=")(?P<title>.*)")?[ ]*""",
    re.VERBOSE,
)
"""A line whose block follows indented by four spaces; its title, if any, is text."""

_BLOCK_FENCE = re.compile(r"/{3,}[ ]*(?:[\w-]+[ ]*(?:\|[ ]*(?P<title>.+?)[ ]*)?)?")
_ABBREVIATION = re.compile(r"\*\[[^\]]+\]:[ ]*(?P<title>.*?)[ ]*")
_SNIPPET = re.compile(r"-{1,2}8<-{1,2}.*")
_LINES = {"block_fence": _BLOCK_FENCE, "abbreviation": _ABBREVIATION, "snippet": _SNIPPET}
_SPANS = (("{{", "}}"), ("{%", "%}"), ("$$", "$$"), ("\\[", "\\]"), ("\\begin{", "\\end{"))
_TERMINATES: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@cache
def grammar() -> MarkdownIt:
    """The parser. It keeps no state between calls, and is safe to share among threads."""
    md = MarkdownIt("commonmark", {"maxNesting": 60})
    md.enable(["table", "strikethrough"])
    md.use(deflist_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.block.ruler.before("fence", "container", _container, _TERMINATES)
    md.block.ruler.before("fence", "single_line", _single_line, _TERMINATES)
    md.block.ruler.before("fence", "protected_lines", _protected_lines, _TERMINATES)
    # Inline text is parsed where its place in the source is known: see `positions`.
    md.core.ruler.enableOnly(["normalize", "block"])
    # A link that a browser should not follow is a link all the same: its target is not text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    positions.record(md)
    return md


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not (match := CONTAINER.fullmatch(_line(state, start))):
        return False
    if silent:
        return True
    stop = start + 1
    while stop < end and (state.isEmpty(stop) or state.sCount[stop] >= state.blkIndent + 4):
        stop += 1
    while stop > start + 1 and state.isEmpty(stop - 1):
        stop -= 1
    token = state.push("container_open", "div", 1)
    token.map, token.info = [start, stop], match["head"]
    if match["title"]:
        _title(state, start, match["title"])
    parent, line_max, indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", stop, indent + 4
    state.md.block.tokenize(state, start + 1, stop)
    state.parentType, state.lineMax, state.blkIndent = parent, line_max, indent
    state.push("container_close", "div", -1)
    state.line = stop
    return True


def _single_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    for kind, pattern in _LINES.items():
        match = pattern.fullmatch(line)
        if not match:
            continue
        if not silent:
            token = state.push(kind, "", 0)
            title = match.groupdict().get("title")
            token.map, token.info = [start, start + 1], line.removesuffix(title or "")
            if title:
                _title(state, start, title)
            state.line = start + 1
        return True
    return False


def _title(state: StateBlock, line: int, text: str) -> None:
    token = state.push("title", "", 0)
    token.map, token.content = [line, line + 1], text


def _protected_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines from `{{`, `{%`, `$$`, … at the start of one to its counterpart at the end of one."""
    if state.is_code_block(start):
        return False
    first = _line(state, start)
    for opening, closing in _SPANS:
        if not first.startswith(opening):
            continue
        for number in range(start, end):
            if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
                break
            line = _line(state, number).rstrip()
            found = line.find(closing, len(opening) if number == start else 0)
            if found < 0:
                continue
            if closing == "\\end{":
                found = line.find("}", found)
            if found + len(closing) < len(line) and closing != "\\end{":
                break  # text goes on behind it: the inline rules know what to do
            if not silent:
                token = state.push("protected", "", 0)
                token.map, token.content = [start, number + 1], opening
                state.line = number + 1
            return True
    return False
