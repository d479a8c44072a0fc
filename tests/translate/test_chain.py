"""Several engines: what one cannot do, the next one gets."""

from __future__ import annotations

import json
import re
import shutil
import signal
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from digest.content import read_content
from digest.editions import read_editions
from digest.errors import EngineUnavailable
from digest.glossary import Glossary
from digest.memory import Memory
from digest.settings import read_settings
from digest.translate.desk import plan_articles
from digest.translate.run import run_plans
from tests import newsroom, sites
from tests.local_model import model_files, place_model
from tests.servers import Fault, Seen, TranslationServer
from tests.translate.site import Site
from tests.translate.test_any_engine import Counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from click.testing import Result

GOOGLE, MYMEMORY = "/m", "/get"
# Sent away for an hour: no engine waits for that.
BLOCKED = Fault("429", headers={"Retry-After": "3600"})
REFUSED = Fault(status=400, body="no")
QUICK = "requests_per_second: 1000"


class Chain:
    """A site, and a server that is Google at one path and MyMemory at another."""

    def __init__(self, site: Site, server: TranslationServer) -> None:
        self.site = site
        self.server = server

    def run(self, *arguments: str, engine: str = "google,mymemory", command: str = "translate") -> Result:
        where = ["--engine", engine, "--engine-url", self.server.url]
        return self.site.run(command, *where, *arguments)

    def asked(self, path: str) -> list[str]:
        """The lines that were sent to a service."""
        texts = [text for seen in self.server.seen if seen.path == path for text in seen.texts]
        return [line for text in texts for line in text.split("\n")]

    def fails(self, path: str, fault: Fault, *words: str) -> None:
        """Let a service fail, at texts with one of `words`, or always."""

        def choose(seen: Seen) -> Fault | None:
            matches = not words or any(word in text for word in words for text in seen.texts)
            return fault if seen.path == path and matches else None

        self.server.fault = choose

    @property
    def host(self) -> str:
        return self.server.url.removeprefix("http://")


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    site = Site(tmp_path / "site")
    configure(site, QUICK)
    site.write("a.md", "Hujan turun.\n\n- satu\n- dua\n\nCerah.\n")
    with TranslationServer() as server:
        yield Chain(site, server)


def configure(site: Site, *settings: str) -> None:
    """Set digest's own settings."""
    config = newsroom.SETTINGS.replace("{}", "{" + ", ".join(settings) + "}")
    (site.root / "mkdocs.yml").write_text(config, encoding="utf-8")


def made_by(chain: Chain) -> list[str]:
    """Which engine made which paragraph of a.md."""
    [row] = json.loads(chain.site.run("status", "--format", "json").stdout)
    return [paragraph["engine"] for paragraph in row["paragraphs"]]


def test_where_the_first_is_blocked_the_second_makes_all(chain: Chain) -> None:
    chain.fails(GOOGLE, BLOCKED)
    done = chain.run()
    assert (done.exit_code, done.stdout) == (0, "content/en/a.md\n")
    assert done.stderr.splitlines() == [
        "Translating 1 article, 5 segments …",
        f"google: {chain.host} answers with HTTP 429: too many requests; mymemory goes on",
    ]
    assert "  engine: mymemory\n" in chain.site.read("a.md")
    assert made_by(chain) == ["mymemory"] * 3
    assert "google" not in chain.site.read("a.md")


def test_each_paragraph_says_who_made_it(chain: Chain) -> None:
    chain.fails(GOOGLE, REFUSED, "dua", "Cerah.")
    done = chain.run()
    assert done.exit_code == 0
    assert done.stderr.count("\n") == 2
    assert done.stderr.endswith("answers with HTTP 400: it does not accept the text; mymemory goes on\n")
    assert sorted(chain.asked(MYMEMORY)) == ["Cerah.", "dua"]
    assert made_by(chain) == ["google", "google, mymemory", "mymemory"]
    assert chain.site.body("a.md") == "HUJAN TURUN.\n\n- SATU\n- DUA\n\nCERAH.\n"
    row = chain.site.run("status").stdout.split()
    assert row[:3] == ["content/id/a.md", "machine", "google,mymemory"]


def test_who_goes_on_is_said_before_it_does(chain: Chain) -> None:
    chain.fails(GOOGLE, BLOCKED)
    chain.server.delay = 0.1
    where = ("--engine", "google,mymemory", "--engine-url", chain.server.url)
    with sites.Site(chain.site.root).start("translate", *where) as process:
        assert process.stderr
        said = [process.stderr.readline() for _ in range(2)]
        left = len(chain.asked(MYMEMORY))
    assert said[1].endswith("; mymemory goes on\n")
    assert left < len(chain.asked(MYMEMORY)) == 5


def test_what_another_of_them_made_stays_when_the_first_is_back(chain: Chain) -> None:
    chain.fails(GOOGLE, REFUSED, "dua", "Cerah.")
    chain.run()
    before = chain.site.read("a.md")
    chain.server.fault = None
    chain.server.seen.clear()
    for engine in ("google,mymemory", "google"):
        shutil.rmtree(chain.site.root / "build")
        assert chain.run(engine=engine).stderr == "All editions are up to date.\n"
    chain.site.write("b.md", "Cerah.\n\n- dua\n")
    chain.run()
    assert chain.server.seen == [], "the memory knows it of the second engine"
    assert chain.site.read("a.md") == before


def test_the_first_one_alone_gets_new_texts_alone(chain: Chain) -> None:
    chain.fails(GOOGLE, BLOCKED)
    chain.run()
    chain.server.fault = None
    chain.server.seen.clear()
    chain.site.write("a.md", "Hujan turun.\n\nBaru.\n\n- satu\n- dua\n\nCerah.\n")
    assert chain.run(engine="google").exit_code == 0
    assert chain.asked(GOOGLE) == ["Baru."]
    assert made_by(chain) == ["mymemory", "google", "mymemory", "mymemory"]


def test_what_the_second_made_of_an_article_that_is_not_complete_is_known(chain: Chain) -> None:
    chain.server.fault = lambda seen: BLOCKED if seen.path == GOOGLE else REFUSED if "dua" in seen.texts else None
    assert chain.run().exit_code == 3
    chain.server.fault = None
    chain.server.seen.clear()
    assert chain.run().exit_code == 0
    assert [*chain.asked(GOOGLE), *chain.asked(MYMEMORY)] == ["dua"]
    assert made_by(chain) == ["mymemory", "mymemory, google", "mymemory"]


def test_where_all_fail_each_says_why(chain: Chain) -> None:
    chain.server.fault = lambda seen: BLOCKED if seen.path == GOOGLE else Fault(status=403)
    done = chain.run()
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.splitlines()[1:] == [
        f"google: {chain.host} answers with HTTP 429: too many requests; mymemory goes on",
        f"mymemory: {chain.host} answers with HTTP 403: it refuses the key, or needs one",
        "Run again later, or choose another engine with --engine; only what is missing is sent."
        " `digest build --offline` builds the site without.",
        "content/id/a.md: not translated",
    ]


def test_one_without_its_key_is_passed_over(chain: Chain) -> None:
    done = chain.run(engine="deepl,google")
    assert done.exit_code == 0
    assert re.search(r"^engine 'deepl' needs a key: .*DEEPL_API_KEY.*; google goes on$", done.stderr, re.MULTILINE)
    assert made_by(chain) == ["google"] * 3


def test_one_that_was_not_needed_is_not_spoken_of(chain: Chain) -> None:
    done = chain.run(engine="google,deepl")
    assert (done.exit_code, done.stderr) == (0, "Translating 1 article, 5 segments …\n")


def test_one_without_its_key_at_the_end_is_a_reason_like_others(chain: Chain) -> None:
    chain.fails(GOOGLE, BLOCKED)
    done = chain.run(engine="google,deepl")
    assert done.exit_code == 3
    google, deepl = done.stderr.splitlines()[1:3]
    assert google.endswith("HTTP 429: too many requests")
    assert "DEEPL_API_KEY" in deepl


@pytest.mark.parametrize("command", ["translate", "build"])
def test_all_without_their_keys_is_wrong_usage(chain: Chain, command: str) -> None:
    done = chain.run(engine="deepl,microsoft", command=command)
    assert done.exit_code == 2
    assert "DEEPL_API_KEY" in done.stderr
    assert "MICROSOFT_API_KEY" in done.stderr
    assert not (chain.site.root / "content" / "en").exists()


@pytest.mark.parametrize("command", ["translate", "build"])
@pytest.mark.parametrize(
    ("engine", "message"),
    [
        ("google,mymemry", "unknown engine 'mymemry'; did you mean 'mymemory'?"),
        ("google,", "unknown engine ''; expected one of chatgpt, deepl, google,"),
        ("", "unknown engine ''; expected one of chatgpt, deepl, google,"),
    ],
)
def test_a_wrong_name_among_them_is_wrong_usage(chain: Chain, engine: str, message: str, command: str) -> None:
    done = chain.run(engine=engine, command=command)
    assert done.exit_code == 2
    assert done.stderr.startswith(message)
    assert chain.server.seen == []


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("engine: [google, mymemry]", "did you mean 'mymemory'?"),
        ("engine: []", "mkdocs.yml: extra.digest.engine: expected text, or a list of texts, found nothing"),
        ("engine: [google, 1]", "mkdocs.yml: extra.digest.engine: expected text, or a list of texts, found"),
        ("engine_url: {goggle: 'http://127.0.0.1'}", "did you mean 'google'?"),
    ],
)
def test_wrong_settings_of_them_are_wrong_usage(chain: Chain, setting: str, message: str) -> None:
    configure(chain.site, setting)
    done = chain.site.run("translate")
    assert done.exit_code == 2
    assert message in done.stderr


def test_one_that_is_named_twice_is_asked_once(chain: Chain) -> None:
    chain.fails(GOOGLE, Fault(status=403))
    done = chain.run(engine="google, google")
    assert done.exit_code == 3
    assert done.stderr.count("google:") == 1


def test_each_has_its_own_address(chain: Chain) -> None:
    with TranslationServer(str.title) as other:
        addresses = f"engine_url: {{google: '{chain.server.url}', mymemory: '{other.url}'}}"
        configure(chain.site, QUICK, "engine: [google, mymemory]", addresses)
        chain.fails(GOOGLE, REFUSED, "dua")
        done = chain.site.run("translate")
        assert done.exit_code == 0
        assert [seen.path for seen in other.seen] == [MYMEMORY]
    assert "- SATU\n- Dua\n" in chain.site.body("a.md")


def test_the_engine_on_this_machine_goes_on_where_a_service_is_blocked(chain: Chain) -> None:
    place_model(chain.site.root / "models")
    configure(chain.site, QUICK, "engine: [google, local]", f"engine_url: '{chain.server.url}'", "model: models")
    chain.fails(GOOGLE, BLOCKED)
    done = chain.site.run("translate")
    assert (done.exit_code, done.stdout) == (0, "content/en/a.md\n")
    assert done.stderr.endswith("HTTP 429: too many requests; local goes on\n")
    assert made_by(chain) == ["local"] * 3


def test_without_its_model_the_engine_on_this_machine_is_passed_over(chain: Chain) -> None:
    model_files()
    configure(chain.site, QUICK, "engine: [local, google]", f"engine_url: '{chain.server.url}'", "model: models")
    done = chain.site.run("translate")
    assert done.exit_code == 0
    assert re.search(r"^engine 'local'.*digest model get.*; google goes on$", done.stderr, re.MULTILINE), (
        done.stderr
    )
    assert made_by(chain) == ["google"] * 3


def test_where_nobody_listens_the_next_one_goes_on(chain: Chain) -> None:
    gone = TranslationServer()
    gone.close()
    addresses = f"engine_url: {{google: '{gone.url}', mymemory: '{chain.server.url}'}}"
    configure(chain.site, QUICK, "engine: 'google, mymemory'", addresses)
    done = chain.site.run("translate")
    assert done.exit_code == 0
    assert done.stderr.count("google: no connection to 127.0.0.1") == 1
    assert done.stderr.endswith("is the network up, and the address right?; mymemory goes on\n")
    assert made_by(chain) == ["mymemory"] * 3


def test_an_interrupt_while_the_second_works_loses_nothing(chain: Chain) -> None:
    for number in range(20):
        chain.site.write(f"many/{number:02}.md", f"Paragraf {number}.\n")
    chain.fails(GOOGLE, BLOCKED)
    where = ("--engine", "google,mymemory", "--engine-url", chain.server.url)
    process = sites.Site(chain.site.root).start("translate", *where)
    while len(chain.asked(MYMEMORY)) < 8 and process.poll() is None:
        time.sleep(0.002)
    chain.server.delay = 300
    asked = len(chain.asked(MYMEMORY))
    while len(chain.asked(MYMEMORY)) < asked + 2 and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 130
    chain.server.delay = 0
    answered = set(chain.asked(MYMEMORY)[:-4])
    chain.server.fault = None
    chain.server.seen.clear()
    assert chain.run().exit_code == 0
    assert answered.isdisjoint([*chain.asked(GOOGLE), *chain.asked(MYMEMORY)])


class Shaped:
    """An engine with placeholders of its own, which answers what `translate_text` makes of a text."""

    def __init__(self, name: str, placeholder: str, translate_text: Callable[[str], str]) -> None:
        self.name = name
        self.placeholder = placeholder
        self.seen: list[str] = []
        self._translate_text = translate_text

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        self.seen += texts
        return [self._translate_text(text) for text in texts]


def test_each_gets_placeholders_of_its_own_shape(chain: Chain) -> None:
    chain.site.write("a.md", "Satu **dua** `tiga`.\n", "title: Judul\ndate: 2024-05-06\n")
    settings = read_settings(chain.site.root / "mkdocs.yml")
    articles = read_content(settings).published

    def fail(text: str) -> str:
        raise EngineUnavailable("first: away")

    first, second = Shaped("first", "<{}>", fail), Shaped("second", "#{}#", str.upper)
    with Memory(settings.build / "memory.sqlite", source="id", target="en") as memory:
        result = run_plans(
            plan_articles(articles, read_editions(articles, settings)),
            engines=[first, second],
            known={},
            memory=memory,
            glossary=Glossary(),
            settings=settings,
            today=date(2024, 5, 6),
            progress=(progress := Counted()),
        )
    assert (progress.notes, result.reasons) == (["first: away; second goes on"], [])
    assert (first.seen, second.seen) == (["Judul", "Satu <1>dua<2> <3>."], ["Judul", "Satu #1#dua#2# #3#."])
    assert chain.site.body("a.md") == "SATU **DUA** `tiga`.\n"


def test_the_page_names_all_of_them(chain: Chain, tmp_path: Path) -> None:
    site = sites.make(tmp_path / "real", config=sites.REAL, a=sites.article(body="Hujan turun.\n\nCerah.\n"))
    chain.fails(GOOGLE, REFUSED, "Cerah.")
    done = site.run("build", "--engine", "google,mymemory", "--engine-url", chain.server.url)
    assert done.exit_code == 0, done.output
    page = site.files("site")["en/2024/a/index.html"].decode()
    [provenance] = re.findall(r"data-provenance.*?</p>", page, re.DOTALL)
    assert re.search(r"Google Translate.*MyMemory", provenance, re.DOTALL), provenance
    assert done.stderr.count("; mymemory goes on") == 1
