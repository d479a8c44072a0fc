"""`content/glossary.yml` → a glossary and findings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import yaml

from digest import content, frontmatter
from digest.frontmatter.tree import comment_behind, fields_of, shorten
from digest.frontmatter.values import WrongValue, is_null, show
from digest.glossary.entry import Entry, is_item, read_entry, read_item
from digest.glossary.forms import folded
from digest.glossary.glossary import Glossary
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.frontmatter import Node
    from digest.glossary.entry import Places
    from digest.glossary.model import Term
    from digest.settings import Settings

FILE = "glossary.yml"
"""The glossary's name in `content/`."""

_CONTAINER = "terms"
_EXPECTED = "expected `term: translation` lines"


def read_glossary(settings: Settings) -> tuple[Glossary, list[Finding]]:
    """Read `content/glossary.yml`, and all that is wrong with it, in the order of its lines.

    A site without the file has no terms; an entry with an error is left out.
    """
    file = settings.content / FILE
    if not file.exists():
        return Glossary(), []
    name = file.relative_to(settings.root).as_posix()
    text, unreadable = content.read_text(file, name)
    if text is None:
        return Glossary(), unreadable
    glossary, wrong, unknown = parse(text)
    findings = [Finding("glossary", "error", message, file=name, line=line + 1) for line, message in wrong]
    findings += [Finding("unknown-key", "warning", message, file=name, line=line + 1) for line, message in unknown]
    return glossary, sorted(findings, key=lambda finding: finding.line or 0)


def parse(text: str) -> tuple[Glossary, Places, Places]:
    """The glossary that `text` holds, its errors, and its unknown keys."""
    wrong: Places = []
    unknown: Places = []
    try:
        root = frontmatter.compose(text)
    except frontmatter.YamlError as error:
        return Glossary(), [(error.line, f"expected YAML (`term: translation`), found {error}")], []
    terms: list[Term] = []
    for nodes in _entries(root):
        entry = _read(nodes, text)
        wrong += entry.wrong
        unknown += entry.unknown
        if entry.term and not entry.wrong:
            terms.append(entry.term)
    clashes = list(_clashes(terms))
    wrong += [((term.line or 1) - 1, message) for term, message in clashes]
    doubtful = {term for term, _ in clashes}
    return Glossary(tuple(term for term in terms if term not in doubtful)), wrong, unknown


def _entries(root: Node | None) -> Iterator[tuple[Node, ...]]:
    """The key and the value of each entry, or the one node of an item of a list."""
    if root is None or is_null(root):
        return
    pairs = list(fields_of(root))
    if len(pairs) == 1 and pairs[0][0] == _CONTAINER and _holds_entries(pairs[0][2]):
        yield from _entries(pairs[0][2])
    elif isinstance(root, yaml.SequenceNode):
        for node in root.value:
            if isinstance(node, yaml.MappingNode) and not is_item(node):
                yield from _entries(node)
            else:
                yield (node,)
    elif isinstance(root, yaml.MappingNode):
        yield from ((key, value) for _, key, value in pairs)
    else:
        yield (root,)


def _holds_entries(node: Node) -> bool:
    return isinstance(node, yaml.SequenceNode) or (isinstance(node, yaml.MappingNode) and not is_item(node))


def _read(nodes: tuple[Node, ...], text: str) -> Entry:
    """What an entry says."""
    cut = [place for node in nodes for place in _cut_short(node, text)]
    try:
        if len(nodes) == 1 and not isinstance(nodes[0], yaml.MappingNode):
            raise WrongValue((nodes[0].start_mark.line, f"{_EXPECTED}, found {show(nodes[0])}"))
        entry = read_item(*nodes) if len(nodes) == 1 else read_entry(*nodes)
    except WrongValue as error:
        return Entry(None, [*cut, *error.places], [])
    return entry._replace(wrong=[*cut, *entry.wrong])


def _cut_short(node: Node, text: str) -> Places:
    """Texts in `node` that end where YAML takes a `#` for the beginning of a comment."""
    if isinstance(node, yaml.MappingNode):
        return [place for pair in node.value for leaf in pair for place in _cut_short(leaf, text)]
    if isinstance(node, yaml.SequenceNode):
        return [place for leaf in node.value for place in _cut_short(leaf, text)]
    if not (comment := comment_behind(text, node)):
        return []
    found = f"found {shorten(node.value)} and a comment {shorten(comment)}"
    return [(node.start_mark.line, f"expected text, {found}; put the text in quotes, or a space behind the #")]


def _clashes(terms: Sequence[Term]) -> Iterator[tuple[Term, str]]:
    """Terms with a form that another has, and what is to be said of it."""
    owners: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
    variants = [(variant, term) for term in terms for variant in term.variants]
    for form, term in [*((term.source, term) for term in terms), *variants]:
        known = owners[folded(form)]
        for same, other in known:
            if other is not term and (same == form or "ignore" in (term.case, other.case)):
                yield term, _clash(term, form, other)
                break
        known.append((form, term))


def _clash(term: Term, form: str, other: Term) -> str:
    if form == term.source:
        return f"{form}: expected it once, found it in line {other.line}, too"
    return f"{term.source}.variants: expected words of this term alone, found {form!r} in line {other.line}, too"
