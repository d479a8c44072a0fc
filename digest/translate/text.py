"""Segments → their translation by an engine; and a whole text at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import placeholders
from digest.engines.base import LimitedEngine
from digest.errors import AnswerError, EngineError
from digest.segments import Segment, Target, segment_document, splice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.engines.base import Engine


def translate_markdown(text: str, engine: Engine, *, source: str = "id", target: str = "en") -> str:
    """Translate a Markdown text, with or without YAML front matter.

    Only words are sent. Code, addresses, HTML tags, labels, shortcodes and the front matter's keys stay as they
    are whatever the engine answers, and so does the structure of blocks; an engine that answers with what it was
    given gives the text back byte for byte.

    Raises EngineError if the engine fails, or answers with nothing or with a wrong number of texts.
    """
    document = segment_document(text)
    return splice(document, translate_segments(document.segments(), engine, source=source, target=target))


def translate_segments(
    segments: Iterable[Segment], engine: Engine, *, source: str, target: str
) -> dict[Segment, Target]:
    """Translate `segments`. Raises EngineError if one of them cannot be had."""
    made = translate_each(segments, engine, source=source, target=target)
    for answer in made.values():
        if isinstance(answer, EngineError):
            raise answer
    return {segment: answer for segment, answer in made.items() if not isinstance(answer, EngineError)}


def translate_each(
    segments: Iterable[Segment], engine: Engine, *, source: str, target: str
) -> dict[Segment, Target | EngineError]:
    """Translate `segments`, each text once, in at most two calls of the engine; an error stands for its segment.

    The second call is for segments that lost a placeholder in the first: their words are sent between the marks.
    """
    shape = getattr(engine, "placeholder", placeholders.SHAPE)
    segments = list(segments)
    unique = {segment.source: segment for segment in segments}
    masks = {key: placeholders.mask(segment, shape) for key, segment in unique.items()}
    masked = {key: text for key, text in masks.items() if text is not None}
    done: dict[Target, Target | EngineError] = {}
    for key, answer in zip(masked, _ask(engine, list(masked.values()), source, target), strict=True):
        restored = answer if isinstance(answer, EngineError) else placeholders.restore(answer, unique[key], shape)
        if restored is not None:
            done[key] = restored
    lost = [segment for key, segment in unique.items() if key not in done]
    pieces = [piece for segment in lost for piece in placeholders.pieces(segment)]
    rest = iter(_ask(engine, pieces, source, target))
    for segment in lost:
        answers = [next(rest) for _ in placeholders.pieces(segment)]
        error = next((answer for answer in answers if isinstance(answer, EngineError)), None)
        done[segment.source] = error or placeholders.assemble(segment, [str(answer) for answer in answers])
    return {segment: done[segment.source] for segment in segments}


def _ask(engine: Engine, texts: Sequence[str], source: str, target: str) -> list[str | EngineError]:
    """The engine's answers to `texts`, in order, none of them empty; an error stands for its text.

    Raises AnswerError if there are not as many answers as texts: nobody knows then what belongs to what.
    """
    if not texts:
        return []
    answers: Sequence[str | EngineError]
    if isinstance(engine, LimitedEngine):
        answers = engine.translate_each(texts, source=source, target=target)
    else:
        answers = engine.translate(texts, source=source, target=target)
    if len(answers) != len(texts):
        raise AnswerError(f"{engine.name}: expected {len(texts)} translations, got {len(answers)}")
    return [_checked(engine, text, answer) for text, answer in zip(texts, answers, strict=True)]


def _checked(engine: Engine, text: str, answer: object) -> str | EngineError:
    if isinstance(answer, EngineError):
        return answer
    if isinstance(answer, str) and (answer == text or placeholders.fold(answer)):
        return answer
    return AnswerError(f"{engine.name}: expected a translation, got {answer!r}")
