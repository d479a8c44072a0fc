"""Engines on loopback."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from digest.engines import assemble, create_engine
from digest.engines.address import replace_base
from digest.engines.retry import Patience
from digest.engines.specs import SELF_HOSTED, SPECS
from tests.local_model import place_model
from tests.servers import TranslationServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from digest.engines import Budget, LimitedEngine

KEY = "s3cret-key-9f8e7d6c"
IMPATIENT = Patience(attempts=4, answer_attempts=2, wait=0.01, longest_wait=0.5, total=5.0, rest=0.02)


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every service has its keys, all with the same text in them, and no proxy."""
    for spec in SPECS.values():
        for key in spec.keys:
            for variable in key.variables:
                monkeypatch.delenv(variable, raising=False)
            if key.required:
                monkeypatch.setenv(key.variables[-1], KEY)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models, with one that is taken for Indonesian to English."""
    return place_model(tmp_path_factory.mktemp("models")).parent


@pytest.fixture
def serve() -> Iterator[Callable[..., TranslationServer]]:
    """Start a server of `tests.servers`; it ends with the test."""
    with ExitStack() as stack:

        def start(*args: Any, **options: Any) -> TranslationServer:
            return stack.enter_context(TranslationServer(*args, **options))

        yield start


@pytest.fixture
def connect(request: pytest.FixtureRequest) -> Iterator[Callable[..., LimitedEngine]]:
    """The engine `name` as users get it, pointed at a server; it is closed with the test.

    `local` has no server; it gets its model.
    """
    with ExitStack() as stack:

        def create(name: str, server: TranslationServer, **options: Any) -> LimitedEngine:
            if name == "local":
                options["model"] = request.getfixturevalue("models")
            engine = create_engine(name, url=server.url, **{"requests_per_second": 1000, **options})
            stack.callback(engine.close)
            return engine

        yield create


@pytest.fixture
def connect_impatiently() -> Iterator[Callable[..., LimitedEngine]]:
    """As `connect`, with little patience and no pacing, for servers that fail."""
    with ExitStack() as stack:

        def create(
            name: str,
            server: TranslationServer,
            *,
            patience: Patience = IMPATIENT,
            budget: Budget | None = None,
            **changes: Any,
        ) -> LimitedEngine:
            spec = SELF_HOSTED.get(name, SPECS[name])
            changes = {"requests_per_second": None, "timeout": 2.0, **changes}
            spec = replace(spec, address=replace_base(spec.address, server.url), **changes)
            engine = assemble(spec, patience=patience, budget=budget)
            stack.callback(engine.close)
            return engine

        yield create
