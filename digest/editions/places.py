"""Where editions stand, and where they should not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digest.content import markdown_files
from digest.model import Finding

if TYPE_CHECKING:
    from digest.model import Article
    from digest.settings import Settings


def edition_file(article: Article, settings: Settings) -> Path:
    """Where the edition of `article` is: at the same place in the other language's folder."""
    relative = Path(article.file).relative_to(f"{settings.content.name}/{settings.source}")
    return settings.content / settings.target / relative


class Outside:
    """Tells editions whose place is not in `content/` because of a symbolic link: digest writes nowhere else."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._content = settings.content.resolve()
        self._folders: dict[Path, bool] = {}

    def find(self, file: Path) -> Finding | None:
        """What is wrong with the place of an edition's file, if anything."""
        if file.parent not in self._folders:
            self._folders[file.parent] = not file.parent.resolve().is_relative_to(self._content)
        if not self._folders[file.parent] and not (file.is_symlink() and not self._leads_inside(file)):
            return None
        name = file.relative_to(self._settings.root).as_posix()
        message = f"expected a file in {self._settings.content.name}/, found a symbolic link that leads out of it"
        return Finding("symlink", "error", message, file=name)

    def _leads_inside(self, file: Path) -> bool:
        return file.exists() and file.resolve().is_relative_to(self._content)


def find_orphans(settings: Settings) -> list[Finding]:
    """Editions without an article: of an article that was renamed alone, or taken away."""
    root = settings.content / settings.target
    findings: list[Finding] = []
    for file in markdown_files(root, settings, findings):
        source = settings.content / settings.source / file.relative_to(root)
        if not source.exists():
            name = source.relative_to(settings.root).as_posix()
            message = f"edition of no article; rename it with its article, or delete it ({name} is missing)"
            place = file.relative_to(settings.root).as_posix()
            findings.append(Finding("orphan", "warning", message, file=place))
    return findings
