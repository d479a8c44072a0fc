"""The findings of earlier runs: a text that has been checked against its source need not be checked again.

A cache in `build/`: what cannot be read there is checked anew, and what a whole run did not ask for is forgotten.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.checks import check_translation
from digest.files import write_atomic
from digest.model import Finding

if TYPE_CHECKING:
    from digest.glossary import Glossary

_PACKAGE = Path(__file__).parents[1]


class KeptFindings:
    """`check_translation` that remembers. `keep` writes down what it has been asked."""

    def __init__(self, file: Path, glossary: Glossary) -> None:
        self._file = file
        self._glossary = glossary
        self._version = _version(glossary)
        self._known = self._read()
        self._asked: dict[str, list[Finding]] = {}

    def check(self, source: str, text: str) -> list[Finding]:
        """The findings about `text`, a translation of `source`."""
        key = _print(f"{source}\0{text}".encode("utf-8", "surrogatepass"))
        found = self._asked.get(key, self._known.get(key))
        if found is None:
            found = check_translation(source, text, glossary=self._glossary)
        self._asked[key] = found
        return found

    def keep(self, *, everything: bool) -> None:
        """Write down what was found. Of a run that did not ask for everything, what was known stays known."""
        kept = self._asked if everything else self._known | self._asked
        if kept == self._known:
            return
        values = {
            "version": self._version,
            "clean": [key for key, found in kept.items() if not found],
            "found": {key: [_values(one) for one in found] for key, found in kept.items() if found},
        }
        # Where it cannot be written, the next run checks again.
        with suppress(OSError):
            write_atomic(self._file, json.dumps(values))

    def _read(self) -> dict[str, list[Finding]]:
        try:
            values = json.loads(self._file.read_bytes())
            if values["version"] != self._version:
                return {}
            known: dict[str, list[Finding]] = {key: [] for key in values["clean"]}
            return known | {key: [_finding(*one) for one in found] for key, found in values["found"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}


def _values(finding: Finding) -> list[str]:
    return [finding.code, finding.severity, finding.message, finding.excerpt]


def _finding(code: Any, severity: Any, message: Any, excerpt: Any) -> Finding:
    if severity not in ("error", "warning") or not all(isinstance(text, str) for text in (code, message, excerpt)):
        raise ValueError(severity)
    return Finding(code, severity, message, excerpt)


def _version(glossary: Glossary) -> str:
    """What findings follow from beside the texts: the terms, and the program."""
    terms = [replace(term, note="", line=None) for term in glossary.terms]
    return _print(f"{_program()}{terms!r}".encode())


@cache
def _program() -> str:
    files = sorted([*_PACKAGE.rglob("*.py"), *_PACKAGE.glob("checks/*.txt")])
    return _print(b"".join(file.read_bytes() for file in files))


def _print(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
