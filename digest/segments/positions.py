"""Inline Markdown with the place of every token.

markdown-it's inline tokens do not say where they stand. Each of its rules is wrapped here so that the tokens it
makes carry `meta["span"]`, their offsets in the inline text; what has no span is plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

# What no engine may touch, by its first character. The first pattern that matches wins.
_CODE_TAGS = "code|kbd|samp|var|pre|script|style|textarea|svg|math|iframe|object|video|audio"
_PROTECTED: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "{": (
        re.compile(r"\{\{.*?\}\}", re.DOTALL),  # {{ variable }}, {{< shortcode >}}
        re.compile(r"\{%.*?%\}", re.DOTALL),  # {% tag %}
        re.compile(r"\{#.*?#\}", re.DOTALL),  # {# comment #}
        re.compile(r"\{[^{}\n]+\}"),  # {: .class #id }, {name}
    ),
    "$": (
        re.compile(r"(?<![\w$\\])\$\$(?!\s)[^\n$]+?(?<!\s)\$\$"),
        # US$5 and $5 dan $10 are money: no letter before, no space inside the dollars, no digit behind.
        re.compile(r"(?<![\w$\\])\$(?!\s)(?:\\.|[^\\$\n])+?(?<![\s\\])\$(?![\w$])"),
    ),
    "\\": (re.compile(r"\\\((?:.+?)\\\)"), re.compile(r"\\\[(?:.+?)\\\]")),
    ":": (re.compile(r"(?<![\d:]):(?=[\w+-]*[a-z])[\w+-]+:"),),  # :smile:, but not 12:30:45
    "[": (
        re.compile(r"\[\^[^\]\s]+\](?!\()"),  # footnote reference
        re.compile(r"\[\[?(?:TOC|_TOC_)\]?\]"),
        re.compile(r"(?<![^\n])\[[ xX]\](?=[ \t])"),  # task list
        re.compile(r"(?<![^\n])\[[^\]\n]+\]:[ \t]*\S[^\n]*"),  # a definition that Python-Markdown sees
    ),
    "#": (re.compile(r"(?<![^\n])#{1,6}(?=[^\s#])"),),  # a heading in Python-Markdown, `#tag` in CommonMark
    "]": (re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"),),  # [text](address with spaces)
    "+": (re.compile(r"\+\+[\w\"][\w\"+ -]*?\+\+"),),  # ++ctrl+c++
    "^": (re.compile(r"\^[^\s^]+\^(?!\^)[A-Za-z0-9]*"),),  # superscript
    "~": (re.compile(r"(?<!~)~[^\s~]+~(?!~)(?:[A-Za-z0-9]+~[^\s~]+~)*[A-Za-z0-9]*"),),  # subscript
    "-": (re.compile(r"--8<--[^\n]*"),),
    "<": (re.compile(rf"<({_CODE_TAGS})\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE),),
}
_PAIRS: Mapping[str, re.Pattern[str]] = {
    "=": re.compile(r"==(?![\s=])(?P<inner>[^\n]+?)(?<![\s=])==(?!=)"),  # ==mark==
    "^": re.compile(r"\^\^(?![\s^])(?P<inner>[^\n]+?)(?<![\s^])\^\^(?!\^)"),  # ^^insert^^
}
_LOOSE: Mapping[str, re.Pattern[str]] = {
    "<": re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>"),
    "[": re.compile(r"!?\[(?=[^\[\]\n]*\]\([^()\n]+\))"),
}
_SCHEME = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"://[^\s<>\"'`|\\{}^*\[\]“”‘’]+")
_TRAILING = ".,;:!?)_…'"


def record(md: MarkdownIt) -> None:
    """Make `md` record places, and know what is protected."""
    ruler = md.inline.ruler
    for name in ("strikethrough", "emphasis"):
        ruler.at(name, _delimiters(_rule(md, name)))
    for name in ("backticks", "autolink", "html_inline", "entity", "escape", "newline"):
        ruler.at(name, _void(_rule(md, name)))
    ruler.at("link", _link(_rule(md, "link")))
    ruler.at("image", _image(_rule(md, "image")))
    ruler.disable("footnote_ref")
    ruler.before("escape", "protected", _protected)
    ruler.before("escape", "pair", _pair)
    ruler.after("html_inline", "loose", _loose)
    # It would join texts and lose their places.
    md.inline.ruler2.disable("fragments_join")


def _rule(md: MarkdownIt, name: str) -> Rule:
    return next(rule.fn for rule in md.inline.ruler.__rules__ if rule.name == name)


def _mark(token: Token, start: int, end: int, **more: Any) -> None:
    token.meta = {**token.meta, "span": (start, end), **more}


def _delimiters(rule: Rule) -> Rule:
    """Runs of `*`, `_` and `~~`: a text token each, which the pairing may make an opening or a closing."""

    def recorded(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        end = state.pos
        for token in reversed(state.tokens[count:] if not silent else []):
            if end <= start:
                break  # text from before the run
            _mark(token, end - len(token.content), end)
            end -= len(token.content)
        return True

    return recorded


def _void(rule: Rule) -> Rule:
    """Rules that make one thing of what they consume; of an autolink's three tokens the first stands for all."""

    def recorded(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        new = [] if silent else [token for token in state.tokens[count:] if token.type != "text"]
        if new:
            _mark(new[0], start, state.pos)
        return True

    return recorded


def _link(rule: Rule) -> Rule:
    def recorded(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            label_end = state.md.helpers.parseLinkLabel(state, start, True)
            opening = next(token for token in state.tokens[count:] if token.type == "link_open")
            _mark(opening, start, start + 1)
            _mark(state.tokens[-1], label_end, state.pos, tail=_tail(state, start + 1, label_end))
        return True

    return recorded


def _image(rule: Rule) -> Rule:
    def recorded(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent:
            label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
            tail = _tail(state, start + 2, label_end)
            _mark(state.tokens[-1], start, state.pos, label=(start + 2, label_end), tail=tail)
        return True

    return recorded


def _tail(state: StateInline, label: int, label_end: int) -> str:
    """The reference that a link or image needs once its words, which were its reference, have changed."""
    if state.src[label_end : state.pos] not in ("]", "][]"):
        return ""
    return "[" + " ".join(state.src[label:label_end].split()) + "]"


def _protected(state: StateInline, silent: bool) -> bool:
    char = state.src[state.pos]
    start, end = state.pos, 0
    for pattern in _PROTECTED.get(char, ()):
        if match := pattern.match(state.src, start, state.posMax):
            end = match.end()
            while char in "~^" and start and state.src[start - 1].isalnum():
                start -= 1  # H~2~O is one word
            break
    else:
        if char == ":":
            start, end = _address(state)
    if end <= state.pos:
        return False
    if not silent:
        _mark(state.push("protected", "", 0), start, end)
    state.pos = end
    return True


def _loose(state: StateInline, silent: bool) -> bool:
    """What is no markup by the letter of CommonMark, but is to browsers or to Python-Markdown."""
    pattern = _LOOSE.get(state.src[state.pos])
    match = pattern.match(state.src, state.pos, state.posMax) if pattern else None
    if not match:
        return False
    if not silent:
        _mark(state.push("protected", "", 0), *match.span())
    state.pos = match.end()
    return True


def _address(state: StateInline) -> tuple[int, int]:
    """A bare URL around the colon at the current place; its scheme has been read as text already."""
    scheme = _SCHEME.search(state.src[max(0, state.pos - 5) : state.pos])
    match = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not scheme or not match:
        return 0, 0
    address = match[0]
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    end = state.pos + len(address)
    return state.pos - len(scheme[0]), end if len(address) > len("://") else 0


def _pair(state: StateInline, silent: bool) -> bool:
    pattern = _PAIRS.get(state.src[state.pos])
    match = pattern.match(state.src, state.pos, state.posMax) if pattern else None
    if not match:
        return False
    if not silent:
        end = state.posMax
        _mark(state.push("pair_open", "", 1), *match.span()[:1], match.start("inner"))
        state.pos, state.posMax = match.span("inner")
        state.md.inline.tokenize(state)
        _mark(state.push("pair_close", "", -1), match.end("inner"), match.end())
        state.posMax = end
    state.pos = match.end()
    return True
