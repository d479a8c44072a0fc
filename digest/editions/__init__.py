"""The English editions in `content/`: their text, and what is known of every paragraph's origin.

`state` is the `translation:` part of a file, `align` finds which paragraph translates which, `read` makes values
of files, `write` makes files of values. The state lives in the edition alone, so that it survives a clone, a
rename of both files, and merges of different articles.
"""

from digest.editions.read import Editions, read_edition, read_editions, reread_editions
from digest.editions.write import edition_text, review_text

__all__ = ["Editions", "edition_text", "read_edition", "read_editions", "reread_editions", "review_text"]
