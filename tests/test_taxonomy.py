from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from composed import settings

from digest.taxonomy import Topics, read_topics

if TYPE_CHECKING:
    from pathlib import Path


def read(root: Path, text: str) -> Topics:
    (root / "content").mkdir()
    (root / "content" / "topics.yml").write_text(text, encoding="utf-8")
    return read_topics(settings(root=root))


def test_a_tag_has_its_label_in_each_language(tmp_path: Path) -> None:
    topics = read(tmp_path, "timur-tengah: {id: Timur Tengah, en: Middle East}\n")
    assert topics.findings == ()
    assert topics.label("timur-tengah", "id") == "Timur Tengah"
    assert topics.label("timur-tengah", "en") == "Middle East"


def test_a_tag_without_a_label_is_shown_in_its_own_words(tmp_path: Path) -> None:
    topics = read(tmp_path, "cuaca: {id: Cuaca}\n")
    assert topics.label("kota-tua", "id") == "Kota tua"
    assert topics.label("cuaca", "en") == "Cuaca"


def test_one_label_can_serve_both_languages(tmp_path: Path) -> None:
    topics = read(tmp_path, "asean: ASEAN\n")
    assert (topics.label("asean", "id"), topics.label("asean", "en")) == ("ASEAN", "ASEAN")


def test_a_site_needs_no_labels(tmp_path: Path) -> None:
    assert read_topics(settings(root=tmp_path)) == Topics()
    assert read(tmp_path, "# nothing yet\n") == Topics()


def test_labels_that_yaml_would_read_as_something_else_stay_as_written(tmp_path: Path) -> None:
    topics = read(tmp_path, "negara: {id: no, en: 007}\n2024: {id: 2024, en: 2024}\n")
    assert topics.findings == ()
    assert (topics.label("negara", "id"), topics.label("negara", "en")) == ("no", "007")
    assert topics.label("2024", "en") == "2024"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("cuaca: {id: Cuaca}\nolahraga: [Olahraga, Sport]\n", 2, "expected labels by language"),
        ("Timur Tengah: {id: Timur Tengah}\n", 1, "such as 'timur-tengah'"),
        ("- cuaca\n", 1, "expected one line a tag"),
        ("cuaca: {id: Cuaca\n", 1, "expected YAML"),
        ("cuaca:\n  id: [1]\n", 1, "expected labels by language"),
    ],
)
def test_an_error_names_file_and_line_and_what_is_expected(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (finding,) = read(tmp_path, text).findings
    assert (finding.file, finding.line, finding.severity) == ("content/topics.yml", line, "error")
    assert message in finding.message


def test_what_is_right_counts_beside_what_is_wrong(tmp_path: Path) -> None:
    topics = read(tmp_path, "cuaca: [wrong]\nolahraga: {id: Olahraga, en: Sport}\n")
    assert len(topics.findings) == 1
    assert topics.label("olahraga", "en") == "Sport"


def test_a_file_that_is_no_text_is_an_error_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "topics.yml").write_bytes(b"cuaca: {id: Cuac\xe9}\n")
    (finding,) = read_topics(settings(root=tmp_path)).findings
    assert "UTF-8" in finding.message
