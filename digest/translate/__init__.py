"""Translation: of a bare text, and of articles into editions.

`text` sends segments to an engine; `plan` says what of an edition is new, kept or stale; `run` carries out many
plans at once.
"""

from digest.translate.text import translate_markdown

__all__ = ["translate_markdown"]
