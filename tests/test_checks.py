"""What the checks say of single texts and their translations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import check_translation
from digest.checks import CHECKS
from digest.glossary import Glossary, Term


def codes(source: str, target: str) -> list[str]:
    return [finding.code for finding in check_translation(source, target)]


RIGHT = [
    ("Argentina kalah 1-2 dari Arab Saudi.", "Argentina lost 2-1 to Saudi Arabia."),
    ("Mereka ditaklukkan tuan rumah dan tunduk 0-3.", "They were beaten by the hosts and went down 3-0."),
    ("Sebanyak 1.500 orang mengungsi.", "As many as 1,500 people were evacuated."),
    ("Harganya naik 3,5 persen.", "The price rose by 3.5 per cent."),
    ("Anggarannya Rp1,5 triliun.", "Its budget is 1.5 trillion rupiah."),
    ("Anggarannya Rp1,5 triliun.", "Its budget is 1,500 billion rupiah."),
    ("Ada 2 juta pemilih.", "There are two million voters."),
    ("Ada dua juta pemilih.", "There are 2,000,000 voters."),
    ("Ada 250 ribu rumah.", "There are 250,000 homes."),
    ("Luasnya 1,7juta km2.", "It covers 1.7 million km2."),
    ("Sekitar 5-10 juta orang.", "Some five to 10 million people."),
    ("Sekitar 2 juta sampai 3 juta tahun.", "Some two million to three million years."),
    ("Rapat dimulai pukul 15.30 WIB.", "The meeting began at 3:30 p.m. Jakarta time."),
    ("Rapat dimulai pukul 15.30 WIB.", "The meeting began at 15:30 Jakarta time."),
    ("Toko buka pukul 9.00-17.00.", "The shop is open 9 a.m. to 5 p.m."),
    ("Toko tutup pukul 7 malam.", "The shop closes at 19:00."),
    ("Kereta tiba pukul 12.00.", "The train arrived at noon."),
    ("Kereta tiba pukul 15.", "The train arrived at 3 pm."),
    ("Pada 17/8/1945 naskah itu dibacakan.", "The text was read on 17 August 1945."),
    ("Pada 17 Agustus 1945.", "On August 17th, 1945."),
    ("Pada musim 2022/2023.", "In the 2022/23 season."),
    ("Pada abad ke-19.", "In the nineteenth century."),
    ("Pada abad XIX.", "In the 19th century."),
    ("Pada tahun 1960-an.", "In the 1960s."),
    ("Pada tahun 60-an.", "In the sixties."),
    ("Dia peringkat ke-2.", "She came second."),
    ("Ia orang kedelapan miliar.", "He is person number eight billion."),
    ("Ada 2 gol dan 12 telur.", "There were two goals and a dozen eggs."),
    ("Sebanyak 50 persen dari warga.", "Half of the residents."),
    ("Waktunya 2.11,60.", "Her time was 2:11.60."),
    ("Sekitar dua ratus tiga puluh lima ribu orang.", "Some two hundred and thirty-five thousand people."),
    ("Satu, dua, tiga!", "One, two, three!"),
    ("Versi 3.11 dan alamat 10.0.0.1.", "Version 3.11 and the address 10.0.0.1."),
    ("Ia berkata, ``aku''.", "She said &quot;it&#39;s me&quot;."),
    ("Rencana G20 dan COVID-19.", "The plan of the G20 and COVID-19."),
    ("Rp 5 M untuk sekolah.", "Five billion rupiah for schools."),
    ("Biayanya 1,500,000 rupiah.", "It cost 1,500,000 rupiah."),
    ("Pada 5 AprIl.", "On 5 April."),
    ("Skor 3-1 dan 2-2, lalu 1-3.", "The scores were 1-3, 2-2 and 3-1."),
    ("Ada 5 pasien dan 3 dokter.", "There are 3 doctors and 5 patients."),
    ("Jarak 160 km ditempuh bus.", "The bus covers a distance of 100 miles."),
    ("Rapat pada 27/10/2023.", "The meeting was on October 27, 2023."),
    ("Rapat pada 3/4/2023.", "The meeting was on 3 April 2023."),
    ("Rapat Senin (27/10).", "The meeting of Monday (27/10)."),
    ("Enam setengah juta orang.", "Some six-and-a-half million people."),
    ('"Kami siap," kata Menteri.', "‘We are ready,’ the minister said."),
    ("Ya, ya, ya, kata mereka.", "Yes, yes, yes, they said."),
    ("Ia pernah ke sana.", "He had had to go there."),
    ("Ia terbang ke Jepang. Jepang ramai.", "He flew to Japan. Japan is busy."),
    ("Menurut *hoaks* itu, harga naik.", "According to that hoax, prices rose."),
    ("Pilihannya: a) tinggal, b) pergi.", "The choices: a) stay, b) leave."),
    ("Ia dijuluki Sang Raja.", 'He is called "the King".'),
    ("Panen naik pada 2013.", "The harvest rose last year."),
    ("Kepala desa, Budi, tidak hadir.", "The head of the village, Budi, was not there."),
    ("Beratnya 50 kg.", "It weighs 110 pounds."),
    ("Yayasan itu memberi Rp 5 juta.", "The foundation gave Rp 5 million ($320)."),
    ("Kurs Rp15.500 per dolar.", "The rate is Rp15,500 to the dollar."),
    ("Rapat pukul 10 pagi.", "The meeting is at ten in the morning."),
    ("Rapat pukul tiga sore.", "The meeting is at 3 p.m."),
    ("Rapat pukul tiga sore.", "The meeting is at 15:00."),
    ("Baca kompas.com hari ini.", "Read kompas.com today."),
    ("", ""),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_right_translation_has_no_findings(source: str, target: str) -> None:
    assert check_translation(source, target) == []


WRONG = [
    ("number-changed", "Sebanyak 1.500 orang mengungsi.", "As many as 1.500 people were evacuated."),
    ("number-changed", "Sebanyak 1.500 orang mengungsi.", "As many as 15,000 people were evacuated."),
    ("number-changed", "Harganya naik 3,5 persen.", "The price rose by 3,5 per cent."),
    ("number-changed", "Anggarannya Rp1,5 triliun.", "Its budget is 1.5 billion rupiah."),
    ("number-changed", "Ada dua juta pemilih.", "There are two billion voters."),
    ("time", "Rapat dimulai pukul 15.30 WIB.", "The meeting began at 3:30 a.m. Jakarta time."),
    ("number-missing", "Gempa itu menewaskan 350 orang.", "The earthquake killed many people."),
    ("time", "Rapat dimulai pukul 02.30 WIB.", "The meeting began at 2:30 p.m. Jakarta time."),
    ("time", "Toko tutup pukul 7.15 malam.", "The shop closes at 7:15 a.m."),
    ("time", "Toko tutup pukul 7 malam.", "The shop closes at 7 a.m."),
    ("number-added", "Toko tutup pukul tujuh malam.", "The shop closes at 7 a.m."),
    ("date", "Ia lahir pada 3 Oktober 1990.", "He was born on March 10, 1990."),
    ("date", "Ia lahir pada 3 Oktober 1990.", "He was born on 3 November 1990."),
    ("date", "Ia lahir pada 3 Oktober 1990.", "He was born on October 13, 1990."),
    ("date", "Rapat Kamis (3/1) itu batal.", "The meeting of Thursday (3/2) was cancelled."),
    ("date", "Rapat digelar Senin malam.", "The meeting was held on Tuesday night."),
    ("date-order", "Rapat 27/10/2023 di Solo.", "The meeting of 10/27/2023 in Solo."),
    ("date-order", "Rapat 3/10 di Solo.", "The meeting of 10/3 in Solo."),
    ("currency", "Harganya Rp5.000 per kilo.", "The price is $5,000 a kilo."),
    ("currency", "Utangnya 5 juta dolar.", "Its debt is 5 million euros."),
    ("currency-missing", "Utangnya 5 juta dolar.", "Its debt is 5 million."),
    ("count-changed", "Ada tiga pintu di sana.", "There are four doors there."),
    ("count-changed", "Ada ribuan orang di sana.", "There are millions of people there."),
    ("quotation", '"Kami datang," katanya.', '"We are coming, he said.'),
    ("quotation", "“Kami datang,” katanya.", "We are coming, he said."),
    ("number-order", "Pertandingan berakhir 3-1.", "The match ended 1-3."),
    ("number-order", "Argentina menang 2-1 atas Arab Saudi.", "Argentina won 1-2 against Saudi Arabia."),
    ("number-order", "Argentina kalah 2-1 dari Arab Saudi.", "Argentina lost 1-2 to Saudi Arabia."),
    ("number-order", "Ada 5 pasien dan 3 dokter.", "There are 3 patients and 5 doctors."),
    ("speaker", '"Kami akan datang besok," ujar Budi.', '"We will come tomorrow," Budi.'),
    ("markup", "Ini **penting** sekali.", "This is very **important."),
    ("markup", "Ini (agak) penting.", "This is (somewhat important."),
    ("markup", "## Bab dua", "Chapter two"),
    ("paragraphs", "Mereka pulang.\n\nHujan turun.", "They went home. The rain fell."),
    ("loop", "Mereka pergi ke kota itu.", "They went to the city to the city to the city."),
    ("loop", "Mereka pergi ke kota itu.", "They went to the city city city."),
    (
        "length",
        "Kami akan pergi ke pasar besok pagi bersama teman-teman dari sekolah.",
        "We will go to the market tomorrow morning together with friends from school, and, if the weather allows, "
        "which nobody can promise at this time of the year, swim in the lake behind the old mill afterwards.",
    ),
    ("number-added", "Gempa itu menewaskan banyak orang.", "The earthquake killed 350 people."),
    ("leftover", "Ia tidak datang karena hujan.", "He did not come karena hujan yang deras."),
    ("leftover", "Kereta cepat resmi beroperasi besok", "Kereta cepat resmi beroperasi besok"),
    ("leftover", "Hujan turun. Warga pulang cepat.", "Rain fell. Warga pulang cepat."),
    ("unchanged", "Dangdut koplo pantura kian ngetren", "Dangdut koplo pantura kian ngetren"),
    ("empty", "Ia tidak datang.", " \n"),
    (
        "incomplete",
        "Ia tidak datang ke kantor pada hari itu karena hujan deras turun sejak pagi.",
        "He did not come.",
    ),
    ("link", "Lihat [laporan](https://example.org/a).", "See the [report](https://example.org/b)."),
    ("link", "Lihat https://example.org/a.", "See the report."),
    ("link", "Lihat [bab dua](bab-2.md).", "See [chapter two](chapter-2.md)."),
    ("link-added", "Lihat laporan.", "See the report at https://example.org/a."),
    ("code", "Jalankan `digest build` lagi.", "Run `build digest` again."),
    ("code", "```\na = 1\n```", "```\na = 2\n```"),
    ("shortcode", "Halo {{ nama }}, ini %s.", "Hello {{ name }}, this is %s."),
    ("shortcode", "Kata menteri.[^1]", "Says the minister."),
    ("html", 'Ini <abbr title="Kartu">KTP</abbr> baru.', "This is a new ID card."),
    ("code-added", "Jalankan lagi.", "Run `digest build` again."),
    ("shortcode-added", "Kata menteri.", "Says the minister.[^1]"),
    ("html-added", "Ini KTP baru.", "This is a <b>new</b> ID card."),
    ("placeholder", "Ini **penting** sekali.", "This is [[1]]important[[2]]."),
    ("placeholder", "Ini **penting** sekali.", "This is XQZ1 important."),
    ("service-message", "Ia datang.", "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."),
    ("service-message", "Ia datang.", "<!DOCTYPE html><title>Error</title>"),
    ("service-message", "Ia datang.", "Too Many Requests"),
    ("service-message", "Ia datang.", "429 - Too many requests, slow down"),
    ("service-message", "Ia datang.", "Sure! Here is the translation: He came."),
    ("service-message", "Ia datang.", '{"error": "Slowdown: 20 per 1 minute"}'),
]


@pytest.mark.parametrize(("code", "source", "target"), WRONG)
def test_a_wrong_translation_has_its_finding_and_no_other(code: str, source: str, target: str) -> None:
    assert set(codes(source, target)) == {code}


def test_every_check_is_shown_by_a_wrong_translation() -> None:
    shown = {code for code, _, _ in WRONG}
    assert {check.code for check in CHECKS} - shown == {"term", "name"}, "those two are below"


def test_a_number_finding_says_what_is_expected_in_english() -> None:
    (finding,) = check_translation("Anggarannya Rp1,5 triliun.", "Its budget is Rp1.5 billion.")
    assert (finding.severity, finding.excerpt) == ("error", "1.5 billion")
    assert finding.message == "expected 1.5 trillion for '1,5 triliun', found '1.5 billion'"
    (finding,) = check_translation("Ada 12.345 kapal.", "There are ships.")
    assert finding.message == "expected 12,345 for '12.345', found nothing like it"


def test_what_stands_in_code_addresses_and_tags_is_no_text() -> None:
    source = 'Baca `rm -rf 12` di <a href="https://example.org/yang/dan/5">sini</a>, bab 3.'
    target = 'Read `rm -rf 12` <a href="https://example.org/yang/dan/5">here</a>, chapter 3.'
    assert check_translation(source, target) == []


def test_translated_attributes_of_a_tag_are_no_change() -> None:
    assert codes('<img src="a.png" alt="Sebuah kapal">', '<img src="a.png" alt="A ship">') == []
    assert codes('<img src="a.png" alt="Sebuah kapal">', '<img src="b.png" alt="A ship">') == ["html"]


def test_names_of_indonesian_bodies_are_not_left_over() -> None:
    source = (
        "Badan Meteorologi, Klimatologi, dan Geofisika serta Kementerian Pariwisata dan Ekonomi Kreatif hadir."
    )
    target = (
        "Badan Meteorologi, Klimatologi, dan Geofisika and Kementerian Pariwisata dan Ekonomi Kreatif attended."
    )
    assert codes(source, target) == []


def test_a_source_that_quotes_a_service_may_be_translated() -> None:
    assert codes('Layar menulis "Too Many Requests".', 'The screen said "Too Many Requests".') == []
    assert codes("Too many requests adalah galat.", "Too many requests is an error.") == []


def test_a_markdown_paragraph_is_read_without_its_markup() -> None:
    source = "\n".join(
        [
            "## Bab 2",
            "> **Sebanyak 1.500** orang _tidak_ [datang](a.md 'Judul')",
            "",
            "| Tahun | Jumlah |",
            "|---|---|",
            "| 2023 | 1,5 |",
        ]
    )
    target = "\n".join(
        [
            "## Chapter 2",
            "> **Some 1,500** people did _not_ [come](a.md 'Title')",
            "",
            "| Year | Number |",
            "|---|---|",
            "| 2023 | 1.5 |",
        ]
    )
    assert check_translation(source, target) == []
    assert codes(source, target.replace("1.5 |", "1,5 |")) == ["number-changed"]


def test_a_glossary_of_its_own_kind_tells_names_from_terms() -> None:
    terms = (Term("kabupaten", "regency", accepted=("district",)), Term("Gojek", "Gojek", keep=True))
    glossary = Glossary(terms)
    assert check_translation("Gojek di kabupaten.", "Gojek in the district.", glossary=glossary) == []
    findings = check_translation("Gojek di kabupaten.", "A taxi in the town.", glossary=glossary)
    assert {finding.code for finding in findings} >= {"term", "name"}


def test_terms_of_the_glossary_are_expected() -> None:
    glossary = {"kabupaten": "regency"}
    findings = check_translation("Di kabupaten itu.", "In that district.", glossary=glossary)
    assert [(finding.code, finding.severity) for finding in findings] == [("term", "warning")]
    assert check_translation("Di Kabupaten Garut.", "In Garut Regency.", glossary=glossary) == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from("1234567890.,:/- \n`[](){}<>%#*_aıİſK\u212a\u0663\"'$") | st.characters()), st.text()
)
def test_any_text_can_be_checked(source: str, target: str) -> None:
    for finding in (*check_translation(source, target), *check_translation(target, source)):
        assert finding.message
    protected_only = [
        f for f in check_translation(source, source) if f.code in ("link", "code", "shortcode", "html")
    ]
    assert protected_only == []


def test_numbers_of_any_length_can_be_compared() -> None:
    digits = "7" * 6000
    assert codes(f"Nomor {digits} dan {digits}.1.2", f"Number {digits} and {digits}.1.2") == []


def test_hostile_texts_are_checked_in_passing() -> None:
    for text in (
        "`" * 4000,
        "<a " * 4000,
        "[](" * 4000,
        "((" * 4000,
        "{{" * 4000,
        "1.000." * 3000,
        "dua puluh " * 2000,
        "".join(f"{year} " for year in range(1900, 2100)) * 20,
        "1/2/" * 3000,
        "".join(f"{number} km " for number in range(2000)),
        "1-2 " * 3000,
        "3 Oktober " * 1500,
        "12 km " * 2000,
        "Rp" * 4000,
        '"a ' * 4000,
        "'a " * 4000,
        "*a **b _c " * 1500,
        "kata. Kata, " * 2000,
        "a.b." * 3000,
        "yang dan untuk " * 1500,
        "a\n\n" * 1000,
        "Kata. " * 15 + "kata " * 3000,
    ):
        check_translation(text, text + " x")


@pytest.mark.parametrize(
    "text", ["3 ſeptember", "3 o\u212aTober 5 aprİl", "5 jUnı 2020", "٣ Maret", "12 \u212am", "1 ſt", "Rp٣"]
)
def test_letters_that_are_the_same_without_case_are_no_surprise(text: str) -> None:
    assert check_translation(text, text.upper()) is not None
    assert check_translation("3 Maret", text) is not None
