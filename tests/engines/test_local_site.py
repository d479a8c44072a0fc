"""A site that is translated by `local`: `digest translate` as a program of its own."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import sites
from tests.engines.portuguese import examples
from tests.local_model import place_model

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = "A ministra visitou a **nova fábrica**.\n\nEla disse `x = 1` e [saiu](https://example.org/a).\n"


@pytest.fixture
def make(make_site: Callable[..., sites.Site], tmp_path: Path) -> Callable[..., sites.Site]:
    """Makes a site with its models beside its content."""

    def create(engine: str = "local", **articles: str) -> sites.Site:
        place_model(tmp_path / "situs" / "mesin")
        config = f"{sites.BARE}extra: {{digest: {{engine: {engine}, model: mesin}}}}\n"
        return make_site(config=config, **articles)

    return create


def run(site: sites.Site, *arguments: str, **options: object) -> tuple[int, str, str]:
    with site.start(*arguments, **options) as process:
        told, heard = process.communicate()
    return process.returncode, told, heard


def children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_editions_are_made_without_any_service(make: Callable[..., sites.Site]) -> None:
    site = make(a=sites.article("A fábrica", BODY))
    assert run(site, "translate") == (
        0, "content/en/2024/a.md\n", "Translating 1 article, 3 segments …\n",
    )  # fmt: skip
    edition = (site.root / "content/en/2024/a.md").read_text(encoding="utf-8")
    assert "The minister visited the **new factory**.\n" in edition
    assert "`x = 1`" in edition
    assert "](https://example.org/a)" in edition
    assert "local" in edition.partition("\n---")[0]
    assert run(site, "translate") == (0, "", "All editions are up to date.\n")


def test_where_another_engine_fails_it_goes_on(make: Callable[..., sites.Site]) -> None:
    site = make("[deepl, local]", a=sites.article("A fábrica", BODY))
    code, told, _ = run(site, "translate", env={"DEEPL_API_KEY": ""})
    assert (code, told) == (0, "content/en/2024/a.md\n")


def test_without_a_model_nothing_is_tried(make_site: Callable[..., sites.Site], tmp_path: Path) -> None:
    config = f"{sites.BARE}extra: {{digest: {{engine: local}}}}\n"
    site = make_site(config=config, a=sites.article("A fábrica", BODY))
    code, told, heard = run(site, "translate", env={"DIGEST_MODELS": str(tmp_path / "tiada")})
    assert (code, told) == (2, "")
    assert "digest model get" in heard
    assert "Traceback" not in heard


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_its_processes_end_with_the_run(end: signal.Signals, make: Callable[..., sites.Site]) -> None:
    text = "\n\n".join(example.plain for example in examples())
    site = make(**{f"a{number}": sites.article("A fábrica", f"{text}\n\n{number}.\n") for number in range(3)})
    # A Ctrl-C reaches all processes of the terminal.
    with site.start("translate", "--jobs", "2", start_new_session=True) as process:
        started: list[int] = []
        while len(started) < 2:
            started = children(process.pid)
        if end is signal.SIGINT:
            os.killpg(process.pid, end)
        else:
            process.send_signal(end)
        _, heard = process.communicate()
    assert process.returncode == (130 if end is signal.SIGINT else -end)
    assert "Traceback" not in heard
    while any(is_running(one) for one in started):
        pass
