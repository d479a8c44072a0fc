"""What an edition says of its origins."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest import frontmatter
from digest.editions.read import parse_edition
from digest.editions.state import StateError, dump_state, read_state
from digest.model import BlockState, Review, Translation
from tests.editions.desk import ZONE, Desk

PRINTS = st.text("0123456789abcdef", min_size=16, max_size=16) | st.sampled_from(
    ["0123456789012345", "1e00000000000000", "12345678901234e5", "0000000000000000"]
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).map(
    str.strip
)
BLOCKS = st.builds(
    BlockState,
    source=PRINTS | st.just(""),
    target=PRINTS | st.just(""),
    segments=st.lists(PRINTS, max_size=4).map(tuple),
    reviewed=PRINTS | st.just(""),
    edited=PRINTS | st.just(""),
    present=PRINTS | st.just(""),
    engine=st.none() | st.sampled_from(["google", "libre"]),
)
DATES = st.dates(date(1900, 1, 1), date(2999, 12, 31))
TRANSLATIONS = st.builds(
    Translation,
    engine=st.none() | st.sampled_from(["google", "on", "1e3"]),
    date=st.none() | DATES,
    review=st.none() | st.builds(Review, by=NAMES.filter(bool), date=DATES),
    fields=st.dictionaries(st.sampled_from(frontmatter.TEXT_FIELDS), BLOCKS),
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
)


def node_of(text: str) -> yaml.Node:
    root = frontmatter.compose(text)
    assert root is not None
    value: yaml.Node = root.value[0][1]
    return value


@given(TRANSLATIONS)
def test_a_state_is_read_back_as_it_was_written(translation: Translation) -> None:
    assert read_state(node_of(dump_state(translation))) == translation


@given(TRANSLATIONS)
def test_it_is_yaml_of_texts_and_days_that_any_program_reads_alike(translation: Translation) -> None:
    def leaves(value: object) -> list[object]:
        if isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            return [leaf for item in inner for leaf in leaves(item)]
        return [value]

    loaded = yaml.safe_load(dump_state(translation))
    assert all(type(leaf) in (str, date) for leaf in leaves(loaded))


BROKEN = {
    "translation: true": "`key: value` lines in translation",
    "translation:\n  engin: x": "one of engine, date",
    "translation:\n  engine: [x]": "text",
    "translation:\n  date: yesterday": "found 'yesterday'",
    "translation:\n  review: {by: Sri}": "`by` and `date` in review",
    "translation:\n  fields: []": "`key: value` lines in fields",
    "translation:\n  fields:\n    titel: {}": "one of title, summary, image.alt in fields",
    "translation:\n  blocks: {}": "a list of blocks",
    "translation:\n  blocks:\n  - x": "`key: value` lines in block",
    "translation:\n  blocks:\n  - {source: abc}": "16 hexadecimal digits, found 'abc'",
    "translation:\n  blocks:\n  - {source: 0123456789abcdef, sources: 0123456789abcdef}": "one of source",
    "translation:\n  engine: x\n  engine: y": "engine once in translation",
    "translation:\n  blocks:\n  - {? [a] : b}": "one of source",
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.items())
def test_a_state_that_is_not_understood_is_an_error_with_its_line(text: str, expected: str) -> None:
    with pytest.raises(StateError, match="restore the lines") as raised:
        read_state(node_of(text + "\n"))
    assert expected in str(raised.value)
    assert raised.value.line == text.count("\n") + 2


def test_an_edition_with_such_a_state_is_none_and_the_finding_says_where() -> None:
    desk = Desk("Kata.\n")
    desk.run()
    assert desk.text is not None
    broken = desk.text.replace("blocks:\n  - {source: ", "blocks:\n  - {source: g")
    edition, findings = parse_edition(desk.article, broken, file="content/en/a.md", zone=ZONE)
    assert edition is None
    assert [str(finding).split(" expected")[0] for finding in findings] == ["content/en/a.md:10: translation:"]
    assert broken.splitlines()[9].startswith("  - {source: g")


@pytest.mark.parametrize("marks", ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"])
def test_marks_of_a_merge_in_the_front_matter_are_an_error(marks: str) -> None:
    desk = Desk("Kata.\n")
    desk.run()
    assert desk.text is not None
    broken = desk.text.replace("  blocks:\n", f"  blocks:\n{marks}")
    edition, findings = parse_edition(desk.article, broken, file="content/en/a.md", zone=ZONE)
    assert edition is None
    assert findings[0].severity == "error"
