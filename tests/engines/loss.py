"""What markup, names and terms cost an engine: the sentences of `portuguese.txt` bare, and with each of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from digest import translate_markdown
from digest.glossary import Glossary, Term
from tests.engines.portuguese import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.engines import Engine
    from tests.engines.portuguese import Example

_MARKUP = re.compile(r"\]\([^)]*\)|[*`\[\]\\]")
_URL = "https://example.org/a"


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to mark the sentences.

    mark:      a sentence in Markdown
    kept:      what of it must be in the translation, as often as it is in that
    glossary:  whether the names are terms
    """

    mark: Callable[[Example], str]
    kept: Callable[[Example], Sequence[str]]
    glossary: bool = False


def _if_named(one: Example, *parts: str) -> list[str]:
    return [part.format(one.name[1]) for part in parts] if one.name else []


KINDS = {
    "bold": Kind(lambda one: one.marked(phrase=r"**\1**"), lambda _: ["**"]),
    "bold and link": Kind(
        lambda one: one.marked(phrase=r"**\1**", name=rf"[\1]({_URL})"),
        lambda one: ["**", *_if_named(one, "[", f"]({_URL})")],
    ),
    # What is in code is not translated.
    "code": Kind(
        lambda one: one.marked(name=f"`{one.name[1]}`" if one.name else ""), lambda one: _if_named(one, "`{}`")
    ),
    "terms": Kind(lambda one: one.plain, lambda one: _if_named(one, "{}"), glossary=True),
    "all of these": Kind(
        lambda one: one.marked(phrase=rf"**[\1]({_URL})**"),
        lambda one: ["**", "[", f"]({_URL})", *_if_named(one, "{}")],
        glossary=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of one kind.

    spans, survived:  what had to be kept, and what was
    bare, marked:     chrF of the bare sentences, and of the marked ones without their markup
    placed:           the share of words that the marked phrase and that of the reference have in common (F1)
    """

    spans: int
    survived: int
    bare: float
    marked: float
    placed: float | None

    @property
    def loss(self) -> float:
        """chrF points that the marks cost; less than none where they help."""
        return self.bare - self.marked


def bare_answers(engine: Engine) -> dict[Example, str]:
    """The bare sentences as the engine translates them."""
    several = examples()
    return dict(
        zip(several, engine.translate([one.plain for one in several], source="id", target="en"), strict=True)
    )


def measure(kind: Kind, engine: Engine, bare: dict[Example, str]) -> Figures:
    """Translate the sentences that can be marked so, as one document. Skips the test if sacrebleu is missing."""
    sacrebleu = pytest.importorskip("sacrebleu", reason="sacrebleu is not installed: pip install 'digest[test]'")
    several = [one for one in bare if any(kind.kept(one))]
    sources = [kind.mark(one) for one in several]
    names = dict(one.name for one in several if one.name)
    terms = tuple(Term(source, target, case="exact") for source, target in names.items())
    glossary = Glossary(terms if kind.glossary else ())
    answers = translate_markdown("\n\n".join(sources), engine, glossary=glossary).split("\n\n")
    kept = [
        answer.count(part) >= max(1, source.count(part))
        for one, source, answer in zip(several, sources, answers, strict=True)
        for part in kind.kept(one)
    ]
    references = [[one.reference for one in several]]

    def chrf(texts: list[str]) -> float:
        return float(sacrebleu.metrics.CHRF().corpus_score(texts, references).score)

    return Figures(
        spans=len(kept),
        survived=sum(kept),
        bare=chrf([bare[one] for one in several]),
        marked=chrf([_MARKUP.sub("", answer) for answer in answers]),
        placed=_placed(several, answers) if "*" in answers[0] else None,
    )


def _placed(several: Sequence[Example], answers: Sequence[str]) -> float:
    shares = []
    for one, answer in zip(several, answers, strict=True):
        [phrase] = re.findall(r"\*+(.*?)\*+", re.sub(r"\]\([^)]*\)|\[", "", answer))
        found, wanted = (Counter(re.findall(r"\w+", text.lower())) for text in (phrase, one.phrase))
        shares.append(2 * (found & wanted).total() / (found.total() + wanted.total()))
    return sum(shares) / len(shares)
