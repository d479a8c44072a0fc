"""The translation memory: what has been translated before is not sent again.

`recall` finds it in the editions themselves, wherever in `content/` it stands, so that it survives a clone;
`cache` keeps beside them what engines have answered and no edition holds yet.
"""

from digest.memory.cache import Memory
from digest.memory.recall import Known, recall

__all__ = ["Known", "Memory", "recall"]
