"""HTML → blocks. trafilatura finds the article in the page; its tree, not its Markdown, is what is read here,
because its Markdown is escaped for CommonMark alone, and its paragraphs would be out of the rules' reach."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import html

from digest.importing.article_tree import read_tree
from digest.importing.loose_text import wrap_loose_text
from digest.importing.metadata import read_metadata
from digest.importing.model import InputError, Reading
from digest.importing.plaintext import clean

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from lxml.html import HtmlElement

    from digest.importing.model import Block

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_TELLING = 20
"""A text of so many characters, spaces aside, tells an article from what stands around it."""


def read_webpage(text: str, *, name: str, url: str | None, zone: ZoneInfo) -> Reading:
    """Read the article in the page `text`. `url` is the page's address, None for a file.

    Raises InputError where the page holds none.
    """
    tree = _parse(text, name)
    facts, teaser, keywords = read_metadata(tree, url=url, zone=zone)
    pictures = sum(1 for _ in tree.iterfind(".//article//img")) or len(tree.findall(".//main//img"))
    _prepare(tree)
    body = _extract(tree, url or facts.url)
    blocks = tuple(read_tree(body)) if body is not None else ()
    if not any(len(_unlinked(block).split()) > 2 for block in blocks):
        raise InputError(f"{name}: found no article in the page; save its text and import that")
    notes = (f"pictures are not imported ({pictures} in the page)",) if pictures else ()
    return Reading(name, blocks, facts, teaser, keywords, notes)


def _unlinked(block: Block) -> str:
    return "".join(run.text for run in block.runs if not run.href)


def _parse(text: str, name: str) -> HtmlElement:
    text = _DECLARATION.sub("", clean(text))
    if not re.search(r"<(?:html|body)\b", text, re.IGNORECASE):
        text = f"<html><body>{text}</body></html>"
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(remove_comments=True))
    except (ValueError, html.etree.ParserError) as error:
        raise InputError(f"{name}: expected HTML, found nothing that can be read ({error})") from None


def _prepare(tree: HtmlElement) -> None:
    for quote in list(tree.iter("q")):  # to trafilatura they are block quotes
        quote.text = f"“{quote.text or ''}"
        end = html.Element("span")
        end.text = "”"
        quote.append(end)
        quote.drop_tag()
    wrap_loose_text(tree)


def _extract(tree: HtmlElement, url: str | None) -> Any:
    """The article's tree, as trafilatura has it, or None.

    In two steps: trafilatura loses lists, short paragraphs and links where it does not recognise the element that
    holds the article. The paragraphs that it finds all the same tell which one that is.
    """
    # 0.2 s, which no other command should pay.
    import trafilatura
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

    def extract(page: HtmlElement, **options: Any) -> Any:
        document = trafilatura.bare_extraction(
            deepcopy(page), url=url, include_comments=False, include_formatting=True, include_links=True, **options
        )
        return getattr(document, "body", None)

    found = extract(tree)
    known = set() if found is None else _texts(found)
    holder = _holder(tree, known)
    if holder is None:
        return found
    page = html.document_fromstring("<html><body><article></article></body></html>")
    page[0][0].extend(deepcopy(list(holder)))
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    whole = extract(page, favor_recall=True, config=config)
    # Nothing that the first step found may be missing in the second, but for what stands outside.
    return whole if whole is not None and len(known & _texts(whole)) >= 0.7 * len(known) else found


def _texts(body: Any) -> set[str]:
    return {text for element in body.iterdescendants() if len(text := _plain(element)) >= _TELLING}


def _plain(element: Any) -> str:
    return "".join("".join(element.itertext()).split())


def _holder(tree: HtmlElement, known: set[str]) -> HtmlElement | None:
    """The innermost element that holds all paragraphs of the texts `known`; None where there are none."""
    paragraphs = [element for element in tree.iter("p", "li", "blockquote", "div") if _plain(element) in known]
    if not paragraphs:
        return None
    lines = [[*reversed(list(element.iterancestors()))] for element in paragraphs]
    shared = [level[0] for level in zip(*lines, strict=False) if all(one is level[0] for one in level)]
    return shared[-1] if shared and shared[-1].tag != "html" else None
