"""Whether a text in Markdown can use a term at all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.glossary import Glossary, Term, glossary_of
from digest.segments import segment_document
from tests.segments.texts import documents

GLOSSARY = Glossary(
    (
        Term("menteri luar negeri", "foreign minister"),
        Term("KTT", "summit"),
        Term("Covid-19", "Covid-19"),
        Term("Jum'at", "Friday"),
        Term("S.H.", "LL.B."),
        Term("Köln", "Cologne", case="ignore"),
    )
)
FORMS = [
    "menteri luar negeri", "Menteri\nLuar  Negeri", "menteri\u00a0luar\nnegerilah", "KTT", "KTT-lah", "Covid\\-19",
    "Covid&#45;19", "Jum\\'at", "Jum’at", "S\\.H\\.", "_KTT_", "**K**TT", "K&#84;T", "K&Ouml;LN", "Ko\u0308ln",
    "İ KTT",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_it_sees_terms_however_markdown_writes_them(form: str) -> None:
    assert GLOSSARY.may_use(f"> Pada hari itu {form} dibuka.")


@pytest.mark.parametrize("form", ["menteri\n> luar negeri", "menteri\n    luar negeri", "menteri luar\nnegeri"])
def test_a_line_may_end_within_a_term(form: str) -> None:
    assert GLOSSARY.may_use(f"> {form}")


def test_it_says_no_where_no_term_is() -> None:
    assert not GLOSSARY.may_use("# Menteri dalam negeri\n\nIa membuka *pertemuan puncak* itu di [Köll](n.md).")


_written = st.sampled_from(FORMS)


@st.composite
def _with_terms(draw: st.DrawFn) -> str:
    text = draw(documents)
    for word in ("kata", "Rusia", "setuju"):
        text = text.replace(word, draw(_written))
    return text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_with_terms())
def test_it_never_says_no_where_a_term_is_found(text: str) -> None:
    parts = [part for segment in segment_document(text).segments() for part in segment.source]
    if any(GLOSSARY.find(part) for part in parts if isinstance(part, str)):
        assert GLOSSARY.may_use(text)


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=6), st.just("x"), max_size=4), st.text(max_size=20))
def test_it_never_says_no_of_any_plain_text_that_uses_any_terms(terms: dict[str, str], text: str) -> None:
    glossary = glossary_of(terms)
    plain = f"{text} {' '.join(terms)}"
    if glossary.find(plain):
        assert glossary.may_use(plain)
