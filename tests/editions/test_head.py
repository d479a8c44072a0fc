"""The front matter of an edition."""

from __future__ import annotations

import pytest
import yaml

from digest import frontmatter
from tests.editions.desk import TODAY, ZONE, Desk

FULL = """\
# Redaksi: jangan diubah
title: "Hujan: hari pertama"  # judul
date: 2024-05-06 07:00
source: {name: Antara, url: "https://example.org/a"}
authors: [Sri Wahyuni]
tags: [cuaca, bogor]
summary: >
  Hujan turun
  sejak pagi.
slug: hujan
"""


def values(desk: Desk) -> dict[str, object]:
    assert desk.text is not None
    loaded = yaml.safe_load(frontmatter.split(desk.text)[0] or "")
    assert isinstance(loaded, dict)
    return loaded


def state_of(desk: Desk) -> str:
    assert desk.text is not None
    return desk.text[desk.text.index("translation:") :]


def test_it_is_the_articles_with_its_texts_translated_and_the_state_behind_them() -> None:
    desk = Desk("Kata.\n", head=FULL)
    desk.run()
    assert desk.text is not None
    assert desk.text.startswith(
        """\
---
# Redaksi: jangan diubah
title: "HUJAN: HARI PERTAMA"  # judul
date: 2024-05-06 07:00
source: {name: Antara, url: "https://example.org/a"}
authors: [Sri Wahyuni]
tags: [cuaca, bogor]
summary: HUJAN TURUN SEJAK PAGI.
slug: hujan
translation:
  engine: shout
  date: 2024-05-06
  fields:
    title: {source: """
    )
    assert desk.text.endswith("}\n---\nKATA.\n")
    state = values(desk)["translation"]
    assert isinstance(state, dict)
    assert state["engine"] == "shout"
    assert state["date"] == TODAY
    assert list(state["fields"]) == ["title", "summary"]
    assert [list(block) for block in state["blocks"]] == [["source", "target", "segments"]]


def test_a_title_that_a_person_edited_stays_and_a_new_summary_is_translated() -> None:
    desk = Desk("Kata.\n", head=FULL)
    desk.run()
    desk.replace('"HUJAN: HARI PERTAMA"  # judul', "'Rain: day one'  # better")
    assert desk.edition.state == "edited"
    desk.head = FULL.replace("hari pertama", "hari kedua").replace("sejak pagi", "sejak siang")
    assert desk.run() == ["Hujan turun sejak siang."]
    assert desk.text is not None
    assert "title: 'Rain: day one'  # better\n" in desk.text
    assert "summary: HUJAN TURUN SEJAK SIANG.\n" in desk.text
    assert desk.edition.state == "stale"
    assert desk.run() == []


def test_alternative_text_is_a_field_like_the_others() -> None:
    desk = Desk("Kata.\n", head="title: Judul\ndate: 2024-05-06\nimage: {src: a.jpg, alt: Sungai, credit: Sri}\n")
    assert desk.run() == ["Judul", "Sungai", "Kata."]
    assert desk.edition.image_alt == "SUNGAI"
    desk.replace("alt: SUNGAI", "alt: The river")
    desk.head = desk.head.replace("Sri", "Budi")
    assert desk.run() == []
    assert values(desk)["image"] == {"src": "a.jpg", "alt": "The river", "credit": "Budi"}
    desk.head = desk.head.replace("alt: Sungai, ", "")
    assert desk.run() == []
    assert desk.edition.image_alt == "The river"
    assert desk.run() == []


def test_what_a_machine_made_of_a_field_goes_with_the_field() -> None:
    desk = Desk(
        "Kata.\n", head="title: Judul\ndate: 2024-05-06\nsummary: Singkat\nimage: {src: a.jpg, alt: Sungai}\n"
    )
    desk.run()
    desk.head = "title: Judul\ndate: 2024-05-06\nimage: a.jpg\n"
    assert desk.run() == []
    assert set(values(desk)) == {"title", "date", "image", "translation"}
    assert values(desk)["image"] == "a.jpg"
    assert desk.edition.state == "machine"


def test_a_summary_that_a_person_added_stays_theirs() -> None:
    desk = Desk("Kata.\n")
    desk.run()
    desk.replace("translation:", "summary: In short.\ntranslation:")
    assert desk.edition.state == "edited"
    assert desk.run() == []
    desk.head = "title: Judul\ndate: 2024-05-06 07:00\ntags: [cuaca]\n"
    desk.body = "Frasa.\n"
    assert desk.run() == ["Frasa."]
    assert desk.edition.summary == "In short."
    assert values(desk)["tags"] == ["cuaca"]
    assert desk.run() == []


def test_a_summary_that_a_person_edited_outlives_its_source() -> None:
    desk = Desk("Kata.\n", head=FULL)
    desk.run()
    desk.replace("summary: HUJAN TURUN SEJAK PAGI.", "summary: Rain since dawn.")
    desk.head = FULL.replace("summary: >\n  Hujan turun\n  sejak pagi.\n", "")
    desk.run()
    assert desk.edition.summary == "Rain since dawn."
    assert desk.edition.state == "edited"
    assert desk.run() == []


def test_keys_that_are_not_translated_follow_the_article() -> None:
    desk = Desk("Kata.\n", head=FULL)
    desk.run()
    before = state_of(desk)
    desk.head = (
        FULL.replace("07:00", "09:30").replace("[Sri Wahyuni]", "[Budi]").replace("tags: [cuaca, bogor]\n", "")
    )
    assert not desk.edition.synced
    assert desk.run() == []
    assert values(desk)["authors"] == ["Budi"]
    assert "tags" not in values(desk)
    assert desk.edition.synced
    assert state_of(desk) == before
    assert desk.text is not None
    assert desk.text.startswith("---\n# Redaksi: jangan diubah\ntitle:")


def test_the_same_said_otherwise_is_no_reason_to_write() -> None:
    desk = Desk("Kata.\n", head=FULL)
    desk.run()
    desk.head = (
        "date: 2024-05-06T07:00\ntitle: 'Hujan: hari pertama'\nsummary: Hujan turun sejak pagi.\nslug: hujan\n"
        "source:\n  url: https://example.org/a\n  name: Antara\nauthors: Sri Wahyuni\ntags: [Cuaca, Bogor]\n"
    )
    assert desk.run() == []
    assert not desk.plan().changed


def test_comments_order_and_own_keys_of_the_edition_stay() -> None:
    desk = Desk("Kata.\n")
    desk.run()
    assert desk.text is not None
    own = "# Ours\ndate: 2024-05-06 07:00 # day\n\ntranslator: Sri\ntitle: JUDUL\n"
    desk.text = f"---\n{own}{state_of(desk)}"
    desk.body = "Frasa.\n"
    assert desk.run() == ["Frasa."]
    assert desk.text.startswith(f"---\n{own}translation:\n")


@pytest.mark.parametrize(
    "head",
    [
        "{title: Judul, date: 2024-05-06, tags: [a,\n  b], summary: 'Satu\n  dua.'}\n",
        '{"title": "Judul", "date": "2024-05-06", "summary": "Satu dua."}',
        "  title: Judul\n  date: 2024-05-06\n  summary: Satu dua.\n",
        "? title\n: Judul\ndate: 2024-05-06\nsummary: |\n  Satu\n  dua.\n",
        "title: Judul\ndate: 2024-05-06\nsummary: Satu\n  dua.",
        "title: Judul\r\ndate: 2024-05-06\r\nsummary: Satu dua.\r\n",
        "title: Judul\ndate: 2024-05-06\nsummary: Satu dua.\ntranslation: {engine: x}\n",
        "title: Judul\ndate: 2024-05-06\nsummary: |+\n  Satu dua.\n\n\n# akhir\n",
        'title: &j Judul\ndate: 2024-05-06\nauthors: [*j]\nsummary: "Satu\\\n  dua."\n',
    ],
)
def test_any_front_matter_that_an_article_may_have_makes_one_that_can_be_read(head: str) -> None:
    desk = Desk("Kata.\n", head=head)
    desk.run()
    edition = desk.edition
    assert (edition.title, edition.state, edition.synced) == ("JUDUL", "machine", True)
    assert edition.summary in ("SATU DUA.", "SATUDUA.")
    assert not desk.plan().changed
    desk.body = "Frasa.\n"
    assert desk.run() == ["Frasa."]
    assert desk.edition.state == "machine"


@pytest.mark.parametrize(
    "title", ["No", "12:30", "# bukan", "a: b", "- x", "'", '"', "{}", "\\", "ya, tidak", "…", "1e3"]
)
def test_any_answer_is_text_in_the_front_matter(title: str) -> None:
    desk = Desk("Kata.\n", translate=lambda target: (title,))
    desk.run()
    assert desk.edition.title == title
    assert not desk.plan().changed


def test_a_byte_order_mark_and_dots_for_an_end_stay() -> None:
    desk = Desk("Kata.\n")
    desk.run()
    assert desk.text is not None
    desk.text = "\ufeff" + desk.text.replace("}\n---\n", "}\n...\n")
    desk.body = "Frasa.\n"
    desk.run()
    assert desk.text.startswith("\ufeff---\n")
    assert desk.text.endswith("}\n...\nFRASA.\n")


def test_dates_are_compared_as_moments() -> None:
    desk = Desk("Kata.\n", head="title: Judul\ndate: 2024-05-06 07:00\n")
    desk.run()
    desk.head = "title: Judul\ndate: 2024-05-06 00:00Z\n"
    assert desk.article.date.utcoffset() == desk.article.date.astimezone(ZONE).utcoffset()
    assert not desk.plan().changed
