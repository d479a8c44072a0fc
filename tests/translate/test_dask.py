"""`--dask`: the same editions by the workers of a cluster, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
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


def site(root: Path, *, articles: int = 6, digest: str = "concurrency: 4, requests_per_second: 1000") -> Path:
    newsroom.write_site(root, articles=articles, words=25)
    settings = newsroom.SETTINGS.replace("digest: {}", f"digest: {{{digest}}}")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return root


def start(root: Path, *arguments: str, server: TranslationServer | None = None) -> subprocess.Popen[str]:
    where = [] if server is None else ["--engine-url", server.url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("LIBRE_API_KEY", None)
    return subprocess.Popen(
        [sys.executable, "-m", "digest", "translate", *arguments, *where],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(root: Path, *arguments: str, server: TranslationServer | None = None) -> tuple[int, str]:
    process = start(root, *arguments, server=server)
    _, stderr = process.communicate(timeout=120)
    return process.returncode, stderr


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while not condition() and process.poll() is None:
        time.sleep(0.005)


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
            "Translating 6 articles, 72 segments …\n",
        )
        assert {seen.values["api_key"] for seen in server.seen} == {"worker-0", "worker-1"}
        assert sorted(server.texts) == asked
        assert server.most_at_once <= 4
    assert newsroom.editions(distant) == newsroom.editions(near)
    assert len(newsroom.editions(near)) == 6


def test_what_one_engine_cannot_do_the_next_one_gets(tmp_path: Path, cluster: DaskCluster) -> None:
    def refuse(seen: Seen) -> Fault | None:
        return Fault(status=400, body='{"error": "no"}') if "yang" in seen.texts[0].split() else None

    editions, reasons = [], []
    for dask in ([], ["--dask", cluster.address]):
        root = site(tmp_path / str(len(dask)), articles=3)
        # Without a key, the second one of three cannot be had anywhere.
        with TranslationServer(fault=refuse) as server:
            code, stderr = run(root, "--engine", "libre,deepl,pseudo", *dask, server=server)
        assert code == 0
        editions.append(newsroom.editions(root))
        reasons.append(stderr)
    assert editions[0] == editions[1]
    assert any("engine: pseudo" in text and "engine: libre" in text for text in editions[1].values())
    assert reasons[1].count("DEEPL_API_KEY") == 1


def test_an_engine_that_a_worker_lacks_is_told_once_with_what_it_lacks(
    tmp_path: Path, cluster: DaskCluster
) -> None:
    code, stderr = run(site(tmp_path, articles=1), "--engine", "deepl", "--dask", cluster.address)
    assert code == 2
    assert stderr.count("set the environment variable DEEPL_API_KEY") == 1
    assert "by 2 of 2 workers" in stderr
    assert "Traceback" not in stderr


def test_workers_translate_with_models_of_their_own(tmp_path: Path, cluster: DaskCluster) -> None:
    place_model(tmp_path / "models")
    settings = f"engine: local, model: {tmp_path / 'models'}, concurrency: 1"
    roots = [site(tmp_path / name, articles=1, digest=settings) for name in ("near", "distant")]
    assert run(roots[0])[0] == 0
    assert run(roots[1], "--dask", cluster.address) == (0, "Translating 1 article, 12 segments …\n")
    assert newsroom.editions(roots[1]) == newsroom.editions(roots[0])


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
    root = site(tmp_path)
    with TranslationServer() as server:
        process = start(root, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server)
        wait_until(lambda: len(server.seen) >= 12, process)
        server.delay = 300
        wait_until(lambda: len(kept(root)) >= 12, process)
        seen = len(server.seen)
        wait_until(lambda: len(server.seen) >= seen + 2 or len(kept(root)) >= 12, process)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "run the same command to go on" in stderr
        assert "Traceback" not in stderr
        assert len(kept(root)) >= 8
        # Nobody waits five minutes for a free worker.
        server.delay = 0
        assert run(root, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server)[0] == 0
    assert len(newsroom.editions(root)) == 6


def test_a_limit_that_workers_could_not_keep_is_refused(tmp_path: Path) -> None:
    code, stderr = run(site(tmp_path), "--dask", "127.0.0.1:1", "--max-characters", "9")
    assert code == 2
    assert "--max-characters cannot be kept with --dask" in stderr


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    near, distant = site(tmp_path / "near", articles=10), site(tmp_path / "distant", articles=10)
    with TranslationServer() as server:
        assert run(near, "--engine", ONE_BY_ONE, server=server)[0] == 0
    with (
        DaskCluster(tmp_path / "dask", workers=2) as cluster,
        TranslationServer(delay=0.05) as server,
    ):
        process = start(distant, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server)
        wait_until(lambda: len(kept(distant)) >= 30, process)
        assert process.poll() is None
        cluster.workers[0].kill()
        _, stderr = process.communicate(timeout=60)
        assert (process.returncode, stderr) == (0, "Translating 10 articles, 120 segments …\n")
        again = len(server.texts) - len(set(server.texts))
    assert newsroom.editions(distant) == newsroom.editions(near)
    # What the worker was at is asked for by the other one, and nothing else.
    assert again <= 4


def test_a_scheduler_that_goes_away_is_told_and_what_was_answered_is_kept(tmp_path: Path) -> None:
    root = site(tmp_path / "site", articles=10)
    with (
        DaskCluster(tmp_path / "dask", workers=1) as cluster,
        TranslationServer(delay=0.05) as server,
    ):
        process = start(root, "--engine", ONE_BY_ONE, "--dask", cluster.address, server=server)
        wait_until(lambda: len(kept(root)) >= 30, process)
        assert process.poll() is None
        cluster.scheduler.kill()
        _, stderr = process.communicate(timeout=60)
        assert process.returncode == 3
        assert stderr.count(f"the scheduler at {cluster.address} has gone away") == 1
        assert "Traceback" not in stderr
        cluster.workers[0].kill()
    answered = kept(root)
    assert 30 <= len(answered) < 120
    with TranslationServer() as server:
        assert run(root, "--engine", ONE_BY_ONE, server=server)[0] == 0
        assert len(server.texts) == 120 - len(answered)


def test_a_cluster_without_workers_and_one_without_digest_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "PATIENCE", 0.5)
    config = site(tmp_path / "site", articles=1) / "mkdocs.yml"
    with DaskCluster(tmp_path / "dask", workers=0) as cluster:
        arguments = ["translate", "--engine", "pseudo", "--dask", cluster.address, "--config", str(config)]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 3
        assert f"start some with `dask worker {cluster.address}`" in done.stderr
        cluster.add_worker(python_path="")
        cluster.wait_for_workers()
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 2
        assert "No module named 'digest'" in done.stderr
    assert newsroom.editions(config.parent) == {}


@pytest.mark.parametrize("speaks", [False, True], ids=["nobody", "another server"])
def test_an_address_where_no_scheduler_is_is_told_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speaks: bool
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(connecting, "CONNECT_TIMEOUT", 0.3)
    config = site(tmp_path, articles=1) / "mkdocs.yml"
    with socket.socket() as unused, TranslationServer() as server:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1] if not speaks else server.url.rpartition(":")[2]
        arguments = ["translate", "--engine", "pseudo", "--dask", f"127.0.0.1:{port}", "--config", str(config)]
        done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 3
    assert f"no scheduler of Dask answers at 127.0.0.1:{port}" in done.stderr
    assert "artikel-0000.md: not translated" in done.stderr


@pytest.mark.parametrize("address", ["foo", "127.0.0.1", "http://127.0.0.1:8786", "tcp://127.0.0.1:8786/x y"])
def test_what_is_no_address_is_wrong_usage(tmp_path: Path, address: str) -> None:
    done = CliRunner().invoke(main, ["translate", "--dask", address, "--config", str(tmp_path / "mkdocs.yml")])
    assert done.exit_code == 2
    assert "expected the address of a scheduler like tcp://127.0.0.1:8786" in done.stderr


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
