"""DeepL, spoken to directly: deep-translator puts the key into the address, which the service refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.engines.address import host
from digest.engines.answers import translated_text
from digest.engines.keys import read_keys
from digest.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.engines.specs import Spec
    from digest.engines.transport import Answer, Transport

_PRO, _FREE = "https://api.deepl.com/", "https://api-free.deepl.com/"


class DeepLEngine:
    """DeepL's API, version 2. Takes up to 50 texts a request; raises EngineError.

    Texts are plain: without `tag_handling`, `<`, `&` and our placeholders are characters like others. (With it,
    DeepL is known to move tags and to lose numbers.) `formality` is not asked for: with English, it is an error.
    """

    def __init__(self, spec: Spec, transport: Transport, address: str) -> None:
        self.name = spec.name
        self.spec = spec
        self.transport = transport
        self.address = address

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate all texts with one request."""
        key = read_keys(self.spec)[0] or ""
        # Keys of the free plan end in `:fx`, and are known at an address of their own only.
        address = self.address.replace(_PRO, _FREE) if key.endswith(":fx") else self.address
        answer = self.transport.send(
            "POST",
            address,
            characters=sum(map(len, texts)),
            json={
                "text": list(texts),
                # A source has no variety: `EN`, not `EN-GB`.
                "source_lang": self.spec.locale(source).split("-")[0].upper(),
                "target_lang": self.spec.locale(target).upper(),
                # A text may be part of a sentence, or a headline: no capital at its beginning, no full stop.
                "preserve_formatting": True,
            },
            headers={"Authorization": f"DeepL-Auth-Key {key}"},
        )
        found = self._read(answer, address)
        if len(found) != len(texts):
            raise AnswerError(f"{self.name}: {len(found)} answers to {len(texts)} texts")
        return [translated_text(self.name, one, text) for one, text in zip(found, texts, strict=True)]

    def _read(self, answer: Answer, address: str) -> list[Any]:
        try:
            document = answer.json()
        except ValueError:
            document = None
        found = document.get("translations") if isinstance(document, dict) else None
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            raise AnswerError(f"{self.name}: {host(address)} answers with no translation")
        return [entry.get("text") for entry in found]
