"""`content/` → articles. The only reader of articles; every error in them is found here, at the door.

`files` walks the folders and reads text, `paths` says which page a file becomes, `articles` makes values of both.
"""

from digest.content.articles import Content, find_todos, read_article, read_content
from digest.content.files import markdown_files, read_text
from digest.content.paths import RESERVED

__all__ = ["RESERVED", "Content", "find_todos", "markdown_files", "read_article", "read_content", "read_text"]
