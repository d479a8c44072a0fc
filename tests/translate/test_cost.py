"""What a run would send is known beforehand, and can be limited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import newsroom, sites
from tests.servers import Fault, TranslationServer
from tests.translate.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

GLOSSARY = "hujan: rain\nPT Maju: PT Maju\n"


class Desk:
    """A site, and a server for all engines."""

    def __init__(self, site: Site, server: TranslationServer) -> None:
        self.site = site
        self.server = server

    def configure(self, *settings: str) -> None:
        given = ", ".join(("requests_per_second: 1000", *settings))
        (self.site.root / "mkdocs.yml").write_text(
            newsroom.SETTINGS.replace("{}", f"{{{given}}}"), encoding="utf-8"
        )

    def run(self, *arguments: str, engine: str = "google", command: str = "translate") -> Result:
        self.server.seen.clear()
        return self.site.run(command, "--engine", engine, "--engine-url", self.server.url, *arguments)

    def estimate(self, *arguments: str, engine: str = "google") -> dict[str, int]:
        done = self.run("--dry-run", *arguments, engine=engine)
        assert done.exit_code == 0, done.output
        assert self.server.seen == []
        return {key: int(value) for key, value in (line.split(": ") for line in done.stdout.splitlines())}

    @property
    def sent(self) -> int:
        """Characters since the last run began."""
        return sum(map(len, self.server.texts))

    @property
    def lines(self) -> list[str]:
        return [line for text in self.server.texts for line in text.split("\n")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Three articles of 20 to 22 characters each, the last the newest."""
    site = Site(tmp_path / "site")
    for day, name in enumerate(("a.md", "b/b.md", "c.md"), start=1):
        site.write(name, f"Kata {name[0]}.\n\nSama {name[0]}.\n", f"title: Judul\ndate: 2024-05-0{day}\n")
    with TranslationServer() as server:
        desk = Desk(site, server)
        desk.configure()
        yield desk


def files(site: Site) -> dict[str, bytes | None]:
    """All that is in a site's folder, folders too."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in site.root.rglob("*")}


@pytest.mark.parametrize(
    ("arguments", "engine"),
    [
        ([], "google"),
        (["--force"], "google"),
        ([], "mymemory,google"),
        (["--force"], "mymemory,google"),
        (["content/id/b"], "google"),
        (["content/id/a.md", "content/en/c.md", "--force"], "libre"),
    ],
)
@pytest.mark.parametrize("glossary", ["", GLOSSARY])
def test_a_dry_run_says_just_what_is_sent_then(
    desk: Desk, arguments: list[str], engine: str, glossary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.site.root)
    (desk.site.root / "content" / "glossary.yml").write_text(glossary, encoding="utf-8")
    assert desk.run(engine=engine).exit_code == 0
    for name in ("a.md", "b/b.md"):
        desk.site.write(name, f"Kata {name[0]}.\n\nDi PT Maju **hujan** [turun](x).\n\n> hujan\n\nhujan\n")
    said = desk.estimate(*arguments, engine=engine)
    assert said["characters"] > 0
    done = desk.run(*arguments, engine=engine)
    assert done.exit_code == 0, done.output
    segments = int(re.findall(r"([\d,]+) segments? …", done.stderr)[0])
    assert said == {
        "articles": len(done.stdout.splitlines()),
        "segments": segments,
        "characters": desk.sent,
        "requests": len(desk.server.seen),
    }


def test_a_dry_run_writes_nothing_at_all(desk: Desk) -> None:
    before = files(desk.site)
    desk.estimate()
    desk.estimate("--force", "--max-characters", "30", engine="google,mymemory")
    assert files(desk.site) == before


def test_a_dry_run_asks_for_no_engine_it_cannot_have(desk: Desk) -> None:
    done = desk.run("--dry-run", engine="deepl,mymemory")
    assert (done.exit_code, "requests: 7\n" in done.stdout) == (0, True)
    assert "DEEPL_API_KEY" in done.stderr
    assert done.stderr.endswith("; this is what mymemory would get\n")
    assert desk.run("--dry-run", engine="deepl").exit_code == 2


def test_a_dry_run_of_nothing_needs_no_engine(desk: Desk) -> None:
    desk.run()
    assert set(desk.estimate(engine="deepl").values()) == {0}
    desk.site.write("d.md", "Kata a.\n", "title: Judul\ndate: 2024-05-04\n")
    assert desk.estimate("--max-characters", "5", engine="deepl,google") == {
        "articles": 1, "segments": 0, "characters": 0, "requests": 0,
    }  # fmt: skip
    assert desk.run(engine="deepl,google").stderr == "", "and so it is"


@pytest.mark.parametrize(("limit", "fitting"), [(5, 0), (30, 1), (1000, 3)])
def test_a_dry_run_says_how_many_articles_a_limit_suffices_for(desk: Desk, limit: int, fitting: int) -> None:
    done = desk.run("--dry-run", "--max-characters", str(limit))
    assert done.stderr == (
        f"The limit of {limit:,} characters (--max-characters) suffices for {fitting} of 3 articles.\n"
    )
    assert done.stdout == desk.run("--dry-run").stdout
    desk.run("--max-characters", str(limit))
    written = len(list((desk.site.root / "content").glob("en/**/*.md")))
    assert written == fitting


@pytest.mark.parametrize("engine", ["google", "mymemory", "libre", "pseudo"])
def test_a_limit_of_what_a_dry_run_counts_is_enough_and_one_less_is_not(desk: Desk, engine: str) -> None:
    characters = desk.estimate(engine=engine)["characters"]
    few = desk.run("--max-characters", str(characters - 1), engine=engine)
    assert few.exit_code == 3
    assert desk.sent < characters
    for edition in (desk.site.root / "content" / "en").rglob("*.md"):
        edition.unlink()
    for cache in (desk.site.root / "build").glob("memory.*"):
        cache.unlink()
    enough = desk.run("--max-characters", str(characters), engine=engine)
    assert (enough.exit_code, len(enough.stdout.splitlines())) == (0, 3)
    assert desk.sent == (0 if engine == "pseudo" else characters)


def test_whole_articles_are_done_the_newest_first(desk: Desk) -> None:
    made = []
    for left in (2, 1, 0):
        done = desk.run("--max-characters", "25")
        made += done.stdout.splitlines()
        assert done.exit_code == (3 if left else 0)
        assert desk.sent <= 25
        assert ("not translated" in done.stderr) is False
    assert made == ["content/en/c.md", "content/en/b/b.md", "content/en/a.md"]


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (25, "21 were sent; 2 articles are left, and the next run goes on with them"),
        (45, "37 were sent; 1 article is left, and the next run goes on with it"),
    ],
)
def test_what_is_left_is_told_in_one_line(desk: Desk, limit: int, told: str) -> None:
    done = desk.run("--max-characters", str(limit))
    assert done.exit_code == 3
    assert done.stderr.splitlines() == [
        "Translating 3 articles, 7 segments …",
        f"the limit of {limit} characters (--max-characters) is reached: {told}",
    ]


def test_an_article_that_is_longer_than_the_limit_goes_on_in_the_next_runs(desk: Desk) -> None:
    texts = [f"Paragraf nomor {number:02}." for number in range(12)]
    desk.site.write("long.md", "\n\n".join(texts) + "\n", "title: Panjang\ndate: 2024-06-01\n")
    sent: list[str] = []
    for _ in range(30):
        done = desk.run("--max-characters", "60")
        sent += desk.lines
        assert desk.sent <= 60
        if done.exit_code == 0:
            break
        assert done.exit_code == 3
    assert done.stdout == "content/en/long.md\n", "what fits comes first, and the long one at the end"
    assert sorted(sent) == sorted(set(sent)), "nothing is sent twice"
    assert desk.site.body("long.md") == "\n\n".join(texts).upper() + "\n"


def test_line_ends_between_texts_count_too(desk: Desk) -> None:
    for name in ("a.md", "b/b.md", "c.md"):
        desk.site.write(name, f"{name[0]}ima.\n\n{name[0]}elas!\n")
    sent = []
    for _ in range(4):
        desk.run("--max-characters", "10")
        sent += desk.server.texts
    assert sent == ["Judul", "aima.", "aelas!", "bima."], "`Judul` and `aima.` are 11 characters with a line end"


def test_nothing_is_sent_of_an_article_that_could_never_be_done(desk: Desk) -> None:
    for name in ("a.md", "b/b.md", "c.md"):
        desk.site.write(name, f"Pendek.\n\nParagraf {name[0]} ini panjang.\n")
    done = desk.run("--max-characters", "20")
    assert (done.exit_code, desk.sent) == (3, 0)
    assert done.stderr.splitlines()[-1] == (
        "the limit of 20 characters (--max-characters) is too low, and nothing was sent:"
        " no article can be done with less than 23"
    )
    assert desk.run("--max-characters", "23").exit_code == 3
    assert desk.sent > 0


def test_what_is_over_the_limit_is_no_work_for_the_next_engine(desk: Desk) -> None:
    done = desk.run("--max-characters", "26", engine="google,mymemory,deepl")
    assert done.exit_code == 3
    assert {seen.path for seen in desk.server.seen} == {"/m"}
    assert "DEEPL_API_KEY" not in done.stderr


def test_where_nobody_listens_the_limit_is_not_to_blame(desk: Desk) -> None:
    gone = TranslationServer()
    gone.close()
    done = desk.site.run("translate", "--max-characters", "25", "--engine", "google", "--engine-url", gone.url)
    assert done.exit_code == 3
    assert "limit" not in done.stderr
    assert done.stderr.count("not translated") == 3


@pytest.mark.parametrize("limit", [25, 50, 80])
def test_all_engines_together_keep_the_limit_and_count_what_is_sent_in_vain(desk: Desk, limit: int) -> None:
    desk.server.fault = lambda seen: Fault(status=400) if seen.path == "/m" and "Kata" in seen.texts[0] else None
    for _ in range(4):
        desk.run("--max-characters", str(limit), engine="google,mymemory")
        assert desk.sent <= limit
    assert desk.run("--max-characters", "300", engine="google,mymemory").exit_code == 0
    assert desk.sent <= 300


@pytest.mark.parametrize("value", ["0", "-1", "many"])
def test_a_limit_that_is_none_is_wrong_usage(desk: Desk, value: str) -> None:
    for command in ("translate", "build"):
        assert desk.run("--max-characters", value, command=command).exit_code == 2
    assert desk.sent == 0


def test_the_settings_may_have_a_limit_and_an_option_goes_before_it(desk: Desk) -> None:
    desk.configure("max_characters: 25")
    assert desk.run().exit_code == 3
    assert 0 < desk.sent <= 25
    assert desk.run("--max-characters", "1000").exit_code == 0
    desk.configure("max_characters: 0")
    done = desk.run()
    assert done.exit_code == 2
    assert "extra.digest.max_characters: expected a whole number above 0, found 0" in done.stderr


def test_a_build_publishes_the_rest_as_pending(tmp_path: Path) -> None:
    articles = {
        name: sites.article(f"Judul {name}", f"Kata {name}.\n", date=f"2024-05-0{day}")
        for day, name in enumerate("abc", start=1)
    }
    site = sites.make(tmp_path, config=sites.REAL, **articles)
    with TranslationServer() as server:
        where = ("--engine", "libre", "--engine-url", server.url)
        done = site.run("build", "--max-characters", "20", *where)
        assert sum(map(len, server.texts)) <= 20
    assert done.exit_code == 3
    assert "15 were sent; 2 articles are left, and the next run goes on with them\n" in done.stderr
    assert "2 articles pending" in done.stderr
    pages = site.files("site")
    assert b"KATA C." in pages["en/2024/c/index.html"]
    assert b"Kata a." in pages["en/2024/a/index.html"]
