"""`mkdocs.yml` → settings: what is read, and what is told of what cannot be followed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from digest.errors import UsageError
from digest.settings import Settings, read_settings
from tests.sites import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

START = "site_name: Uji\ndocs_dir: build/docs\n"


@pytest.fixture(autouse=True)
def no_address_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGEST_SITE_URL", raising=False)


def read(folder: Path, text: str | bytes) -> Settings:
    config = folder / "mkdocs.yml"
    config.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(config)


def refusal(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(UsageError) as caught:
        read(folder, text)
    assert caught.value.exit_code == 2
    return str(caught.value).replace(str(folder), "…").splitlines()


def test_a_site_needs_to_say_little(tmp_path: Path) -> None:
    settings = read(tmp_path, START)
    assert settings.root == tmp_path.resolve()
    assert settings.locales == ("id", "en")
    assert settings.zone == ZoneInfo("Asia/Jakarta")
    assert (settings.engine, settings.engine_url, settings.site_url) == (("google",), None, None)
    assert settings.content == settings.root / "content"
    assert settings.docs_dir == settings.root / "build/docs"
    assert settings.site_dir == settings.root / "site"


def test_the_settings_of_this_repository_are_the_defaults() -> None:
    settings = read_settings(REPOSITORY / "mkdocs.yml")
    for name in ("source", "target", "timezone", "engine", "page_items", "feed_items", "engine_url"):
        assert getattr(settings, name) == Settings.__dataclass_fields__[name].default


def test_every_setting_can_be_another(tmp_path: Path) -> None:
    given = {
        "source": "ms",
        "target": "en-GB",
        "timezone": "Asia/Makassar",
        "engine": ["libre", "google"],
        "engine_url": {"libre": "http://127.0.0.1:5000"},
        "model": "models/id-en",
        "max_characters": 5000,
        "timeout": 2.5,
        "concurrency": 3,
        "requests_per_second": 1,
        "feed_items": 5,
        "page_items": 6,
        "remote": "asal",
        "branch": "laman",
    }
    address = "site_dir: public\nsite_url: https://a.example/b\n"
    settings = read(tmp_path, f"{START}{address}extra: {json.dumps({'digest': given})}\n")
    assert {name: getattr(settings, name) for name in given} == given | {"engine": ("libre", "google")}
    assert settings.site_dir == settings.root / "public"
    assert settings.site_url == "https://a.example/b/"


def test_settings_may_be_inherited_and_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "induk.yml").write_text(f"{START}extra: {{digest: {{page_items: 7}}}}\n", encoding="utf-8")
    monkeypatch.setenv("NAMA", "Dari luar")
    settings = read(tmp_path, "INHERIT: induk.yml\nsite_name: !ENV NAMA\n")
    assert (settings.site_name, settings.page_items) == ("Dari luar", 7)


def test_the_environment_says_the_sites_address_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_SITE_URL", "https://lain.example")
    assert read(tmp_path, START + "site_url: https://a.example/\n").site_url == "https://lain.example/"
    monkeypatch.setenv("DIGEST_SITE_URL", "lain")
    assert refusal(tmp_path, START) == [
        "…/mkdocs.yml: DIGEST_SITE_URL: expected an address like https://user.github.io/repo/, found 'lain'"
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("engin: x", "extra.digest: unknown setting 'engin'; did you mean 'engine'?"),
        ("warna: x", "extra.digest: unknown setting 'warna'; expected one of branch, concurrency, engine"),
        ("engine: 5", "extra.digest.engine: expected text, or a list of texts, found 5"),
        ("engine:", "extra.digest.engine: expected text, or a list of texts, found nothing"),
        ("timeout: lama", "extra.digest.timeout: expected a number above 0, found 'lama'"),
        ("timeout: 0", "extra.digest.timeout: expected a number above 0, found 0"),
        ("timeout: .nan", "extra.digest.timeout: expected a number above 0, found nan"),
        ("requests_per_second: .inf", "extra.digest.requests_per_second: expected a number above 0, found inf"),
        ("page_items: 1.5", "extra.digest.page_items: expected a whole number above 0, found 1.5"),
        ("page_items: true", "extra.digest.page_items: expected a whole number above 0, found True"),
        ("feed_items: -1", "extra.digest.feed_items: expected a whole number above 0, found -1"),
        ("target: no", "extra.digest.target: expected text, in quotes, found False"),
        ("target: ../x", "extra.digest.target: expected a language such as id or en, found '../x'"),
        ("source: Indonesia", "extra.digest.source: expected a language such as id or en, found 'Indonesia'"),
        ("source: en", "extra.digest: expected two languages, found 'en' as source and target"),
        ("timezone: WIB", "extra.digest.timezone: expected a name such as Asia/Jakarta, found 'WIB'"),
        ("timezone: ../../etc/passwd", "extra.digest.timezone: expected a name such as Asia/Jakarta"),
        ("timezone: Asia", "extra.digest.timezone: expected a name such as Asia/Jakarta, found 'Asia'"),
    ],
)
def test_a_wrong_setting_is_told_with_its_file_and_name(tmp_path: Path, line: str, message: str) -> None:
    (told,) = refusal(tmp_path, f"{START}extra:\n  digest:\n    {line}\n")
    assert told.startswith(f"…/mkdocs.yml: {message}")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = "site_name: 5\ndocs_dir: docs\nsite_dir: .\nsite_url: x\nextra: {digest: {timeout: 0, engin: x}}\n"
    keys = [line.removeprefix("…/mkdocs.yml: ").split(":")[0] for line in refusal(tmp_path, text)]
    assert sorted(keys) == [
        "docs_dir",
        "extra.digest",
        "extra.digest.timeout",
        "site_dir",
        "site_name",
        "site_url",
    ]


@pytest.mark.parametrize(
    "folder", [".", "..", "/", "content", "content/id", "theme/x", ".git", "build", "build/site"]
)
def test_a_folder_that_holds_sources_is_not_for_each_build_to_replace(tmp_path: Path, folder: str) -> None:
    (told,) = refusal(tmp_path, f"{START}site_dir: {folder}\n")
    assert told.startswith("…/mkdocs.yml: site_dir: expected a folder of its own, which each build replaces")


def test_a_link_does_not_hide_where_the_site_would_be(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "site").symlink_to("content")
    (told,) = refusal(tmp_path, START)
    assert "site_dir: expected a folder of its own" in told


def test_another_mkdocs_site_is_told_what_to_do(tmp_path: Path) -> None:
    (told,) = refusal(tmp_path, "site_name: Handbook\n")
    assert "docs_dir: expected 'build/docs', the folder that digest writes, found 'docs'" in told
    assert "`digest init DIR`" in told


@pytest.mark.parametrize(
    "address",
    ["a.example", "ftp://a.example/", "https://", "https:///b", "https://a.example/?b", "//a.example", "[a]", "5"],
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    (told,) = refusal(tmp_path, f"{START}site_url: {address}\n")
    assert "site_url: expected an address like https://user.github.io/repo/, found" in told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("site_name: [Uji\n", "mkdocs.yml:2: cannot be read as settings (`key: value`): "),
        ("a: b: c\n", "mkdocs.yml:1: cannot be read as settings (`key: value`): mapping values are not allowed"),
        ("kata saja\n", "mkdocs.yml: expected settings (`key: value`), found text"),
        ("- a\n", "mkdocs.yml: expected settings (`key: value`), found a list"),
        ("5\n", "mkdocs.yml: cannot be read as settings (`key: value`): "),
        (b"site_name: caf\xe9\n", "mkdocs.yml: cannot be read as settings (`key: value`): "),
        ("site_name: \0\n", "mkdocs.yml: cannot be read as settings (`key: value`): "),
        ("INHERIT: tiada.yml\n", "mkdocs.yml: cannot be read as settings (`key: value`): Inherited config file"),
        ("site_name: !tidak ada\n", "mkdocs.yml:1: cannot be read as settings (`key: value`): "),
        (f"site_name: {'[' * 2000}\n", "mkdocs.yml: cannot be read as settings (`key: value`): "),
        (f"{START}extra: kata\n", "mkdocs.yml: extra.digest: expected settings (`key: value`), found 'kata'"),
        (f"{START}extra: {{digest: [a]}}\n", "mkdocs.yml: extra.digest: expected settings (`key: value`), found"),
    ],
)
def test_what_is_no_settings_file_is_told(tmp_path: Path, text: str | bytes, message: str) -> None:
    (told,) = refusal(tmp_path, text)
    assert told.startswith(f"…/{message}")


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no such file.*--config.*digest init DIR"):
        read_settings(tmp_path / "mkdocs.yml")


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        read_settings(tmp_path)
