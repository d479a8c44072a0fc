from __future__ import annotations

import codecs

import pytest

from digest.importing.decoding import decode, kind_of
from digest.importing.model import InputError

TEXT = "Kafé “Jumat” – 5 €"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("windows-1252"),
    ],
)
def test_text_is_read_in_the_encodings_that_editors_write(data: bytes) -> None:
    assert decode(data, name="a.txt") == TEXT


def test_a_page_is_read_in_the_charset_that_it_states() -> None:
    page = '<meta charset="windows-1252">' + TEXT
    assert decode(page.encode("windows-1252"), name="a.html") == page
    page = "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>" + TEXT
    assert decode(page.encode("windows-1252"), name="a.html") == page
    page = '<?xml version="1.0" encoding="shift_jis"?>' + "東京"
    assert decode(page.encode("shift_jis"), name="a.html") == page


def test_the_servers_charset_goes_before_the_pages_and_a_wrong_one_is_passed_over() -> None:
    page = '<meta charset="utf-16-nonsense">' + TEXT
    assert decode(page.encode("windows-1252"), name="a", charset="windows-1252") == page
    assert decode(page.encode(), name="a", charset="no-such-charset") == page


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"PK\x03\x04\x00\x00", b"\x89PNG\r\n\x1a\n\x00"])
def test_a_binary_file_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.bin: expected text"):
        decode(data, name="a.bin")


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "Teks", "text"),
        ("a.md", "Teks", "markdown"),
        ("a.html", "Teks", "html"),
        ("-", "Teks", "text"),
        ("-", "<!DOCTYPE html><html>", "html"),
        ("a.txt", "\n<!doctype HTML>", "html"),
        ("-", "<!-- catatan -->\n<article><p>Teks", "html"),
        ("-", "<teks dalam kurung>", "text"),
        ("a.txt", "<p>adalah tag", "text"),
        ("-", "---\ntitle: Judul\n---\nTeks", "markdown"),
        ("-", "---\nbukan front matter", "text"),
    ],
)
def test_the_kind_shows_in_the_text_or_in_the_name(name: str, text: str, kind: str) -> None:
    assert kind_of(text, name=name) == kind
