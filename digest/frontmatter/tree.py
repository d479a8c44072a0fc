"""YAML as a tree of nodes, not as Python values, because values lose what a person wrote: `slug: 0123` would be
83, `title: no` False, `title: 12:30` 750. A node still has its text, its line and its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeGuard

import yaml

from digest.frontmatter.place import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Node = yaml.nodes.Node
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A byte order mark at the start would shift all offsets by one; elsewhere it is a space without width.
_NOT_YAML = re.compile("\\A\ufeff|[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEEPEST = 50
# Line ends to YAML 1.1, and to nobody else; texts from word processors are full of them.
_SEPARATORS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
_INDENT = re.compile(rf"^[ \t?-]{{{_DEEPEST}}}", re.MULTILINE)
_SHOWN = 80
_COMMENT = re.compile(r"[ \t]+(#\S[^\r\n]*)")

_ADVICE: Mapping[str, str] = {
    "mapping values are not allowed in this context": "a text with a colon belongs in quotes, a key at the start"
    " of a line",
    "could not find expected ':'": "a line without `key: value`",
    "found character that cannot start any token": "a text that begins with this character belongs in quotes",
    "found undefined alias": "a text that begins with * belongs in quotes",
    "did not find expected alphabetic or numeric character": "a text that begins with * or & belongs in quotes",
    "block sequence entries are not allowed in this context": "a text that begins with a hyphen belongs in quotes",
    "did not find expected key": "behind a closing quotation mark the line ends; one inside is written twice",
    "found unexpected end of stream": "the quotation mark is never closed",
    "found unknown escape character": "in double quotes a backslash is written twice, in single quotes once",
    "found a tab character that violates indentation": "indent with spaces, not with tabs",
    "did not find expected ',' or ']'": "the bracket is never closed",
    "did not find expected ',' or '}'": "the brace is never closed",
}
"""The parser's words, and what they mean to somebody who writes an article."""
_OPENED = frozenset(problem for problem, advice in _ADVICE.items() if "never closed" in advice)
"""Where the fault lies at the beginning, and the parser noticed it at the end."""


class YamlError(ValueError):
    """A text is no YAML. `line` counts from 0 in it; the text of the error says what was found there."""

    def __init__(self, line: int, found: str) -> None:
        self.line = line
        super().__init__(found)


def compose(text: str) -> Node | None:
    """The tree of the YAML `text`, None where it is empty. Raises YamlError."""
    if found := _NOT_YAML.search(text):
        line = len(LINE_END.findall(text, 0, found.start()))
        raise YamlError(line, f"a character that no text has (U+{ord(found[0]):04X}); delete it")
    clean = text.translate(_SEPARATORS)
    try:
        if _may_be_deep(clean):
            _refuse_depth(clean)
        root: Node | None = yaml.compose(clean, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        raise _explain(error, text) from None
    return root


def fields_of(node: Node | None) -> Iterator[tuple[str, Node, Node]]:
    """Key as text, key and value of each pair of a mapping; a key that is no text counts as an empty one."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        yield str(key.value) if isinstance(key, yaml.ScalarNode) else "", key, value


def is_text(node: Node) -> TypeGuard[yaml.ScalarNode]:
    """Whether `node` is a scalar that YAML reads as text."""
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"


def comment_behind(text: str, node: Node) -> str | None:
    """The comment that ends the text `node`, where a person may have meant it: `title: Kasus #MeToo`.

    `text` is what the node was composed of. A space behind the `#` says that it is a comment.
    """
    found = _COMMENT.match(text, node.end_mark.index) if is_text(node) and not node.style else None
    return found[1] if found else None


def shorten(text: str) -> str:
    """`text` for a message: quoted, and cut where it is long."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _may_be_deep(text: str) -> bool:
    """Whether `text` could be nested too deeply, which few are, and which takes long to find out exactly."""
    return text.count("[") + text.count("{") > _DEEPEST or bool(_INDENT.search(text))


def _refuse_depth(text: str) -> None:
    """The parser itself recurses in C, and takes the whole process down with it."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            line = event.start_mark.line if event.start_mark else 0
            raise YamlError(line, f"more than {_DEEPEST} lists and mappings in one another")


def _explain(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    problem = str(error.problem)
    mark = (problem in _OPENED and error.context_mark) or error.problem_mark
    line = mark.line if mark else 0
    lines = LINE_END.split(text)
    excerpt = lines[line].strip() if line < len(lines) else ""
    advice = _ADVICE.get(problem, problem)
    return YamlError(line, f"{shorten(excerpt)} ({advice})" if excerpt else advice)
