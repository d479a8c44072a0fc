"""How fast `digest translate` is, beside a plain loop over deep-translator's `translate_batch`.

Both ask the same LibreTranslate-compatible server on loopback, which takes 0.2 s a request:

    python tests/benchmarks/translate_speed.py --articles 200

Prints requests per article, articles per minute of both, how many times faster digest is, and how long the
processor was busy. `--profile` says with what. The exit code is 1 if an edition is missing or wrong.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from deep_translator import LibreTranslator  # noqa: E402  the path comes first

from tests import newsroom  # noqa: E402  as above
from tests.servers import TranslationServer  # noqa: E402  as above


def loop(server: TranslationServer, articles: list[list[str]]) -> float:
    """Seconds that `translate_batch` takes for the paragraphs of each article."""
    began = time.monotonic()
    for paragraphs in articles:
        translator = LibreTranslator(source="id", target="en", api_key="x", custom_url=server.url + "/")
        translator.translate_batch(paragraphs)
    return (time.monotonic() - began) / len(articles)


def translate(server: TranslationServer, site: Path, *, profile: bool) -> tuple[float, float, int]:
    """Seconds that `digest translate` takes, those of the processor, and its exit code."""
    command = [sys.executable, *(["-m", "cProfile", "-s", "tottime"] if profile else []), "-m", "digest"]
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [*command, "translate", "--engine", "libre", "--engine-url", server.url],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if profile:
        print("".join(line for line in done.stdout.splitlines(keepends=True) if "content/en" not in line)[:4000])
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, busy, done.returncode


def main() -> int:
    """Measure, print, and say whether all was right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="also print where the processor's time goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, TranslationServer(str.upper, delay=options.delay) as server:
        site = Path(folder)
        newsroom.write_site(site, articles=options.articles, seed=options.seed)
        texts = [file.read_text(encoding="utf-8") for file in sorted(site.glob("content/id/*/*.md"))]
        each = loop(server, [text.split("\n---\n")[1].strip().split("\n\n") for text in texts[:3]])
        server.seen.clear()
        server.most_at_once = 0
        seconds, busy, code = translate(server, site, profile=options.profile)
        editions = newsroom.editions(site)
    wrong = [name for name, text in editions.items() if not _is_upper(text)]
    speed = len(editions) / seconds * 60
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"articles:  {len(texts)} of {words:.0f} words; {server.most_at_once} requests at once")
    print(f"requests:  {len(server.seen)} ({len(server.seen) / options.articles:.2f} an article)")
    print(f"digest:    {seconds:.1f} s, {speed:.0f} articles a minute; the processor was busy for {busy:.1f} s")
    print(f"loop:      {60 / each:.0f} articles a minute")
    print(f"ratio:     {speed * each / 60:.0f}")
    print(f"editions:  {len(editions)} of {options.articles}, {len(wrong)} wrong; exit code {code}")
    return 1 if wrong or len(editions) < options.articles else 0


def _is_upper(edition: str) -> bool:
    body = re.sub(r"\(https://[^)]*\)", "", edition.rpartition("\n---\n")[2])
    return bool(body.strip()) and not re.search("[a-z]", body)


if __name__ == "__main__":
    sys.exit(main())
