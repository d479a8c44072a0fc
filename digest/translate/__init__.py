"""Translation: of a bare text, and of articles into editions.

`text` sends segments to an engine; `plan` says what of an edition is new, kept or stale. `desk` plans a whole
site, `known` says what of it need not be asked for, `chain` has the engines, and `run` carries many plans out.
"""

from digest.translate.text import translate_markdown

__all__ = ["translate_markdown"]
