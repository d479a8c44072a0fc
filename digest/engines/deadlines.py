"""How long an answer may take, learnt from the answers that came."""

from __future__ import annotations

import threading
from collections import deque

# A request that takes ten times as long as the slowest of the last twenty, and more than five seconds, hangs.
_FACTOR = 10
_SHORTEST = 5.0
_ENOUGH = 8
_KEPT = 20


class Deadline:
    """Seconds for one request: `limit` at first, less once a service has shown that it answers soon.

    A service that answers in 0.2 s and hangs now and then would else cost half a minute for each time. What is
    learnt from a short request holds for a long one in proportion. A request that runs out of time doubles
    what the next ones get, up to `limit`, until one is answered: the service may have become slow.

    learns:  False: always `limit`
    """

    def __init__(self, limit: float, *, learns: bool = True) -> None:
        self.limit = limit
        self._learns = learns
        self._lock = threading.Lock()
        self._answers: deque[tuple[float, int]] = deque(maxlen=_KEPT)
        self._missed = 0
        self._last_news = float("-inf")

    def seconds(self, size: int) -> float:
        """What a request of `size` characters gets."""
        with self._lock:
            if not self._learns or len(self._answers) < _ENOUGH:
                return self.limit
            slowest = max(seconds * max(1.0, size / of) for seconds, of in self._answers)
            return min(self.limit, max(_SHORTEST, _FACTOR * slowest) * 2.0 ** min(self._missed, 10))

    def met(self, size: int, *, began: float, ended: float) -> None:
        """A request of `size` characters was answered; times in seconds of any one clock."""
        with self._lock:
            self._missed = 0
            self._last_news = ended
            self._answers.append((ended - began, max(size, 1)))

    def missed(self, *, began: float, ended: float) -> None:
        """A request was not answered in time."""
        with self._lock:
            # Of many that hang at once the first has said it for all.
            if began >= self._last_news:
                self._missed += 1
                self._last_news = ended
