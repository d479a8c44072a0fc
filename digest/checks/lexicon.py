"""What common words of Indonesian news become in English: enough to see whether a part of a text was translated.

The table is in `lexicon.txt`. It is no dictionary. A root stands for its derived forms (`ajar` for `belajar`,
`pelajaran`), and what it becomes is given by the first letters of English words. Words of three letters and less
stand for themselves and their plural. Words that a good translation often leaves out or says in another way are
better not here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def words_of(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


def _read(text: str) -> Mapping[str, tuple[str, ...]]:
    entries = (line.split(":") for line in text.splitlines() if not line.startswith("#"))
    return {root: tuple(words.split()) for root, words in entries}


LEXICON = _read(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))
"""An Indonesian root, and the beginnings of English words that it becomes."""

VAGUE = words_of(
    """
    ada tidak sebut lebih orang jadi dapat besar tempat laku bagi hari cara sudah rupa buah kali diri alam
    seperti antara sama waktu mula kembali pihak luar masih tengah sedang jumlah langsung bahasa undang kira
    nyata sampai belum lagi rasa beri kawasan kait mau lanjut jelas pun yaitu terus masing kalau hati muncul
    tua daripada tak semakin ikut dahulu mana sendiri negeri masa wenang nanti berlaku begitu gelar susun
    pernah memang sesuai daya boleh pergi demikian tandas nyaman sebelah kena capai tinggal satu tahun bulan
    hal anda kita kami saya tambah ujar ucap tutur guna baik datang akan telah juga saja anak sakit uang
    atau kepada namun untuk dengan dari
    """
)
"""Roots that a good translation often says in another way, or not at all."""
