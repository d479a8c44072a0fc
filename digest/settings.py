"""`mkdocs.yml` → one frozen `Settings`. The only reader of digest's own settings (`extra.digest`)."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from digest.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site. Paths are absolute; the defaults are those of the manual.

    source, target:       the language of the articles and that of the editions
    timezone:             the zone of dates that name none, an IANA name
    engine, engine_url:   the translation engine, and the base address that replaces its service's own
    timeout:              seconds without an answer after which a request has failed; None: the engine's own
    concurrency:          requests under way at once; None: the engine's own
    requests_per_second:  pacing; None: the engine's own
    feed_items:           the newest articles that a feed holds
    page_items:           the articles on one page of a listing
    branch, remote:       where `digest deploy` publishes
    """

    root: Path
    config: Path
    site_name: str
    site_url: str | None
    docs_dir: Path
    site_dir: Path
    source: str = "id"
    target: str = "en"
    timezone: str = "Asia/Jakarta"
    engine: str = "google"
    engine_url: str | None = None
    timeout: float | None = None
    concurrency: int | None = None
    requests_per_second: float | None = None
    feed_items: int = 30
    page_items: int = 30
    remote: str = "origin"
    branch: str = "gh-pages"

    @property
    def content(self) -> Path:
        """The folder with one folder of Markdown a language, the glossary and the topics."""
        return self.root / "content"

    @property
    def build(self) -> Path:
        """The folder of everything that can be made again."""
        return self.root / "build"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone as an object."""
        return ZoneInfo(self.timezone)

    @property
    def locales(self) -> tuple[str, str]:
        """Both languages, the source first."""
        return (self.source, self.target)


_GIVEN_BY_MKDOCS = {"root", "config", "site_name", "site_url", "docs_dir", "site_dir"}
_OWN = {field.name: field for field in fields(Settings) if field.name not in _GIVEN_BY_MKDOCS}
_KINDS: dict[str, tuple[type[Any], ...]] = {
    "str": (str,),
    "str | None": (str, type(None)),
    "int": (int,),
    "int | None": (int, type(None)),
    "float | None": (int, float, type(None)),
}


def read_settings(config: Path) -> Settings:
    """Read and validate `config` (a `mkdocs.yml`).

    Raises UsageError, naming the file and the key, for anything that cannot be followed.
    """
    mkdocs = _load(config)
    root = config.resolve().parent
    extra = mkdocs.get("extra") or {}
    own = (extra.get("digest") if isinstance(extra, dict) else None) or {}
    if not isinstance(own, dict):
        raise UsageError(f"{config}: extra.digest: expected settings (`key: value`), found {own!r}")
    for key, value in own.items():
        _validate(config, str(key), value)
    settings = Settings(
        root=root,
        config=config.resolve(),
        site_name=str(mkdocs.get("site_name") or root.name),
        site_url=_site_url(config, mkdocs.get("site_url")),
        docs_dir=root / str(mkdocs.get("docs_dir") or "docs"),
        site_dir=root / str(mkdocs.get("site_dir") or "site"),
        **own,
    )
    if settings.docs_dir != settings.build / "docs":
        raise UsageError(
            f"{config}: docs_dir: expected 'build/docs', the folder that digest writes,"
            f" found {mkdocs.get('docs_dir') or 'docs'!r}"
        )
    return settings


def _load(config: Path) -> dict[str, Any]:
    try:
        with config.open("rb") as stream:
            loaded = yaml_load(stream, loader=get_yaml_loader())
    except FileNotFoundError:
        raise UsageError(
            f"{config}: there is no such file; run digest in the folder of a site,"
            " give --config, or start a site with `digest init DIR`"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{config}: cannot be read: {error}") from None
    except Exception as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"{config}: is not valid YAML: {reason}") from None
    if not isinstance(loaded, dict):
        raise UsageError(f"{config}: expected settings (`key: value`), found {type(loaded).__name__}")
    return loaded


def _site_url(config: Path, value: object) -> str | None:
    value = os.environ.get("DIGEST_SITE_URL") or value
    if not value:
        return None
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        raise UsageError(
            f"{config}: site_url: expected an address like https://user.github.io/repo/, found {value!r}"
        )
    return value if value.endswith("/") else value + "/"


def _validate(config: Path, key: str, value: object) -> None:
    if key not in _OWN:
        near = difflib.get_close_matches(key, _OWN, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(sorted(_OWN))}"
        raise UsageError(f"{config}: extra.digest: unknown setting {key!r}; {hint}")
    kinds = _KINDS[str(_OWN[key].type)]
    if isinstance(value, bool) or not isinstance(value, kinds):
        names = " or ".join("nothing" if kind is type(None) else kind.__name__ for kind in kinds)
        raise UsageError(f"{config}: extra.digest.{key}: expected {names}, found {value!r}")
    if isinstance(value, (int, float)) and value <= 0:
        raise UsageError(f"{config}: extra.digest.{key}: expected a number above 0, found {value!r}")
    if key == "timezone":
        try:
            ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError):
            raise UsageError(
                f"{config}: extra.digest.timezone: expected a name such as Asia/Jakarta, found {value!r}"
            ) from None
