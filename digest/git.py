"""git, wrapped once: what it says never holds credentials, and it touches neither working tree nor index."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from digest.errors import DeployError, UsageError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping
    from pathlib import Path

_SCRATCH = "refs/digest/deploy"
_VERSIONS = re.compile(r"^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ", re.MULTILINE)
_USER_INFO = re.compile(r"(\w://)\S*@")
_TOLD = re.compile(r"^(?:fatal: |error: |remote: |ERROR: )(.*)", re.MULTILINE)
_SAY_WHO = "; tell git who you are: `git config user.name` and `git config user.email`"
_REMEDIES = {
    "not a git repository": "; start one with `git init`, or deploy from a clone",
    "Please tell me who you are": _SAY_WHO,
}


def redact(text: str) -> str:
    """`text` without the user names, passwords and tokens of the addresses in it."""
    # Up to the last @: a password may itself hold an @ or a slash, and showing too little does no harm.
    return _USER_INFO.sub(r"\1***@", text)


class Repository:
    """The git repository around a folder. Raises UsageError where there is none, or no git."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {**os.environ, "LC_ALL": "C"}
        if not sys.stdin.isatty():
            self._environment["GIT_TERMINAL_PROMPT"] = "0"
        self.ask("rev-parse", "--git-dir")

    def ask(self, *arguments: str) -> str:
        """What `git *arguments` writes. Raises UsageError with what git complains of: the set-up is wrong."""
        return self._run(arguments, UsageError)

    def do(self, *arguments: str) -> str:
        """What `git *arguments` writes. Raises DeployError with what git complains of."""
        return self._run(arguments, DeployError)

    def succeeds(self, *arguments: str) -> bool:
        """Whether git ends without an error."""
        return self._start(arguments).returncode == 0

    def tip(self, remote: str, branch: str) -> str | None:
        """The commit that `branch` of `remote` is at now, None where there is no such branch. Fetches it."""
        name = f"refs/heads/{branch}"
        for line in self.do("ls-remote", "--", remote, name).splitlines():
            commit, _, found = line.partition("\t")
            if found == name:
                if not self.succeeds("cat-file", "-e", f"{commit}^{{commit}}"):
                    self.do("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", remote, name)
                return commit
        return None

    def blob(self, commit: str, path: str) -> str | None:
        """The id of the file `path` in `commit`, None where there is none."""
        found = self._start(("rev-parse", "--verify", "--quiet", f"{commit}:{path}"))
        return found.stdout.strip() or None

    def versions(self, path: str) -> list[str]:
        """The ids of the blobs that the file `path` has been, newest first, under other names, too. Of a file
        that git does not know there are none."""
        found = self._start(
            ("log", "--follow", "-m", "--format=", "--raw", "--no-abbrev", "--no-color", "--", path)
        )
        both = (blob for newer in _VERSIONS.finditer(found.stdout) for blob in (newer[2], newer[1]))
        return [blob for blob in dict.fromkeys(both) if blob.strip("0")]

    def contents(self, blobs: Iterable[str]) -> Generator[bytes, None, None]:
        """What the `blobs` hold, one after the other, as far as it is asked for. One that is not there (in a
        partial clone) is passed over, and not fetched."""
        command = ["git", "cat-file", "--batch"]
        with subprocess.Popen(  # noqa: S603  a list of arguments, no shell
            command,
            cwd=self._folder,
            env={**self._environment, "GIT_NO_LAZY_FETCH": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as git:
            asked, told = git.stdin, git.stdout
            assert asked is not None and told is not None  # noqa: S101, PT018  for the type checker: both are pipes
            try:
                for blob in blobs:
                    asked.write(f"{blob}\n".encode())
                    asked.flush()
                    # `<id> blob <size>`, or `<id> missing`
                    _, kind, *size = told.readline().split() or (b"", b"missing")
                    if kind == b"blob":
                        yield told.read(int(size[0]) + 1)[:-1]
            finally:
                with suppress(OSError):
                    asked.close()

    def commit_files(self, files: Mapping[str, Path | bytes | str], *, message: str, parent: str | None) -> str:
        """A commit that holds just `files`, byte for byte; no branch points to it.

        files: by path, each a file, its content, or the id of a blob

        By `git fast-import` rather than `git add`: it knows no filters, line-end conversions or ignore
        rules, and makes one pack of thousands of files.
        """
        identity = self.ask("var", "GIT_COMMITTER_IDENT")
        with tempfile.TemporaryFile() as stream:
            stream.write(f"commit {_SCRATCH}\nmark :1\ncommitter {identity}\n".encode())
            stream.write(_counted(message.encode()))
            if parent:
                stream.write(f"from {parent}\n".encode())
            stream.write(b"deleteall\n")
            for path, content in files.items():
                if isinstance(content, str):
                    stream.write(f"M 100644 {content} ".encode() + _quoted(path) + b"\n")
                    continue
                data = content if isinstance(content, bytes) else content.read_bytes()
                stream.write(b"M 100644 inline " + _quoted(path) + b"\n" + _counted(data))
            stream.write(b"get-mark :1\ndone\n")
            stream.seek(0)
            commit = self._run(("fast-import", "--quiet", "--done", "--force"), DeployError, stream)
        self.do("update-ref", "-d", _SCRATCH)
        return commit

    def _run(self, arguments: tuple[str, ...], error: type[Exception], stdin: IO[bytes] | None = None) -> str:
        done = self._start(arguments, stdin)
        if done.returncode:
            raise error(_complaint(arguments[0], done.stderr))
        return done.stdout.removesuffix("\n")

    def _start(
        self, arguments: tuple[str, ...], stdin: IO[bytes] | None = None
    ) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(  # noqa: S603  a list of arguments, no shell
                ["git", *arguments],  # noqa: S607  the git of the user's PATH is the one that is wanted
                cwd=self._folder,
                env=self._environment,
                stdin=stdin,
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                check=False,
            )
        except FileNotFoundError:
            raise UsageError("`digest deploy` needs git, which is not installed") from None


def _complaint(command: str, text: str) -> str:
    # Git says what went wrong in lines that begin so, and adds advice that does not fit here.
    told = _TOLD.findall(text) or text.splitlines()
    remedy = next((remedy for sign, remedy in _REMEDIES.items() if sign in text), "")
    return redact(f"git {command}: {' '.join(' '.join(told).split())}{remedy}")


def _counted(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)


def _quoted(path: str) -> bytes:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return os.fsencode(f'"{escaped}"')
