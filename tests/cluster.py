"""A Dask cluster on this machine: a scheduler and workers in processes of their own, as `dask` starts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
_PATIENCE = 60.0


class DaskCluster:
    """A scheduler with so many `workers`, that end with the block; number N has the keys `worker-N`.

    folder:  for what they write
    """

    def __init__(self, folder: Path, *, workers: int) -> None:
        pytest.importorskip("distributed", reason="Dask is not installed; expected: pip install 'digest[test]'")
        self._folder = folder
        self._file = folder / "scheduler.json"
        self._wanted = workers
        self.workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> DaskCluster:
        self._folder.mkdir(parents=True, exist_ok=True)
        place = ["--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file)]
        self.scheduler = self._start(
            "dask_scheduler", *place, "--no-dashboard", log="scheduler", PYTHONPATH=str(ROOT)
        )
        for _ in range(self._wanted):
            self.add_worker()
        self._await(self._knows_its_address)
        self.wait_for_workers()
        return self

    def __exit__(self, *failure: object) -> None:
        processes = [*self.workers, self.scheduler]
        for process in processes:
            process.kill()
        for process in processes:
            process.wait(_PATIENCE)

    def add_worker(self, *, python_path: str = str(ROOT)) -> subprocess.Popen[bytes]:
        """Start one more; `wait_for_workers` says when it is there."""
        number = len(self.workers)
        options = ["--no-nanny", "--nthreads", "2", "--no-dashboard", "--host", "127.0.0.1"]
        keys = {"LIBRE_API_KEY": f"worker-{number}", "MYMEMORY_EMAIL": f"worker-{number}@example.org"}
        file = ["--scheduler-file", str(self._file)]
        self.workers.append(
            self._start("dask_worker", *file, *options, log=f"worker-{number}", PYTHONPATH=python_path, **keys)
        )
        return self.workers[-1]

    def wait_for_workers(self) -> None:
        """Until all that were started are at the scheduler."""
        logs = [self._log(f"worker-{number}") for number in range(len(self.workers))]
        self._await(lambda: all(b"Registered to" in log.read_bytes() for log in logs))

    def _start(self, program: str, *arguments: str, log: str, **own: str) -> subprocess.Popen[bytes]:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.endswith(("_API_KEY", "_MODELS"))},
            "DASK_TEMPORARY_DIRECTORY": str(self._folder),
            **own,
        }
        with self._log(log).open("wb") as stream:
            command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
            # Not in the repository's folder, where `digest` could be imported from anyhow.
            return subprocess.Popen(
                command, cwd=self._folder, env=environment, stdout=subprocess.DEVNULL, stderr=stream
            )

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def _knows_its_address(self) -> bool:
        try:
            self.address: str = json.loads(self._file.read_text(encoding="utf-8"))["address"]
        except (OSError, ValueError):  # not written yet, or half of it
            return False
        return True

    def _await(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not is_so():
            logs = {log.name: log.read_text(encoding="utf-8")[-2000:] for log in self._folder.glob("*.log")}
            assert time.monotonic() < end, logs
            time.sleep(0.02)
