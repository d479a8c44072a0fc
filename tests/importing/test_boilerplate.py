from __future__ import annotations

import pytest

from digest.importing.boilerplate import RULES, find_rule, remove_boilerplate, remove_initials
from digest.importing.model import Block, Run

HITS = {
    "scroll": ["SCROLL TO CONTINUE WITH CONTENT", "ADVERTISEMENT SCROLL TO RESUME CONTENT"],
    "scroll-down": ["Scroll ke bawah untuk melanjutkan membaca"],
    "advertisement": ["ADVERTISEMENT", "Advertisement", "-- Iklan --"],
    "embed": ["[Gambas:Video 20detik]", "[Gambas:Instagram]", "[Gambas:Video CNN] [Gambas:Twitter]"],
    "read-also": [
        "Baca juga: Harga Beras Naik",
        "BACA JUGA : Harga Beras Naik?",
        "Lihat Juga :",
        "Baca: Harga Beras",
    ],
    "read-also-bare": ["BACA JUGA", "Lihat juga"],
    "read-also-quoted": ["Baca juga “Harga Beras Naik Lagi”"],
    "video": [
        "Simak juga Video 'Suasana Pasar':",
        "Simak juga Video 'Suasana Pasar'",
        "Simak Juga Video “Suasana Pasar” di sini:",
        "Simak Video: Suasana Pasar",
        "Lihat juga Video ‘Suasana Pasar’:",
        'Saksikan Video "Suasana Pasar"',
        "Tonton juga video 'Warga 'Serbu' Pasar': [Gambas:Video 20detik]",
    ],
    "video-below": ["Saksikan Video Pilihan di Bawah Ini:", "Simak video menarik berikut"],
    "read-also-titled": ["Lihat juga Harga Beras Naik Lagi di Muara", "BACA JUGA Harga Beras dan Gula Naik 5%"],
    "video-title": ["Video: Suasana Pasar Ikan", "(Video: Suasana Pasar Ikan)"],
    "next-page": [
        "Halaman Selanjutnya",
        "Simak selengkapnya di halaman selanjutnya >>>",
        "Baca halaman berikutnya.",
    ],
    "page-number": ["Halaman 1 2 3 Selanjutnya", "Halaman: 2"],
    "more": ["Selengkapnya", "Baca selengkapnya di sini >>"],
    "editors-choice": ["Pilihan Redaksi", "Pilihan Editor: Harga Beras Naik"],
    "related": ["Berita Terkait:", "Artikel lainnya"],
    "recommended": ["Rekomendasi untuk Anda", "Terpopuler"],
    "follow-news": [
        "Ikuti berita terkini kami di Google News",
        "Ikuti Whatsapp Channel kami",
        "Dapatkan update berita pilihan setiap hari dari Kompas.com. Mari bergabung di Grup Telegram kami.",
        "Cek Berita dan Artikel yang lain di Google News dan WA Channel",
    ],
    "follow-us": ["Ikuti kami di Instagram", "Follow akun kami di Facebook"],
    "app": ["Download Apps Detikcom Sekarang https://apps.detik.com/detik/", "Unduh aplikasi kami di sini"],
    "published-in": ['Artikel ini telah tayang di Kompas.com dengan judul "Pasar Dibuka", https://kompas.com/1'],
    "read-article": ['Baca artikel detiknews, "Pasar Dibuka" selengkapnya https://news.detik.com/d-1'],
    "share": ["Bagikan:", "Komentar (3)", "Salin tautan", "Bagikan: Facebook Twitter"],
    "photo-link": ["Lihat Foto"],
    "loading": ["Loading...", "Loading…"],
    "script": ["(adsbygoogle = window.adsbygoogle || []).push({});"],
    "copyright": ["Copyright © ANTARA 2023", "© 2023 Kabar Pesisir", "Hak cipta dilindungi undang-undang."],
    "tags": ["Tag: pasar, ikan", "TOPIK: Ekonomi"],
}

NEAR_MISSES = {
    "scroll": ['Tombol "scroll to continue with content" itu mengganggu pembaca.'],
    "scroll-down": ["Pembaca harus scroll ke bawah untuk melanjutkan membaca berita itu."],
    "advertisement": ["Iklan rokok dilarang tayang sebelum pukul 21.30.", "Sponsored oleh siapa?"],
    "embed": ["Tulisan [Gambas:Video] itu muncul di tengah kalimat."],
    "read-also": ["Ia baca juga: itulah pesan gurunya.", "Simak: tiga langkah memilih ikan segar."],
    "read-also-bare": ["Baca juga buku itu, kata Siti, sebelum menilai.", "Lihat juga laporan tahun lalu."],
    "read-also-quoted": ['Baca juga "Bumi Manusia" sebelum menilai, kata guru itu.'],
    "video": [
        "Simak juga video itu, kata dia, agar paham.",
        "Saksikan video 'Laskar' itu bersama keluarga, pesan Menteri.",
        "Polisi lihat juga Video 'Suasana Pasar' sebagai bukti.",
    ],
    "video-below": ["Simak video lengkap itu sampai selesai, kata dia."],
    "read-also-titled": ["Baca juga Bumi Manusia karya Pramoedya", "Lihat juga Jakarta Utara dan Jakarta Barat."],
    "video-title": ["Video: rekaman itu diputar di sidang."],
    "next-page": ["Halaman selanjutnya memuat daftar korban.", "Ia membuka halaman selanjutnya"],
    "page-number": ["Halaman 12 buku itu sobek.", "Halaman 3 hilang"],
    "more": ["Selengkapnya dijelaskan Menteri besok."],
    "editors-choice": ["Pilihan redaksi jatuh pada foto itu."],
    "related": ["Berita terkait gempa itu menyebar cepat.", "Foto lainnya memperlihatkan jembatan putus."],
    "recommended": [
        "Rekomendasi untuk Anda sekalian disampaikan besok.",
        "Terpopuler di kelasnya, ia tetap rendah hati.",
    ],
    "follow-news": [
        "Ikuti berita resmi dari BMKG dan jangan percaya Google News, kata dia.",
        "Layanan Google News ditutup di negara itu.",
    ],
    "follow-us": ["Ikuti akun resmi BMKG agar tidak tertipu, kata dia."],
    "app": ["Unduh aplikasi itu hanya dari toko resmi, kata Budi."],
    "published-in": ["Artikel ini terbit di jurnal Nature dengan judul panjang, kata peneliti itu."],
    "read-article": ['Ia baca artikel "Pasar Dibuka" dan mengkritiknya.'],
    "share": ["Bagikan: satu untuk adik, satu untuk kakak.", "Komentar pengamat beragam"],
    "photo-link": ["Lihat foto itu baik-baik, pintanya."],
    "loading": ["Loading dock pelabuhan itu ambruk."],
    "script": ["Fungsi adsbygoogle memperlambat halaman."],
    "copyright": ["Hak cipta dilindungi undang-undang sejak 1982, kata dia.", "Copyright menjadi isu besar."],
    "tags": ["Topik: begitulah kata yang dipakai dalam rapat itu."],
}


def paragraphs(*texts: str) -> list[Block]:
    return [Block("paragraph", (Run(text),)) for text in texts]


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def test_every_rule_is_tried_on_a_hit_and_on_a_near_miss() -> None:
    names = [rule.name for rule in RULES]
    assert list(HITS) == names
    assert list(NEAR_MISSES) == names


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_its_own_example(rule) -> None:
    found = find_rule(rule.example)
    assert found is not None
    assert found.name == rule.name


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in HITS for text in HITS[name]])
def test_the_portals_lines_are_taken(name: str, text: str) -> None:
    found = find_rule(text)
    assert found is not None, text
    assert found.name == name


@pytest.mark.parametrize("text", [text for texts in NEAR_MISSES.values() for text in texts])
def test_the_same_words_in_a_sentence_stay(text: str) -> None:
    assert find_rule(text) is None


@pytest.mark.parametrize("text", [text for texts in HITS.values() for text in texts])
def test_no_line_is_taken_out_of_the_middle_of_a_paragraph(text: str) -> None:
    whole = f"Wali Kota mengatakan: {text} dan menambahkan bahwa pasar dibuka."
    assert find_rule(whole) is None


def test_headlines_behind_a_bare_read_also_go_with_it_until_the_text_goes_on() -> None:
    kept, removed = remove_boilerplate(
        paragraphs("Satu.", "Baca juga:", "Harga Beras Naik Lagi di Muara", "Dua kalimat itu tetap di sini.")
    )
    assert texts(kept) == ["Satu.", "Dua kalimat itu tetap di sini."]
    assert [(one.rule, one.text) for one in removed] == [
        ("read-also", "Baca juga:"),
        ("read-also", "Harga Beras Naik Lagi di Muara"),
    ]


def test_links_behind_a_bare_heading_of_related_articles_go_with_it() -> None:
    link = Block("item", (Run("harga beras naik", href="https://a.example/"),), marker="-")
    kept, _ = remove_boilerplate([*paragraphs("Satu."), Block("heading", (Run("Berita Terkait"),), 3), link])
    assert texts(kept) == ["Satu."]


def test_embeds_go_from_the_end_of_a_paragraph_as_well() -> None:
    kept, removed = remove_boilerplate(paragraphs("Pasar dibuka. (abc/def) [Gambas:Video CNN]\n[Gambas:Twitter]"))
    assert texts(remove_initials(kept)[0]) == ["Pasar dibuka."]
    assert [one.rule for one in removed] == ["embed"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Pasar dibuka. (abc/def)", "Pasar dibuka."),
        ("Pasar dibuka.(abc/def)", "Pasar dibuka."),
        ('"Pasar dibuka," katanya. (abc)', '"Pasar dibuka," katanya.'),
        ("Pasar dibuka. [abc/def/ghi]", "Pasar dibuka."),
        ("Pasar dibuka. (OL-4)", "Pasar dibuka."),
        ("Pasar dibuka. (Ant/Z-2)", "Pasar dibuka."),
        ("Pasar dibuka. (*)", "Pasar dibuka."),
    ],
)
def test_the_writers_initials_behind_the_last_full_stop_are_removed(text: str, rest: str) -> None:
    kept, removed = remove_initials(paragraphs("Satu.", text))
    assert texts(kept) == ["Satu.", rest]
    assert [one.rule for one in removed] == ["initials"]


@pytest.mark.parametrize(
    "text",
    [
        "Ia mewakili partai itu (baru)",
        "Sesuai peraturan (red).",
        "Pasal itu berbunyi dan/atau.",
        "Pasar dibuka. (Antara)",
        "Pasar dibuka. (Foto: Rina)",
        "Nilainya naik (2023)",
    ],
)
def test_other_brackets_at_the_end_stay(text: str) -> None:
    assert texts(remove_initials(paragraphs(text))[0]) == [text]


@pytest.mark.parametrize("text", ["(abc/def)", "***", "- - -"])
def test_initials_and_closing_marks_in_a_paragraph_of_their_own_are_removed_at_the_end_alone(text: str) -> None:
    assert texts(remove_initials(paragraphs("Satu.", text))[0]) == ["Satu."]
    assert texts(remove_initials(paragraphs("Satu.", text, "Dua."))[0]) == ["Satu.", text, "Dua."]
