"""Segments → their translation by an engine; and a whole text at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import placeholders
from digest.engines.base import LimitedEngine
from digest.errors import AnswerError, EngineError
from digest.segments import Segment, Target, segment_document, splice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.engines.base import Engine

    Made = dict[Segment, Target | EngineError]


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
    done: dict[Segment, Target] = {}
    for made in translate_in_steps(segments, engine, source=source, target=target):
        for segment, answer in made.items():
            if isinstance(answer, EngineError):
                raise answer
            done[segment] = answer
    return done


def translate_in_steps(segments: Iterable[Segment], engine: Engine, *, source: str, target: str) -> Iterator[Made]:
    """Translate `segments`, each text once, in at most two calls of the engine: what has come of each call.

    An error stands for its segment. The second call is for segments that lost a placeholder in the first: their
    words are sent between the marks.
    """
    unique: dict[Target, list[Segment]] = {}
    for segment in segments:
        unique.setdefault(segment.source, []).append(segment)
    shape = shape_of(engine)
    lost = []
    found: dict[Target, Target | EngineError] = {}
    texts = {key: texts_of(same[0], shape) for key, same in unique.items()}
    for key, answers in _ask(engine, texts, source, target).items():
        restored = _restore(unique[key][0], answers, shape)
        if restored is None:
            lost.append(key)
        else:
            found[key] = restored
    yield {segment: answer for key, answer in found.items() for segment in unique[key]}
    if lost:
        texts = {key: placeholders.pieces(unique[key][0]) for key in lost}
        found = {
            key: _failure(answers) or placeholders.assemble(unique[key][0], [str(answer) for answer in answers])
            for key, answers in _ask(engine, texts, source, target).items()
        }
        yield {segment: answer for key, answer in found.items() for segment in unique[key]}


def shape_of(engine: Engine) -> str:
    """The shape of the placeholders that `engine` carries through."""
    return getattr(engine, "placeholder", placeholders.SHAPE)


def texts_of(segment: Segment, shape: str) -> list[str]:
    """What is sent for `segment`: its text with placeholders, or the words between its marks where they would be
    mistaken for some."""
    masked = placeholders.mask(segment, shape)
    return placeholders.pieces(segment) if masked is None else [masked]


def _restore(segment: Segment, answers: Sequence[str | EngineError], shape: str) -> Target | EngineError | None:
    """The translation in answers to `texts_of(segment)`; None if a placeholder got lost."""
    if failure := _failure(answers):
        return failure
    if placeholders.mask(segment, shape) is None:
        return placeholders.assemble(segment, [str(answer) for answer in answers])
    return placeholders.restore(str(answers[0]), segment, shape)


def _failure(answers: Iterable[str | EngineError]) -> EngineError | None:
    return next((answer for answer in answers if isinstance(answer, EngineError)), None)


def _ask(
    engine: Engine, texts: Mapping[Target, Sequence[str]], source: str, target: str
) -> dict[Target, list[str | EngineError]]:
    """The engine's answers to all `texts` in one call; an error stands for its text.

    Raises AnswerError if there are not as many answers as texts: nobody knows then what belongs to what.
    """
    asked = [text for several in texts.values() for text in several]
    if not asked:
        return {key: [] for key in texts}
    answers: Sequence[str | EngineError]
    if isinstance(engine, LimitedEngine):
        answers = engine.translate_each(asked, source=source, target=target)
    else:
        answers = engine.translate(asked, source=source, target=target)
    count = len(answers) if isinstance(answers, list | tuple) else 0
    if count != len(asked):
        raise AnswerError(f"{engine.name}: expected {len(asked)} translations, got {count}")
    rest = iter([_checked(engine, text, answer) for text, answer in zip(asked, answers, strict=True)])
    return {key: [next(rest) for _ in several] for key, several in texts.items()}


def _checked(engine: Engine, text: str, answer: object) -> str | EngineError:
    if isinstance(answer, EngineError):
        return answer
    if isinstance(answer, str) and (answer == text or placeholders.fold(answer)):
        return answer
    return AnswerError(f"{engine.name}: expected a translation, got {answer!r}")
