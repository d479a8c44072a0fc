"""`digest translate` as a process: killed, interrupted, and served badly."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from digest.content import read_content
from digest.settings import read_settings
from digest.translate.plan import plan_edition
from tests import newsroom
from tests.servers import TranslationServer, at_random

KILLS = 50
SETTINGS = newsroom.SETTINGS.replace("digest: {}", "digest: {concurrency: 2, requests_per_second: 1000}")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
# A request for every paragraph, so that a run can be killed between many.
ONE_BY_ONE = "mymemory"


def site(root: Path, *, articles: int, words: int = 25) -> Path:
    newsroom.write_site(root, articles=articles, words=words)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return root


def start(root: Path, server: TranslationServer, *, engine: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "digest", "translate", "--engine", engine, "--engine-url", server.url]
    return subprocess.Popen(
        command, cwd=root, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def finish(root: Path, server: TranslationServer, *, engine: str) -> tuple[int, str]:
    process = start(root, server, engine=engine)
    _, stderr = process.communicate(timeout=120)
    return process.returncode, stderr


def wait_for(server: TranslationServer, *, requests: int, process: subprocess.Popen[str]) -> None:
    while len(server.seen) < requests and process.poll() is None:
        time.sleep(0.002)


def kept(root: Path) -> set[str]:
    """The fingerprints of the segments that are finished."""
    file = root / "build" / "memory.sqlite"
    if not file.exists():
        return set()
    with sqlite3.connect(file) as memory:
        return {row[0] for row in memory.execute("select fingerprint from segments")}


def fingerprints(root: Path) -> dict[str, str]:
    """The fingerprint of every text that can be sent without placeholders, by the text."""
    settings = read_settings(root / "mkdocs.yml")
    plans = [plan_edition(article, None) for article in read_content(settings).published]
    segments = [segment for plan in plans for segment in plan.segments()]
    return {str(one.source[0]): one.fingerprint for one in segments if len(one.source) == 1}


def test_runs_that_are_killed_again_and_again_end_as_one_that_was_not(tmp_path: Path) -> None:
    moments = random.Random(7)
    undisturbed = site(tmp_path / "undisturbed", articles=24)
    disturbed = site(tmp_path / "disturbed", articles=24)
    known = fingerprints(disturbed)
    with TranslationServer() as server:
        assert finish(undisturbed, server, engine=ONE_BY_ONE)[0] == 0
    finished: set[str] = set()
    asked_again: list[str] = []
    with TranslationServer(delay=0.03) as server:
        kills = 0
        while kills < KILLS:
            before, requests = kept(disturbed), len(server.seen)
            process = start(disturbed, server, engine=ONE_BY_ONE)
            wait_for(server, requests=requests + 1, process=process)
            time.sleep(moments.uniform(0, 0.12))
            running = process.poll() is None
            process.kill()
            process.communicate(timeout=60)
            time.sleep(0.05)  # what the server had begun, it ends
            asked = {known.get(text) for seen in server.seen[requests:] for text in seen.texts}
            asked_again += sorted(print_ for print_ in asked & before if print_)
            assert running, "the site is too small: there was nothing left to kill"
            assert before <= kept(disturbed)
            kills += 1
        finished = kept(disturbed)
        requests = len(server.seen)
        assert finish(disturbed, server, engine=ONE_BY_ONE)[0] == 0
        asked = {known.get(text) for seen in server.seen[requests:] for text in seen.texts}
        asked_again += sorted(print_ for print_ in asked & finished if print_)
    assert asked_again == []
    assert newsroom.editions(disturbed) == newsroom.editions(undisturbed)
    # Nothing half-done is left where a later run, or git, would meet it.
    assert not [path for path in (disturbed / "content").rglob("*") if path.is_file() and path.suffix != ".md"]


def test_an_interrupted_run_ends_at_once_and_keeps_what_is_finished(tmp_path: Path) -> None:
    root = site(tmp_path, articles=3)
    with TranslationServer() as server:
        answered = 12
        server.fault = lambda seen: None
        process = start(root, server, engine=ONE_BY_ONE)
        wait_for(server, requests=answered, process=process)
        server.delay = 300
        wait_for(server, requests=len(server.seen) + 2, process=process)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "run the same command to go on" in stderr
    assert "Traceback" not in stderr
    assert len(kept(root)) >= answered - 2


def test_a_service_that_fails_a_third_of_the_time_makes_nothing_wrong(tmp_path: Path) -> None:
    root = site(tmp_path / "a", articles=30)
    with TranslationServer(fault=at_random(0.3, seed=3)) as server:
        code, stderr = finish(root, server, engine="libre")
    with TranslationServer() as server:
        assert finish(site(tmp_path / "b", articles=30), server, engine="libre")[0] == 0
    right = newsroom.editions(tmp_path / "b")
    made = newsroom.editions(root)
    assert {name: text for name, text in made.items() if right[name] != text} == {}
    missing = right.keys() - made.keys()
    assert all(f"content/id/{name}: not translated" in stderr for name in missing)
    assert code == (3 if missing else 0)


def test_what_an_edition_holds_is_not_sent_again_even_without_the_memory(tmp_path: Path) -> None:
    root = site(tmp_path, articles=3)
    with TranslationServer() as server:
        assert finish(root, server, engine="libre")[0] == 0
        before, requests = newsroom.editions(root), len(server.seen)
        shutil.rmtree(root / "build")
        assert finish(root, server, engine="libre")[0] == 0
        assert len(server.seen) == requests
    assert newsroom.editions(root) == before


def test_two_hundred_articles_take_less_than_a_request_each(tmp_path: Path) -> None:
    root = tmp_path
    newsroom.write_site(root, articles=200)
    with TranslationServer() as server:
        assert finish(root, server, engine="libre")[0] == 0
        assert len(newsroom.editions(root)) == 200
        assert len(server.seen) <= 1.2 * 200
