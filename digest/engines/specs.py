"""What is known about each translation service: its limits, its manners, its keys. Data only.

Engines of deep-translator 1.11.4 that do not speak Indonesian (Baidu, Linguee, Pons, QCRI) are not here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_PLACEHOLDER = "[[{}]]"


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of a service: the environment variables that may hold it, the first that is set counts."""

    variables: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Spec:
    """One service.

    address:              where translation requests go; `--engine-url` replaces all but its path
    max_characters:       of one request
    max_texts:            texts that one request carries as a list
    lines:                whether texts joined by newlines come back as so many lines
    concurrency:          requests under way at once
    requests_per_second:  over all threads; None: as fast as they are answered
    timeout:              seconds from the beginning of a request to the end of its answer
    locales:              the service's own names of languages, where they differ from ours
    """

    name: str
    address: str
    max_characters: int
    max_texts: int = 1
    lines: bool = True
    concurrency: int = 4
    requests_per_second: float | None = None
    timeout: float = 30.0
    keys: tuple[Key, ...] = ()
    locales: Mapping[str, str] = field(default_factory=dict)
    placeholder: str = DEFAULT_PLACEHOLDER

    def locale(self, locale: str) -> str:
        """The service's own name of the language `locale`."""
        return self.locales.get(locale, locale)


_TABLE = (
    # deep-translator takes fewer than 5,000 characters; Google lets a client do about 5 requests a second,
    # and answers in one, or not at all.
    Spec(
        name="google",
        address="https://translate.google.com/m",
        max_characters=4_999,
        requests_per_second=4,
        timeout=15.0,
    ),
    # 50 texts and 128 KiB a request. English needs its variety as a target.
    Spec(
        name="deepl",
        address="https://api.deepl.com/v2/translate",
        max_characters=20_000,
        max_texts=50,
        lines=False,
        keys=(Key(("DEEPL_API_KEY",)),),
        locales={"id": "ID", "en": "EN-GB"},
    ),
    # libretranslate.com allows 80 requests a minute and 2,000 characters each.
    Spec(
        name="libre",
        address="https://libretranslate.com/translate",
        max_characters=2_000,
        requests_per_second=1.3,
        keys=(Key(("LIBRE_API_KEY",)),),
    ),
    # A translation memory: it looks up whole segments, so each goes alone. 500 bytes of UTF-8 a request.
    Spec(
        name="mymemory",
        address="https://api.mymemory.translated.net/get",
        max_characters=450,
        lines=False,
        concurrency=2,
        requests_per_second=2,
        keys=(Key(("MYMEMORY_EMAIL",), required=False),),
        locales={"id": "id-ID", "en": "en-GB"},
    ),
    Spec(
        name="microsoft",
        address="https://api.cognitive.microsofttranslator.com/translate?api-version=3.0",
        max_characters=10_000,
        keys=(Key(("MICROSOFT_API_KEY",)), Key(("MICROSOFT_REGION",), required=False)),
    ),
    # deep-translator speaks version 1.5, which Yandex keeps for old paying customers only.
    Spec(
        name="yandex",
        address="https://translate.yandex.net/api/v1.5/tr.json/translate",
        max_characters=9_000,
        keys=(Key(("YANDEX_API_KEY",)),),
    ),
    # The address that deep-translator has built in was closed in 2024; this one speaks the same protocol.
    Spec(
        name="papago",
        address="https://papago.apigw.ntruss.com/nmt/v1/translation",
        max_characters=5_000,
        keys=(Key(("PAPAGO_CLIENT_ID",)), Key(("PAPAGO_SECRET_KEY",))),
    ),
    # A language model writes some 50 words a second, hence the long time-out and the short requests.
    Spec(
        name="chatgpt",
        address="https://api.openai.com/v1/chat/completions",
        max_characters=3_000,
        timeout=120.0,
        keys=(Key(("OPEN_API_KEY", "OPENAI_API_KEY")), Key(("OPENAI_MODEL",), required=False)),
        locales={"id": "Indonesian", "en": "British English"},
    ),
)

SPECS: Mapping[str, Spec] = {spec.name: spec for spec in _TABLE}

SELF_HOSTED: Mapping[str, Spec] = {
    # One's own server: no key unless it asks for one, no pacing, and work for all its workers.
    "libre": replace(
        SPECS["libre"],
        max_characters=5_000,
        concurrency=16,
        requests_per_second=None,
        keys=(Key(("LIBRE_API_KEY",), required=False),),
    ),
}
"""What differs where `--engine-url` names the server."""
