"""`site/` → a branch of a git repository, as GitHub Pages publishes it.

Each deployment is one commit on top of what the branch holds at the remote, so a push is never forced, and
what was published before stays in its history. No local branch, working tree or index is touched.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DeployError, UsageError
from digest.git import Repository, redact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Deployment:
    """What was published, or would be.

    address:   where to, without credentials
    commit:    what the branch holds
    files:     the number of files of the site
    new:       whether the branch is new at the remote
    pushed:    whether it was pushed: not in a dry run, nor where the branch holds the same files already
    added, changed, removed:  numbers of files, against what the branch held
    """

    address: str
    branch: str
    commit: str
    files: int
    new: bool
    pushed: bool
    added: int
    changed: int
    removed: int


def deploy(
    site: Path,
    *,
    root: Path,
    remote: str,
    branch: str,
    message: str | None = None,
    sources: Sequence[Path] = (),
    dry_run: bool = False,
    force: bool = False,
) -> Deployment:
    """Publish the folder `site` to `branch` of `remote` (a name or an address).

    root:     a folder in the repository of the sources
    message:  of the commit; `{sha}` stands for the commit of the sources
    sources:  files and folders that must not be newer than the site
    force:    also an old site, and also to a branch that holds the sources' own history

    Raises UsageError where site or repository are not fit for it, DeployError where git fails.
    """
    files = dict(_files(site))
    if not force and (newer := _newer(sources, files.values())):
        raise UsageError(f"{newer} has changed since {site} was built; run `digest build`, or say --force")
    repository = Repository(root)
    address = _address(repository, remote)
    _check_name(branch, repository)
    text = (message or "Publish {sha}").replace("{sha}", _source(repository))
    for _ in range(_ATTEMPTS):
        tip = repository.tip(remote, branch)
        if tip and not force:
            _check_history(tip, repository, f"{branch} of {address}")
        commit = repository.commit_files(_complete(files, repository, tip), message=text, parent=tip)
        added, changed, removed = _compare(repository, tip, commit)
        news = tip is None or bool(added or changed or removed)
        if dry_run or not news:
            break
        try:
            repository.do("push", "--quiet", "--", remote, f"{commit}:refs/heads/{branch}")
            break
        except DeployError:
            # Where somebody else published in between, this goes on top of it; else git's complaint stands.
            if repository.tip(remote, branch) == tip:
                raise
    else:
        raise DeployError(f"{branch} of {address} changes faster than it can be pushed to; try again")
    return Deployment(
        address=address,
        branch=branch,
        commit=commit if tip is None or news else tip,
        files=len(files),
        new=tip is None,
        pushed=news and not dry_run,
        added=added,
        changed=changed,
        removed=removed,
    )


def _check_name(branch: str, repository: Repository) -> None:
    if branch.startswith("-") or not repository.succeeds("check-ref-format", f"refs/heads/{branch}"):
        raise UsageError(f"expected the name of a branch, found {branch!r}")


def _check_history(tip: str, repository: Repository, name: str) -> None:
    if repository.succeeds("merge-base", "HEAD", tip):
        raise UsageError(
            f"the branch {name} shares its history with your sources, and the site would take their place there;"
            " choose another with --branch, or say --force"
        )


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """The files of the site by their path in it, sorted."""
    if not (site / "index.html").is_file():
        raise UsageError(f"{site}: expected a site, found {_found(site)}; make it with `digest build`")
    for folder, folders, names in os.walk(site):
        for name in sorted(folders + names):
            if Path(folder, name).is_symlink():
                raise UsageError(f"{Path(folder, name)}: a symbolic link cannot be published")
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            file = Path(folder, name)
            yield file.relative_to(site).as_posix(), file


def _newer(sources: Sequence[Path], files: Iterable[Path]) -> Path | None:
    """A file of the sources that was changed after the whole site was."""
    built = max(file.stat().st_mtime_ns for file in files)
    for source in sources:
        # Folders do not count: an editor's temporary file changes theirs.
        for file in [source] if source.is_file() else sorted(source.rglob("[!.]*")):
            if file.is_file() and file.stat().st_mtime_ns > built:
                return file
    return None


def _found(site: Path) -> str:
    if not site.exists():
        return "nothing"
    return "no index.html in it" if site.is_dir() else "no folder"


def _address(repository: Repository, remote: str) -> str:
    """Where `remote` leads, without credentials."""
    names = repository.ask("remote").splitlines()
    if remote in names:
        return redact(repository.ask("remote", "get-url", "--push", remote))
    if not remote.startswith("-") and ("/" in remote or ":" in remote):
        return redact(remote)
    known = f"there are: {', '.join(names)}" if names else f"add it with `git remote add {remote} ADDRESS`"
    raise UsageError(f"the repository has no remote named {remote!r}; {known}")


def _source(repository: Repository) -> str:
    """The commit of the sources, with `-dirty` where files differ from it."""
    if not repository.succeeds("rev-parse", "--verify", "HEAD"):
        return "uncommitted sources"
    # Without the lock, looking does not write the index.
    dirty = repository.ask("--no-optional-locks", "status", "--porcelain")
    return repository.ask("rev-parse", "--short", "HEAD") + ("-dirty" if dirty else "")


def _complete(files: Mapping[str, Path], repository: Repository, tip: str | None) -> dict[str, Path | bytes | str]:
    """The files of the site, and those that the branch needs besides.

    `.nojekyll`: without it GitHub Pages runs Jekyll, which drops what begins with an underscore.
    `CNAME`: GitHub writes it to the branch when a domain is set, and forgets the domain when it is gone.
    """
    domain = repository.blob(tip, "CNAME") if tip else None
    return {".nojekyll": b"", **({"CNAME": domain} if domain else {}), **files}


def _compare(repository: Repository, tip: str | None, commit: str) -> tuple[int, int, int]:
    """How many files are added, changed and removed from `tip` to `commit`."""
    if tip is None:
        return (
            len(repository.ask("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit).split("\0")) - 1,
            0,
            0,
        )
    listed = repository.ask("diff-tree", "-r", "-z", "--no-relative", "--no-renames", "--name-status", tip, commit)
    letters = listed.split("\0")[::2]
    return letters.count("A"), letters.count("M"), letters.count("D")
