"""A Python-Markdown extension: `<!-- block:N -->` before a block becomes `data-block="N"` on its element.

`<!-- block:N stale -->` gives it `data-state="stale"` besides; `<!-- block -->` and `<!-- block stale -->` stand
before a block that has no number. What follows a marker up to the next belongs to the same block.

MkDocs loads it by name (`markdown_extensions: [digest.markdown_blocks]`). Where it is missing, the pages are
still plain Markdown, and the numbers stay comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_MARKER = re.compile(r"\A<!-- block(?::(?P<block>[1-9]\d*))?(?: (?P<state>stale))? -->\s*\Z")
_STASHED = re.compile(r"\A\s*\x02wzxhzdk:(\d+)\x03\s*\Z")
_BEFORE_FOOTNOTES = 60
"""A priority above that of the footnotes, which are put at the end of the text and belong to no block."""


class BlocksExtension(Extension):
    """The extension; it has no settings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name for it
        """Take part in the conversion."""
        md.treeprocessors.register(_Blocks(md), "digest_blocks", _BEFORE_FOOTNOTES)


class _Blocks(Treeprocessor):
    def run(self, root: Element) -> None:
        """Mark the elements between one marker and the next; the markers go."""
        marked: list[tuple[dict[str, str], list[Element]]] = [({}, [])]
        for element in root:
            attributes = self._attributes(element)
            if attributes is None:
                marked[-1][1].append(element)
            else:
                marked.append((attributes, []))
        root[:] = [one for attributes, elements in marked for one in self._mark(attributes, elements)]

    def _attributes(self, element: Element) -> dict[str, str] | None:
        """What a marker says of the elements behind it; None of what is no marker."""
        raw = self._raw(element)
        marker = _MARKER.match(raw) if isinstance(raw, str) else None
        return {f"data-{name}": said for name, said in marker.groupdict().items() if said} if marker else None

    def _raw(self, element: Element) -> Any:
        """The HTML that stands in for a paragraph: comments, raw HTML and code wait in a stash until the end."""
        if element.tag != "p" or len(element) or not element.text:
            return None
        stashed = _STASHED.match(element.text)
        return self.md.htmlStash.rawHtmlBlocks[int(stashed[1])] if stashed else None

    def _mark(self, attributes: dict[str, str], elements: list[Element]) -> list[Element]:
        if not attributes or not elements:
            return elements
        if len(elements) == 1 and self._stays(elements[0]):
            elements[0].attrib.update(attributes)
            return elements
        box = Element("div", attributes)
        box[:] = elements
        return [box]

    def _stays(self, element: Element) -> bool:
        """Whether the element itself will be in the page, and not something that replaces it."""
        return self._raw(element) is None and (element.text or "").strip() != "[TOC]"


def makeExtension(**kwargs: Any) -> BlocksExtension:  # noqa: N802  the name that Python-Markdown calls
    """For Python-Markdown, which finds the extension by this function."""
    return BlocksExtension(**kwargs)
