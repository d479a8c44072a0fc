"""Reading `content/`: every error is found at the door, with file and line, and takes nobody else down."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.content import read_article
from tests.sites import Site, article, make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSite = Callable[..., Site]

PLACE = "content/id/2024"


def paths(site: Site) -> list[str]:
    return [found.path for found in site.read().articles]


def test_articles_are_read_newest_first_then_by_path(make_site: MakeSite) -> None:
    site = make_site(a=article(), b=article(), c=article(date="2024-05-07"), d=article(date="2024-05-06 01:00"))
    assert paths(site) == ["2024/c", "2024/d", "2024/a", "2024/b"]
    assert site.findings() == []


def test_an_article_keeps_what_its_author_wrote(make_site: MakeSite) -> None:
    (found,) = make_site(a=article("Judul", "Isi.\r\n\r\nLagi.  \n", slug="nama")).read().articles
    assert (found.file, found.path) == (f"{PLACE}/a.md", "2024/nama")
    assert found.head == "title: Judul\ndate: 2024-05-06\nslug: nama\n"
    assert found.body == "\nIsi.\r\n\r\nLagi.  \n"


def test_drafts_are_read_but_not_published(make_site: MakeSite) -> None:
    content = make_site(a=article(), b=article(draft="true")).read()
    assert [found.path for found in content.articles] == ["2024/a", "2024/b"]
    assert [found.path for found in content.published] == ["2024/a"]


def test_folders_may_be_nested_and_a_page_may_be_called_as_a_folder_is(make_site: MakeSite) -> None:
    site = make_site(a=article())
    for name in ("content/id/b.md", "content/id/2024.md", "content/id/2024/05/06/c.md", "content/id/2024/a/d.md"):
        site.write(name, article())
    assert sorted(paths(site)) == ["2024", "2024/05/06/c", "2024/a", "2024/a/d", "b"]
    assert site.findings() == []


def test_a_site_without_content_has_no_articles(make_site: MakeSite) -> None:
    content = make_site().read()
    assert (content.articles, content.findings) == ((), ())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_any_line_ends_and_a_byte_order_mark_will_do(make_site: MakeSite, newline: str, start: str) -> None:
    site = make_site(a=start + article("Judul").replace("\n", newline))
    (found,) = site.read().articles
    assert found.title == "Judul"
    assert found.body == f"{newline}Hujan turun sejak pagi.{newline}"


@pytest.mark.parametrize("body", ["", "\n", " \t \n\n"])
def test_a_body_may_be_empty(make_site: MakeSite, body: str) -> None:
    assert make_site(a=article(body=body)).findings() == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: expected front matter and text, found an empty file"),
        (" \n\t\r\n", "1: expected front matter and text, found an empty file"),
        ("\ufeff\n", "1: expected front matter and text, found an empty file"),
        ("Halo\n", "1: front matter: expected a first line `---`, found 'Halo'"),
        ("\n---\ntitle: A\n---\n", "1: front matter: expected a first line `---`, found ''"),
        ("---\ntitle: A\n\nIsi.\n", "1: front matter: expected a line `---` that ends it, found none"),
        ("---\rtitle: A\rIsi.\r", "1: front matter: expected a line `---` that ends it, found none"),
        (b"---\ntitle: caf\xe9\n", "2: expected UTF-8, found byte 0xe9; save the file as UTF-8"),
        (b"---\r\rtitle: \xc3\xa9\xff\r", "3: expected UTF-8, found byte 0xff; save the file as UTF-8"),
        ("---\ntitle: A\n".encode("utf-16"), "1: expected UTF-8, found byte 0xff; save the file as UTF-8"),
        (b"---\r\ntitle: A\r\n\r\n---\r\na\0", "5: expected text, found a NUL character"),
        (article(date="besok"), "3: date: expected YYYY-MM-DD [HH:MM], found 'besok'"),
        (article(slug="0123"), "4: slug: expected text, found '0123', which YAML reads as a number; "),
        (article(slug="../../x"), "4: slug: expected letters, digits and hyphens"),
        (
            article(body="- " * 101 + "x"),
            "6: expected at most 100 lists, quotes or indents in one another, found",
        ),
        (article(body="a\n\n" + ">" * 200), "8: expected at most 100 lists, quotes or indents in one another"),
        (article(body="\t" * 150 + "x"), "6: expected at most 100 lists, quotes or indents in one another"),
        (article(body="    " * 101 + "x"), "6: expected at most 100 lists, quotes or indents in one another"),
    ],
)
def test_an_article_with_an_error_is_told_with_file_and_line_and_the_others_are_read(
    make_site: MakeSite, text: str | bytes, message: str
) -> None:
    site = make_site(a=text, b=article())
    assert paths(site) == ["2024/b"]
    (finding,) = site.findings()
    assert finding[: len(f"{PLACE}/a.md:{message}")] == f"{PLACE}/a.md:{message}"


def test_rules_and_wide_tables_are_not_taken_for_nested_lists(make_site: MakeSite) -> None:
    body = f"{'-' * 300}\n\n{'* ' * 60}\n\n{'=' * 300}\n\n{' ' * 300}x\n\n{'1.5 ' * 200}\n"
    assert make_site(a=article(body=body)).findings() == []


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("UPPER.MD", "UPPER"),
        ("a.Md", "a"),
        ("versi-2.0-dirilis.md", "versi-2.0-dirilis"),
        ("garis_bawah.md", "garis_bawah"),
        ("404.md", "404"),
        ("日本.md", "日本"),
        ("cafe\u0301.md", "café"),
        ("folder.md/isi.md", "folder.md/isi"),
    ],
)
def test_what_a_page_is_called_follows_the_files_name(make_site: MakeSite, name: str, path: str) -> None:
    site = make_site()
    site.write(f"{PLACE}/{name}", article())
    assert paths(site) == [f"2024/{path}"]
    assert site.findings() == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a b.md", "expected a file name of letters, digits and hyphens, for instance 'a-b', found 'a b'"),
        ("a%2fb.md", "expected a file name of letters, digits and hyphens, for instance 'a-2fb', found 'a%2fb'"),
        ("-.md", "expected a file name of letters, digits and hyphens, found '-'"),
        ("a&b/c.md", "expected a folder of letters, digits and hyphens, for instance 'a-b', found 'a&b'"),
        ("feed.xml.md", "expected a file name of letters, digits and hyphens, for instance 'feed-xml'"),
        ("foto.png.md", "expected a file name of letters, digits and hyphens, for instance 'foto-png'"),
        ("index.html/a.md", "expected a folder of letters, digits and hyphens, for instance 'index-html'"),
        ("index.md", "a file name 'index' would make it its folder's front page; choose another"),
        ("README.md", "a file name 'README' would make it its folder's front page; choose another"),
        ("../tags/a.md", "/tags/a/ belongs to digest's own pages; choose another folder or slug than 'tags'"),
        ("../Archive.md", "/Archive/ belongs to digest's own pages; choose another folder or slug than 'Archive'"),
    ],
)
def test_a_name_that_is_no_part_of_an_address_or_another_pages_is_told(
    make_site: MakeSite, name: str, message: str
) -> None:
    site = make_site()
    file = site.write(f"{PLACE}/{name}", article()).resolve()
    (finding,) = site.findings()
    assert finding.startswith(f"{file.relative_to(site.root.resolve())}:1: {message}")


@pytest.mark.parametrize("slug", ["feed.xml", "index", "ReadMe", "foto.png"])
def test_what_is_wrong_with_a_slug_is_told_at_its_line(make_site: MakeSite, slug: str) -> None:
    (finding,) = make_site(a=article(slug=slug)).findings()
    assert finding.startswith(f"{PLACE}/a.md:4: ")
    assert f"'{slug}'" in finding


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_no_slug_leads_out_of_its_folder(tmp_path: Path, slug: str) -> None:
    site = make(tmp_path)
    written = '"' + "".join(f"\\U{ord(char):08x}" for char in slug) + '"'
    file = site.write(f"{PLACE}/a.md", article(slug=written))
    found, findings = read_article(file, site.settings)
    if found is None:
        assert findings
    else:
        folder, name = found.path.split("/")
        assert folder == "2024"
        assert name not in ("", ".", "..")
        assert not set(name) & set("/\\%?#\0\n ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": article(slug="sama")}, {"b": article(slug="sama")}),
        ({"a": article(slug="b")}, {"b": article()}),
    ],
)
def test_two_articles_with_one_address_are_both_told_and_name_each_other(
    make_site: MakeSite, one: dict[str, str], other: dict[str, str]
) -> None:
    site = make_site(**one, **other, c=article())
    assert paths(site) == ["2024/c"]
    first, second = site.findings()
    assert first.startswith(f"{PLACE}/a.md:1: the page /2024/")
    assert f"is also that of {PLACE}/b.md" in first
    assert second.startswith(f"{PLACE}/b.md:1: the page /2024/")
    assert f"is also that of {PLACE}/a.md" in second


def test_letters_case_alone_does_not_tell_pages_apart(make_site: MakeSite) -> None:
    findings = make_site(a=article(slug="Kasus"), b=article(slug="kasus")).findings()
    assert len(findings) == 2
    assert "as some disks and servers do not tell A from a" in findings[0]


def test_names_that_only_look_the_same_are_told_apart(make_site: MakeSite) -> None:
    site = make_site()
    for form in ("NFC", "NFD"):
        site.write(f"{PLACE}/{unicodedata.normalize(form, 'café')}.md", article())
    if len(list((site.root / PLACE).iterdir())) < 2:
        pytest.skip("this disk takes both names for one")
    findings = site.findings()
    assert len(findings) == 2
    assert "which only looks the same" in findings[0]


def test_a_folder_named_like_an_article_is_a_folder(make_site: MakeSite) -> None:
    site = make_site(b=article())
    (site.root / PLACE / "a.md").mkdir()
    assert paths(site) == ["2024/b"]
    assert site.findings() == []


def test_hidden_files_and_folders_are_passed_over(make_site: MakeSite) -> None:
    site = make_site(a=article())
    for name in (".b.md", ".git/c.md", ".digest-x.tmp"):
        site.write(f"{PLACE}/{name}", "rusak")
    assert paths(site) == ["2024/a"]
    assert site.findings() == []


def test_other_files_are_nobodys_business_but_those_that_look_like_articles(make_site: MakeSite) -> None:
    site = make_site(a=article())
    for name in ("catatan.txt", "foto.png", "Makefile", "b.markdown"):
        site.write(f"{PLACE}/{name}", article())
    assert site.findings() == [
        f"{PLACE}/b.markdown: expected a file name that ends in .md, found '.markdown'; rename it"
    ]


def test_a_link_to_an_article_is_an_article(make_site: MakeSite) -> None:
    site = make_site(a=article())
    (site.root / PLACE / "b.md").symlink_to("a.md")
    assert paths(site) == ["2024/a", "2024/b"]
    assert site.findings() == []


def test_links_that_lead_elsewhere_are_told_and_not_followed(make_site: MakeSite) -> None:
    site = make_site(a=article())
    site.write("rahasia.md", article("Rahasia"))
    folder = site.root / PLACE
    for name, target in {
        "keluar.md": "../../../rahasia.md",
        "putus.md": "tiada.md",
        "putar.md": "putar.md",
        "diri": ".",
        "luar": "../../..",
        "gambar.png": "../../../rahasia.md",
    }.items():
        (folder / name).symlink_to(target)
    assert paths(site) == ["2024/a"]
    assert site.findings() == [
        f"{PLACE}/diri: expected a folder, found a symbolic link to one; it is not followed",
        f"{PLACE}/keluar.md: expected a symbolic link to a file in content/, found one that leads out of it",
        f"{PLACE}/luar: expected a folder, found a symbolic link to one; it is not followed",
        f"{PLACE}/putar.md: expected a symbolic link to an article, found one to 'putar.md', which is none",
        f"{PLACE}/putus.md: expected a symbolic link to an article, found one to 'tiada.md', which is none",
    ]


def test_a_pipe_is_not_waited_for(make_site: MakeSite) -> None:
    site = make_site(a=article())
    os.mkfifo(site.root / PLACE / "b.md")
    assert paths(site) == ["2024/a"]
    assert site.findings() == [f"{PLACE}/b.md: expected a file, found a device or a pipe"]


def test_names_that_are_no_text_are_told_in_one_line(make_site: MakeSite) -> None:
    site = make_site(a=article())
    folder = os.fsencode(site.root / PLACE)
    for name in (b"b\n.md", b"\xff.md", "c\u200b".encode()):
        path = folder + b"/" + name
        if name.endswith(b".md"):
            with open(path, "wb"):  # noqa: PTH123  a name in bytes
                pass
        else:
            os.mkdir(path)  # noqa: PTH102  as above
    assert paths(site) == ["2024/a"]
    assert site.findings() == [
        rf"{PLACE}/\udcff.md: expected a name of letters, digits and hyphens, found '\udcff.md'; rename it",
        rf"{PLACE}/b\n.md: expected a name of letters, digits and hyphens, found 'b\n.md'; rename it",
        rf"{PLACE}/c\u200b: expected a name of letters, digits and hyphens, found 'c\u200b'; rename it",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(make_site: MakeSite) -> None:
    site = make_site(a=article(), b=article())
    site.write("content/id/2023/c.md", article())
    (site.root / PLACE / "b.md").chmod(0)
    (site.root / "content/id/2023").chmod(0)
    try:
        assert paths(site) == ["2024/a"]
        assert site.findings() == [
            "content/id/2023: cannot be read: Permission denied",
            f"{PLACE}/b.md: cannot be read: Permission denied",
        ]
    finally:
        (site.root / "content/id/2023").chmod(0o755)


def test_a_file_in_the_place_of_the_folder_is_told(make_site: MakeSite) -> None:
    site = make_site()
    site.write("content/id", "")
    assert site.findings() == ["content/id: cannot be read: Not a directory"]


@pytest.mark.parametrize("image", ["foto.png", "foto/a.JPG", "{src: foto.webp, alt: Foto}"])
def test_a_picture_stands_beside_its_article(make_site: MakeSite, image: str) -> None:
    site = make_site(a=article(image=image))
    for name in ("foto.png", "foto/a.JPG", "foto.webp"):
        site.write(f"{PLACE}/{name}", b"")
    assert site.findings() == []


@pytest.mark.parametrize(
    ("image", "message"),
    [
        ("tiada.png", "image.src: expected a file beside the article, found no 'tiada.png'"),
        ("folder.png", "image.src: expected a file beside the article, found no 'folder.png'"),
        ("luar.png", "image.src: expected a file in content/, found a link that leads out of it"),
        ("catatan.txt", "image.src: expected an image (.avif, .gif, .jpeg, .jpg, .png, .svg, .webp), found"),
        ("../2023/foto.png", "image: expected a file beside the article, found '../2023/foto.png'"),
        ("https://a.example/a.png", "image: expected a file beside the article, found 'https://a.example/a.png'"),
        (f"{'a' * 300}.png", "image.src: expected a file beside the article, found no 'aaaa"),
    ],
)
def test_a_picture_that_is_not_there_is_told(make_site: MakeSite, image: str, message: str) -> None:
    site = make_site(a=article(image=image))
    site.write("foto.png", b"")
    site.write(f"{PLACE}/catatan.txt", b"")
    (site.root / PLACE / "folder.png").mkdir()
    (site.root / PLACE / "luar.png").symlink_to("../../../foto.png")
    (finding,) = site.findings()
    assert finding.startswith(f"{PLACE}/a.md:4: {message}")


def test_what_was_left_for_a_person_is_a_warning(make_site: MakeSite) -> None:
    site = make_site(a=article(source="TODO"))
    assert paths(site) == ["2024/a"]
    assert site.findings() == [f"{PLACE}/a.md:4: warning: fill in what could not be inferred: 'source: TODO'"]


def test_the_findings_of_many_articles_are_told_by_file_and_line(make_site: MakeSite) -> None:
    broken = {f"a{number}": article(date="besok", slug="a b", tags="1") for number in range(10)}
    site = make_site(**broken, b=article())
    assert paths(site) == ["2024/b"]
    places = [finding.split(": ")[0] for finding in site.findings()]
    assert places == [f"{PLACE}/{name}.md:{line}" for name in broken for line in (3, 4, 5)]
