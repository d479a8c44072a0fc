"""The segments that an engine has translated: what a killed run had finished, the next one finds here.

It is a cache in `build/`, and never decides anything: the editions do. It is written answer by answer, because
an article is only written when it is complete.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from digest.model import Locale
    from digest.segments import Segment, Target

_SCHEMA = """
create table if not exists segments (
    engine text, source text, target text, fingerprint text, translation text,
    primary key (engine, source, target, fingerprint)
) without rowid
"""
_FIND = "select translation from segments where engine = ? and source = ? and target = ? and fingerprint = ?"
_KEEP = "insert or replace into segments select ?, ?, ?, column1, column2 from (values {})"
_MOST_ROWS = 400  # SQLite takes 999 values


class Memory:
    """Translations by engine, languages and the segment's words. Safe to use from many threads, and by several
    runs at once.

    A file that is no such memory (any more) is begun anew; where there can be none, it lasts as long as the run.
    """

    def __init__(self, file: Path, *, engine: str, source: Locale, target: Locale) -> None:
        self._file = file
        self._key = (engine, source, target)
        self._lock = threading.Lock()
        self._connection = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def find(self, segments: Iterable[Segment]) -> dict[Target, Target]:
        """What is known of `segments`, by their source."""
        found: dict[Target, Target] = {}
        with self._lock:
            try:
                for segment in segments:
                    row = self._connection.execute(_FIND, (*self._key, segment.fingerprint)).fetchone()
                    if row and (target := _target(row[0], segment)):
                        found[segment.source] = target
            except sqlite3.DatabaseError as error:
                self._renewed_after(error)
        return found

    def keep(self, translations: Mapping[Segment, Target]) -> None:
        """Keep `translations`. A memory that cannot be written (a full disk) keeps nothing, and says nothing: the
        translations themselves are not lost by it."""
        rows = [(segment.fingerprint, json.dumps(target)) for segment, target in translations.items()]
        with self._lock, suppress(sqlite3.DatabaseError):
            for at in range(0, len(rows), _MOST_ROWS):
                self._write(rows[at : at + _MOST_ROWS])

    def _write(self, rows: Sequence[tuple[str, str]]) -> None:
        # One statement for all: each gives up the interpreter's lock, and waits for it again.
        statement = _KEEP.format(", ".join(["(?, ?)"] * len(rows)))
        values = (*self._key, *(value for row in rows for value in row))
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
        connection.execute(_SCHEMA)
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
