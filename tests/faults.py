"""Faults put into good translations, as engines and hasty hands make them.

Each takes a translation and a source of chance, and gives the translation with one fault in it, or None where the
text offers no place for it. None knows anything of the checks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    Fault = Callable[[str, Random], str | None]

_NUMBER = re.compile(r"(?<![\w&#])\d(?:[\d.,:]*\d)?")
_ADDRESS = re.compile(r"https?://[^\s)]+[^\s).,]")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMED_DATE = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b(?!\d)|\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b")
_DATE_IN_DIGITS = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<![ap]\.m\.)[\"”]?\s+(?=[A-Z\"“])")
_MAGNITUDES = {
    "thousand": "million", "million": "billion", "billion": "trillion", "trillion": "billion",
    "thousands": "millions", "millions": "billions",
}  # fmt: skip
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_CURRENCIES = {
    "Rp": "$", "rupiah": "dollars", "US$": "Rp", "$": "€", "£": "$", "€": "Rp", "dollars": "euros",
    "euros": "pounds",
}  # fmt: skip
_HALVES = {"am": "pm", "pm": "am", "a.m.": "p.m.", "p.m.": "a.m."}
_ENOUGH_WORDS = 8


def _replace(
    text: str, pattern: re.Pattern[str], chance: Random, becomes: Callable[[re.Match[str]], str]
) -> str | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + becomes(match) + text[match.end() :]


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(words, key=len, reverse=True))
    )


def change_digit(text: str, chance: Random) -> str | None:
    """Another digit, anywhere in a number."""

    def other(match: re.Match[str]) -> str:
        places = [at for at, char in enumerate(match[0]) if char.isdigit()]
        at = chance.choice(places)
        digit = chance.choice([char for char in "123456789" if char != match[0][at]])
        return match[0][:at] + digit + match[0][at + 1 :]

    return _replace(text, _NUMBER, chance, other)


def drop_number(text: str, chance: Random) -> str | None:
    """A number less."""
    dropped = _replace(text, _NUMBER, chance, lambda _: "")
    return dropped and re.sub(r"  +", " ", dropped)


def drop_number_and_unit(text: str, chance: Random) -> str | None:
    """A number less, with the word behind it."""
    return _replace(text, re.compile(_NUMBER.pattern + r"[ -]\w+ ?"), chance, lambda _: "")


def swap_magnitude(text: str, chance: Random) -> str | None:
    """Million for billion."""
    return _replace(text, _words(*_MAGNITUDES), chance, lambda match: _MAGNITUDES[match[0]])


def count_in_other_words(text: str, chance: Random) -> str | None:
    """Three for two."""
    return _replace(text, _words(*_COUNTS[:-1]), chance, lambda match: _COUNTS[_COUNTS.index(match[0]) + 1])


def count_in_other_digits(text: str, chance: Random) -> str | None:
    """3 for two."""
    return _replace(text, _words(*_COUNTS[:-1]), chance, lambda match: str(_COUNTS.index(match[0]) + 3))


def swap_day_and_month(text: str, chance: Random) -> str | None:
    """March 10 for October 3; 10/27 for 27/10."""

    def turned(match: re.Match[str]) -> str:
        month, day = match[1] or match[4], int(match[2] or match[3])
        new = f"{_MONTHS[day - 1]} {_MONTHS.index(month) + 1}"
        return new if match[1] else " ".join(reversed(new.split()))

    named = [match for match in _NAMED_DATE.finditer(text) if int(match[2] or match[3]) <= 12]
    named = [match for match in named if _MONTHS.index(match[1] or match[4]) + 1 != int(match[2] or match[3])]
    if named:
        match = chance.choice(named)
        return text[: match.start()] + turned(match) + text[match.end() :]
    return _replace(text, _DATE_IN_DIGITS, chance, lambda match: f"{match[2]}/{match[1]}/{match[3]}")


def swap_half_of_day(text: str, chance: Random) -> str | None:
    """a.m. for p.m."""
    pattern = re.compile(r"(?<=\d )(?:[ap]\.m\.|[ap]m\b)")
    return _replace(text, pattern, chance, lambda match: _HALVES[match[0]])


def swap_currency(text: str, chance: Random) -> str | None:
    """Dollars for rupiah."""
    return _replace(
        text,
        re.compile(r"US\$(?=\d)|[$£€](?=\d)|\bRp ?(?=\d)|\b(?:rupiah|dollars|euros)\b"),
        chance,
        lambda match: _CURRENCIES[match[0].strip()],
    )


def cut_half(text: str, chance: Random) -> str | None:
    """The second half of the words dropped."""
    return _cut(text, len(text.split()) // 2)


def cut_half_and_close(text: str, chance: Random) -> str | None:
    """The second half of the words dropped, and a full stop put there."""
    cut = cut_half(text, chance)
    return cut and cut.rstrip(" ,;:-") + "."


def cut_third(text: str, chance: Random) -> str | None:
    """The last third of the words dropped."""
    return _cut(text, -(-len(text.split()) * 2 // 3))


def cut_words(text: str, chance: Random) -> str | None:
    """The last three to six words dropped."""
    return _cut(text, len(text.split()) - chance.randint(3, 6))


def _cut(text: str, count: int) -> str | None:
    words = text.split()
    return " ".join(words[:count]) if len(words) >= _ENOUGH_WORDS else None


def drop_sentence(text: str, chance: Random) -> str | None:
    """One of several sentences dropped."""
    sentences = _SENTENCE_END.split(text)
    if len(sentences) < 2 or min(len(sentence.split()) for sentence in sentences) < 5:
        return None
    sentences.pop(chance.randrange(len(sentences)))
    return " ".join(sentences)


def change_address(text: str, chance: Random) -> str | None:
    """One character of an address altered."""

    def altered(match: re.Match[str]) -> str:
        at = chance.randrange(len(match[0]))
        return match[0][:at] + chance.choice("xqz7") + match[0][at + 1 :]

    return _replace(text, _ADDRESS, chance, altered)


def lose_quotation_mark(text: str, chance: Random) -> str | None:
    """One quotation mark less."""
    return _replace(text, re.compile(r'["“”]'), chance, lambda _: "")


def loop_word(text: str, chance: Random) -> str | None:
    """The last word again and again."""
    return " ".join([text, *[text.split()[-1]] * 3]) if re.search(r"\w\W*$", text.split()[-1]) else None


def loop_phrase(text: str, chance: Random) -> str | None:
    """The last words twice more."""
    words = text.split()
    last = words[-chance.randint(2, 6) :]
    return " ".join([*words, *last, *last])


def loop_sentence(text: str, chance: Random) -> str | None:
    """All of it twice."""
    return f"{text.rstrip()} {text.strip()}" if len(text.split()) >= _ENOUGH_WORDS else None


def lose_bracket(text: str, chance: Random) -> str | None:
    """One bracket less."""
    return _replace(text, re.compile(r"[()]"), chance, lambda _: "")


def lose_bold(text: str, chance: Random) -> str | None:
    """One mark of bold text less."""
    return _replace(text, re.compile(r"\*\*"), chance, lambda _: "")


FAULTS: Mapping[str, Fault] = {
    "a digit changed": change_digit,
    "a number dropped": drop_number,
    "a number and its unit dropped": drop_number_and_unit,
    "a magnitude swapped": swap_magnitude,
    "a count in other words": count_in_other_words,
    "a count in other digits": count_in_other_digits,
    "day and month swapped": swap_day_and_month,
    "a.m. and p.m. swapped": swap_half_of_day,
    "a currency swapped": swap_currency,
    "cut in half": cut_half,
    "cut in half, and closed": cut_half_and_close,
    "the last third cut off": cut_third,
    "the last words cut off": cut_words,
    "one of several sentences dropped": drop_sentence,
    "an address altered": change_address,
    "a quotation mark lost": lose_quotation_mark,
    "the last word looped": loop_word,
    "the last phrase looped": loop_phrase,
    "the text looped": loop_sentence,
    "a bracket lost": lose_bracket,
    "a mark of bold text lost": lose_bold,
}
