"""What engines have answered, and what sources read like: a cache in `build/`, which never decides anything.

What a killed run had finished, the next one finds here. It is written answer by answer, because an article is only
written when it is complete.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from digest.segments import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from digest.model import Locale
    from digest.segments import Segment, Target

_SCHEMA = """
create table if not exists segments (
    engine text, source text, target text, fingerprint text, translation text,
    primary key (engine, source, target, fingerprint)
) without rowid;
create table if not exists sources (fingerprint text primary key, text text) without rowid;
"""
_FIND = "select translation from segments where engine = ? and source = ? and target = ? and fingerprint = ?"
_KEEP = "insert or replace into segments select ?, ?, ?, column1, column2 from (values {})"
_FIND_SOURCE = "select text from sources where fingerprint = ?"
_KEEP_SOURCES = "insert or ignore into sources values {}"
_MOST_ROWS = 400  # SQLite takes 999 values


class Memory:
    """Translations by engine, languages and the segment's fingerprint, and blocks of articles by theirs. Safe to
    use from many threads, and by several runs at once.

    A file that is no such memory (any more) is begun anew; where there can be none, it lasts as long as the run.
    """

    def __init__(self, file: Path, *, source: Locale, target: Locale) -> None:
        self._file = file
        self._languages = (source, target)
        self._lock = threading.Lock()
        self._connection = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def find(self, segments: Mapping[str, Segment], *, engine: str) -> dict[str, Target]:
        """What `engine` has made of `segments`, as far as it is known; both by fingerprint."""
        keys = ((engine, *self._languages, found) for found in segments)
        kept = self._look_up(_FIND, segments, keys)
        targets = {found: _target(text, segments[found]) for found, text in kept.items()}
        return {found: target for found, target in targets.items() if target}

    def keep(self, translations: Mapping[str, Target], *, engine: str) -> None:
        """Keep `translations`. A memory that cannot be written (a full disk) keeps nothing, and says nothing: the
        translations themselves are not lost by it."""
        rows = [(found, json.dumps(target)) for found, target in translations.items()]
        self._write_all(_KEEP, rows, (engine, *self._languages))

    def sources(self, fingerprints: Iterable[str]) -> dict[str, str]:
        """Blocks of articles as they read when they were translated, by fingerprint, as far as they are known."""
        fingerprints = list(fingerprints)
        return self._look_up(_FIND_SOURCE, fingerprints, ((found,) for found in fingerprints))

    def keep_sources(self, blocks: Iterable[str]) -> None:
        """Keep the Markdown of blocks, to tell later what has changed in them."""
        self._write_all(_KEEP_SOURCES, [(fingerprint(block), block) for block in blocks])

    def _look_up(
        self, statement: str, fingerprints: Iterable[str], keys: Iterable[tuple[str, ...]]
    ) -> dict[str, str]:
        kept: dict[str, str] = {}
        with self._lock:
            try:
                for found, key in zip(fingerprints, keys, strict=True):
                    row = self._connection.execute(statement, key).fetchone()
                    if row:
                        kept[found] = str(row[0])
            except sqlite3.DatabaseError as error:
                self._renewed_after(error)
        return kept

    def _write_all(self, statement: str, rows: Sequence[tuple[str, str]], constants: tuple[str, ...] = ()) -> None:
        with self._lock, suppress(sqlite3.DatabaseError):
            for at in range(0, len(rows), _MOST_ROWS):
                self._write(statement, rows[at : at + _MOST_ROWS], constants)

    def _write(self, statement: str, rows: Sequence[tuple[str, str]], constants: tuple[str, ...]) -> None:
        # One statement for all: each gives up the interpreter's lock, and waits for it again.
        statement = statement.format(", ".join(["(?, ?)"] * len(rows)))
        values = (*constants, *(value for row in rows for value in row))
        try:
            self._connection.execute(statement, values)
        except sqlite3.DatabaseError as error:
            if self._renewed_after(error):
                self._connection.execute(statement, values)

    def _connect(self) -> sqlite3.Connection:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            return _open(str(self._file))
        except (sqlite3.OperationalError, OSError):
            return _open(":memory:")
        except sqlite3.DatabaseError:
            return self._begin_anew()

    def _begin_anew(self) -> sqlite3.Connection:
        try:
            for suffix in ("", "-wal", "-shm"):
                self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
            return _open(str(self._file))
        except (sqlite3.DatabaseError, OSError):
            return _open(":memory:")

    def _renewed_after(self, error: sqlite3.DatabaseError) -> bool:
        """Whether the file was damaged, and is begun anew. What is only in the way (a full disk) lets it be."""
        # All errors that mean something else are of subclasses.
        if type(error) is not sqlite3.DatabaseError:
            return False
        self._connection.close()
        self._connection = self._begin_anew()
        return True


def _open(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=30, check_same_thread=False, isolation_level=None)
    try:
        # What is committed outlives the process at once; only a power cut could lose it, and then it is
        # asked for again.
        connection.execute("pragma journal_mode=wal")
        connection.execute("pragma synchronous=off")
        connection.executescript(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _target(kept: str, segment: Segment) -> Target | None:
    """What is kept, if it can be a translation of `segment`: words, and the same number of marks."""
    try:
        parts = json.loads(kept)
    except (ValueError, TypeError):
        return None
    if not isinstance(parts, list) or not all(isinstance(part, str | int) for part in parts):
        return None
    return tuple(parts) if sorted(_numbers(parts)) == sorted(_numbers(segment.source)) else None


def _numbers(parts: Iterable[str | int]) -> list[int]:
    return [part for part in parts if isinstance(part, int)]
