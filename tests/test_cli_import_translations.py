"""`digest import-translations`: what a translator's tool gives back becomes what a person wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from tests.interchange.desk import make_desk, mark, states_of, translate, units_of

if TYPE_CHECKING:
    from tests.interchange.desk import Desk

ROOT = Path(__file__).parents[1]
PATIENCE = 60
FORMS = ("xliff", "po", "tmx")
A, B = "content/en/2024/a.md", "content/en/2024/b.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "site")


def editions(desk: Desk) -> dict[str, bytes]:
    folder = desk.site.root / "content" / "en"
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.md"))}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("reviewed", [False, True])
def test_what_comes_back_as_it_left_changes_no_file(desk: Desk, form: str, reviewed: bool) -> None:
    if reviewed:
        desk.site.run("review", str(desk.site.root / "content"), "--by", "Budi")
    desk.site.write("2025/c.md", "Empat.\n\nLima.\n")
    desk.site.write("2024/b.md", "Satu.\n\nDua kali.\n\nTiga.\n\nEnam.\n")
    before = editions(desk)
    done = desk.take(desk.export(form))
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    assert done.stderr.startswith("Nothing new.")
    assert editions(desk) == before


def test_a_translators_text_is_a_persons_edit_and_stays(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.", Judul="Title")
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, f"{B}\n")
    assert done.stderr == "2 changed, 0 reviewed.\n"
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"
    assert "title: Title\n" in desk.site.read("2024/b.md")
    assert desk.states() == {"2024/a.md": "machine", "2024/b.md": "edited"}
    desk.site.run("translate", "--engine", "pseudo", "--force")
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def test_it_is_written_as_if_they_had_edited_the_file(desk: Desk) -> None:
    file = desk.export()
    before = desk.site.read("2024/b.md")
    desk.site.edit("2024/b.md", "Dúùáà.", "Two.")
    desk.site.edit("2024/b.md", "title: Júùdúùl", "title: Title")
    by_hand = desk.site.read("2024/b.md")
    desk.site.edition("2024/b.md").write_text(before, encoding="utf-8")
    translate(file, Dua="Two.", Judul="Title")
    desk.take(file)
    text = desk.site.read("2024/b.md")
    assert text.split("translation:")[0] == by_hand.split("translation:")[0]
    assert text.split("\n---\n")[1] == by_hand.split("\n---\n")[1]
    # And undone, it is the engine's own again.
    file = desk.export()
    translate(file, Dua="Dúùáà.", Judul="Júùdúùl")
    assert desk.take(file).exit_code == 0
    assert desk.site.read("2024/b.md") == before
    assert desk.states()["2024/b.md"] == "machine"


@pytest.mark.parametrize("form", FORMS)
def test_taking_it_twice_is_taking_it_once(desk: Desk, form: str) -> None:
    file = desk.export(form)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("#, fuzzy\n", "").replace("Dúùáà.", "Two."), encoding="utf-8")
    assert desk.take(file).stdout == f"{B}\n"
    before = editions(desk)
    again = desk.take(file)
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "Nothing new.\n")
    assert editions(desk) == before
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def test_what_is_approved_is_reviewed(desk: Desk) -> None:
    file = desk.export("xliff", desk.site.article("2024/b.md"))
    translate(file, Dua="Two.")
    for source, state in (("Judul", "final"), ("Satu.", "signed-off"), ("Dua.", "final")):
        mark(file, source, state=state, approved="yes")
    done = desk.take(file)
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{B}\n", "1 changed, 3 reviewed.\n")
    assert states_of(desk.export())["Dua."] == ("final", "yes")
    assert states_of(desk.export())["Tiga."] == ("needs-review-translation", "no")
    mark(file, "Tiga.", state="translated", approved="yes")
    desk.take(file)
    assert desk.states()["2024/b.md"] == "reviewed"
    assert "review: {by: Sri, date: 20" in desk.site.read("2024/b.md")


def test_who_approved_is_named_by_the_file_or_by_git(desk: Desk) -> None:
    site = desk.site
    site.begin_git()
    site.git("config", "user.name", "Budi")
    file = desk.export("xliff", site.article("2024/b.md"))
    mark(file, "Dua.", state="final", approved="yes")
    site.run("import-translations", str(file))
    assert "review: {by: Budi, date:" in site.read("2024/b.md")
    mark(file, "Tiga.", state="final", approved="yes")
    phases = '<header><phase-group><phase phase-name="r" process-name="review" contact-name="Ani"/></phase-group>'
    text = file.read_text(encoding="utf-8").replace("<body>", f"{phases}</header><body>", 1)
    file.write_text(text.replace('state="final"', 'phase-name="r" state="final"'), encoding="utf-8")
    site.run("import-translations", str(file))
    assert "review: {by: Ani, date:" in site.read("2024/b.md")


def test_without_a_name_nothing_is_reviewed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_DIR", str(desk.site.root / "none"))
    file = desk.export()
    mark(file, "Dua.", state="final", approved="yes")
    before = editions(desk)
    done = desk.site.run("import-translations", str(file))
    assert done.exit_code == 2
    assert "--by NAME" in done.stderr
    assert editions(desk) == before


def test_what_is_empty_or_not_finished_is_left_alone(desk: Desk) -> None:
    file = desk.export()
    translate(file, Satu="", Dua="Two, perhaps.")
    mark(file, "Dua.", state="needs-translation")
    before = editions(desk)
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "content/id/2024/b.md:7: new, but marked as not finished" in done.stderr
    assert done.stderr.endswith("Nothing new. 1 marked as not finished, left alone.\n")
    assert editions(desk) == before
    assert desk.take(file, "--unfinished").stdout == f"{B}\n"
    assert "Two, perhaps." in desk.site.body("2024/b.md")


def test_what_somebody_has_rejected_is_left_alone(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"leveraged-mt">Two.', '"rejected-grammar">Two.'), encoding="utf-8")
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "marked as not finished" in done.stderr


def test_what_gettext_calls_fuzzy_is_not_finished(desk: Desk) -> None:
    file = desk.export("po")
    file.write_text(file.read_text(encoding="utf-8").replace("Dúùáà.", "Two."), encoding="utf-8")
    before = editions(desk)
    assert desk.take(file).exit_code == 0
    assert editions(desk) == before


def test_a_paragraph_that_has_changed_since_is_told_and_the_others_are_taken(desk: Desk) -> None:
    file = desk.export()
    translate(file, Satu="One.", Dua="Two.", Tiga="Three.")
    desk.site.write("2024/b.md", "Satu.\n\nDua kali.\n\nTiga.\n")
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, f"{B}\n")
    assert f"{file}: warning: content/id/2024/b.md#block-" in done.stderr
    assert "the article has changed since the export" in done.stderr
    assert desk.site.body("2024/b.md") == "One.\n\nDúùáà.\n\nThree.\n"


def test_paragraphs_are_found_wherever_they_stand_by_now(desk: Desk) -> None:
    file = desk.export()
    translate(file, Satu="One.", Tiga="Three.")
    desk.site.write("2024/b.md", "Nol.\n\nTiga.\n\nSatu.\n\nDua.\n")
    assert desk.take(file).exit_code == 0
    desk.site.run("translate", "--engine", "pseudo")
    assert desk.site.body("2024/b.md") == "Nóòl.\n\nThree.\n\nOne.\n\nDúùáà.\n"


@pytest.mark.parametrize("form", ["xliff", "po"])
def test_equal_paragraphs_are_told_apart(desk: Desk, form: str) -> None:
    desk.site.write("2024/b.md", "Satu.\n\nSatu.\n\nDua.\n")
    desk.site.run("translate", "--engine", "pseudo")
    file = desk.export(form)
    text = file.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    assert text.count("Sáàtúù.") == 2
    file.write_text(text.replace("Sáàtúù.", "Once.", 1).replace("Sáàtúù.", "Twice."), encoding="utf-8")
    assert desk.take(file).exit_code == 0
    assert desk.site.body("2024/b.md") == "Once.\n\nTwice.\n\nDúùáà.\n"


def test_what_a_person_has_changed_since_the_export_is_not_replaced(desk: Desk) -> None:
    file = desk.export()
    translate(file, Satu="One.", Dua="Two.")
    desk.site.edit("2024/b.md", "Dúùáà.", "The second.")
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (1, f"{B}\n")
    assert f"{file}: content/id/2024/b.md:7: a person has changed the English since the export" in done.stderr
    assert desk.site.body("2024/b.md") == "One.\n\nThe second.\n\nTíìgáà.\n"
    assert desk.take(file, "--force").exit_code == 0
    assert desk.site.body("2024/b.md") == "One.\n\nTwo.\n\nTíìgáà.\n"


def test_what_both_have_changed_to_the_same_is_no_conflict(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.")
    desk.site.edit("2024/b.md", "Dúùáà.", "Two.")
    assert desk.take(file).exit_code == 0


def test_what_the_translator_left_alone_does_not_undo_an_edit(desk: Desk) -> None:
    file = desk.export()
    translate(file, Satu="One.")
    desk.site.edit("2024/b.md", "Dúùáà.", "The second.")
    done = desk.take(file)
    assert done.exit_code == 0
    assert desk.site.body("2024/b.md") == "One.\n\nThe second.\n\nTíìgáà.\n"


def test_what_an_engine_wrote_since_gives_way(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.")
    for name in ("2024/a.md", "2024/b.md"):
        text = desk.site.read(name)
        desk.site.edition(name).unlink()
        assert "pseudo" in text
    desk.site.run("translate", "--engine", "pseudo")
    assert desk.take(file).exit_code == 0
    assert "Two." in desk.site.body("2024/b.md")


def test_an_approval_of_a_text_that_is_gone_is_told(desk: Desk) -> None:
    file = desk.export()
    mark(file, "Dua.", state="final", approved="yes")
    desk.site.edit("2024/b.md", "Dúùáà.", "The second.")
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "content/id/2024/b.md:7: approved, but another text stands in the edition" in done.stderr


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        (
            "Dua.",
            "Two.\n\nAnd more.",
            "expected the Markdown of the article (paragraph), found paragraph, paragraph",
        ),
        ("Dua.", "# Two.", "expected the Markdown of the article (paragraph), found heading"),
        ("Dua.", "```\nTwo.", "expected the Markdown of the article (paragraph), found fence"),
        ("- satu", "- one", "expected the Markdown of the article (bullet list), found the same with other parts"),
        ("Hujan turun **", "Rain in [Bogor](https://example.org/b).", "an address has to stay as it is"),
        ("Bupati", "The regent came at 6 o’clock.", "found '6"),
        ("Tiga.", "Ini yang ketiga dan akan datang.", "[leftover]"),
    ],
)
def test_what_would_break_the_text_is_told_and_not_taken(
    desk: Desk, source: str, target: str, message: str
) -> None:
    file = desk.export()
    translate(file, **{source: target, "Satu.": "One."})
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (1, f"{B}\n")
    assert f"{file}: content/id/2024/" in done.stderr
    assert message in done.stderr
    assert target not in desk.site.read("2024/a.md") + desk.site.read("2024/b.md")
    assert desk.take(file, "--force").exit_code == 0
    assert target in desk.site.body("2024/a.md") + desk.site.body("2024/b.md")


def test_a_stale_paragraph_is_up_to_date_with_a_new_text_or_an_approval(desk: Desk) -> None:
    desk.site.write("2024/b.md", "Satu kali.\n\nDua kali.\n\nTiga.\n")
    file = desk.export()
    translate(file, Satu="One time.")
    for source, state in (("Satu kali.", "final"), ("Dua kali.", "needs-adaptation")):
        mark(file, source, state=state, approved="yes")
    assert desk.take(file).stderr == "1 changed, 2 reviewed.\n"
    assert desk.states()["2024/b.md"] == "edited"
    assert desk.site.run("translate", "--engine", "pseudo").stderr == "All editions are up to date.\n"


def test_a_text_with_a_term_that_has_changed_is_up_to_date_once_it_has_the_term(desk: Desk) -> None:
    (desk.site.root / "content" / "glossary.yml").write_text("Dua: {translation: pair, case: ignore}\n", "utf-8")
    file = desk.export()
    assert states_of(file)["Dua."] == ("needs-adaptation", "no")
    assert states_of(file)["Satu."] == ("needs-review-translation", "no")
    translate(file, Dua="A pair.")
    mark(file, "Dua.", state="translated")
    assert desk.take(file).exit_code == 0
    assert desk.states() == {"2024/a.md": "stale", "2024/b.md": "edited"}
    assert desk.site.run("translate", "--engine", "pseudo").stdout == f"{A}\n"


def test_a_new_paragraph_stands_where_the_article_has_it(desk: Desk) -> None:
    desk.site.write("2024/b.md", "Nol.\n\nSatu.\n\nDua.\n\nDua lagi.\nTiga.\n\n- empat\n\nLima.\n")
    file = desk.export("xliff", desk.site.article("2024/b.md"))
    translate(file, Nol="Zero.", **{"- empat": "- four", "Dua lagi.": "Two more.\nThree."})
    for source in ("Nol.", "- empat", "Dua lagi."):
        mark(file, source, state="translated")
    done = desk.take(file)
    assert done.exit_code == 0, done.stderr
    assert desk.site.body("2024/b.md").startswith("Zero.\n\nSáàtúù.\n\nDúùáà.\n\nTwo more.\nThree.\n\n- four\n")
    desk.site.run("translate", "--engine", "pseudo")
    assert desk.site.body("2024/b.md") == (
        "Zero.\n\nSáàtúù.\n\nDúùáà.\n\nTwo more.\nThree.\n\n- four\n\nLíìmáà.\n"
    )


def test_a_paragraph_that_a_person_took_out_can_be_put_back(desk: Desk) -> None:
    desk.site.edit("2024/b.md", "Dúùáà.\n\n", "")
    desk.site.run("translate", "--engine", "pseudo")
    file = desk.export()
    assert units_of(file)["Dua."].target == ""
    assert "A person has taken this paragraph out" in units_of(file)["Dua."].getnotes()
    assert desk.take(file).stdout == ""
    translate(file, Dua="Two.")
    mark(file, "Dua.", state="translated")
    assert desk.take(file).stdout == f"{B}\n"
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def fill(file: Path, sources: list[str]) -> None:
    for source in sources:
        translate(file, **{source: f"In English: {source.strip('.').lower()[::-1]}."})
        mark(file, source, state="translated")


def test_an_article_gets_its_edition_once_all_is_translated(desk: Desk) -> None:
    desk.site.write(
        "2025/c.md", "Satu.\n\n```\nkode\n```\n\nDua.\n", "title: Baru\ndate: 2025-01-02\ntags: [hujan]\n"
    )
    file = desk.export("xliff", desk.site.article("2025/c.md"))
    fill(file, ["Baru", "Satu."])
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "content/id/2025/c.md: has no edition yet, and 2 of its 3 texts are translated" in done.stderr
    fill(file, ["Dua."])
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, "content/en/2025/c.md\n")
    assert desk.site.body("2025/c.md") == "In English: utas.\n\n```\nkode\n```\n\nIn English: aud.\n"
    assert "tags: [hujan]\n" in desk.site.read("2025/c.md")
    assert "engine:" not in desk.site.read("2025/c.md")
    assert desk.states()["2025/c.md"] == "edited"
    assert desk.site.run("translate", "--engine", "pseudo").stdout == ""


def test_line_ends_of_the_edition_are_kept(desk: Desk) -> None:
    file = desk.site.edition("2024/a.md")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    exported = desk.export()
    translate(exported, **{"- satu": "- one &lt;b&gt;family&lt;/b&gt;\n- two families"})
    assert desk.take(exported).exit_code == 0
    text = file.read_bytes()
    assert b"- one <b>family</b>\r\n- two families\r\n" in text
    assert text.count(b"\n") == text.count(b"\r\n")


@pytest.mark.parametrize("form", FORMS)
def test_files_may_have_any_name(desk: Desk, form: str) -> None:
    name = "2024/hujan & angin + “badai” #1: <100%>.md"
    desk.site.write(name, "Satu.\n", "title: Badai\ndate: 2024-05-06\nslug: badai\n")
    desk.site.run("translate", "--engine", "pseudo")
    file = desk.export(form, desk.site.article(name))
    text = file.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    file.write_text(text.replace("Sáàtúù.", "Six."), encoding="utf-8")
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, f"content/en/{name}\n"), done.stderr
    assert desk.site.body(name) == "Six.\n"


def test_files_of_all_formats_and_folders_of_them_are_taken_together(desk: Desk) -> None:
    desk.site.run("export")
    folder = desk.site.root / "build" / "export"
    translate(folder / "en" / "2024" / "a.xlf", Bupati="The regent came at 5 o’clock.")
    (folder / "notes.txt").write_text("not for digest", encoding="utf-8")
    (folder / "b.po").write_text('msgid "Dua."\nmsgstr "Two."\n', encoding="utf-8")
    done = desk.take(folder)
    assert (done.exit_code, done.stdout.splitlines()) == (0, [A, B])


def test_two_translations_of_one_unit_are_a_conflict(desk: Desk) -> None:
    one = desk.export()
    translate(one, Dua="Two.")
    other = one.with_name("other.xlf")
    other.write_text(one.read_text(encoding="utf-8").replace(">Two.<", ">A pair.<"), encoding="utf-8")
    done = desk.take(one, other, one)
    assert done.exit_code == 1
    assert f"{other}: content/id/2024/b.md:7: translated in two ways; the first is taken" in done.stderr
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def test_an_edit_in_one_file_may_be_approved_in_another(desk: Desk) -> None:
    one = desk.export()
    translate(one, Dua="Two.")
    other = one.with_name("other.xlf")
    other.write_bytes(one.read_bytes())
    mark(other, "Dua.", state="final", approved="yes")
    assert desk.take(one, other).stderr == "1 changed, 1 reviewed.\n"
    assert states_of(desk.export())["Dua."] == ("final", "yes")


def test_units_of_no_article_are_told(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.", Bupati="The regent came at 5.")
    desk.site.article("2024/b.md").unlink()
    text = file.read_text(encoding="utf-8")
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (1, f"{A}\n")
    assert f"{file}: 4 units not applied: content/id/2024/b.md is no article that can be read" in done.stderr
    assert file.read_text(encoding="utf-8") == text


def test_an_edition_of_nobody_knows_what_is_not_touched(desk: Desk) -> None:
    own = "---\ntitle: Own\ndate: 2024-05-06 07:00\n---\nOne.\n\nTwo.\n\nThree.\n"
    file = desk.export()
    translate(file, Dua="Two, by the translator.")
    desk.site.edition("2024/b.md").write_text(own, encoding="utf-8")
    done = desk.take(file)
    assert done.exit_code == 1
    assert "run `digest review` on it first" in done.stderr
    assert desk.site.read("2024/b.md") == own


def test_a_broken_edition_or_article_is_told_and_stays(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.", Bupati="The regent came at 5.")
    desk.site.edit("2024/b.md", "translation:\n", "translation: x\nother:\n")
    desk.site.write("2024/a.md", "Kata.\n", "title: A\ndate: besok\n")
    before = editions(desk)
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "content/en/2024/b.md:4: translation: expected" in done.stderr
    assert "content/id/2024/a.md:3: date: expected" in done.stderr
    assert editions(desk) == before


def start(desk: Desk, file: Path) -> subprocess.Popen[str]:
    """Import as a program of its own, while another one is at work there: until it says that it waits."""
    run = subprocess.Popen(
        [sys.executable, "-m", "digest", "import-translations", str(file)],
        cwd=desk.site.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert run.stderr is not None
    assert run.stderr.readline().startswith("Another run of digest works in this folder")
    return run


def test_a_run_waits_for_another_one(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.")
    with FileLock(desk.site.root / "build" / ".lock"):
        run = start(desk, file)
        assert "Dúùáà." in desk.site.body("2024/b.md")
    out, err = run.communicate(timeout=PATIENCE)
    assert (run.returncode, out, err) == (0, f"{B}\n", "1 changed, 0 reviewed.\n")


def test_an_interrupt_is_heard(desk: Desk) -> None:
    file = desk.export()
    translate(file, Dua="Two.")
    before = editions(desk)
    with FileLock(desk.site.root / "build" / ".lock"):
        run = start(desk, file)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=PATIENCE)
    assert (run.returncode, out) == (130, "")
    assert err.startswith("Interrupted.")
    assert editions(desk) == before


def test_without_a_file_or_with_none_there_it_says_so(desk: Desk) -> None:
    assert desk.site.run("import-translations").exit_code == 2
    done = desk.take(desk.site.root / "none.xlf")
    assert done.exit_code == 1
    assert "none.xlf: cannot be read: No such file or directory" in done.stderr
