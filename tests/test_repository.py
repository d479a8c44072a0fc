"""The set-up, the package, and what is true of the repository as a whole."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted(path for path in (ROOT / ".ci").iterdir() if not path.suffix)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_of_the_set_up_are_right(script: Path) -> None:
    assert script.stat().st_mode & 0o111
    for command in (["bash", "-n"], ["shellcheck"]):
        if shutil.which(command[0]):
            done = subprocess.run([*command, script], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr


def pins() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): Version(version) for name, version in pairs}


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    texts = project["build-system"]["requires"] + project["project"]["dependencies"]
    return [Requirement(text) for text in [*texts, *(text for extra in extras for text in extra)]]


def test_the_constraints_hold_names_and_versions_only() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"# .*|[a-z0-9]+(?:[.-][a-z0-9]+)*==[0-9][0-9a-z.+!]*", line), line


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_each_dependency_is_pinned_to_a_version_that_it_allows(requirement: Requirement) -> None:
    assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])


def test_what_the_dependencies_depend_on_is_pinned_too() -> None:
    pinned, missing, todo = pins(), set(), requirements()
    seen = set()
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if (name, *sorted(requirement.extras)) in seen:
            continue
        seen.add((name, *sorted(requirement.extras)))
        if name not in pinned:
            missing.add(name)
        try:
            needs = [Requirement(text) for text in metadata.requires(name) or ()]
        except metadata.PackageNotFoundError:
            continue  # an extra that is not installed here
        for extra in ("", *requirement.extras):
            todo += [need for need in needs if not need.marker or need.marker.evaluate({"extra": extra})]
    assert not missing


def test_the_pinned_versions_run_on_the_oldest_python_that_is_promised() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=") + ".0"
    for name, version in pins().items():
        try:
            package = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        if Version(package["Version"]) == version:
            assert SpecifierSet(package.get("Requires-Python", "")).contains(oldest), name


def imported() -> set[str]:
    """The distributions that the package imports from."""
    homes = metadata.packages_distributions()
    names = set()
    for file in (ROOT / "digest").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    third = names - sys.stdlib_module_names - {"digest"}
    return {canonicalize_name(home) for name in third for home in homes.get(name, [name])}


def test_what_the_package_imports_is_declared_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    texts = [*project["dependencies"], *extras["local"], *extras["dask"]]
    declared = {canonicalize_name(Requirement(text).name) for text in texts}
    # A theme, and a part of trafilatura that old versions of pip leave out.
    not_imported = {"mkdocs-material", "lxml-html-clean"}
    assert imported() == declared - not_imported


def tracked() -> list[Path]:
    """The files of the repository; none where it is no repository, as in an unpacked archive."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_speaks_of_the_machine_that_it_was_written_on() -> None:
    folders = "|".join(map(re.escape, {str(ROOT.parent), str(Path.home())} - {"/", "/tmp"}))
    # Elsewhere than at the start of a path these are parts of addresses and of examples.
    machine = re.compile(rf"(?<![\w.~:/-])(?:{folders})/|(?<![\w.:/-])/(?:home|Users|root|work)/\w")
    index = re.compile(r"index-url|find-links|trusted-host|/(?:simple)/", re.IGNORECASE)
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        if path == Path(__file__):
            continue
        assert not machine.findall(text), path
        assert not index.findall(text), path


@pytest.mark.parametrize("name", ["3.10", "2.7"])
def test_an_old_python_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    old = tmp_path / "python-old"
    old.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "Python {name}.1"\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    done = subprocess.run(
        [ROOT / ".ci/find-python", old], capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"}
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"needs Python 3.11 or newer; found {old} is Python {name}.1" in done.stderr


def test_a_python_that_is_new_enough_is_found() -> None:
    done = subprocess.run([ROOT / ".ci/find-python", sys.executable], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, sys.executable), done.stderr


def test_a_missing_browser_is_told_loudly(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "DIGEST_CHROMIUM": str(tmp_path / "none")}
    done = subprocess.run(
        [ROOT / ".ci/find-chromium"], capture_output=True, text=True, check=False, env=environment
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"NO BROWSER at DIGEST_CHROMIUM={tmp_path}/none" in done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_holds_the_package_with_its_theme_and_nothing_else(wheel: Path) -> None:
    assert {path.name for path in wheel.iterdir()} == {"digest", f"digest-{metadata_version()}.dist-info"}
    theme = {path.relative_to(ROOT / "theme") for path in (ROOT / "theme").rglob("*") if path.is_file()}
    packed = wheel / "digest/scaffold/theme"
    assert {path.relative_to(packed) for path in packed.rglob("*") if path.is_file()} == theme
    assert (wheel / f"digest-{metadata_version()}.dist-info/licenses/LICENSE").is_file()


def metadata_version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def test_a_site_made_and_built_from_the_wheel_is_complete(wheel: Path, tmp_path: Path) -> None:
    """Without the clone: from another folder, with the wheel's files alone."""
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
    digest = [sys.executable, "-P", "-m", "digest"]

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            [*digest, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    where = [sys.executable, "-P", "-c", "import digest; print(digest.__file__)"]
    used = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert used.startswith(str(wheel))
    run(tmp_path, "init", "kabar")
    run(tmp_path / "kabar", "build")
    site = tmp_path / "kabar/site"
    for page in ("index.html", "id/index.html", "en/index.html", "en/1976/satelit-palapa-a1/index.html"):
        assert (site / page).is_file(), page
    assert "Palapa A1, Indonesia’s First Communications Satellite" in (site / "en/index.html").read_text("utf-8")
