"""`digest status`: how far each article's edition is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from checked_site import ARTICLE, EDITION, digest, review, write
from terminal import in_terminal

if TYPE_CHECKING:
    from pathlib import Path


def full_site(site: Path) -> None:
    """A site with every state, made as its users make them."""
    draft = ARTICLE.replace("title:", "draft: true\ntitle:")
    numbered = {name: ARTICLE.replace("baru", name) for name in ("machine", "stale", "edited")}
    write(site, **{f"id__{name}": text for name, text in numbered.items()})
    assert digest(site, "translate", "--engine", "pseudo").exit_code == 0
    write(site, id__reviewed=ARTICLE, en__reviewed=EDITION)
    review(site, "content/en/reviewed.md")
    write(
        site,
        id__missing=ARTICLE,
        id__draft=draft,
        id__stale=numbered["stale"].replace("Biayanya", "Ongkosnya"),
        id__broken="---\ntitle: x\n---\n",
        id__torn=ARTICLE,
        en__torn="no front matter",
    )
    edited = site / "content" / "en" / "edited.md"
    edited.write_text(edited.read_text(encoding="utf-8") + "\nA remark.\n", encoding="utf-8")


NONE: dict[str, Any] = {
    "engine": None,
    "engines": [],
    "translated": None,
    "reviewed": None,
    "reviewed_by": None,
    "counts": {},
    "fields": {},
    "paragraphs": [],
}
"""What JSON says of an article without an edition."""


def rows(site: Path, *arguments: str | Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(digest(site, "status", "--format", "json", *arguments).stdout)
    return found


def states(site: Path, *arguments: str | Path) -> dict[str, str]:
    found = rows(site, *arguments)
    return {row["article"].removeprefix("content/id/").removesuffix(".md"): row["state"] for row in found}


def test_every_state_is_told(tmp_path: Path) -> None:
    full_site(tmp_path)
    expected = {name: name for name in ("broken", "draft", "edited", "machine", "missing", "reviewed", "stale")}
    assert states(tmp_path) == expected | {"torn": "broken"}


def test_a_pipe_gets_a_line_an_article_in_columns(tmp_path: Path) -> None:
    full_site(tmp_path)
    result = digest(tmp_path, "status")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert [line[:3] for line in lines] == [
        ["content/id/broken.md", "broken", "-"],
        ["content/id/draft.md", "draft", "-"],
        ["content/id/edited.md", "edited", "pseudo"],
        ["content/id/machine.md", "machine", "pseudo"],
        ["content/id/missing.md", "missing", "-"],
        ["content/id/reviewed.md", "reviewed", "-"],
        ["content/id/stale.md", "stale", "pseudo"],
        ["content/id/torn.md", "broken", "-"],
    ]
    assert all(line[3].isdecimal() for line in lines)
    assert [" ".join(line[4:]) for line in lines] == [
        "-",
        "-",
        "3 machine, 1 edited",
        "3 machine",
        "3 pending",
        "3 reviewed",
        "2 machine, 1 stale",
        "-",
    ]
    assert "\x1b" not in result.stdout
    assert {text.rindex(f" {line[1]} ") for text, line in zip(result.stdout.splitlines(), lines, strict=True)} == {
        23
    }


def test_the_totals_are_no_part_of_the_result(tmp_path: Path) -> None:
    full_site(tmp_path)
    expected = "8 articles: 2 broken, 1 missing, 1 stale, 1 machine, 1 edited, 1 reviewed, 1 draft\n"
    assert digest(tmp_path, "status").stderr == expected
    write(tmp_path / "empty")
    empty = digest(tmp_path / "empty", "status")
    assert (empty.exit_code, empty.stdout, empty.stderr) == (0, "", "0 articles\n")


def test_json_counts_the_findings_of_article_and_edition(tmp_path: Path) -> None:
    article = ARTICLE.replace("summary: Jem", "source: TODO\nsummary: Jem")
    write(tmp_path, id__a=article, en__a=EDITION.replace("2.5 trillion", "2.5 billion"), id__b=ARTICLE)
    found = [(row["article"], row["edition"], row["state"], row["findings"]) for row in rows(tmp_path)]
    assert found == [
        ("content/id/a.md", "content/en/a.md", "edited", 2),
        ("content/id/b.md", None, "missing", 0),
    ]


def test_json_says_how_each_paragraph_and_field_stands_and_who_reviewed_it(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE, id__b="---\ntitle: x\n---\n", id__c=ARTICLE)
    assert digest(tmp_path, "translate", "--engine", "pseudo", tmp_path / "content/id/a.md").exit_code == 0
    review(tmp_path, "content/en/a.md")
    edition = tmp_path / "content/en/a.md"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("- Dúùáà", "- Two"), encoding="utf-8")
    write(tmp_path, id__a=ARTICLE.replace("Biayanya", "Ongkosnya").replace("baru dibuka", "dibuka"))
    first, broken, missing = rows(tmp_path)
    lines = text.splitlines()
    assert first["counts"] == {"stale": 1, "edited": 1, "reviewed": 1}
    assert first["fields"] == {"title": "stale", "summary": "reviewed"}
    assert first["paragraphs"] == [
        {"block": 1, "state": "reviewed", "engine": "pseudo", "line": lines.index("---", 1) + 2},
        {"block": 2, "state": "stale", "engine": "pseudo", "line": lines.index("---", 1) + 4},
        {"block": 3, "state": "edited", "engine": "pseudo", "line": lines.index("---", 1) + 6},
    ]
    today = re.search(r"^  date: (\S+)$", text, re.MULTILINE)
    assert today is not None
    assert (first["translated"], first["reviewed"], first["reviewed_by"]) == (today[1], today[1], "Sri Wahyuni")
    assert first["engines"] == ["pseudo"]
    assert broken.items() >= {**NONE, "state": "broken", "edition": None}.items()
    pending = [{"block": block, "state": "pending", "engine": None, "line": None} for block in (1, 2, 3)]
    assert missing.items() >= {**NONE, "counts": {"pending": 3}, "paragraphs": pending}.items()


def test_findings_do_not_fail_the_status(tmp_path: Path) -> None:
    write(tmp_path, id__a="")
    assert digest(tmp_path, "status").exit_code == 0


def test_a_path_narrows_the_list_in_either_language(tmp_path: Path) -> None:
    write(tmp_path, id__2023__a=ARTICLE, id__2024__b=ARTICLE, en__2024__b=EDITION)
    assert states(tmp_path, tmp_path / "content/id/2023") == {"2023/a": "missing"}
    assert states(tmp_path, tmp_path / "content/en/2024/b.md") == {"2024/b": "edited"}
    assert digest(tmp_path, "status", tmp_path / "content/id/2025").exit_code == 2


@pytest.mark.parametrize("width", [80, 140])
def test_a_terminal_gets_a_table_no_wider_than_itself(tmp_path: Path, width: int) -> None:
    write(tmp_path, id__a=ARTICLE)
    shown, told = in_terminal(tmp_path, "status", width=width)
    for word in (
        "article",
        "state",
        "engine",
        "findings",
        "paragraphs",
        "content/id/a.md",
        "missing",
        "3\xa0pending",
    ):
        assert word in shown
    assert max(map(len, shown.splitlines())) <= width
    assert told == "1 article: 1 missing\n"


def test_the_list_asks_no_engine_so_that_offline_would_mean_nothing(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE)
    result = digest(tmp_path, "status", "--offline")
    assert result.exit_code == 2
    assert "--offline belongs to --diff" in result.stderr
