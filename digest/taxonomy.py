"""Tags and topics: a tag is what the author writes, a topic is what the reader sees of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from digest import content, frontmatter
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.model import Locale
    from digest.settings import Settings


@dataclass(frozen=True, slots=True)
class Topics:
    """The labels of the tags by language, as in `content/topics.yml`, and what is wrong with that file."""

    labels: Mapping[str, Mapping[Locale, str]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def label(self, tag: str, locale: Locale) -> str:
        """The tag's label in a language; a tag without one is shown in its own words."""
        words = tag.replace("-", " ")
        return self.labels.get(tag, {}).get(locale) or words[:1].upper() + words[1:]


def read_topics(settings: Settings) -> Topics:
    """Read `content/topics.yml`. A site without the file has no labels; a line with an error is left out."""
    file = settings.content / "topics.yml"
    if not file.exists():
        return Topics()
    name = file.relative_to(settings.root).as_posix()
    text, findings = content.read_text(file, name)
    if text is None:
        return Topics(findings=tuple(findings))
    try:
        root = frontmatter.compose(text)
    except frontmatter.YamlError as error:
        message = f"expected YAML (`tag: {{id: …, en: …}}`), found {error}"
        return Topics(findings=(_wrong(name, error.line, message),))
    labels: dict[str, Mapping[Locale, str]] = {}
    for tag, found in _read(root, name, settings):
        if isinstance(found, Finding):
            findings.append(found)
        else:
            labels[tag] = found
    return Topics(labels, tuple(findings))


def _read(
    root: yaml.nodes.Node | None, name: str, settings: Settings
) -> Iterator[tuple[str, Mapping[Locale, str] | Finding]]:
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        yield "", _wrong(name, root.start_mark.line, "expected one line a tag (`tag: {id: …, en: …}`)")
        return
    for key, node in root.value:
        line, tag = key.start_mark.line, frontmatter.slugify(str(key.value))
        if tag != key.value:
            near = f", such as '{tag}'" if tag else ""
            yield tag, _wrong(name, line, f"{key.value}: expected a tag of letters, digits and hyphens{near}")
        elif isinstance(node, yaml.ScalarNode) and node.value:
            yield tag, {locale: str(node.value) for locale in settings.locales}
        elif isinstance(node, yaml.MappingNode) and all(
            isinstance(leaf, yaml.ScalarNode) for pair in node.value for leaf in pair
        ):
            yield tag, {str(locale.value): str(label.value) for locale, label in node.value if label.value}
        else:
            expected = ", ".join(f"{locale}: …" for locale in settings.locales)
            yield tag, _wrong(name, line, f"{tag}: expected labels by language ({{{expected}}})")


def _wrong(file: str, line: int, message: str) -> Finding:
    return Finding("topics", "error", message, file=file, line=line + 1)
