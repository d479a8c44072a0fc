"""One or many: Indonesian says it with the word before (`para menteri`, `27 negara`), English with the noun."""

from __future__ import annotations

import re

_MANY = re.compile(
    r"para|beberapa|sejumlah|berbagai|belasan|puluhan|ratusan|ribuan"
    r"|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
    r"|[2-9]|[1-9]\d{1,2}|[1-9]\d{0,2}(?:\.\d{3})+",  # four digits in one are a year
    re.IGNORECASE,
)
_OPENING = "(\"'“‘«*_"
_SENTENCE_ENDS = (".", "!", "?", ":", "”")
_FAR = 60
# `Pasal 33 undang-undang` is one law, `orang nomor dua pemerintah` one government.
_COUNTED = frozenset({
    "ayat", "bab", "babak", "bagian", "butir", "edisi", "fase", "hari", "jam", "jilid", "kelas", "kloter", "level",
    "liga", "no", "nomor", "pasal", "pekan", "peringkat", "periode", "pukul", "putaran", "seri", "tahap", "tahun",
    "tanggal", "termin", "urutan", "usia",
})  # fmt: skip

_ALIKE = frozenset({
    "advice", "aid", "aircraft", "air", "assistance", "corruption", "damage", "education", "energy", "equipment",
    "evidence", "food", "health", "help", "inflation", "information", "infrastructure", "knowledge", "legislation",
    "military", "money", "music", "news", "oil", "people", "personnel", "police", "poverty", "research", "rice",
    "software", "staff", "traffic", "transport", "violence", "waste", "water", "weather", "work",
})  # fmt: skip
_IRREGULAR = {
    "child": "children", "half": "halves", "leaf": "leaves", "person": "people", "thief": "thieves",
}  # fmt: skip
_ENDINGS = (
    (r"(?<![aius])s", "s"),  # many already
    (r"(?<=[^aeiou])y", "ies"),
    (r"(?<=[a-z]s)is", "es"),
    (r"(?<=[lnw]i)fe", "ves"),
    (r"(?<=[a-z]{3})(?<!hu)(?<!ger)(?<!otto)man", "men"),
    (r"(?:s|x|z|ch|sh)", r"\g<0>es"),
    (r"", "s"),
)
_HEAD = re.compile(r"(?P<head>\S+)(?=\Z| (?:at|for|from|in|of|on|to|with) )")


def is_many(text: str, start: int) -> bool:
    """Whether the word before `start` in an Indonesian text says that there are several of what stands there."""
    if not text[start - 1 : start].isspace():
        return False
    farther, before, many = ["", "", "", *text[max(start - _FAR, 0) : start].split()][-3:]
    if not _MANY.fullmatch(many.lstrip(_OPENING)):
        return False
    word = before.lstrip(_OPENING)
    if not word[-1:].isalnum() or many[0] in _OPENING:
        return True
    begins = not farther or farther.endswith(_SENTENCE_ENDS)
    named = word[0].isupper() and not begins and many[0].isdigit()
    return word.lower() not in _COUNTED and not named


def plural(words: str) -> str:
    """English `words` in the plural: `heads of state`. Words that are in the plural already stay as they are."""
    head = _HEAD.search(words)
    return words[: head.start()] + _plural(head[0]) + words[head.end() :] if head else words


def _plural(word: str) -> str:
    small = word.lower()
    if small in _ALIKE or not word[-1:].isalpha():
        return word
    if small in _IRREGULAR:
        return word[0] + _IRREGULAR[small][1:]
    return next(
        re.sub(f"{ending}$", many, word, count=1) for ending, many in _ENDINGS if re.search(f"{ending}$", word)
    )
