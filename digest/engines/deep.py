"""The services that deep-translator speaks to, without its traps.

Each of deep-translator's modules calls `requests.get` and `requests.post` through its own global name
`requests`. That name is replaced here, once, by an object that hands these calls to a `Transport`: so they
get time limits, pooled connections and our own errors, and a failed request never reaches the code of
deep-translator that writes the key into the message. What else has to be known about a service stands in
its `_Dialect` below.

A translator of deep-translator keeps the text of the call in its own attributes, so one is made for each
call. Keys are handed over: as default arguments they would be read when it is imported.
"""

from __future__ import annotations

import html
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import requests

# deep-translator comes without types.
from deep_translator import (  # type: ignore[import-untyped]
    GoogleTranslator,
    LibreTranslator,
    MicrosoftTranslator,
    MyMemoryTranslator,
    PapagoTranslator,
    YandexTranslator,
    google,
    libre,
    microsoft,
    mymemory,
    papago,
    yandex,
)
from deep_translator.exceptions import (  # type: ignore[import-untyped]
    InvalidSourceOrTargetLanguage,
    LanguageNotSupportedException,
    NotValidLength,
)

from digest.engines.address import host
from digest.engines.answers import translated_text
from digest.engines.keys import read_keys
from digest.errors import (
    AnswerError,
    EngineError,
    EngineRefused,
    EngineThrottled,
    EngineUnavailable,
    TextTooLong,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from digest.engines.specs import Spec
    from digest.engines.transport import Answer, Transport

Keys = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Request:
    """A request as deep-translator would send it."""

    method: str
    url: str
    params: Mapping[str, Any] | None = None
    data: Mapping[str, Any] | None = None
    json: object = None
    headers: Mapping[str, str] | None = None


class _Line(threading.local):
    """Where the calls of deep-translator in this thread go."""

    send: Callable[[_Request], Answer] | None = None


_line = _Line()


class _Requests:
    """What deep-translator takes for the module `requests`."""

    exceptions = requests.exceptions

    def get(self, url: str, **options: Any) -> Any:
        return self._send("GET", url, options)

    def post(self, url: str, **options: Any) -> Any:
        return self._send("POST", url, options)

    def _send(self, method: str, url: str, options: dict[str, Any]) -> Any:
        if _line.send is None:
            # Somebody else's use of deep-translator in the same process.
            return requests.request(method, url, **options)  # noqa: S113 - its limits are theirs
        # Proxies are the business of the transport, which reads the environment.
        options.pop("proxies", None)
        return _line.send(_Request(method, url, **options))


for _module in (google, libre, microsoft, mymemory, papago, yandex):
    _module.requests = _Requests()


@contextmanager
def _speaking_through(send: Callable[[_Request], Answer]) -> Iterator[None]:
    _line.send = send
    try:
        yield
    finally:
        _line.send = None


class DeepEngine:
    """A service behind deep-translator. Takes texts one by one; raises EngineError."""

    def __init__(self, spec: Spec, transport: Transport, address: str) -> None:
        self.name = spec.name
        self.spec = spec
        self.transport = transport
        self.address = address
        self._dialect = _DIALECTS[spec.name]

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
            with _speaking_through(self._send):
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

    def _send(self, request: _Request) -> Answer:
        return self._dialect.exchange(self._put, request)

    def _put(self, request: _Request) -> Answer:
        return self.transport.send(
            request.method,
            request.url,
            params=request.params,
            data=request.data,
            json=request.json,
            headers=request.headers,
        )


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a service is spoken to.

    open:      (address, source, target, keys) → a translator of deep-translator
    exchange:  send a request, mending what is wrong with it or with the answer
    read:      (what deep-translator made of the answer, text) → translation
    """

    open: Callable[[str, str, str, Keys], Any]
    exchange: Callable[[Callable[[_Request], Answer], _Request], Answer] = lambda send, request: send(request)
    read: Callable[[Any, str], Any] = lambda answer, text: answer  # noqa: ARG005 - one signature for all


def _at(translator: Any, address: str) -> Any:
    """deep-translator takes an address for LibreTranslate only; the attribute is read at each call."""
    translator._base_url = address
    return translator


# Google: a web page. deep-translator glues the words on both sides of a tag, and loses <br>.
_BREAKS = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|b|em|font|i|mark|s|span|strong|sub|sup|u|wbr)\b[^>]*>", re.IGNORECASE)


def _ask_google(send: Callable[[_Request], Answer], request: _Request) -> Answer:
    answer = send(request)
    return replace(answer, text=_INLINE.sub("", _BREAKS.sub("\n", answer.text)))


# LibreTranslate: deep-translator writes the key into the address, which servers log, and always wants one.
def _open_libre(address: str, source: str, target: str, keys: Keys) -> Any:
    translator = LibreTranslator(
        api_key="none", custom_url=address.removesuffix("translate"), source=source, target=target
    )
    translator.api_key = keys[0]
    return translator


def _ask_libre(send: Callable[[_Request], Answer], request: _Request) -> Answer:
    texts = dict(request.params or {})
    key = {name: texts.pop(name) for name in ("api_key",) if name in texts}
    try:
        return send(replace(request, params=texts, data=key or None))
    except TextTooLong:
        # For the address, perhaps: web servers in front of it take 4 or 8 KB.
        return send(replace(request, params=None, data=texts | key))


# MyMemory: tells of its quota and of errors with HTTP 200, in the place of the translation.
_WAIT = re.compile(
    r"NEXT AVAILABLE IN\s+(?:(\d+) HOURS? ?)?(?:(\d+) MINUTES? ?)?(?:(\d+) SECONDS?)?", re.IGNORECASE
)


def _ask_mymemory(send: Callable[[_Request], Answer], request: _Request) -> Answer:
    answer = send(request)
    found = answer.json()
    status = int(found.get("responseStatus") or 0)
    said = str((found.get("responseData") or {}).get("translatedText") or found.get("responseDetails") or "")
    if status == 429 or found.get("quotaFinished") or said.upper().startswith("MYMEMORY WARNING"):
        raise EngineThrottled("mymemory: the free translations of today are used up", _seconds(said))
    if "LENGTH LIMIT" in said.upper():
        raise TextTooLong("mymemory: the text is too long for it")
    if status >= 500:
        raise EngineUnavailable(f"mymemory: answers with status {status}")
    if status in {401, 403}:
        raise EngineRefused(f"mymemory: refuses the request (status {status})")
    if status != 200:
        raise AnswerError(f"mymemory: answers with status {status}")
    return answer


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
def _ask_yandex(send: Callable[[_Request], Answer], request: _Request) -> Answer:
    answer = send(request)
    code = answer.json().get("code")
    if code != 200:
        raise AnswerError(f"yandex: answers with code {code if isinstance(code, int) else 'unknown'}")
    return answer


def _read_yandex(answer: Any, text: str) -> Any:  # noqa: ARG001 - one signature for all
    return "\n".join(answer) if isinstance(answer, list) else answer


# Papago: deep-translator's table of languages is upside down, and the service has new names for its headers.
def _open_papago(address: str, source: str, target: str, keys: Keys) -> Any:
    translator = PapagoTranslator(client_id=keys[0], secret_key=keys[1], source="auto", target="en")
    translator.source, translator.target = source, target
    return _at(translator, address)


def _ask_papago(send: Callable[[_Request], Answer], request: _Request) -> Answer:
    old = dict(request.headers or {})
    new = {
        "X-NCP-APIGW-API-KEY-ID": old.pop("X-Naver-Client-Id", ""),
        "X-NCP-APIGW-API-KEY": old.pop("X-Naver-Client-Secret", ""),
    }
    return send(replace(request, headers=old | new))


_DIALECTS: Mapping[str, _Dialect] = {
    "google": _Dialect(
        open=lambda address, source, target, _: _at(GoogleTranslator(source=source, target=target), address),
        exchange=_ask_google,
    ),
    "libre": _Dialect(open=_open_libre, exchange=_ask_libre),
    "mymemory": _Dialect(
        open=lambda address, source, target, keys: _at(
            MyMemoryTranslator(source=source, target=target, email=keys[0]), address
        ),
        exchange=_ask_mymemory,
        read=_read_mymemory,
    ),
    "microsoft": _Dialect(
        open=lambda address, source, target, keys: _at(
            _Microsoft(api_key=keys[0], region=keys[1], source=source, target=target), address
        )
    ),
    "yandex": _Dialect(
        # It calls `format` on its address.
        open=lambda address, source, target, keys: _at(
            YandexTranslator(api_key=keys[0], source=source, target=target),
            address.replace("{", "{{").replace("}", "}}"),
        ),
        exchange=_ask_yandex,
        read=_read_yandex,
    ),
    "papago": _Dialect(open=_open_papago, exchange=_ask_papago),
}
