"""How each service behind deep-translator is spoken to, and what deep-translator gets wrong about it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

# deep-translator comes without types.
from deep_translator import (  # type: ignore[import-untyped]
    GoogleTranslator,
    LibreTranslator,
    MicrosoftTranslator,
    MyMemoryTranslator,
    PapagoTranslator,
    YandexTranslator,
)

from digest.engines.address import host
from digest.engines.http_errors import status_error
from digest.errors import AnswerError, EngineThrottled, TextTooLong

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.engines.seam import Request
    from digest.engines.transport import Answer

    Send = Callable[[Request], Answer]

Keys = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a service is spoken to.

    open:      (address, source, target, keys) → a translator of deep-translator
    exchange:  send a request, mending what is wrong with it or with the answer
    read:      (what deep-translator made of the answer, text) → translation
    """

    open: Callable[[str, str, str, Keys], Any]
    exchange: Callable[[Send, Request], Answer] = lambda send, request: send(request)
    read: Callable[[Any, str], Any] = lambda answer, text: answer  # noqa: ARG005 - one signature for all


def _at(translator: Any, address: str) -> Any:
    """deep-translator takes an address for LibreTranslate only; the attribute is read at each call."""
    translator._base_url = address
    return translator


# Google: a web page. deep-translator glues the words on both sides of a tag, and loses <br>.
_TRANSLATION = re.compile(r"""<div\b[^>]*\bclass=["']?(?:t0|result-container)\b""", re.IGNORECASE)
_BREAKS = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|b|em|font|i|mark|s|span|strong|sub|sup|u|wbr)\b[^>]*>", re.IGNORECASE)


def _ask_google(send: Send, request: Request) -> Answer:
    answer = send(request)
    begin = _TRANSLATION.search(answer.text)
    # A parser of HTML closes what is open at the end of a page that was cut off.
    if begin and "</div" not in answer.text[begin.end() :]:
        raise AnswerError("google: a page that ends in the middle")
    return replace(answer, text=_INLINE.sub("", _BREAKS.sub("\n", answer.text)))


# LibreTranslate: deep-translator writes the key into the address, which servers log, and always wants one. It
# appends the last part of the path, which our addresses have.
def _open_libre(address: str, source: str, target: str, keys: Keys) -> Any:
    translator = LibreTranslator(api_key="none", custom_url=address, source=source, target=target)
    translator.api_key = keys[0]
    return translator


def _ask_libre(send: Send, request: Request) -> Answer:
    texts = dict(request.params or {})
    key = {name: texts.pop(name) for name in ("api_key",) if name in texts}
    request = replace(request, url=request.url.removesuffix("translate"))
    try:
        return send(replace(request, params=texts, data=key or None))
    except TextTooLong:
        # For the address, perhaps: web servers in front of it take 4 or 8 KB.
        return send(replace(request, params=None, data=texts | key))


# MyMemory: tells of its quota and of errors with HTTP 200, in the place of the translation.
_WAIT = re.compile(r"NEXT AVAILABLE IN\s+(?:(\d+) HOURS? ?)?(?:(\d+) MINUTES? ?)?(?:(\d+) SECONDS?)?")


def _ask_mymemory(send: Send, request: Request) -> Answer:
    answer = send(request)
    found = answer.json()
    text = found["responseData"]["translatedText"]
    said = f"{text} {found.get('responseDetails')}".upper()
    if found.get("quotaFinished") or said.startswith("MYMEMORY WARNING"):
        raise EngineThrottled("mymemory: the free translations of today are used up", _seconds(said))
    if "LENGTH LIMIT" in said:
        raise TextTooLong("mymemory: the text is too long for it")
    _raise_for("mymemory", request, found.get("responseStatus"))
    if not text:
        # deep-translator would take whatever its memory holds for a text like this one.
        raise AnswerError("mymemory: an empty answer to a text that is not empty")
    return answer


def _raise_for(service: str, request: Request, status: Any) -> None:
    """Some services tell the status of HTTP in their answers."""
    error = status_error(service, host(request.url), status=int(status), headers={}, body=b"")
    if error:
        raise error


def _seconds(said: str) -> float | None:
    match = _WAIT.search(said)
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return float(hours * 3600 + minutes * 60 + seconds) or None


def _read_mymemory(answer: Any, text: str) -> Any:
    # It escapes quotes as HTML where its memory did.
    return html.unescape(answer) if isinstance(answer, str) and "&" not in text else answer


# Microsoft: deep-translator asks the service for its languages each time.
class _Microsoft(MicrosoftTranslator):  # type: ignore[misc]
    def _get_supported_languages(self) -> dict[str, str]:
        return {code: code for code in self._asked}

    def __init__(self, *, source: str, target: str, **options: Any) -> None:
        self._asked = (source, target)
        super().__init__(source=source, target=target, **options)


# Yandex: repeats the HTTP status in the answer, and answers with a list.
def _ask_yandex(send: Send, request: Request) -> Answer:
    answer = send(request)
    _raise_for("yandex", request, answer.json()["code"])
    return answer


def _read_yandex(answer: Any, text: str) -> Any:  # noqa: ARG001 - one signature for all
    return "\n".join(answer) if isinstance(answer, list) else answer


# Papago: deep-translator's table of languages is upside down, and the service has new names for its headers.
def _open_papago(address: str, source: str, target: str, keys: Keys) -> Any:
    translator = PapagoTranslator(client_id=keys[0], secret_key=keys[1], source="auto", target="en")
    translator.source, translator.target = source, target
    return _at(translator, address)


def _ask_papago(send: Send, request: Request) -> Answer:
    old = dict(request.headers or {})
    new = {
        "X-NCP-APIGW-API-KEY-ID": old.pop("X-Naver-Client-Id", ""),
        "X-NCP-APIGW-API-KEY": old.pop("X-Naver-Client-Secret", ""),
    }
    return send(replace(request, headers=old | new))


DIALECTS: Mapping[str, Dialect] = {
    "google": Dialect(
        open=lambda address, source, target, _: _at(GoogleTranslator(source=source, target=target), address),
        exchange=_ask_google,
    ),
    "libre": Dialect(open=_open_libre, exchange=_ask_libre),
    "mymemory": Dialect(
        open=lambda address, source, target, keys: _at(
            MyMemoryTranslator(source=source, target=target, email=keys[0]), address
        ),
        exchange=_ask_mymemory,
        read=_read_mymemory,
    ),
    "microsoft": Dialect(
        open=lambda address, source, target, keys: _at(
            _Microsoft(api_key=keys[0], region=keys[1], source=source, target=target), address
        )
    ),
    "yandex": Dialect(
        # It calls `format` on its address.
        open=lambda address, source, target, keys: _at(
            YandexTranslator(api_key=keys[0], source=source, target=target),
            address.replace("{", "{{").replace("}", "}}"),
        ),
        exchange=_ask_yandex,
        read=_read_yandex,
    ),
    "papago": Dialect(open=_open_papago, exchange=_ask_papago),
}
