"""The services that deep-translator speaks to, without its traps.

A translator of deep-translator keeps the text of the call in its own attributes, so one is made for each
call. Keys are handed over: as default arguments they would be read when it is imported.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

# deep-translator comes without types.
from deep_translator.exceptions import (  # type: ignore[import-untyped]
    InvalidSourceOrTargetLanguage,
    LanguageNotSupportedException,
    NotValidLength,
)

from digest.engines.address import host
from digest.engines.answers import translated_text
from digest.engines.dialects import DIALECTS
from digest.engines.keys import read_keys
from digest.engines.seam import speaking_through
from digest.errors import AnswerError, EngineError, EngineRefused, TextTooLong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.engines.dialects import Keys
    from digest.engines.seam import Request
    from digest.engines.specs import Spec
    from digest.engines.transport import Answer, Transport


class DeepEngine:
    """A service behind deep-translator. Takes texts one by one; raises EngineError."""

    def __init__(self, spec: Spec, transport: Transport, address: str) -> None:
        self.name = spec.name
        self.spec = spec
        self.transport = transport
        self.address = address
        self._dialect = DIALECTS[spec.name]

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate each text with a request of its own."""
        return [self._translate(text, source=source, target=target) for text in texts]

    def _translate(self, text: str, *, source: str, target: str) -> str:
        keys = read_keys(self.spec)
        outcome = self._ask(text, keys, source=self.spec.locale(source), target=self.spec.locale(target))
        # Raised here, where no exception is being handled, and without the frames of deep-translator: their
        # variables hold the key.
        if isinstance(outcome, EngineError):
            raise outcome.with_traceback(None)
        return outcome

    def _ask(self, text: str, keys: Keys, *, source: str, target: str) -> str | EngineError:
        try:
            with speaking_through(partial(self._send, characters=len(text))):
                translator = self._dialect.open(self.address, source, target, keys)
                answer = translator.translate(text)
            return translated_text(self.name, self._dialect.read(answer, text), text)
        except EngineError as error:
            return error
        except (LanguageNotSupportedException, InvalidSourceOrTargetLanguage):
            return EngineRefused(f"{self.name} does not translate from {source!r} to {target!r}")
        except NotValidLength:
            return TextTooLong(f"{self.name}: a text of {len(text)} characters is too long for it")
        # Its errors have no common root, and an answer of another shape than it expects ends in any of them.
        except Exception as error:
            kind = type(error).__name__
            return AnswerError(f"{self.name}: {host(self.address)} answers with no translation ({kind})")

    def _send(self, request: Request, *, characters: int) -> Answer:
        return self._dialect.exchange(partial(self._put, characters=characters), request)

    def _put(self, request: Request, *, characters: int) -> Answer:
        return self.transport.send(
            request.method,
            request.url,
            characters=characters,
            params=request.params,
            data=request.data,
            json=request.json,
            headers=request.headers,
        )
