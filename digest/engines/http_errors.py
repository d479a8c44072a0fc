"""What the answer of an HTTP service means in digest's own error tree."""

from __future__ import annotations

import re
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from digest.errors import (
    AnswerError,
    EngineError,
    EngineRefused,
    EngineThrottled,
    EngineUnavailable,
    TextTooLong,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_THROTTLED = frozenset({429})
_TOO_LONG = frozenset({413, 414, 431})
_UNPAID = frozenset({402, 456})
_FORBIDDEN = frozenset({401, 403, 407})
_WRONG_PLACE = frozenset({404, 405, 410})
_PASSING = frozenset({408, 425})

# LibreTranslate and web servers answer 400 to a text, or an address, that is longer than they take.
_SAYS_TOO_LONG = re.compile(rb"exceeds\b.{0,40}\blimit|too (?:long|large)|length limit", re.IGNORECASE)

# Where Google sends those whom it takes for a robot.
_ROBOT_CHECK = re.compile(r"/sorry/|captcha", re.IGNORECASE)


class Unreachable(EngineUnavailable):
    """No connection could be made at all: the network is away, or nobody listens there."""


class NotAccepted(AnswerError):
    """The service finds fault with the request. A retry of just the same is in vain."""


class NoAnswer(EngineUnavailable):
    """A request got no answer before its deadline."""


def status_error(
    service: str, host: str, *, status: int, headers: Mapping[str, str], body: bytes
) -> EngineError | None:
    """The error that an HTTP answer stands for, None for a success (2xx).

    Its message names the service and the host, and quotes nothing: services repeat keys in their errors.
    """
    if 200 <= status < 300:
        return None
    wait = parse_retry_after(headers.get("Retry-After"))
    said = f"{service}: {host} answers with HTTP {status}"
    if status in _THROTTLED or (300 <= status < 400 and _ROBOT_CHECK.search(headers.get("Location", ""))):
        return EngineThrottled(f"{said}: too many requests", wait)
    if status in _TOO_LONG or (status == 400 and _SAYS_TOO_LONG.search(body)):
        return TextTooLong(f"{said}: the text is too long for it")
    if status in _UNPAID:
        return EngineRefused(f"{said}: the quota of its account is used up")
    if status in _FORBIDDEN:
        return EngineRefused(f"{said}: it refuses the key, or needs one")
    if status in _WRONG_PLACE:
        return EngineRefused(f"{said}: there is no such service at this address")
    if status in _PASSING or status >= 500:
        return EngineThrottled(said, wait) if wait else EngineUnavailable(said)
    if 300 <= status < 400:
        return AnswerError(f"{said}: it sends us elsewhere instead of answering")
    kind = NotAccepted if status >= 400 else AnswerError
    return kind(f"{said}: it does not accept the text")


def parse_retry_after(value: str | None) -> float | None:
    """Seconds of a `Retry-After` header: a number of seconds or an HTTP date; None if it is neither."""
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", value):
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
