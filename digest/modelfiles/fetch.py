"""Fetching a model: whole, with the right checksums, or not at all."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from filelock import FileLock

from digest.errors import AnswerError, EngineUnavailable
from digest.files import write_atomic
from digest.modelfiles.folder import pair_folder
from digest.modelfiles.records import choose_model

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from pathlib import Path

    from digest.modelfiles.records import File, Offer

_SECONDS = (10.0, 60.0)
"""To connect, and between two pieces of an answer."""
_PIECE = 1 << 16
_LONGEST_RECORDS = 50_000_000
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


def records_address() -> str:
    """Where Firefox tells which models there are, or what $FXTRANSLATE_RECORDS_URL says instead."""
    from fxtranslate import discovery

    return discovery.records_url()


def find_offer(source: str, target: str, *, url: str) -> Offer:
    """The model for this pair in the records at `url`.

    Raises UsageError if there is none, EngineUnavailable and AnswerError.
    """
    return choose_model(_get(url, limit=_LONGEST_RECORDS).decode("utf-8", "replace"), source, target)


def fetch_model(offer: Offer, models: Path, *, url: str, advance: Callable[[int], None]) -> Path:
    """Fetch `offer` into its folder in `models`, in the place of what is there. Returns that folder.

    What is there already, or was fetched by an interrupted run, is not fetched again. A second run waits.

    advance:  told of bytes as they come

    Raises EngineUnavailable, AnswerError for a file that is not what the records say, and OSError.
    """
    folder = pair_folder(models, offer.source, offer.target)
    unfinished = folder.with_name(f".{folder.name}.part")
    models.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_name(f".{folder.name}.lock")):
        base = _attachments(url)
        for file in offer.files:
            name = offer.name_of(file)
            content = _kept(file, unfinished / name) or _kept(file, folder / name)
            if content is None:
                content = _fetch(file, urljoin(base, file.location), advance)
            else:
                advance(file.size)
            write_atomic(unfinished / name, content)
        _put(unfinished, folder, names={offer.name_of(file) for file in offer.files})
    return folder


def _kept(file: File, path: Path) -> bytes | None:
    """What is at `path` already, if it is the same."""
    content = path.read_bytes() if path.is_file() else b""
    return content if _sha256(content) == (file.unpacked or file.sha256) else None


def _put(unfinished: Path, folder: Path, *, names: Container[str]) -> None:
    """Make `unfinished`, with nothing but these files, the folder: nobody ever sees one that lacks a file."""
    for path in unfinished.iterdir():
        if path.name not in names:
            path.unlink()
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.replace(old)
    unfinished.replace(folder)
    shutil.rmtree(old, ignore_errors=True)


def _fetch(file: File, url: str, advance: Callable[[int], None]) -> bytes:
    content = _get(url, limit=file.size, advance=advance)
    host = urlsplit(url).hostname
    if len(content) != file.size:
        raise AnswerError(f"{host}: {file.kind}: expected {file.size:,} bytes, got {len(content):,}")
    if _sha256(content) != file.sha256:
        raise AnswerError(
            f"{host}: {file.kind}: the checksum is wrong; expected {file.sha256}, found {_sha256(content)}"
        )
    return _unpacked(content, file, host or "")


def _unpacked(content: bytes, file: File, host: str) -> bytes:
    from fxtranslate import discovery

    if not content.startswith(_ZSTANDARD):
        return content
    try:
        return discovery.verify_and_decompress(content, file.unpacked)
    except ValueError as error:
        raise AnswerError(f"{host}: {file.kind}: cannot be unpacked ({error})") from None


def _attachments(url: str) -> str:
    """Where the files of the records at `url` are: a server of Remote Settings says so at its root."""
    root, buckets, _ = url.partition("/buckets/")
    if not buckets:
        return url
    try:
        answer = requests.get(f"{root}/", timeout=_SECONDS).json()
        base = str(answer["capabilities"]["attachments"]["base_url"])
    except (requests.RequestException, ValueError, KeyError, TypeError):
        base = "/"
    return urljoin(f"{root}/", f"{base.rstrip('/')}/")


def _get(url: str, *, limit: int, advance: Callable[[int], None] = lambda _: None) -> bytes:
    """What is at `url`, and not much more of it than `limit` bytes."""
    host = urlsplit(url).hostname
    pieces = bytearray()
    try:
        # What is compressed is compressed already, and its size is that of the records.
        with requests.get(url, stream=True, timeout=_SECONDS, headers={"Accept-Encoding": "identity"}) as answer:
            if answer.status_code != requests.codes.ok:
                raise EngineUnavailable(f"{host}: expected a file, got the status {answer.status_code}")
            for piece in answer.iter_content(_PIECE):
                pieces += piece
                advance(len(piece))
                if len(pieces) > limit:
                    break
    except requests.RequestException as error:
        raise EngineUnavailable(
            f"{host}: the connection failed ({type(error).__name__}); run the same command again to go on"
        ) from None
    return bytes(pieces)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
