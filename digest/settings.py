"""`mkdocs.yml` → one frozen `Settings`. The only reader of digest's own settings (`extra.digest`)."""

from __future__ import annotations

import difflib
import math
import os
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from digest.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site. Paths are absolute; the defaults are those of the manual.

    source, target:       the language of the articles and that of the editions
    timezone:             the zone of dates that name none, an IANA name
    engine:               the translation engines: what the first cannot do, the next one gets
    engine_url:           the base address that replaces their services' own; or such addresses by engine
    model:                the folder of the models of `local`; None: where `digest model get` puts them
    timeout:              seconds without an answer after which a request has failed; None: the engine's own
    concurrency:          requests under way at once; None: the engine's own
    requests_per_second:  pacing; None: the engine's own
    max_characters:       the most that one run may send; None: as many as there are
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
    engine: tuple[str, ...] = ("google",)
    engine_url: str | Mapping[str, str] | None = None
    model: str | None = None
    timeout: float | None = None
    concurrency: int | None = None
    requests_per_second: float | None = None
    max_characters: int | None = None
    feed_items: int = 30
    page_items: int = 30
    remote: str = "origin"
    branch: str = "gh-pages"

    def url_of(self, engine: str) -> str | None:
        """The address of an engine's service where it is not the usual one."""
        url = self.engine_url
        return url if isinstance(url, str | None) else url.get(engine)

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
_KINDS: dict[str, tuple[tuple[type[Any], ...], str]] = {
    "str": ((str,), "text"),
    "str | None": ((str, type(None)), "text"),
    "int": ((int,), "a whole number above 0"),
    "int | None": ((int, type(None)), "a whole number above 0"),
    "float | None": ((int, float, type(None)), "a number above 0"),
    "tuple[str, ...]": ((str, list), "text, or a list of texts"),
    "str | Mapping[str, str] | None": ((str, dict, type(None)), "an address, or addresses by engine"),
}
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_settings(config: Path) -> Settings:
    """Read and validate `config` (a `mkdocs.yml`).

    Raises UsageError, naming the file and each key that is wrong, for anything that cannot be followed.
    """
    mkdocs = _load(config)
    root = config.resolve().parent
    own, wrong = _own_settings(mkdocs)
    site_url, wrong_url = _site_url(mkdocs)
    for key in ("site_name", "docs_dir", "site_dir"):
        if not isinstance(mkdocs.get(key), str | None):
            wrong.append(f"{key}: expected text, found {mkdocs[key]!r}")
    settings = Settings(
        root=root,
        config=config.resolve(),
        site_name=str(mkdocs.get("site_name") or root.name),
        site_url=site_url,
        docs_dir=root / str(mkdocs.get("docs_dir") or "docs"),
        site_dir=root / str(mkdocs.get("site_dir") or "site"),
        **own,
    )
    wrong += [*wrong_url, *_wrong_folders(settings)]
    if settings.source == settings.target:
        wrong.append(f"extra.digest: expected two languages, found {settings.source!r} as source and target")
    if wrong:
        raise UsageError("\n".join(f"{config}: {message}" for message in wrong))
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
    except OSError as error:
        raise UsageError(f"{config}: cannot be read: {error.strerror}") from None
    except Exception as error:  # MkDocs' loader runs what the file's tags name, and that may raise anything
        raise UsageError(_unreadable(config, error)) from None
    if not isinstance(loaded, dict):
        found = {"str": "text", "list": "a list"}.get(type(loaded).__name__, repr(loaded))
        raise UsageError(f"{config}: expected settings (`key: value`), found {found}")
    return loaded


def _unreadable(config: Path, error: Exception) -> str:
    cause = error.__context__ or error
    mark = getattr(cause, "problem_mark", None)
    place = f"{config}:{mark.line + 1}" if mark else f"{config}"
    reason = getattr(cause, "problem", None) or " ".join(str(error).split())
    return f"{place}: cannot be read as settings (`key: value`): {reason}"


def _own_settings(mkdocs: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The settings under `extra.digest` that are right, and what is wrong with the others."""
    extra = mkdocs.get("extra") or {}
    own = (extra.get("digest") or {}) if isinstance(extra, dict) else extra
    if not isinstance(own, dict):
        return {}, [f"extra.digest: expected settings (`key: value`), found {own!r}"]
    found = {str(key): (value, _wrong_value(str(key), value)) for key, value in own.items()}
    right = {key: value for key, (value, wrong) in found.items() if wrong is None}
    if "engine" in right:
        right["engine"] = names_of(right["engine"])
    return right, [wrong for _, wrong in found.values() if wrong is not None]


def names_of(value: str | list[str]) -> tuple[str, ...]:
    """The names in a setting or an option of one or several: `google`, `google, local`, `[google, local]`."""
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(dict.fromkeys(part.strip() for part in parts))


def _wrong_value(key: str, value: Any) -> str | None:
    """What is wrong with a setting, None where nothing is."""
    if key not in _OWN:
        near = difflib.get_close_matches(key, _OWN, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(sorted(_OWN))}"
        return f"extra.digest: unknown setting {key!r}; {hint}"
    kinds, expected = _KINDS[str(_OWN[key].type)]
    if isinstance(value, bool) and str in kinds:
        expected = "text, in quotes"  # the language of Norway is `no`
    elif not isinstance(value, bool) and isinstance(value, kinds):
        if isinstance(value, str | None):
            return _wrong_text(key, value)
        if isinstance(value, list | dict):
            inner = [*value, *value.values()] if isinstance(value, dict) else value
            if value and all(isinstance(text, str) and text.strip() for text in inner):
                return None
        elif math.isfinite(value) and value > 0:
            return None
    found = "nothing" if value is None or value == [] else repr(value)
    return f"extra.digest.{key}: expected {expected}, found {found}"


def _wrong_text(key: str, value: str | None) -> str | None:
    if key in ("source", "target") and not _LOCALE.fullmatch(value or ""):
        return f"extra.digest.{key}: expected a language such as id or en, found {value!r}"
    if key == "timezone":
        try:
            ZoneInfo(value or "")
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return f"extra.digest.timezone: expected a name such as Asia/Jakarta, found {value!r}"
    return None


def _site_url(mkdocs: Mapping[str, Any]) -> tuple[str | None, list[str]]:
    """The site's address with a slash at its end, and what is wrong with it."""
    given = os.environ.get("DIGEST_SITE_URL")
    name, value = ("DIGEST_SITE_URL", given) if given else ("site_url", mkdocs.get("site_url"))
    if not value:
        return None, []
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", value):
        return None, [f"{name}: expected an address like https://user.github.io/repo/, found {value!r}"]
    return value if value.endswith("/") else f"{value}/", []


def _wrong_folders(settings: Settings) -> list[str]:
    """What is wrong with the folders that digest empties and fills."""
    wrong = []
    if settings.docs_dir != settings.build / "docs":
        found = os.path.relpath(settings.docs_dir, settings.root)
        wrong.append(
            f"docs_dir: expected 'build/docs', the folder that digest writes, found {found!r}; if this is another"
            " MkDocs site, start one for digest with `digest init DIR`"
        )
    site = settings.site_dir.resolve()
    kept = (settings.content, settings.root / "theme", settings.root / ".git", settings.build)
    inside = next((folder for folder in kept if site.is_relative_to(folder)), None)
    if inside or settings.root.is_relative_to(site) or any(folder.is_relative_to(site) for folder in kept):
        found = os.path.relpath(site, settings.root)
        wrong.append(f"site_dir: expected a folder of its own, which each build replaces, found {found!r}")
    return wrong
