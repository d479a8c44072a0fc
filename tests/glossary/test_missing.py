"""Whether a translation has the terms of its source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.glossary import Glossary, Term, glossary_of


def lacks(term: Term, source: str, target: str) -> bool:
    """Whether a use of `term` in `source` is missing in `target`."""
    return bool(Glossary((term,)).missing(source, target))


@pytest.mark.parametrize(
    ("translation", "target"),
    [
        ("summit", "the summit"),
        ("summit", "Summits"),
        ("summit", "the summit's host"),
        ("summit", "the summits’ hosts"),
        ("summit", "SUMMIT"),
        ("summit", "the *summit*"),
        ("agency", "agencies"),
        ("agencies", "agency"),
        ("church", "churches"),
        ("taxes", "a tax"),
        ("viruses", "the viruses"),
        ("leaf", "leaves"),
        ("wife", "wives"),
        ("crisis", "crises"),
        ("policeman", "policemen"),
        ("child", "children"),
        ("person", "people"),
        ("elections", "the election"),
        ("Attorney General", "attorneys general"),
        ("head of state", "heads of state"),
        ("head of state", "head\nof state"),
        ("foreign minister", "foreign\u00a0ministers"),
        ("cease-fire", "a ceasefire"),
        ("cease fire", "a cease-fire"),
        ("ceasefire", "a cease-fire"),
        ("ceasefire", "a cease fire"),
        ("president", "the presidential election"),
        ("parliament", "a parliamentary vote"),
        ("economy", "economic growth"),
        ("economy", "economically"),
        ("industry", "industrial output"),
        ("province", "provincial"),
        ("law", "lawful"),
        ("war", "a warship"),
        ("police", "two policemen"),
        ("share", "shareholders"),
        ("Indonesia", "the Indonesian side"),
        ("sign", "signed"),
        ("plan", "planning"),
        ("strike", "striking"),
        ("defence", "defense"),
        ("defense", "DEFENCE"),
        ("programme", "two programs"),
        ("labor", "Labour"),
        ("health center", "health centres"),
        ("organisation", "organizations"),
        ("US", "U.S. troops"),
        ("US", "the US's"),
        ("MP", "three MPs"),
    ],
)
def test_a_translation_may_be_bent_and_spelt_as_english_is(translation: str, target: str) -> None:
    assert not lacks(Term("kata", translation), "kata", f"It was {target}.")


@pytest.mark.parametrize(
    ("translation", "target"),
    [
        ("summit", "submit"),
        ("summit", "meeting"),
        ("summit", ""),
        ("minister", "ministry"),
        ("minister", "administer"),
        ("head of state", "head of the state"),
        ("foreign minister", "foreign prime minister"),
        ("US", "us"),
        ("US", "USA"),
        ("WHO", "who"),
        ("law", "flaw"),
        ("war", "award"),
        ("war", "warn"),
        ("oil", "soil"),
        ("tax", "taxi driver"),
        ("governor", "government"),
        ("party", "part"),
        ("news", "new"),
        ("state", "statement"),
    ],
)
def test_another_word_is_not_the_translation(translation: str, target: str) -> None:
    assert lacks(Term("kata", translation), "kata", f"It was {target}.")


def test_other_translations_pass_where_the_glossary_accepts_them() -> None:
    term = Term("presiden", "president", accepted=("head of state",))
    assert not lacks(term, "presiden", "the heads of state")
    assert lacks(term, "presiden", "the state")


@pytest.mark.parametrize(
    ("source", "target", "is_missing"),
    [
        ("kementerian itu", "the ministry", False),
        ("kementerian itu", "the minister", False),
        ("kementerian itu", "the department", True),
        ("menteri-menteri itu", "the ministers", False),
        ("menteri-menteri itu", "the officials", True),
        ("menterinya", "his minister", False),
        ("menterinya", "he", True),
        ("eks-menteri", "a former minister", False),
        ("sementara itu", "meanwhile", False),
        ("kementerian-kementerian", "ministries", False),
    ],
)
def test_derived_forms_are_translated_by_a_word_of_one_stem(source: str, target: str, is_missing: bool) -> None:
    assert lacks(Term("menteri", "minister"), source, target) == is_missing


def test_small_words_are_nobodys_stem() -> None:
    assert lacks(Term("hakim", "man of the law"), "kehakiman", "the theory of their ofset")
    assert not lacks(Term("hakim", "man of the law"), "kehakiman", "lawyers")


@pytest.mark.parametrize(
    ("case", "source", "target", "is_missing"),
    [
        ("match", "Gerindra", "Gerindra said", False),
        ("match", "Gerindra-nya", "Gerindra", False),
        ("match", "Gerindra", "Gerindra's", False),
        ("match", "Gerindra", "gerindra", True),
        ("match", "Gerindra", "Gerindras", True),
        ("match", "Gerindra", "the party", True),
        ("match", "GERINDRA", "GERINDRA", False),
        ("match", "GERINDRA", "Gerindra", False),
        ("match", "Partai Gerindra", "Partai\nGerindra", False),
        ("match", "Partai Gerindra", "Gerindra", True),
        ("ignore", "gerindra", "Gerindra", False),
    ],
)
def test_what_is_not_translated_stands_as_in_the_source(
    case: str, source: str, target: str, is_missing: bool
) -> None:
    term = Term("Gerindra", "Gerindra", variants=("Partai Gerindra",), case=case, keep=True)  # type: ignore[arg-type]
    assert lacks(term, source, target) == is_missing


NAMES = ["KPK", "Partai Gerindra", "Jum'at", "Köln", "Covid-19", "S.H."]
KEPT = Glossary(tuple(Term(name, name, keep=True) for name in NAMES))
_pieces = st.sampled_from(
    [*NAMES, "Jum’at", "PARTAI\nGERINDRA", "Ko\u0308ln", "Covid‑19", "x", "-", "—", "(", "1", "'s"]
)


@settings(deadline=None)
@given(st.lists(_pieces, max_size=8).map(" ".join))
def test_what_is_not_translated_is_never_missing_in_the_text_itself(text: str) -> None:
    assert KEPT.missing(text, text) == []


def test_accents_are_compared_however_they_are_stored() -> None:
    assert not lacks(Term("Türkiye", "Türkiye", keep=True), "Türkiye", "Tu\u0308rkiye")
    assert not lacks(Term("Turki", "Türkiye"), "Turki", "Tu\u0308rkiye")


def test_a_term_is_asked_for_once_however_often_it_is_used() -> None:
    glossary = glossary_of({"presiden": "president"})
    assert glossary.missing("Presiden datang. Presiden pergi.", "The president came. He left.") == []
    missing = glossary.missing("Presiden datang. Presiden pergi.", "He came. He left.")
    assert [(use.start, use.text) for use in missing] == [(0, "President")]


def test_all_missing_terms_are_told_in_the_order_of_the_source() -> None:
    glossary = glossary_of({"KTT": "summit", "presiden": "president", "PBB": "UN"})
    uses = glossary.missing("Presiden membuka KTT PBB", "He opened the UN meeting")
    assert [use.term.source for use in uses] == ["presiden", "KTT"]


@pytest.mark.parametrize("source", ["Perdana Menteri", "perdana menteri", "PERDANA MENTERI"])
def test_a_plain_mapping_asks_for_the_capitals_of_acronyms_alone(source: str) -> None:
    glossary = glossary_of({"Perdana Menteri": "Prime Minister", "AS": "US"})
    assert [use.term.source for use in glossary.missing(f"{source} as", "He")] == ["Perdana Menteri"]
    assert glossary.missing(source, "the prime minister") == []
