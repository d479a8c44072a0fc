"""Work on the machines of a Dask cluster (distributed 2026.8), where one machine is not enough.

    DistantEngine ── Cluster ══ scheduler ══ worker ── work ── an engine of the worker's own
      texts →                                                            → answers

What crosses between machines are texts and what came of them. Plans, memory and glossary stay here, so that an
answer is kept as soon as it is here, and keys stay where they are: each worker has its own. Work is handed out
through the executor of Dask's client, one of `concurrent.futures`.
"""

from digest.cluster.connecting import Cluster, connect, require_dask
from digest.cluster.engine import distant_engine
from digest.cluster.work import Recipe

__all__ = ["Cluster", "Recipe", "connect", "distant_engine", "require_dask"]
