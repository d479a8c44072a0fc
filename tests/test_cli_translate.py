"""`digest translate`, as somebody in a terminal meets it."""

from __future__ import annotations

import os
import pty
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from digest.cli import progress
from tests.servers import Fault, Seen, TranslationServer, every
from tests.translate.site import Site

ROOT = Path(__file__).parents[1]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with three articles."""
    site = Site(tmp_path / "site")
    for name in ("2024/a.md", "2024/b.md", "2025/c.md"):
        site.write(name, f"Kata {name[5]}.\n\nSama.\n", f"title: Judul {name[5]}\ndate: 2024-05-06\n")
    return site


@pytest.fixture
def closed() -> str:
    """An address where nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/"


def test_the_files_that_were_written_are_listed_and_the_rest_is_said_beside(site: Site) -> None:
    with TranslationServer() as server:
        done = site.run("translate", server=server)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == ["content/en/2024/a.md", "content/en/2024/b.md", "content/en/2025/c.md"]
    assert done.stderr == "Translating 3 articles, 7 segments …\n"
    assert site.body("2024/a.md") == "KATA A.\n\nSAMA.\n"


def test_a_text_that_stands_in_several_articles_is_sent_once(site: Site) -> None:
    with TranslationServer() as server:
        site.run("translate", server=server)
        assert len(server.seen) == 1
        assert server.texts[0].split("\n").count("Sama.") == 1


def test_a_second_run_says_that_there_is_nothing_to_do(site: Site) -> None:
    with TranslationServer() as server:
        site.run("translate", server=server)
        again = site.run("translate", server=server)
        assert len(server.seen) == 1
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "All editions are up to date.\n")


@pytest.mark.parametrize(
    ("paths", "written"),
    [
        (["content/id/2024/a.md"], ["2024/a.md"]),
        (["content/id/2024"], ["2024/a.md", "2024/b.md"]),
        (["content/id/2025", "content/id/2024/b.md"], ["2024/b.md", "2025/c.md"]),
        (["content/id"], ["2024/a.md", "2024/b.md", "2025/c.md"]),
        (["."], ["2024/a.md", "2024/b.md", "2025/c.md"]),
    ],
)
def test_paths_choose_articles(site: Site, paths: list[str], written: list[str]) -> None:
    done = site.run("translate", "--engine", "pseudo", *(str(site.root / path) for path in paths))
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [f"content/en/{name}" for name in written]


def test_an_edition_names_its_article_too(site: Site) -> None:
    site.run("translate", "--engine", "pseudo")
    for name in ("2024/a.md", "2024/b.md"):
        site.write(name, "Baru.\n")
    done = site.run("translate", "--engine", "pseudo", str(site.edition("2024/b.md")))
    assert done.stdout.splitlines() == ["content/en/2024/b.md"]


@pytest.mark.parametrize("path", ["content/id/2024/x.md", "mkdocs.yml"])
def test_a_path_that_names_no_article_is_wrong_usage(site: Site, path: str) -> None:
    done = site.run("translate", "--engine", "pseudo", str(site.root / path))
    assert done.exit_code == 2
    assert path in done.stderr
    assert not (site.root / "content" / "en").exists()


def test_broken_articles_are_all_told_and_take_no_other_down(site: Site) -> None:
    for number in range(10):
        site.write(f"bad{number}.md", "Kata.\n", f"title: Judul\ndate: besok {number}\n")
    done = site.run("translate", "--engine", "pseudo")
    assert done.exit_code == 1
    places = [line.split(" ")[0] for line in done.stderr.splitlines()[:10]]
    assert places == [f"content/id/bad{number}.md:3:" for number in range(10)]
    assert len(done.stdout.splitlines()) == 3


def test_findings_of_articles_that_were_not_asked_for_are_not_told(site: Site) -> None:
    site.write("bad.md", "Kata.\n", "title: Judul\ndate: besok\n")
    done = site.run("translate", "--engine", "pseudo", str(site.article("2024/a.md")))
    assert (done.exit_code, done.stderr) == (0, "Translating 1 article, 3 segments …\n")


def test_drafts_are_not_translated(site: Site) -> None:
    site.write("2024/a.md", "Rahasia.\n", "title: Judul\ndate: 2024-05-06\ndraft: true\n")
    with TranslationServer() as server:
        site.run("translate", server=server)
        assert not [text for text in server.texts if "Rahasia" in text]
    assert not site.edition("2024/a.md").exists()


def test_an_edition_that_cannot_be_read_stays_and_is_not_made_again(site: Site) -> None:
    site.run("translate", "--engine", "pseudo")
    site.edit("2024/a.md", "blocks:\n  - {source: ", "blocks:\n  - {source: x")
    broken = site.read("2024/a.md")
    for name in ("2024/a.md", "2024/b.md"):
        site.write(name, "Baru.\n")
    for force in ([], ["--force"]):
        done = site.run("translate", "--engine", "pseudo", *force)
        assert done.exit_code == 1
        assert done.stderr.count("content/en/2024/a.md:10: translation: expected 16 hexa") == 1
        assert "content/en/2024/b.md" in done.stdout
        assert site.read("2024/a.md") == broken


def test_no_network_is_said_once_with_what_to_do(site: Site, closed: str) -> None:
    done = site.run("translate", "--engine", "libre", "--engine-url", closed)
    assert done.exit_code == 3
    assert done.stdout == ""
    assert done.stderr.count("no connection to 127.0.0.1") == 1
    assert "Run again later" in done.stderr
    assert done.stderr.count("not translated") == 3
    assert not (site.root / "content" / "en").exists()


def test_where_nothing_could_be_had_a_long_list_is_cut(site: Site, closed: str) -> None:
    for number in range(40):
        site.write(f"many/{number:02}.md", f"Kata {number}.\n")
    done = site.run("translate", "--engine", "libre", "--engine-url", closed)
    assert done.exit_code == 3
    assert done.stderr.count("not translated") == 20
    assert done.stderr.endswith("… and 23 more\n")


def test_what_succeeded_is_kept_and_the_next_run_asks_for_the_rest(site: Site) -> None:
    def refuse(seen: Seen) -> Fault | None:
        return Fault(status=400, body='{"error": "no"}') if "Kata b." in seen.texts[0].split("\n") else None

    with TranslationServer(fault=refuse) as server:
        done = site.run("translate", server=server)
        assert done.exit_code == 3
        assert done.stdout.splitlines() == ["content/en/2024/a.md", "content/en/2025/c.md"]
        assert done.stderr.splitlines()[-1] == "content/id/2024/b.md: not translated"
        asked = len(server.seen)
        server.fault = None
        again = site.run("translate", server=server)
        assert (again.exit_code, again.stdout) == (0, "content/en/2024/b.md\n")
        assert [text for seen in server.seen[asked:] for text in seen.texts] == ["Kata b."]


def test_a_key_never_comes_into_a_message(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBRE_API_KEY", "s3cret-key")
    with TranslationServer(key="another") as server:
        done = site.run("translate", server=server)
    assert done.exit_code == 3
    assert "s3cret-key" not in done.output
    assert len(done.stderr.splitlines()) == 5


def test_an_unknown_engine_is_wrong_usage(site: Site) -> None:
    done = site.run("translate", "--engine", "goggle")
    assert done.exit_code == 2
    assert "did you mean 'google'?" in done.stderr


def test_an_edition_that_cannot_be_written_takes_no_other_down(site: Site) -> None:
    site.edition("2024").parent.mkdir(parents=True)
    site.edition("2024").write_text("a file in the folder's place", encoding="utf-8")
    done = site.run("translate", "--engine", "pseudo")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == ["content/en/2025/c.md"]
    assert done.stderr.count("cannot be written") == 2


def test_a_folder_of_editions_that_leads_out_of_the_content_is_not_written_to(site: Site, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    site.edition("2024").parent.mkdir(parents=True)
    site.edition("2024").symlink_to(tmp_path / "outside", target_is_directory=True)
    done = site.run("translate", "--engine", "pseudo")
    assert done.exit_code == 1
    assert done.stderr.count("a symbolic link that leads out of it") == 2
    assert list((tmp_path / "outside").iterdir()) == []
    assert done.stdout.splitlines() == ["content/en/2025/c.md"]


def test_a_file_that_leads_out_of_the_content_is_neither_read_nor_replaced(site: Site, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("theirs", encoding="utf-8")
    site.edition("2024").mkdir(parents=True)
    site.edition("2024/a.md").symlink_to(tmp_path / "outside.md")
    done = site.run("translate", "--engine", "pseudo")
    assert done.exit_code == 1
    assert "theirs" not in done.output
    assert site.edition("2024/a.md").is_symlink()
    assert (tmp_path / "outside.md").read_text(encoding="utf-8") == "theirs"


def test_force_asks_anew_and_keeps_what_a_person_wrote(site: Site) -> None:
    site.run("translate", "--engine", "pseudo")
    site.edit("2024/a.md", "Sáàmáà.", "The same.")
    with TranslationServer() as server:
        done = site.run("translate", "--force", server=server)
    assert len(done.stdout.splitlines()) == 3
    assert site.body("2024/a.md") == "KATA A.\n\nThe same.\n"
    assert site.body("2024/b.md") == "KATA B.\n\nSAMA.\n"


def test_what_a_person_wrote_of_a_text_that_changed_is_told_as_long_as_it_is_so(site: Site) -> None:
    site.run("translate", "--engine", "pseudo")
    site.edit("2024/a.md", "Káàtáà áà.", "Word a.")
    site.write("2024/a.md", "Kata baru.\n\nSama.\n\nLagi.\n", "title: Judul a\ndate: 2024-05-06\n")
    first, second = (site.run("translate", "--engine", "pseudo") for _ in range(2))
    for done in (first, second):
        assert done.exit_code == 0
        assert done.stderr.count("1 edition with paragraphs that a person wrote and whose source has changed") == 1
    assert (first.stdout, second.stdout) == ("content/en/2024/a.md\n", "")
    assert site.body("2024/a.md").startswith("Word a.")


def test_an_edition_that_its_article_left_behind_is_told_before_all_is_sent_again(site: Site) -> None:
    site.run("translate", "--engine", "pseudo")
    site.article("2024/a.md").rename(site.article("2024/d.md"))
    done = site.run("translate", "--engine", "pseudo")
    assert done.exit_code == 0
    assert done.stderr.startswith("content/en/2024/a.md: warning: edition of no article; rename it with")
    assert done.stdout == "content/en/2024/d.md\n"


def test_a_site_without_an_article_is_told_so(tmp_path: Path) -> None:
    done = Site(tmp_path / "empty").run("translate", "--engine", "pseudo")
    assert done.exit_code == 2
    assert "there is no article; write one" in done.stderr


def test_on_a_terminal_a_bar_counts_segments_and_articles(site: Site) -> None:
    with TranslationServer(delay=0.3) as server:
        text = in_a_terminal(site, "--engine", "libre", "--engine-url", server.url)
    assert re.search(r"Translating .*\d/7.* segments, \d/3 articles", text)
    assert "content/en/2024/a.md" in text
    assert "Translating 3 articles" not in text


def test_on_a_terminal_nothing_to_do_is_no_bar(site: Site) -> None:
    site.run("translate", "--engine", "pseudo")
    assert in_a_terminal(site, "--engine", "pseudo").strip() == "All editions are up to date."


def test_in_a_log_a_line_now_and_then_says_how_far_it_is(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.0)
    with TranslationServer() as server:
        done = site.run("translate", server=server)
    assert "  0 of 3 articles, 7 of 7 segments, about 0 s left\n" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("  3 of 3 articles, 7 of 7 segments")


def test_an_engine_that_refuses_is_asked_no_more_than_it_takes_to_know(site: Site) -> None:
    for number in range(60):
        site.write(f"many/{number:02}.md", f"Kata {number} " * 200 + ".\n")
    with TranslationServer(fault=every(Fault(status=403, body='{"error": "banned"}'))) as server:
        done = site.run("translate", "--jobs", "2", server=server)
        assert len(server.seen) <= 6
    assert done.exit_code == 3


def in_a_terminal(site: Site, *arguments: str) -> str:
    """What `digest translate` writes to a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "TERM": "xterm"}
    command = [sys.executable, "-m", "digest", "translate", *arguments]
    process = subprocess.Popen(command, cwd=site.root, env=environment, stdout=theirs, stderr=theirs, stdin=theirs)
    os.close(theirs)
    text = b""
    while True:
        try:
            text += (chunk := os.read(ours, 4096))
        except OSError:  # what Linux says when the other side is gone
            break
        if not chunk:
            break
    os.close(ours)
    assert process.wait(60) == 0, text
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text.decode())
