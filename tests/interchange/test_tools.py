"""Files as tools give them back: translate-toolkit's own programs are run, the others' habits are imitated."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.interchange.desk import make_desk, store_of, toolkit, units_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.interchange.desk import Desk

A, B = "content/en/2024/a.md", "content/en/2024/b.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "site")


def rewrite(file: Path, *changes: tuple[str, str]) -> None:
    """A tool replaces texts in a file, each of which stands there."""
    text = file.read_bytes().decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_bytes(text.encode())


def test_a_converter_to_po_and_back_loses_keys_but_no_translation(desk: Desk) -> None:
    desk.site.edit("2024/b.md", "Sáàtúù.", "One.")
    file = desk.export()
    po, back = file.with_name("a.po"), file.with_name("back.xlf")
    toolkit("xliff2po", file, po)
    before = desk.site.read("2024/b.md")
    assert desk.take(po).stdout == ""
    store = store_of(po)
    for unit in store.units:
        if unit.source in ("Dua.", "Satu."):
            unit.target = {"Dua.": "Two.", "Satu.": "The first."}[unit.source]
            unit.markfuzzy(False)
    po.write_bytes(bytes(store))
    toolkit("po2xliff", po, back)
    assert "content/id/2024/b.md#block" not in back.read_text(encoding="utf-8")
    for converted in (back, po):
        done = desk.take(converted)
        assert (done.exit_code, done.stdout) == (0, f"{B}\n"), done.stderr
        assert desk.site.body("2024/b.md") == "The first.\n\nTwo.\n\nTíìgáà.\n"
        assert "review:" not in desk.site.read("2024/b.md")
        desk.site.edition("2024/b.md").write_text(before, encoding="utf-8")


def test_without_keys_equal_paragraphs_are_told_apart_by_their_lines(desk: Desk) -> None:
    desk.site.write("2024/b.md", "Satu.\n\nSatu.\n\nDua.\n")
    desk.site.run("translate", "--engine", "pseudo")
    file = desk.export("po")
    text = file.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    file.write_text(text.replace("Sáàtúù.", "Once.", 1).replace("Sáàtúù.", "Twice."), encoding="utf-8")
    converted = file.with_name("converted.xlf")
    toolkit("po2xliff", file, converted)
    done = desk.take(converted)
    assert (done.exit_code, done.stdout) == (0, f"{B}\n"), done.stderr
    assert desk.site.body("2024/b.md") == "Once.\n\nTwice.\n\nDúùáà.\n"


def test_without_keys_a_text_counts_in_its_article_or_in_all(desk: Desk) -> None:
    desk.site.write("2025/c.md", "Dua.\n\nLima.\n")
    desk.site.run("translate", "--engine", "pseudo")
    file = desk.site.root / "a.po"
    file.write_text('#: content/id/2024/b.md:99\nmsgid "Dua."\nmsgstr "Two."\n', encoding="utf-8")
    assert desk.take(file).stdout == f"{B}\n"
    file.write_text('msgid "Dua."\nmsgstr "Two."\n', encoding="utf-8")
    assert desk.take(file).stdout == "content/en/2025/c.md\n"
    assert desk.site.body("2025/c.md") == "Two.\n\nLíìmáà.\n"


def test_pomerge_puts_a_translators_file_into_the_export(desk: Desk) -> None:
    file = desk.export("po")
    theirs, merged = file.with_name("theirs.po"), file.with_name("merged.po")
    store = store_of(file)
    for unit in store.units:
        if unit.source == "Dua.":
            unit.target = "Two."
            unit.markfuzzy(False)
    theirs.write_bytes(bytes(store))
    toolkit("pomerge", "-t", file, "-i", theirs, "-o", merged)
    assert desk.take(merged).stdout == f"{B}\n"
    assert "Two." in desk.site.body("2024/b.md")


def test_pot2po_carries_translations_to_the_next_export(desk: Desk) -> None:
    old = desk.export("po")
    store = store_of(old)
    for unit in store.units:
        if unit.source == "Dua.":
            unit.target = "Two."
            unit.markfuzzy(False)
    theirs = old.with_name("theirs.po")
    theirs.write_bytes(bytes(store))
    desk.site.write("2024/b.md", "Nol.\n\nSatu.\n\nDua.\n\nTiga.\n")
    template, merged = desk.export("po").rename(old.with_name("new.pot")), old.with_name("merged.po")
    toolkit("pot2po", "--nofuzzymatching", template, merged, "-t", theirs)
    assert desk.take(merged).stdout == f"{B}\n"
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")
def test_msgmerge_does_so_too(desk: Desk) -> None:
    old = desk.export("po")
    rewrite(old, ("#, fuzzy\n", ""), ("Dúùáà.", "Two."))
    theirs = old.rename(old.with_name("theirs.po"))
    desk.site.write("2024/b.md", "Nol.\n\nSatu.\n\nDua.\n\nTiga.\n")
    merged = old.with_name("merged.po")
    command = ["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, theirs, desk.export("po")]
    subprocess.run(command, check=True, capture_output=True)
    assert desk.take(merged).stdout == f"{B}\n"
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def test_po2tmx_makes_a_memory_of_it(desk: Desk) -> None:
    file = desk.export("po")
    rewrite(file, ("#, fuzzy\n", ""), ("Dúùáà.", "Two."))
    memory = file.with_name("memory.tmx")
    toolkit("po2tmx", "--language=en", "--source-language=id", file, memory)
    assert desk.take(memory).stdout == f"{B}\n"
    assert "Two." in desk.site.body("2024/b.md")


def test_as_omegat_writes_xliff(desk: Desk) -> None:
    """States are kept or called translated, whatever they were; a target without one is new; notes are added."""
    desk.site.write("2024/b.md", "Satu.\n\nDua.\n\nTiga.\n\nEmpat.\n")
    file = desk.export()
    rewrite(
        file,
        (">Dúùáà.</target>", ">Two.</target><note>checked with the desk</note>"),
        ('state="needs-review-translation" state-qualifier="leveraged-mt">Tíìgáà.', 'state="translated">Three.'),
        ('<target state="needs-translation"></target>', "<target>Four.</target>"),
        ("  <", "<"),
    )
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, f"{B}\n"), done.stderr
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nThree.\n\nFour.\n"


def test_as_omegat_writes_its_memory(desk: Desk) -> None:
    """No keys, languages in capitals or with a region, more languages than two, what is in no article."""
    memory = desk.site.root / "project_save.tmx"
    memory.write_text(
        """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" segtype="paragraph" o-tmf="OmegaT TMX" adminlang="EN-US"
 srclang="ID" datatype="plaintext"/><body>
<tu><tuv lang="FR"><seg>Deux.</seg></tuv><tuv lang="EN-GB" changeid="ani"><seg>Two.</seg></tuv>
 <tuv lang="ID"><seg>Dua.</seg></tuv></tu>
<tu><tuv lang="ID"><seg>Tidak ada di sini.</seg></tuv><tuv lang="EN"><seg>Not here.</seg></tuv></tu>
</body></tmx>""",
        encoding="utf-8",
    )
    done = desk.take(memory)
    assert (done.exit_code, done.stdout) == (0, f"{B}\n")
    assert f"{memory}: warning: 1 unit left alone: the source is in no article" in done.stderr
    assert "Two." in desk.site.body("2024/b.md")
    desk.site.edit("2024/b.md", "Two.", "The second.")
    done = desk.take(memory)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "a person has changed the English perhaps since the export" in done.stderr


def test_as_weblate_writes_po(desk: Desk) -> None:
    """Another header, wrapped anew, units in another order, comments and flags of its own, what is gone kept."""
    file = desk.export("po", desk.site.article("2024/b.md"))
    header, *units = file.read_text(encoding="utf-8").strip().split("\n\n")
    header = header.replace("digest\\n", "Kabar 1\\n").replace(
        '"Language: en\\n"',
        '"Language: en_GB\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n"X-Generator: Weblate 5.16\\n"',
    )
    units = [unit.replace("#, fuzzy", "#, markdown-text") for unit in reversed(units)]
    units = [unit.replace('msgstr "Dúùáà."', 'msgstr ""\n"Tw"\n"o."') for unit in units]
    units += ['#~ msgid "Sudah tidak ada."\n#~ msgstr "Gone."']
    file.write_text("# Ani <ani@example.org>, 2024.\n" + "\n\n".join([header, *units]) + "\n", encoding="utf-8")
    done = desk.take(file)
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{B}\n", "1 changed, 0 reviewed.\n")
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def test_as_weblate_writes_xliff(desk: Desk) -> None:
    """What needs editing gets a state, what is approved is final, the rest is translated."""
    file = desk.export()
    rewrite(
        file,
        ('state="needs-review-translation" state-qualifier="leveraged-mt">Dúùáà.', 'state="translated">Two.'),
        (
            'state="needs-review-translation" state-qualifier="leveraged-mt">Sáàtúù.',
            'state="needs-translation">One?',
        ),
    )
    done = desk.take(file)
    assert done.exit_code == 0
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def test_as_a_tool_of_another_house_writes_xliff(desk: Desk) -> None:
    """Segmented, with inline elements, foreign attributes and namespaces, without what digest has put there."""
    file = desk.export()
    rewrite(
        file,
        (' xml:space="preserve"', ' okp:x="1"'),
        ('<xliff xmlns="', '<xliff xmlns:okp="okapi-framework:xliff-extensions" okp:v="2" xmlns="'),
        (
            "<source>Dua.</source>",
            '<source>Dua.</source><seg-source><mrk mtype="seg" mid="0">Dua.</mrk></seg-source>',
        ),
        (">Dúùáà.<", '><mrk mtype="seg" mid="0">Tw<g id="1">o</g>.</mrk><'),
        ("- dúùáà kéèlúùáàrgáà", "- two families"),
    )
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, f"{A}\n{B}\n"), done.stderr
    assert "</b>\n- two families\n" in desk.site.body("2024/a.md")
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"
    rewrite(file, ("content/id/2024/b.md#block-", "tu-"), (">Tw<", ">Pair: tw<"))
    assert desk.take(file, "--force").exit_code == 0
    assert "Pair: two." in desk.site.body("2024/b.md")


def test_white_space_that_a_tool_folds_is_no_edit(desk: Desk) -> None:
    file = desk.export()
    rewrite(
        file,
        ("túùrúùn **", "\n        túùrúùn   **"),
        (">Dúùáà.</target>", ">\n          Dúùáà.\n        </target>"),
    )
    assert desk.take(file).stdout == ""
    rewrite(file, ("          Dúùáà.", "          Two."))
    assert desk.take(file).stdout == f"{B}\n"
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


@pytest.mark.parametrize("form", ["xliff", "po", "tmx"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_line_ends_and_byte_order_marks_are_of_no_meaning(desk: Desk, form: str, encoding: str) -> None:
    file = desk.export(form)
    text = file.read_text(encoding="utf-8").replace("#, fuzzy\n", "").replace("Dúùáà.", "Two.")
    file.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    done = desk.take(file)
    assert (done.exit_code, done.stdout) == (0, f"{B}\n"), done.stderr
    assert desk.site.body("2024/b.md") == "Sáàtúù.\n\nTwo.\n\nTíìgáà.\n"


def test_xml_in_another_encoding_is_read(desk: Desk) -> None:
    file = desk.export()
    text = file.read_text(encoding="utf-8").replace("Dúùáà.", "Two.").replace('"UTF-8"', '"UTF-16"')
    file.write_text(text, encoding="utf-16")
    assert desk.take(file).stdout == f"{B}\n"


def test_units_come_back_in_any_order_and_number(desk: Desk) -> None:
    file = desk.export()
    store = store_of(file)
    units = [unit for unit in store.units if "b.md" in unit.getid()]
    for unit in units:
        if unit.source == "Dua.":
            unit.target = "Two."
        if unit.source in ("Satu.", "Tiga."):
            unit.xmlelement.getparent().remove(unit.xmlelement)
    body = units[0].xmlelement.getparent()
    body[:] = reversed(body)
    file.write_bytes(bytes(store))
    assert list(units_of(file))[-2:] == ["Dua.", "Judul"]
    assert desk.take(file).stdout == f"{B}\n"
    assert "Two." in desk.site.body("2024/b.md")
