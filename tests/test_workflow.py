"""The workflows of GitHub: what a linter can tell of them, and the step that commits the editions, run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.engines.specs import SPECS

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def load(path: Path) -> dict[str, Any]:
    # YAML 1.1 takes the key `on` for a boolean; the base loader takes all for text.
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


PUBLISH = load(ROOT / ".github/workflows/publish.yml")
RUNS = [
    pytest.param(step["run"], id=f"{path.stem}-{number}")
    for path in WORKFLOWS
    for number, step in enumerate(steps(path))
    if "run" in step
]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
)
def test_the_workflows_are_what_github_takes(schema: str, files: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflows_have_no_known_weakness() -> None:
    """Pedantic: pinned actions, least permissions, no credentials left about, no template injection."""
    zizmor = Path(sys.executable).parent / "zizmor"  # a program that comes as a Python package
    command = [zizmor, "--offline", "--no-progress", "--persona=pedantic", ".github"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", RUNS)
def test_the_scripts_in_the_workflows_are_right(script: str) -> None:
    check_bash(script)


def check_bash(script: str) -> None:
    """With what GitHub runs them by, and with shellcheck where it is installed."""
    if not script.startswith("#!"):
        script = f"#!/bin/bash\nset -eo pipefail\n{script}"
    for command in (["bash", "-n"], ["shellcheck", "-"]):
        if shutil.which(command[0]):
            done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr


def test_each_job_asks_for_the_permissions_that_it_needs_and_no_others() -> None:
    assert PUBLISH["permissions"] == {}
    assert {name: job["permissions"] for name, job in PUBLISH["jobs"].items()} == {
        "translate": {"contents": "write"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_every_key_of_every_engine_reaches_the_translating_step_and_no_other() -> None:
    given = [name for job in PUBLISH["jobs"].values() for step in job["steps"] for name in step.get("env", {})]
    for spec in SPECS.values():
        for key in spec.keys:
            assert sum(given.count(variable) for variable in key.variables) == 1, (spec.name, key.variables)


def test_nothing_stands_between_a_failed_translation_and_the_site() -> None:
    """`if` without `success()` or the like would be skipped after a failure."""
    for name in ("build", "deploy"):
        assert "!cancelled()" in PUBLISH["jobs"][name]["if"]
    after = False
    for step in PUBLISH["jobs"]["translate"]["steps"]:
        if after:
            assert "!cancelled()" in step["if"]
        after = after or step.get("id") == "translate"


def commit_editions(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the step that commits the editions, in `folder`."""
    script = next(step["run"] for step in PUBLISH["jobs"]["translate"]["steps"] if step.get("id") == "push")
    (folder.parent / "bin").mkdir(exist_ok=True)
    stub = folder.parent / "bin/gh"  # GitHub's own client: here there is nobody to sign in to
    stub.write_text("#!/bin/sh\n", encoding="utf-8")
    stub.chmod(0o755)
    environment = {
        "PATH": f"{stub.parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder.parent),
        "GIT_CONFIG_NOSYSTEM": "1",
        "BRANCH": "main",
        "GITHUB_OUTPUT": str(folder.parent / "output"),
    }
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script.replace("sleep", ":")],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Redaksi", "-c", "user.email=redaksi@example.org"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A shallow clone of a repository with one article, as GitHub's checkout makes it."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(tmp_path, "clone", "--quiet", f"file://{tmp_path}/remote.git", "author")
    article(tmp_path / "author", "content/id/a.md")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/remote.git", "checkout")
    return tmp_path / "checkout"


def article(clone: Path, name: str) -> None:
    write(clone / name, "Halo\n")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", f"--message={name}")
    git(clone, "push", "--quiet", "origin", "HEAD:main")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_workflow_commits_the_editions_and_nothing_else(checkout: Path) -> None:
    write(checkout / "content/en/a.md", "Hello\n")
    write(checkout / "content/id/a.md", "changed by a program\n")
    done = commit_editions(checkout)
    assert done.returncode == 0, done.stderr
    commit = git(checkout.parent / "remote.git", "rev-parse", "main")
    assert git(checkout.parent / "remote.git", "show", "--format=%an", "--name-only", "main").split() == [
        "github-actions[bot]",
        "content/en/a.md",
    ]
    assert (checkout.parent / "output").read_text(encoding="utf-8") == f"commit={commit}\n"


def test_the_workflow_commits_nothing_where_nothing_is_new(checkout: Path) -> None:
    before = git(checkout, "rev-parse", "HEAD")
    done = commit_editions(checkout)
    assert done.returncode == 0, done.stderr
    assert git(checkout.parent / "remote.git", "rev-parse", "main") == before
    assert (checkout.parent / "output").read_text(encoding="utf-8") == f"commit={before}\n"


def test_the_workflow_puts_the_editions_on_top_of_what_was_pushed_meanwhile(checkout: Path) -> None:
    write(checkout / "content/en/a.md", "Hello\n")
    article(checkout.parent / "author", "content/id/b.md")
    done = commit_editions(checkout)
    assert done.returncode == 0, done.stderr
    assert git(checkout.parent / "remote.git", "log", "--format=%s", "main").splitlines() == [
        "Translate new and changed articles",
        "content/id/b.md",
        "content/id/a.md",
    ]


def test_the_workflow_says_so_where_a_person_wrote_the_same_edition_meanwhile(checkout: Path) -> None:
    write(checkout / "content/en/a.md", "Hello\n")
    article(checkout.parent / "author", "content/en/a.md")
    done = commit_editions(checkout)
    assert done.returncode == 1
    assert "::error::The editions could not be pushed to main" in done.stdout
    assert not (checkout.parent / "output").exists()
    assert git(checkout.parent / "remote.git", "log", "--format=%s", "main").splitlines()[0] == ("content/en/a.md")
