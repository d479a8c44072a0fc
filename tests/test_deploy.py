"""`digest deploy`, against a bare repository on disk."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import main
from digest.deploy import Deployment, deploy
from digest.errors import DeployError, UsageError
from digest.git import redact

if TYPE_CHECKING:
    from pathlib import Path

ODD_NAMES = (
    "id/2023/kunjungan-moskow/index.html",
    "a b.html",
    'quo"te.html',
    "back\\slash.html",
    "línea-ü-日本.html",
    "line\nbreak.html",
    "_underscore/[x]*?.html",
    "-dash.html",
)


@pytest.fixture(autouse=True)
def _plain_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of this machine, and an identity."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("HOME", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Redaksi")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "redaksi@example.org")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    return tmp_path / "remote.git"


@pytest.fixture
def root(tmp_path: Path, remote: Path) -> Path:
    """A repository with sources, a built site and the remote `origin`."""
    root = tmp_path / "my site"
    write(root / "site", {"index.html": b"<h1>one</h1>", "id/index.html": b"<p>id</p>"})
    (root / ".gitignore").write_text("/site/\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "remote", "add", "origin", str(remote))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Begin")
    return root


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def publish(root: Path, **options: object) -> Deployment:
    return deploy(root / "site", **{"root": root, "remote": "origin", "branch": "gh-pages", **options})  # type: ignore[arg-type]


def published(remote: Path, branch: str = "gh-pages") -> dict[str, bytes]:
    names = git(remote, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")[:-1]
    return {
        name: subprocess.run(
            ["git", "cat-file", "blob", f"{branch}:{name}"], cwd=remote, capture_output=True, check=True
        ).stdout
        for name in names
    }


def commits(remote: Path, branch: str = "gh-pages") -> list[str]:
    return git(remote, "log", "--format=%s", branch).splitlines()


def test_the_first_deployment_makes_the_branch_with_just_the_site(root: Path, remote: Path) -> None:
    done = publish(root)
    assert published(remote) == {
        ".nojekyll": b"",
        "index.html": b"<h1>one</h1>",
        "id/index.html": b"<p>id</p>",
    }
    assert (done.new, done.pushed, done.files, done.added) == (True, True, 2, 3)
    assert done.commit == git(remote, "rev-parse", "gh-pages").strip()


def test_the_commit_names_the_commit_of_the_sources(root: Path, remote: Path) -> None:
    publish(root)
    assert commits(remote) == [f"Publish {git(root, 'rev-parse', '--short', 'HEAD').strip()}"]
    (root / "mkdocs.yml").write_text("site_name: y\n", encoding="utf-8")
    write(root / "site", {"index.html": b"two"})
    publish(root, message="Terbit {sha}!")
    assert commits(remote)[0] == f"Terbit {git(root, 'rev-parse', '--short', 'HEAD').strip()}-dirty!"


def test_the_next_deployment_keeps_the_history_and_replaces_the_files(root: Path, remote: Path) -> None:
    first = publish(root)
    (root / "site/id/index.html").unlink()
    write(root / "site", {"index.html": b"two", "en/index.html": b"new"})
    second = publish(root)
    assert git(remote, "rev-parse", "gh-pages~1").strip() == first.commit
    assert published(remote) == {".nojekyll": b"", "index.html": b"two", "en/index.html": b"new"}
    assert (second.new, second.added, second.changed, second.removed) == (False, 1, 1, 1)


def test_nothing_is_pushed_where_nothing_changed(root: Path, remote: Path) -> None:
    first = publish(root)
    again = publish(root)
    assert (again.pushed, again.commit) == (False, first.commit)
    assert len(commits(remote)) == 1


def test_a_dry_run_pushes_nothing(root: Path, remote: Path) -> None:
    done = publish(root, dry_run=True)
    assert (done.pushed, done.added) == (False, 3)
    assert git(remote, "branch") == ""


def test_what_another_clone_published_is_kept_in_the_history(root: Path, remote: Path, tmp_path: Path) -> None:
    publish(root)
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(remote), "other")
    write(tmp_path / "other", {"extra.html": b"theirs"})
    git(tmp_path / "other", "add", ".")
    git(tmp_path / "other", "commit", "--quiet", "--message=Theirs")
    git(tmp_path / "other", "push", "--quiet")
    write(root / "site", {"index.html": b"two"})
    publish(root)
    assert [subject.split()[0] for subject in commits(remote)] == ["Publish", "Theirs", "Publish"]
    assert "extra.html" not in published(remote)


def test_a_push_by_somebody_else_in_between_is_built_upon(root: Path, remote: Path, tmp_path: Path) -> None:
    publish(root)
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(remote), "other")
    git(tmp_path / "other", "commit", "--quiet", "--allow-empty", "--message=Theirs")
    # The hook lets the other's commit in after digest has looked, just before its push.
    hook = root / ".git/hooks/pre-push"
    hook.write_text(
        f"#!/bin/sh\nrm '{hook}'\nenv -u GIT_DIR git -C '{tmp_path}/other' push --quiet\n", encoding="utf-8"
    )
    hook.chmod(0o755)
    write(root / "site", {"index.html": b"two"})
    done = publish(root)
    assert not hook.exists()
    assert [subject.split()[0] for subject in commits(remote)] == ["Publish", "Theirs", "Publish"]
    assert done.commit == git(remote, "rev-parse", "gh-pages").strip()


def test_file_names_of_every_kind_arrive_as_they_are(root: Path, remote: Path) -> None:
    write(root / "site", {name: name.encode() for name in ODD_NAMES})
    publish(root)
    assert {name: data for name, data in published(remote).items() if name in ODD_NAMES} == {
        name: name.encode() for name in ODD_NAMES
    }


def test_line_ends_and_ignored_files_are_published_as_they_stand(root: Path, remote: Path) -> None:
    git(root, "config", "core.autocrlf", "input")
    (root / ".gitattributes").write_text("* text=auto eol=lf\n", encoding="utf-8")
    (root / ".gitignore").write_text("/site/\n*.bin\n", encoding="utf-8")
    write(root / "site", {"crlf.html": b"a\r\nb\r\n", "x.bin": bytes(range(256)), ".gitignore": b"*\n"})
    publish(root)
    files = published(remote)
    assert files["crlf.html"] == b"a\r\nb\r\n"
    assert files["x.bin"] == bytes(range(256))


def test_working_tree_index_and_branches_are_not_touched(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: y\n", encoding="utf-8")
    index = (root / ".git/index").read_bytes()
    before = git(root, "status", "--porcelain"), git(root, "for-each-ref", "refs/heads")
    index = (root / ".git/index").read_bytes()
    publish(root)
    assert (root / ".git/index").read_bytes() == index
    assert (git(root, "status", "--porcelain"), git(root, "for-each-ref", "refs/heads")) == before
    assert git(root, "for-each-ref", "refs/digest") == ""


@pytest.mark.parametrize("domain", [b"news.example.org", b"news.example.org\n"])
def test_a_domain_set_at_the_remote_is_kept(root: Path, remote: Path, tmp_path: Path, domain: bytes) -> None:
    publish(root)
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(remote), "other")
    write(tmp_path / "other", {"CNAME": domain})
    git(tmp_path / "other", "add", ".")
    git(tmp_path / "other", "commit", "--quiet", "--message=Create CNAME")
    git(tmp_path / "other", "push", "--quiet")
    assert not publish(root).pushed
    write(root / "site", {"index.html": b"two"})
    publish(root)
    assert published(remote)["CNAME"] == domain


def test_a_domain_in_the_site_wins_over_the_one_at_the_remote(root: Path, remote: Path) -> None:
    write(root / "site", {"CNAME": b"old.example.org"})
    publish(root)
    write(root / "site", {"CNAME": b"new.example.org"})
    publish(root)
    assert published(remote)["CNAME"] == b"new.example.org"


def test_the_sources_own_branch_is_not_overwritten_unless_forced(root: Path, remote: Path) -> None:
    git(root, "push", "--quiet", "origin", "main")
    with pytest.raises(UsageError, match=r"the branch main of .* shares its history with your sources"):
        publish(root, branch="main")
    assert "mkdocs.yml" in published(remote, "main")
    publish(root, branch="main", force=True)
    assert "mkdocs.yml" not in published(remote, "main")


def test_another_remote_can_be_given_by_its_address(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "second.git")
    publish(root, remote=str(tmp_path / "second.git"), branch="main")
    assert "index.html" in published(tmp_path / "second.git", "main")


def test_a_site_in_a_folder_of_the_repository_is_found(root: Path, remote: Path) -> None:
    inner = root / "docs/news"
    write(inner / "site", {"index.html": b"inner"})
    publish(inner)
    assert published(remote)["index.html"] == b"inner"


def test_a_repository_without_a_commit_can_publish(tmp_path: Path, remote: Path) -> None:
    root = tmp_path / "fresh"
    write(root / "site", {"index.html": b"x"})
    git(root, "init", "--quiet")
    git(root, "remote", "add", "origin", str(remote))
    publish(root)
    assert commits(remote) == ["Publish uncommitted sources"]


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda site: (site / "index.html").unlink(), "no index.html in it; make it with `digest build`"),
        (lambda site: site.rename(site.parent / "gone"), "found nothing; make it with `digest build`"),
        (
            lambda site: (site / "link").symlink_to("/etc/hostname"),
            "link: a symbolic link cannot be published",
        ),
        (lambda site: (site / "link").symlink_to("/etc"), "link: a symbolic link cannot be published"),
    ],
)
def test_what_is_no_site_is_refused(root: Path, remote: Path, prepare: object, message: str) -> None:
    prepare(root / "site")  # type: ignore[operator]
    with pytest.raises(UsageError, match=message):
        publish(root)
    assert git(remote, "branch") == ""


def test_a_site_older_than_its_sources_is_refused_unless_forced(root: Path, remote: Path) -> None:
    write(root / "content", {"id/a.md": b"new", "id/.a.md.swp": b""})
    built = (root / "content/id/a.md").stat().st_mtime
    for age, file in ((-5, "content/id/a.md"), (+9, "content/id/.a.md.swp"), (0, "site/index.html")):
        os.utime(root / file, (built + age, built + age))
    os.utime(root / "site/id/index.html", (built - 99, built - 99))
    publish(root, sources=[root / "content"])
    write(root / "site", {"index.html": b"two"})
    os.utime(root / "site/index.html", (built - 7, built - 7))
    with pytest.raises(
        UsageError, match=r"content/id/a\.md has changed since .*site was built; run `digest build`"
    ):
        publish(root, sources=[root / "content"])
    assert published(remote)["index.html"] == b"<h1>one</h1>"
    publish(root, sources=[root / "content"], force=True)
    assert published(remote)["index.html"] == b"two"


def test_a_repository_inside_the_site_is_left_out(root: Path, remote: Path) -> None:
    git(root / "site", "init", "--quiet")
    publish(root)
    assert not [name for name in published(remote) if ".git/" in name]


def test_without_a_repository_the_message_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path / "plain/site", {"index.html": b"x"})
    with pytest.raises(UsageError, match=r"not a git repository.*`git init`"):
        publish(tmp_path / "plain")


def test_without_git_the_message_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="needs git"):
        publish(root)


def test_an_unknown_remote_is_an_error_that_names_the_known_ones(root: Path) -> None:
    with pytest.raises(UsageError, match="no remote named 'orign'; there are: origin"):
        publish(root, remote="orign")
    git(root, "remote", "remove", "origin")
    with pytest.raises(UsageError, match="no remote named 'origin'; add it with `git remote add origin"):
        publish(root)


@pytest.mark.parametrize("branch", ["", "a b", "--force", "x..y", "gh-pages:main"])
def test_a_branch_that_cannot_be_is_an_error(root: Path, branch: str) -> None:
    with pytest.raises(UsageError, match="expected the name of a branch"):
        publish(root, branch=branch)


def test_without_an_identity_the_message_says_how_to_give_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_COMMITTER_NAME")
    monkeypatch.delenv("GIT_COMMITTER_EMAIL")
    git(root, "config", "user.useConfigOnly", "true")
    with pytest.raises(UsageError, match=r"tell git who you are: `git config user\.name`"):
        publish(root)


def test_a_push_that_the_remote_refuses_says_why(root: Path, remote: Path) -> None:
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'Pages are closed today' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(DeployError, match="git push: Pages are closed today"):
        publish(root)


def test_a_remote_that_is_not_there_is_an_error_without_credentials(root: Path) -> None:
    git(root, "remote", "set-url", "origin", "http://redaksi:s3cr3t@127.0.0.1:9/x/site.git")
    with pytest.raises(DeployError, match=r"127\.0\.0\.1:9") as caught:
        publish(root)
    assert "s3cr3t" not in str(caught.value)
    assert "redaksi" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://user:pass@host/repo.git", "https://***@host/repo.git"),
        ("https://ghp_token@host/repo.git", "https://***@host/repo.git"),
        ("https://user:p@ss/w@host/repo.git", "https://***@host/repo.git"),
        ("fatal: unable to access 'https://u:p@h/r/': no", "fatal: unable to access 'https://***@h/r/': no"),
        ("https://host/repo.git", "https://host/repo.git"),
        ("git@host:user/repo.git", "git@host:user/repo.git"),
    ],
)
def test_addresses_are_shown_without_credentials(address: str, shown: str) -> None:
    assert redact(address) == shown


def test_the_command_says_what_it_did_and_what_comes_next(
    root: Path, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "mkdocs.yml").write_text(
        "site_name: x\nsite_url: https://user.github.io/news/\ndocs_dir: build/docs\n", encoding="utf-8"
    )
    os.utime(root / "mkdocs.yml", (0, 0))
    monkeypatch.chdir(root)
    run = CliRunner().invoke
    dry = run(main, ["deploy", "--dry-run"])
    assert (dry.exit_code, dry.stderr) == (0, "")
    assert dry.stdout == f"Would publish gh-pages of {remote}: 3 files added, 0 changed, 0 removed\n"
    first = run(main, ["deploy"])
    assert first.stdout.startswith(f"Published gh-pages of {remote}: 3 files added, 0 changed, 0 removed (")
    assert "set Settings → Pages → Source to the branch gh-pages" in first.stderr
    assert run(main, ["deploy"]).stdout.startswith(f"Nothing to publish: gh-pages of {remote} holds this site")
    write(root / "site", {"index.html": b"two"})
    assert "at https://user.github.io/news/ within minutes" in run(main, ["deploy", "-m", "Terbit"]).stderr
    assert commits(remote)[0] == "Terbit"
    wrong = run(main, ["deploy", "--remote", "nowhere"])
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert wrong.stderr == "the repository has no remote named 'nowhere'; there are: origin\n"
