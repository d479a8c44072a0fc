"""Translations → the document, in the author's own text.

Words that an engine gives are words: whatever in them could be read as markup is escaped, no more than needed.
The proof is not the escaping but the reading: a spliced segment is parsed again, and must give exactly the
words and marks that were meant; a spliced document must have the same blocks as before.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from digest import frontmatter
from digest.segments.document import locate_head
from digest.segments.grammar import grammar
from digest.segments.inline import Source, markdown_pieces
from digest.segments.model import Context, Document, Mark, Segment, Target, Text, raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markdown_it.token import Token

    Escape = Callable[[str, bool], str]
    # Words, and whether they begin a line → the words as they can stand in Markdown.

Translations = dict[Segment, Target]

_SPECIAL = re.compile(r"[\\`*_{}\[\]#!|~^=$<>]")
_LINE_START = re.compile(r"(?:[-+:=]|\d+(?=[.)]))")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BACKSLASHED = frozenset("\\`*_{}[]#!>")  # what Python-Markdown and CommonMark both take behind a backslash


def splice(document: Document, translations: Translations) -> str:
    """The text of `document` with each segment in `translations` replaced.

    A segment whose translation cannot stand in its place without changing the document's structure keeps its
    source text.
    """
    changed = {segment: target for segment, target in translations.items() if target != segment.source}
    text = _join(document, changed)
    if not changed:
        return text
    before = skeleton(_join(document, {}))
    if skeleton(text) == before:
        return text
    # Something between segments: find the few that do harm, and leave those alone.
    kept: Translations = {}
    for segment, target in changed.items():
        if skeleton(_join(document, {**kept, segment: target})) == before:
            kept[segment] = target
    return _join(document, kept)


def _join(document: Document, translations: Translations) -> str:
    return "".join(
        part if isinstance(part, str) else spliced(part, translations, document.env) for part in document.parts
    )


def spliced(segment: Segment, translations: Mapping[Segment, Target], env: Mapping[str, Any]) -> str:
    """The text of `segment`, and of the segments in its marks, in its translation."""
    target = translations.get(segment, segment.source)
    unchanged = target == segment.source
    marks = [_mark_text(mark, translations, env, unchanged=unchanged) for mark in segment.marks]
    if unchanged:
        rest = iter(marks)
        return "".join(piece.raw if isinstance(piece, Text) else next(rest) for piece in segment.pieces)
    if segment.context in _DIRECT:
        return _put_together(target, marks, _DIRECT[segment.context])
    for escape in (_as_it_is, _backslashed, _as_entities):
        candidate = _put_together(target, marks, escape)
        if _reads_as(candidate, target, marks, segment.context, env, escape):
            return candidate
    return spliced(segment, {key: value for key, value in translations.items() if key != segment}, env)


def _mark_text(
    mark: Mark, translations: Mapping[Segment, Target], env: Mapping[str, Any], *, unchanged: bool
) -> str:
    source = "".join(raw(part) for part in mark.parts)
    text = "".join(part if isinstance(part, str) else spliced(part, translations, env) for part in mark.parts)
    if mark.tail and (text != source or not unchanged):
        return text.removesuffix("[]") + mark.tail
    return text


def _put_together(target: Target, marks: list[str], escape: Escape) -> str:
    starts = set(_line_starts(target, marks))
    return "".join(
        marks[part - 1] if isinstance(part, int) else escape(part, index in starts)
        for index, part in enumerate(target)
    )


def _line_starts(target: Target, marks: list[str]) -> Iterator[int]:
    """The places in `target` of words that begin a line."""
    for index, part in enumerate(target):
        before = target[index - 1] if index else None
        if isinstance(part, str) and (before is None or (isinstance(before, int) and "\n" in marks[before - 1])):
            yield index


def _as_it_is(text: str, _first: bool) -> str:
    return text


def _backslashed(text: str, first: bool) -> str:
    text = text.replace("&", "&amp;") if html.unescape(text) != text else text
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0] if match[0] in _BACKSLASHED else _entity(match), text)
    if first and (match := _LINE_START.match(escaped)):
        at = match.end() if match[0].isdigit() else 0
        mark = escaped[at]
        escaped = escaped[:at] + ("\\" + mark if mark in "-+." else f"&#{ord(mark)};") + escaped[at + 1 :]
    return escaped


def _as_entities(text: str, _first: bool) -> str:
    return _PUNCTUATION.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _html_text(text: str, _first: bool) -> str:
    # Markdown inside HTML, where a renderer reads it (`markdown="1"`), reads entities as text too.
    escaped = re.sub(r"[<>&*_`\[\]{}\\|$~^#!]", _entity, text)
    return re.sub(
        r"\A(\s*)([-+=:%]|\d+(?=[.)]))",
        lambda match: match[1] + "".join(f"&#{ord(c)};" for c in match[2]),
        escaped,
    )


def _attribute(text: str, _first: bool) -> str:
    # Python-Markdown looks for links and emphasis before it looks for tags.
    return re.sub(r"[\"'<>&*_`\[\]{}\\|$~^!=:]", _entity, text)


def _yaml_scalar(text: str, _first: bool) -> str:
    return frontmatter.quote(text)


_DIRECT: Mapping[Context, Escape] = {
    Context.HTML: _html_text,
    Context.ATTRIBUTE: _attribute,
    Context.FIELD: _yaml_scalar,
}

# A line that makes the text a block of the kind where it stands, and the tokens that must come of it.
_FRAMES: Mapping[Context, tuple[str, tuple[str, ...]]] = {
    Context.PARAGRAPH: ("{}", ("paragraph_open", "inline", "paragraph_close")),
    Context.HEADING: ("# {}", ("heading_open", "inline", "heading_close")),
}
# Where words begin a line, or what a renderer treats as one.
_LINES = frozenset({Context.PARAGRAPH, Context.TITLE, Context.CELL})
# What Python-Markdown reads at the start of a line, and CommonMark does not.
_OTHER_BLOCKS = re.compile(r"#|\[[^\]]*\]:|!!!|\?\?\?|===|///|:[ ]|\{|%|@|~~~|\*\[|\[TOC\]")

_MARKER = re.compile(r"[-+*>](?:\s|\Z)|\d+[.)](?:\s|\Z)|[-=]+\Z")


def _reads_as(
    candidate: str, target: Target, marks: list[str], context: Context, env: Mapping[str, Any], escape: Escape
) -> bool:
    """Whether `candidate` is read as the words of `target` with `marks` between them, and as nothing more."""
    if context is Context.CELL and (re.search(r"(?<!\\)\|", candidate) or _MARKER.match(candidate)):
        return False
    if context is Context.TITLE and '"' in candidate:
        return False
    if candidate.endswith("\\") and not candidate.endswith("\\\\"):
        return False  # to Python-Markdown it escapes the end of the line
    if context is Context.LABEL and not _is_label(candidate, env):
        return False
    starts = set(_line_starts(target, marks))
    for index, part in enumerate(target):
        words = escape(part, index in starts) if isinstance(part, str) else ""
        if index in starts and context in _LINES and _OTHER_BLOCKS.match(words):
            return False
        if "```" in words or "~~~" in words:
            return False  # to Python-Markdown's fences any place will do
    if context in _FRAMES:
        frame, kinds = _FRAMES[context]
        # Marks may hold line breaks of a block quote (`\n> `); what matters here is how the text begins.
        line = candidate.split("\n", 1)[0]
        tokens = grammar().parse(frame.format(line), {"references": dict(env.get("references", {}))})
        if tuple(token.type for token in tokens) != kinds or tokens[1].content != line.strip():
            return False
    return _read(candidate, marks, env) == [part for part in target if part != ""]


def _read(candidate: str, marks: list[str], env: Mapping[str, Any]) -> list[str | int]:
    """The words and the numbers of the marks in `candidate`; 0 for a mark that is none of them."""
    lines, start = [], 0
    for match in re.finditer(r"\r\n|\r|\n|\Z", candidate):
        lines.append((start, match.start()))
        start = match.end()
    free = list(enumerate(marks, start=1))
    segment = Segment(markdown_pieces(Source(candidate, lines), env), Context.PARAGRAPH)
    numbers = []
    for mark in segment.marks:
        written = "".join(raw(part) for part in mark.parts)
        number = next((number for number, known in free if known == written), 0)
        free = [item for item in free if item[0] != number]
        numbers.append(number)
    return [numbers[part - 1] if isinstance(part, int) else part for part in segment.source]


def _is_label(candidate: str, env: Mapping[str, Any]) -> bool:
    image = f"![{candidate}](x)"
    pieces = markdown_pieces(Source(image, [(0, len(image))]), env) if "\n" not in candidate else ()
    return len(pieces) == 1 and not hasattr(pieces[0], "plain")


def skeleton(text: str) -> list[tuple[object, ...]]:
    """The block structure of `text`, without the words of its segments."""
    start, end, body = locate_head(text)
    fields = [field.name for field in frontmatter.text_fields(text[start:end])] if body else []
    return [tuple(fields), *map(_shape, grammar().parse(text[body:].removeprefix("\ufeff"), {}))]


def _shape(token: Token) -> tuple[object, ...]:
    content: object = ""
    if token.type in ("fence", "code_block", "protected"):
        content = token.content
    elif token.type == "html_block":
        content = tuple(re.findall(r"</?[A-Za-z][A-Za-z0-9-]*|<!--", token.content))
    elif token.type == "inline":
        content = bool(token.content)
    attrs = tuple(sorted((key, str(value)) for key, value in token.attrs.items()))
    return (token.type, token.tag, token.level, token.markup, token.info, attrs, str(token.meta), content)
