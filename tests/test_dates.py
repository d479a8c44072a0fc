from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from digest.dates import format_day, format_moment, format_month, iso_moment, month_name

NOON = datetime(2023, 10, 27, 15, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.mark.parametrize(("locale", "expected"), [("id", "27 Oktober 2023"), ("en", "27 October 2023")])
def test_a_day_is_written_as_its_language_writes_it(locale: str, expected: str) -> None:
    assert format_day(NOON, locale) == expected
    assert format_day(date(2023, 10, 27), locale) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("id", "27 Oktober 2023 pukul 15.30 WIB"), ("en", "27 October 2023, 15:30 WIB")],
)
def test_a_moment_has_a_clock_and_the_zone_that_indonesians_know(locale: str, expected: str) -> None:
    assert format_moment(NOON, locale) == expected


@pytest.mark.parametrize(
    ("zone", "name"),
    [("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"), ("Europe/Berlin", "CEST"), ("Asia/Dubai", "UTC+04")],
)
def test_every_zone_has_a_name_that_says_more_than_a_bare_offset(zone: str, name: str) -> None:
    assert format_moment(NOON.replace(tzinfo=ZoneInfo(zone)), "en").endswith(f"15:30 {name}")


def test_a_month_stands_with_its_year_or_alone() -> None:
    assert format_month(NOON, "id") == "Oktober 2023"
    assert format_month(NOON, "en") == "October 2023"
    assert month_name(8, "id") == "Agustus"
    assert month_name(8, "en") == "August"


def test_machines_read_the_moment_with_its_offset_or_the_day_alone() -> None:
    assert iso_moment(NOON, has_time=True) == "2023-10-27T15:30:00+07:00"
    assert iso_moment(NOON, has_time=False) == "2023-10-27"


def test_languages_beyond_the_two_have_dates_of_their_own_and_unknown_ones_english() -> None:
    assert format_day(NOON, "pt-BR") == "27 de outubro de 2023"
    assert format_day(NOON, "xx") == "27 October 2023"
