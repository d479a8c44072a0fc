"""XLIFF 1.2: what Weblate, OmegaT, Virtaal and most other tools read; of 2.x most read nothing, or a part.

Traps of translate-toolkit: a new file is 1.1; setting a target marks the unit as approved; to it, whatever is not
approved is fuzzy, so attributes are read and set here by themselves.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from digest.interchange.model import Answer, Key
from digest.interchange.notes import exported_in, notes_of, origin_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.interchange.model import Unit

_SKELETON = """<?xml version="1.0" encoding="UTF-8"?>\
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\
<file original="NoName" source-language={source} target-language={target} datatype="plaintext"><body></body>\
</file></xliff>"""

_STATES = {
    "pending": "needs-translation",
    "machine": "needs-review-translation",
    "edited": "translated",
    "reviewed": "final",
    "stale": "needs-adaptation",
}
_UNFINISHED = frozenset({"new", "needs-translation", "needs-adaptation", "needs-l10n"})
_FINAL = frozenset({"final", "signed-off"})


def render(units: Iterable[Unit], *, source: str, target: str) -> bytes:
    """An XLIFF file of `units`, a `file` element for each article. Languages are tags such as `id`."""
    from translate.storage import xliff

    toolkit: Any = xliff
    skeleton = _SKELETON.format(source=quoteattr(source), target=quoteattr(target))
    store = toolkit.xlifffile(BytesIO(skeleton.encode()))
    for unit in units:
        node = store.UnitClass(unit.source)
        store.switchfile(unit.key.file, createifmissing=True)
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


def parse(data: bytes, *, origin: str) -> tuple[list[Answer], list[tuple[str, str]]]:
    """The answers in an XLIFF file, and the pairs of languages that it says it is between."""
    from translate.storage import xliff

    toolkit: Any = xliff
    store = toolkit.xlifffile(BytesIO(data))
    files = [element for element in store.document.getroot() if str(element.tag).endswith("}file")]
    languages = [(file.get("source-language", ""), file.get("target-language", "")) for file in files]
    return list(_answers(store, origin)), languages


def _answers(store: Any, origin: str) -> Iterator[Answer]:
    # The toolkit's converters from PO say `approved` of everything that is not fuzzy.
    converted = any("gettext-domain-header" in (unit.getrestype() or "") for unit in store.units)
    reviewers = _reviewers(store)
    for unit in store.units:
        if unit.getrestype() == "x-gettext-domain-header" or not unit.istranslatable():
            continue
        target = unit.target_dom
        state = target.get("state", "") if target is not None else ""
        approved = state in _FINAL or (unit.isapproved() and not converted)
        yield Answer(
            origin,
            source=unit.source or "",
            target=unit.target or "",
            key=Key.parse(unit.xmlelement.get("id", "")) or Key.parse(_po_context(unit)),
            file=origin_in([*unit.getlocations(), _original(unit)]),
            finished=state not in _UNFINISHED,
            approved=approved,
            exported=exported_in(unit.getnotes()),
            by=reviewers.get(target.get("phase-name", "")) if approved and target is not None else None,
        )


def _reviewers(store: Any) -> dict[str, str]:
    """Who worked in each phase that the file's headers name."""
    phases = (node for node in store.document.getroot().iter() if str(node.tag).endswith("}phase"))
    return {phase.get("phase-name", ""): phase.get("contact-name", "").strip() for phase in phases}


def _po_context(unit: Any) -> str:
    groups = unit.getcontextgroups("po-entry")
    return next((text for group in groups for kind, text in group if kind == "x-po-msgctxt"), "")


def _original(unit: Any) -> str:
    file = next(unit.xmlelement.iterancestors(unit.namespaced("file")), None)
    return "" if file is None else str(file.get("original", ""))
