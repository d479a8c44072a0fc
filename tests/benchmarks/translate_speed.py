"""How fast `digest translate` is, beside a plain loop over deep-translator's `translate_batch`.

Both ask the same LibreTranslate-compatible server on loopback, which takes 0.2 s a request:

    python tests/benchmarks/translate_speed.py --articles 200
    python tests/benchmarks/translate_speed.py --articles 200 --failures 0.3

Prints requests per article, articles per minute of both, and how many times faster digest is. With failures,
also what was left untranslated; the exit code is 1 if an edition holds a word that the server did not make.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from deep_translator import LibreTranslator

from tests.servers import KINDS, TranslationServer, at_random

VOCABULARY = (
    "pemerintah menteri presiden kota warga banjir harga beras sekolah guru petani nelayan jalan kereta bandara"
    " hujan sungai laut gunung pasar rumah sakit dokter pasien hutan energi listrik kapal ekspor impor pajak bank"
    " pemilu partai hakim jaksa polisi tentara wilayah provinsi desa dan yang di dari untuk dengan pada oleh"
)
MKDOCS = "site_name: Ukur\nsite_url: http://127.0.0.1/\ndocs_dir: build/docs\ntheme: {name: material}\n"


def article(number: int, source: random.Random) -> tuple[str, list[str]]:
    """An article of about 350 words: its front matter, and its paragraphs."""
    words = VOCABULARY.split()
    paragraphs = []
    for _ in range(7):
        sentences = [" ".join(source.choices(words, k=12)).capitalize() + "." for _ in range(4)]
        paragraphs.append(" ".join(sentences))
    title = " ".join(source.choices(words, k=6)).capitalize() + f" {number}"
    return f"---\ntitle: {title}\ndate: 2024-01-{number % 28 + 1:02d}\n---\n", paragraphs


def loop(server: TranslationServer, paragraphs: list[list[str]]) -> float:
    """Seconds that `translate_batch` takes for each article."""
    began = time.monotonic()
    for texts in paragraphs:
        translator = LibreTranslator(source="id", target="en", api_key="x", custom_url=server.url + "/")
        translator.translate_batch(texts)
    return (time.monotonic() - began) / len(paragraphs)


def translate(server: TranslationServer, site: Path) -> tuple[float, int]:
    """Seconds that `digest translate` takes, and its exit code."""
    began = time.monotonic()
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "digest", "translate", "--engine", "libre", "--engine-url", server.url],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.monotonic() - began, done.returncode


def main() -> int:
    """Measure, print, and say whether all was right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--failures", type=float, default=0.0, help="share of requests that fail")
    parser.add_argument("--kinds", default=",".join(KINDS), help="in which ways")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source = random.Random(options.seed)
    articles = [article(number, source) for number in range(options.articles)]
    with tempfile.TemporaryDirectory() as folder, TranslationServer(str.upper, delay=options.delay) as server:
        site = Path(folder)
        (site / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        (site / "content/id").mkdir(parents=True)
        for number, (head, paragraphs) in enumerate(articles):
            text = head + "\n" + "\n\n".join(paragraphs) + "\n"
            (site / f"content/id/a{number}.md").write_text(text, encoding="utf-8")
        each = loop(server, [paragraphs for _, paragraphs in articles[:3]])
        server.seen.clear()
        if options.failures:
            server.fault = at_random(options.failures, seed=options.seed, kinds=options.kinds.split(","))
        seconds, code = translate(server, site)
        editions = list((site / "content/en").rglob("*.md"))
        wrong = [path.name for path in editions if not _is_upper(path)]
    speed = len(editions) / seconds * 60
    print(f"requests:  {len(server.seen)} ({len(server.seen) / options.articles:.2f} an article)")
    print(f"digest:    {seconds:.1f} s, {speed:.0f} articles a minute, {server.most_at_once} requests at once")
    print(f"loop:      {60 / each:.0f} articles a minute")
    print(f"ratio:     {speed * each / 60:.0f}")
    print(f"editions:  {len(editions)} of {options.articles}, {len(wrong)} wrong; exit code {code}")
    return 1 if wrong else 0


def _is_upper(edition: Path) -> bool:
    body = edition.read_text(encoding="utf-8").rpartition("\n---\n")[2]
    return bool(body.strip()) and not re.search("[a-z]", body)


if __name__ == "__main__":
    sys.exit(main())
