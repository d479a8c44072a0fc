"""`content/glossary.yml`, and what is said of it where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from composed import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from digest.content import read_content
from digest.glossary import Glossary, Term, read_glossary
from digest.glossary.read import parse
from digest.settings import read_settings


def read(root: Path, text: str | bytes) -> tuple[Glossary, list[str]]:
    """The glossary of a site, and its findings as a person sees them."""
    file = root / "content/glossary.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    glossary, findings = read_glossary(settings(root=root))
    assert {finding.code for finding in findings} <= {"glossary", "unknown-key", "not-utf8", "not-text"}
    return glossary, [str(finding) for finding in findings]


WHOLE = """\
# Lembaga
KTT: summit
presiden:
  translation: president
  variants: [kepala negara, Presiden RI]
  accepted: head of state
  case: ignore
  note: Not of companies.
Gerindra: {translate: false}
"""


def test_a_line_is_a_term_and_may_say_more(tmp_path: Path) -> None:
    glossary, findings = read(tmp_path, WHOLE)
    assert findings == []
    assert glossary.terms == (
        Term("KTT", "summit", line=2),
        Term(
            "presiden",
            "president",
            variants=("kepala negara", "Presiden RI"),
            accepted=("head of state",),
            case="ignore",
            note="Not of companies.",
            line=3,
        ),
        Term("Gerindra", "Gerindra", keep=True, line=9),
    )


@pytest.mark.parametrize(
    "text",
    [
        "- {term: KTT, translation: summit}\n- term: Gerindra\n  keep: true\n",
        "terms:\n- {term: KTT, translation: summit}\n- {translate: false, term: Gerindra}\n",
        "terms:\n  KTT: summit\n  Gerindra: {translate: no}\n",
        "- KTT: summit\n- Gerindra: {keep: yes, translation: Gerindra}\n",
        "KTT: {translation: summit, variants: , note: ~}\nGerindra: {translate: false, accepted: []}\n",
        "'KTT': \"summit\"\nGerindra:\n  translate: off\n",
    ],
)
def test_lists_of_terms_are_read_as_well(tmp_path: Path, text: str) -> None:
    glossary, findings = read(tmp_path, text)
    assert findings == []
    assert [(term.source, term.translation, term.keep) for term in glossary.terms] == [
        ("KTT", "summit", False),
        ("Gerindra", "Gerindra", True),
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "{}", "[]", "terms: []\n"])
def test_a_file_without_terms_is_no_glossary(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (Glossary(), [])


def test_a_site_needs_no_glossary(tmp_path: Path) -> None:
    assert read_glossary(settings(root=tmp_path)) == (Glossary(), [])


FAULTY = """\
no: tidak
12:30: setengah satu
2024: tahun
KTT: no
DPR: 12:30
MK:
MA: [mahkamah]
PAN: {}
'...': dots
BIN: '-'
KPK: {translaton: x, translation: a, translation: b, case: Exact, variants: {a: b}}
TNI:
  translation: army #1
Polri: {translate: false, translation: police, variants: KPU}
KPU: {translation: x, accepted: [1, no], note: 3, translate: maybe}
MPR: {translation: a, translatoin: b, contoh: c}
BPK:
  variants: [2024, '!', on]
Rp:
  translation:
? [daftar]
: list
<<: {a: b}
presiden: president
presiden: head of state
kepala negara: {translation: head, variants: [raja, presiden]}
raja: king
"""

FINDINGS = """\
1: term: expected text, found 'no', which YAML reads as yes or no; put it in quotes: "no"
2: term: expected text, found '12:30', which YAML reads as a number; put it in quotes: "12:30"
3: term: expected text, found '2024', which YAML reads as a number; put it in quotes: "2024"
4: KTT: expected text, found 'no', which YAML reads as yes or no; put it in quotes: "no"
5: DPR: expected text, found '12:30', which YAML reads as a number; put it in quotes: "12:30"
6: MK: expected a translation, or {translate: false}, found nothing
7: MA: expected a translation, or {translate: false}, found a list
8: PAN: expected a translation, or {translate: false}, found nothing
9: term: expected words, found '...'
10: BIN: expected words, found '-'
11: KPK.translation: expected it once, found it in line 11, too
11: KPK.case: expected one of match, exact, ignore, found 'Exact'; did you mean 'exact'?
11: KPK.variants: expected a list of texts, found `key: value` pairs
11: warning: KPK.translaton: unknown key, did you mean 'translation'?
13: expected text, found 'army' and a comment '#1'; put the text in quotes, or a space behind the #
14: Polri: expected no translation where translate is false, found 'police'
15: KPU.accepted: expected text, found '1', which YAML reads as a number; put it in quotes: "1"
15: KPU.accepted: expected text, found 'no', which YAML reads as yes or no; put it in quotes: "no"
15: KPU.note: expected text, found '3', which YAML reads as a number; put it in quotes: "3"
15: KPU.translate: expected true or false, found 'maybe'
16: warning: MPR.translatoin: unknown key, did you mean 'translation'?
16: warning: MPR.contoh: unknown key, expected one of translation, variants, accepted, case, translate, note
18: BPK.variants: expected text, found '2024', which YAML reads as a number; put it in quotes: "2024"
18: BPK.variants: expected text, found 'on', which YAML reads as yes or no; put it in quotes: "on"
19: Rp: expected a translation, or {translate: false}, found nothing
21: term: expected text, found a list
23: term: expected text, found '<<', which YAML reads as 'merge'; put it in quotes: "<<"
25: presiden: expected it once, found it in line 24, too
26: kepala negara.variants: expected words of this term alone, found 'raja' in line 27, too
26: kepala negara.variants: expected words of this term alone, found 'presiden' in line 24, too
""".splitlines()


def test_all_that_is_wrong_is_told_at_once_by_line_and_what_is_right_is_used(tmp_path: Path) -> None:
    glossary, findings = read(tmp_path, FAULTY)
    assert findings == [f"content/glossary.yml:{line}" for line in FINDINGS]
    assert [(term.source, term.translation) for term in glossary.terms] == [
        ("MPR", "a"),
        ("presiden", "president"),
        ("raja", "king"),
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("KTT", "1: expected `term: translation` lines, found 'KTT'"),
        ("- KTT\n", "1: expected `term: translation` lines, found 'KTT'"),
        ("- [KTT, summit]\n", "1: expected `term: translation` lines, found a list"),
        ("- translation: summit\n", "1: term: expected words, found nothing"),
        ("- {term: [a], translation: summit}\n", "1: term: expected text, found a list"),
        ("- {term: KTT}\n", "1: KTT: expected a translation, or {translate: false}, found nothing"),
        ("KTT: {translate: true}\n", "1: KTT: expected a translation, or {translate: false}, found nothing"),
        ("KTT: summit\nkota: a: b\n", "2: expected YAML (`term: translation`), found 'kota: a: b' (a text with a"
         " colon belongs in quotes, a key at the start of a line)"),
        ("a: {case: ignore, translation: b}\nA: c\n", "2: A: expected it once, found it in line 1, too"),
        (b"KTT: \xff", "1: expected UTF-8, found byte 0xff; save the file as UTF-8"),
    ],
)  # fmt: skip
def test_an_error_names_file_and_line_and_what_is_expected(tmp_path: Path, text: str, finding: str) -> None:
    assert read(tmp_path, text)[1] == [f"content/glossary.yml:{finding}"]


def test_a_term_and_its_variants_may_differ_in_capitals_alone(tmp_path: Path) -> None:
    glossary, findings = read(tmp_path, "bulan: month\nBulan: {translation: Moon, variants: [BULAN, Bulan]}\n")
    assert findings == []
    assert [use.text for use in glossary.find("bulan Bulan BULAN")] == ["month", "Moon", "Moon"]


@hypothesis_settings(deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WHOLE.split()), max_size=12).map(" ".join)))
def test_no_text_breaks_the_reader(text: str) -> None:
    glossary, wrong, unknown = parse(text)
    assert all(line >= 0 and message for line, message in wrong + unknown)
    assert all(term.source and term.translation and term.line for term in glossary.terms)


def test_the_sample_sites_glossary_is_right_and_of_use() -> None:
    site = read_settings(Path(__file__).parents[2] / "mkdocs.yml")
    glossary, findings = read_glossary(site)
    assert findings == []
    articles = [article for article in read_content(site).articles if not article.draft]
    texts = [f"{article.title}\n{article.body}" for article in articles]
    used = {use.term for text in texts for use in glossary.find(text)}
    assert [term.source for term in glossary.terms if term not in used] == []
