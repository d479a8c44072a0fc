"""What every answer must be, whichever service it comes from."""

from __future__ import annotations

import re

from digest.errors import AnswerError

_HTML_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def translated_text(service: str, answer: object, text: str) -> str:
    """`answer` if it can be the translation of `text`.

    Raises AnswerError for what is no text, is empty, or is a whole HTML page.
    """
    if not isinstance(answer, str):
        raise AnswerError(f"{service}: an answer without a translation")
    if text.strip() and not answer.strip():
        raise AnswerError(f"{service}: an empty answer to a text that is not empty")
    if _HTML_PAGE.match(answer) and not _HTML_PAGE.match(text):
        raise AnswerError(f"{service}: a web page instead of a translation")
    return answer
