from __future__ import annotations

import subprocess
import sys

import pytest

from digest.engines import create_engine, engine_names
from digest.engines.specs import SPECS
from digest.errors import UsageError


def test_every_engine_of_deep_translator_that_speaks_indonesian_is_there() -> None:
    assert set(engine_names()) >= {
        "google", "deepl", "libre", "mymemory", "microsoft", "yandex", "papago", "chatgpt", "pseudo",
    }  # fmt: skip


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="unknown engine 'gogle'; did you mean 'google'"):
        create_engine("gogle")


def test_a_name_like_no_other_is_answered_with_all_of_them() -> None:
    with pytest.raises(UsageError, match="expected one of chatgpt, deepl, google"):
        create_engine("xyz")


def test_google_needs_no_key_and_the_default_address() -> None:
    engine = create_engine("google")
    assert engine.max_characters == 4_999
    engine.close()


def test_libre_needs_a_key_at_its_public_service_and_none_at_one_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIBRE_API_KEY", raising=False)
    with pytest.raises(UsageError, match="LIBRE_API_KEY"):
        create_engine("libre")
    engine = create_engine("libre", url="http://127.0.0.1:5000")
    assert engine.concurrency == 16
    assert engine.max_characters == 5_000


def test_a_key_with_characters_that_no_header_takes_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEEPL_API_KEY", "abc\x07def")
    with pytest.raises(UsageError, match="DEEPL_API_KEY") as caught:
        create_engine("deepl")
    assert "abc" not in str(caught.value)


def test_the_settings_win_over_the_engine_s_own_limits() -> None:
    assert create_engine("google", concurrency=2).concurrency == 2


@pytest.mark.parametrize("url", ["127.0.0.1:5000", "ftp://host", "http://", "", "http://[::1", "http://h:x"])
def test_an_address_that_is_none_is_refused_without_repeating_it(url: str) -> None:
    if not url:
        return
    with pytest.raises(UsageError, match="expected the address of a server"):
        create_engine("libre", url=url)


def test_the_table_is_consistent() -> None:
    for name, spec in SPECS.items():
        assert spec.name == name
        assert spec.address.startswith("https://")
        assert spec.lines or spec.max_texts >= 1
        assert "{}" in spec.placeholder


def test_naming_engines_does_not_import_the_libraries_behind_them() -> None:
    program = (
        "import sys; from digest.engines import engine_names, create_engine; engine_names();"
        " create_engine('pseudo');"
        " print(sorted({'requests', 'deep_translator', 'tenacity', 'bs4'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
