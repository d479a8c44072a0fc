"""PO, gettext's format: Poedit, Weblate, Virtaal, OmegaT and po4a's users read it.

It knows three states: empty, fuzzy, translated. That a person has reviewed a text is said in a comment, and
cannot be said by a translator.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from digest.interchange.languages import check_languages
from digest.interchange.model import Answer, Key
from digest.interchange.notes import exported_in, notes_of, place_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.interchange.languages import Pair
    from digest.interchange.model import Unit

_FUZZY = frozenset({"machine", "stale"})


def render(units: Iterable[Unit], *, source: str, target: str) -> bytes:
    """A PO file of `units`. Its dates are those of the translations: the same units give the same bytes."""
    from translate.storage import pypo

    toolkit: Any = pypo
    units = list(units)
    store = toolkit.pofile()
    day = max((unit.day for unit in units if unit.day), default=None)
    revised = f"{day} 00:00+0000" if day else "YEAR-MO-DA HO:MI+ZONE"
    store.updateheader(
        add=True,
        Project_Id_Version="digest",
        POT_Creation_Date=revised,
        PO_Revision_Date=revised,
        Last_Translator="",
        Language_Team="",
        Language=target,
        X_Source_Language=source,
        X_Generator="digest",
    )
    for unit in units:
        node = store.addsourceunit(unit.source)
        node.setcontext(str(unit.key))
        node.target = unit.target
        node.addlocation(f"{unit.key.file}:{unit.line}")
        for note in notes_of(unit):
            node.addnote(note, origin="developer")
        node.markfuzzy(unit.state in _FUZZY)
    return bytes(store)


def parse(data: bytes, pair: Pair, *, origin: str) -> list[Answer]:
    """The answers in a PO file. Raises FileError if its header names other languages than `pair`."""
    from translate.storage import pypo

    toolkit: Any = pypo
    store = toolkit.pofile(BytesIO(data))
    header = store.parseheader()
    check_languages((header.get("X-Source-Language", ""), header.get("Language", "")), pair, origin=origin)
    return list(_answers(store, origin))


def _answers(store: Any, origin: str) -> Iterator[Answer]:
    for unit in store.units:
        if unit.isheader() or unit.isobsolete() or not str(unit.source):
            continue
        yield Answer(
            origin,
            source=str(unit.source),
            target=str(unit.target or ""),
            key=Key.parse(unit.getcontext()),
            place=place_in(unit.getlocations()),
            finished=not unit.isfuzzy(),
            exported=exported_in(unit.getnotes()),
        )
