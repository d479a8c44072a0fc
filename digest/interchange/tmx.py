"""TMX 1.4: a translation memory, pairs of texts that any tool can draw on, whatever it is translating."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from digest.interchange.languages import is_same
from digest.interchange.model import Answer, FileError, Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.interchange.languages import Pair
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
            _EXPORTED: unit.print,
        }
        # The format wants them before the texts.
        for at, (kind, value) in enumerate((kind, value) for kind, value in properties.items() if value):
            prop = node.xmlelement.makeelement("prop", {"type": kind})
            prop.text = value
            node.xmlelement.insert(at, prop)
    return bytes(store) + b"\n"


def parse(data: bytes, pair: Pair, *, origin: str) -> list[Answer]:
    """The answers in a TMX file: of its units those that have both languages of `pair`. Raises FileError if none
    has."""
    from translate.storage import tmx

    toolkit: Any = tmx
    store = toolkit.tmxfile(BytesIO(data))
    answers = list(_answers(store, pair, origin))
    if store.units and not answers:
        found = sorted({_language(node) for unit in store.units for node in unit.getlanguageNodes()})
        message = f"expected translations from {' to '.join(pair)}, found {', '.join(map(repr, found)) or 'none'}"
        raise FileError(f"{origin}: {message}")
    return answers


def _answers(store: Any, pair: Pair, origin: str) -> Iterator[Answer]:
    for unit in store.units:
        texts = [_text(unit, language) for language in pair]
        properties = {prop.get("type"): prop.text for prop in unit.xmlelement.iter("prop")}
        if texts[0] is not None and texts[1] is not None:
            yield Answer(
                origin,
                source=texts[0],
                target=texts[1],
                key=Key.parse(unit.xmlelement.get("tuid", "")),
                exported=properties.get(_EXPORTED),
            )


def _text(unit: Any, language: str) -> str | None:
    """What `unit` has in a language, of any region. The toolkit looks for just the tag, or goes by the order."""
    nodes = (node for node in unit.getlanguageNodes() if is_same(_language(node), language))
    return next((unit.getNodeText(node) for node in nodes), None)


def _language(node: Any) -> str:
    return str(node.get(_LANGUAGE) or node.get("lang") or "")
