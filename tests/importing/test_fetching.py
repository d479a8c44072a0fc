from __future__ import annotations

import gzip
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from digest.importing.fetching import Limits, fetch, is_url, public_url
from digest.importing.model import InputError

from .pages import Answer, serve

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler


def redirect(to: str) -> Answer:
    return Answer(status=302, headers={"location": to})


def test_a_page_comes_with_its_last_address_type_and_charset() -> None:
    page = Answer(b"<p>Teks", headers={"content-type": "text/html; charset=windows-1252"})
    with serve({"/a": redirect("b?x=1"), "/b?x=1": page}) as site:
        fetched = fetch(f"{site}/a")
    assert (fetched.data, fetched.url) == (b"<p>Teks", f"{site}/b?x=1")
    assert (fetched.content_type, fetched.charset) == ("text/html", "windows-1252")


def test_no_charset_is_assumed_where_none_is_stated() -> None:
    with serve({"/a": Answer(b"x", headers={"content-type": "text/html"})}) as site:
        assert fetch(f"{site}/a").charset is None


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({}, "the server answered 404"),
        ({"/a": Answer(status=503)}, "the server answered 503"),
        ({"/a": redirect("/a")}, "more than 5 redirects"),
        ({"/a": redirect("ftp://127.0.0.1/x")}, "ftp://127.0.0.1/x: expected an address that begins with http"),
        ({"/a": redirect("file:///etc/passwd")}, "expected an address that begins with http"),
        ({"/a": redirect("http://[x/")}, "no usable answer"),
        ({"/a": Answer(b"x", headers={"content-type": "image/png"})}, "expected a page, found image/png"),
        ({"/a": Answer(b"x" * 2000)}, "the page is larger than 0.001 MB"),
        (
            {
                "/a": Answer(
                    gzip.compress(b"x" * 10**6), headers={"content-type": "text/html", "content-encoding": "gzip"}
                )
            },
            "the page is larger than 0.001 MB",
        ),
        (
            {"/a": Answer(b"no gzip", headers={"content-type": "text/html", "content-encoding": "gzip"})},
            "no usable answer",
        ),
    ],
)
def test_what_is_no_page_is_refused_by_address(answers: dict[str, Answer], message: str) -> None:
    with serve(answers) as site, pytest.raises(InputError) as error:
        fetch(f"{site}/a", limits=Limits(size=1000))
    assert message in str(error.value)


def test_an_answer_that_breaks_off_is_no_page() -> None:
    answer = Answer(
        headers={"content-type": "text/html", "content-length": "100"},
        write=lambda handler: handler.wfile.write(b"<p>Te"),
    )
    with serve({"/a": answer}) as site, pytest.raises(InputError, match="no usable answer"):
        fetch(f"{site}/a")


def test_a_server_that_does_not_answer_or_drips_is_left() -> None:
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        while not done.wait(0.02):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    with serve({"/drip": Answer(write=drip), "/hang": Answer(write=lambda _: done.wait(5) and None)}) as site:
        with pytest.raises(InputError, match=r"not complete after 0\.2 seconds"):
            fetch(f"{site}/drip", limits=Limits(total=0.2))
        with pytest.raises(InputError, match=r"no answer within 0\.2 seconds"):
            fetch(f"{site}/hang", limits=Limits(timeout=0.2))
        done.set()


def test_nobody_at_the_address_is_told_without_the_password() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(InputError) as error:
            fetch(f"http://rina:rahasia@{address}/a")
    assert str(error.value) == f"http://{address}/a: no usable answer (ConnectionError)"


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "file:///etc/passwd", "http://", "https:///x", "http://a.example:x/"]
)
def test_only_the_web_is_fetched(url: str) -> None:
    assert is_url(url)
    with pytest.raises(InputError, match="expected an address that begins with http"):
        fetch(url)


def test_a_file_is_no_address() -> None:
    assert not is_url("artikel.txt")
    assert not is_url("C:\\artikel.txt")
    assert not is_url("artikel?x=http://a")
    assert public_url("https://rina:rahasia@a.example/x#y") == "https://a.example/x"
