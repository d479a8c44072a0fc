from __future__ import annotations

import pytest

from digest.engines.address import host, is_loopback, replace_base

DEEPL = "https://api.deepl.com/v2/translate"
MICROSOFT = "https://api.cognitive.microsofttranslator.com/translate?api-version=3.0"


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        (DEEPL, "http://127.0.0.1:5000", "http://127.0.0.1:5000/v2/translate"),
        (DEEPL, "http://127.0.0.1:5000/", "http://127.0.0.1:5000/v2/translate"),
        (DEEPL, "http://127.0.0.1:5000/v2", "http://127.0.0.1:5000/v2/translate"),
        (DEEPL, "http://127.0.0.1:5000/v2/translate", "http://127.0.0.1:5000/v2/translate"),
        (DEEPL, "http://127.0.0.1:5000/v2/translate/", "http://127.0.0.1:5000/v2/translate"),
        (DEEPL, "https://host/proxy/deepl", "https://host/proxy/deepl/v2/translate"),
        (DEEPL, "https://host/v2/other", "https://host/v2/other/v2/translate"),
        (DEEPL, " http://user:word@host ", "http://user:word@host/v2/translate"),
        (MICROSOFT, "http://h:1", "http://h:1/translate?api-version=3.0"),
        (MICROSOFT, "http://h:1/translate?x=1", "http://h:1/translate?api-version=3.0&x=1"),
    ],
)
def test_a_base_replaces_all_but_the_path_and_doubles_nothing(address: str, base: str, expected: str) -> None:
    assert replace_base(address, base) == expected


def test_of_an_address_only_host_and_port_are_shown() -> None:
    assert host("https://user:secret@example.org/path?key=secret") == "example.org"
    assert host("http://127.0.0.1:5000/translate") == "127.0.0.1:5000"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:5000/m", "http://localhost", "http://[::1]:80/", "http://127.8.0.1"]
)
def test_this_machine_is_known(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize("address", ["http://example.org", "http://127.example.org", "http://10.0.0.1"])
def test_other_machines_are_known(address: str) -> None:
    assert not is_loopback(address)
