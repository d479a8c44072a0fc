"""XLIFF 1.2: what Weblate, OmegaT, Virtaal and most other tools read; of 2.x most read nothing, or a part.

Traps of translate-toolkit: a new file is 1.1; setting a target marks the unit as approved; to it, whatever is not
approved is fuzzy, so attributes are read and set here by themselves.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from digest.interchange.languages import check_languages
from digest.interchange.model import Answer, Key
from digest.interchange.notes import exported_in, notes_of, place_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.interchange.languages import Pair
    from digest.interchange.model import Unit

_SKELETON = """<?xml version="1.0" encoding="UTF-8"?>\
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">{files}</xliff>"""
_FILE = (
    "<file original={name} source-language={source} target-language={target} datatype='plaintext'><body/></file>"
)

_STATES = {
    "pending": "needs-translation",
    "machine": "needs-review-translation",
    "edited": "translated",
    "reviewed": "final",
    "stale": "needs-adaptation",
}
_UNFINISHED = frozenset({"new", "needs-translation", "needs-adaptation", "needs-l10n"})
# What the toolkit's converter makes of a PO file has such a unit. Its source language is always American English
# then, and all that is not fuzzy is approved: neither means anything.
_PO_HEADER = "x-gettext-domain-header"
_FINAL = frozenset({"final", "signed-off"})


def render(units: Sequence[Unit], *, source: str, target: str) -> bytes:
    """An XLIFF file of `units`, at least one, with a `file` element for each article. Languages are tags such as
    `id`."""
    from translate.storage import xliff

    toolkit: Any = xliff
    names = list(dict.fromkeys(unit.key.file for unit in units))
    languages = {"source": quoteattr(source), "target": quoteattr(target)}
    files = "".join(_FILE.format(name=quoteattr(name), **languages) for name in names)
    store = toolkit.xlifffile(BytesIO(_SKELETON.format(files=files).encode()))
    # The toolkit would look for the file of each unit from the first one on.
    bodies = dict(zip(names, store.document.getroot().iter(store.namespaced("body")), strict=True))
    for unit in units:
        node = store.UnitClass(unit.source)
        store.body = bodies[unit.key.file]
        store.addunit(node)
        node.setid(str(unit.key))
        node.target = unit.target
        node.target_dom.set("state", _STATES[unit.state])
        if unit.state == "machine":
            node.target_dom.set("state-qualifier", "leveraged-mt")
        node.xmlelement.set("approved", "yes" if unit.state == "reviewed" else "no")
        node.addlocation(f"{unit.key.file}:{unit.line}")
        for note in notes_of(unit):
            node.addnote(note, origin="developer")
    # The toolkit makes every unit in 1.1's namespace, and leaves its name behind.
    etree.cleanup_namespaces(store.document)
    return bytes(store)


def parse(data: bytes, pair: Pair, *, origin: str) -> list[Answer]:
    """The answers in an XLIFF file. Raises FileError if it is for other languages than `pair`."""
    from translate.storage import xliff

    toolkit: Any = xliff
    store = toolkit.xlifffile(BytesIO(data))
    converted = any(unit.getrestype() == _PO_HEADER for unit in store.units)
    for file in store.document.getroot().iterchildren(store.namespaced("file")):
        found = "" if converted else file.get("source-language", ""), file.get("target-language", "")
        check_languages(found, pair, origin=origin)
    return list(_answers(store, origin, converted=converted))


def _answers(store: Any, origin: str, *, converted: bool) -> Iterator[Answer]:
    reviewers = _reviewers(store)
    for unit in store.units:
        if unit.getrestype() == _PO_HEADER or not unit.istranslatable():
            continue
        target = unit.target_dom
        said = {} if target is None else dict(target.attrib)
        state = said.get("state", "")
        rejected = said.get("state-qualifier", "").startswith("rejected")
        approved = state in _FINAL or (unit.isapproved() and not converted)
        yield Answer(
            origin,
            # Whatever a tool has made of xml:space: the line ends of a list are in the text.
            source=unit.getNodeText(unit.source_dom, "preserve") or "",
            target=unit.getNodeText(target, "preserve") or "",
            key=Key.parse(unit.xmlelement.get("id", "")),
            place=place_in([*unit.getlocations(), _original(unit)]),
            finished=(approved or state not in _UNFINISHED) and not rejected,
            approved=approved,
            exported=exported_in(unit.getnotes()),
            by=reviewers.get(said.get("phase-name", "")) if approved else None,
        )


def _reviewers(store: Any) -> dict[str, str]:
    """Who worked in each phase that the file's headers name."""
    phases = store.document.getroot().iter(store.namespaced("phase"))
    return {phase.get("phase-name", ""): " ".join(phase.get("contact-name", "").split()) for phase in phases}


def _original(unit: Any) -> str:
    file = next(unit.xmlelement.iterancestors(unit.namespaced("file")), None)
    return "" if file is None else str(file.get("original", ""))
