"""What is not built, or not published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ContentError, DigestError, EngineError, UsageError
from digest.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.content import Content
    from digest.model import Article, Edition
    from digest.settings import Settings


def check_site_folder(settings: Settings) -> None:
    """Raise UsageError if the folder to be replaced holds somebody's files."""
    names = {path.name for path in settings.site_dir.glob("[!.]*")} if settings.site_dir.is_dir() else set()
    if names and not names & {"index.html", "404.html", "sitemap.xml"}:
        raise UsageError(
            f"{settings.site_dir}: holds files that are no site, and each build replaces that folder;"
            f" empty it, or set site_dir in {settings.config.name} to another"
        )


def nothing_to_build(content: Content, settings: Settings) -> DigestError:
    """Why a build has no article: all of them have errors, or there is none."""
    if any(finding.severity == "error" for finding in content.findings):
        return ContentError(content.findings)
    return UsageError(
        f"{settings.content / settings.source}: there is no article; write one (`digest new TITLE`),"
        " import one (`digest import FILE`), or start a site with samples (`digest init DIR`)"
    )


def refuse(
    articles: Sequence[Article],
    editions: Mapping[str, Edition],
    findings: Sequence[Finding],
    failures: Sequence[str],
) -> None:
    """Raise for what `strict` does not let pass: ContentError, EngineError where the engine alone is to blame."""
    errors = [finding for finding in findings if finding.severity == "error"]
    lacking = list(_find_lacking(articles, editions))
    if failures and lacking and not errors:
        raise EngineError("\n".join([*map(str, lacking), *failures]))
    if errors or lacking:
        raise ContentError([*errors, *lacking, *(Finding("engine", "error", reason) for reason in failures)])


def _find_lacking(articles: Sequence[Article], editions: Mapping[str, Edition]) -> Iterator[Finding]:
    for article in sorted(articles, key=lambda article: article.file):
        edition = editions.get(article.path)
        if edition is None:
            yield Finding("pending", "error", "has no edition; run `digest translate`", file=article.file)
        elif edition.state == "stale":
            message = (
                "has changed since its edition was made; run `digest translate`, then look at `digest status`"
            )
            yield Finding("stale", "error", message, file=article.file)
