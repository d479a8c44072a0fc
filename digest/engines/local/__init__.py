"""Firefox Translations on this machine: no service, no key, and the same answer every time.

    engine ─ marked ─ parsing      a text with placeholders → sentences, and where their marks are
           │        └ placing      where the marks belong in the translation
           └ workers ─ worker      fxtranslate in processes of its own, one for each core

fxtranslate (0.5.0) keeps Python's global lock while it translates, and a translator may only be used by the
thread that made it, so threads gain nothing: `workers` are processes. A sentence is all that it takes at a time,
and of a very long one it loses the end without a word.
"""

from digest.engines.local.engine import LocalEngine

__all__ = ["LocalEngine"]
