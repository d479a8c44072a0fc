"""What is left of a translation whose service fails, or that is killed again and again.

    python tests/benchmarks/translate_faults.py --failures 0.3
    python tests/benchmarks/translate_faults.py --kills 50

The server is LibreTranslate-compatible and on loopback. With failures, a share of the requests is answered with
429, 503, a reset, nothing at all, an HTML page or half an answer; then a second run asks for what is missing. With
kills, `kill -9` ends the run at random moments before one goes to the end. Both are compared with an undisturbed
run, byte for byte; the exit code is 1 if anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests import newsroom  # noqa: E402  the path comes first
from tests.servers import KINDS, Fault, Seen, TranslationServer, at_random  # noqa: E402  as above


def start(site: Path, server: TranslationServer) -> subprocess.Popen[str]:
    """`digest translate` in a process of its own."""
    command = [sys.executable, "-m", "digest", "translate", "--engine", "libre", "--engine-url", server.url]
    return subprocess.Popen(
        command,
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(site: Path, server: TranslationServer) -> tuple[float, int, str]:
    """Seconds, exit code and messages of a run to the end."""
    began = time.monotonic()
    process = start(site, server)
    messages = process.communicate()[1]
    return time.monotonic() - began, process.returncode, messages


def undisturbed(site: Path, articles: int) -> dict[str, str]:
    """The editions as they should be."""
    newsroom.write_site(site, articles=articles)
    with TranslationServer() as server:
        assert finish(site, server)[1] == 0
    return newsroom.editions(site)


def fail(site: Path, right: dict[str, str], options: argparse.Namespace) -> bool:
    """Translate through a server that fails, and again for the rest. Whether all was right."""
    newsroom.write_site(site, articles=options.articles)
    fine = True
    with TranslationServer(delay=options.delay) as server:
        server.fault = at_random(options.failures, seed=options.seed, kinds=options.kinds.split(","))
        for run in ("first run", "second run"):
            asked = len(server.seen)
            seconds, code, messages = finish(site, server)
            made = newsroom.editions(site)
            wrong = [name for name, text in made.items() if text != right[name]]
            silent = [name for name in right.keys() - made.keys() if f"content/id/{name}: not" not in messages]
            print(f"{run}: {seconds:.1f} s, {len(server.seen) - asked} requests, exit code {code}")
            print(
                f"  {len(made)} of {len(right)} articles, {len(wrong)} wrong, {len(silent)} missing without a word"
            )
            fine = fine and not wrong and not silent and code == (0 if len(made) == len(right) else 3)
    return fine


def kept(site: Path) -> int:
    """How many segments are finished."""
    file = site / "build" / "memory.sqlite"
    if not file.exists():
        return 0
    with sqlite3.connect(file) as memory:
        return int(memory.execute("select count(*) from segments").fetchone()[0])


class Recorder(TranslationServer):
    """Knows when each request was answered."""

    times: dict[int, float] = {}  # noqa: RUF012  there is one server

    def begin(self, seen: Seen) -> Fault | None:
        fault = super().begin(seen)
        self.times[id(seen)] = time.monotonic()
        return fault


def lines_of(seen: Seen) -> list[str]:
    return [line for text in seen.texts for line in text.split("\n")]


def kill(site: Path, right: dict[str, str], options: argparse.Namespace) -> bool:
    """Kill many runs, then go to the end. Whether nothing was lost, asked for twice, or left behind."""
    newsroom.write_site(site, articles=options.articles)
    moments = random.Random(options.seed)
    answered: dict[str, float] = {}  # how long before the kill of its run, by text
    again: list[float] = []
    total = 0
    with Recorder(delay=options.delay) as server:
        for _ in range(options.kills):
            asked = len(server.seen)
            process = start(site, server)
            while len(server.seen) == asked and process.poll() is None:
                time.sleep(0.001)
            time.sleep(moments.uniform(0, options.delay * 3))
            process.kill()
            killed = time.monotonic()
            process.communicate()
            requests = server.seen[asked:]
            again += [answered.pop(line) for seen in requests for line in lines_of(seen) if line in answered]
            for seen in requests:
                if (at := server.times.get(id(seen), killed)) < killed:
                    answered |= dict.fromkeys(lines_of(seen), killed - at)
                    total += len(lines_of(seen))
        asked = len(server.seen)
        before = kept(site)
        code = finish(site, server)[1]
        times = Counter(line for seen in server.seen for line in lines_of(seen))
    made = newsroom.editions(site)
    left = [path for path in (site / "content").rglob("*") if path.is_file() and path.suffix != ".md"]
    print(f"kills: {options.kills}, {before} segments finished by then, {len(server.seen)} requests in all")
    print(f"asked for more than once: {sum(1 for count in times.values() if count > 1)} of {len(times)} texts")
    print(
        f"answered before a kill: {total} texts; asked for again: {len(again)}, answered"
        f" {1000 * max([0.0, *again]):.0f} ms before it at most"
    )
    print(f"editions: {len(made)} of {len(right)}, {sum(made[n] != right[n] for n in made)} differ; left: {left}")
    return made == right and not left and code == 0


def main() -> int:
    """Measure, print, and say whether all was right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--failures", type=float, default=0.0, help="share of requests that fail")
    parser.add_argument("--kinds", default=",".join(KINDS), help="in which ways")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        right = undisturbed(Path(folder) / "undisturbed", options.articles)
        if options.failures:
            fine &= fail(Path(folder) / "failing", right, options)
        if options.kills:
            fine &= kill(Path(folder) / "killed", right, options)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
