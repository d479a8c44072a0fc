"""An article and its edition on a desk, without files: both are written in by people, and translated, in turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest import frontmatter
from digest.editions.read import blocks_of, parse_edition
from digest.glossary import Glossary
from digest.memory import Known
from digest.model import Article
from digest.segments import fingerprint
from digest.terminology import protect
from digest.translate.plan import make_edition, plan_edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Edition
    from digest.segments import Segment, Target
    from digest.translate.plan import Plan

ZONE = ZoneInfo("Asia/Jakarta")
HEAD = "title: Judul\ndate: 2024-05-06 07:00\n"
TODAY = date(2024, 5, 6)


def shout(target: Target) -> Target:
    """The engine: capitals."""
    return tuple(part.upper() if isinstance(part, str) else part for part in target)


@dataclass
class Desk:
    """`body` and `head` are the article's; `text` is the edition's whole file, None as long as there is none."""

    body: str
    head: str = HEAD
    text: str | None = None
    engine: str = "shout"
    translate: Callable[[Target], Target] = shout
    glossary: Glossary = field(default_factory=Glossary)

    @property
    def article(self) -> Article:
        values, findings, _ = frontmatter.read_fields(self.head, file="content/id/a.md", zone=ZONE)
        assert not [finding for finding in findings if finding.severity == "error"], findings
        path = values.pop("slug", "a")
        return Article(file="content/id/a.md", path=path, head=self.head, body=self.body, **values)

    @property
    def edition(self) -> Edition:
        assert self.text is not None
        edition, findings = parse_edition(
            self.article, self.text, file="content/en/a.md", zone=ZONE, glossary=self.glossary
        )
        assert edition is not None, findings
        return edition

    def plan(self, *, force: bool = False) -> Plan:
        edition = self.edition if self.text is not None else None
        return plan_edition(self.article, edition, glossary=self.glossary, force=force)

    def run(self, *, force: bool = False) -> list[str]:
        """Translate what there is to translate. Returns the words that were sent, segment by segment."""
        plan = self.plan(force=force)
        segments = list(plan.segments())
        if plan.changed:
            known = {found: Known(self._made(segment), self.engine) for found, segment in plan.wanted()}
            self.text = make_edition(plan, known, engine=self.engine, today=TODAY)
        return ["".join(part for part in s.source if isinstance(part, str)) for s in segments]

    def _made(self, segment: Segment) -> Target:
        protected = protect(segment, self.glossary)
        return protected.release(self.translate(protected.segment.source))

    @property
    def english(self) -> str:
        """The body of the edition."""
        return self.edition.body

    @english.setter
    def english(self, body: str) -> None:
        assert self.text is not None
        self.text = self.text[: len(self.text) - len(self.english)] + body

    def replace(self, old: str, new: str) -> None:
        """A person changes something in the edition."""
        assert self.text is not None
        assert self.text.count(old) == 1, self.text
        self.text = self.text.replace(old, new)


def prints(body: str) -> list[str]:
    return [fingerprint(block.text) for block in blocks_of(body)]
