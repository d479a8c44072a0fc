"""Addresses of services: what `--engine-url` replaces, and what may be shown."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from digest.errors import UsageError


def replace_base(address: str, base: str) -> str:
    """`address` at the place `base`: `https://host/v2/translate` at `http://127.0.0.1:5000` is
    `http://127.0.0.1:5000/v2/translate`. What `base` already has of the path is not doubled, so that
    `http://127.0.0.1:5000/v2` and the whole `http://127.0.0.1:5000/v2/translate` mean the same.

    Raises UsageError if `base` is no address of an HTTP service.
    """
    new, old = _split(base), urlsplit(address)
    have = [part for part in new.path.split("/") if part]
    need = [part for part in old.path.split("/") if part]
    shared = max(count for count in range(len(need) + 1) if have[len(have) - count :] == need[:count])
    path = "/" + "/".join([*have, *need[shared:]])
    query = "&".join(part for part in (old.query, new.query) if part)
    return urlunsplit((new.scheme, new.netloc, path, query, ""))


def host(address: str) -> str:
    """The part of an address that may be shown: host and port, without user, password, path and query."""
    parts = urlsplit(address)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def is_loopback(address: str) -> bool:
    """Whether the address is on this machine."""
    name = urlsplit(address).hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _split(base: str) -> SplitResult:
    try:
        parts = urlsplit(base.strip())
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        # The address may carry a password, so it is not repeated.
        raise UsageError("engine URL: expected the address of a server such as http://127.0.0.1:5000")
    return parts
