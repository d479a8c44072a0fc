"""The program as its users meet it: what it says, where, and with which exit code."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import main
from digest.cli.progress import reporter
from tests.servers import TranslationServer
from tests.sites import REAL, REPOSITORY, Site, article, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    MakeSite = Callable[..., Site]

COMMANDS = (
    *("build", "translate", "check", "status", "review", "export", "import-translations"),
    *("new", "import", "serve", "model", "deploy", "init"),
)
PATIENCE = 60
PLACE = "content/id/2024"


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_help_names_every_command_with_what_it_does_and_examples() -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    listed = out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(line.endswith(".") and "..." not in line for line in listed)
    assert "Examples:\n    digest init" in out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_of_every_command_has_examples_of_it(command: str, option: str) -> None:
    code, out, err = run(command, option)
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: main {command} ")
    examples = out.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    assert examples
    assert all("digest " in line for line in examples)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command != "init"])
def test_every_command_on_a_site_takes_another_settings_file(command: str) -> None:
    assert "--config" in run(command, "--help")[1]


def test_without_a_command_the_help_is_shown_as_wrong_usage() -> None:
    code, out, err = run()
    assert code == 2
    assert "Commands:" in out + err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bild"], "No such command 'bild'. Did you mean 'build'?"),
        (["publish"], "No such command 'publish'."),
        (["--nope"], "No such option '--nope'."),
        (["build", "--nope"], "No such option '--nope'."),
        (["build", "--jobs", "0"], "0 is not in the range x>=1"),
        (["build", "--jobs", "banyak"], "'banyak' is not a valid integer"),
        (["build", "x"], "Got unexpected extra argument (x)"),
        (["build", "--engine"], "Option '--engine' requires an argument."),
        (["build", "--config", "."], "File '.' is a directory."),
        (["new"], "Missing argument 'TITLE'."),
        (["init"], "Missing argument 'DIR'."),
        (["review"], "say which editions"),
    ],
)
def test_wrong_usage_is_told_in_one_message(here: Path, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["translate"],
        ["check"],
        ["status"],
        ["review", "x"],
        ["new", "Judul"],
        ["import", "x"],
        ["serve", "--port", "0"],
        ["deploy"],
    ],
)
def test_in_an_empty_folder_every_command_says_what_to_do(here: Path, arguments: list[str]) -> None:
    assert run(*arguments) == (
        2,
        "",
        "mkdocs.yml: there is no such file; run digest in the folder of a site, give --config, or start a site"
        " with `digest init DIR`\n",
    )
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "translate", "check", "status"])
def test_in_the_folder_of_another_mkdocs_site_nothing_is_touched(here: Path, command: str) -> None:
    (here / "mkdocs.yml").write_text("site_name: Handbook\n", encoding="utf-8")
    (here / "docs").mkdir()
    (here / "docs" / "index.md").write_text("# Hello\n", encoding="utf-8")
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert "mkdocs.yml: docs_dir: expected 'build/docs'" in err
    assert sorted(path.name for path in here.iterdir()) == ["docs", "mkdocs.yml"]


def test_an_engine_that_nobody_knows_is_told_even_where_there_is_nothing_to_translate(make_site: MakeSite) -> None:
    result = make_site(config=REAL, a=article(draft="true")).run("build", "--engine", "gogle")
    assert (result.exit_code, result.stderr) == (2, "unknown engine 'gogle'; did you mean 'google'?\n")


def test_paths_elsewhere_are_told(make_site: MakeSite) -> None:
    site = make_site(a=article())
    for command in ("translate", "check", "status", "review"):
        missing = site.run(command, site.root / "content/id/tiada.md")
        assert (missing.exit_code, missing.stdout) == (2, "")
        assert "there is no such file or folder" in missing.stderr
        outside = site.run(command, REPOSITORY)
        assert (outside.exit_code, outside.stdout) == (2, "")
        assert "expected a file or folder in content/id or content/en" in outside.stderr


def test_a_build_ends_with_the_path_of_the_site_and_how_to_look_at_it(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    result = site.run("build", "--offline")
    assert result.exit_code == 0
    assert result.stdout == f"{site.root.resolve()}/site\n"
    *_, where, how = result.stderr.splitlines()
    assert where == f"The site of 1 article is in {site.root.resolve()}/site."
    assert "`digest serve`" in how
    assert "http.server" in how
    assert "http://127.0.0.1:8000/" in how


def test_a_failure_of_the_disk_is_told_in_one_line(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    site.write("build", "a file")
    result = site.run("build", "--offline")
    assert result.exit_code == 1
    assert result.stderr == f"{site.root.resolve()}/build: File exists\n"


def test_python_m_digest_is_the_same_program(tmp_path: Path) -> None:
    with Site(tmp_path).start("--version") as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert out.startswith("digest, version ")


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose list of articles is longer than a pipe holds."""
    broken = {f"artikel-{number:04}-{'x' * 100}": "Tanpa kepala.\n" for number in range(800)}
    return make(tmp_path_factory.mktemp("panjang"), **broken)


@pytest.mark.parametrize("arguments", [["status"], ["check"], ["check", "--format", "github"]])
def test_a_reader_that_has_enough_is_no_reason_to_complain(long_list: Site, arguments: list[str]) -> None:
    with long_list.start(*arguments) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert "Traceback" not in told
    assert "BrokenPipe" not in told
    assert process.returncode == 141


def test_a_terminal_that_lacks_characters_gets_their_numbers(make_site: MakeSite) -> None:
    site = make_site(日本="Tanpa kepala.\n")
    with site.start("check", env={"PYTHONIOENCODING": "latin-1"}) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert r"content/id/2024/\u65e5\u672c.md:1:" in out
    assert "Traceback" not in err


@pytest.fixture
def slow() -> Iterator[TranslationServer]:
    with TranslationServer(delay=0.2) as server:
        yield server


def test_ctrl_c_leaves_what_is_finished_and_says_so(make_site: MakeSite, slow: TranslationServer) -> None:
    bodies = {f"a{number}": article(body=f"Paragraf {number} {'kata ' * 400}\n") for number in range(30)}
    site = make_site(config=REAL, **bodies)
    options = ("--engine", "libre", "--engine-url", slow.url, "--jobs", "1")
    process = site.start("build", *options, start_new_session=True)
    deadline = time.monotonic() + PATIENCE
    while not list((site.root / "content").glob("en/2024/*.md")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, "")
    assert err.splitlines()[-1] == ("Interrupted. What was finished is on disk; run the same command to go on.")
    assert "Traceback" not in err
    finished = {path.name: path.read_bytes() for path in (site.root / "content/en/2024").iterdir()}
    assert finished
    assert all(name.endswith(".md") for name in finished)
    assert not (site.root / "site").exists()
    asked = [text for seen in slow.seen for text in seen.texts]
    slow.delay = 0.0
    assert site.run("build", *options).exit_code == 0
    for name, data in finished.items():
        assert (site.root / "content/en/2024" / name).read_bytes() == data
    again = [text for seen in slow.seen for text in seen.texts][len(asked) :]
    # What was under way at that moment may be asked for once more, and nothing else.
    assert len(set(asked) & set(again)) <= len(slow.seen[0].texts) * 2


def test_progress_is_a_line_now_and_then_in_a_log_and_a_bar_on_a_terminal(make_site: MakeSite) -> None:
    site = make_site(config=REAL, a=article())
    log = site.run("translate", "--engine", "pseudo")
    assert log.exit_code == 0
    assert "Translating 1 article, 2 segments …" in log.stderr
    assert log.stdout == "content/en/2024/a.md\n"
    site.write(f"{PLACE}/b.md", article())
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "digest", "translate", "--engine", "pseudo"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", "COLUMNS": "100"},
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
    ) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                shown += os.read(leader, 10_000)
            except OSError:  # the terminal's other end is closed
                break
        assert process.stdout is not None
        assert process.stdout.read() == b"content/en/2024/b.md\n"
    os.close(leader)
    assert process.returncode == 0
    assert "Translating" in shown.decode()
    assert "segments" in shown.decode()


def test_a_long_translation_says_how_far_it_is_and_how_long_it_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.cli.progress._SECONDS_BETWEEN_LINES", 0.0)
    with reporter() as progress:
        progress.start(articles=2, segments=4)
        progress.advance(segments=3)
        progress.advance(articles=1)
    first, second, third = capsys.readouterr().err.splitlines()
    assert first == "Translating 2 articles, 4 segments …"
    assert re.fullmatch(r"  0 of 2 articles, 3 of 4 segments, about \d+ s left", second)
    assert re.fullmatch(r"  1 of 2 articles, 3 of 4 segments, about \d+ s left", third)


def test_all_that_a_program_reads_is_on_standard_output_and_the_rest_is_not(make_site: MakeSite) -> None:
    site = make_site(a=article(), b=article(date="besok"))
    assert [row["state"] for row in json.loads(site.run("status", "--format", "json").stdout)] == [
        "missing",
        "broken",
    ]
    findings = json.loads(site.run("check", "--format", "json").stdout)
    assert [(found["file"], found["line"]) for found in findings] == [(f"{PLACE}/b.md", 3)]
