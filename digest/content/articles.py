"""Files → articles and findings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.content.files import markdown_files, read_text
from digest.content.paths import page_path, path_error
from digest.model import Article, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from digest.settings import Settings

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg"})
# What may be the beginning of a line in very many lists and quotes, or in as many levels of indentation.
_NESTED = re.compile(r"^[ \t>*+\-\d.)]{100,}", re.MULTILINE)
_LEVEL = re.compile(r"\t|    |>|(?:[*+-]|\d[.)])(?=[ \t])")
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Content:
    """What `content/<source>/` holds: the articles without an error, drafts included, and all findings."""

    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]

    @property
    def published(self) -> tuple[Article, ...]:
        """The articles that are no drafts, newest first."""
        return tuple(article for article in self.articles if not article.draft)


def read_content(settings: Settings) -> Content:
    """Read all articles of the site, newest first (then by path).

    An article with an error is left out and its findings are told; the others are read all the same.
    """
    findings: list[Finding] = []
    articles = []
    for file in markdown_files(settings.content / settings.source, settings, findings):
        article, found = read_article(file, settings)
        findings += found
        if article is not None:
            articles.append(article)
    clashes = list(_clashes(articles))
    findings += clashes
    twice = {finding.file for finding in clashes}
    kept = [article for article in articles if article.file not in twice]
    kept.sort(key=lambda article: article.path)
    kept.sort(key=lambda article: article.date, reverse=True)
    findings.sort(key=lambda finding: (finding.file or "", finding.line or 0))
    return Content(tuple(kept), tuple(findings))


def read_article(file: Path, settings: Settings) -> tuple[Article | None, list[Finding]]:
    """Read one article. None where it has an error."""
    name = file.relative_to(settings.root).as_posix()
    text, findings = read_text(file, name)
    if text is None:
        return None, findings
    head, body = frontmatter.split(text)
    if head is None:
        return None, [_no_front_matter(text, name)]
    values, findings, nodes = frontmatter.read_fields(head, file=name, zone=settings.zone)

    def report(code: str, key: str, message: str) -> None:
        line = nodes[key].start_mark.line + 2 if key in nodes else 1
        findings.append(Finding(code, "error", message, file=name, line=line))

    slug = values.pop("slug", None)
    path = page_path(file, slug, settings)
    if wrong := path_error(path, from_slug=slug is not None):
        report("path", "slug", wrong)
    image = values.get("image")
    if image is not None and (missing := _missing_image(file, image.src, settings)):
        report("image", "image", f"image.src: {missing}")
    findings += find_todos(head, name)
    findings += _find_depth(text, len(text) - len(body), name)
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    return Article(file=name, path=path, head=head, body=body, **values), findings


def _no_front_matter(text: str, name: str) -> Finding:
    if not text.strip("\ufeff \t\r\n"):
        message = "expected front matter and text, found an empty file"
        return Finding("empty-file", "error", message, file=name, line=1)
    first = frontmatter.LINE_END.split(text.removeprefix("\ufeff"), maxsplit=1)[0]
    if first.rstrip() == "---":
        message = "front matter: expected a line `---` that ends it, found none"
    else:
        message = f"front matter: expected a first line `---`, found {first[:60]!r}"
    return Finding("front-matter", "error", message, file=name, line=1)


def find_todos(head: str, name: str) -> Iterator[Finding]:
    """What `digest import` and `digest new` could not know and left for a person: `TODO` in the front matter.

    A warning, because the article is readable as it is.
    """
    for number, line in enumerate(frontmatter.LINE_END.split(head), start=2):
        if "TODO" in line:
            message = f"fill in what could not be inferred: {line.strip()[:100]!r}"
            yield Finding("todo", "warning", message, excerpt=line.strip(), file=name, line=number)


def _find_depth(text: str, body: int, name: str) -> Iterator[Finding]:
    """The first line in so many lists and quotes that the renderer, which recurses, would give up on the site."""
    for match in _NESTED.finditer(text, body):
        levels = len(_LEVEL.findall(match[0]))
        if levels > _DEEPEST:
            line = len(frontmatter.LINE_END.findall(text, 0, match.start())) + 1
            message = f"expected at most {_DEEPEST} lists, quotes or indents in one another, found {levels}"
            yield Finding("depth", "error", message, file=name, line=line)
            return


def _missing_image(file: Path, src: str, settings: Settings) -> str | None:
    target = file.parent / src
    if target.suffix.lower() not in _IMAGES:
        return f"expected an image ({', '.join(sorted(_IMAGES))}), found {frontmatter.shorten(src)}"
    try:
        found = target.is_file()
    except OSError:  # a name that is too long
        found = False
    if not found:
        return f"expected a file beside the article, found no {frontmatter.shorten(src)}"
    if not target.resolve().is_relative_to(settings.content.resolve()):
        return f"expected a file in {settings.content.name}/, found a link that leads out of it"
    return None


def _clashes(articles: Iterable[Article]) -> Iterator[Finding]:
    """Two articles with one URL: an error at both, each naming the other.

    A page and a folder of the same name are two URLs, and both are fine.
    """
    by_path: dict[str, list[Article]] = {}
    for article in articles:
        # Letters' case does not tell pages apart on every disk and server.
        by_path.setdefault(article.path.casefold(), []).append(article)
    for same in by_path.values():
        for article in same if len(same) > 1 else ():
            others = [other for other in same if other is not article]
            message = f"the page /{article.path}/ is also that of {', '.join(other.file for other in others)}"
            advice = f"{message}{_difference(article, others[0])}; give one of them another slug"
            yield Finding("duplicate-url", "error", advice, file=article.file, line=1)


def _difference(article: Article, other: Article) -> str:
    """What two articles' pages differ in, to the eye or to a machine alone."""
    if article.path != other.path:
        return ", as some disks and servers do not tell A from a"
    if unicodedata.normalize("NFC", article.file) == unicodedata.normalize("NFC", other.file):
        return ", which only looks the same (its accents are characters of their own)"
    return ""
