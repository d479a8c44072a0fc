from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from digest.engines.http_errors import NotAccepted, parse_retry_after, status_error
from digest.errors import AnswerError, EngineError, EngineRefused, EngineThrottled, EngineUnavailable, TextTooLong


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("7", 7.0),
        (" 2.5 ", 2.5),
        ("0", 0.0),
        ("soon", None),
        ("-3", None),
        ("", None),
        ("nan", None),
    ],
)
def test_retry_after_is_read_as_seconds(value: str | None, expected: float | None) -> None:
    assert parse_retry_after(value) == expected


def test_retry_after_is_read_as_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert parse_retry_after(later) == pytest.approx(90, abs=10)


def test_a_date_that_has_passed_is_no_wait() -> None:
    assert parse_retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0


def test_a_date_beyond_all_calendars_is_none() -> None:
    assert parse_retry_after("Wed, 21 Oct 99999 07:28:00 GMT") is None


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, NotAccepted), (401, EngineRefused), (402, EngineRefused), (403, EngineRefused), (404, EngineRefused),
        (405, EngineRefused), (407, EngineRefused), (408, EngineUnavailable), (410, EngineRefused),
        (413, TextTooLong), (414, TextTooLong), (422, NotAccepted), (425, EngineUnavailable),
        (429, EngineThrottled), (431, TextTooLong), (456, EngineRefused), (500, EngineUnavailable),
        (502, EngineUnavailable), (503, EngineUnavailable), (504, EngineUnavailable), (529, EngineUnavailable),
        (301, AnswerError), (304, AnswerError), (100, AnswerError),
    ],
)  # fmt: skip
def test_every_status_has_its_error(status: int, kind: type[EngineError]) -> None:
    error = status_error("libre", "host:1", status=status, headers={}, body=b"")
    assert type(error) is kind
    assert str(error).startswith(f"libre: host:1 answers with HTTP {status}")


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_success_is_no_error(status: int) -> None:
    assert status_error("libre", "host", status=status, headers={}, body=b"") is None


def test_a_service_that_names_a_time_is_throttling_whatever_its_status() -> None:
    error = status_error("libre", "host", status=503, headers={"Retry-After": "4"}, body=b"")
    assert isinstance(error, EngineThrottled)
    assert error.retry_after == 4


@pytest.mark.parametrize(
    "body",
    [
        b'{"error": "Invalid request: request (5021) exceeds text limit (2000)"}',
        b"Request Line is too large (6012 &gt; 4094)",
    ],
)
def test_a_400_that_says_so_is_about_the_length(body: bytes) -> None:
    assert isinstance(status_error("libre", "host", status=400, headers={}, body=body), TextTooLong)
