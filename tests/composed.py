"""Pages for the tests of what is made from pages: composed by the real thing, of articles given in brief."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from digest.model import Article, Edition, Translation
from digest.pages import compose_pages
from digest.settings import Settings
from digest.taxonomy import Topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Page

ZONE = ZoneInfo("Asia/Jakarta")
TOPICS = Topics({"cuaca": {"id": "Cuaca", "en": "Weather"}})


def settings(*, root: Path = Path("/site"), **values: Any) -> Settings:
    given = {"site_name": "Kabar", "site_url": "https://kabar.example/repo/", **values}
    return Settings(
        root=root,
        config=root / "mkdocs.yml",
        docs_dir=root / "build" / "docs",
        site_dir=root / "site",
        **given,
    )


def article(path: str, day: str = "2023-10-27", **values: Any) -> Article:
    """`day` is a date, or a moment in WIB."""
    date = datetime.fromisoformat(day).replace(tzinfo=ZONE)
    given = {"title": "Hujan turun di Bogor", "body": "Hujan turun sejak pagi.\n", "head": "", **values}
    return Article(file=f"content/id/{path}.md", path=path, date=date, has_time=len(day) > 10, **given)


def edition(original: Article, state: Any = "machine", **values: Any) -> Edition:
    given = {
        "title": "Rain falls on Bogor",
        "body": "It has rained since morning.\n",
        "translation": Translation("pseudo", original.date.date()),
        "numbers": (1,),
        **values,
    }
    return Edition(
        file=original.file.replace("/id/", "/en/"),
        article=original,
        state=state,
        text="",
        **given,
    )


def pages(articles: Iterable[Article], editions: Iterable[Edition] = (), **values: Any) -> list[Page]:
    """All pages of a site. `values` are settings."""
    by_path = {found.article.path: found for found in editions}
    newest = sorted(articles, key=lambda found: found.date, reverse=True)
    return compose_pages(newest, by_path, settings=settings(**values), topics=TOPICS)
