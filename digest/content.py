"""`content/` → articles. The only reader of articles; every error in them is found here, at the door."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.model import Article, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.settings import Settings

RESERVED = frozenset({"tags", "archive", "weekly"})
"""First parts of a path below a language that belong to listings."""

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg"})


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
    clashes = _clashes(articles)
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
    if not text.strip("\ufeff \t\r\n"):
        return None, [
            Finding(
                "empty-file",
                "error",
                "expected front matter and text, found an empty file",
                file=name,
                line=1,
            )
        ]
    head, body = frontmatter.split(text)
    if head is None:
        found = text.lstrip("\ufeff").split("\n", 1)[0].strip()
        closed = "a line `---` that ends it" if found == "---" else "a first line `---`"
        message = f"front matter: expected {closed}, found {'none' if found == '---' else repr(found[:60])}"
        return None, [Finding("front-matter", "error", message, file=name, line=1)]
    values, findings, nodes = frontmatter.read_fields(head, file=name, zone=settings.zone)
    slug = values.pop("slug", None)
    path, wrong = _path(file, slug, settings)
    if wrong:
        findings.append(Finding("path", "error", wrong, file=name, line=1))
    image = values.get("image")
    if image is not None and (missing := _missing_image(file, image.src, settings)):
        line = nodes["image"].start_mark.line + 2
        findings.append(Finding("image", "error", f"image.src: {missing}", file=name, line=line))
    findings += find_todos(head, name)
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    return Article(file=name, path=path, head=head, body=body, **values), findings


def read_text(file: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of `file` in UTF-8, or a finding that says why it cannot be had. Line ends stay as they are."""
    try:
        data = file.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        return None, [Finding("unreadable", "error", f"cannot be read: {error.strerror}", file=name)]
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected UTF-8, found byte 0x{data[error.start]:02x}; save the file as UTF-8"
        return None, [Finding("not-utf8", "error", message, file=name, line=line)]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return None, [Finding("not-text", "error", "expected text, found a NUL character", file=name, line=line)]
    return text, []


def find_todos(head: str, name: str) -> Iterator[Finding]:
    """What `digest import` and `digest new` could not know and left for a person: `TODO` in the front matter.

    A warning, because the article is readable as it is.
    """
    for number, line in enumerate(head.splitlines(), start=2):
        if "TODO" in line:
            message = f"fill in what could not be inferred: {line.strip()[:100]!r}"
            yield Finding("todo", "warning", message, excerpt=line.strip(), file=name, line=number)


def markdown_files(folder: Path, settings: Settings, findings: list[Finding]) -> Iterator[Path]:
    """The Markdown files below `folder`, sorted. Hidden files and folders are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_symlink() and (reason := _bad_link(path, settings)):
            name = path.relative_to(settings.root).as_posix()
            findings.append(Finding("symlink", "error", reason, file=name))
        elif entry.is_dir():
            yield from markdown_files(path, settings, findings)
        elif path.suffix.lower() == ".md":
            yield path


def _bad_link(path: Path, settings: Settings) -> str | None:
    """Why a symbolic link is not followed: what lies outside the content is nobody's to publish."""
    if not path.exists():
        return f"expected a symbolic link to an article, found one that leads nowhere ({str(path.readlink())!r})"
    if not path.resolve().is_relative_to(settings.content.resolve()):
        return f"expected a symbolic link to a file in {settings.content.name}/, found one that leads out of it"
    if path.is_dir():
        return "expected a folder, found a symbolic link to one; it is not followed"
    return None


def _path(file: Path, slug: str | None, settings: Settings) -> tuple[str, str]:
    """The page's path below its language and, where it has none, what is wrong."""
    parts = file.relative_to(settings.content / settings.source).with_suffix("").parts
    parts = tuple(unicodedata.normalize("NFC", part) for part in parts)
    parts = (*parts[:-1], slug or parts[-1])
    path = "/".join(parts)
    for part in parts:
        if not frontmatter.is_slug(part):
            near = frontmatter.slugify(part)
            what = "file name" if part == parts[-1] else "folder"
            advice = f"rename it, for instance to '{near}'" if near else "rename it"
            return path, f"expected a {what} of letters, digits and hyphens, found {part!r}; {advice}"
    if parts[0].casefold() in RESERVED:
        return (
            path,
            f"/{path}/ belongs to digest's own pages; choose another folder or slug than {parts[0]!r}",
        )
    if parts[-1].casefold() in ("index", "readme"):
        return path, f"a page named {parts[-1]!r} would be its folder's front page; choose another slug"
    return path, ""


def _missing_image(file: Path, src: str, settings: Settings) -> str | None:
    target = file.parent / src
    if target.suffix.lower() not in _IMAGES:
        return f"expected an image ({', '.join(sorted(_IMAGES))}), found {src!r}"
    if not target.is_file():
        return f"expected a file beside the article, found no {src!r}"
    if not target.resolve().is_relative_to(settings.content.resolve()):
        return f"expected a file in {settings.content.name}/, found a link that leads out of it"
    return None


def _clashes(articles: Iterable[Article]) -> list[Finding]:
    """Two articles with one URL: an error at both, each naming the other."""
    by_path: dict[str, list[Article]] = {}
    for article in articles:
        # Letters' case does not tell pages apart on every disk and server.
        by_path.setdefault(article.path.casefold(), []).append(article)
    findings = []
    for same in by_path.values():
        for article in same if len(same) > 1 else ():
            others = ", ".join(other.file for other in same if other is not article)
            message = f"the page /{article.path}/ is also that of {others}; give one of them another slug"
            findings.append(Finding("duplicate-url", "error", message, file=article.file, line=1))
    # A page and a folder of the same name are two URLs, and both are fine.
    return findings
