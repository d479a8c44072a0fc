"""The lines around a text that say who wrote it, where and when, and are no part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.importing.dates import ZONES, find_dates
from digest.importing.model import Facts, Removal
from digest.importing.outlets import NAME, SITE, canonical, is_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.importing.model import Block

_AUTHOR = r"penulis|pewarta|reporter|wartawan|kontributor|jurnalis|laporan|oleh|by"
_EDITOR = r"editor|penyunting|redaktur|uploader|copywriter"
_LABELLED = re.compile(
    rf"(?P<label>{_AUTHOR}|{_EDITOR}|sumber)\s*:\s*(?P<value>.+?)\s*(?=$|[|•;]|\b(?:{_AUTHOR}|{_EDITOR}|sumber)\s*:)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:Oleh|By)\s+(?P<value>.+)")
_PERSON = re.compile(r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|bin|binti|al|van|de)){0,4}")
_DESK = re.compile(r"(?:Tim|Redaksi|Admin)\b")
_STAMP = re.compile(r"\b(?:diterbitkan|dipublikasikan|published|tayang|terbit|rilis|waktu|tanggal|pada)\b:?", re.I)
_UPDATED = re.compile(r"\b(?:diperbarui|diupdate|update[ds]?|diubah)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|•·,]\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|\s*:\s+")
_COPIED = re.compile(
    rf"(?:artikel|berita)\b.*?(?P<source>{NAME}|{SITE}).*?[\"“](?P<title>[^\"”]+)[\"”]"
    r"(?:.*?(?P<url>https?://[^\s<>\"]+))?",
    re.IGNORECASE | re.DOTALL,
)

_EDGE = 6
"""How many blocks from the beginning and from the end such lines may stand."""


def read_credits(blocks: Sequence[Block]) -> tuple[list[Block], Facts, list[Removal]]:
    """The blocks without the credit lines, what these say, and the lines."""
    kept: list[Block] = []
    removed: list[Removal] = []
    facts = Facts()
    for index, block in enumerate(blocks):
        near = index < _EDGE or index >= len(blocks) - _EDGE
        text = block.readable
        credit = _read_credit(text, first=not kept) if near and block.kind == "paragraph" else None
        if credit is None:
            kept.append(block)
        else:
            facts = facts.over(credit)
            removed.append(Removal("credit", text))
    return kept, facts, removed


def copied_from(removed: Sequence[Removal]) -> Facts:
    """What the portal's own `Baca artikel detiknews, "…" selengkapnya https://…` says about the text."""
    for removal in removed:
        match = _COPIED.search(removal.text) if removal.rule in ("read-article", "published-in") else None
        if match:
            return Facts(title=match["title"].strip(), source=canonical(match["source"]), url=match["url"])
    return Facts()


def _read_credit(text: str, *, first: bool) -> Facts | None:
    """What the paragraph `text` says, or None where it is part of the article.

    first: nothing of the article stands before it: then it may as well be the headline.
    """
    if len(text) > 160 or "\n" in text:
        return None
    return _read_labelled(text) or _read_stamp(text, first=first)


def _read_labelled(text: str) -> Facts | None:
    """`Penulis: Rina Wulandari | Editor: Sutrisno`, `Oleh Rina Wulandari`, `Sumber: Antara`."""
    by = _BY.fullmatch(text)
    if by:
        names = _people(by["value"])
        return Facts(authors=names) if names and len(by["value"].split()) > 1 else None
    facts, rest = Facts(), text
    for match in _LABELLED.finditer(text):
        label, value = match["label"].lower(), match["value"]
        rest = rest.replace(match[0], "", 1)
        if label == "sumber":
            url = value if re.fullmatch(r"https?://\S+", value) else None
            if not url and (len(value.split()) > 6 or value.endswith(".")):
                return None
            facts = facts.over(Facts(url=url) if url else Facts(source=canonical(value)))
            continue
        names = _people(value)
        if not names:
            return None
        facts = facts.over(Facts(authors=names if re.fullmatch(_AUTHOR, label) else ()))
    return None if rest == text or rest.strip(" |•;,-–") else facts


def _people(text: str) -> tuple[str, ...]:
    """The names in `A, B dan C`; nothing where one of them is no name."""
    names = [name.strip(" .") for name in re.split(r"\s*[,/&]\s*|\s+dan\s+", text) if name.strip(" .")]
    return tuple(names) if all(_PERSON.fullmatch(name) for name in names) else ()


def _read_stamp(text: str, *, first: bool) -> Facts | None:
    """`Rina Wulandari - detikNews`, `Kompas.com - 27/10/2023, 15:30 WIB`, `Jumat, 27 Okt 2023 15.30 WIB`."""
    found = list(find_dates(text))
    rest = text
    for one in found:
        rest = re.sub(rf"\(?{re.escape(text[one.start : one.end])}\)?", " | ", rest)
    rest = re.sub(rf"\b(?:{'|'.join(ZONES)})\b", " ", _STAMP.sub(" | ", rest))
    updated = _UPDATED.search(rest) is not None
    parts = [part for part in _BETWEEN.split(_UPDATED.sub(" | ", rest)) if part and part.strip(" .")]
    outlets = [part for part in parts if is_outlet(part)]
    people = [part for part in parts if part not in outlets]
    if not (found or outlets) or not all(_PERSON.fullmatch(part) for part in people):
        return None
    # A name needs its portal beside it: `Final Piala Dunia, Minggu (18/12/2022)` is part of the article, and so
    # may be what comes first. One word is as likely a place: `Jakarta, 27 Oktober 2023`.
    named = [part for part in people if len(part.split()) > 1]
    sure = len(outlets) == 1 and (found or not first) and not text.endswith((".", "?", "!"))
    if len(people) > 2 or (named and not sure):
        return None
    return Facts(
        date=None if updated or not found else found[0].when,
        source=canonical(outlets[0]) if outlets else None,
        authors=tuple(part for part in named if not _DESK.match(part)),
    )
