from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from digest.importing.drafting import compose_draft
from digest.importing.model import Facts, InputError, Reading, When
from digest.importing.rendering import render
from digest.importing.webpage import read_webpage

from .texts import PORTAL_PAGE, PORTAL_PAGE_BODY

ZONE = ZoneInfo("Asia/Jakarta")
AFTERNOON = When(date(2023, 10, 27), time(15, 30))
LONG = "Pemerintah kota membuka kembali pasar itu setelah dua tahun direnovasi dengan biaya puluhan miliar rupiah."


def read(text: str, url: str | None = None) -> Reading:
    return read_webpage(text, name="a.html", url=url, zone=ZONE)


def body_of(text: str, url: str | None = None) -> str:
    return render(read(text, url).blocks)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_the_page_of_a_portal_becomes_its_article_and_nothing_else() -> None:
    draft = compose_draft(read(PORTAL_PAGE), given=Facts(), today=date(2023, 11, 6), topics={"ekonomi"})
    assert draft.body == PORTAL_PAGE_BODY
    assert draft.facts == Facts(
        title="Pasar Ikan Muara Dibuka Lagi",
        date=AFTERNOON,
        source="Kabar Pesisir",
        url="https://www.kabarpesisir.example/ekonomi/d-123/pasar-ikan",
        authors=("Rina Wulandari",),
        tags=("ekonomi",),
        summary="Setelah dua tahun, pedagang kembali berjualan di Pasar Ikan Muara.",
    )
    assert draft.todos == ()
    assert draft.notes == (
        "pictures are not imported (1 in the page)",
        "keywords of the page that are no topics here: pasar ikan",
    )
    rules = {removal.rule for removal in draft.removed}
    assert {"scroll", "read-also", "video", "embed", "headline", "initials"} <= rules


def test_lists_in_a_page_that_names_its_article_by_no_common_name_are_kept() -> None:
    inner = f"<p>{LONG}</p><p>{LONG[::-1]}</p><ol><li><p>satu butir</p><p>lagi</p></li><li>dua</li></ol><p>Ya.</p>"
    assert body_of(
        page(f"<div class='x1'><ul><li><a href='#'>Menu</a></li></ul></div><div id='q7'>{inner}</div>")
    ) == (f"{LONG}\n\n{LONG[::-1]}\n\n1. satu butir  \n    lagi\n2. dua\n\nYa.\n")


def test_text_beside_paragraphs_is_paragraphs_with_their_styles() -> None:
    text = body_of(
        page(
            f"<div id='isi'><b>Muara</b> - {LONG} Warga <i>senang</i> sekali.<br><br>"
            f"Paragraf kedua menyebut <q>kutipan</q> di tengah.<br>"
            f"Baris kedua.<p>{LONG}</p>Penutup tanpa paragraf.</div>"
        )
    )
    assert text == (
        f"**Muara** - {LONG} Warga *senang* sekali.\n\nParagraf kedua menyebut “kutipan” di tengah.  \n"
        f"Baris kedua.\n\n{LONG}\n\nPenutup tanpa paragraf.\n"
    )


def test_text_that_looks_like_markup_stays_text() -> None:
    text = body_of(
        page(
            f"<article><p>{LONG}</p><p>1. satu</p><p># dua</p><p>&lt;script&gt;x&lt;/script&gt; *a*</p></article>"
        )
    )
    assert text == f"{LONG}\n\n1\\. satu\n\n\\# dua\n\n&lt;script>x&lt;/script> \\*a\\*\n"


def test_links_are_kept_where_they_lead_somewhere() -> None:
    inner = f"<p>{LONG} <a href='javascript:x'>Klik</a>, <a href='/b'>relatif</a>, <a href='#c'>jangkar</a>.</p>"
    assert body_of(page(f"<article>{inner}<p>{LONG}</p></article>"), "https://a.example/x/").startswith(
        f"{LONG} Klik, [relatif](https://a.example/b), "
    )
    assert body_of(page(f"<article>{inner}<p>{LONG}</p></article>")).startswith(f"{LONG} Klik, relatif, jangkar.")


def test_a_piece_of_html_is_enough() -> None:
    assert body_of("<p>Satu paragraf saja.</p><p>Dua.</p>") == "Satu paragraf saja.\n\nDua.\n"


@pytest.mark.parametrize("text", ["", " ", "<html></html>", page("<nav><a href='/'>Beranda</a></nav>")])
def test_a_page_without_an_article_is_refused_by_name(text: str) -> None:
    with pytest.raises(InputError, match=r"^a\.html: "):
        read(text)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<title>Pasar Dibuka - Kabar Pesisir</title><meta property='og:site_name' content='Kabar Pesisir'>",
            "Pasar Dibuka",
        ),
        ("<title>Pasar Dibuka | kabarpesisir.com</title>", "Pasar Dibuka"),
        ("<title>Pasar Dibuka - Apa Kata Warga</title>", "Pasar Dibuka - Apa Kata Warga"),
        ("<meta property='og:title' content='Pasar &amp; Kapal'><title>x</title>", "Pasar & Kapal"),
    ],
)
def test_the_title_comes_without_the_name_of_the_site(head: str, title: str) -> None:
    assert read(page(f"<p>{LONG}</p>", head)).facts.title == title


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='publishdate' content='2023/10/27 15:30:00'>",
        "<meta property='article:published_time' content='2023-10-27T15:30:00+07:00'>",
        "<meta itemprop='datePublished' content='2023-10-27T08:30:00Z'>",
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2023-10-27T15:30"}</script>',
        "<script type='application/ld+json'>{broken</script><meta name='pubdate' content='2023-10-27 15:30'>",
    ],
)
def test_the_date_is_read_wherever_portals_put_it(head: str) -> None:
    assert read(page(f"<p>{LONG}</p>", head)).facts.date == AFTERNOON


def test_a_date_that_is_only_shown_is_read_below_the_headline() -> None:
    inner = (
        f"<div class='date'>Senin, 6 Nov 2023</div><h1>Pasar</h1><p class='tgl'>27 Okt 2023 15.30</p><p>{LONG}</p>"
    )
    assert read(page(inner)).facts.date == AFTERNOON
    assert read(page(f"<p>{LONG}</p><time datetime='2023-10-27T15:30'></time>")).facts.date == AFTERNOON


@pytest.mark.parametrize(
    ("head", "url", "facts"),
    [
        (
            "",
            "https://news.detik.com/berita/d-1/pasar?utm_source=x&page=2",
            ("detikcom", "https://news.detik.com/berita/d-1/pasar?page=2"),
        ),
        ("", "https://rina:rahasia@a.example/x#y", ("a.example", "https://a.example/x")),
        (
            "<meta property='og:site_name' content='nasional'><link rel='canonical' href='https://www.cnnindonesia.com/n/1'>",
            None,
            ("CNN Indonesia", "https://www.cnnindonesia.com/n/1"),
        ),
        (
            "<link rel='canonical' href='javascript:alert(1)'>",
            "https://a.example/x",
            ("a.example", "https://a.example/x"),
        ),
        ("<link rel='canonical' href='/'>", "https://a.example/x", ("a.example", "https://a.example/x")),
        ("<link rel='canonical' href='/y'>", "https://a.example/x", ("a.example", "https://a.example/y")),
        ("", None, (None, None)),
    ],
)
def test_the_source_is_the_site_and_its_own_address(head: str, url: str | None, facts: tuple[str, str]) -> None:
    found = read(page(f"<p>{LONG}</p>", head), url).facts
    assert (found.source, found.url) == facts


def test_the_authors_are_people() -> None:
    ld = '{"@type": "NewsArticle", "author": [{"name": "Rina"}, {"name": "Tim Redaksi"}]}'
    assert read(page(f"<p>{LONG}</p>", f"<script type='application/ld+json'>{ld}</script>")).facts.authors == (
        "Rina",
    )
    meta = "<meta name='author' content='detikcom, Budi'><meta property='og:site_name' content='detikcom'>"
    assert read(page(f"<p>{LONG}</p>", meta)).facts.authors == ("Budi",)
