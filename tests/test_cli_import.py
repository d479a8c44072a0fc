"""`digest import`: what portals give becomes articles."""

from __future__ import annotations

import codecs
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from importing.pages import Answer, serve
from importing.texts import PORTAL_PAGE, PORTAL_PAGE_BODY, PORTAL_TEXT

from digest.cli import main
from digest.content import read_article, read_content
from digest.settings import Settings, read_settings

if TYPE_CHECKING:
    from digest.model import Article

REAL = Path(__file__).parents[1] / "../shared/real/artikel-portal.txt"
LEAD = "Pemerintah Kota Muara membuka kembali Pasar Ikan Muara yang direnovasi selama dua tahun."


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: build/docs\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return read_settings(tmp_path / "mkdocs.yml")


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)], input=stdin, catch_exceptions=False)


def imported(site: Settings, path: str) -> Article:
    article, findings = read_article(site.root / path.strip(), site)
    assert article is not None
    assert [finding for finding in findings if finding.code != "todo"] == []
    return article


def write(site: Settings, name: str, text: str | bytes) -> Path:
    path = site.root / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_portals_text_becomes_an_article_whose_path_is_printed(site: Settings) -> None:
    result = run(write(site, "a.txt", PORTAL_TEXT))
    assert result.exit_code == 0
    assert result.stdout == "content/id/2023/pemerintah-kota-muara-membuka-kembali-pasar-ikan-muara.md\n"
    article = imported(site, result.stdout)
    assert article.date.isoformat() == "2023-10-27T00:00:00+07:00"
    assert article.source is not None
    assert article.source.name == "Antara"
    assert (site.root / result.stdout.strip()).read_text(encoding="utf-8").startswith("---\ntitle: Pemerintah")


def test_what_was_removed_and_what_is_to_be_done_is_told_on_standard_error(site: Settings) -> None:
    result = run(write(site, "a.txt", PORTAL_TEXT))
    for line in (
        "removed (scroll): SCROLL TO CONTINUE WITH CONTENT",
        "removed (video): Simak juga Video 'Suasana Pasar Ikan Muara':",
        "removed (initials): (rwu/sti)",
        "note: source: Antara, because the text says 'dilansir Antara'",
        "TODO (title): write a headline; this is how the text begins",
    ):
        assert f"a.txt: {line}\n" in result.stderr


def test_what_is_to_be_done_is_what_a_check_of_the_site_finds(site: Settings) -> None:
    run(write(site, "a.txt", LEAD))
    todos = [finding.message for finding in read_content(site).findings]
    assert len(todos) == 3
    assert all("TODO" in message for message in todos)
    assert [article.title for article in read_content(site).articles] == [
        "Pemerintah Kota Muara membuka kembali Pasar Ikan Muara"
    ]


def test_standard_input_is_read_and_the_options_go_before_what_is_found(site: Settings) -> None:
    result = run(
        "-",
        "--title",
        'Judul: Pasar, "Ikan"',
        "--date",
        "2022-01-02 03:04",
        "--source",
        "Kabar, Pesisir",
        "--source-url",
        "https://a.example/b c",
        "--tag",
        "Timur Tengah",
        "--tag",
        "ekonomi",
        "--author",
        "O'Neil, R.",
        "--slug",
        "pasar",
        stdin=PORTAL_TEXT,
    )
    assert result.stdout == "content/id/2022/pasar.md\n"
    article = imported(site, result.stdout)
    assert article.title == 'Judul: Pasar, "Ikan"'
    assert article.date.isoformat() == "2022-01-02T03:04:00+07:00"
    assert article.source is not None
    assert (article.source.name, article.source.url) == ("Kabar, Pesisir", "https://a.example/b%20c")
    assert article.tags == ("timur-tengah", "ekonomi")
    assert article.authors == ("O'Neil, R.",)
    assert "TODO" not in article.head


def test_a_page_is_fetched_and_becomes_an_article(site: Settings) -> None:
    (site.root / "content").mkdir()
    write(site, "content/topics.yml", "ekonomi: {id: Ekonomi, en: Economy}\n")
    page = PORTAL_PAGE.replace("https://www.kabarpesisir.example", "{site}")
    answers = {"/lama": Answer(status=301, headers={"location": "/ekonomi/d-123/pasar-ikan?utm_source=x"})}
    with serve(answers) as address:
        answers["/ekonomi/d-123/pasar-ikan?utm_source=x"] = Answer(page.replace("{site}", address).encode())
        result = run(f"{address}/lama")
    assert result.exit_code == 0
    assert result.stdout == "content/id/2023/pasar-ikan-muara-dibuka-lagi.md\n"
    article = imported(site, result.stdout)
    assert article.title == "Pasar Ikan Muara Dibuka Lagi"
    assert article.date.isoformat() == "2023-10-27T15:30:00+07:00"
    assert article.source is not None
    assert (article.source.name, article.source.url) == ("Kabar Pesisir", f"{address}/ekonomi/d-123/pasar-ikan")
    assert (article.authors, article.tags) == (("Rina Wulandari",), ("ekonomi",))
    assert article.body.lstrip() == PORTAL_PAGE_BODY.replace("https://www.kabarpesisir.example", address)


def test_no_password_of_an_address_is_shown_or_kept(site: Settings) -> None:
    with serve({"/a": Answer(PORTAL_PAGE.replace("canonical", "x").encode())}) as address:
        result = run(address.replace("//", "//rina:rahasia@") + "/a")
    assert result.exit_code == 0
    assert "rahasia" not in result.output + (site.root / result.stdout.strip()).read_text(encoding="utf-8")


def test_a_page_that_cannot_be_had_is_told_and_the_others_are_imported(site: Settings) -> None:
    with serve({}) as address:
        result = run(f"{address}/tidak-ada", write(site, "a.txt", PORTAL_TEXT), "tidak-ada.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert f"{address}/tidak-ada: the server answered 404" in result.stderr
    assert "tidak-ada.txt: cannot be read: No such file or directory" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_article_that_is_there_is_never_overwritten_unless_forced(site: Settings) -> None:
    first = write(site, "a.txt", f"Pasar Ikan Muara Dibuka Lagi\n{LEAD}\nKata dia, Jumat (27/10/2023).")
    other = write(site, "b.txt", f"Pasar Ikan Muara Dibuka Lagi\n{LEAD}\nKata mereka, Jumat (27/10/2023).")
    path = site.root / run(first).stdout.strip()
    before = path.read_bytes()
    result = run(other)
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "pasar-ikan-muara-dibuka-lagi.md: exists and holds another text; give --slug, or --force" in result.stderr
    )
    assert path.read_bytes() == before
    assert run(other, "--slug", "pasar-lain").exit_code == 0
    assert run(other, "--force").exit_code == 0
    assert "Kata mereka" in path.read_text(encoding="utf-8")


def test_the_same_text_is_imported_once_under_whatever_name(site: Settings) -> None:
    first = run(write(site, "a.txt", PORTAL_TEXT)).stdout.strip()
    again = run(write(site, "b.txt", PORTAL_TEXT.replace("\n", "\r\n")), "--title", "Judul Lain")
    assert (again.exit_code, again.stdout) == (1, "")
    assert f"{first}: holds this article already" in again.stderr
    assert run(site.root / "b.txt", "--title", "Judul Lain", "--force").exit_code == 0


def test_the_same_address_is_imported_once_even_if_its_text_has_changed(site: Settings) -> None:
    url = "https://a.example/1"
    run(write(site, "a.txt", PORTAL_TEXT), "--source-url", url)
    again = run(write(site, "b.txt", LEAD), "--source-url", url)
    assert again.exit_code == 1
    assert run(site.root / "b.txt", "--source-url", f"{url}2").exit_code == 0


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "Kafé “Muara” dibuka – lagi.".encode(),
        "Kafé “Muara” dibuka – lagi.".encode("windows-1252"),
        codecs.BOM_UTF16_LE + "Kafé “Muara” dibuka – lagi.".encode("utf-16-le"),
    ],
)
def test_any_encoding_becomes_utf8(site: Settings, data: bytes) -> None:
    result = run("-", stdin=data)
    assert result.stdout == f"content/id/{result.stdout.split('/')[2]}/kafe-muara-dibuka-lagi.md\n"
    assert imported(site, result.stdout).body == "\nKafé “Muara” dibuka – lagi.\n"


def test_a_page_of_old_is_read_in_its_own_charset(site: Settings) -> None:
    page = f'<html><head><meta charset="windows-1252"><title>Kafé</title></head><p>{LEAD} “Kafé”</p></html>'
    result = run(write(site, "a.html", page.encode("windows-1252")), "--date", "2023-10-27")
    article = imported(site, result.stdout)
    assert (article.title, article.body) == ("Kafé", f"\n{LEAD} “Kafé”\n")


def test_markdown_keeps_its_front_matter_and_its_marks(site: Settings) -> None:
    text = f"---\ntitle: Pasar\ndate: 2023-10-27\nslug: pasar-ikan\ndraft: true\n---\n\n{LEAD}\n\n- **butir**\n"
    result = run(write(site, "a.md", text))
    assert result.stdout == "content/id/2023/pasar-ikan.md\n"
    article = imported(site, result.stdout)
    assert article.draft
    assert article.body == f"\n{LEAD}\n\n- **butir**\n"


def test_the_format_can_be_said(site: Settings) -> None:
    result = run(
        "-", "--format", "markdown", "--title", "Judul", "--date", "2023-10-27", stdin="# Judul\n\n*Teks* saja."
    )
    assert imported(site, result.stdout).body == "\n*Teks* saja.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "--date", "besok"], "--date: expected YYYY-MM-DD [HH:MM], found 'besok'"),
        (["-", "--date", "2023-02-31"], "--date: expected YYYY-MM-DD [HH:MM], found '2023-02-31'"),
        (["-", "--source-url", "x"], "--source-url: expected an address that begins with https://, found 'x'"),
        (["-", "--slug", "../../x"], "slug: expected letters, digits and hyphens, such as 'x', found '../../x'"),
        (["-", "--tag", "!"], "tags: expected"),
        (["-", "a.txt", "--title", "x"], "--title is for one input; there are 2"),
        ([], "Missing argument"),
        (["-", "--config", "tidak-ada.yml"], "tidak-ada.yml: there is no such file"),
    ],
)
def test_a_wrong_option_is_wrong_usage(site: Settings, arguments: list[str], message: str) -> None:
    result = run(*arguments, stdin=LEAD)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (site.root / "content").exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "-: expected the text of an article, found none"),
        (b"ADVERTISEMENT\n", "-: expected the text of an article, found none"),
        (b"\x00\x01", "-: expected text, HTML or Markdown, found a binary file"),
        (b"+++\ntitle = 'x'\n+++\n", "-: expected"),
    ],
)
def test_what_is_no_article_is_refused(site: Settings, data: bytes, message: str) -> None:
    result = run("-", "--format", "markdown" if data.startswith(b"+++") else "text", stdin=data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr


def test_hostile_text_becomes_a_readable_article(site: Settings) -> None:
    text = (
        "---\ntitle: {x: [\n---\n<script>alert(1)</script>\n# Judul\n{{ rahasia }} {% raw %}\n<!-- block:9 -->\n"
    )
    article = imported(site, run("-", "--format", "text", stdin=text).stdout)
    assert "<script" not in article.body
    assert "<!--" not in article.body


def test_nothing_is_asked_where_standard_input_is_no_terminal(site: Settings) -> None:
    result = run(write(site, "a.txt", LEAD), stdin="Judul yang tidak diminta\n")
    assert result.exit_code == 0
    assert "Title" not in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_what_is_not_known_is_asked_for(site: Settings) -> None:
    write(site, "a.txt", LEAD)
    terminal, side = pty.openpty()
    # The answers wait in the terminal; a wrong date is asked for again, an empty answer takes what is offered.
    os.write(terminal, b"Pasar Dibuka\nbesok\n2023-10-27 08:00\n\n")
    done = subprocess.run(
        [sys.executable, "-m", "digest", "import", "a.txt"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdin=side,
        capture_output=True,
        timeout=60,
        check=False,
    )
    os.close(side)
    os.close(terminal)
    assert done.stdout.decode() == "content/id/2023/pasar-dibuka.md\n"
    assert "expected YYYY-MM-DD" in done.stderr.decode()
    article = imported(site, done.stdout.decode())
    assert (article.title, article.date.isoformat()) == ("Pasar Dibuka", "2023-10-27T08:00:00+07:00")
    assert "# TODO: source" in article.head
    assert "title: Pasar Dibuka\n" in article.head


@pytest.mark.skipif(not REAL.exists(), reason=f"there is no {REAL}")
def test_the_real_article_loses_its_boilerplate_and_nothing_else(site: Settings) -> None:
    given = REAL.read_text(encoding="utf-8")
    result = run(REAL)
    article = imported(site, result.stdout)
    lines = [line for line in given.split("\n") if not re.match(r"SCROLL TO|Simak juga Video", line)]
    assert len(lines) == len(given.split("\n")) - 2
    words = re.findall(r"\w+|[^\w\s]", "\n".join(lines))
    assert re.findall(r"\w+|[^\w\s]", article.body.replace("\\", "")) == words
    assert "diplomasi AS. Moskow pun" in article.body
    assert article.date.date().isoformat() == "2023-10-27"
    assert article.source is not None
    assert (article.source.name, article.source.url) == ("AFP", None)
    assert article.body.count("\n\n") == len(lines) - 1
