"""A Python-Markdown extension: `<!-- block:N -->` before a block becomes `data-block="N"` on its element.

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

_MARKER = re.compile(r"\A<!-- block:([1-9]\d*) -->\s*\Z")
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
        """Number the elements between one marker and the next; the markers go."""
        numbered: list[tuple[str | None, list[Element]]] = [(None, [])]
        for element in root:
            number = self._number(element)
            if number:
                numbered.append((number, []))
            else:
                numbered[-1][1].append(element)
        root[:] = [one for number, elements in numbered for one in self._mark(number, elements)]

    def _number(self, element: Element) -> str | None:
        raw = self._raw(element)
        marker = _MARKER.match(raw) if isinstance(raw, str) else None
        return marker[1] if marker else None

    def _raw(self, element: Element) -> Any:
        """The HTML that stands in for a paragraph: comments, raw HTML and code wait in a stash until the end."""
        if element.tag != "p" or len(element) or not element.text:
            return None
        stashed = _STASHED.match(element.text)
        return self.md.htmlStash.rawHtmlBlocks[int(stashed[1])] if stashed else None

    def _mark(self, number: str | None, elements: list[Element]) -> list[Element]:
        if number is None or not elements:
            return elements
        if len(elements) == 1 and self._stays(elements[0]):
            elements[0].set("data-block", number)
            return elements
        box = Element("div", {"data-block": number})
        box[:] = elements
        return [box]

    def _stays(self, element: Element) -> bool:
        """Whether the element itself will be in the page, and not something that replaces it."""
        return self._raw(element) is None and (element.text or "").strip() != "[TOC]"


def makeExtension(**kwargs: Any) -> BlocksExtension:  # noqa: N802  the name that Python-Markdown calls
    """For Python-Markdown, which finds the extension by this function."""
    return BlocksExtension(**kwargs)
