"""Findings of earlier runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digest.checks import check_translation
from digest.checks.kept import KeptFindings
from digest.glossary import Glossary, glossary_of

if TYPE_CHECKING:
    from pathlib import Path

WRONG = ("Sebanyak 1.400 warga mengungsi.", "Some 1.400 residents fled.")
RIGHT = ("Hujan turun.", "Rain fell.")
TERMS = glossary_of({"hujan": "downpour"})


def kept(file: Path, glossary: Glossary | None = None) -> KeptFindings:
    return KeptFindings(file, glossary or Glossary())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What a run over both texts has left."""
    file = tmp_path / "build" / "findings.json"
    run = kept(file)
    run.check(*WRONG)
    run.check(*RIGHT)
    run.keep(everything=True)
    return file


def alter(file: Path, found: object) -> None:
    values = json.loads(file.read_text(encoding="utf-8"))
    values["found"] = dict.fromkeys(values["found"], found)
    file.write_text(json.dumps(values), encoding="utf-8")


def test_they_are_those_that_a_check_finds(file: Path) -> None:
    for _ in range(2):
        again = kept(file)
        assert [again.check(*pair) for pair in (WRONG, RIGHT)] == [check_translation(*WRONG), []]


def test_what_was_checked_is_not_checked_again(file: Path) -> None:
    alter(file, [["code", "warning", "from the file", ""]])
    assert [finding.message for finding in kept(file).check(*WRONG)] == ["from the file"]


def test_another_text_source_or_glossary_is_checked(file: Path) -> None:
    alter(file, [["code", "warning", "from the file", ""]])
    assert kept(file).check(WRONG[0], "Some 1,400 residents fled.") == []
    assert kept(file).check("Sebanyak 1,4 juta warga.", WRONG[1]) != []
    assert [finding.code for finding in kept(file, TERMS).check(*RIGHT)] == ["term"]
    assert kept(file, TERMS).check(*WRONG) == check_translation(*WRONG)


def test_a_run_for_some_files_forgets_nothing_and_a_whole_one_what_is_gone(file: Path) -> None:
    for everything, size in ((False, 2), (True, 1)):
        run = kept(file)
        run.check(*RIGHT)
        run.keep(everything=everything)
        values = json.loads(file.read_text(encoding="utf-8"))
        assert len(values["clean"]) + len(values["found"]) == size


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"{}", b'{"version": 1}', b"null", b"[" * 100_000],
)
def test_a_file_that_holds_no_findings_is_begun_anew(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert kept(file).check(*WRONG) == check_translation(*WRONG)


@pytest.mark.parametrize(
    "found",
    [5, [5], [["a"]], [["a", "b", "c", "d"]], [[1, "error", 2, 3]], [["a", ["error"], "c", "d"]], {"a": "b"}],
)
def test_findings_that_are_none_are_found_anew(file: Path, found: object) -> None:
    alter(file, found)
    assert kept(file).check(*WRONG) == check_translation(*WRONG)


def test_where_no_file_can_be_it_checks_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file in the folder's place", encoding="utf-8")
    run = kept(tmp_path / "build" / "findings.json")
    assert run.check(*WRONG) == check_translation(*WRONG)
    run.keep(everything=True)
