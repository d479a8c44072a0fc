"""The segments that an engine has translated: what a killed run had finished, the next one finds here.

It is a cache in `build/`, and never decides anything: the editions do. It is written segment by segment, because
an article is only written when it is complete.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.model import Locale
    from digest.segments import Segment, Target

_SCHEMA = """
create table if not exists segments (
    engine text, source text, target text, fingerprint text, translation text,
    primary key (engine, source, target, fingerprint)
) without rowid
"""


class Memory:
    """Translations by engine, languages and the segment's words. Safe to use from many threads, and by several
    runs at once. A file that cannot be read is begun anew."""

    def __init__(self, file: Path, *, engine: str, source: Locale, target: Locale) -> None:
        self._file = file
        self._key = (engine, source, target)
        self._lock = threading.Lock()
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=30, check_same_thread=False, isolation_level=None)
        try:
            # What is committed outlives the process at once; only a power cut could lose it, and then it is
            # asked for again.
            connection.execute("pragma journal_mode=wal")
            connection.execute("pragma synchronous=off")
            connection.execute(_SCHEMA)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def find(self, segments: Iterable[Segment]) -> dict[Target, Target]:
        """What is known of `segments`, by their source."""
        found: dict[Target, Target] = {}
        query = (
            "select translation from segments where engine = ? and source = ? and target = ? and fingerprint = ?"
        )
        with self._lock:
            for segment in segments:
                with suppress(sqlite3.DatabaseError, ValueError, TypeError):
                    row = self._connection.execute(query, (*self._key, segment.fingerprint)).fetchone()
                    target = tuple(json.loads(row[0])) if row else ()
                    # The same words with the same number of marks: anything else is not a translation of it.
                    if sorted(_numbers(target)) == sorted(_numbers(segment.source)) and row:
                        found[segment.source] = target
        return found

    def keep(self, translations: Mapping[Segment, Target]) -> None:
        """Keep `translations`. A memory that cannot be written (a full disk) keeps nothing, and says nothing: the
        translations themselves are not lost by it."""
        rows = [
            (*self._key, segment.fingerprint, json.dumps(target, ensure_ascii=False))
            for segment, target in translations.items()
        ]
        with self._lock, suppress(sqlite3.DatabaseError):
            self._connection.execute("begin immediate")
            self._connection.executemany("insert or replace into segments values (?, ?, ?, ?, ?)", rows)
            self._connection.execute("commit")


def _numbers(target: Target) -> list[int]:
    return [part for part in target if isinstance(part, int)]
