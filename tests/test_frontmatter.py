"""Front matter: what is read, what is told, and what stays as it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from digest import frontmatter
from digest.model import Image, Source

ZONE = ZoneInfo("Asia/Jakarta")
AS = "which YAML reads as"


def read(head: str, **options: Any) -> tuple[dict[str, Any], list[str]]:
    values, findings, _ = frontmatter.read_fields(head, file="a.md", zone=ZONE, **options)
    return values, [str(finding) for finding in findings]


def read_with(line: str) -> tuple[dict[str, Any], list[str]]:
    """Read `line` below a right title and date: it is line 4 of the file."""
    return read(f"title: Judul\ndate: 2023-10-27\n{line}\n")


def test_every_field_of_an_article_is_read() -> None:
    values, findings = read(
        "title: Judul artikel            # required, text\n"
        "date: 2023-10-27 15:30          # required\n"
        "source: {name: Antara, url: https://example.org/a}   # a bare name is accepted\n"
        "authors: [Nama Penulis]\n"
        "tags: [timur-tengah, Diplomasi]\n"
        "summary: Satu kalimat.\n"
        "image: {src: foto.jpg, alt: Teks alternatif, credit: Nama}\n"
        "slug: kunjungan-moskow\n"
        "draft: true\n"
    )
    assert findings == []
    assert values == {
        "title": "Judul artikel",
        "date": datetime(2023, 10, 27, 15, 30, tzinfo=ZONE),
        "has_time": True,
        "source": Source("Antara", "https://example.org/a"),
        "authors": ("Nama Penulis",),
        "tags": ("timur-tengah", "diplomasi"),
        "summary": "Satu kalimat.",
        "image": Image("foto.jpg", "Teks alternatif", "Nama"),
        "slug": "kunjungan-moskow",
        "draft": True,
    }


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("source: Antara", "source", Source("Antara")),
        ("authors: Budi Santoso, S.H.", "authors", ("Budi Santoso, S.H.",)),
        ("tags: Timur Tengah", "tags", ("timur-tengah",)),
        ("tags: [Timur Tengah, timur-tengah]", "tags", ("timur-tengah",)),
        ("tags: []", "tags", ()),
        ("image: foto.jpg", "image", Image("foto.jpg")),
        ("image: {src: foto/a.jpg, alt: }", "image", Image("foto/a.jpg")),
        ("slug: '0123'", "slug", "0123"),
        ("slug: Cafe\u0301", "slug", "Café"),
        ("draft: no", "draft", False),
        ("summary: |\n  Dua\n  baris.", "summary", "Dua baris."),
        ("summary: Dua\n  baris.", "summary", "Dua baris."),
        ("summary: 😀", "summary", "😀"),
        ("summary: !!str 2024", "summary", "2024"),
        ("summary: &a Sama", "summary", "Sama"),
        ("summary: Kasus  # bukan #MeToo", "summary", "Kasus"),
        ("summary: 'Kasus #MeToo'", "summary", "Kasus #MeToo"),
    ],
)
def test_a_value_may_be_written_in_several_ways(line: str, key: str, value: object) -> None:
    values, findings = read_with(line)
    assert findings == []
    assert values[key] == value


@pytest.mark.parametrize(
    ("line", "message"),
    [
        # What YAML makes of words that are no text to it.
        (
            "slug: 0123",
            "slug: expected text, found '0123', which YAML reads as a number; put it in quotes: \"0123\"",
        ),
        (
            "summary: 12:30",
            "summary: expected text, found '12:30', which YAML reads as a number; put it in quotes",
        ),
        (
            "summary: no",
            "summary: expected text, found 'no', which YAML reads as yes or no; put it in quotes: \"no\"",
        ),
        ("slug: 2023-10-27", "slug: expected text, found '2023-10-27', which YAML reads as a date"),
        ("slug: 1_000", "slug: expected text, found '1_000', which YAML reads as a number"),
        ("authors: 1", "authors: expected text, found '1', which YAML reads as a number"),
        ("authors: [Null]", "authors: expected text, found 'Null', which YAML reads as nothing; put it in quotes"),
        ("source: Null", "source: expected text, found 'Null', which YAML reads as nothing; put it in quotes"),
        ("summary: Kasus #MeToo ramai", "summary: expected text, found 'Kasus' and a comment '#MeToo ramai'"),
        ("authors:\n- Tim #1", "authors: expected text, found 'Tim' and a comment '#1'"),
        ("summary: !kata x", "summary: expected text, found 'x', which YAML reads as '!kata'"),
        # Values of another kind.
        ("summary: [a]", "summary: expected text, found a list"),
        ("summary: {a: b}", "summary: expected text, found `key: value` pairs"),
        ("summary: ''", "summary: expected text, found nothing"),
        ("summary: ' '", "summary: expected text, found ' '"),
        ("summary: \u200b", r"summary: expected text, found '\u200b'"),
        (r'summary: "a\a"', r"summary: expected text, found 'a\x07'"),
        ('draft: "yes"', "draft: expected true or false, found 'yes'"),
        ("draft: 1", "draft: expected true or false, found '1'"),
        ("draft: !!bool maybe", "draft: expected true or false, found 'maybe'"),
        ("draft: [true]", "draft: expected true or false, found a list"),
        ("tags: a, b", "tags: expected a list, [a, b], found 'a, b'"),
        ("tags: {a: b}", "tags: expected text, found `key: value` pairs"),
        ("tags: ['!!']", "tags: expected a topic with letters or digits, found '!!'"),
        ("authors: {a: b}", "authors: expected a list of texts, found `key: value` pairs"),
        ("source: []", "source: expected text, found a list"),
        ("source: {url: 'https://a.example/'}", "source.name: expected text, found nothing"),
        ("source: {name: A, link: x}", "source: expected one of name, url, found 'link'"),
        ("source: {name: A, name: B}", "source.name: expected it once, found it twice"),
        ("source: {? [a] : b}", "source: expected one of name, url, found a list"),
        ("source: {name: A, url: 'ftp://a.example'}", "source.url: expected an address that begins with https://"),
        ("source: {name: A, url: 'javascript:alert(1)'}", "source.url: expected an address that begins with"),
        ("source: {name: A, url: 'https://'}", "source.url: expected an address that begins with https://"),
        ("image: {alt: a}", "image.src: expected a file beside the article, found nothing"),
        ("image: ../a.jpg", "image: expected a file beside the article, found '../a.jpg'"),
        ("image: /a.jpg", "image: expected a file beside the article, found '/a.jpg'"),
        (
            "image: {src: 'https://a.example/a.jpg'}",
            "image.src: expected a file beside the article, found 'https:",
        ),
        ("image: {src: 'a\\b.jpg'}", "image.src: expected a file beside the article"),
        ("image: .a.jpg", "image: expected a file beside the article, found '.a.jpg'"),
        ("slug: ../x", "slug: expected letters, digits and hyphens, at most 200 bytes, such as 'x', found '../x'"),
        ("slug: a/b", "slug: expected letters, digits and hyphens, at most 200 bytes, such as 'a-b', found 'a/b'"),
        ("slug: ..%2f", "slug: expected letters, digits and hyphens"),
        ("slug: '..'", "slug: expected letters, digits and hyphens, at most 200 bytes, found '..'"),
        (f"slug: {'a' * 201}", "slug: expected letters, digits and hyphens, at most 200 bytes, such as 'aaaa"),
    ],
)
def test_a_wrong_value_is_told_with_file_line_field_expected_and_found(line: str, message: str) -> None:
    values, findings = read_with(line)
    assert [finding[: len(f"a.md:4: {message}")].replace("a.md:5:", "a.md:4:") for finding in findings] == [
        f"a.md:4: {message}"
    ]
    assert set(values) >= {"title", "date"}


def test_all_that_is_wrong_is_told_at_once() -> None:
    _, findings = read("title: 1\ndate: besok\nsource: {name: 1, url: x}\ntags: [no, 2024]\nslug: a b\n")
    assert [finding.partition(": expected")[0] for finding in findings] == [
        "a.md:2: title",
        "a.md:3: date",
        "a.md:4: source.name",
        "a.md:4: source.url",
        "a.md:5: tags",
        "a.md:5: tags",
        "a.md:6: slug",
    ]


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_an_optional_key_that_says_nothing_is_as_good_as_none(nothing: str) -> None:
    keys = ("source", "authors", "tags", "summary", "image", "slug", "draft")
    values, findings = read("title: A\ndate: 2024-01-01\n" + "".join(f"{key}:{nothing}\n" for key in keys))
    assert findings == []
    assert set(values) == {"title", "date", "has_time"}


@pytest.mark.parametrize(
    ("head", "messages"),
    [
        ("", ["a.md:1: title: expected text", "a.md:1: date: expected YYYY-MM-DD [HH:MM]"]),
        ("title:\ndate: ~\n", ["a.md:2: title: expected text", "a.md:3: date: expected YYYY-MM-DD [HH:MM]"]),
    ],
)
def test_what_is_required_is_missed(head: str, messages: list[str]) -> None:
    assert read(head)[1] == [f"{message}, found nothing" for message in messages]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("tittle", "did you mean 'title'?"),
        ("TAGS", "did you mean 'tags'?"),
        ("kategori", "expected one of title, date, source"),
        ("1", "expected one of title"),
        ("<<", "expected one of title"),
    ],
)
def test_an_unknown_key_is_a_warning_with_a_hint(key: str, hint: str) -> None:
    values, findings = read_with(f"{key}: x")
    assert [finding[: len(f"a.md:4: warning: {key}: unknown key, {hint}")] for finding in findings] == [
        f"a.md:4: warning: {key}: unknown key, {hint}"
    ]
    assert values["title"] == "Judul"


def test_a_key_that_is_no_text_is_unknown() -> None:
    assert read_with("? [a]\n: b")[1][0].startswith("a.md:4: warning: a list: unknown key")


def test_a_key_that_stands_twice_is_an_error_that_names_both_lines() -> None:
    assert read_with("title: Lain")[1] == ["a.md:4: title: expected it once, found it in line 2, too"]


@pytest.mark.parametrize(
    ("head", "line", "message"),
    [
        ("title: Harga: naik\n", 2, "'title: Harga: naik' (a text with a colon belongs in quotes"),
        (
            "title: A\n date: x\n",
            3,
            "a text with a colon belongs in quotes, a key at the start of a line)",
        ),
        ("title: @a\n", 2, "'title: @a' (a text that begins with this character belongs in quotes)"),
        ("title: *a\n", 2, "'title: *a' (a text that begins with * belongs in quotes)"),
        ("title: - a\n", 2, "'title: - a' (a text that begins with a hyphen belongs in quotes)"),
        ("date: 2023-10-27\ntitle: 'A\nslug: b\n", 3, '"title: \'A" (the quotation mark is never closed)'),
        ("tags: [a, b\ntitle: A\n\n", 2, "'tags: [a, b' (the bracket is never closed)"),
        ("source: {name: A\n", 2, "'source: {name: A' (the brace is never closed)"),
        (
            "title: 'Tim 'A' menang'\n",
            2,
            "behind a closing quotation mark the line ends; one inside is written",
        ),
        ('title: "C:\\dari"\n', 2, "in double quotes a backslash is written twice"),
        ("title: A\n\tdate: x\n", 3, "'date: x' (indent with spaces, not with tabs)"),
        ("title: A\n\n\ndate: \x1b\n", 5, "a character that no text has (U+001B)"),
        ("\ufefftitle: A\n", 2, "a character that no text has (U+FEFF)"),
        ("title: A\n--- b\n", 3, "'--- b'"),
        (f"title: {'[' * 100_000}\n", 2, "more than 50 lists and mappings in one another"),
        (f"title: {'{a: ' * 60}{'}' * 60}\n", 2, "more than 50 lists and mappings in one another"),
        (
            "".join(f"{' ' * depth}a:\n" for depth in range(60)),
            52,
            "more than 50 lists and mappings in one another",
        ),
        (f"title: '{'x' * 500}\n", 2, f'"title: \'{"x" * 72}…"'),
    ],
)
def test_what_is_no_yaml_is_told_in_an_authors_words(head: str, line: int, message: str) -> None:
    values, findings = read(head)
    assert values == {}
    assert len(findings) == 1
    assert findings[0].startswith(f"a.md:{line}: front matter: expected YAML (`key: value`), found ")
    assert message in findings[0]


@pytest.mark.parametrize(("head", "found"), [("- a\n", "a list"), ("judul saja\n", "'judul saja'")])
def test_yaml_that_is_no_mapping_is_an_error(head: str, found: str) -> None:
    assert read(head)[1] == [f"a.md:2: front matter: expected `key: value` lines, found {found}"]


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_line_ends_that_only_yaml_knows_are_spaces(separator: str) -> None:
    values, findings = read(f"title: Dua{separator}kata\ndate: 2024-01-01\nslug: 1\n")
    assert values["title"] == "Dua kata"
    assert findings[0].startswith("a.md:4: slug:")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_line_ends_will_do(newline: str) -> None:
    text = newline.join(["---", "title: A", "date: besok", "---", "Isi."])
    head, body = frontmatter.split(text)
    assert body == "Isi."
    values, findings = read(head or "")
    assert values["title"] == "A"
    assert findings == ["a.md:3: date: expected YYYY-MM-DD [HH:MM], found 'besok'"]


def test_aliases_are_no_bomb_and_no_trap() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    values, findings = read(f"{bomb}title: &t A\ndate: 2024-01-01\nsummary: *t\nsource: &s [*s]\n")
    assert values["summary"] == "A"
    assert [finding for finding in findings if "warning" not in finding] == [
        "a.md:14: source: expected text, found a list"
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2023-10-27", datetime(2023, 10, 27)),
        ("'2023-10-27'", datetime(2023, 10, 27)),
        ("2023-10-27 15:30", datetime(2023, 10, 27, 15, 30)),
        ("2023-10-27T15:30:11", datetime(2023, 10, 27, 15, 30, 11)),
        ("2023-10-27t15:30:11.5", datetime(2023, 10, 27, 15, 30, 11, 500_000)),
        ("2023-10-27 15:30Z", datetime(2023, 10, 27, 22, 30)),
        ("2023-10-27 15:30 +09", datetime(2023, 10, 27, 13, 30)),
        ("2023-10-27 15:30 +0700", datetime(2023, 10, 27, 15, 30)),
        ("2023-10-27T23:30:00-05:00", datetime(2023, 10, 28, 11, 30)),
        ("2023-10-27 15:30 -23:59", datetime(2023, 10, 28, 22, 29)),
        ("0001-01-01", datetime(1, 1, 1)),
        ("9999-12-31 23:59", datetime(9999, 12, 31, 23, 59)),
    ],
)
def test_dates_are_iso_8601_and_in_the_sites_zone(written: str, value: datetime) -> None:
    values, findings = read(f"title: A\ndate: {written}\n")
    assert findings == []
    assert values["date"].replace(tzinfo=None) == value
    assert values["date"].tzinfo is not None
    assert values["has_time"] == (len(written.strip("'")) > 10)


def test_old_dates_have_offsets_that_feeds_can_hold() -> None:
    date = read("title: A\ndate: 1908-05-20\n")[0]["date"]
    assert date.isoformat() == "1908-05-20T00:00:00+07:07"
    assert date.utcoffset() == timedelta(hours=7, minutes=7)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("besok", "'besok'"),
        ("27/10/2023", "'27/10/2023'"),
        ("20231027", "'20231027'"),
        ("2023-1-1", "'2023-1-1'"),
        ("２０２３-10-27", "'２０２３-10-27'"),
        ("2023-10-27 15", "'2023-10-27 15'"),
        ("2023-10-27 15.30", "'2023-10-27 15.30'"),
        ("2023-10-27 15:30 WIB", "'2023-10-27 15:30 WIB'"),
        ("2023-10-27Z", "'2023-10-27Z'"),
        ("2023-02-30", "'2023-02-30' (day is out of range for month)"),
        ("2023-10-27 24:00", "'2023-10-27 24:00' (hour must be in 0..23)"),
        ("2023-10-27 15:30 +25:00", "'2023-10-27 15:30 +25:00' (no such time zone)"),
        ("0000-01-01", "'0000-01-01' (year 0 is out of range)"),
        ("0001-01-01 00:00 +23:00", "'0001-01-01 00:00 +23:00' (date value out of range)"),
        ("9999-12-31 23:59 -23:00", "'9999-12-31 23:59 -23:00' (date value out of range)"),
        ("10000-01-01", "'10000-01-01'"),
        ("[2023-10-27]", "a list"),
        ("Null", "'Null'"),
    ],
)
def test_what_is_no_date_is_told(written: str, found: str) -> None:
    assert read(f"title: A\ndate: {written}\n")[1] == [f"a.md:3: date: expected YYYY-MM-DD [HH:MM], found {found}"]


@pytest.mark.parametrize(
    ("text", "head", "body"),
    [
        ("---\na: b\n---\nIsi.\n", "a: b\n", "Isi.\n"),
        ("\ufeff---\na: b\n---\nIsi.\n", "a: b\n", "Isi.\n"),
        ("--- \t\na: b\n...  \nIsi.\n", "a: b\n", "Isi.\n"),
        ("---\n---\n", "", ""),
        ("---\na: b\n---", "a: b\n", ""),
        ("---\na: b\n----\nc: d\n---\n", "a: b\n----\nc: d\n", ""),
        ("---\na: b\n --- \n---\n", "a: b\n --- \n", ""),
        ("---\na: b\n", None, "---\na: b\n"),
        ("\n---\na: b\n---\n", None, "\n---\na: b\n---\n"),
        ("----\na: b\n---\n", None, "----\na: b\n---\n"),
        ("Isi.\n", None, "Isi.\n"),
        ("", None, ""),
    ],
)
def test_front_matter_is_what_stands_between_the_first_line_and_the_next_of_hyphens(
    text: str, head: str | None, body: str
) -> None:
    assert frontmatter.split(text) == (head, body)


yaml_like = st.text(st.sampled_from(list("ab:0 \n\r\t-[]{}#&*!|>'\"%@`,?~\\é\u2028\x85\ufeff\0😀")), max_size=60)
any_text = st.one_of(st.text(max_size=60), yaml_like)


@given(any_text)
@example("---\r---\r")
@example("---\ntitle: |\n  ---\n---")
def test_nothing_of_a_text_is_lost_when_it_is_split(text: str) -> None:
    start, end, body = frontmatter.locate(text)
    head, rest = frontmatter.split(text)
    if head is None:
        assert rest == text
    else:
        assert text[:start] + head + text[end:body] + rest == text
        assert text[end:body].strip() in ("---", "...")


@given(any_text, st.sampled_from(frontmatter.KEYS))
@example("!!bool x", "draft")
@example("{? [a] : b}", "source")
@example("{? {a: b} : c}", "image")
@example('"\\ud83d"', "title")
def test_no_front_matter_is_too_odd_to_be_judged(text: str, key: str) -> None:
    for head in (text, f"{key}: {text}"):
        values, findings = read(head)
        assert ("title" in values and "date" in values) or findings
        frontmatter.text_fields(head)


@given(any_text, st.sampled_from(["title", "summary"]))
@example("|\n  a\n", "title")
@example("'a' # b", "title")
def test_fields_replaced_by_themselves_leave_every_byte(text: str, key: str) -> None:
    head = f"date: 2024-01-01\n{key}: {text}\ntags: [a]"
    same = {field.name: " ".join(field.value.split()) for field in frontmatter.text_fields(head)}
    assert frontmatter.replace_fields(head, same) == head


def test_fields_are_replaced_where_they_stand_and_nothing_else() -> None:
    head = (
        'title:  "Judul"   # catatan\r\ndate: 2024-01-01\r\n'
        "image: {src: a.jpg, alt: 'Foto', credit: X}\r\nsummary: >\r\n  Dua\r\n  baris.\r\n\r\ntags: [a]\r\n"
    )
    replaced = frontmatter.replace_fields(
        head, {"title": "Title: one", "summary": "Two lines.", "image.alt": "A photo", "slug": "x"}
    )
    assert replaced == (
        'title:  "Title: one"   # catatan\r\ndate: 2024-01-01\r\n'
        "image: {src: a.jpg, alt: A photo, credit: X}\r\nsummary: Two lines.\r\n\r\ntags: [a]\r\n"
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("no")
@example("12:30")
@example("a, b")
@example("- x")
@example("\u2028\x85\x9f\ufeff")
def test_a_quoted_text_reads_back_as_the_same_text_everywhere(text: str) -> None:
    written = frontmatter.quote(text)
    for place in (f"title: {written}\n", f"image: {{alt: {written}, src: a}}\n"):
        loaded = yaml.load(place, Loader=yaml.CSafeLoader)
        assert text in (loaded.get("title"), loaded.get("image", {}).get("alt"))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kunjungan ke Moskow!", "kunjungan-ke-moskow"),
        ("Café Ärger", "cafe-arger"),
        ("  a__b--c.d ", "a-b-c-d"),
        ("日本 2024", "日本-2024"),
        ("!?", ""),
        ("a" * 300, "a" * 200),
        ("é" * 300, "e" * 200),
        (f"{'a' * 199} b", "a" * 199),
        ("日" * 100, "日" * 66),
    ],
)
def test_slugs_are_made_of_words(text: str, slug: str) -> None:
    assert frontmatter.slugify(text) == slug


@given(st.text())
def test_what_is_made_a_slug_is_one(text: str) -> None:
    slug = frontmatter.slugify(text)
    assert not slug or frontmatter.is_slug(slug)


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".a", "a/b", "a b", "a\\b", "a.", "-a", "_a", "a\n", "a" * 201, "a%2fb"]
)
def test_what_could_leave_its_folder_or_break_an_address_is_no_slug(name: str) -> None:
    assert not frontmatter.is_slug(name)
