"""Files that nobody should be given: each gets a message, and reads or writes nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.interchange.desk import make_desk
from tests.servers import TranslationServer

if TYPE_CHECKING:
    from tests.interchange.desk import Desk

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("hostile") / "site")


def xliff(source: str = "Dua.", target: str = "Two.", *, doctype: str = "", languages: str = "id en") -> str:
    one, other = languages.split()
    return (
        f'<?xml version="1.0"?>{doctype}<xliff xmlns="{NAMESPACE}" version="1.2"><file original="a.md"'
        f' source-language="{one}" target-language="{other}" datatype="plaintext"><body>'
        f'<trans-unit id="1"><source>{source}</source><target>{target}</target></trans-unit>'
        "</body></file></xliff>"
    )


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
FILES = {
    "a bomb of entities": (xliff(target="&e11;", doctype=f"<!DOCTYPE xliff [{BOMB}]>"), "entit"),
    "a small entity": (xliff(target="&e;", doctype='<!DOCTYPE xliff [<!ENTITY e "Two.">]>'), "entities"),
    "an entity of parameters": (
        xliff(doctype="<!DOCTYPE xliff [<!ENTITY % p \"<!ENTITY e 'x'>\">%p;]>", target="&e;"),
        "",
    ),
    "an unknown entity": (xliff(target="&e;"), "cannot be read as XML"),
    "no XML": ("<xliff", "cannot be read as XML"),
    "half a file": (xliff()[:-20], "cannot be read as XML"),
    "XML of another kind": ("<html><body>Two.</body></html>", "found XML of another kind (<html>)"),
    "XLIFF without anything": (f'<xliff xmlns="{NAMESPACE}" version="1.2"/>', "cannot be read as XLIFF"),
    "XLIFF 2": (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>',
        "expected XLIFF 1.2, found 2.0",
    ),
    "very deep XML": ("<a>" * 100_000, "cannot be read as XML"),
    "from another language": (xliff(languages="ms en"), "expected translations from id to en, found 'ms'"),
    "to another language": (xliff(languages="id fr"), "expected translations from id to en, found 'fr'"),
    "PO of another language": (
        'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Dua."\nmsgstr "Deux."\n',
        "expected translations from id to en, found 'fr'",
    ),
    "TMX of another language": (
        '<tmx version="1.4"><header srclang="id"/><body><tu><tuv xml:lang="id"><seg>Dua.</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Deux.</seg></tuv></tu></body></tmx>',
        "expected translations from id to en, found 'fr', 'id'",
    ),
    "TMX without a body": ('<tmx version="1.4"/>', ""),
    "nothing": ("", "expected an XLIFF, PO or TMX file, found something else"),
    "text": ("Two.\n", "expected an XLIFF, PO or TMX file, found something else"),
    "PO that ends early": ('msgid "Dua.\nmsgstr', ""),
    "PO of another encoding than it says": (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=x-none\\n"\n',
        "",
    ),
}
"""A text, and what is said of it; where that is empty, nothing need be: there is nothing in it to take."""


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_a_reason(desk: Desk, tmp_path: Path, name: str) -> None:
    text, message = FILES[name]
    file = tmp_path / "hostile"
    file.write_text(text, encoding="utf-8")
    before = desk.site.read("2024/b.md")
    done = desk.take(file)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.stdout == ""
    assert message in done.stderr
    assert (done.exit_code == 1) if message else (done.exit_code in (0, 1))
    assert done.exit_code == 0 or f"{file}" in done.stderr
    assert desk.site.read("2024/b.md") == before


@pytest.mark.parametrize("kind", ["SYSTEM", 'PUBLIC "x"'])
@pytest.mark.parametrize("place", ["file", "http"])
def test_nothing_that_it_names_is_read(desk: Desk, tmp_path: Path, kind: str, place: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret", encoding="utf-8")
    with TranslationServer() as server:
        address = secret.as_uri() if place == "file" else f"{server.url}secret"
        file = tmp_path / "hostile.xlf"
        for doctype in (
            f'<!DOCTYPE xliff [<!ENTITY e {kind} "{address}">]>',
            f'<!DOCTYPE xliff {kind} "{address}" [<!ENTITY e {kind} "{address}">]>',
            f'<!DOCTYPE xliff [<!ENTITY % p {kind} "{address}"> %p;]>',
        ):
            file.write_text(xliff(target="&e;", doctype=doctype), encoding="utf-8")
            done = desk.take(file)
            assert done.exit_code == 1
            assert str(file) in done.stderr
            assert "secret" not in done.output.replace(str(tmp_path), "").replace(address, "")
        file.write_text(xliff(doctype=f'<!DOCTYPE xliff {kind} "{address}">'), encoding="utf-8")
        desk.take(file)
        assert not server.seen


def test_a_huge_file_is_not_read(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "huge.xlf"
    with file.open("wb") as stream:
        stream.truncate(2**40)
    done = desk.take(file)
    assert done.exit_code == 1
    assert "huge.xlf: expected at most 256 MB, found 1,048,576 MB; import it in parts" in done.stderr


def test_a_device_or_a_folder_without_files_gives_nothing(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlf")
    done = desk.take(tmp_path / "pipe.xlf")
    assert done.exit_code == 1
    assert "pipe.xlf: expected a file" in done.stderr
    assert desk.take(tmp_path).stderr.startswith("Nothing new.")


def test_what_a_file_says_cannot_leave_the_content(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    for name in ("../../outside.md", "/etc/passwd.md", "content/id/../../x.md", "\x1b[2Jx.md"):
        key = f"{name}#block-0123456789abcdef"
        file.write_text(f'msgctxt "{key}"\nmsgid "x"\nmsgstr "y"\n', encoding="utf-8")
        done = desk.take(file)
        assert done.stdout == ""
        assert "\x1b" not in done.stderr
    assert sorted(path.name for path in Path(desk.site.root).iterdir()) == ["build", "content", "mkdocs.yml"]
