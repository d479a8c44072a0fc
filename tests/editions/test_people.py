"""What people do to an article and to its edition, one thing at a time."""

from __future__ import annotations

import pytest

from digest.editions import review_text
from tests.editions.desk import HEAD, TODAY, Desk

BODY = """\
Pagi hari hujan turun di Bogor.

## Sungai meluap

Warga **segera** mengungsi ke [balai desa](https://example.org/balai).

Bantuan tiba pada sore hari.
"""
ENGLISH = """\
PAGI HARI HUJAN TURUN DI BOGOR.

## SUNGAI MELUAP

WARGA **SEGERA** MENGUNGSI KE [BALAI DESA](https://example.org/balai).

BANTUAN TIBA PADA SORE HARI.
"""
FIRST, HEADING, THIRD, LAST = ENGLISH.rstrip("\n").split("\n\n")


@pytest.fixture
def desk() -> Desk:
    """An article that has just been translated."""
    desk = Desk(BODY)
    desk.run()
    return desk


def test_a_new_edition_has_the_blocks_of_its_article_in_its_language(desk: Desk) -> None:
    assert desk.english == ENGLISH
    assert desk.edition.title == "JUDUL"
    assert desk.edition.state == "machine"
    assert desk.edition.numbers == (1, 2, 3, 4)


def test_a_second_run_sends_nothing_and_leaves_the_file_alone(desk: Desk) -> None:
    before = desk.text
    assert desk.run() == []
    assert not desk.plan().changed
    assert desk.text == before


def test_a_paragraph_whose_source_changed_is_translated_again_and_nothing_else(desk: Desk) -> None:
    desk.body = BODY.replace("sore", "malam")
    assert desk.edition.state == "stale"
    assert desk.edition.stale == {4}
    assert desk.run() == ["Bantuan tiba pada malam hari."]
    assert desk.english == ENGLISH.replace("SORE", "MALAM")
    assert desk.edition.state == "machine"


def test_a_paragraph_that_a_person_edited_stays_though_its_source_changed(desk: Desk) -> None:
    desk.replace(LAST, "Help arrived in the afternoon.")
    assert desk.edition.state == "edited"
    assert desk.edition.edited == {4}
    desk.body = BODY.replace("sore", "malam").replace("Pagi", "Siang")
    assert desk.run() == ["Siang hari hujan turun di Bogor."]
    assert desk.english == ENGLISH.replace("PAGI", "SIANG").replace(LAST, "Help arrived in the afternoon.")
    assert desk.edition.state == "stale"
    assert desk.edition.stale == {4}
    assert desk.run() == []


def test_an_edit_without_any_change_of_the_source_is_no_reason_to_write(desk: Desk) -> None:
    desk.replace(LAST, "Help arrived in the afternoon.   \nAnd food.")
    before = desk.text
    assert desk.run() == []
    assert desk.text == before


def test_trailing_spaces_and_line_ends_are_no_edits(desk: Desk) -> None:
    desk.english = ENGLISH.replace(".\n", ".  \n").replace("\n", "\r\n")
    assert desk.edition.state == "machine"


def test_a_new_paragraph_of_the_article_comes_where_it_stands_there(desk: Desk) -> None:
    desk.replace(THIRD, "People fled.")
    desk.body = BODY.replace("Bantuan", "Jalan putus.\n\nBantuan").replace("Pagi", "Banjir datang.\n\nPagi")
    assert sorted(desk.run()) == ["Banjir datang.", "Jalan putus."]
    assert desk.english == "\n\n".join(
        ["BANJIR DATANG.", FIRST, HEADING, "People fled.", "JALAN PUTUS.", LAST + "\n"]
    )
    assert desk.edition.numbers == (1, 2, 3, 4, 5, 6)


def test_a_paragraph_that_the_article_loses_goes_unless_a_person_wrote_it(desk: Desk) -> None:
    desk.replace(THIRD, "People fled.")
    desk.body = "Pagi hari hujan turun di Bogor.\n"
    assert desk.run() == []
    assert desk.english == f"{FIRST}\n\nPeople fled.\n"
    assert desk.edition.numbers == (1, None)
    assert desk.edition.state == "stale"


def test_a_paragraph_that_the_article_moves_moves_along_with_what_a_person_made_of_it(desk: Desk) -> None:
    desk.replace(THIRD, "People fled.")
    first, heading, third, last = BODY.rstrip("\n").split("\n\n")
    desk.body = "\n\n".join([last, third, first, heading]) + "\n"
    assert desk.run() == []
    assert desk.english == "\n\n".join([LAST, "People fled.", FIRST, HEADING]) + "\n"
    assert desk.edition.numbers == (1, 2, 3, 4)
    assert desk.edition.state == "edited"


def test_a_paragraph_that_the_article_splits_is_translated_in_two(desk: Desk) -> None:
    desk.body = BODY.replace("hujan turun", "hujan.\n\nAir turun")
    assert desk.run() == ["Pagi hari hujan.", "Air turun di Bogor."]
    assert desk.english == ENGLISH.replace("HUJAN TURUN", "HUJAN.\n\nAIR TURUN")


def test_of_a_split_paragraph_that_a_person_edited_one_half_keeps_their_text(desk: Desk) -> None:
    desk.replace(FIRST, "It rained in Bogor.")
    desk.body = BODY.replace("Pagi hari hujan turun di Bogor.", "Pagi itu gelap.\n\nHujan turun di Bogor.")
    assert desk.run() == ["Pagi itu gelap."]
    assert desk.english == ENGLISH.replace(FIRST, "PAGI ITU GELAP.\n\nIt rained in Bogor.")
    assert desk.edition.stale == {2}


def test_a_paragraph_that_stands_twice_is_translated_once_more_only(desk: Desk) -> None:
    desk.body = BODY + "\nPagi hari hujan turun di Bogor.\n"
    assert desk.run() == ["Pagi hari hujan turun di Bogor."]
    assert desk.english == f"{ENGLISH}\n{FIRST}\n"


def test_of_two_equal_paragraphs_each_keeps_its_own_edit() -> None:
    desk = Desk("Ya.\n\nTidak.\n\nYa.\n")
    desk.run()
    desk.english = "Yes, the first.\n\nTIDAK.\n\nYA.\n"
    desk.body = "Ya.\n\nBukan.\n\nYa.\n"
    assert desk.run() == ["Bukan."]
    assert desk.english == "Yes, the first.\n\nBUKAN.\n\nYA.\n"
    desk.english = "Yes, the first.\n\nBUKAN.\n\nYes, the last.\n"
    desk.body = "Ya.\n\nEntah.\n\nYa.\n"
    desk.run()
    assert desk.english == "Yes, the first.\n\nENTAH.\n\nYes, the last.\n"
    assert desk.edition.numbers == (1, 2, 3)


def test_what_a_person_takes_out_stays_out(desk: Desk) -> None:
    desk.replace(f"{THIRD}\n\n", "")
    assert desk.run() == []
    assert desk.edition.numbers == (1, 2, 4)
    desk.body = BODY.replace("Pagi", "Siang")
    assert desk.run() == ["Siang hari hujan turun di Bogor."]
    assert THIRD not in desk.english
    desk.body = BODY.replace("Pagi", "Sore")
    desk.replace("SIANG HARI HUJAN TURUN DI BOGOR.", "It rained.")
    assert desk.run() == []
    assert desk.english == f"It rained.\n\n{HEADING}\n\n{LAST}\n"


def test_what_a_person_puts_back_is_known_again(desk: Desk) -> None:
    desk.replace(f"{THIRD}\n\n", "")
    desk.body = BODY.replace("Pagi", "Siang")
    desk.run()
    desk.replace(LAST, f"{THIRD}\n\n{LAST}")
    assert desk.edition.numbers == (1, 2, 3, 4)
    assert desk.edition.state == "machine"


def test_what_a_person_adds_stays_behind_what_it_stands_behind(desk: Desk) -> None:
    desk.replace(f"{FIRST}\n\n", f"Foreword.\n\n{FIRST}\n\nBogor is a city near Jakarta.\n\n")
    assert desk.edition.numbers == (None, 1, None, 2, 3, 4)
    first, heading, third, last = BODY.rstrip("\n").split("\n\n")
    desk.body = "\n\n".join([heading, first, "Baru.", third, last]) + "\n"
    assert desk.run() == ["Baru."]
    wanted = ["Foreword.", HEADING, FIRST, "Bogor is a city near Jakarta.", "BARU.", THIRD, LAST]
    assert desk.english == "\n\n".join(wanted) + "\n"
    desk.body = desk.body.replace("Pagi", "Siang")
    desk.run()
    assert desk.english == "\n\n".join(wanted).replace("PAGI", "SIANG") + "\n"
    assert desk.run() == []


def test_an_order_that_a_person_gave_stays_while_the_rest_follows_the_article(desk: Desk) -> None:
    desk.english = f"{LAST}\n\n{FIRST}\n\n{HEADING}\n\n{THIRD}\n"
    assert desk.run() == []
    assert desk.edition.numbers == (4, 1, 2, 3)
    desk.body = BODY.replace("Pagi", "Siang") + "\nTamat.\n"
    assert desk.run() == ["Siang hari hujan turun di Bogor.", "Tamat."]
    wanted = [LAST, FIRST.replace("PAGI", "SIANG"), HEADING, THIRD, "TAMAT."]
    assert desk.english == "\n\n".join(wanted) + "\n"
    # And again, now that the order stands in a file that digest wrote.
    desk.body = desk.body.replace("Tamat", "Selesai").replace("sore", "malam")
    assert sorted(desk.run()) == ["Bantuan tiba pada malam hari.", "Selesai."]
    wanted = [LAST.replace("SORE", "MALAM"), FIRST.replace("PAGI", "SIANG"), HEADING, THIRD, "SELESAI."]
    assert desk.english == "\n\n".join(wanted) + "\n"


def test_a_person_splits_a_paragraph_and_both_parts_stay(desk: Desk) -> None:
    desk.replace(FIRST, "It rained in Bogor.\n\nAll morning.")
    assert desk.edition.numbers == (1, None, 2, 3, 4)
    desk.body = BODY.replace("Bantuan", "Makanan")
    assert desk.run() == ["Makanan tiba pada sore hari."]
    assert desk.english == ENGLISH.replace(FIRST, "It rained in Bogor.\n\nAll morning.").replace(
        "BANTUAN", "MAKANAN"
    )


def test_a_person_joins_two_paragraphs_and_neither_comes_back(desk: Desk) -> None:
    desk.replace(f"{THIRD}\n\n{LAST}", "They fled, and help arrived.")
    desk.body = BODY.replace("Pagi", "Siang")
    assert desk.run() == ["Siang hari hujan turun di Bogor."]
    assert desk.english == f"{FIRST.replace('PAGI', 'SIANG')}\n\n{HEADING}\n\nThey fled, and help arrived.\n"


def test_edits_are_told_apart_by_what_they_say_where_their_place_does_not() -> None:
    desk = Desk("Presiden Xanana tiba di Dili.\n\nAda 512 tamu dari 14 negara.\n\nAcara usai.\n")
    desk.run()
    desk.english = "There were 512 guests from 14 countries.\n\nACARA USAI.\n"
    assert desk.edition.numbers == (2, 3)


def test_a_list_is_one_block_whose_items_are_asked_for_one_by_one() -> None:
    desk = Desk("Daftar:\n\n- beras\n- minyak\n- gula\n")
    assert desk.run() == ["Judul", "Daftar:", "beras", "minyak", "gula"]
    desk.body = desk.body.replace("minyak", "telur")
    desk.run()
    assert desk.english == "DAFTAR:\n\n- BERAS\n- TELUR\n- GULA\n"
    desk.replace("- GULA", "- sugar")
    desk.body = desk.body.replace("beras", "jagung")
    assert desk.run() == []
    assert desk.english == "DAFTAR:\n\n- BERAS\n- TELUR\n- sugar\n"
    assert desk.edition.stale == {2}


def test_tables_footnotes_code_and_references_are_blocks_like_others() -> None:
    desk = Desk(
        "Harga[^1] di [pasar][p]:\n\n| barang | rupiah |\n|---|---|\n| beras | 15.000 |\n\n"
        "```\nkode\n```\n\n[^1]: Kata dinas.\n\n[p]: https://example.org/pasar\n"
    )
    desk.run()
    assert desk.english == (
        "HARGA[^1] DI [PASAR][p]:\n\n| BARANG | RUPIAH |\n|---|---|\n| BERAS | 15.000 |\n\n"
        "```\nkode\n```\n\n[^1]: KATA DINAS.\n\n[p]: https://example.org/pasar\n"
    )
    desk.replace("KATA DINAS.", "Says the office.")
    desk.body = desk.body.replace("15.000", "16.000").replace("kode", "program").replace("/pasar", "/harga")
    assert desk.run() == ["barang", "rupiah", "beras", "16.000"]
    assert desk.english == (
        "HARGA[^1] DI [PASAR][p]:\n\n| BARANG | RUPIAH |\n|---|---|\n| BERAS | 16.000 |\n\n"
        "```\nprogram\n```\n\n[^1]: Says the office.\n\n[p]: https://example.org/harga\n"
    )
    assert desk.edition.state == "edited"


def test_blocks_without_a_blank_line_between_them_stay_together() -> None:
    desk = Desk("## Satu\nKata.\n- a\n- b\n\n## Dua\nKata lain.\n")
    desk.run()
    assert desk.english == "## SATU\nKATA.\n- A\n- B\n\n## DUA\nKATA LAIN.\n"
    desk.body = desk.body.replace("Kata.", "Frasa.")
    desk.run()
    assert desk.english == "## SATU\nFRASA.\n- A\n- B\n\n## DUA\nKATA LAIN.\n"
    desk.replace("## DUA", "### Two")
    desk.body = desk.body.replace("Kata lain", "Lain")
    desk.run()
    assert desk.english == "## SATU\nFRASA.\n- A\n- B\n\n### Two\n\nLAIN.\n"


def test_blank_lines_that_a_person_left_stay() -> None:
    desk = Desk("Satu.\n\nDua.\n\nTiga.\n")
    desk.run()
    desk.english = "\nSATU.\n\n\n\nDUA.\n\n\nTIGA.\n\n\n"
    desk.body = "Satu.\n\nDua.\n\nEmpat.\n"
    desk.run()
    assert desk.english == "\nSATU.\n\n\n\nDUA.\n\n\nEMPAT.\n"


def test_an_edition_with_windows_line_ends_keeps_them() -> None:
    desk = Desk("Satu.\n\n- dua\n- tiga\n\nEmpat.\n")
    desk.run()
    assert desk.text is not None
    desk.text = desk.text.replace("\n", "\r\n")
    desk.body = desk.body.replace("tiga", "lima") + "\nEnam.\n"
    desk.run()
    assert "\n" not in desk.text.replace("\r\n", "")
    assert desk.english == "SATU.\r\n\r\n- DUA\r\n- LIMA\r\n\r\nEMPAT.\r\n\r\nENAM.\r\n"


def test_an_article_with_windows_line_ends_has_an_edition_with_them() -> None:
    desk = Desk("Satu.\r\n\r\nDua.\r\n", head=HEAD.replace("\n", "\r\n"))
    desk.run()
    assert desk.text is not None
    assert "\n" not in desk.text.replace("\r\n", "")
    assert desk.run() == []


@pytest.mark.parametrize("body", ["", "\n", "  \n\n"])
def test_an_article_without_text_has_an_edition_and_later_its_text(body: str) -> None:
    desk = Desk(body)
    assert desk.run() == ["Judul"]
    assert desk.english == body
    assert desk.edition.state == "machine"
    desk.body = "Kata.\n"
    assert desk.edition.state == "stale"
    assert desk.run() == ["Kata."]
    assert desk.english.strip() == "KATA."
    desk.body = body
    desk.run()
    assert desk.english.strip() == ""


def test_force_replaces_the_text_of_a_machine_only(desk: Desk) -> None:
    desk.replace(THIRD, "People fled.")
    desk.replace("title: JUDUL", "title: The title")
    desk.translate = lambda target: tuple(f"<{part}>" if isinstance(part, str) else part for part in target)
    desk.engine = "other"
    assert desk.run() == []
    assert len(desk.run(force=True)) == 3
    assert "People fled." in desk.english
    assert desk.edition.title == "The title"
    assert "hujan" in desk.english


def test_force_leaves_alone_what_was_reviewed_until_its_source_changes(desk: Desk) -> None:
    desk.text = review_text(desk.edition, by="Sri", today=TODAY)
    assert desk.edition.state == "reviewed"
    assert not desk.plan(force=True).changed
    desk.body = BODY.replace("sore", "malam")
    assert desk.edition.state == "stale"
    assert desk.run() == ["Bantuan tiba pada malam hari."]
    assert desk.edition.state == "machine"
    assert desk.edition.translation.review is not None


def test_a_review_ends_with_the_next_edit_and_comes_back_with_the_next_review(desk: Desk) -> None:
    desk.replace(LAST, "Help arrived.")
    desk.text = review_text(desk.edition, by="Sri", today=TODAY)
    assert desk.edition.state == "reviewed"
    assert desk.english == ENGLISH.replace(LAST, "Help arrived.")
    desk.replace("Help arrived.", "Help came.")
    assert desk.edition.state == "edited"
    desk.text = review_text(desk.edition, by="Sri", today=TODAY)
    assert desk.edition.state == "reviewed"
    assert desk.run() == []


def test_a_review_accepts_what_was_stale_taken_out_and_added(desk: Desk) -> None:
    desk.english = f"{FIRST}\n\nPeople fled.\n\n{LAST}\n\nMore.\n"
    desk.body = BODY.replace("segera", "lekas")
    assert desk.run() == []
    assert desk.edition.state == "stale"
    desk.text = review_text(desk.edition, by="Sri", today=TODAY)
    assert desk.edition.state == "reviewed"
    assert desk.run() == []


def test_an_edition_that_a_person_wrote_from_nothing_stays_as_it_is() -> None:
    desk = Desk(BODY)
    desk.text = "---\ntitle: Rain\ndate: 2024-05-06 07:00\n---\nIt rained.\n"
    before = desk.text
    assert desk.run() == []
    assert desk.run(force=True) == []
    assert desk.text == before
    assert desk.edition.state == "edited"
    assert desk.edition.numbers == (1,)


def test_an_edition_from_nothing_is_followed_up_once_it_is_reviewed() -> None:
    desk = Desk("Satu.\n\nDua.\n")
    desk.text = "---\ntitle: Title\ndate: 2024-05-06 07:00\n---\nOne.\n\nTwo.\n"
    desk.text = review_text(desk.edition, by="Sri", today=TODAY)
    assert desk.edition.state == "reviewed"
    desk.body = "Satu.\n\nDua.\n\nTiga.\n"
    assert desk.run() == ["Tiga."]
    assert desk.english == "One.\n\nTwo.\n\nTIGA.\n"
    assert desk.edition.translation.engine is None
    assert [state.engine for state in desk.edition.translation.blocks] == [None, None, "shout"]


def test_another_engine_is_named_where_it_translated(desk: Desk) -> None:
    desk.engine = "other"
    desk.body = BODY.replace("sore", "malam")
    desk.run()
    translation = desk.edition.translation
    assert translation.engine == "shout"
    assert [state.engine for state in translation.blocks] == [None, None, None, "other"]
    desk.run(force=True)
    translation = desk.edition.translation
    assert translation.engine == "other"
    assert {state.engine for state in translation.blocks} == {None}
