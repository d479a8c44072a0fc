from __future__ import annotations

from datetime import UTC, date, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from digest.importing.dates import MONTHS, find_dates, parse_iso, publication_date, written
from digest.importing.model import When

DAY = date(2023, 10, 27)
JAKARTA = ZoneInfo("Asia/Jakarta")
WIB, WITA, WIT = (timezone(timedelta(hours=hours)) for hours in (7, 8, 9))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Jumat (27/10/2023)", When(DAY)),
        ("Jum'at (27/10/23)", When(DAY)),
        ("27 Okt 2023 15.30 WIB", When(DAY, time(15, 30), WIB)),
        ("27 Oktober 2023 pukul 15.30 WIB", When(DAY, time(15, 30), WIB)),
        ("27 Oktober 2023 pukul 15.30", When(DAY, time(15, 30))),
        ("2023-10-27", When(DAY)),
        ("Kamis, 26/10/2023 21:05 WIB", When(date(2023, 10, 26), time(21, 5), WIB)),
        ("Jumat, 27 Okt 2023 15:30:07 WITA", When(DAY, time(15, 30), WITA)),
        ("27/10/2023, 15:30 WIT", When(DAY, time(15, 30), WIT)),
        ("7/10/2023", When(date(2023, 10, 7))),
        ("27-10-2023", When(DAY)),
        ("27.10.2023", When(DAY)),
        ("27 Oktober 2023, 1.400 orang", When(DAY)),
        ("27 Oktober 2023 10.50 persen", When(DAY)),
    ],
)
def test_a_date_is_read_as_day_month_year_with_its_time_and_zone(text: str, when: When) -> None:
    assert [found.when for found in find_dates(f"Rapat itu, {text}")] == [when]


@pytest.mark.parametrize("name", ["Agu", "Agt", "Agustus", "Nopember", "Nov", "Des", "Mei", "Peb", "Aug"])
def test_months_are_known_by_the_names_that_portals_use(name: str) -> None:
    assert [found.when.day.month for found in find_dates(f"17 {name} 2023")] == [MONTHS[name.lower()]]


@pytest.mark.parametrize(
    "text",
    [
        "Selasa (31/02/2023)",
        "30/13/2023",
        "2023-02-30",
        "32 Mei 2023",
        "192.168.10.2023",
        "pasal 1-2-34",
        "Jumat (27/10)",
    ],
)
def test_what_is_no_day_of_the_calendar_is_not_taken(text: str) -> None:
    assert list(find_dates(text)) == []


def published(*texts: str) -> When | None:
    found = publication_date(texts, today=date(2023, 11, 1))
    return found.when if found else None


def test_the_day_in_brackets_goes_before_other_dates() -> None:
    assert published("Sejak 7 Oktober 2023 harga naik,", "kata dia, Jumat (27/10/2023).") == When(DAY)


def test_of_the_days_on_which_somebody_spoke_it_is_the_last_and_no_other() -> None:
    texts = ("Pada Rabu (25/10/2023) ia pergi,", "kata A, Jumat (27/10/2023).", "kata B, Kamis (26/10/2023).")
    assert published(*texts, "Rapat digelar pada Selasa (31/10/2023).") == When(DAY)
    assert published("Pada Rabu (25/10/2023) ia pergi dan pada Jumat (27/10/2023) pulang.") == When(
        date(2023, 10, 25)
    )


def test_a_day_to_come_is_not_that_of_publication() -> None:
    assert published("Rapat digelar Senin (6/11/2023).", "kata dia, Jumat (27/10/2023).") == When(DAY)


def test_a_date_with_the_right_weekday_goes_before_one_with_the_wrong_one() -> None:
    assert published("Kamis (27/10/2023) atau", "Kamis (26/10/2023)") == When(date(2023, 10, 26))


def test_the_time_of_what_happened_is_not_that_of_publication() -> None:
    assert published("Gempa terjadi Jumat (27/10/2023) pukul 15.30 WIB.") == When(DAY)


def test_several_bare_dates_tell_nothing_and_one_does() -> None:
    assert published("Antara 1 Mei 2023 dan 2 Mei 2023.") is None
    assert published("Pada 1 Mei 2023.") == When(date(2023, 5, 1))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2023-10-27T15:30:45+07:00", When(DAY, time(15, 30))),
        ("2023-10-27T08:30:00Z", When(DAY, time(15, 30))),
        ("2023/10/27 15:30:00", When(DAY, time(15, 30))),
        ("2023-10-27", When(DAY)),
        ("Jumat, 27 Okt 2023 15:30 WIB", When(DAY, time(15, 30), WIB)),
        ("kemarin", None),
        ("", None),
    ],
)
def test_dates_of_metadata_are_read_in_the_sites_zone(text: str, when: When | None) -> None:
    assert parse_iso(text, zone=JAKARTA) == when


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When(DAY), "2023-10-27"),
        (When(DAY, time(15, 30)), "2023-10-27 15:30"),
        (When(DAY, time(15, 30), WIB), "2023-10-27 15:30"),
        (When(DAY, time(15, 30), WITA), "2023-10-27 15:30 +0800"),
        (When(DAY, time(15, 30), UTC), "2023-10-27 15:30 Z"),
    ],
)
def test_the_zone_is_written_where_it_is_not_the_sites(when: When, text: str) -> None:
    assert written(when, zone=JAKARTA) == text
