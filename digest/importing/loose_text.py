"""Text that stands in a page beside its paragraphs, or between two `<br>`, is put into paragraphs of its own.

trafilatura breaks such text at every link and every bold word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_CONTAINERS = ("article", "blockquote", "body", "center", "div", "main", "p", "section", "td")
_BLOCK_NAMES = """
    address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header
    hr iframe main nav ol p pre script section style table ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LOOSE = 15
"""Text of at least so many characters outside of a paragraph is one, unless most of it is links."""


def wrap_loose_text(tree: HtmlElement) -> None:
    """Change `tree` so that all of its text stands in paragraphs."""
    for container in list(tree.iter(*_CONTAINERS)):
        _wrap(container)


def _wrap(container: HtmlElement) -> None:
    items = list(_items(container))
    groups: list[list[str | HtmlElement]] = [[]]
    for item, following in zip(items, [*items[1:], ""], strict=False):
        is_break = not isinstance(item, str) and item.tag == "br"
        if is_break and not isinstance(following, str) and following.tag == "br":
            groups.append([])
        elif not isinstance(item, str) and item.tag in _BLOCKS:
            groups += [[item], []]
        elif not (is_break and not groups[-1]):
            groups[-1].append(item)
    if len([group for group in groups if group]) < 2 or not any(_is_loose(group) for group in groups):
        return
    # Blank text goes with the tails, but for the space between two inline elements.
    groups = [list(_with_spaces(group)) for group in groups]
    for child in list(container):
        container.remove(child)
        child.tail = None
    container.text = None
    if container.tag == "p":
        container.tag = "div"
    for group in groups:
        block = group[0] if group and not isinstance(group[0], str) and group[0].tag in _BLOCKS else None
        if block is not None:
            container.append(block)
        elif group:
            container.append(_paragraph(group))


def _items(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Text and children in order, without blank text."""
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        yield child
        if child.tail and child.tail.strip():
            yield child.tail


def _with_spaces(group: list[str | HtmlElement]) -> Iterator[str | HtmlElement]:
    for item in group:
        yield item
        if not isinstance(item, str) and item.tail and not item.tail.strip():
            yield " "


def _is_loose(group: list[str | HtmlElement]) -> bool:
    own = "".join(item for item in group if isinstance(item, str)).strip()
    inner = [item for item in group if not isinstance(item, str) and item.tag not in _BLOCKS]
    length = len(own) + sum(len(item.text_content()) for item in inner)
    linked = sum(len(link.text_content()) for item in inner for link in item.iter("a"))
    return bool(own) and length >= _LOOSE and linked * 2 < length


def _paragraph(group: list[str | HtmlElement]) -> HtmlElement:
    paragraph = html.Element("p")
    for item in group:
        if not isinstance(item, str):
            paragraph.append(item)
        elif len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + item
        else:
            paragraph.text = (paragraph.text or "") + item
    return paragraph
