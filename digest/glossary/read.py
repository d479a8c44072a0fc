"""`content/glossary.yml` → terms and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from digest import content, frontmatter
from digest.frontmatter.tree import fields_of
from digest.frontmatter.values import READERS, WrongValue, is_null, read_text, show
from digest.glossary.glossary import Glossary
from digest.glossary.model import Term
from digest.model import Finding

if TYPE_CHECKING:
    from digest.frontmatter import Node
    from digest.settings import Settings


def read_glossary(settings: Settings) -> tuple[Glossary, list[Finding]]:
    """Read `content/glossary.yml`. A site without the file has no terms; one with an error is left out."""
    file = settings.content / "glossary.yml"
    if not file.exists():
        return Glossary(), []
    name = file.relative_to(settings.root).as_posix()
    text, findings = content.read_text(file, name)
    if text is None:
        return Glossary(), findings
    try:
        root = frontmatter.compose(text)
    except frontmatter.YamlError as error:
        message = f"expected YAML (`term: translation`), found {error}"
        return Glossary(), [Finding("glossary", "error", message, file=name, line=error.line + 1)]
    terms = []
    for _, key, node in fields_of(root):
        try:
            terms.append(_term(key, node))
        except WrongValue as wrong:
            findings += [
                Finding("glossary", "error", message, file=name, line=line + 1) for line, message in wrong.places
            ]
    return Glossary(tuple(terms)), findings


def _term(key: Node, node: Node) -> Term:
    source = read_text(key, "term")
    line = key.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return Term(source, read_text(node, source), line=line)
    values: dict[str, Any] = {}
    for name, _, leaf in fields_of(node):
        if is_null(leaf):
            continue
        if name in ("variants", "accepted"):
            values[name] = READERS["authors"](leaf, f"{source}.{name}")
        elif name == "translate":
            values["keep"] = not READERS["draft"](leaf, f"{source}.{name}")
        elif name in ("translation", "case", "note"):
            values[name] = read_text(leaf, f"{source}.{name}")
        else:
            raise WrongValue((leaf.start_mark.line, f"{source}.{name}: unknown key, found {show(leaf)}"))
    if values.get("keep"):
        values["translation"] = source
    if "translation" not in values:
        raise WrongValue((key.start_mark.line, f"{source}.translation: expected text, found nothing"))
    return Term(source, line=line, **values)
