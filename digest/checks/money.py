"""Currencies: of which a text speaks, and whether its translation speaks of others."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.checks.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_AMOUNT = r"(?:(?<=\d\ )|(?<=illion\ )|(?<=ousand\ )|(?<=ribu\ )|(?<=juta\ )|(?<=iliar\ )|(?<=iliun\ ))"
"""What stands before a currency whose name is another word as well."""
_PATTERNS: Mapping[str, str] = {
    "rupiah": r"\bRp(?:\.|\b|(?=\d))|\brupiahs?\b|\bIDR(?:\b|(?=\d))",
    "dollars": r"(?:\bUS\ ?)?\$(?:US)?(?=\s?\d)|\b(?:dolar|dollars?|bucks)\b|\bUSD(?:\b|(?=\d))",
    "euros": r"€(?=\s?\d)|(?<=\d)\s?€|\beuro(?:s|zone)?\b(?!\s*-?\d{4})|\bEUR\b",
    "pounds": r"£(?=\s?\d)|\b(?:pound|pounds|pond|poundsterling|ponsterling|sterling|quid)\b|\bGBP\b",
    "yen": r"¥(?=\s?\d)|\byen\b|\bJPY\b",
    "yuan": r"\b(?:yuan|renminbi)\b|\b(?:RMB|CNY)\b",
    "ringgit": r"\bRM(?=\d)|\bringgits?\b|\bMYR\b",
    "won": rf"₩|{_AMOUNT}won\b|\bKRW\b",
    "baht": r"฿|\bbaht\b|\bTHB\b",
    "rupees": r"₹|\b(?:rupee|rupees|rupe)\b|\bINR\b",
    "roubles": r"₽|\b(?:rubel|rubles?|roubles?)\b",
    "riyals": r"\b(?:riyals?|rials?)\b",
    "pesos": r"\bpesos?\b",
    "francs": rf"\b(?:francs?|CHF)\b|{_AMOUNT}frank\b",
}
NOT_ALWAYS_MONEY = ("pounds",)
_MONEY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.IGNORECASE)

_HINTS = words_of(
    """
    rp rupiah idr $ dolar dollar bucks usd € eur £ pound pond sterling quid gbp ¥ yen jpy yuan renminbi rmb cny
    ringgit myr ₩ won krw ฿ baht thb ₹ rupe inr ₽ rubel ruble rouble riyal rial peso franc frank chf rm1
    rm2 rm3 rm4 rm5 rm6 rm7 rm8 rm9
    """
)
"""What a text that speaks of money has somewhere, be it within a word."""


def currencies(text: str) -> Counter[str]:
    """The currencies that a text speaks of, and how often."""
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return Counter()
    return Counter(str(match.lastgroup) for match in _MONEY.finditer(text))


def first_mention(text: str, currency: str) -> str:
    """How a text writes a currency that it speaks of."""
    return next(match[0].strip() for match in _MONEY.finditer(text) if match.lastgroup == currency)
