"""Measures that stand in the translation in other units: 160 km as 100 miles."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.checks.conventions import Quantity

_WORDS = {
    "length 1000": "km kilometer kilometers kilometre kilometres kph kmh",
    "length 1": "m meter meters metre metres",
    "length 0.01": "cm sentimeter centimeter centimeters centimetre centimetres",
    "length 0.001": "mm milimeter millimeter millimeters millimetre millimetres",
    "length 1609.344": "mil mile miles mph",
    "length 0.3048": "kaki foot feet ft",
    "length 0.0254": "inci inch inches",
    "length 0.9144": "yard yards",
    "mass 1000": "ton tons tonne tonnes",
    "mass 1": "kg kilogram kilograms kilo kilos",
    "mass 0.001": "gram grams g",
    "mass 0.45359": "pon pound pounds lb lbs",
    "mass 0.02835": "ounce ounces oz",
    "area 10000": "ha hektar hektare hectare hectares",
    "area 4046.86": "acre acres",
    "volume 1": "liter liters litre litres",
    "volume 3.785": "galon gallon gallons",
}

Unit = tuple[str, Decimal]
"""What is measured, and how many of the usual units it is."""

_UNITS: Mapping[str, Unit] = {
    word: (unit.split()[0], Decimal(unit.split()[1])) for unit, words in _WORDS.items() for word in words.split()
}
_BEHIND = re.compile(rf"[\s-]?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[-–]|to|hingga|sampai)\s*\d[\d.,]*", re.IGNORECASE)
_NEARLY = Decimal("0.05")
_MOST = 50


def unit_behind(text: str, end: int) -> Unit | None:
    """The unit of a quantity that ends at `end`: also of the 10 in `10-12 km`."""
    rest = text[end : end + 40]
    between = _BETWEEN.match(rest)
    found = _BEHIND.match(rest) or (between and _BEHIND.match(rest, between.end()))
    return _UNITS.get(found["unit"].lower()) if found else None


def is_converted(quantity: Quantity, others: list[Quantity]) -> bool:
    """Whether one of `others` is nearly the same in another unit."""
    if quantity.unit is None:
        return False
    measured, factor = quantity.unit
    return any(
        abs(value * factor / (other * scale) - 1) < _NEARLY
        for one in others[:_MOST]
        if one.unit is not None and one.unit[0] == measured and (scale := one.unit[1]) != factor
        for value in quantity.readings
        for other in one.readings
        if isinstance(value, Decimal) and isinstance(other, Decimal) and other
    )
