"""What the checks know of the two languages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from digest.checks.conventions import NEVER, Conventions

if TYPE_CHECKING:
    from digest.checks.conventions import Quantity

_MILLION, _BILLION, _TRILLION = 10**6, 10**9, 10**12

_INDONESIAN_UNITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": _MILLION, "semiliar": _BILLION,
    "semilyar": _BILLION, "setriliun": _TRILLION, "nol": 0,
}  # fmt: skip
INDONESIAN_MONTHS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8, "sep": 9, "sept": 9,
    "okt": 10, "nov": 11, "des": 12,
}  # fmt: skip

INDONESIAN = Conventions(
    group=".",
    decimal=",",
    units=_INDONESIAN_UNITS | {f"ke{word}": value for word, value in _INDONESIAN_UNITS.items()} | {"pertama": 1},
    teen="belas",
    factors={"puluh": 10, "ratus": 100},
    magnitudes={
        "ribu": 1000, "juta": _MILLION, "miliar": _BILLION, "milyar": _BILLION, "miliard": _BILLION,
        "triliun": _TRILLION, "trilyun": _TRILLION,
    },
    glued={"rb": 1000, "jt": _MILLION, "m": _BILLION, "t": _TRILLION, "k": 1000},
    loose={
        "setengah": ("0.5", "50", "30", "2"), "separuh": ("0.5", "50", "2"), "paruh": ("0.5", "2"),
        "sepertiga": ("3",), "seperempat": ("4", "0.25", "25", "15"), "perempat": ("4",),
        "lusin": ("12",), "selusin": ("12",), "sepasang": ("2",), "pasang": ("2",), "ganda": ("2",),
        "kembar": ("2",),
        "tunggal": ("1",), "perdana": ("1",), "sekali": ("1",), "seorang": ("1",), "sebuah": ("1",),
        "suatu": ("1",), "salah": ("1",), "abad": ("100",), "seabad": ("100",), "dekade": ("10",),
        "dasawarsa": ("10",), "sedekade": ("10",), "seminggu": ("7", "1"), "sepekan": ("7", "1"),
        "setahun": ("1", "12"), "sebulan": ("1",), "sehari": ("1", "24"), "sejam": ("1", "60"),
        "puluhan": ("10",), "ratusan": ("100",), "ribuan": ("1000",), "jutaan": (str(_MILLION),),
        "miliaran": (str(_BILLION),), "milyaran": (str(_BILLION),), "triliunan": (str(_TRILLION),),
        "beratus-ratus": ("100",), "beribu-ribu": ("1000",), "berjuta-juta": (str(_MILLION),),
        "tengah malam": ("0:0", "24:0", "12"), "tengah hari": ("12:0", "12"),
    } | {word: (str(number),) for word, number in INDONESIAN_MONTHS.items()},
    filler="",
    half=r"setengah\b",
    decade=r"-?an\b",
    clock=r"\b(?:pukul|jam)",
    zone=r"(?:WIB|WITA|WIT|waktu)\b",
    morning=r"pagi|dini\ hari",
    evening=r"siang|sore|petang|malam",
    between=r"\s*(?:-|–|—|/|hingga|sampai(?:\ dengan)?|dan|atau|s\.?/?d\.?)\s*",
)  # fmt: skip

_ENGLISH_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
ENGLISH_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

ENGLISH = Conventions(
    group=",",
    decimal=".",
    units=_ENGLISH_UNITS,
    teen="",
    factors={"hundred": 100, "hundredth": 100},
    magnitudes={
        "thousand": 1000, "million": _MILLION, "billion": _BILLION, "trillion": _TRILLION,
        "thousandth": 1000, "millionth": _MILLION, "billionth": _BILLION, "trillionth": _TRILLION,
    },
    glued={
        "k": 1000, "m": _MILLION, "mn": _MILLION, "bn": _BILLION, "b": _BILLION, "tn": _TRILLION, "t": _TRILLION,
        "thousands": 1000, "millions": _MILLION, "billions": _BILLION, "trillions": _TRILLION,
    },
    loose={
        "a": ("1",), "an": ("1",), "once": ("1",), "single": ("1",), "twice": ("2",), "both": ("2",),
        "pair": ("2",), "pairs": ("2",), "couple": ("2",), "double": ("2",), "doubled": ("2",), "doubles": ("2",),
        "twin": ("2",),
        "twofold": ("2",), "dual": ("2",), "two-thirds": ("2", "3"), "thirds": ("3",), "triple": ("3",),
        "tripled": ("3",), "trio": ("3",), "threefold": ("3",), "quarter": ("4", "0.25", "25", "15", "3"),
        "quarters": ("4", "0.75", "75"), "fourfold": ("4",), "quadruple": ("4",),
        "half": ("0.5", "50", "2", "30", "6"),
        "halves": ("2",), "halved": ("2",), "dozen": ("12",), "dozens": ("12",), "decade": ("10",),
        "decades": ("10",), "century": ("100",), "centuries": ("100",), "fortnight": ("14", "2"), "week": ("7",),
        "weekly": ("7", "1"), "noon": ("12:0", "12"), "midday": ("12:0", "12"), "midnight": ("0:0", "24:0", "12"),
        "twenties": ("20", "1920"), "thirties": ("30", "1930"), "forties": ("40", "1940"),
        "fifties": ("50", "1950"), "sixties": ("60", "1960"), "seventies": ("70", "1970"),
        "eighties": ("80", "1980"), "nineties": ("90", "1990"),
        "tens": ("10",), "hundreds": ("100",), "thousands": ("1000",), "millions": (str(_MILLION),),
        "billions": (str(_BILLION),), "trillions": (str(_TRILLION),),
        "none": ("0",), "no": ("0",), "nil": ("0",), "goalless": ("0",), "year": ("1",),
        "day": ("1",), "hour": ("1",),
    } | {word: (str(number),) for word, number in ENGLISH_MONTHS.items()},
    filler=r"and[\s-]+",
    half=r"and[\s-]+(?:a[\s-]+)?half\b",
    decade=r"'?s\b",
    clock=NEVER,
    zone=NEVER,
    morning=r"a\.?\s?m\b|(?:o['’]clock\ )?(?:in\ the|this|yesterday|tomorrow)\ morning",
    evening=(
        r"p\.?\s?m\b|(?:o['’]clock\ )?"
        r"(?:(?:in\ the|this|yesterday|tomorrow)\ (?:afternoon|evening)|at\ night|noon)"
    ),
    between=r"\s*(?:-|–|—|/|to|and|or|until|through)\s*",
)  # fmt: skip

INDONESIAN_WEEKDAYS = {
    "Senin": 1, "Selasa": 2, "Rabu": 3, "Kamis": 4, "Jumat": 5, "Jum'at": 5, "Jum’at": 5, "Sabtu": 6, "Minggu": 7,
    "Ahad": 7,
}  # fmt: skip
ENGLISH_WEEKDAYS = {
    "Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6, "Sunday": 7,
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INDONESIAN_WORDS = _words(
    """
    yang dengan untuk pada dari ini itu tidak juga karena oleh adalah dalam sebagai atau telah sudah bahwa mereka
    saat tersebut lebih dapat hanya seperti kepada setelah sebelum ketika namun tetapi secara serta hingga sampai
    masih jika maka terhadap tentang belum sedang bagi saya anda menjadi merupakan banyak beberapa lalu kemudian
    sejak selama bukan harus pernah melalui menurut ujar katanya sehingga antara kami kita akan agar bisa di ke dan
    para ia dia
    """
)
"""Words that Indonesian sentences are held together by."""

SHARED_WORDS = _words("di ke dan para ia dia akan agar bisa kami kita antara ini")
"""Those of them that are also names, or words of other languages: none of them alone says Indonesian."""

_NAMES = {_MILLION: "million", _BILLION: "billion", _TRILLION: "trillion"}


def spell(quantity: Quantity) -> str:
    """A quantity as English writes it; as it stands where it can mean several things."""
    if len(quantity.readings) != 1:
        return quantity.written
    (value,) = quantity.readings
    if not isinstance(value, Decimal):
        return ":".join(f"{part:02}" for part in value)
    if quantity.scale in _NAMES:
        return f"{(value / quantity.scale).normalize():,f} {_NAMES[quantity.scale]}"
    # Years have no comma; who writes 2.023 in Indonesian means a count.
    return f"{value:,f}" if "." in quantity.written or value >= 10_000 else f"{value:f}"


_MONTHS_BY_NUMBER = {number: name.capitalize() for name, number in reversed(ENGLISH_MONTHS.items())}


def spell_day(day: int, month: int) -> str:
    """`27 October`."""
    return f"{day} {_MONTHS_BY_NUMBER[month]}" if month in _MONTHS_BY_NUMBER else f"{day}/{month}"
