"""Where a text uses terms."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.glossary import Glossary, Term, glossary_of

GLOSSARY = Glossary(
    (
        Term("KTT", "summit"),
        Term("presiden", "president", variants=("kepala negara", "Presiden RI")),
        Term("gubernur", "governor"),
        Term("menteri", "minister"),
        Term("menteri luar negeri", "foreign minister", variants=("Menlu",)),
        Term("bupati", "district head"),
        Term("masa", "period"),
        Term("undangan", "invitation"),
        Term("suku bunga", "interest rate"),
        Term("gencatan senjata", "cease-fire"),
        Term("dampak lingkungan hidup", "impact on the environment"),
        Term("bank", "bank"),
        Term("Bank Dunia", "World Bank"),
        Term("Palestina", "Palestine"),
        Term("AS", "US"),
        Term("MA", "Supreme Court"),
        Term("KPK", "KPK", keep=True),
        Term("Gerindra", "Gerindra", keep=True),
        Term("Jum'at Agung", "Good Friday"),
        Term("Covid-19", "Covid-19"),
        Term("S.H.", "LL.B."),
        Term("bulan", "month"),
        Term("Bulan", "the Moon", case="exact"),
        Term("internet", "internet", case="ignore"),
        Term("Köln", "Cologne"),
    )
)


def found(text: str) -> list[tuple[str, str]]:
    """What is replaced in `text`, and by what."""
    return [(text[use.start : use.end], use.text) for use in GLOSSARY.find(text)]


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        # whole words
        ("seorang menteri rapat", [("menteri", "minister")]),
        ("kementerian, sementara, menterikan", []),
        ("(menteri) “menteri”, menteri/menteri", [("menteri", "minister")] * 4),
        ("menteri2 dan 2menteri", []),
        ("_menteri_", [("menteri", "minister")]),
        ("menteri\u0301", []),
        # the longest first, over any white space
        ("menteri luar negeri", [("menteri luar negeri", "foreign minister")]),
        ("menteri luar\n  negeri", [("menteri luar\n  negeri", "foreign minister")]),
        ("menteri\u00a0luar\u202fnegeri", [("menteri\u00a0luar\u202fnegeri", "foreign minister")]),
        ("menteri luar kota", [("menteri", "minister")]),
        ("menteri, luar negeri", [("menteri", "minister")]),
        # variants
        ("kepala negara", [("kepala negara", "president")]),
        ("Menlu Retno", [("Menlu", "Foreign Minister")]),
        # signs within a term
        ("Jum’at Agung", [("Jum’at Agung", "Good Friday")]),
        ("Covid‑19 dan Covid-19", [("Covid‑19", "Covid-19"), ("Covid-19", "Covid-19")]),
        ("Covid-190", []),
        ("Budi, S.H., hakim", [("S.H.", "LL.B.")]),
        ("Ko\u0308ln dan Köln", [("Ko\u0308ln", "Cologne"), ("Köln", "Cologne")]),
    ],
)
def test_whole_words_are_found_the_longest_term_first(text: str, uses: list[tuple[str, str]]) -> None:
    assert found(text) == uses


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("presiden", "president"),
        ("Presiden", "President"),
        ("PRESIDEN", "PRESIDENT"),
        ("Menteri Luar Negeri", "Foreign Minister"),
        ("Menteri luar negeri", "Foreign minister"),
        ("menteri Luar Negeri", "foreign minister"),
        ("MENTERI LUAR NEGERI", "FOREIGN MINISTER"),
        ("Dampak Lingkungan Hidup", "Impact on the Environment"),
        ("Bupati", "District Head"),
        ("Presiden RI", "President"),
        ("KTT", "summit"),
        ("Bank Dunia", "World Bank"),
        ("BANK DUNIA", "WORLD BANK"),
        ("GERINDRA", "GERINDRA"),
        ("bulan", "month"),
        ("Bulan", "the Moon"),
        ("BULAN", "MONTH"),
        ("Internet", "internet"),
        ("INTERNET", "internet"),
    ],
)
def test_the_translation_follows_the_capitals_of_the_article(text: str, uses: str) -> None:
    assert found(text) == [(text, uses)]


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("Para menteri", "ministers"),
        ("PARA MENTERI LUAR NEGERI", "FOREIGN MINISTERS"),
        ("oleh beberapa Gubernur", "Governors"),
        ("dua KTT", "summits"),
        ("sebanyak 27 gubernur", "governors"),
        ("Sebanyak 1.400 gubernur", "governors"),
        ("kepada 12\nmenteri luar negeri", "foreign ministers"),
        ("“Tiga presiden", "presidents"),
        # one, or not counted
        ("satu menteri", "minister"),
        ("separa menteri", "minister"),
        ("  menteri", "minister"),
        ("nomor dua presiden", "president"),
        ("Pasal 33 undangan", "invitation"),
        ("pada 2023 presiden", "president"),
        ("sejak Agustus 17 presiden", "president"),
        ("Covid 1,5 menteri", "minister"),
        ("3-2 presiden", "president"),
        # names
        ("para KPK", "KPK"),
        ("dua AS", "US"),
        ("tiga Bulan", "the Moon"),
        ("dua internet", "internet"),
    ],
)
def test_behind_a_word_of_number_the_translation_is_in_the_plural(text: str, uses: str) -> None:
    assert [use.text for use in GLOSSARY.find(text)] == [uses]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("country", "countries"),
        ("day", "days"),
        ("church", "churches"),
        ("process", "processes"),
        ("virus", "viruses"),
        ("gas", "gases"),
        ("crisis", "crises"),
        ("policeman", "policemen"),
        ("human", "humans"),
        ("person", "people"),
        ("housewife", "housewives"),
        ("chief", "chiefs"),
        ("food aid", "food aid"),
        ("elections", "elections"),
        ("police", "police"),
        ("head of state", "heads of state"),
        ("minister for women", "ministers for women"),
        ("attorney general", "attorney generals"),
        ("drone (SAR)", "drone (SAR)"),
    ],
)
def test_the_plural_is_that_of_english(one: str, many: str) -> None:
    assert [use.text for use in glossary_of({"kata": one}).find("beberapa kata")] == [many]


def test_capitals_of_an_acronym_say_nothing_wherever_the_glossary_has_it() -> None:
    glossary = Glossary((Term("konferensi tingkat tinggi", "summit", variants=("KTT",)),))
    assert [use.text for use in glossary.find("KTT, Konferensi Tingkat Tinggi")] == ["summit", "Summit"]
    glossary = Glossary((Term("KTT", "summit", variants=("konferensi tingkat tinggi",)),))
    texts = [use.text for use in glossary.find("KTT, konferensi tingkat tinggi, KONFERENSI TINGKAT TINGGI")]
    assert texts == ["summit", "summit", "summit"]
    assert [use.text for use in glossary.find("Konferensi Tingkat Tinggi")] == ["Summit"]


@pytest.mark.parametrize("text", ["ktt", "Ktt", "as roda", "As roda", "gerindra", "bank dunia ini", "presiden ri"])
def test_capitals_that_the_glossary_has_are_asked_for(text: str) -> None:
    assert found(text) in ([], [("bank", "bank")], [("presiden", "president")])


def test_a_shorter_term_is_found_where_a_longer_one_lacks_its_capitals() -> None:
    assert found("bank Dunia") == [("bank", "bank")]
    glossary = Glossary((*GLOSSARY.terms, Term("dunia", "world")))
    assert [use.text for use in glossary.find("bank Dunia")] == ["bank", "World"]


def test_what_is_exact_is_found_only_as_it_is_written() -> None:
    glossary = Glossary((Term("iPhone", "iPhone", case="exact"), Term("bola", "ball", case="exact")))
    assert [use.text for use in glossary.find("iPhone IPhone bola Bola BOLA")] == ["iPhone", "ball"]
    assert glossary.missing("bola-bola, Bola, kebolaan", "") == []


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("presidenlah", "president"),
        ("Presidenpun", "President"),
        ("PRESIDENKAH", "PRESIDENT"),
        ("KPK-lah", "KPK"),
        ("KPK-nya", "KPK"),
        ("KPKnya", "KPK"),
        ("KPK-LAH", "KPK"),
        ("Gerindra-nyalah", "Gerindra"),
        ("AS‑lah", "US"),
        ("AS-nya", "US"),
        ("Palestinanya", "Palestine"),
        ("menteri luar negerilah", "foreign minister"),
    ],
)
def test_particles_go_with_their_word(text: str, uses: str) -> None:
    assert found(text) == [(text, uses)]


@pytest.mark.parametrize(
    "text",
    ["masalah", "Masalah", "MALAH", "bankir", "Maslahat", "mata uang presidensial", "Asia"],
)
def test_no_word_is_cut_into_a_term_and_a_particle(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "menterinya", "menteriku", "menterimulah", "KTT-nya", "menteri-menteri", "menteri-menterinya",
        "Menteri‑menteri", "kementerian", "Kementeriannya", "KEMENTERIAN", "kementerian-kementerian",
        "suku-suku bunga", "menteri-menteri luar negeri",
    ],
)  # fmt: skip
def test_derived_forms_are_not_replaced_but_asked_for(text: str) -> None:
    assert found(text) == []
    missing = GLOSSARY.missing(f"Para {text} itu", "nothing of the kind")
    assert [(use.start, use.end, use.derived) for use in missing] == [(5, 5 + len(text), True)]


@pytest.mark.parametrize("text", ["pro-Palestina", "Eks-menteri", "se-AS", "AS-2", "anti-menteri-isme"])
def test_a_term_with_a_prefix_is_not_replaced_but_asked_for(text: str) -> None:
    assert found(text) == []
    assert [use.derived for use in GLOSSARY.missing(text, "nothing of the kind")] == [True]


@pytest.mark.parametrize("text", ["perundang-undangan", "PERUNDANG-UNDANGAN", "undangan-pernikahan", "di-KPK-kan"])
def test_half_a_word_is_no_term(text: str) -> None:
    assert found(text) == []
    assert GLOSSARY.missing(text, "nothing of the kind") == []


def test_one_name_beside_another_is_a_name() -> None:
    assert found("poros AS-Palestina, AS-Kuba, Tiongkok-AS") == [
        ("AS", "US"), ("Palestina", "Palestine"), ("AS", "US"), ("AS", "US"),
    ]  # fmt: skip


def test_a_name_said_twice_is_no_name() -> None:
    assert found("Gerindra-Gerindra, AS-AS") == []


def test_a_derived_form_that_is_a_term_of_its_own_is_that_term() -> None:
    glossary = Glossary((Term("menteri", "minister"), Term("kementerian", "department")))
    assert [use.text for use in glossary.find("Kementerian itu")] == ["Department"]
    assert glossary.missing("kementerian", "the department") == []


def test_names_are_not_bent() -> None:
    glossary = Glossary((Term("Bali", "Bali", keep=True), Term("Bulan", "Moon")))
    assert glossary.missing("kebalian, bulan-bulan ini", "") == []


def test_signs_of_regular_expressions_are_signs() -> None:
    glossary = glossary_of({"C++ (bahasa)": "C++", "a.b": "x", "AT&T": "AT&T", "^$": "y", "": "z"})
    assert [use.text for use in glossary.find("AT&T C++ (bahasa) axb a.b ^$")] == ["AT&T", "C++", "x"]


def test_many_terms_with_one_beginning_are_told_apart() -> None:
    stem = "badan pengawas perdagangan berjangka komoditi"
    glossary = glossary_of({f"{stem} {'x' * count}": f"t{count}" for count in range(1, 600)})
    assert [use.text for use in glossary.find(f"{stem} {'x' * 150} dan {stem} {'x' * 600} dan {stem} x")] == [
        "t150",
        "t1",
    ]


def test_small_letters_are_those_of_any_script() -> None:
    glossary = Glossary((Term("σας", "you", case="ignore"), Term("İzmir", "Smyrna")))
    assert [use.text for use in glossary.find("ΣΑΣlah İzmir ΣΑΣ")] == ["you", "Smyrna", "you"]


def test_without_terms_there_is_nothing_to_find() -> None:
    empty = Glossary()
    assert not empty
    assert (empty.find("KTT"), empty.may_use("KTT & KTT"), empty.missing("KTT", "")) == ([], False, [])
    assert GLOSSARY


def test_a_glossary_can_be_sent_to_another_process_and_finds_the_same_there() -> None:
    text = "Presiden dan menteri-menteri di KTT"
    GLOSSARY.find(text)
    sent = pickle.loads(pickle.dumps(GLOSSARY))
    assert sent == GLOSSARY
    assert sent.find(text) == GLOSSARY.find(text)
    assert len(pickle.dumps(GLOSSARY)) < 20_000


PIECES = [
    "KTT", "menteri", "luar", "negeri", "kementerian", "Presiden", "RI", "AS", "bank", "Bank", "Dunia", "nya",
    "lah", "-", " ", " ", "\n", "\u00a0", "ke", "an", "‑", "’", "Jum", "at", "Agung", "İ", "Σ", "ς", "ß", "\u0301",
    "_", "*", "[[1]]", "masa", "lah", "1", "S.H.", "%", "Covid-19", "KÖLN", "o\u0308",
]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=40))


@settings(deadline=None)
@given(texts)
def test_uses_stand_in_order_without_overlap_and_say_what_their_own_text_says(text: str) -> None:
    uses = GLOSSARY.find(text)
    edges = [edge for use in uses for edge in (use.start, use.end)]
    assert edges == sorted(edges)
    assert all(use.start < use.end and not use.derived for use in uses)
    for use in uses:
        alone = GLOSSARY.find(text[use.start : use.end])
        assert [(again.start, again.term, again.text) for again in alone] == [(0, use.term, use.text)]
        several = GLOSSARY.find(f"para {text[use.start : use.end]}")
        assert [(again.start, again.term) for again in several] == [(5, use.term)]


@settings(deadline=None)
@given(texts, texts)
def test_what_stands_elsewhere_does_not_matter(text: str, other: str) -> None:
    uses = GLOSSARY.find(text)
    assert GLOSSARY.find(f"{text} | {other}")[: len(uses)] == uses


@settings(deadline=None)
@given(st.lists(st.tuples(texts, texts), max_size=8), texts)
def test_no_term_and_no_text_break_it(pairs: list[tuple[str, str]], text: str) -> None:
    glossary = glossary_of(dict(pairs))
    for use in glossary.find(f"{text} {' '.join(term for term, _ in pairs)}"):
        assert use.term.source in dict(pairs)
    glossary.missing(text, text)
