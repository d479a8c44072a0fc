"""What there is to fetch: the records of Firefox's Remote Settings, of which each tells of one file of a model.

    {"data": [{"sourceLanguage": "id", "targetLanguage": "en", "fileType": "model", "version": "2.1",
               "architecture": "tiny", "decompressedHash": "<sha256>",
               "attachment": {"location": "…/….zst", "size": 13000000, "hash": "<sha256>"}}, …]}

Files that carry no `decompressedHash` are not compressed. `fromLang` and `toLang` are older names.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.errors import AnswerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIXES = {"model": "bin", "lex": "bin", "vocab": "spm", "srcvocab": "spm", "trgvocab": "spm"}
"""Of the kinds of files that fxtranslate reads."""
_SETS = ({"model", "vocab"}, {"model", "srcvocab", "trgvocab"})
"""What makes a model complete."""
_NEWEST = 3
"""The last major version that fxtranslate 0.5 reads."""
_ARCHITECTURES = ("tiny", "base", "base-memory")
"""The better ones last, as Firefox prefers them on a desktop."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a model as it is offered; sizes in bytes, checksums in hexadecimal.

    location:  relative to the place of all attachments
    unpacked:  the checksum of what it is compressed of; None: it is not compressed
    """

    kind: str
    location: str
    size: int
    sha256: str
    unpacked: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A complete model for one pair of languages."""

    source: str
    target: str
    version: str
    architecture: str
    files: tuple[File, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(file.size for file in self.files)

    def name_of(self, file: File) -> str:
        """The name of `file` on this machine; nothing in it comes from the records but its kind."""
        return f"{file.kind}.{self.source}{self.target}.{_SUFFIXES[file.kind]}"


def choose_model(body: str, source: str, target: str) -> Offer:
    """The best model from `source` to `target` in the records `body`.

    Raises UsageError if there is none, AnswerError for records that are none.
    """
    offers = [offer for offer in _offers(_records(body)) if offer.target == target or offer.source == source]
    found = [offer for offer in offers if (offer.source, offer.target) == (source, target)]
    if found:
        return max(found, key=_rank)
    near = ", ".join(sorted({f"{offer.source} to {offer.target}" for offer in offers})) or "neither of them"
    raise UsageError(f"there is no model from {source!r} to {target!r}; there are: {near}")


def _offers(records: Iterable[dict[str, Any]]) -> list[Offer]:
    sets: dict[tuple[str, str, str, str], dict[str, File]] = {}
    for record in records:
        version, architecture = (str(record.get(name)) for name in ("version", "architecture"))
        source = str(record.get("sourceLanguage") or record.get("fromLang"))
        target = str(record.get("targetLanguage") or record.get("toLang"))
        if (file := _file(record)) and _version(version):
            sets.setdefault((source, target, version, architecture), {})[file.kind] = file
    return [
        Offer(source, target, version, architecture, tuple(files[kind] for kind in sorted(files)))
        for (source, target, version, architecture), files in sets.items()
        if any(kinds <= files.keys() for kinds in _SETS)
    ]


def _records(body: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    data = found.get("data") if isinstance(found, dict) else None
    if not isinstance(data, list):
        raise AnswerError('the list of models is none; expected JSON such as {"data": [{"fileType": "model", …}]}')
    return [record for record in data if isinstance(record, dict)]


def _file(record: dict[str, Any]) -> File | None:
    """The file of a record; None for one without a checksum, or of a kind that is not needed."""
    attachment = record.get("attachment")
    kind, unpacked = record.get("fileType"), record.get("decompressedHash")
    if kind not in _SUFFIXES or not isinstance(attachment, dict):
        return None
    location, size, sha256 = (attachment.get(name) for name in ("location", "size", "hash"))
    if not isinstance(location, str) or not str(size).isdecimal() or not _is_checksum(sha256):
        return None
    return File(
        str(kind), location, int(str(size)), str(sha256), str(unpacked) if _is_checksum(unpacked) else None
    )


def _is_checksum(value: object) -> bool:
    return isinstance(value, str) and bool(_SHA256.fullmatch(value))


def _rank(offer: Offer) -> tuple[bool, tuple[int, int], int]:
    version = _version(offer.version) or (0, 0, True)
    known = offer.architecture in _ARCHITECTURES
    return (version[2], version[:2], _ARCHITECTURES.index(offer.architecture) if known else -1)


def _version(text: str) -> tuple[int, int, bool] | None:
    """Major, minor, and whether it is a release; None for what fxtranslate cannot read."""
    match = re.fullmatch(r"(\d+)\.(\d+)(.*)", text)
    return (int(match[1]), int(match[2]), not match[3]) if match and int(match[1]) <= _NEWEST else None
