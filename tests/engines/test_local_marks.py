"""Placeholders in texts that a model translates sentence by sentence: where they go, whatever the model does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.engines.local.marked import translate_marked
from digest.engines.local.parsing import LONGEST, Span, parse
from digest.engines.local.placing import insert, settle
from digest.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MARK = re.compile(r"\[\[\d+\]\]")


def translate(text: str, model: Callable[[str], str | None]) -> str:
    return translate_marked(text, lambda sentences: [model(sentence) for sentence in sentences], MARK)


def dictionary(**words: str) -> Callable[[str], str]:
    """A model that translates word by word, and leaves others and all signs alone."""
    return lambda sentence: re.sub(r"\w+", lambda word: words.get(word[0], word[0]), sentence)


def turned(sentence: str) -> str:
    """A model whose language has everything the other way round."""
    words = re.findall(r"[^\s.]+", sentence)
    swapped = str.maketrans("[]()", "][)(")
    return " ".join(word.translate(swapped)[::-1] if not word.isalnum() else word for word in reversed(words))


def astray(sentence: str) -> str:
    """A model that puts brackets around any other words."""
    words = re.findall(r"[A-Z]{2}\d+|\w+", sentence) or ["x"]
    if "[" in sentence:
        number = crc32(sentence.encode())
        first = number % len(words)
        last = min(len(words) - 1, first + number // 7 % 4)
        words[first], words[last] = f"[{words[first]}", f"{words[last]}]"
    return " ".join(words)


def test_a_pair_stays_around_its_words() -> None:
    model = dictionary(kapal="ship", besar="big")
    assert translate("Sebuah [[1]]kapal besar[[2]] tiba.", model) == "Sebuah [[1]]ship big[[2]] tiba."


def test_a_pair_goes_where_its_words_go() -> None:
    def model(sentence: str) -> str:
        # `mobil [merah] itu` → `that [red] car`
        return re.sub(r"mobil (\W?)merah(\W?) itu", r"that \1red\2 car", sentence)

    assert translate("Ada mobil [[1]]merah[[2]] itu di sana.", model) == "Ada that [[1]]red[[2]] car di sana."


def test_the_words_of_the_translation_are_those_of_the_sentence_without_marks() -> None:
    def model(sentence: str) -> str:
        return "It was [a dull day] there." if "[" in sentence else "It was a bright day there."

    assert translate("Itu [[1]]hari cerah[[2]] di sana.", model) == "It was [[1]]a bright day[[2]] there."


def test_where_nothing_is_like_them_they_are_about_as_far_on() -> None:
    def model(sentence: str) -> str:
        plain = re.sub(r"[\[\]()\"]", "", sentence)
        return "Never" if plain == "bukan" else "This is not where we were going today."

    text = "Hari ini kami [[1]]bukan[[2]] pergi ke sana lagi."
    assert translate(text, model) == "This is [[1]]not where[[2]] we were going today."


def test_words_that_change_places_within_a_pair_stay_in_it() -> None:
    def model(sentence: str) -> str:
        return "The [Health Minister] came." if "[" in sentence else "The Minister of Health came."

    assert translate("Kata [[1]]menteri kesehatan[[2]] tiba.", model) == "The [[1]]Minister of Health[[2]] came."


def test_other_brackets_are_tried_where_the_first_get_lost() -> None:
    seen = []

    def model(sentence: str) -> str:
        seen.append(sentence)
        return re.sub(r"[\[\]]", "", sentence)

    assert translate("Ada [[1]]kapal besar[[2]] di sana.", model) == "Ada [[1]]kapal besar[[2]] di sana."
    assert seen == ["Ada kapal besar di sana.", "Ada [kapal besar] di sana.", 'Ada "kapal besar" di sana.']


def test_brackets_that_are_in_the_text_are_not_used() -> None:
    seen = []

    def model(sentence: str) -> str:
        seen.append(sentence)
        return sentence

    translate("Ada [sic] [[1]]kapal[[2]] di sana.", model)
    assert seen[1] == 'Ada [sic] "kapal" di sana.'


def test_without_any_brackets_the_words_are_looked_for() -> None:
    def model(sentence: str) -> str:
        plain = re.sub(r"[\[\]()\"]", "", sentence)
        return {"kapal besar": "a big ship"}.get(plain, "There was the big ship, they said.")

    assert translate("Ada [[1]]kapal besar[[2]] di sana.", model) == "There was the [[1]]big ship[[2]], they said."


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("[[1]] tiba.", "XQ1 tiba."),
        ("Kata [[1]], ([[2]]) dan “[[3]]” tiba.", "Kata XQ1, (XQ2) dan “XQ3” tiba."),
        ("Perintah [[1]][[2]][[3]] itu.", "Perintah XQ1 itu."),
        ("Perintah [[1]]-nya itu.", "Perintah XQ1-nya itu."),
        ("Perintah [[1]] dan XQ7 itu.", "Perintah PH1 dan XQ7 itu."),
    ],
)
def test_what_stands_for_words_travels_as_a_name(text: str, sent: str) -> None:
    seen = []

    def model(sentence: str) -> str:
        seen.append(sentence)
        return sentence

    assert translate(text, model) == text
    assert seen == [sent]


def test_another_name_is_tried_where_the_first_gets_lost() -> None:
    def model(sentence: str) -> str:
        return sentence.replace("XQ1", "dia")

    assert translate("Perintah [[1]] itu.", model) == "Perintah [[1]] itu."


def test_where_every_name_gets_lost_the_rest_is_translated_around_it() -> None:
    def model(sentence: str) -> str:
        return re.sub(r"[A-Z]{2}\d", "dia", sentence).upper()

    assert translate("Perintah [[1]] itu [[2]]baik[[3]].", model) == "PERINTAH [[1]] ITU [[2]]BAIK[[3]]."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Kata orang[[1]] begitu.", "Kata ORANG[[1]] begitu."),
        ("Kata orang.[[1]] Begitu.", "Kata ORANG.[[1]] Begitu."),
        ("Kata [[1]]orang[[2]][[3]] begitu.", "Kata [[1]]ORANG[[2]][[3]] begitu."),
        ("Kata[[1]]orang", "Kata[[1]]ORANG"),
        ("Kata [[1]]or[[2]]ang.", "Kata [[1]]ORANG[[2]]."),
        ("[[1]][[2]]Kata[[3]] orang[[4]].", "[[1]][[2]]Kata[[3]] ORANG[[4]]."),
        ("[[1]]Kata [[2]][[3]] orang.", "[[1]]Kata [[2]][[3]] ORANG."),
        ("[[1]]Kata orang. Begitu[[2]] pun orang.", "[[1]]Kata ORANG. Begitu[[2]] pun ORANG."),
        ("[[1]]“Kata orang,”[[2]] ujarnya.", "[[1]]“Kata ORANG,”[[2]] ujarnya."),
        ("[[1]]Kata orang.[[2]]", "[[1]]Kata ORANG.[[2]]"),
        ("[[1]]", "[[1]]"),
        ("[[1]] — [[2]].", "[[1]] — [[2]]."),
        ("  orang  ", "  ORANG  "),
        ("", ""),
    ],
)
def test_each_kind_of_placeholder_keeps_its_place(text: str, answer: str) -> None:
    assert translate(text, dictionary(orang="ORANG", begitu="begitu")) == answer


def test_a_row_of_marks_is_translated_word_by_word() -> None:
    seen: list[str] = []

    def model(sentence: str) -> str:
        seen.append(sentence)
        return sentence.upper()

    text = " ".join(f"[[{number}]]kata[[{number + 1}]]" for number in range(1, 61, 2))
    assert translate(text, model) == text.replace("kata", "KATA")
    assert seen == ["kata"] * 30


def test_sentences_are_translated_one_by_one() -> None:
    seen = []

    def model(sentence: str) -> str:
        seen.append(sentence)
        return sentence.upper()

    assert translate("PT. Maju tiba.  Lalu pulang. ", model) == "PT. MAJU TIBA.  LALU PULANG. "
    assert seen == ["PT. Maju tiba.", "Lalu pulang."]


def test_of_a_sentence_that_is_too_long_every_part_is_translated() -> None:
    text = "Mereka " + "membawa barang, ".join(f"kata{number} " for number in range(200)) + "tiba."
    sentences = parse(text, MARK, "XQ").sentences
    lengths = [len(sentence.text) for sentence in sentences]
    assert max(lengths) <= LONGEST
    assert min(lengths) > LONGEST / 4
    assert translate(text, str.upper) == text.upper()


def test_signs_and_numbers_are_not_filled_up_with_words() -> None:
    assert translate("3,5%", lambda _: "3.5% of the") == "3,5%"
    assert translate("1.400", lambda _: "1,400") == "1,400"
    assert translate("—", lambda _: "The") == "—"


def test_a_single_word_that_the_model_has_nothing_for_stays_as_it_is() -> None:
    assert translate("6", lambda _: "") == "6"
    assert translate("Kata [[1]]x[[2]].", lambda sentence: "" if sentence == "x" else "Word.") == "[[1]]Word[[2]]."


@pytest.mark.parametrize("answer", [None, "", " "])
def test_a_sentence_without_an_answer_is_an_error(answer: str | None) -> None:
    with pytest.raises(AnswerError, match="no translation of 'Kata orang"):
        translate("Kata orang.", lambda _: answer)


COMING, GOING = Span(0, 4, closing="<1>"), Span(9, 20, opening="<2>")
OUTER, INNER, BEHIND = (
    Span(0, 20, "<1>", "<4>", (1, 4)),
    Span(5, 9, "<2>", "<3>", (2, 3)),
    Span(25, 30, "<5>", "<6>"),
)
NOTE = Span(2, 4, closing="<7>", anchor=True)


@pytest.mark.parametrize(
    ("spans", "places", "settled"),
    [
        # Satu 0–4, dua 5–8, tiga 9–13, empat 14–19
        ((OUTER, INNER), [(0, 8), (5, 8)], [(0, 8), (5, 8)]),
        ((OUTER, INNER), [(5, 13), (0, 8)], [(5, 13), (5, 8)]),
        ((OUTER, INNER), [(0, 8), (5, 13)], [(0, 8), (5, 8)]),
        ((OUTER, INNER), [(0, 4), (5, 8)], None),
        ((OUTER, BEHIND), [(5, 8), (0, 4)], [(5, 8), (0, 4)]),
        ((OUTER, BEHIND), [(0, 8), (5, 13)], [(0, 8), (9, 13)]),
        ((OUTER, BEHIND), [(5, 13), (0, 8)], [(5, 13), (0, 4)]),
        ((OUTER, BEHIND), [(0, 13), (5, 8)], None),
        ((COMING, GOING), [(9, 13), (0, 4)], [(0, 13), (14, 20)]),
        ((COMING, GOING), [(5, 8), (5, 13)], [(0, 8), (9, 20)]),
        ((OUTER, NOTE), [(0, 4), (0, 8)], [(0, 4), (0, 8)]),
    ],
)
def test_pairs_that_would_cross_are_cut_or_given_up(
    spans: tuple[Span, ...], places: list[tuple[int, int]], settled: list[tuple[int, int]] | None
) -> None:
    assert settle(spans, places, "Satu dua tiga empat.") == settled


def test_pairs_that_begin_or_end_together_enclose_one_another() -> None:
    assert insert("Satu dua.", (OUTER, INNER), [(0, 8), (0, 8)]) == "<1><2>Satu dua<3><4>."


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text with placeholders, and which of them are pairs."""
    pairs: list[tuple[int, int]] = []
    numbers = iter(range(1, 1000))
    words = st.sampled_from(["kata", "orang", "PT.", "Maju.", "5", "—", "“ya”", "itu,", "tiba.", "(dua)", "?"])

    def phrase(depth: int) -> str:
        parts = []
        for _ in range(draw(st.integers(1, 4))):
            kind = draw(st.sampled_from(["word", "word", "unit", "note", "pair"]))
            if kind == "pair" and depth:
                opening = next(numbers)
                inside = phrase(depth - 1)
                pairs.append((opening, closing := next(numbers)))
                parts.append(f"[[{opening}]]orang {inside} kata[[{closing}]]")
            elif kind == "unit":
                parts.append(f"[[{next(numbers)}]]")
            elif kind == "note":
                parts.append(f"kata [[{next(numbers)}]]")
            else:
                parts.append(draw(words))
        return " ".join(parts)

    return phrase(2), pairs


MODELS: Sequence[Callable[[str], str]] = (
    str.upper,
    turned,
    astray,
    lambda sentence: re.sub(r"[\[\]]", "", sentence),
    lambda sentence: re.sub(r"\W", " ", sentence).strip() or "x",
    lambda sentence: f"{sentence} {sentence}",
    lambda sentence: re.sub(r"XQ\d+", "", sentence) or "x",
    lambda sentence: re.sub(r"[A-Z]{2}\d+", "", sentence) or "x",
    lambda _: "lain sama sekali",
    lambda _: "]x[",
    lambda sentence: sentence[: len(sentence) // 2] or "x",
)


@settings(deadline=None)
@given(marked_texts())
def test_a_model_that_changes_nothing_gives_the_text_back(marked: tuple[str, list[tuple[int, int]]]) -> None:
    text, _ = marked
    assert translate(text, lambda sentence: sentence) == text


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(list('aB 1.,[]()"“”?!—\u2003XQ')), max_size=50))
def test_nor_does_it_change_texts_of_any_other_kind(text: str) -> None:
    assert translate(text, lambda sentence: sentence) == text


@settings(deadline=None)
@given(marked_texts(), st.sampled_from(MODELS))
def test_every_placeholder_comes_once_and_pairs_enclose_one_another(
    marked: tuple[str, list[tuple[int, int]]], model: Callable[[str], str]
) -> None:
    text, pairs = marked
    answer = translate(text, model)
    found = [int(number) for number in re.findall(r"\[\[(\d+)\]\]", answer)]
    assert sorted(found) == sorted(int(number) for number in re.findall(r"\[\[(\d+)\]\]", text))
    closing = dict(pairs)
    open_pairs: list[int] = []
    for number in found:
        if number in closing:
            open_pairs.append(closing[number])
        elif number in closing.values():
            assert open_pairs.pop() == number, answer
