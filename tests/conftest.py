"""What all tests can ask for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests import sites

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., sites.Site]:
    """Makes a site in this test's folder: `make_site(a=article(slug="b"))`."""
    return partial(sites.make, tmp_path / "situs")
