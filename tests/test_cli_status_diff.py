"""`digest status --diff`: what is stale, with all that an editor needs to mend it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from terminal import in_terminal

from digest.cli.status.words import compare, visible
from tests.servers import Fault, TranslationServer, every
from tests.translate.site import Site

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
Hujan turun sejak pagi.

Sebanyak 1.400 warga mengungsi ke [balai desa](https://example.org/balai).

- Beras 2 ton
- Selimut 500 lembar
"""
ENGLISH = "Some 1,400 residents fled to the [village hall](https://example.org/balai)."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site under git, where a person has written one of three paragraphs."""
    site = Site(tmp_path / "site")
    site.write("2024/a.md", BODY)
    site.run("translate", "--engine", "pseudo")
    second = site.body("2024/a.md").split("\n\n")[1]
    site.edit("2024/a.md", second, ENGLISH)
    site.begin_git()
    return site


def change(site: Site, *, title: str = "Judul") -> None:
    """The article becomes another, in the paragraph that a person wrote, in one that they did not, and at the
    end."""
    body = BODY.replace("1.400", "2.100").replace("desa]", "desa dan masjid]").replace("500", "800")
    site.write("2024/a.md", body + "\nAkhir.\n", head=f"title: {title}\ndate: 2024-05-06 07:00\n")


def diff(site: Site, *arguments: str) -> list[dict[str, Any]]:
    done = site.run("status", "--diff", "--engine", "pseudo", "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_each_stale_paragraph_comes_with_both_sources_the_translation_and_a_proposal(site: Site) -> None:
    change(site)
    before = site.read("2024/a.md")
    first, second = diff(site)
    source = site.article("2024/a.md").read_text(encoding="utf-8")
    assert first == {
        "article": "content/id/2024/a.md",
        "article_line": line_of(source, "Sebanyak"),
        "edition": "content/en/2024/a.md",
        "edition_line": line_of(before, "Some 1,400"),
        "block": 2,
        "field": None,
        "reason": "source",
        "terms": {},
        "edited": True,
        "old": "Sebanyak 1.400 warga mengungsi ke [balai desa](https://example.org/balai).",
        "new": "Sebanyak 2.100 warga mengungsi ke [balai desa dan masjid](https://example.org/balai).",
        "present": ENGLISH,
        "proposal": "Séèbáànyáàk 2.100 wáàrgáà méèngúùngsíì kéè [báàláàíì déèsáà dáàn máàsjíìd]"
        "(https://example.org/balai).",
        "error": None,
    }
    assert (second["block"], second["edited"]) == (3, False)
    assert second["article_line"] == line_of(source, "Beras")
    assert site.read("2024/a.md") == before


def test_a_stale_title_and_what_the_article_no_longer_has_are_among_them(site: Site) -> None:
    site.write("2024/a.md", BODY.split("\n\n")[0] + "\n", head="title: Judul baru\ndate: 2024-05-06 07:00\n")
    title, gone, unread = diff(site)
    assert (title["field"], title["edition_line"], title["article_line"]) == ("title", 2, 2)
    assert (title["old"], title["new"], title["proposal"]) == ("Judul", "Judul baru", "Júùdúùl báàrúù")
    assert (gone["reason"], gone["new"], gone["proposal"], gone["article_line"]) == ("gone", None, None, None)
    assert gone["present"] == ENGLISH
    assert (unread["reason"], unread["edited"]) == ("gone", False)
    shown = site.run("status", "--diff", "--engine", "pseudo").stdout
    assert "paragraph, a person's words: the original no longer has it\n" in shown
    assert "  source now:\n    (gone)\n" in shown
    assert "  proposal:\n    (none: there is nothing to translate)\n" in shown


@pytest.mark.parametrize("kept", [True, False])
def test_the_old_source_is_kept_in_the_build_folder_and_found_in_git_without_it(site: Site, *, kept: bool) -> None:
    if kept:
        shutil.rmtree(site.root / ".git")
    else:
        shutil.rmtree(site.root / "build")
        site.git("mv", "content/id/2024/a.md", "content/id/2024/b.md")
        site.git("mv", "content/en/2024/a.md", "content/en/2024/b.md")
        site.commit("Rename")
        site.git("mv", "content/id/2024/b.md", "content/id/2024/a.md")
        site.git("mv", "content/en/2024/b.md", "content/en/2024/a.md")
        site.commit("Rename back")
    change(site, title="Judul baru")
    assert [found["old"] for found in diff(site)] == [
        "Judul",
        "Sebanyak 1.400 warga mengungsi ke [balai desa](https://example.org/balai).",
        "- Beras 2 ton\n- Selimut 500 lembar",
    ]


def test_an_old_source_that_nobody_knows_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.root.parent))
    shutil.rmtree(site.root / "build")
    shutil.rmtree(site.root / ".git")
    change(site)
    assert [found["old"] for found in diff(site)] == [None, None]
    done = site.run("status", "--diff", "--engine", "pseudo")
    assert done.stdout.count("    (not known: neither in git's history nor in build/)\n") == 2


def test_a_source_that_nobody_knows_and_that_is_gone_is_told_so(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.root.parent))
    shutil.rmtree(site.root / "build")
    shutil.rmtree(site.root / ".git")
    site.write("2024/a.md", BODY.split("\n\n")[0] + "\n")
    shown = site.run("status", "--diff", "--engine", "pseudo").stdout
    unknown = "  source then:\n    (not known: neither in git's history nor in build/)\n"
    assert f"{unknown}  source now:\n    (gone)\n" in shown


def test_a_pipe_gets_plain_text_with_the_words_that_changed_in_brackets(site: Site) -> None:
    change(site)
    done = site.run("status", "--diff", "--engine", "pseudo")
    place = f"content/en/2024/a.md:{line_of(site.read('2024/a.md'), 'Some 1,400')}"
    assert done.stdout.split("\n\n")[0] == (
        f"{place}: paragraph 2, a person's words: the original has changed\n"
        "  source then:\n"
        "    Sebanyak [-1.400-] warga mengungsi ke [balai desa](https://example.org/balai).\n"
        f"  source now, content/id/2024/a.md:7:\n"
        "    Sebanyak {+2.100+} warga mengungsi ke [balai desa{+ dan masjid+}](https://example.org/balai).\n"
        "  translation:\n"
        f"    {ENGLISH}\n"
        "  proposal:\n"
        "    Séèbáànyáàk 2.100 wáàrgáà méèngúùngsíì kéè [báàláàíì déèsáà dáàn máàsjíìd](https://example.org/balai)."
    )
    assert "\x1b" not in done.stdout
    assert f"  digest review {place}\n" in done.stderr
    assert "What a machine wrote, `digest translate` makes anew." in done.stderr


def test_a_wide_terminal_shows_both_sources_side_by_side_and_a_narrow_one_under_each_other(site: Site) -> None:
    change(site)
    wide, _ = in_terminal(site.root, "status", "--diff", "--engine", "pseudo", width=140)
    narrow, _ = in_terminal(site.root, "status", "--diff", "--engine", "pseudo", width=80)
    assert any("source then" in line and "source now" in line for line in wide.splitlines())
    assert not any("source then" in line and "source now" in line for line in narrow.splitlines())
    for shown, width in ((wide, 140), (narrow, 80)):
        assert max(map(len, shown.splitlines())) <= width
        place = line_of(site.read("2024/a.md"), "Some 1,400")
        assert f"content/en/2024/a.md:{place}" in shown.splitlines()


def test_offline_shows_the_proposals_that_are_known_and_asks_for_none(site: Site) -> None:
    change(site)
    offline = ("--offline", "--engine", "libre", "--engine-url", "http://127.0.0.1:9/")
    done = site.run("status", "--diff", *offline)
    assert done.exit_code == 0
    assert done.stdout.count("    (not known yet; without --offline the engine is asked)\n") == 2
    asked = [found["proposal"] for found in diff(site)]
    assert [found["proposal"] for found in diff(site, "--offline")] == asked


def test_all_proposals_come_in_one_request(site: Site) -> None:
    change(site)
    with TranslationServer() as server:
        found = json.loads(site.run("status", "--diff", "--format", "json", server=server).stdout)
    assert found[0]["proposal"].startswith("SEBANYAK 2.100")
    assert found[1]["proposal"] == "- BERAS 2 TON\n- SELIMUT 800 LEMBAR"
    assert len(server.seen) == 1


def test_an_engine_that_fails_is_told_in_the_place_of_its_proposal(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(site)
    with TranslationServer(fault=every(Fault(status=403))) as server:
        done = site.run("status", "--diff", "--format", "json", server=server)
    assert done.exit_code == 0
    for found in json.loads(done.stdout):
        assert found["proposal"] is None
        assert "libre" in found["error"]
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    done = site.run("status", "--diff", "--engine", "deepl")
    assert done.exit_code == 0
    assert done.stdout.count("    (none: ") == 2
    assert "DEEPL_API_KEY" in done.stdout


def test_after_a_review_of_its_line_nothing_is_left_to_mend(site: Site) -> None:
    change(site)
    site.run("translate", "--engine", "pseudo")
    [left] = diff(site)
    assert left["edited"]
    site.run("review", f"{site.edition('2024/a.md')}:{left['edition_line']}", "--by", "Sri")
    done = site.run("status", "--diff")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing is stale.\n")


def test_a_changed_term_is_named_and_the_source_is_shown_once(site: Site) -> None:
    (site.root / "content" / "glossary.yml").write_text("balai desa: community centre\n", encoding="utf-8")
    [found] = diff(site)
    assert (found["reason"], found["terms"]) == ("terms", {"balai desa": "community centre"})
    assert found["old"] == found["new"]
    assert "[community centre](https://example.org/balai)" in found["proposal"]
    shown = site.run("status", "--diff", "--engine", "pseudo").stdout
    assert "a term of the glossary has changed: balai desa → community centre\n  source, content/id" in shown
    assert "source then" not in shown


def test_a_path_narrows_it_and_what_cannot_be_read_is_told(site: Site) -> None:
    change(site)
    site.write("2025/b.md", "Satu.\n", head="title: x\n")
    assert diff(site, str(site.article("2025"))) == []
    assert len(diff(site, str(site.edition("2024")))) == 2
    assert "content/id/2025/b.md" in site.run("status", "--diff", "--engine", "pseudo").stderr


@pytest.mark.parametrize(
    ("old", "new", "then", "now"),
    [
        ("a b", "a b", "a b", "a b"),
        ("a b c", "a x c", "a <b> c", "a <x> c"),
        ("satu dua tiga", "empat lima enam", "<satu dua tiga>", "<empat lima enam>"),
        ("Rp2,5 miliar.", "Rp3,5 miliar.", "<Rp2,5> miliar.", "<Rp3,5> miliar."),
        ("pukul 14.30 WIB", "pukul 14.45 WIB", "pukul <14.30> WIB", "pukul <14.45> WIB"),
        ("kata", "kata baru", "kata", "kata< baru>"),
        ("hati-hati, Budi", "hati-hati Budi", "hati-hati<,> Budi", "hati-hati Budi"),
    ],
)
def test_changes_are_marked_word_by_word(old: str, new: str, then: str, now: str) -> None:
    marked = [
        "".join(f"<{text}>" if changed else text for text, changed in pieces) for pieces in compare(old, new)
    ]
    assert marked == [then, now]


def test_a_text_cannot_give_orders_to_the_terminal(site: Site) -> None:
    assert (
        visible("\n\x1b[2Jkata\x07\r\nlain\n\n")
        == "\N{REPLACEMENT CHARACTER}[2Jkata\N{REPLACEMENT CHARACTER}\nlain"
    )
    site.write("2024/a.md", BODY.replace("1.400", "\x1b]0;x\x07"))
    assert "\x1b" not in site.run("status", "--diff", "--engine", "pseudo").stdout
