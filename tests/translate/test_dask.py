"""`--dask`: the same editions by the workers of a cluster, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import main
from digest.cluster import connecting
from tests import newsroom
from tests.cluster import ROOT, DaskCluster
from tests.local_model import place_model
from tests.servers import Fault, Seen, TranslationServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ONE_BY_ONE = "mymemory"  # a request for every paragraph, so that there is a middle


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Two workers, for tests that leave them alive."""
    with DaskCluster(tmp_path_factory.mktemp("dask"), workers=2) as cluster:
        yield cluster


def site(root: Path, *, articles: int = 5, digest: str = "concurrency: 4, requests_per_second: 1000") -> Path:
    root.mkdir(parents=True, exist_ok=True)
    newsroom.write_site(root, articles=articles, words=25)
    settings = newsroom.SETTINGS.replace("digest: {}", f"digest: {{{digest}}}")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return root


def run(root: Path, *arguments: str, server: TranslationServer | None = None) -> tuple[int, str]:
    """The exit code of `digest translate`, and what it says."""
    done = CliRunner(env={"LIBRE_API_KEY": None}).invoke(main, command(root, *arguments, server=server))
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done.exit_code, done.stderr


def start(root: Path, *arguments: str, server: TranslationServer | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "digest", *command(root, *arguments, server=server)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    try:
        _, stderr = process.communicate(timeout=60)
    finally:
        process.kill()
    return process.returncode, stderr


def command(root: Path, *arguments: str, server: TranslationServer | None) -> list[str]:
    where = [] if server is None else ["--engine-url", server.url]
    return ["translate", *arguments, *where, "--config", str(root / "mkdocs.yml")]


def at_request(number: int, act: Callable[[], None], *, of: str = "") -> Callable[[Seen], None]:
    """A fault that is none: `act` is called once, when so many requests have come, or so many `of` a worker."""
    lock, left = threading.Lock(), [number]

    def count(seen: Seen) -> None:
        with lock:
            left[0] -= of in seen.values.get("de", "")
            due = left[0] == 0
        if due:
            act()

    return count


def kept(root: Path) -> set[str]:
    """The fingerprints of what is in the memory."""
    file = root / "build" / "memory.sqlite"
    if not file.exists():
        return set()
    with sqlite3.connect(file) as memory:
        return {row[0] for row in memory.execute("select fingerprint from segments")}


def test_two_workers_make_the_same_editions_with_keys_of_their_own(tmp_path: Path, cluster: DaskCluster) -> None:
    near, distant = site(tmp_path / "near"), site(tmp_path / "distant")
    with TranslationServer() as server:
        assert run(near, "--engine", "libre", server=server)[0] == 0
        asked = sorted(server.texts)
    with TranslationServer(delay=0.05) as server:
        assert run(distant, "--engine", "libre", "--dask", cluster.address, server=server) == (
            0,
            "Translating 5 articles, 60 segments …\n",
        )
        assert {seen.values["api_key"] for seen in server.seen} == {"worker-0", "worker-1"}
        assert sorted(server.texts) == asked
        assert server.most_at_once <= 4
    assert newsroom.editions(distant) == newsroom.editions(near)
    assert len(newsroom.editions(near)) == 5


def test_what_one_engine_cannot_do_the_next_one_gets(tmp_path: Path, cluster: DaskCluster) -> None:
    def refuse(seen: Seen) -> Fault | None:
        return Fault(status=400, body='{"error": "no"}') if "yang" in seen.texts[0].split() else None

    editions, said = [], ""
    for dask in ([], ["--dask", cluster.address]):
        root = site(tmp_path / f"site{len(dask)}", articles=2)
        # Without a key, the second one of three cannot be had anywhere.
        with TranslationServer(fault=refuse) as server:
            code, said = run(root, "--engine", "libre,deepl,pseudo", *dask, server=server)
        assert code == 0
        editions.append(newsroom.editions(root))
    assert editions[0] == editions[1]
    assert any("engine: pseudo" in text and "engine: libre" in text for text in editions[1].values())
    assert said.count("DEEPL_API_KEY") == 1


def test_an_engine_that_a_worker_lacks_is_told_once_with_what_it_lacks(
    tmp_path: Path, cluster: DaskCluster
) -> None:
    code, stderr = run(site(tmp_path, articles=1), "--engine", "deepl", "--dask", cluster.address)
    assert code == 2
    assert stderr.count("set the environment variable DEEPL_API_KEY") == 1
    assert "say 2 of 2 workers" in stderr
    assert "Traceback" not in stderr


def test_workers_translate_with_models_of_their_own(tmp_path: Path, cluster: DaskCluster) -> None:
    place_model(tmp_path / "models")
    editions = []
    for dask in ([], ["--dask", cluster.address]):
        root = site(tmp_path / f"site{len(dask)}", articles=0, digest="engine: local, model: ../models")
        (root / "content" / "id").mkdir(parents=True)
        text = "---\ntitle: Sapi\ndate: 2024-05-06\n---\nO gato **dorme** em casa.\n\nA casa é grande.\n"
        (root / "content" / "id" / "a.md").write_text(text, encoding="utf-8")
        assert run(root, "--jobs", "1", *dask) == (0, "Translating 1 article, 3 segments …\n")
        editions.append(newsroom.editions(root))
    assert editions[0] == editions[1]


def test_all_workers_together_keep_to_the_requests_per_second(tmp_path: Path, cluster: DaskCluster) -> None:
    rate, moments = 20, []

    def note(seen: Seen) -> None:
        moments.append(time.monotonic())

    root = site(tmp_path, articles=2, digest=f"concurrency: 4, requests_per_second: {rate}")
    with TranslationServer(fault=note) as server:
        assert run(root, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server)[0] == 0
    assert len(moments) > rate
    # Each of the two may begin at once; from then on, nothing comes sooner than it may.
    assert moments[-1] - moments[0] >= (len(moments) - 4) / rate


def test_an_interrupt_ends_the_run_and_what_the_workers_are_at(tmp_path: Path, cluster: DaskCluster) -> None:
    root, late = site(tmp_path), threading.Event()

    def hang() -> None:
        server.delay = 300
        late.set()

    with TranslationServer(fault=at_request(12, hang)) as server:
        process = start(root, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server)
        assert late.wait(60)
        while len(server.seen) < 16:  # four more, one for each thread of the workers
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        code, stderr = finish(process)
        assert code == 130
        assert "run the same command to go on" in stderr
        assert "Traceback" not in stderr
        assert kept(root)
        # Nobody waits five minutes for a free worker.
        server.delay = 0
        again = start(root, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server)
        assert finish(again)[0] == 0
    assert len(newsroom.editions(root)) == 5


def test_a_limit_that_workers_could_not_keep_is_refused(tmp_path: Path) -> None:
    code, stderr = run(site(tmp_path), "--dask", "127.0.0.1:1", "--max-characters", "9")
    assert code == 2
    assert "--max-characters cannot be kept with --dask" in stderr


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path, cluster: DaskCluster) -> None:
    near, distant = site(tmp_path / "near"), site(tmp_path / "distant")
    with TranslationServer() as server:
        assert run(near, "--engine", ONE_BY_ONE, server=server)[0] == 0
    third = cluster.add_worker()
    cluster.wait_for_workers()
    with TranslationServer(delay=0.1, fault=at_request(5, third.kill, of="worker-2")) as server:
        assert run(distant, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server) == (
            0,
            "Translating 5 articles, 60 segments …\n",
        )
        again = len(server.texts) - len(set(server.texts))
    assert third.wait(60) == -signal.SIGKILL
    assert newsroom.editions(distant) == newsroom.editions(near)
    # What the worker was at is asked for by another one, and nothing else.
    assert 1 <= again <= 4


def test_a_scheduler_that_goes_away_is_told_and_what_was_answered_is_kept(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    with (
        DaskCluster(tmp_path / "dask", workers=1) as cluster,
        TranslationServer(delay=0.05, fault=at_request(30, lambda: cluster.scheduler.kill())) as server,
    ):
        code, stderr = finish(start(root, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server))
    assert code == 3
    assert stderr.count(f"the scheduler at {cluster.address} has gone away") == 1
    assert "Traceback" not in stderr
    assert "distributed" not in stderr
    answered = len(kept(root))
    assert 26 <= answered < 60
    with TranslationServer() as server:
        assert run(root, "--engine", ONE_BY_ONE, server=server)[0] == 0
        assert len(server.texts) == 60 - answered


def test_a_cluster_without_workers_or_with_another_digest_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "PATIENCE", 0.5)
    root, other, none = site(tmp_path / "site", articles=1), tmp_path / "other", tmp_path / "none"
    with DaskCluster(tmp_path / "dask", workers=0) as cluster:
        code, stderr = run(root, "--engine", "pseudo", "--dask", cluster.address)
        assert code == 3
        assert f"start some with `dask worker {cluster.address}`" in stderr
        (other / "digest-99.dist-info").mkdir(parents=True)
        (other / "digest-99.dist-info" / "METADATA").write_text("Name: digest\nVersion: 99\n", encoding="utf-8")
        cluster.add_worker(python_path=f"{other}{os.pathsep}{ROOT}")
        none.mkdir()
        (none / "digest.py").write_text("", encoding="utf-8")  # something else of that name
        cluster.add_worker(python_path=str(none))
        cluster.wait_for_workers()
        code, stderr = run(root, "--engine", "pseudo", "--dask", cluster.address)
        assert code == 2
        assert "found 99 (say 1 of 2 workers" in stderr
        assert "No module named 'digest.cluster'" in stderr
    assert newsroom.editions(root) == {}


@pytest.mark.parametrize("speaks", [False, True], ids=["nobody", "another server"])
def test_an_address_where_no_scheduler_is_is_told_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speaks: bool
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(connecting, "CONNECT_TIMEOUT", 0.3)
    with socket.socket() as unused, TranslationServer() as server:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1] if not speaks else server.url.rpartition(":")[2]
        code, stderr = run(site(tmp_path, articles=1), "--engine", "pseudo", "--dask", f"127.0.0.1:{port}")
    assert code == 3
    assert f"no scheduler of Dask answers at 127.0.0.1:{port}" in stderr
    assert "artikel-0000.md: not translated" in stderr


def test_a_build_without_its_cluster_publishes_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(connecting, "CONNECT_TIMEOUT", 0.3)
    root = site(tmp_path, articles=1)
    arguments = ["build", "--engine", "pseudo", "--dask", "127.0.0.1:1", "--config", str(root / "mkdocs.yml")]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 3
    assert "no scheduler of Dask answers at 127.0.0.1:1" in done.stderr
    assert "1 article pending" in done.stderr
    assert (root / "site" / "index.html").exists()


@pytest.mark.parametrize("address", ["foo", "127.0.0.1", "http://127.0.0.1:8786", "tcp://127.0.0.1:8786/x y"])
def test_what_is_no_address_is_wrong_usage(tmp_path: Path, address: str) -> None:
    code, stderr = run(tmp_path, "--dask", address)
    assert code == 2
    assert "expected the address of a scheduler like tcp://127.0.0.1:8786" in stderr


def test_a_dask_that_is_not_installed_is_told_with_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys\nsys.modules['distributed'] = None\nfrom digest.cli import main\n"
        "main(['translate', '--dask', 'tcp://127.0.0.1:8786'])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--dask: Dask is not installed; expected: pip install 'digest[dask]'\n"
