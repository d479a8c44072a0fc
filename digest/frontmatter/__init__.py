"""Text ↔ front matter and body: validated, with line numbers, and spliced without touching what is not replaced.

`place` finds the front matter, `tree` reads its YAML, `values` says what each value must be, `read` makes values
and findings of it all, `splice` writes.
"""

from digest.frontmatter.place import LINE_END, locate, split
from digest.frontmatter.read import KEYS, read_fields
from digest.frontmatter.slugs import is_slug, slugify
from digest.frontmatter.splice import TEXT_FIELDS, Field, dump, quote, replace_fields, text_fields
from digest.frontmatter.tree import LOADER, Node, YamlError, compose, shorten

__all__ = [
    "KEYS",
    "LINE_END",
    "LOADER",
    "TEXT_FIELDS",
    "Field",
    "Node",
    "YamlError",
    "compose",
    "dump",
    "is_slug",
    "locate",
    "quote",
    "read_fields",
    "replace_fields",
    "shorten",
    "slugify",
    "split",
    "text_fields",
]
