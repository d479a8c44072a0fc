"""TMX 1.4: a translation memory, pairs of texts that any tool can draw on, whatever it is translating."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from digest.interchange.model import Answer, Key, print_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.interchange.model import Unit

_UP_TO_DATE = frozenset({"machine", "edited", "reviewed"})
_EXPORTED = "x-digest-text"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def render(units: Iterable[Unit], *, source: str, target: str) -> bytes:
    """A TMX file of those `units` that are up to date, with state, engine and date as properties."""
    from translate.storage import tmx

    toolkit: Any = tmx
    store = toolkit.tmxfile(sourcelanguage=source, targetlanguage=target)
    header = store.document.getroot().find("header")
    header.set("segtype", "paragraph")
    header.set("creationtool", "digest")
    for unit in units:
        if unit.state not in _UP_TO_DATE:
            continue
        node = store.addsourceunit(unit.source, source)
        node.settarget(unit.target, target)
        node.xmlelement.set("tuid", str(unit.key))
        properties = {
            "x-digest-state": unit.state,
            "x-digest-engine": unit.engine or "",
            "x-digest-date": unit.day.isoformat() if unit.day else "",
            _EXPORTED: print_of(unit.target),
        }
        # The format wants them before the texts.
        for at, (kind, value) in enumerate((kind, value) for kind, value in properties.items() if value):
            prop = node.xmlelement.makeelement("prop", {"type": kind})
            prop.text = value
            node.xmlelement.insert(at, prop)
    return bytes(store) + b"\n"


def parse(data: bytes, *, origin: str) -> tuple[list[Answer], list[tuple[str, str]]]:
    """The answers in a TMX file, and the pairs of languages in its units."""
    from translate.storage import tmx

    toolkit: Any = tmx
    store = toolkit.tmxfile(BytesIO(data))
    languages = {
        tuple(_language(node) for node in unit.getlanguageNodes()[:2])
        for unit in store.units
        if len(unit.getlanguageNodes()) > 1
    }
    return list(_answers(store, origin)), [(pair[0], pair[1]) for pair in sorted(languages)]


def _answers(store: Any, origin: str) -> Iterator[Answer]:
    for unit in store.units:
        nodes = unit.getlanguageNodes()
        if len(nodes) > 1:
            yield Answer(
                origin,
                source=unit.getNodeText(nodes[0]) or "",
                target=unit.getNodeText(nodes[1]) or "",
                key=Key.parse(unit.xmlelement.get("tuid", "")),
                exported=next((p.text for p in unit.xmlelement.iter("prop") if p.get("type") == _EXPORTED), None),
            )


def _language(node: Any) -> str:
    return str(node.get(_LANGUAGE) or node.get("lang") or "")
