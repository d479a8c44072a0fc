"""`digest model`: fetch models for the engine `local`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from digest.cli import main
from tests.local_model import model_files, place_model
from tests.model_server import FILES, ModelServer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of models; there is no site."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("DIGEST_MODELS", str(tmp_path / "model"))
    return tmp_path / "model"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with ModelServer().running() as server:
        server.offer()
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", server.url)
        yield server


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["model", *map(str, arguments)], catch_exceptions=False)


def test_a_model_is_fetched_and_its_folder_printed(server: ModelServer, models: Path) -> None:
    result = run("get")
    assert (result.exit_code, result.stdout) == (0, f"{models / 'id-en'}\n")
    assert {path.name for path in (models / "id-en").iterdir()} == {
        "model.iden.bin", "vocab.iden.spm", "lex.iden.bin",
    }  # fmt: skip


def test_what_it_is_and_how_large_is_said_before(server: ModelServer, models: Path) -> None:
    server.offer({"model": b"x" * 17_000_000, "vocab": b"x" * 800_000}, version="2.2", architecture="base")
    result = run("get")
    before, _, after = result.stderr.partition("\n")
    assert before == (
        "Firefox Translations from 'id' to 'en', version 2.2 (base): 2 files, 17.8 MB from 127.0.0.1"
    )
    assert "Fetching" in after


def test_a_model_that_is_there_is_not_fetched_again(server: ModelServer, models: Path) -> None:
    run("get")
    asked = list(server.asked)
    result = run("get")
    assert (result.exit_code, result.stdout) == (0, f"{models / 'id-en'}\n")
    assert "is there already; --force fetches it anew" in result.stderr
    assert server.asked == asked


def test_force_fetches_what_has_changed(server: ModelServer, models: Path) -> None:
    run("get")
    server.offer({"model": b"baru", "vocab": b"baru"}, version="2.2")
    assert run("get", "--force").exit_code == 0
    assert (models / "id-en" / "model.iden.bin").read_bytes() == b"baru"
    assert not (models / "id-en" / "lex.iden.bin").exists()


def test_other_languages_and_another_place_may_be_given(
    server: ModelServer, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.offer(source="es", target="nl")
    monkeypatch.delenv("FXTRANSLATE_RECORDS_URL")
    result = run(
        "get", "--source", "es", "--target", "nl", "--url", server.url, "--into", tmp_path / "lain"
    )  # fmt: skip
    assert result.stdout == f"{tmp_path / 'lain' / 'es-nl'}\n"
    assert (tmp_path / "lain" / "es-nl" / "model.esnl.bin").read_bytes() == FILES["model"]


def test_in_a_site_its_languages_and_its_folder_count(server: ModelServer, models: Path, tmp_path: Path) -> None:
    server.offer(source="es")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: build/docs\n"
        "extra: {digest: {source: es, target: en, engine: local, model: mesin}}\n",
        encoding="utf-8",
    )
    assert run("get").stdout == f"{tmp_path / 'mesin' / 'es-en'}\n"
    assert run("list").stdout.startswith("es-en\t0.0 MB\t")


@pytest.mark.parametrize(
    "arguments", [["--config", "lain/mkdocs.yml", "get"], ["get", "--config", "lain/mkdocs.yml"]]
)
def test_the_settings_may_be_elsewhere(
    arguments: list[str], server: ModelServer, models: Path, tmp_path: Path
) -> None:
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: build/docs\nextra: {digest: {model: mesin}}\n", encoding="utf-8"
    )
    assert run(*arguments).stdout == f"{tmp_path / 'lain' / 'mesin' / 'id-en'}\n"


def test_a_model_that_was_fetched_translates(server: ModelServer, models: Path, tmp_path: Path) -> None:
    server.offer({file.name.partition(".")[0]: file.read_bytes() for file in model_files()}, version="2.2")
    run("get")
    program = (
        "from digest import translate_markdown; from digest.engines import create_engine\n"
        "print(translate_markdown('A ministra visitou a **fábrica**.', create_engine('local')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "The minister visited the **factory**.\n"


def test_models_are_listed(models: Path) -> None:
    place_model(models, "pt-en")
    (models / "id-en").mkdir()
    result = run("list")
    size = sum(file.stat().st_size for file in model_files()) / 1e6
    assert (result.exit_code, result.stdout) == (0, f"pt-en\t{size:.1f} MB\t{models / 'pt-en'}\n")


def test_where_there_are_none_it_says_how_to_get_one(models: Path) -> None:
    result = run("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"There is no model in {models}; `digest model get` fetches one." in result.stderr


def test_a_network_that_fails_is_exit_code_3(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelServer().running() as server:
        pass
    result = run("get", "--url", server.url)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "127.0.0.1: the connection failed" in result.stderr


def test_a_wrong_checksum_is_exit_code_3_and_no_model(server: ModelServer, models: Path) -> None:
    path = next(path for path in server.files if path.endswith("vocab"))
    server.files[path] = server.files[path].replace(b"kata", b"kaka", 1)
    result = run("get")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "the checksum is wrong" in result.stderr
    assert not (models / "id-en").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["get", "--target", "xx"], "there is no model from 'id' to 'xx'; there are: id to en"),
        (["get", "--url", "daftar.json"], "--url: expected the address of a list of models"),
        (["get", "--url", "file:///etc/passwd"], "--url: expected the address of a list of models"),
        (["get", "--config", "tiada.yml"], "tiada.yml"),
        (["ambil"], "No such command 'ambil'"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], message: str, server: ModelServer, models: Path) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_address_with_a_password_is_not_repeated(models: Path) -> None:
    with ModelServer().running() as server:
        pass
    result = run("get", "--url", server.url.replace("http://", "http://saya:rahasia@"))
    assert result.exit_code == 3
    assert "rahasia" not in result.stderr


def test_an_interruption_leaves_what_is_whole_for_the_next_run(server: ModelServer, models: Path) -> None:
    path = next(path for path in server.files if path.endswith("vocab"))
    server.hold.add(path)
    with subprocess.Popen(
        [sys.executable, "-m", "digest", "model", "get"],
        cwd=models.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        server.reached.wait()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in told
    assert not (models / "id-en").exists()
    server.hold.clear()
    assert run("get").exit_code == 0
    assert server.files_asked == ["lex", "model", "vocab", "vocab"]
