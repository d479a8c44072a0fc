from __future__ import annotations

from datetime import date

import pytest

from digest.importing.datelines import dateline_date, find_dateline
from digest.importing.model import When


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("Jakarta, CNN Indonesia -- ", "CNN Indonesia"),
        ("Jakarta, CNN Indonesia-- ", "CNN Indonesia"),
        ("JAKARTA, KOMPAS.com - ", "Kompas.com"),
        ("KOMPAS.com – ", "Kompas.com"),
        ("Liputan6.com, Jakarta - ", "Liputan6.com"),
        ("TEMPO.CO, Jakarta - ", "Tempo"),
        ("REPUBLIKA.CO.ID, JAKARTA -- ", "Republika"),
        ("Jakarta (ANTARA) - ", "Antara"),
        ("Kota Muara, 27/10 (ANTARA) - ", "Antara"),
        ("KabarPesisir.com, Muara — ", "KabarPesisir.com"),
        ("**Jakarta, CNN Indonesia** -- ", "CNN Indonesia"),
    ],
)
def test_a_portals_dateline_is_found_up_to_the_text(dateline: str, source: str) -> None:
    found = find_dateline(f"{dateline}Pasar dibuka.")
    assert found is not None
    assert (found.source, found.end) == (source, len(dateline))


@pytest.mark.parametrize(
    "text",
    [
        "Jakarta - Pasar dibuka.",
        "Jakarta, Indonesia - Pasar dibuka.",
        "Kompas.com memuat berita itu.",
        "Jakarta, CNN Indonesia memuat berita itu - katanya.",
        "Antara Jakarta - Bogor hujan turun.",
    ],
)
def test_a_place_alone_and_a_sentence_stay(text: str) -> None:
    assert find_dateline(text) is None


def test_the_date_of_a_dateline_is_that_of_the_text() -> None:
    assert dateline_date("Jakarta, 27 Oktober 2023 – Pasar dibuka.") == When(date(2023, 10, 27))
    assert dateline_date("Jakarta (27/10/2023) - Pasar dibuka.") == When(date(2023, 10, 27))
    assert dateline_date("Sejak 27 Oktober 2023 - kata dia") is None
