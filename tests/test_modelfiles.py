"""Models on this machine: which one is chosen, and how it gets there."""

from __future__ import annotations

import json
import re
import threading
from typing import TYPE_CHECKING

import pytest

from digest.engines import create_engine
from digest.errors import AnswerError, EngineError, EngineUnavailable, UsageError
from digest.modelfiles import find_model, models_folder, read_folder
from digest.modelfiles.fetch import fetch_model, find_offer, records_address
from digest.modelfiles.records import choose_model
from tests.local_model import model_files
from tests.model_server import FILES, RECORDS, ModelServer, compress, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.modelfiles.records import Offer

PLACES = {kind: f"/berkas/iden/2.1-tiny-{kind}" for kind in FILES}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ModelServer().running() as server:
        yield server


def fetch(server: ModelServer, models: Path) -> Path:
    pytest.importorskip("fxtranslate", reason="fxtranslate is not installed: pip install 'digest[test]'")
    offer = find_offer("id", "en", url=server.url)
    return fetch_model(offer, models, url=server.url, advance=lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


WHOLE = {
    "model.iden.bin": FILES["model"],
    "vocab.iden.spm": FILES["vocab"],
    "lex.iden.bin": FILES["lex"],
}


def test_a_model_is_fetched_whole(server: ModelServer, tmp_path: Path) -> None:
    server.offer()
    folder = fetch(server, tmp_path)
    assert folder == tmp_path / "id-en"
    assert contents(folder) == WHOLE
    assert {path.name for path in tmp_path.iterdir()} == {"id-en", ".id-en.lock"}
    model = find_model("id", "en", folder=tmp_path)
    assert model.weights == folder / "model.iden.bin"
    assert model.source_vocabulary == model.target_vocabulary == folder / "vocab.iden.spm"


def test_a_real_model_can_be_used_at_once(server: ModelServer, tmp_path: Path) -> None:
    server.offer({file.name.partition(".")[0]: file.read_bytes() for file in model_files()})
    fetch(server, tmp_path)
    engine = create_engine("local", model=tmp_path)
    assert engine.translate(["A ministra chegou."], source="id", target="en") == ["The minister has arrived."]
    engine.close()


def test_files_that_are_not_compressed_are_fetched_too(server: ModelServer, tmp_path: Path) -> None:
    server.offer(packed=False)
    assert contents(fetch(server, tmp_path)) == WHOLE


def test_languages_with_two_vocabularies_have_both(server: ModelServer, tmp_path: Path) -> None:
    server.offer({"model": b"m", "srcvocab": b"s", "trgvocab": b"t"})
    fetch(server, tmp_path)
    model = find_model("id", "en", folder=tmp_path)
    assert [file.name[:8] for file in model.files] == ["model.id", "srcvocab", "trgvocab"]


def test_a_server_that_says_nothing_of_its_files_has_them_at_its_root(tmp_path: Path) -> None:
    with ModelServer(base=None).running() as server:
        server.offer()
        assert contents(fetch(server, tmp_path)) == WHOLE


def test_a_list_that_is_a_plain_file_has_the_files_beside_it(tmp_path: Path) -> None:
    with ModelServer(base="/model/").running() as server:
        server.offer()
        server.files["/model/daftar.json"] = json.dumps({"data": server.records}).encode()
        server.url = f"{server.origin}/model/daftar.json"
        assert contents(fetch(server, tmp_path)) == WHOLE


def test_progress_is_told_in_bytes(server: ModelServer, tmp_path: Path) -> None:
    server.offer()
    offer = find_offer("id", "en", url=server.url)
    told: list[int] = []
    fetch_model(offer, tmp_path, url=server.url, advance=told.append)
    assert sum(told) == offer.size == sum(len(compress(content)) for content in FILES.values())


FAULTS = {
    "a file is missing": lambda server: server.files.pop(PLACES["vocab"]),
    "a file is another": lambda server: server.files.update({PLACES["vocab"]: compress(b"lain" * 3750)}),
    "a byte is wrong": lambda server: server.files.update(
        {PLACES["vocab"]: server.files[PLACES["vocab"]].replace(b"kata", b"kaka", 1)}
    ),
    "a file is longer": lambda server: server.files.update(
        {PLACES["vocab"]: server.files[PLACES["vocab"]] + b"x" * 100_000}
    ),
    "a file is cut": lambda server: server.cut.add(PLACES["vocab"]),
    "what is packed is wrong": lambda server: server.records[1].update(decompressedHash=sha256(b"lain")),
    "a file cannot be unpacked": lambda server: damage(server),
}


def damage(server: ModelServer) -> None:
    content = compress(b"kata")[:9] + b"\xff" * 20
    server.files[PLACES["vocab"]] = content
    server.records[1]["attachment"] |= {"size": len(content), "hash": sha256(content)}


@pytest.mark.parametrize("fault", FAULTS)
def test_of_a_model_that_is_damaged_nothing_is_used(fault: str, server: ModelServer, tmp_path: Path) -> None:
    server.offer()
    FAULTS[fault](server)
    with pytest.raises(EngineError, match=r"^127\.0\.0\.1: "):
        fetch(server, tmp_path)
    assert not (tmp_path / "id-en").exists()
    with pytest.raises(UsageError, match="no model in"):
        create_engine("local", model=tmp_path)


def test_a_wrong_checksum_is_shown_with_the_right_one(server: ModelServer, tmp_path: Path) -> None:
    server.offer()
    FAULTS["a byte is wrong"](server)
    right = sha256(compress(FILES["vocab"]))
    with pytest.raises(AnswerError, match=f"vocab: the checksum is wrong; expected {right}, found [0-9a-f]{{64}}"):
        fetch(server, tmp_path)


def test_after_an_interruption_only_the_rest_is_fetched(server: ModelServer, tmp_path: Path) -> None:
    server.offer()
    server.cut.add(PLACES["vocab"])
    with pytest.raises(EngineUnavailable, match="run the same command again to go on"):
        fetch(server, tmp_path)
    before = server.files_asked
    assert contents(fetch(server, tmp_path)) == WHOLE
    assert before == ["lex", "model", "vocab"]
    assert server.files_asked == [*before, "vocab"]


def test_what_an_interrupted_run_has_left_of_an_older_model_is_not_taken(
    server: ModelServer, tmp_path: Path
) -> None:
    server.offer({"model": b"lama", "srcvocab": b"lama", "trgvocab": b"lama"}, version="1.0")
    server.cut.add("/berkas/iden/1.0-tiny-trgvocab")
    with pytest.raises(EngineUnavailable):
        fetch(server, tmp_path)
    server.offer()
    assert contents(fetch(server, tmp_path)) == WHOLE


def test_a_model_that_is_there_stays_until_the_new_one_is_complete(server: ModelServer, tmp_path: Path) -> None:
    server.offer(version="1.0")
    fetch(server, tmp_path)
    server.offer({"model": b"baru", "vocab": b"baru"})
    server.cut.add(PLACES["vocab"])
    with pytest.raises(EngineUnavailable):
        fetch(server, tmp_path)
    assert contents(tmp_path / "id-en") == WHOLE
    fetch(server, tmp_path)
    assert contents(tmp_path / "id-en") == {"model.iden.bin": b"baru", "vocab.iden.spm": b"baru"}


def test_what_is_there_is_not_fetched_again_unless_it_is_damaged(server: ModelServer, tmp_path: Path) -> None:
    server.offer()
    vocabulary = fetch(server, tmp_path) / "vocab.iden.spm"
    before = server.files_asked
    fetch(server, tmp_path)
    assert server.files_asked == before
    vocabulary.write_bytes(b"rusak")
    fetch(server, tmp_path)
    assert server.files_asked == [*before, "vocab"]
    assert contents(tmp_path / "id-en") == WHOLE


def test_two_runs_at_once_do_not_hurt_each_other(server: ModelServer, tmp_path: Path) -> None:
    server.offer()
    failures: list[BaseException] = []

    def run() -> None:
        try:
            fetch(server, tmp_path)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert contents(tmp_path / "id-en") == WHOLE


def test_nobody_there_is_a_network_failure(tmp_path: Path) -> None:
    with ModelServer().running() as server:
        pass
    with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1: the connection failed"):
        fetch(server, tmp_path)


def records(*offers: dict[str, str], files: tuple[str, ...] = ("model", "vocab")) -> str:
    return json.dumps({"data": [record(kind, **offer) for offer in offers for kind in files]})


def record(kind: str, **fields: object) -> dict[str, object]:
    attachment = {"location": "x", "size": 1, "hash": sha256(b"x")}
    pair = {"sourceLanguage": "id", "targetLanguage": "en"}
    return {"fileType": kind, "version": "2.1", "architecture": "tiny", "attachment": attachment} | pair | fields


def chosen(*offers: dict[str, str]) -> tuple[str, str]:
    offer: Offer = choose_model(records(*offers), "id", "en")
    return offer.version, offer.architecture


def test_the_newest_release_that_can_be_read_is_chosen() -> None:
    versions = ["1.0", "2.0", "2.10", "2.9", "3.0a1", "4.0", "10.0", "baru"]
    assert chosen(*({"version": version} for version in versions)) == ("2.10", "tiny")


def test_a_preview_is_better_than_nothing() -> None:
    assert chosen({"version": "3.0a1"}) == ("3.0a1", "tiny")


def test_of_one_version_the_largest_known_architecture_is_chosen() -> None:
    kinds = ["base", "aneh", "base-memory", "tiny"]
    assert chosen(*({"architecture": kind} for kind in kinds)) == ("2.1", "base-memory")


def test_a_newer_version_without_a_vocabulary_is_passed_over() -> None:
    lonely = json.loads(records({"version": "3.0"}, files=("model", "lex", "srcvocab")))["data"]
    whole = json.loads(records({"version": "2.0"}))["data"]
    assert choose_model(json.dumps({"data": lonely + whole}), "id", "en").version == "2.0"


def test_older_names_of_the_languages_are_understood() -> None:
    old = [record(kind, fromLang="id", toLang="en") for kind in ("model", "vocab")]
    for one in old:
        del one["sourceLanguage"], one["targetLanguage"]
    assert choose_model(json.dumps({"data": old}), "id", "en").source == "id"


def test_a_pair_that_is_not_offered_is_answered_with_those_that_are() -> None:
    body = records({}, {"sourceLanguage": "id", "targetLanguage": "nl"}, {"sourceLanguage": "fr"})
    with pytest.raises(UsageError, match="no model from 'id' to 'de'; there are: id to en, id to nl"):
        choose_model(body, "id", "de")
    with pytest.raises(UsageError, match="no model from 'xx' to 'yy'; there are: neither"):
        choose_model(body, "xx", "yy")


@pytest.mark.parametrize("body", ["", "<html>", "[]", "{}", '{"data": 7}', "null"])
def test_records_that_are_none_are_refused(body: str) -> None:
    with pytest.raises(AnswerError, match="the list of models is none"):
        choose_model(body, "id", "en")


@pytest.mark.parametrize(
    "change",
    [
        {"attachment": None},
        {"attachment": {"location": "x", "size": 1}},
        {"attachment": {"location": "x", "size": 1, "hash": "abc"}},
        {"attachment": {"location": 7, "size": 1, "hash": sha256(b"x")}},
        {"attachment": {"location": "x", "size": -1, "hash": sha256(b"x")}},
        {"fileType": "../../etc"},
        {"fileType": None},
    ],
)
def test_a_file_without_a_checksum_a_size_or_a_known_kind_is_not_taken(change: dict[str, object]) -> None:
    body = {"data": [record("model"), record("vocab", **change)]}
    with pytest.raises(UsageError, match="no model"):
        choose_model(json.dumps(body), "id", "en")


def test_the_address_of_the_records_is_firefox_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fxtranslate", reason="fxtranslate is not installed: pip install 'digest[test]'")
    monkeypatch.delenv("FXTRANSLATE_RECORDS_URL", raising=False)
    assert re.fullmatch(rf"https://firefox\.settings\.services\.mozilla\.com{RECORDS}", records_address())
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:9/daftar")
    assert records_address() == "http://127.0.0.1:9/daftar"


def test_models_are_in_the_folder_of_the_environment_or_in_the_user_s_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIGEST_MODELS", str(tmp_path))
    assert models_folder() == tmp_path
    monkeypatch.delenv("DIGEST_MODELS")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "singgahan"))
    assert models_folder() == tmp_path / "singgahan" / "digest" / "models"


def test_a_folder_without_all_of_a_model_has_none(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "tiada") is None
    for name in ("model.bin", "srcvocab.spm"):
        (tmp_path / name).write_bytes(b"")
        assert read_folder(tmp_path) is None
    (tmp_path / "trgvocab.spm").write_bytes(b"")
    assert read_folder(tmp_path)
