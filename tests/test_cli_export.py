"""`digest export`, as translators' tools find what it writes."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.interchange.desk import make_desk, states_of, store_of, units_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.interchange.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "site")


SOURCES = [
    "Hujan deras di Bogor",
    "Hujan turun lagi.",
    "Jalan yang tergenang",
    "Hujan turun **sejak** pagi\ndi [Bogor](https://example.org/a?b=1&c=2).",
    "## Warga mengungsi",
    "- satu <b>keluarga</b>\n- dua keluarga",
    "Bupati datang pada pukul 5.",
]
"""What of the first article is to be translated; the code is not."""


@pytest.mark.parametrize(("form", "suffix"), [("xliff", "xlf"), ("po", "po")])
def test_each_article_has_a_file_below_its_language(desk: Desk, form: str, suffix: str) -> None:
    done = desk.site.run("export", "--format", form)
    names = [f"en/2024/{name}.{suffix}" for name in "ab"]
    folder = desk.site.root / "build" / "export"
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(folder / name) for name in names]
    assert list(units_of(folder / names[0])) == SOURCES


@pytest.mark.parametrize("form", ["xliff", "po", "tmx"])
def test_one_file_holds_all_that_was_asked_for(desk: Desk, form: str) -> None:
    assert list(units_of(desk.export(form))) == [*SOURCES, "Judul", "Satu.", "Dua.", "Tiga."]
    assert list(units_of(desk.export(form, desk.site.edition("2024/b.md")))) == ["Judul", "Satu.", "Dua.", "Tiga."]


def test_a_memory_is_one_file(desk: Desk) -> None:
    done = desk.site.run("export", "--format", "tmx", "--output", str(desk.site.root / "tm"))
    assert done.stdout == f"{desk.site.root / 'tm' / 'id-en.tmx'}\n"


def test_standard_output_gets_the_same_bytes_every_time(desk: Desk) -> None:
    for form in ("xliff", "po", "tmx"):
        done = desk.site.run("export", "--format", form, "--output", "-")
        assert done.stdout_bytes == desk.export(form).read_bytes()
        assert done.stdout_bytes.endswith(b"\n")


def test_the_name_of_the_file_tells_the_format(desk: Desk) -> None:
    file = desk.site.root / "a.po"
    assert desk.site.run("export", "--output", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith('msgid ""')
    done = desk.site.run("export", "--output", str(file), "--format", "xliff")
    assert done.exit_code == 2
    assert "a.po: expected a name that ends in .xlf, found .po" in done.stderr


def test_the_states_of_paragraphs_are_those_of_xliff(desk: Desk) -> None:
    site = desk.site
    site.write("2024/b.md", "Satu.\n\nDua.\n\nTiga kali.\n\nEmpat.\n")
    site.edit("2024/b.md", "Sáàtúù.", "One.")
    site.run("review", str(site.edition("2024/a.md")), "--by", "Sri")
    states = states_of(desk.export())
    assert {states[source] for source in SOURCES} == {("final", "yes")}
    assert states["Judul"] == ("needs-review-translation", "no")
    assert states["Satu."] == ("translated", "no")
    assert states["Tiga kali."] == ("needs-adaptation", "no")
    assert states["Empat."] == ("needs-translation", "no")
    units = units_of(desk.export())
    assert units["Tiga kali."].target == "Tíìgáà."
    assert units["Empat."].target == ""


def test_the_states_of_paragraphs_are_those_of_gettext(desk: Desk) -> None:
    site = desk.site
    site.write("2024/b.md", "Satu.\n\nDua.\n\nTiga kali.\n\nEmpat.\n")
    site.edit("2024/b.md", "Sáàtúù.", "One.")
    site.run("review", str(site.edition("2024/a.md")), "--by", "Sri")
    units = units_of(desk.export("po"))
    fuzzy = {source: unit.isfuzzy() for source, unit in units.items()}
    assert {source for source in fuzzy if fuzzy[source]} == {"Judul", "Dua.", "Tiga kali."}
    assert (units["Satu."].target, units["Empat."].target) == ("One.", "")
    assert "State: reviewed by Sri." in units[SOURCES[0]].getnotes()


def test_a_memory_holds_what_is_up_to_date_and_says_who_made_it(desk: Desk) -> None:
    desk.site.write("2024/b.md", "Satu.\n\nDua.\n\nTiga kali.\n")
    desk.site.edit("2024/b.md", "Sáàtúù.", "One.")
    units = units_of(desk.export("tmx", desk.site.article("2024/b.md")))
    assert list(units) == ["Judul", "Satu.", "Dua."]
    properties = {prop.get("type"): prop.text for prop in units["Dua."].xmlelement.iter("prop")}
    assert properties["x-digest-state"] == "machine"
    assert properties["x-digest-engine"] == "pseudo"
    assert properties["x-digest-date"].startswith("20")
    edited = {prop.get("type"): prop.text for prop in units["Satu."].xmlelement.iter("prop")}
    assert edited["x-digest-state"] == "edited"


def test_an_article_without_an_edition_is_all_to_be_translated(desk: Desk) -> None:
    desk.site.edition("2024/b.md").unlink()
    file = desk.export("xliff", desk.site.article("2024/b.md"))
    assert set(states_of(file).values()) == {("needs-translation", "no")}


def test_a_unit_says_where_it_stands_and_which_terms_it_uses(desk: Desk) -> None:
    glossary = "Bupati: {translation: regent, note: head of a regency}\nBogor: {translate: false}\n"
    (desk.site.root / "content" / "glossary.yml").write_text(glossary, encoding="utf-8")
    for form in ("xliff", "po"):
        unit = units_of(desk.export(form))[SOURCES[-1]]
        assert unit.getlocations() == ["content/id/2024/a.md:19"]
        notes = unit.getnotes()
        assert "Paragraph 5, under “Warga mengungsi”" in notes
        assert "Term: “Bupati” is “regent” (head of a regency)" in notes
        assert "Term: “Bogor” stays as it is" in units_of(desk.export(form))[SOURCES[0]].getnotes()
    line = desk.site.article("2024/a.md").read_text(encoding="utf-8").splitlines()[18]
    assert line == SOURCES[-1]


def test_the_same_paragraph_twice_is_two_units(desk: Desk) -> None:
    desk.site.write("2024/b.md", "Satu.\n\nSatu.\n")
    for form in ("xliff", "po"):
        text = desk.export(form, desk.site.article("2024/b.md")).read_text(encoding="utf-8")
        assert text.count("content/id/2024/b.md#block-") == 2
        assert len(store_of(desk.export(form, desk.site.article("2024/b.md"))).units) == 3 + (form == "po")


def test_xliff_is_of_the_version_that_tools_read_and_valid_in_its_order(desk: Desk) -> None:
    file = desk.export()
    assert "xliff:document:1.1" not in file.read_text(encoding="utf-8")
    store = store_of(file)
    root = store.document.getroot()
    assert root.get("version") == "1.2"
    assert root.nsmap == {None: "urn:oasis:names:tc:xliff:document:1.2"}
    files = list(root)
    assert [file.get("original") for file in files] == ["content/id/2024/a.md", "content/id/2024/b.md"]
    assert {(file.get("source-language"), file.get("target-language")) for file in files} == {("id", "en")}
    order = [node.tag.rpartition("}")[2] for node in store.units[0].xmlelement]
    assert order[:2] == ["source", "target"]
    assert set(order[2:]) == {"context-group", "note"}


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_finds_nothing_wrong(desk: Desk) -> None:
    desk.site.run("review", str(desk.site.edition("2024/a.md")), "--by", "Sri")
    command = ["msgfmt", "--check", "--check-accelerators=~", "--statistics", "-o", "-", str(desk.export("po"))]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"7 translated messages, 4 fuzzy translations." in done.stderr


def test_an_edition_of_nobody_knows_what_is_left_out_and_told(desk: Desk) -> None:
    desk.site.edition("2024/b.md").write_text(
        "---\ntitle: Own\ndate: 2024-05-06 07:00\n---\nOne.\n", encoding="utf-8"
    )
    done = desk.site.run("export", "--output", "-")
    assert done.exit_code == 0
    assert "content/en/2024/b.md: warning: does not say what it was made from" in done.stderr
    assert "2024/b.md" not in done.stdout


def test_broken_articles_are_told_and_the_others_exported(desk: Desk) -> None:
    desk.site.write("2024/c.md", "Kata.\n", "title: C\ndate: besok\n")
    done = desk.site.run("export", "--output", "-")
    assert done.exit_code == 1
    assert "content/id/2024/c.md:3: date: expected" in done.stderr
    assert "Warga mengungsi" in done.stdout


def test_drafts_and_sites_without_articles_give_no_file(desk: Desk, tmp_path: Path) -> None:
    for name in ("2024/a.md", "2024/b.md"):
        desk.site.write(name, "Kata.\n", "title: C\ndate: 2024-05-06\ndraft: true\n")
    done = desk.site.run("export")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "There is nothing to export.\n")


def test_characters_that_xml_forbids_do_not_stop_it(desk: Desk) -> None:
    desk.site.write("2024/b.md", "Satu \x0b dua \x1b tiga.\n")
    desk.site.run("translate", "--engine", "pseudo")
    for form in ("xliff", "po", "tmx"):
        file = desk.export(form, desk.site.article("2024/b.md"))
        assert "Satu \ufffd dua \ufffd tiga." in units_of(file)
        done = desk.take(file)
        assert (done.exit_code, done.stdout) == (0, "")
