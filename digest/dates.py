"""Dates and times as readers write them. The only place that knows Babel.

Babel's own English is American (`October 27, 2023`), and its short zone names are empty but in the zone's own
country (`GMT+7` for WIB in English); the system's zone data has them for every language.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale as BabelLocale
from babel import UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.dates import format_skeleton, get_month_names

if TYPE_CHECKING:
    from datetime import date, datetime

    from digest.model import Locale

_REGIONS = {"en": "en_GB"}
_JOINED = {"id": "{day} pukul {clock} {zone}"}
_ELSEWHERE = "{day}, {clock} {zone}"
_COLON = {"id": "."}


def format_day(value: date, locale: Locale) -> str:
    """`27 Oktober 2023`, `27 October 2023`."""
    return babel_date(value, "long", _babel(locale))


def format_moment(value: datetime, locale: Locale) -> str:
    """`27 Oktober 2023 pukul 15.30 WIB`, `27 October 2023, 15:30 WIB`. `value` is aware."""
    clock = f"{value:%H}{_COLON.get(locale, ':')}{value:%M}"
    joined = _JOINED.get(locale, _ELSEWHERE)
    return joined.format(day=format_day(value, locale), clock=clock, zone=_zone_name(value))


def format_month(value: date, locale: Locale) -> str:
    """`Oktober 2023`, `October 2023`."""
    return format_skeleton("yMMMM", value, locale=_babel(locale))


def month_name(month: int, locale: Locale) -> str:
    """`Oktober`, `October`; `month` counts from 1."""
    return str(get_month_names("wide", "stand-alone", _babel(locale))[month])


def iso_moment(value: datetime, *, has_time: bool) -> str:
    """`2023-10-27T15:30:00+07:00`, or the day alone where there is no time."""
    return value.isoformat(timespec="seconds") if has_time else value.date().isoformat()


@cache
def _babel(locale: Locale) -> BabelLocale:
    try:
        return BabelLocale.parse(_REGIONS.get(locale, locale), sep="-" if "-" in locale else "_")
    except (UnknownLocaleError, ValueError):
        # A language that Babel does not know still gets dates, if not in its own words.
        return BabelLocale.parse("en_GB")


def _zone_name(value: datetime) -> str:
    name = value.tzname() or ""
    return f"UTC{name}" if name[:1] in ("+", "-") else name
