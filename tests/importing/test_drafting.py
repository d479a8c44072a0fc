from __future__ import annotations

import re
from datetime import date, time, timedelta, timezone

import pytest

from digest.importing.drafting import compose_draft
from digest.importing.model import Block, Draft, Facts, InputError, Reading, Run, Todo, When
from digest.importing.plaintext import read_plaintext

from .texts import PORTAL_TEXT

TODAY = date(2023, 11, 6)
LEAD = "Pemerintah Kota Muara membuka kembali Pasar Ikan Muara yang direnovasi selama dua tahun."


def draft(text: str, **given) -> Draft:
    return compose_draft(read_plaintext(text, name="a.txt"), given=Facts(**given), today=TODAY)


def todos(drafted: Draft) -> dict[str, str]:
    return {todo.field: todo.comment for todo in drafted.todos}


def test_a_portals_text_loses_the_portals_lines_and_no_other_word() -> None:
    drafted = draft(PORTAL_TEXT)
    gone = " ".join(removal.text for removal in drafted.removed)
    words = re.findall(r"\w+", PORTAL_TEXT)
    assert sorted(re.findall(r"\w+", drafted.body + gone)) == sorted(words)
    assert [removal.rule for removal in drafted.removed] == ["scroll", "read-also", "video", "embed", "initials"]
    assert "akhir tahun. Pedagang lama" in drafted.body
    assert drafted.body.endswith("sejak 1987.\n")


def test_what_a_text_states_is_inferred_and_its_headline_is_left_to_do() -> None:
    drafted = draft(PORTAL_TEXT)
    assert drafted.facts.title == "Pemerintah Kota Muara membuka kembali Pasar Ikan Muara"
    assert drafted.facts.date == When(date(2023, 10, 27))
    assert drafted.facts.source == "Antara"
    assert drafted.facts.summary == PORTAL_TEXT.split("miliar.")[0] + "miliar."
    assert drafted.todos == (Todo("title", "write a headline; this is how the text begins"),)
    assert drafted.notes == ("source: Antara, because the text says 'dilansir Antara'",)


def test_headline_byline_date_and_dateline_are_read_and_leave_the_text() -> None:
    text = (
        "Pasar Ikan Muara Dibuka Lagi\nRina Wulandari - detikNews\nJumat, 27 Okt 2023 15:30 WITA\n"
        f"Muara, CNN Indonesia -- {LEAD}\nWarga senang.\n(rwu/sti)\nEditor: Sutrisno\n"
    )
    drafted = draft(text)
    assert drafted.body == f"{LEAD}\n\nWarga senang.\n"
    wita = timezone(timedelta(hours=8))
    assert drafted.facts == Facts(
        title="Pasar Ikan Muara Dibuka Lagi",
        date=When(date(2023, 10, 27), time(15, 30), wita),
        source="detikcom",
        authors=("Rina Wulandari",),
    )
    assert drafted.todos == ()


def test_what_is_given_goes_before_what_is_found() -> None:
    when = When(date(2020, 1, 2))
    drafted = draft(
        f"Pasar Ikan Muara Dibuka Lagi\n{LEAD}\nDemikian dilansir Antara, Jumat (27/10/2023).",
        title="Judul Lain",
        date=when,
        source="Kabar",
        url="https://a.example/x",
        tags=("a",),
        authors=("B",),
    )
    assert drafted.facts == Facts(
        title="Judul Lain", date=when, source="Kabar", url="https://a.example/x", tags=("a",), authors=("B",)
    )
    assert [(removal.rule, removal.text) for removal in drafted.removed] == [
        ("headline", "Pasar Ikan Muara Dibuka Lagi")
    ]
    assert drafted.todos == ()


def test_what_nobody_says_is_left_to_do() -> None:
    drafted = draft(f"Pasar Ikan Muara Dibuka Lagi\n{LEAD}")
    assert drafted.facts == Facts(title="Pasar Ikan Muara Dibuka Lagi", date=When(TODAY))
    assert todos(drafted) == {
        "date": "the text states no date; this is the day of the import",
        "source": "source: {name: …, url: …}: who published this?",
    }


@pytest.mark.parametrize(
    ("words", "when", "comment"),
    [
        (
            "kata dia, Jumat (27/10).",
            When(TODAY),
            "the text says 'Jumat (27/10)', without a year; this is the day of the import",
        ),
        (
            "kata dia, Kamis (27/10/2023).",
            When(date(2023, 10, 27)),
            "its weekday in the text is another; which is right?",
        ),
        ("sejak 27 Oktober 2023.", When(date(2023, 10, 27)), "the only date in the text; was it published then?"),
        ("kata dia, Selasa (31/02/2023).", When(TODAY), "the text states no date; this is the day of the import"),
    ],
)
def test_a_doubtful_date_is_left_to_do(words: str, when: When, comment: str) -> None:
    drafted = draft(f"{LEAD} Begitu {words}")
    assert drafted.facts.date == when
    assert todos(drafted)["date"] == comment


def test_a_credit_of_somebody_unknown_is_left_to_do() -> None:
    drafted = draft(f"{LEAD} Begitu dilansir Kabar Pesisir, Jumat (27/10/2023).")
    assert drafted.facts.source is None
    assert todos(drafted)["source"].endswith("who published this? (the text says 'dilansir Kabar Pesisir')")


def test_a_dateline_on_a_line_of_its_own_belongs_to_the_next() -> None:
    assert draft(f"Muara, KOMPAS.com -\n{LEAD}\nWarga senang.").body == f"{LEAD}\n\nWarga senang.\n"
    assert (
        draft(f"Judul Pasar Ikan\nMuara --\n{LEAD}\nWarga senang.").body == f"Muara -- {LEAD}\n\nWarga senang.\n"
    )


def test_a_place_stays_in_the_text() -> None:
    assert draft(f"Muara - {LEAD}").body == f"Muara - {LEAD}\n"


def test_what_a_portal_adds_to_a_copied_text_tells_where_it_comes_from() -> None:
    copied = 'Baca artikel detiknews, "Pasar Dibuka" selengkapnya https://news.detik.com/d-1'
    facts = draft(f"{LEAD}\n{copied}\nDownload Apps Detikcom Sekarang https://apps.detik.com/detik/").facts
    assert (facts.title, facts.source, facts.url) == ("Pasar Dibuka", "detikcom", "https://news.detik.com/d-1")


def test_the_portals_lines_alone_are_no_article() -> None:
    with pytest.raises(InputError, match=r"^a\.txt: expected the text of an article"):
        draft("ADVERTISEMENT\nBaca juga: Harga Beras Naik\n")


def test_an_address_without_a_name_names_the_source() -> None:
    assert draft(LEAD, url="https://www.antaranews.com/berita/1").facts.source == "Antara"


@pytest.mark.parametrize(
    ("teaser", "summary"),
    [
        ("Pasar Ikan Muara kembali dibuka setelah direnovasi dua tahun.", True),
        (LEAD, False),
        (LEAD[:50] + "...", False),
        ("Kabar Pesisir menyajikan berita terkini dan terpercaya.", False),
    ],
)
def test_a_pages_description_is_the_summary_where_it_is_one(teaser: str, summary: bool) -> None:
    reading = Reading("a", (Block("paragraph", (Run(LEAD),)),), Facts(title="Pasar"), teaser=teaser)
    drafted = compose_draft(reading, given=Facts(), today=TODAY)
    assert drafted.facts.summary == (teaser if summary else None)


def test_the_headline_of_a_page_does_not_stand_in_its_text_again() -> None:
    blocks = (Block("heading", (Run("Pasar, dibuka"),), 1), Block("paragraph", (Run("Kata pengantar"),)))
    reading = Reading("a", (*blocks, Block("paragraph", (Run(LEAD),))), Facts(title="Pasar Dibuka"))
    assert compose_draft(reading, given=Facts(), today=TODAY).body == f"Kata pengantar\n\n{LEAD}\n"
