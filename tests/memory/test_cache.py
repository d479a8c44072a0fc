"""What has been translated before."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.memory import Memory
from digest.segments import Segment, fingerprint, segment_body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.segments import Target

LANGUAGES = {"source": "id", "target": "en"}


def segment(text: str) -> Segment:
    [found] = segment_body(text).segments()
    return found


RAIN = segment("Hujan **deras** turun.")
TARGET = (1, "Heavy", 2, " rain falls.")


def memory(file: Path) -> Memory:
    return Memory(file, **LANGUAGES)


def keep(memory: Memory, translations: Mapping[Segment, Target]) -> None:
    memory.keep({item.fingerprint: target for item, target in translations.items()}, engine="libre")


def known(memory: Memory, segments: Sequence[Segment], engine: str = "libre") -> dict[Target, Target]:
    found = memory.find({item.fingerprint: item for item in segments}, engine=engine)
    return {item.source: found[item.fingerprint] for item in segments if item.fingerprint in found}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "build" / "memory.sqlite"


def test_it_knows_what_it_was_told_the_next_time_too(file: Path) -> None:
    with memory(file) as first:
        assert known(first, [RAIN]) == {}
        keep(first, {RAIN: TARGET})
        assert known(first, [RAIN]) == {RAIN.source: TARGET}
    with memory(file) as second:
        assert known(second, [RAIN, segment("Cerah.")]) == {RAIN.source: TARGET}


def test_engines_and_languages_do_not_mix(file: Path) -> None:
    with memory(file) as first:
        keep(first, {RAIN: TARGET})
    with memory(file) as other:
        assert known(other, [RAIN], engine="google") == {}
    with Memory(file, source="id", target="ms") as other:
        assert known(other, [RAIN]) == {}


def test_the_same_words_with_other_marks_of_the_same_number_are_the_same_to_it(file: Path) -> None:
    with memory(file) as first:
        keep(first, {RAIN: TARGET})
        twin = segment("Hujan _deras_ turun.")
        assert known(first, [twin]) == {twin.source: TARGET}


def test_a_later_answer_replaces_an_earlier_one(file: Path) -> None:
    with memory(file) as first:
        keep(first, {RAIN: (1, "Hard", 2, " rain.")})
        keep(first, {RAIN: TARGET})
        assert known(first, [RAIN]) == {RAIN.source: TARGET}


def test_what_one_run_keeps_another_finds_at_once(file: Path) -> None:
    with memory(file) as one, memory(file) as other:
        keep(one, {RAIN: TARGET})
        assert known(other, [RAIN]) == {RAIN.source: TARGET}


def test_many_threads_and_runs_keep_at_once(file: Path) -> None:
    segments = [segment(f"Nomor {number}.") for number in range(200)]
    with memory(file) as one, memory(file) as other, ThreadPoolExecutor(8) as pool:
        memories = [(one, other)[number % 2] for number in range(200)]
        list(pool.map(lambda kept, item: keep(kept, {item: (f"No. {item.source}",)}), memories, segments))
        assert len(known(one, segments)) == 200


def test_an_answer_may_be_of_any_size(file: Path) -> None:
    segments = [segment(f"Nomor {number}.") for number in range(1001)]
    with memory(file) as one:
        keep(one, {})
        keep(one, {item: (f"No. {item.source}",) for item in segments})
        found = known(one, segments)
    assert found == {item.source: (f"No. {item.source}",) for item in segments}


def test_what_was_kept_outlives_a_killed_process(file: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from tests.memory.test_cache import *\n"
        "m = memory(Path(sys.argv[1])); keep(m, {RAIN: TARGET}); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", script, str(file)], cwd=root, check=False)
    with memory(file) as after:
        assert known(after, [RAIN]) == {RAIN.source: TARGET}


@pytest.mark.parametrize("content", [b"", b"not a database, however long" * 50, b"SQLite format 3\0" * 100])
def test_a_file_that_is_no_memory_is_begun_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with memory(file) as first:
        assert known(first, [RAIN]) == {}
        keep(first, {RAIN: TARGET})
    with memory(file) as second:
        assert known(second, [RAIN]) == {RAIN.source: TARGET}


def test_a_memory_that_breaks_in_use_is_begun_anew(file: Path) -> None:
    segments = [segment(f"Nomor {number}.") for number in range(2000)]
    with memory(file) as first:
        keep(first, dict.fromkeys(segments, ("No.",)))
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(bytes(data))
    with memory(file) as second:
        found = known(second, segments)
        assert len(found) < 2000
        keep(second, {RAIN: TARGET})
        assert known(second, [RAIN]) == {RAIN.source: TARGET}
    with memory(file) as third:
        assert known(third, [RAIN]) == {RAIN.source: TARGET}


@pytest.mark.parametrize("kept", ['{"a": 1}', "[1, 2, null]", '["no marks"]', "not JSON", "[[1]]", '[1, "x", 1]'])
def test_a_translation_that_cannot_be_one_is_not_known(file: Path, kept: str) -> None:
    with memory(file) as first:
        keep(first, {RAIN: TARGET})
    with sqlite3.connect(file) as connection:
        connection.execute("update segments set translation = ?", (kept,))
    connection.close()
    with memory(file) as second:
        assert known(second, [RAIN]) == {}


def test_where_no_file_can_be_it_lasts_as_long_as_the_run(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file in the folder's place", encoding="utf-8")
    with memory(tmp_path / "build" / "memory.sqlite") as first:
        keep(first, {RAIN: TARGET})
        assert known(first, [RAIN]) == {RAIN.source: TARGET}
    (tmp_path / "folder").mkdir()
    with memory(tmp_path / "folder") as second:
        assert known(second, [RAIN]) == {}


def test_a_table_of_another_make_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as connection:
        connection.execute("create table segments (words text)")
        connection.execute("insert into segments values ('mine')")
    connection.close()
    with memory(file) as first:
        keep(first, {RAIN: TARGET})
        assert known(first, [RAIN]) == {}
    with sqlite3.connect(file) as connection:
        assert connection.execute("select * from segments").fetchall() == [("mine",)]
    connection.close()


def test_what_comes_after_its_end_does_no_harm(file: Path) -> None:
    with memory(file) as first:
        keep(first, {RAIN: TARGET})
    keep(first, {segment("Cerah."): ("Clear.",)})
    assert known(first, [RAIN]) == {}
    with memory(file) as second:
        assert known(second, [RAIN]) == {RAIN.source: TARGET}


def test_it_knows_what_a_block_read_like(file: Path) -> None:
    with memory(file) as first:
        first.keep_sources(["Hujan turun.\n\n", "Cerah."])
    with memory(file) as second:
        wanted = [fingerprint("Hujan turun."), fingerprint("Mendung.")]
        assert second.sources(wanted) == {fingerprint("Hujan turun."): "Hujan turun.\n\n"}
