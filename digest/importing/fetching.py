"""The only seam to the network of an import: one page, asked for politely and within bounds."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
import urllib3.exceptions

from digest.importing.model import InputError

_TEXTUAL = ("text/", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long (seconds without an answer, and in all), how much (bytes) and how far (redirects) a fetch goes."""

    timeout: float = 20
    total: float = 60
    size: int = 10_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's bytes, the address that it came from at last, its content type and charset where stated."""

    data: bytes
    url: str
    content_type: str
    charset: str | None


def is_url(text: str) -> bool:
    """Whether `text` is an address rather than a file: `https://…`, but also `ftp://…`, which is refused."""
    return "://" in text.split("?", 1)[0]


def public_url(url: str) -> str:
    """`url` as it may be shown: without user name, password and fragment."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def fetch(url: str, *, limits: Limits | None = None) -> Fetched:
    """Fetch `url`. Raises InputError, naming the address and what is wrong."""
    limits = limits or Limits()
    deadline = time.monotonic() + limits.total
    shown = _check(url)
    with requests.Session() as session:
        session.headers["User-Agent"] = "Mozilla/5.0 (compatible; digest import)"
        session.headers["Accept"] = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
        session.headers["Accept-Language"] = "id,en;q=0.5"
        try:
            # Redirects are followed here, so that each address on the way is looked at.
            for _ in range(limits.redirects + 1):
                with session.get(url, timeout=limits.timeout, stream=True, allow_redirects=False) as response:
                    if not response.is_redirect:
                        return _read(response, url, limits, deadline)
                    url = urljoin(url, response.headers["location"])
                _check(url)
        except (requests.Timeout, urllib3.exceptions.TimeoutError):
            raise InputError(f"{shown}: no answer within {limits.timeout:g} seconds") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, ValueError) as error:
            raise InputError(f"{shown}: no usable answer ({type(error).__name__})") from None
    raise InputError(f"{shown}: more than {limits.redirects} redirects")


def _check(url: str) -> str:
    """The address as it may be shown. Raises InputError for what is no address of the web."""
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        shown = public_url(url)
    except ValueError:
        right, shown = False, url.rpartition("@")[2]
    if not right:
        raise InputError(f"{shown}: expected an address that begins with http:// or https://")
    return shown


def _read(response: requests.Response, url: str, limits: Limits, deadline: float) -> Fetched:
    shown = public_url(url)
    if response.status_code != requests.codes.ok:
        raise InputError(f"{shown}: the server answered {response.status_code} {response.reason}".rstrip())
    kind = response.headers.get("content-type", "text/html")
    content_type, _, parameters = kind.partition(";")
    if not content_type.strip().lower().startswith(_TEXTUAL):
        raise InputError(f"{shown}: expected a page, found {content_type.strip()}")
    chunks, size = [], 0
    # `iter_content` waits until its chunk is full, so that a page that drips has no end; `read1` does not wait.
    while chunk := response.raw.read1(65536, decode_content=True):
        size += len(chunk)
        if size > limits.size:
            raise InputError(f"{shown}: the page is larger than {limits.size / 1e6:g} MB")
        if time.monotonic() > deadline:
            raise InputError(f"{shown}: not complete after {limits.total:g} seconds")
        chunks.append(chunk)
    # Without a stated charset `requests` says Latin-1, and is wrong for most pages.
    charset = response.encoding if "charset" in parameters.lower() else None
    return Fetched(b"".join(chunks), url, content_type.strip().lower(), charset)
