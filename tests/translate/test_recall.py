"""What stands translated in some edition is not sent again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.servers import TranslationServer
from tests.translate.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = "title: Judul\ndate: 2024-05-06 07:00\n"
OTHER = "title: Judul lain\ndate: 2024-05-06 07:00\n"


class Desk:
    """A site, and what its runs send."""

    def __init__(self, site: Site, server: TranslationServer) -> None:
        self.site = site
        self.server = server

    def run(self, *arguments: str, keep_cache: bool = False) -> list[str]:
        """Translate, as on a fresh clone. Returns the lines that were sent."""
        if not keep_cache:
            shutil.rmtree(self.site.root / "build", ignore_errors=True)
        before = len(self.server.seen)
        done = self.site.run("translate", *arguments, server=self.server)
        assert done.exit_code == 0, done.output
        return [line for seen in self.server.seen[before:] for text in seen.texts for line in text.split("\n")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with TranslationServer() as server:
        yield Desk(Site(tmp_path), server)


def test_a_paragraph_of_another_article_is_known(desk: Desk) -> None:
    desk.site.write("a.md", "Hujan turun.\n\nAngin **bertiup** kencang.\n")
    desk.run()
    desk.site.write("b.md", "Cerah.\n\nAngin **bertiup** kencang.\n", OTHER)
    assert desk.run() == ["Judul lain", "Cerah."]
    assert desk.site.body("b.md") == "CERAH.\n\nANGIN **BERTIUP** KENCANG.\n"
    assert desk.run() == []


def test_items_cells_captions_and_titles_are_known_each_by_itself(desk: Desk) -> None:
    desk.site.write("a.md", "- satu\n- dua\n\n| tiga | empat |\n|---|---|\n| lima | enam |\n\n![tujuh](x.png)\n")
    desk.run()
    desk.site.write(
        "b.md", "1. enam\n2. baru\n\n> dua\n\n## lima\n\n[tujuh](y)\n", "title: satu\ndate: 2024-05-06\n"
    )
    assert desk.run() == ["baru", "[[1]]tujuh[[2]]"]
    assert desk.site.body("b.md") == "1. ENAM\n2. BARU\n\n> DUA\n\n## LIMA\n\n[TUJUH](y)\n"
    assert "title: SATU" in desk.site.read("b.md")


def test_of_a_list_only_the_new_item_is_sent(desk: Desk) -> None:
    desk.site.write("a.md", "- satu\n- dua\n- tiga\n")
    desk.run()
    desk.site.write("a.md", "- satu\n- dua lagi\n- tiga\n- empat\n")
    assert desk.run() == ["dua lagi", "empat"]
    assert desk.site.body("a.md") == "- SATU\n- DUA LAGI\n- TIGA\n- EMPAT\n"


def test_the_same_words_with_another_address_are_known(desk: Desk) -> None:
    desk.site.write("a.md", "Baca [laporan](https://example.org/1) dan `kode`.\n")
    desk.run()
    desk.site.write("b.md", "Baca [laporan](https://example.org/2) dan `lain`.\n", HEAD)
    assert desk.run() == []
    assert desk.site.body("b.md") == "BACA [LAPORAN](https://example.org/2) DAN `lain`.\n"


def test_a_reference_link_is_known_with_what_stands_behind_it(desk: Desk) -> None:
    body = "Kata [Antara] dan [kantor][k].\n\n[Antara]: https://example.org/\n[k]: https://example.org/k\n"
    desk.site.write("a.md", body)
    desk.run()
    assert desk.site.body("a.md").startswith("KATA [ANTARA][Antara] DAN [KANTOR][k].\n")
    desk.site.write("b.md", body, HEAD)
    assert desk.run() == []
    assert desk.site.body("b.md") == desk.site.body("a.md")


def test_an_article_that_was_renamed_without_its_edition_is_known(desk: Desk) -> None:
    desk.site.write("a.md", "Hujan turun.\n\n- satu\n- dua\n")
    desk.run()
    body = desk.site.body("a.md")
    desk.site.article("a.md").rename(desk.site.article("b.md"))
    assert desk.run() == []
    assert desk.site.body("b.md") == body


def test_another_engine_is_asked_anew(desk: Desk) -> None:
    desk.site.write("a.md", "Hujan turun.\n")
    desk.site.run("translate", "--engine", "pseudo")
    desk.site.write("b.md", "Hujan turun.\n", OTHER)
    assert desk.run() == ["Judul lain", "Hujan turun."]


def test_what_is_forced_is_sent_each_text_once(desk: Desk) -> None:
    desk.site.write("a.md", "Hujan turun.\n")
    desk.site.write("b.md", "Hujan turun.\n")
    desk.run()
    assert desk.run("--force") == ["Judul", "Hujan turun."]


def test_a_run_for_one_article_knows_all_editions(desk: Desk) -> None:
    desk.site.write("a.md", "Hujan turun.\n")
    desk.run()
    desk.site.write("b.md", "Hujan turun.\n", OTHER)
    desk.site.write("c.md", "Tidak diminta.\n")
    assert desk.run(str(desk.site.article("b.md"))) == ["Judul lain"]


def test_the_words_of_a_person_are_used_again_and_are_a_persons(desk: Desk) -> None:
    desk.site.write("a.md", "Hujan turun.\n\nCerah.\n")
    desk.run()
    desk.site.edit("a.md", "HUJAN TURUN.", "It rains cats and dogs.")
    desk.site.edit("a.md", "JUDUL", "Weather")
    desk.site.write("b.md", "Hujan turun.\n")
    for keep_cache in (True, False):
        desk.site.edition("b.md").unlink(missing_ok=True)
        assert desk.run(keep_cache=keep_cache) == []
        assert desk.site.body("b.md") == "It rains cats and dogs.\n"
        assert "title: Weather" in desk.site.read("b.md")
    [row] = [line for line in desk.site.run("status").stdout.splitlines() if "b.md" in line]
    assert row.split()[1] == "edited"
    desk.site.write("b.md", "Hujan turun deras.\n")
    desk.run()
    assert "cats and dogs" in desk.site.body("b.md"), "it is a person's, and stays"


def test_what_a_person_split_or_merged_is_no_translation_of_one_paragraph(desk: Desk) -> None:
    desk.site.write("a.md", "Satu dua.\n\nTiga.\n")
    desk.run()
    desk.site.edit("a.md", "SATU DUA.", "ONE.\n\nTWO.")
    desk.site.write("b.md", "Satu dua.\n")
    assert desk.run() == ["Satu dua."]
    assert desk.site.body("b.md") == "SATU DUA.\n"


def test_a_reviewed_wording_comes_before_others(desk: Desk) -> None:
    for name in ("a.md", "b.md", "c.md"):
        desk.site.write(name, "Hujan turun.\n")
    desk.run()
    desk.site.edit("a.md", "HUJAN TURUN.", "Rain.")
    desk.site.edit("c.md", "HUJAN TURUN.", "Rain falls.")
    assert desk.site.run("review", str(desk.site.edition("c.md")), "--by", "Sri").exit_code == 0
    desk.site.write("d.md", "Hujan turun.\n")
    assert desk.run() == []
    assert desk.site.body("d.md") == "Rain falls.\n"


def test_editions_of_other_languages_or_of_garbage_do_no_harm(desk: Desk) -> None:
    desk.site.write("a.md", "Hujan turun.\n")
    desk.run()
    good = desk.site.read("a.md")
    broken = good.replace("blocks:", "blocks: x\n  bloks:")
    for name, text in {"x.md": broken, "y.md": good.split("---\n")[1], "z.md": "\0"}.items():
        (desk.site.root / "content" / "en" / name).write_text(text, encoding="utf-8")
    desk.site.write("b.md", "Hujan turun.\n")
    assert desk.run() == []
