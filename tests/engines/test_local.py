"""The engine `local` with a real model, in real processes."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest import translate_markdown
from digest.engines import create_engine
from digest.engines.base import StreamingEngine
from digest.errors import AnswerError, EngineRefused, EngineUnavailable, UsageError
from tests.engines.portuguese import examples
from tests.local_model import model_files, place_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.engines import LimitedEngine

LANGUAGES = {"source": "id", "target": "en"}
SENTENCE = "A ministra visitou a fábrica."
TRANSLATION = "The minister visited the factory."


@pytest.fixture
def make(models: Path) -> Iterator[Callable[..., LimitedEngine]]:
    """Makes engines; they are closed with the test."""
    made = []

    def create(model: Path | None = models, **options: int) -> LimitedEngine:
        made.append(create_engine("local", model=model, **options))
        return made[-1]

    yield create
    for engine in made:
        engine.close()


Make = "Callable[..., LimitedEngine]"


def workers() -> set[int]:
    """The processes that this one has started and that still run."""
    path = Path(f"/proc/{os.getpid()}/task")
    found = set()
    for task in path.iterdir():
        for child in (task / "children").read_text().split():
            command = Path(f"/proc/{child}/cmdline").read_bytes()
            if b"worker.py" in command:
                found.add(int(child))
    return found


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until(condition: Callable[[], bool]) -> None:
    while not condition():
        threading.Event().wait(0.01)


def test_it_translates(make: Make) -> None:
    assert make().translate([SENTENCE], **LANGUAGES) == [TRANSLATION]


def test_answers_come_as_soon_as_they_are_there(make: Make) -> None:
    engine = make(concurrency=1)
    assert isinstance(engine, StreamingEngine)
    found = list(engine.stream([SENTENCE, "", f"{SENTENCE} {SENTENCE}"], **LANGUAGES))
    assert [len(answers) for answers in found] == [1, 1, 1]
    assert {index: answer for answers in found for index, answer in answers.items()} == {
        0: TRANSLATION, 1: "", 2: f"{TRANSLATION} {TRANSLATION}",
    }  # fmt: skip


def test_the_number_of_workers_changes_no_answer(make: Make) -> None:
    texts = [example.marked("[[1]]\\1[[2]]", "[[3]]") for example in examples()[:12]]
    alone, together = make(concurrency=1), make(concurrency=3)
    answers = alone.translate(texts, **LANGUAGES)
    assert together.translate(texts, **LANGUAGES) == answers
    assert alone.translate(texts, **LANGUAGES) == answers


def test_many_threads_may_share_it(make: Make) -> None:
    engine = make(concurrency=2)
    texts = [example.plain for example in examples()[:8]]
    expected = engine.translate(texts, **LANGUAGES)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: engine.translate(texts, **LANGUAGES), range(8)))
    assert answers == [expected] * 8


def test_by_default_it_takes_all_cores(make: Make) -> None:
    assert make().concurrency == len(os.sched_getaffinity(0))


def test_a_request_is_a_call(make: Make) -> None:
    assert make().requests(["satu", "", "—", "dua"]) == [["satu", "dua"]]
    assert make().requests(["", "—"]) == []


def test_a_line_break_within_a_text_is_a_space(make: Make) -> None:
    assert make().translate(["A ministra visitou\na fábrica."], **LANGUAGES) == [TRANSLATION]


def test_nothing_is_started_before_it_is_needed(make: Make) -> None:
    before = workers()
    engine = make()
    engine.translate(["", "—", "[[1]]"], **LANGUAGES)
    assert workers() == before


def test_closing_ends_its_workers(make: Make) -> None:
    engine = make(concurrency=2)
    before = workers()
    engine.translate([SENTENCE] * 4, **LANGUAGES)
    started = workers() - before
    assert 1 <= len(started) <= 2
    engine.close()
    engine.close()
    assert not workers() & started
    with pytest.raises(EngineUnavailable, match="stopped"):
        engine.translate([SENTENCE], **LANGUAGES)


def test_closing_ends_a_translation_under_way(make: Make) -> None:
    engine = make(concurrency=1)
    answers: list[object] = []
    asked = threading.Thread(
        target=lambda: answers.extend(engine.translate_each([SENTENCE * 20] * 500, **LANGUAGES))
    )
    before = workers()
    asked.start()
    wait_until(lambda: bool(workers() - before))
    engine.close()
    asked.join()
    assert len(answers) == 500
    assert isinstance(answers[-1], EngineUnavailable)


def test_an_engine_that_is_forgotten_takes_its_workers_with_it(make: Make, models: Path) -> None:
    before = workers()
    engine = create_engine("local", model=models)
    engine.translate([SENTENCE], **LANGUAGES)
    assert workers() - before
    del engine
    gc.collect()
    assert not workers() - before


def test_a_worker_that_dies_costs_one_text(make: Make) -> None:
    engine = make(concurrency=1)
    before = workers()
    engine.translate([SENTENCE], **LANGUAGES)
    [process] = workers() - before
    os.kill(process, signal.SIGKILL)
    first, second = engine.translate_each([SENTENCE, SENTENCE], **LANGUAGES)
    assert isinstance(first, EngineUnavailable)
    assert "ended by itself (-9)" in str(first)
    assert second == TRANSLATION


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_program_however_it_ends(end: signal.Signals, models: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from digest.engines import create_engine\n"
        f"engine = create_engine('local', model=Path({str(models)!r}), concurrency=2)\n"
        f"engine.translate([{SENTENCE!r}] * 4, source='id', target='en')\n"
        "print(*[worker._process.pid for worker in engine._workers._all], flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, encoding="utf-8", cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout
        started = [int(number) for number in process.stdout.readline().split()]
        assert started
        process.send_signal(end)
        process.wait()
        wait_until(lambda: not any(is_running(number) for number in started))


def test_a_script_that_says_nothing_of_its_main_module_can_use_it(models: Path, tmp_path: Path) -> None:
    script = tmp_path / "skrip.py"
    script.write_text(
        "from pathlib import Path\nfrom digest.engines import create_engine\nprint('begin')\n"
        f"engine = create_engine('local', model=Path({str(models)!r}), concurrency=2)\n"
        f"print(*engine.translate([{SENTENCE!r}] * 2, source='id', target='en'), sep='\\n')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", script],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["begin", TRANSLATION, TRANSLATION]
    assert done.stderr == ""


def test_a_sentence_that_the_model_fails_at_is_an_error_of_its_text(make: Make) -> None:
    first, second = make(concurrency=1).translate_each(["Olá \ud800 mundo", SENTENCE], **LANGUAGES)
    assert isinstance(first, AnswerError)
    assert second == TRANSLATION


def test_other_pairs_of_languages_have_their_own_models(tmp_path: Path, make: Make) -> None:
    place_model(tmp_path, "pt-en")
    engine = make(tmp_path)
    assert engine.translate([SENTENCE], source="pt", target="en") == [TRANSLATION]
    with pytest.raises(EngineRefused, match=r"no model from 'id' to 'en' in .*digest model get --source id"):
        engine.translate([SENTENCE], **LANGUAGES)


def test_the_folder_may_be_that_of_the_model_itself(models: Path, make: Make) -> None:
    assert make(models / "id-en").translate([SENTENCE], **LANGUAGES) == [TRANSLATION]


def test_without_a_folder_it_is_that_of_the_environment(
    models: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGEST_MODELS", str(models))
    assert make(None).translate([SENTENCE], **LANGUAGES) == [TRANSLATION]


@pytest.mark.parametrize("missing", ["model*.bin", "vocab*.spm"])
def test_without_a_model_it_says_how_to_get_one(missing: str, tmp_path: Path, make: Make) -> None:
    folder = place_model(tmp_path)
    for file in folder.glob(missing):
        file.unlink()
    with pytest.raises(UsageError, match=r"no model in .*`digest model get`.*mkdocs\.yml: extra"):
        make(tmp_path)


def test_a_model_without_a_lexicon_is_complete(tmp_path: Path, make: Make) -> None:
    folder = place_model(tmp_path)
    for file in folder.glob("lex*"):
        file.unlink()
    assert make(tmp_path).translate([SENTENCE], **LANGUAGES) == [TRANSLATION]


@pytest.mark.parametrize("damage", [lambda content: content[: len(content) // 2], lambda _: b"nope"])
def test_a_damaged_model_is_refused(damage: Callable[[bytes], bytes], tmp_path: Path, make: Make) -> None:
    folder = place_model(tmp_path)
    [file] = folder.glob("model*")
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(damage(content))
    with pytest.raises(EngineRefused, match=r"cannot be loaded .*digest model get --force"):
        make(tmp_path).translate([SENTENCE], **LANGUAGES)


def test_without_fxtranslate_it_says_what_to_install(models: Path, tmp_path: Path) -> None:
    # A Python that sees this package and what it needs, but not fxtranslate.
    program = (
        "import sys; from pathlib import Path\n"
        "class Nowhere:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'fxtranslate': raise ModuleNotFoundError(name)\n"
        "import importlib.util; whole = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'fxtranslate' else whole(name, *rest)\n"
        "from digest.engines import create_engine\n"
        f"create_engine('local', model=Path({str(models)!r}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=Path(__file__).parents[2]
    )
    assert "UsageError" in done.stderr
    assert "pip install 'digest[local]'" in done.stderr


def test_naming_it_loads_nothing_of_it() -> None:
    program = (
        "import sys; from digest.engines import engine_names; assert 'local' in engine_names()\n"
        "print(sorted({'fxtranslate', 'platformdirs', 'digest.engines.local'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, encoding="utf-8", check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_a_long_text_without_marks_of_sentences_is_translated_to_its_end(make: Make) -> None:
    names = [example.name[1] for example in examples() if example.name]
    text = "Na reunião estiveram " + ", ".join(names) + " e todos os outros."
    [answer] = make().translate([text], **LANGUAGES)
    assert sum(name in answer for name in names) > len(names) * 0.9


def test_markdown_of_all_kinds_survives(make: Make) -> None:
    text = (
        "# Uma **nova lei**\n\n"
        "O presidente[^1] da *[Embraer](https://example.org/a)* disse `x = 1` a *Ana*.\\\nEla riu.\n\n"
        "[^1]: Ele tem **62 anos**.\n\n"
        "| Ano | Valor |\n|---|---|\n| 2023 | 3,5% |\n"
    )
    answer = translate_markdown(text, make())
    for kept in ("[^1]", "](https://example.org/a)*", "`x = 1`", "\\\n", "[^1]: ", "|---|---|", "| 2023 |"):
        assert answer.count(kept) == text.count(kept), answer
    assert answer.count("*") == text.count("*")


def test_the_tests_have_a_complete_model() -> None:
    assert len(model_files()) == 3
