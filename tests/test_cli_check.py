"""`digest check`: findings about articles, editions and translations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checked_site import ARTICLE, EDITION, digest, review, write

from digest.checks import CHECKS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_a_site_in_order_has_no_findings(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION)
    result = digest(tmp_path, "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No findings.\n")


def test_a_site_without_any_edition_is_checked(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, id__b=ARTICLE.replace("title: Jembatan baru dibuka", "title: 12:30"))
    result = digest(tmp_path, "check")
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in lines(result.stdout)] == ["content/id/b.md:2"]
    assert result.stderr == "1 error, 0 warnings in 1 file.\n"


def test_an_empty_site_is_checked(tmp_path: Path) -> None:
    write(tmp_path)
    assert digest(tmp_path, "check").exit_code == 0
    assert digest(tmp_path, "check", "--format", "json").stdout == "[]\n"


def test_a_finding_names_file_line_and_code(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION.replace("2.5 trillion", "2.5 billion"))
    result = digest(tmp_path, "check")
    assert result.exit_code == 1
    expected = "content/en/a.md:9: expected 2.5 trillion for '2,5 triliun', found '2.5 billion' [number-changed]"
    assert lines(result.stdout) == [expected]


def test_fields_and_lines_inside_a_block_are_found_at_their_line(tmp_path: Path) -> None:
    edition = EDITION.replace("summary: The 1,500", "summary: The 1.500").replace(
        "- Three lanes for cars", "- Tiga lajur untuk mobil yang besar"
    )
    write(tmp_path, id__a=ARTICLE, en__a=edition)
    places = [line.split(" ")[0] for line in lines(digest(tmp_path, "check").stdout)]
    assert places == ["content/en/a.md:5:", "content/en/a.md:12:"]


def test_lines_are_counted_in_files_with_windows_line_ends(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE)
    (tmp_path / "content" / "en").mkdir()
    edition = EDITION.replace("2.5 trillion", "2.5 billion").replace("\n", "\r\n")
    (tmp_path / "content" / "en" / "a.md").write_bytes(edition.encode())
    assert digest(tmp_path, "check").stdout.startswith("content/en/a.md:9: ")


def test_a_person_who_answered_gets_warnings_only(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION.replace("2.5 trillion", "2.5 billion"))
    review(tmp_path, "content/en/a.md")
    result = digest(tmp_path, "check")
    assert result.exit_code == 0
    assert ": warning: expected 2.5 trillion" in result.stdout
    file = tmp_path / "content" / "en" / "a.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "1,500-metre bridge was opened on", "15-metre bridge was opened on"
        ),
        encoding="utf-8",
    )
    result = digest(tmp_path, "check")
    assert result.exit_code == 1
    assert [line.count("warning: ") for line in lines(result.stdout)] == [0, 1]


def test_a_stale_paragraph_is_left_to_the_next_translation(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION)
    review(tmp_path, "content/en/a.md")
    write(tmp_path, id__a=ARTICLE.replace("Rp2,5 triliun", "Rp3,5 triliun"))
    assert digest(tmp_path, "check").stdout == ""


def test_blocks_are_compared_with_their_own_source_wherever_they_have_moved(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION)
    review(tmp_path, "content/en/a.md")
    first, rest = ARTICLE.split("Jembatan sepanjang 1.500 meter dibuka", 1)
    moved = "Jembatan sepanjang 1.500 meter dibuka" + rest
    head, *blocks = (first + "Paragraf baru tentang 77 kapal.\n\n" + moved).split("\n\n")
    write(tmp_path, id__a="\n\n".join([head, *blocks]))
    assert digest(tmp_path, "check").stdout == ""


def test_todos_topics_orphans_and_conflicts_are_found_in_one_run(tmp_path: Path) -> None:
    conflict = EDITION + "\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n"
    write(
        tmp_path,
        id__todo=ARTICLE.replace("summary: Jem", "source: TODO\nsummary: Jem"),
        id__a=ARTICLE,
        en__a=conflict,
        en__gone=EDITION,
    )
    (tmp_path / "content" / "topics.yml").write_text("Transportasi: [x]\n", encoding="utf-8")
    result = digest(tmp_path, "check", "--format", "json")
    found = {(item["code"], item["severity"], item["file"], item["line"]) for item in json.loads(result.stdout)}
    assert found == {
        ("todo", "warning", "content/id/todo.md", 5),
        ("topics", "error", "content/topics.yml", 1),
        ("orphan", "warning", "content/en/gone.md", None),
        ("merge-conflict", "error", "content/en/a.md", 14),
    }
    assert result.exit_code == 1


def test_terms_of_the_glossary_are_asked_for_in_what_people_wrote(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION)
    glossary = tmp_path / "content" / "glossary.yml"
    glossary.write_text("jembatan: overpass\nlajur: lane\nSenin: {translate: false}\n", encoding="utf-8")
    assert lines(digest(tmp_path, "check").stdout) == [
        "content/en/a.md:2: warning: expected 'Overpass' for 'Jembatan', as in the glossary [term]",
        "content/en/a.md:5: warning: expected 'Overpass' for 'Jembatan', as in the glossary [term]",
        "content/en/a.md:7: warning: 'Senin' has to stay as it is, as the glossary says [name]",
        "content/en/a.md:7: warning: expected 'Overpass' for 'Jembatan', as in the glossary [term]",
    ]


def test_mistakes_in_the_glossary_are_told_with_their_line(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION)
    glossary = tmp_path / "content" / "glossary.yml"
    glossary.write_text("lajur: lane\njembatan: {translation: [x]}\n<<<<<<< HEAD\n", encoding="utf-8")
    result = digest(tmp_path, "check", "--format", "json")
    assert result.exit_code == 1
    assert {item["file"] for item in json.loads(result.stdout)} == {"content/glossary.yml"}
    assert "merge-conflict" in {item["code"] for item in json.loads(result.stdout)}


def test_the_codes_of_all_checks_can_be_listed(tmp_path: Path) -> None:
    listed = lines(digest(tmp_path, "check", "--codes").stdout)
    assert [line.split()[:2] for line in listed] == [[check.code, check.severity] for check in CHECKS]
    assert all(len(line.split(maxsplit=2)) == 3 for line in listed)


def test_drafts_are_read_but_not_compared(tmp_path: Path) -> None:
    draft = ARTICLE.replace("title:", "draft: true\ntitle:")
    write(tmp_path, id__a=draft, en__a=EDITION.replace("1,500", "1.500"))
    assert digest(tmp_path, "check").stdout == ""


def test_a_path_names_an_article_with_its_edition(tmp_path: Path) -> None:
    wrong = EDITION.replace("2.5 trillion", "2.5 billion")
    write(tmp_path, id__2023__a=ARTICLE, en__2023__a=wrong, id__2024__b=ARTICLE, en__2024__b=wrong)
    for path in ("content/id/2023/a.md", "content/en/2023/a.md", "content/id/2023", "content/en/2023"):
        result = digest(tmp_path, "check", tmp_path / path)
        assert [line.split(":")[0] for line in lines(result.stdout)] == ["content/en/2023/a.md"], path
    for path in ("content", "content/id", "."):
        assert len(lines(digest(tmp_path, "check", tmp_path / path).stdout)) == 2, path
    both = digest(tmp_path, "check", tmp_path / "content/id/2023", tmp_path / "content/en/2024/b.md")
    assert len(lines(both.stdout)) == 2


def test_topics_are_named_by_their_own_path(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE.replace("Senin", "TODO"), en__a="", id__b="")
    topics = tmp_path / "content" / "topics.yml"
    topics.write_text("x: [\n", encoding="utf-8")
    result = digest(tmp_path, "check", topics)
    assert [line.split(":")[0] for line in lines(result.stdout)] == ["content/topics.yml"]


def test_a_path_that_is_not_there_or_not_content_is_wrong_usage(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE)
    missing = digest(tmp_path, "check", tmp_path / "content/id/b.md")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "there is no such file or folder" in missing.stderr
    elsewhere = digest(tmp_path, "check", tmp_path / "mkdocs.yml")
    assert elsewhere.exit_code == 2
    assert "content/id or content/en" in elsewhere.stderr


def test_json_holds_all_that_is_known(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, en__a=EDITION.replace("2.5 trillion", "2.5 billion"))
    assert json.loads(digest(tmp_path, "check", "--format", "json").stdout) == [
        {
            "code": "number-changed",
            "severity": "error",
            "message": "expected 2.5 trillion for '2,5 triliun', found '2.5 billion'",
            "excerpt": "2.5 billion",
            "file": "content/en/a.md",
            "line": 9,
        }
    ]


def test_github_gets_annotations_with_paths_from_where_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "situs, satu"
    write(site, id__a=ARTICLE, en__a=EDITION.replace("2.5 trillion", "2.5%\nbillion"))
    (site / "content" / "id" / "b.md").write_text(ARTICLE.replace("2024-05-06", "besok: 100%"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = digest(site, "check", "--format", "github")
    annotations = lines(result.stdout)
    assert annotations[0].startswith("::error file=situs%2C satu/content/en/a.md,line=9::expected 2.5 trillion")
    assert annotations[1].startswith("::error file=situs%2C satu/content/id/b.md,line=")
    assert annotations[1].endswith("]")
    assert "%25" in annotations[1]
    assert all(line.startswith("::") for line in annotations)


def test_findings_are_sorted_by_file_and_line(tmp_path: Path) -> None:
    wrong = EDITION.replace("2.5 trillion", "2.5 billion").replace("1,500", "1.500")
    write(tmp_path, id__b=ARTICLE, en__b=wrong, id__a=ARTICLE, en__a=wrong)
    found = [
        (item["file"], item["line"]) for item in json.loads(digest(tmp_path, "check", "--format", "json").stdout)
    ]
    assert found == sorted(found)
    assert len(found) == 6
