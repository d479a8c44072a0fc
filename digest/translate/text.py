"""Segments → their translation by an engine; and a whole text at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import placeholders
from digest.engines.base import stream
from digest.errors import AnswerError, EngineError
from digest.glossary import Glossary
from digest.segments import Segment, Target, segment_document, splice
from digest.terminology import protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.engines.base import Engine
    from digest.terminology import Protected

    Made = dict[Segment, Target | EngineError]
    Answers = Sequence[str | EngineError]


def translate_markdown(
    text: str, engine: Engine, *, source: str = "id", target: str = "en", glossary: Glossary | None = None
) -> str:
    """Translate a Markdown text, with or without YAML front matter.

    Only words are sent. Code, addresses, HTML tags, labels, shortcodes and the front matter's keys stay as they
    are whatever the engine answers, and so does the structure of blocks; an engine that answers with what it was
    given gives the text back byte for byte, but for the terms of the `glossary`.

    Raises EngineError if the engine fails, or answers with nothing or with a wrong number of texts.
    """
    document = segment_document(text)
    segments = document.segments()
    made = translate_segments(segments, engine, source=source, target=target, glossary=glossary)
    return splice(document, made)


def translate_segments(
    segments: Iterable[Segment],
    engine: Engine,
    *,
    source: str,
    target: str,
    glossary: Glossary | None = None,
) -> dict[Segment, Target]:
    """Translate `segments`. Raises EngineError if one of them cannot be had."""
    done: dict[Segment, Target] = {}
    for made in translate_in_steps(segments, engine, source=source, target=target, glossary=glossary):
        for segment, answer in made.items():
            if isinstance(answer, EngineError):
                raise answer
            done[segment] = answer
    return done


def translate_in_steps(
    segments: Iterable[Segment],
    engine: Engine,
    *,
    source: str,
    target: str,
    glossary: Glossary | None = None,
) -> Iterator[Made]:
    """Translate `segments`, each text once: what has come of each answer of the engine, as it comes.

    An error stands for its segment. Segments that lost a placeholder are sent a second time, when all others are
    there: then their words are sent between the marks.
    """
    unique: dict[Target, list[Segment]] = {}
    for segment in segments:
        unique.setdefault(segment.source, []).append(segment)
    shape = shape_of(engine)
    asked = {key: protect(same[0], glossary or Glossary()) for key, same in unique.items()}
    lost: list[Target] = []
    texts = {key: texts_of(one, shape) for key, one in asked.items()}
    for answered in _ask(engine, texts, source, target):
        found = {key: _restore(asked[key], answers, shape) for key, answers in answered.items()}
        lost += [key for key, restored in found.items() if restored is None]
        yield {one: answer for key, answer in found.items() if answer is not None for one in unique[key]}
    texts = {key: placeholders.pieces(asked[key].segment) for key in lost}
    for answered in _ask(engine, texts, source, target):
        found = {key: _assemble(asked[key], answers) for key, answers in answered.items()}
        yield {one: answer for key, answer in found.items() if answer is not None for one in unique[key]}


def shape_of(engine: Engine) -> str:
    """The shape of the placeholders that `engine` carries through."""
    return getattr(engine, "placeholder", placeholders.SHAPE)


def texts_of(protected: Protected, shape: str) -> list[str]:
    """What is sent for a segment: its text with placeholders, or the words between its marks where they would be
    mistaken for some. Nothing at all of one that is made of terms."""
    segment = protected.segment
    masked = placeholders.mask(segment, shape) if segment.needs_translation else None
    return placeholders.pieces(segment) if masked is None else [masked]


def _restore(protected: Protected, answers: Answers, shape: str) -> Target | EngineError | None:
    """The translation in answers to `texts_of(protected)`; None if a placeholder got lost."""
    segment = protected.segment
    if not segment.needs_translation or placeholders.mask(segment, shape) is None:
        return _assemble(protected, answers)
    if isinstance(answers[0], EngineError):
        return answers[0]
    restored = placeholders.restore(answers[0], segment, shape)
    return None if restored is None else protected.release(restored)


def _assemble(protected: Protected, answers: Answers) -> Target | EngineError:
    words = []
    for answer in answers:
        if isinstance(answer, EngineError):
            return answer
        words.append(answer)
    return protected.release(placeholders.assemble(protected.segment, words))


def _ask(
    engine: Engine, texts: Mapping[Target, Sequence[str]], source: str, target: str
) -> Iterator[Mapping[Target, Answers]]:
    """The engine's answers to `texts`, as soon as all of one are there; an error stands for its text.

    Raises AnswerError if there are not as many answers as texts: nobody knows then what belongs to what.
    """
    if at_once := {key: () for key, several in texts.items() if not several}:
        yield at_once
    asked = [(key, place, text) for key, several in texts.items() for place, text in enumerate(several)]
    arrived: dict[Target, dict[int, str | EngineError]] = {}
    for found in stream(engine, [text for _, _, text in asked], source=source, target=target):
        complete: dict[Target, Answers] = {}
        for index, answer in found.items():
            key, place, text = asked[index]
            answers = arrived.setdefault(key, {})
            answers[place] = _checked(engine, text, answer)
            if len(answers) == len(texts[key]):
                complete[key] = [answers[at] for at in sorted(answers)]
        yield complete


def _checked(engine: Engine, text: str, answer: object) -> str | EngineError:
    if isinstance(answer, EngineError):
        return answer
    if isinstance(answer, str) and (answer == text or placeholders.fold(answer)):
        return answer
    return AnswerError(f"{engine.name}: expected a translation, got {answer!r}")
