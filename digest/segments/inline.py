"""Inline Markdown and HTML → the pieces of a segment."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markdown_it.common.html_re import HTML_TAG_RE

from digest.segments.grammar import grammar
from digest.segments.model import Context, Mark, Segment, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

_PAIRED = {
    "em_open": "em", "strong_open": "strong", "s_open": "s", "link_open": "link", "pair_open": "pair",
    "em_close": "em", "strong_close": "strong", "s_close": "s", "link_close": "link", "pair_close": "pair",
}  # fmt: skip
_BLOCK_START = re.compile(r"[#|>]|\[[^\]\n]+\]:|[-+*:][ \t]|\d+[.)][ \t]|={2,}|-{2,}|!!!|\?\?\?|```|~~~")
_WORDS = frozenset({"text", "text_special", "softbreak"})
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^>]*?)(?P<void>/?)>", re.DOTALL)
_VOID_TAGS = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'])(?:alt|title|aria-label)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""",
    re.IGNORECASE,
)
# Addresses that no character announces to the inline rules.
_BARE = re.compile(r"(?<![\w@./-])(?:www\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>\"']*[\w/])?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


class Source:
    """Text of which each character has a place in a document, because it was taken from several lines of it."""

    def __init__(self, document: str, lines: Sequence[tuple[int, int]]) -> None:
        """`lines` are the offsets of what was taken: start and end in `document`, without line ends."""
        self.document = document
        self.text = "\n".join(document[start:end] for start, end in lines).replace("\0", "\ufffd")
        self._places: list[int] = []
        for start, end in lines:
            self._places += range(start, end + 1)

    def raw(self, start: int, end: int) -> str:
        """What the document says between two offsets of the text, container prefixes of its lines included."""
        return self.document[self.place(start) : self.place(end)]

    def place(self, offset: int) -> int:
        """The offset in the document of an offset in the text."""
        return self._places[offset] if offset < len(self._places) else len(self.document)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    token: Token
    pair: int = 0


def markdown_pieces(
    source: Source,
    env: Mapping[str, Any],
    *,
    start: int = 0,
    end: int | None = None,
    keep_breaks: bool = False,
) -> tuple[Text | Mark, ...]:
    """The pieces of inline Markdown between two offsets of `source.text`.

    A line break is a space between words, unless `keep_breaks`, or unless a renderer may read the start of the
    next line as that of a block.
    """
    end = len(source.text) if end is None else end
    tokens: list[Token] = []
    md = grammar()
    md.inline.parse(source.text[start:end], md, dict(env), tokens)
    pieces: list[Text | Mark] = []
    position = start
    for span in _pairs(_spans(tokens, source.text, start)):
        if span.start < position:
            continue  # inside what is already protected
        _add_words(pieces, source, position, span.start)
        pieces.append(_piece(span, source, env, start, keep_breaks))
        position = span.end
    _add_words(pieces, source, position, end)
    return tuple(pieces)


def _spans(tokens: Sequence[Token], text: str, shift: int) -> list[_Span]:
    spans = []
    for index, token in enumerate(tokens):
        span = token.meta.get("span")
        if span is None or token.type == "text":
            continue
        start, end = span[0] + shift, span[1] + shift
        if token.type in ("strong_open", "strong_close"):
            # Of the two delimiters one token became the tag; the other, an empty text, stands outside of it.
            outer = tokens[index - 1 if token.nesting > 0 else index + 1].meta["span"]
            start, end = min(start, outer[0] + shift), max(end, outer[1] + shift)
        if token.type in ("softbreak", "hardbreak"):
            while start > shift and text[start - 1] == " ":
                start -= 1
        spans.append(_Span(start, end, token))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _pairs(spans: Sequence[_Span]) -> list[_Span]:
    """Tell which marks open and close what; an HTML tag without its counterpart stands alone."""
    sides = [0] * len(spans)
    stack: list[tuple[int, str]] = []
    for index, span in enumerate(spans):
        kind, side = _side(span.token)
        if side > 0:
            stack.append((index, kind))
        elif side < 0:
            depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][1] == kind), None)
            # A Markdown pair drops unclosed tags inside it; a tag must not reach across a Markdown pair.
            if depth is None or (kind[0] == "<" and any(k[0] != "<" for _, k in stack[depth + 1 :])):
                continue
            sides[stack[depth][0]], sides[index] = 1, -1
            del stack[depth:]
    return [_Span(span.start, span.end, span.token, side) for span, side in zip(spans, sides, strict=True)]


def _side(token: Token) -> tuple[str, int]:
    if token.type in _PAIRED and token.info != "auto":
        return _PAIRED[token.type], token.nesting
    if token.type == "html_inline" and (tag := _TAG.fullmatch(token.content)):
        name = tag["name"].lower()
        return f"<{name}", -1 if tag["close"] else 0 if tag["void"] or name in _VOID_TAGS else 1
    return "", 0


def _piece(span: _Span, source: Source, env: Mapping[str, Any], shift: int, keep_breaks: bool) -> Text | Mark:
    raw = source.raw(span.start, span.end)
    token = span.token
    if token.type == "softbreak" and (keep_breaks or _BLOCK_START.match(source.text, span.end)):
        return Mark((raw,))
    if token.type in _WORDS:
        return Text(raw, " " if token.type == "softbreak" else token.content)
    if token.type == "image":
        start, end = (offset + shift for offset in token.meta["label"])
        label = Segment(markdown_pieces(source, env, start=start, end=end), Context.LABEL)
        return Mark((source.raw(span.start, start), label, source.raw(end, span.end)), tail=token.meta["tail"])
    if token.type == "html_inline":
        return Mark(tag_parts(raw), span.pair)
    return Mark((raw,), span.pair, token.meta.get("tail", ""))


def _add_words(pieces: list[Text | Mark], source: Source, start: int, end: int) -> None:
    position = start
    for match in _BARE.finditer(source.text, start, end):
        _add_text(pieces, source, position, match.start())
        pieces.append(Mark((source.raw(*match.span()),)))
        position = match.end()
    _add_text(pieces, source, position, end)


def _add_text(pieces: list[Text | Mark], source: Source, start: int, end: int) -> None:
    if start < end:
        pieces.append(Text(source.raw(start, end), source.text[start:end]))


def tag_parts(tag: str) -> tuple[str | Segment, ...]:
    """An HTML tag in parts: the texts of `alt`, `title` and `aria-label` are segments."""
    parts: list[str | Segment] = []
    position = 0
    for match in _ATTRIBUTE.finditer(tag):
        group = "double" if match["double"] is not None else "single"
        value = match[group]
        words = Text(value, " ".join(html.unescape(value).split()))
        parts += [tag[position : match.start(group)], Segment((words,), Context.ATTRIBUTE)]
        position = match.end(group)
    return tuple(part for part in (*parts, tag[position:]) if part != "")


# Elements whose text is part of the sentence around them.
_PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "data", "del", "dfn", "em", "font", "i", "img", "ins", "mark",
    "q", "rp", "rt", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
})  # fmt: skip
_OPAQUE = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![A-Za-z][^>]*>"
    r"|<(?P<name>code|kbd|samp|var|pre|script|style|textarea|svg|math|iframe|object|video|audio)\b.*?(?:</(?P=name)\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{[^{}\n]+\}", re.DOTALL)
# Renderers differ in where HTML ends: what would be Markdown behind its end is kept as it is.
_MARKDOWN = re.compile(r"[*_`~^=|]+|!?\[|\](?:\([^()\n]*\))?")
_MARKDOWN_BLOCK = re.compile(r"\n[ \t]*(?:#{1,6}[ \t]|[-+*>][ \t]|\d{1,9}[.)][ \t]|(?:```|~~~)[^\n]*)")
_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"']+[\w/]")
_BROKEN = re.compile(r"<(?=[A-Za-z/!?]).*", re.DOTALL)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def html_parts(source: Source) -> list[tuple[int, int, Segment]]:
    """The segments of an HTML block, each with its place in the document."""
    runs: list[list[tuple[int, int, Text | Mark, str, int]]] = [[]]
    text, position = source.text, 0
    while position < len(text):
        start, end, piece, kind, side = _html_piece(source, position)
        if kind == "boundary":
            runs.append([])
        elif kind == "alone":
            runs += [[(start, end, piece, kind, side)], []]
        else:
            runs[-1].append((start, end, piece, kind, side))
        position = end
    found = []
    for run in runs:
        while run and _is_blank(run[0][2]):
            del run[0]
        while run and _is_blank(run[-1][2]):
            del run[-1]
        if run:
            segment = Segment(_balanced(run), Context.HTML)
            found.append((source.place(run[0][0]), source.place(run[-1][1]), segment))
    return found


def _is_blank(piece: Text | Mark) -> bool:
    return isinstance(piece, Text) and not piece.plain.strip()


def _html_piece(source: Source, position: int) -> tuple[int, int, Text | Mark, str, int]:
    text = source.text
    for pattern in (_OPAQUE, HTML_TAG_RE, _SHORTCODE, _URL, _MARKDOWN, _MARKDOWN_BLOCK, _BROKEN):
        if match := pattern.match(text, position):
            raw = source.raw(position, match.end())
            tag = _TAG.fullmatch(match[0]) if pattern is HTML_TAG_RE else None
            name = tag["name"].lower() if tag else ""
            opaque = pattern is _OPAQUE and (match["name"] or "").lower() in ("code", "kbd", "samp", "var")
            if tag and name in _PHRASING:
                side = -1 if tag["close"] else 0 if tag["void"] or name in _VOID_TAGS else 1
                return position, match.end(), Mark(tag_parts(raw)), f"<{name}", side
            if tag and any(isinstance(part, Segment) for part in tag_parts(raw)):
                # A block's tag ends the sentence, but its attributes are text too.
                return position, match.end(), Mark(tag_parts(raw)), "alone", 0
            kind = "void" if opaque or pattern in (_SHORTCODE, _URL, _MARKDOWN) else "boundary"
            return position, match.end(), Mark((raw,)), kind, 0
    if match := _ENTITY.match(text, position):
        return position, match.end(), Text(match[0], html.unescape(match[0])), "text", 0
    if match := _BREAK.match(text, position):
        return position, match.end(), Text(source.raw(position, match.end()), " "), "text", 0
    end = position + 1
    while end < len(text) and text[end] not in "<{&\n*_`~^=|[]!" and not _URL.match(text, end):
        end += 1
    words = text[position:end]
    return position, end, Text(source.raw(position, end), words), "text", 0


def _balanced(run: Sequence[tuple[int, int, Text | Mark, str, int]]) -> tuple[Text | Mark, ...]:
    """The pieces of one run of text, with its tags paired."""
    pieces = [piece for _, _, piece, _, _ in run]
    stack: list[tuple[int, str]] = []
    for index, (_, _, piece, kind, side) in enumerate(run):
        if side > 0:
            stack.append((index, kind))
        elif side < 0 and stack and stack[-1][1] == kind:
            opening, _ = stack.pop()
            for at, pair in ((opening, 1), (index, -1)):
                mark = pieces[at]
                pieces[at] = Mark(mark.parts, pair) if isinstance(mark, Mark) else piece
    return tuple(pieces)
