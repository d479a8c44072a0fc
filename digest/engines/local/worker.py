"""Translates what it reads: the program of a worker process. Knows nothing of digest but this file.

    python worker.py MODEL SOURCE-VOCABULARY TARGET-VOCABULARY [SHORTLIST]

Each line on standard input is a JSON list of sentences, each line on standard output the list of their
translations, null for one that the model failed at. The first line out is null, or what is wrong with the model.
It ends with its input, and so with the process that started it, however that ends.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from fxtranslate import Translator


def main() -> None:
    """Load the model, then answer until there is nothing more to read."""
    # A Ctrl-C in the terminal is for the process that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        translator = _load()
    # A panic of fxtranslate is a BaseException.
    except BaseException as error:
        _say(f"{type(error).__name__}: {error}"[:300])
        return
    _say(None)
    for line in sys.stdin:
        answers = []
        for sentence in json.loads(line):
            answer = _translate(translator.translate, sentence)
            if answer is None:
                translator = _load()
            answers.append(answer)
        _say(answers)


def _load() -> Translator:
    from fxtranslate import Translator

    return Translator(*(Path(file).read_bytes() for file in sys.argv[1:]))


def _translate(translate: Callable[[str], str], sentence: str) -> str | None:
    try:
        return translate(sentence)
    except BaseException:  # as above
        return None


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
