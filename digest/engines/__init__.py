"""Translation engines: the protocol, and one place that makes an engine of a name.

    batching ─ retry ─ budget ─ pacing ─ breaker ─ adapter ─ transport → the service

Each wrapper speaks the protocol itself. The breaker stands inside the retries, so that every attempt counts
and a service that is down is found out in seconds; pacing asks it beforehand, so that nobody queues for a
service that is down.
"""

from __future__ import annotations

import difflib
import threading
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from digest.engines.address import replace_base
from digest.engines.base import Engine, LimitedEngine
from digest.engines.budget import Budget
from digest.engines.keys import read_keys
from digest.engines.pseudo import PseudoEngine
from digest.engines.specs import SELF_HOSTED, SPECS, Spec
from digest.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from digest.engines.retry import Patience

__all__ = [
    "Budget",
    "Engine",
    "LimitedEngine",
    "assemble",
    "check_engine_name",
    "create_engine",
    "engine_names",
    "is_service",
]

# Imported when they are needed: deep-translator and requests take a tenth of a second.
_ADAPTERS = {"deepl": "deepl:DeepLEngine", "chatgpt": "chatgpt:ChatGPTEngine"}
_DEEP = "deep:DeepEngine"
_LOCAL = "local"


def engine_names() -> tuple[str, ...]:
    """The names that `create_engine` knows, sorted."""
    return tuple(sorted({*SPECS, PseudoEngine.name, _LOCAL}))


def is_service(name: str) -> bool:
    """Whether the engine `name` sends texts to somebody else, who may count requests."""
    return name in SPECS


def check_engine_name(name: str) -> None:
    """Raise UsageError for a name that `create_engine` does not know."""
    if name not in engine_names():
        near = difflib.get_close_matches(name, engine_names(), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(engine_names())}"
        raise UsageError(f"unknown engine {name!r}; {hint}")


def create_engine(
    name: str,
    *,
    url: str | None = None,
    timeout: float | None = None,
    concurrency: int | None = None,
    requests_per_second: float | None = None,
    budget: Budget | None = None,
    model: Path | None = None,
    sharers: int = 1,
) -> LimitedEngine:
    """The engine `name`, ready for use from many threads at once.

    url:                  replaces the base address of its service
    timeout:              seconds for one request, to the end of its answer; None: the engine's own, and less
                          where a service answers soon
    concurrency:          requests under way at once; None: the engine's own
    requests_per_second:  None: the engine's own
    budget:               of the characters that are sent; may be shared with other engines
    model:                for `local`: the folder of a model, or of several; None: that of `digest model get`
    sharers:              processes that ask the service, of which this is one: each has its share of the requests
                          per second

    `local` sends nothing: of all that, `concurrency` alone (in processes) and `model` matter to it.

    Raises UsageError for an unknown name, an address that is none, a key that is not set, and a library or a model
    that is missing. Sends nothing.
    """
    check_engine_name(name)
    if name == PseudoEngine.name:
        return PseudoEngine(budget=budget)
    if name == _LOCAL:
        engine: LimitedEngine = import_module("digest.engines.local").LocalEngine(
            folder=model, concurrency=concurrency
        )
        return engine
    spec = SELF_HOSTED.get(name, SPECS[name]) if url else SPECS[name]
    pace = requests_per_second or spec.requests_per_second
    return assemble(
        replace(
            spec,
            address=replace_base(spec.address, url) if url else spec.address,
            timeout=timeout or spec.timeout,
            concurrency=concurrency or spec.concurrency,
            requests_per_second=pace / sharers if pace else None,
        ),
        learns=timeout is None,
        budget=budget,
    )


def assemble(
    spec: Spec, *, learns: bool = True, patience: Patience | None = None, budget: Budget | None = None
) -> LimitedEngine:
    """The adapter of a service in all its wrappers. Raises UsageError if a key is not set.

    learns:  whether a service that answers soon gets less than `spec.timeout` for an answer
    """
    from digest.engines.batching import BatchingEngine
    from digest.engines.breaker import BreakerEngine
    from digest.engines.budget import BudgetedEngine
    from digest.engines.deadlines import Deadline
    from digest.engines.pacing import PacedEngine
    from digest.engines.retry import Patience, RetryingEngine
    from digest.engines.transport import Transport

    read_keys(spec)
    patience = patience or Patience()
    budget = budget or Budget()
    stop = threading.Event()
    transport = Transport(spec.name, deadline=Deadline(spec.timeout, learns=learns), budget=budget)

    def close() -> None:
        stop.set()
        transport.close()

    breaker = BreakerEngine(_adapter(spec.name)(spec, transport, spec.address), longest_wait=patience.longest_wait)
    paced = PacedEngine(
        breaker,
        check=breaker.check,
        concurrency=spec.concurrency,
        requests_per_second=spec.requests_per_second,
        stop=stop,
        rest=patience.rest,
        longest_rest=patience.longest_wait,
    )
    return BatchingEngine(
        RetryingEngine(BudgetedEngine(paced, budget=budget), stop=stop, patience=patience),
        max_characters=spec.max_characters,
        concurrency=spec.concurrency,
        placeholder=spec.placeholder,
        lines=spec.lines,
        max_texts=spec.max_texts,
        budget=budget,
        on_close=close,
    )


def _adapter(name: str) -> Any:
    module, _, kind = _ADAPTERS.get(name, _DEEP).partition(":")
    return getattr(import_module(f"digest.engines.{module}"), kind)
