"""What `digest init` makes a new site of.

The theme, the settings, the workflow and the pinned versions are this repository's own, so that there is one of
each to keep right: a wheel carries copies (`force-include` in pyproject.toml), a clone has them where they are.
Only what a new site has of its own stands in `site/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

from digest import frontmatter
from digest.errors import UsageError
from digest.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).parent
_WORKFLOW = ".github/workflows/publish.yml"


def theme_folder() -> Path:
    """The folder of the theme that goes with this version of digest."""
    return _shipped("theme")


@dataclass(frozen=True, slots=True)
class Scaffolding:
    """What `make_site` did: the files that it wrote, and those that stood there and were kept."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def make_site(folder: Path, *, name: str = "", package: str = "", force: bool = False) -> Scaffolding:
    """Make a new site in `folder`, that `digest build` takes as it is.

    name:    the site's title; made of the folder's name where it is empty
    package: what pip installs digest from in the workflow
    force:   also in a folder with files in it, which are kept as they are

    Raises UsageError where the folder cannot be had.
    """
    try:
        # A fresh clone of an empty repository is an empty folder.
        if not force and folder.exists() and any(path.name != ".git" for path in folder.iterdir()):
            raise UsageError(
                f"{folder}: expected an empty folder; give another one, or add to this one with --force"
            )
        title = folder.resolve().name
        files = scaffold_files(
            name=name or _title(title), package=package, slug=frontmatter.slugify(title) or "digest"
        )
        # The sample articles are for whoever has none.
        samples = not (folder / "content").exists()
        kept, written = [], []
        for path, content in files:
            if path.startswith("content/") and not samples:
                continue
            if (folder / path).exists():
                kept.append(path)
            else:
                write_atomic(folder / path, content)
                written.append(path)
    except OSError as error:
        raise UsageError(f"{folder}: no site can be made here: {error.strerror}") from None
    return Scaffolding(tuple(written), tuple(kept))


def scaffold_files(*, name: str, package: str, slug: str) -> Iterator[tuple[str, bytes]]:
    """The files of a new site: path and content. `slug` is the name that its repository will likely have."""
    site = _HERE / "site"
    for file in _walk(site):
        path = file.relative_to(site).as_posix()
        yield path.replace("gitignore", ".gitignore"), file.read_bytes().replace(b"{{name}}", name.encode())
    for file in _walk(theme_folder()):
        yield f"theme/{file.relative_to(theme_folder()).as_posix()}", file.read_bytes()
    yield "constraints.txt", _shipped("constraints.txt").read_bytes()
    settings = _shipped("mkdocs.yml").read_text(encoding="utf-8")
    settings = _set(settings, "site_name", frontmatter.quote(name))
    settings = settings.replace("example.github.io/digest/", f"example.github.io/{slug}/")
    yield "mkdocs.yml", settings.encode()
    workflow = _shipped("publish.yml", _WORKFLOW).read_text(encoding="utf-8")
    yield _WORKFLOW, _set(workflow, "DIGEST_PACKAGE", frontmatter.quote(package)).encode()


def installed_from() -> str:
    """What pip can install this very digest from, elsewhere; empty where that is not known.

    Known is a git repository, which pip notes down, without credentials. Not the bare name: on the public
    index it is another's.
    """
    try:
        noted = loads(metadata.distribution("digest").read_text("direct_url.json") or "{}")
    except metadata.PackageNotFoundError:
        return ""
    version = noted.get("vcs_info", {})
    return f"git+{noted['url']}@{version['commit_id']}" if version.get("vcs") == "git" else ""


def _title(folder: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[\s_-]+", folder) if word) or "Digest"


def _shipped(name: str, place: str = "") -> Path:
    packed = _HERE / name
    return packed if packed.exists() else _HERE.parent.parent / (place or name)


def _walk(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _set(text: str, key: str, value: str) -> str:
    """YAML `text` with the value of `key`, which stands on one line, replaced."""
    replaced, count = re.subn(rf"(?m)^( *{key}:).*$", lambda match: f"{match[1]} {value}", text, count=1)
    assert count == 1, key  # noqa: S101  a test holds the files to it
    return replaced
