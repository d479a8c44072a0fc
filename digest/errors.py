"""Everything that digest raises on purpose.

DigestError                 message for a person, never a traceback          exit code
├── UsageError              wrong settings or options                        2
├── ContentError            findings of severity error in content/           1
├── RenderError             MkDocs or Pagefind refused the pages             1
├── DeployError             git could not publish the site                   1
└── EngineError             an engine gave no usable answer                  3
    ├── EngineUnavailable   no connection, time-out, 5xx: worth a retry
    │   └── EngineThrottled 429 or a quota: worth a retry after `retry_after` seconds
    ├── EngineRefused       key missing or wrong, language not served: a retry is in vain
    ├── TextTooLong         more characters than the engine takes: split, do not retry
    ├── BudgetSpent         more characters than the user allows: nothing was sent
    └── AnswerError         an answer that is no translation: empty, wrong count, an error page
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Finding


class DigestError(Exception):
    """Root of all errors that digest raises on purpose; its text is shown to the user as it is."""

    exit_code = 1


class UsageError(DigestError):
    """The settings or the options of a command cannot be followed."""

    exit_code = 2


class ContentError(DigestError):
    """Articles or editions with errors; `findings` holds all of them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class RenderError(DigestError):
    """MkDocs or Pagefind ended with an error; the text holds its last lines.

    page: the page below the docs folder whose Markdown MkDocs failed at, for `reason`; None where it was another
    """

    def __init__(self, message: str, *, page: str | None = None, reason: str = "") -> None:
        super().__init__(message)
        self.page = page
        self.reason = reason


class DeployError(DigestError):
    """Git could not publish the site; the text holds what git said, without credentials."""


class EngineError(DigestError):
    """An engine gave no usable answer."""

    exit_code = 3


class EngineUnavailable(EngineError):
    """The service cannot be reached, or says that it cannot serve now. Worth a retry."""


class EngineThrottled(EngineUnavailable):
    """Too many requests. `retry_after` is in seconds, None where the service does not say."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class EngineRefused(EngineError):
    """The service will not answer: no key, a wrong key, a language it does not speak."""


class TextTooLong(EngineError):
    """The text has more characters than the engine takes in one request."""


class BudgetSpent(EngineError):
    """The request would exceed the characters that a run may send. Nothing of it was sent."""


class AnswerError(EngineError):
    """The service answered, but not with a translation."""
