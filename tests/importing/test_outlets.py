from __future__ import annotations

import pytest

from digest.importing.outlets import OUTLETS, canonical, find_mentions, find_unknown, is_outlet, outlet_of


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.name)
def test_an_outlet_is_known_by_its_own_name(outlet) -> None:
    assert canonical(outlet.name) == outlet.name
    assert is_outlet(outlet.name)
    assert not outlet.host or outlet_of(f"https://www.{outlet.host}/a") == outlet.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kata dia kepada detikcom, Jumat", "detikcom"),
        ("seperti dilansir Antara.", "Antara"),
        ("Dikutip dari kantor berita ANTARA,", "Antara"),
        ("demikian dilansir AFP, Jumat", "AFP"),
        ("dikutip dari Reuters.", "Reuters"),
        ("melansir CNN Indonesia pada", "CNN Indonesia"),
        ("melansir CNN pada", "CNN"),
        ("mengutip laman kabarpesisir.id, Kamis", "kabarpesisir.id"),
        ("(ANTARA)", "Antara"),
        ("menurut kantor berita Rusia, TASS", "TASS"),
    ],
)
def test_the_outlet_that_is_credited_is_the_source(text: str, name: str) -> None:
    assert [mention.name for mention in find_mentions([text])] == [name]


def test_who_is_relayed_goes_before_who_has_reported() -> None:
    text = "seperti dilaporkan kantor berita Rusia, TASS dan dilansir AFP, Jumat"
    assert [mention.name for mention in find_mentions([text])] == ["AFP", "TASS"]


@pytest.mark.parametrize(
    "text",
    [
        "antara Jakarta dan Bogor",
        "Antara Jakarta dan Bogor hujan turun.",
        "tempo hari",
        "AP dan DW bertemu",
        "dilansir AFPI",
    ],
)
def test_a_word_alone_is_no_credit(text: str) -> None:
    assert find_mentions([text]) == []


def test_a_credit_of_somebody_unknown_is_told_and_not_taken() -> None:
    assert find_mentions(["seperti dilansir Kabar Pesisir, Jumat"]) == []
    assert find_unknown(["Satu.", "seperti dilansir Kabar Pesisir, Jumat"]) == "dilansir Kabar Pesisir"
    assert find_unknown(["dilansir kemarin"]) is None


def test_an_unknown_host_is_a_source_by_its_bare_name() -> None:
    assert outlet_of("https://www.kabarpesisir.example/a") == "kabarpesisir.example"
    assert outlet_of("https://news.detik.com/a") == "detikcom"
    assert outlet_of("https://notdetik.com/a") == "notdetik.com"
