"""The pipeline: check → translate what is missing → write pages → render → index → `site/`."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.content import read_content
from digest.editions import read_editions, reread_editions
from digest.errors import ContentError
from digest.gate import check_site_folder, nothing_to_build, refuse
from digest.lock import NAME as LOCK
from digest.lock import exclusive
from digest.render import publish
from digest.site import make_site
from digest.taxonomy import read_topics
from digest.translate.desk import plan_articles, translate_plans
from digest.translate.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from digest.model import Finding
    from digest.settings import Settings
    from digest.translate.result import Progress


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, and what it could not.

    articles:  how many are published
    written:   the articles whose edition was made or refreshed
    pending:   the articles that are published without an edition
    stale:     those that have changed since their edition was made
    failures:  why the engine left editions missing, each reason once
    findings:  about articles, editions and topics
    notes:     what MkDocs warned of, and what the settings lack
    """

    articles: int
    written: tuple[str, ...]
    pending: tuple[str, ...]
    stale: tuple[str, ...]
    failures: tuple[str, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


def build_site(
    settings: Settings,
    *,
    today: date,
    progress: Progress | None,
    strict: bool = False,
    clean: bool = False,
    dask: str | None = None,
    on_wait: Callable[[], None] | None = None,
) -> Built:
    """Build the site from what `content/` holds. Without `progress` nothing is translated, and nothing sent.

    strict:  raise ContentError at any error, stale or pending edition, and leave the site as it is
    clean:   forget what earlier builds left, except translations of segments, which cost money or patience
    dask:    the address of a Dask scheduler whose workers are to translate
    on_wait: called if another run works in this folder, before waiting for its end

    Raises RenderError if MkDocs or Pagefind fail, UsageError if there is nothing to build from, ContentError if
    there is nothing without an error. The site that is there is only replaced by a whole one.
    """
    with exclusive(settings, on_wait=on_wait):
        if clean:
            _clean(settings)
        return _build(settings, today=today, progress=progress, strict=strict, dask=dask)


def _build(settings: Settings, *, today: date, progress: Progress | None, strict: bool, dask: str | None) -> Built:
    check_site_folder(settings)
    content = read_content(settings)
    if not content.articles:
        raise nothing_to_build(content, settings)
    articles = content.published
    editions = read_editions(articles, settings)
    result = Result()
    if progress is not None:
        plans = plan_articles(articles, editions)
        result = translate_plans(plans, settings, articles=articles, today=today, progress=progress, dask=dask)
        written = frozenset(result.written)
        changed = [article for article in articles if article.file in written]
        editions = reread_editions(editions, changed, settings)
    topics = read_topics(settings)
    findings = (*content.findings, *editions.findings, *result.findings, *topics.findings)
    if strict:
        refuse(articles, editions.by_path, findings, result.reasons if result.missing else ())
    site = make_site(articles, editions.by_path, topics, settings)
    if site.findings and (strict or not site.articles):
        raise ContentError(site.findings)
    publish(site.folder, site=settings.site_dir)
    return Built(
        articles=len(site.articles),
        written=tuple(sorted(result.written)),
        pending=tuple(article.file for article in site.articles if article.path not in site.editions),
        stale=tuple(edition.article.file for edition in site.editions.values() if edition.state == "stale"),
        failures=tuple(result.reasons) if result.missing else (),
        findings=(*findings, *site.findings),
        notes=site.notes,
    )


def _clean(settings: Settings) -> None:
    for path in settings.build.glob("*"):
        # A site that is being replaced may hold what is nowhere else; it is `publish` that knows.
        if path.name.startswith("memory.") or path.name in (LOCK, "site-old"):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
