"""An engine whose work is done by the workers of a cluster."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.cluster.work import Offer, Recipe, ask, describe, digest_version, end
from digest.engines import is_service
from digest.engines.base import all_of
from digest.errors import EngineUnavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.cluster.connecting import Cluster
    from digest.errors import EngineError

# One to work at, and one to go on with.
_CALLS_PER_WORKER = 2


def distant_engine(cluster: Cluster, recipe: Recipe) -> DistantEngine:
    """The engine of `recipe` on all workers of `cluster`.

    Raises UsageError if one of them cannot have it (no key, no model, another digest), EngineUnavailable if they
    cannot be asked.
    """
    recipe = _shared(replace(recipe, run=uuid.uuid4().hex), cluster)
    # It unpacks what it hands on, and so needs all of it, too.
    if wrong := _wrong_version(cluster.ask_scheduler(digest_version)):
        raise UsageError(f"{wrong} (says the scheduler)")
    offers = _checked(cluster.ask_all(describe, recipe))
    return DistantEngine(cluster, recipe, offers)


def _shared(recipe: Recipe, cluster: Cluster) -> Recipe:
    return replace(recipe, sharers=cluster.workers) if is_service(recipe.name) else recipe


def _checked(answers: Mapping[str, object]) -> list[Offer]:
    """The offers of all workers that are there. Raises UsageError, each reason once, if one of them makes none."""
    wrong: dict[str, list[str]] = {}
    for worker, answer in sorted(answers.items()):
        if reason := _fault(answer):
            wrong.setdefault(reason, []).append(worker)
    if wrong:
        raise UsageError(
            "\n".join(
                f"{reason} (say {len(workers):,} of {len(answers):,} workers, such as {workers[0]})"
                for reason, workers in wrong.items()
            )
        )
    offers = [answer for answer in answers.values() if isinstance(answer, Offer)]
    if not offers:
        raise EngineUnavailable("--dask: the workers have gone away")
    return offers


def _fault(answer: object) -> str | None:
    if isinstance(answer, UsageError):
        return str(answer)
    if isinstance(answer, OSError):
        return None  # It has gone away meanwhile.
    return _wrong_version(answer.version if isinstance(answer, Offer) else answer)


def _wrong_version(found: object) -> str | None:
    """What is wrong with a version of digest, or with the error that stands for it; None if nothing is."""
    if found == digest_version():
        return None
    if isinstance(found, BaseException):
        found = next(iter(str(found).splitlines()), type(found).__name__)
    return (
        f"--dask: expected digest {digest_version()} on the scheduler and on all workers, by pip install"
        f" 'digest[dask]'; found {found}"
    )


class DistantEngine:
    """Gives each call to one worker. Safe to call from many threads.

    A service gets no more than from one process: as many calls are under way as it bears, wherever they are, and
    each worker keeps to its share of the requests per second.
    """

    def __init__(self, cluster: Cluster, recipe: Recipe, offers: Sequence[Offer]) -> None:
        self.name = recipe.name
        self.max_characters = min(offer.max_characters for offer in offers)
        self.max_texts = min(offer.max_texts for offer in offers)
        self.placeholder = offers[0].placeholder
        self.concurrency = offers[0].concurrency if is_service(self.name) else _CALLS_PER_WORKER * len(offers)
        self._cluster = cluster
        self._executor = cluster.executor()
        self._recipe = recipe

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate `texts`. Raises the first EngineError; `translate_each` keeps what succeeded."""
        return all_of(self.translate_each(texts, source=source, target=target))

    def translate_each(self, texts: Sequence[str], *, source: str, target: str) -> list[str | EngineError]:
        """Translate `texts`, with the error of each text that failed in its place."""
        # A cluster may grow; then the share of each is smaller.
        recipe = _shared(self._recipe, self._cluster)
        try:
            answers: list[str | EngineError] = self._cluster.call(
                self._executor, ask, recipe, list(texts), source, target
            )
        except EngineUnavailable as error:
            return [error] * len(texts)
        return answers

    def requests(self, texts: Sequence[str]) -> list[list[str]]:
        """One call of a worker."""
        return [list(texts)] if texts else []

    def close(self) -> None:
        """End all calls at once, here and on the workers."""
        self._cluster.cancel(self._executor)
        self._cluster.tell_all(end, self._recipe.run)
