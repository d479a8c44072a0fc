"""`digest status`: how far each article's edition is."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

from checked_site import ARTICLE, EDITION, digest, review, write

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


def states(site: Path, *arguments: str | Path) -> dict[str, str]:
    rows = json.loads(digest(site, "status", "--format", "json", *arguments).stdout)
    return {row["article"].removeprefix("content/id/").removesuffix(".md"): row["state"] for row in rows}


def test_every_state_is_told(tmp_path: Path) -> None:
    full_site(tmp_path)
    expected = {name: name for name in ("broken", "draft", "edited", "machine", "missing", "reviewed", "stale")}
    assert states(tmp_path) == expected | {"torn": "broken"}


def test_a_pipe_gets_a_line_an_article_in_columns(tmp_path: Path) -> None:
    full_site(tmp_path)
    result = digest(tmp_path, "status")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert [row[:3] for row in rows] == [
        ["content/id/broken.md", "broken", "-"],
        ["content/id/draft.md", "draft", "-"],
        ["content/id/edited.md", "edited", "pseudo"],
        ["content/id/machine.md", "machine", "pseudo"],
        ["content/id/missing.md", "missing", "-"],
        ["content/id/reviewed.md", "reviewed", "-"],
        ["content/id/stale.md", "stale", "pseudo"],
        ["content/id/torn.md", "broken", "-"],
    ]
    assert all(row[3].isdecimal() for row in rows)
    assert "\x1b" not in result.stdout
    assert {line.rindex(f" {row[1]} ") for line, row in zip(result.stdout.splitlines(), rows, strict=True)} == {23}


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
    assert json.loads(digest(tmp_path, "status", "--format", "json").stdout) == [
        {
            "article": "content/id/a.md",
            "edition": "content/en/a.md",
            "state": "edited",
            "engine": None,
            "findings": 2,
        },
        {"article": "content/id/b.md", "edition": None, "state": "missing", "engine": None, "findings": 0},
    ]


def test_findings_do_not_fail_the_status(tmp_path: Path) -> None:
    write(tmp_path, id__a="")
    assert digest(tmp_path, "status").exit_code == 0


def test_a_path_narrows_the_list_in_either_language(tmp_path: Path) -> None:
    write(tmp_path, id__2023__a=ARTICLE, id__2024__b=ARTICLE, en__2024__b=EDITION)
    assert states(tmp_path, tmp_path / "content/id/2023") == {"2023/a": "missing"}
    assert states(tmp_path, tmp_path / "content/en/2024/b.md") == {"2024/b": "edited"}
    assert digest(tmp_path, "status", tmp_path / "content/id/2025").exit_code == 2


def test_a_terminal_gets_a_table(tmp_path: Path) -> None:
    write(tmp_path, id__a=ARTICLE)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-m", "digest", "status", "--config", str(tmp_path / "mkdocs.yml")]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=environment, check=True)
    os.close(theirs)
    output = b""
    try:
        while part := os.read(ours, 4096):
            output += part
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    text = output.decode()
    for word in ("article", "state", "engine", "findings", "content/id/a.md", "missing", "━"):
        assert word in text
    assert done.stderr == b"1 article: 1 missing\n"
