"""Who may import whom, so that the house stays one that can be drawn."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PIPELINE = (
    "frontmatter",
    "content",
    "segments",
    "editions",
    "translate",
    "pages",
    "render",
    "search",
    "site",
    "build",
    "cli",
)
"""Texts to values to pages to a site: no room knows of one behind it."""

WRAPPED = {
    "babel": {"dates"},
    "click": {"cli"},
    "ctypes": {"swap"},
    "deep_translator": {"engines"},
    "distributed": {"cluster"},
    "filelock": {"lock", "modelfiles"},
    "fxtranslate": {"engines", "modelfiles"},
    "imagesize": {"pages"},
    "lxml": {"feeds", "importing", "interchange"},
    "markdown": {"markdown_blocks"},
    "markdown_it": {"importing", "pages", "segments"},
    "mkdocs": {"settings"},
    "pagefind": {"search"},
    "platformdirs": {"modelfiles"},
    "requests": {"engines", "importing", "modelfiles"},
    "rich": {"cli"},
    "sqlite3": {"memory"},
    "subprocess": {"cli", "engines", "git", "render", "search"},
    "tenacity": {"engines"},
    "trafilatura": {"importing"},
    "translate": {"interchange"},
    "watchdog": {"serve"},
    "yaml": {"editions", "frontmatter", "glossary", "segments", "taxonomy"},
}
"""Each library has its rooms, where its traps are written down beside the code that avoids them."""


@cache
def modules() -> dict[str, ast.Module]:
    """All modules of the package, by name."""
    files = sorted((ROOT / "digest").rglob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    return {
        name: ast.parse(file.read_text(encoding="utf-8"))
        for name, file in zip(names, files, strict=True)
        if "scaffold.site" not in name
    }


@cache
def imported(module: str) -> frozenset[str]:
    """What a module imports when it runs, anywhere in it."""
    found: set[str] = set()
    todo: list[ast.AST] = [modules()[module]]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            todo += node.orelse
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            full = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in modules() else str(node.module) for name in full.values()}
        todo += ast.iter_child_nodes(node)
    return frozenset(found)


def room(module: str) -> str:
    """`digest.engines.deep` is in `engines`."""
    return module.split(".")[1] if "." in module else ""


def rooms() -> dict[str, set[str]]:
    """Which room needs which others."""
    graph: dict[str, set[str]] = {}
    for module in modules():
        needs = {room(name) for name in imported(module) if name.startswith("digest.")}
        graph.setdefault(room(module), set()).update(needs - {room(module)})
    return graph


def test_no_module_leads_back_to_itself() -> None:
    graph = {module: {name for name in imported(module) if name in modules()} - {module} for module in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_room_leads_back_to_itself() -> None:
    try:
        TopologicalSorter(rooms()).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_arrow_runs_backwards() -> None:
    place = {name: number for number, name in enumerate(PIPELINE)}
    assert set(PIPELINE) <= set(rooms())
    backwards = {
        (one, other)
        for one, others in rooms().items()
        for other in others
        if place.get(one, -1) < place.get(other, -1) and one in place
    }
    assert not backwards


def test_nothing_knows_of_the_command_line() -> None:
    assert {name for name, needs in rooms().items() if "cli" in needs} == {"__main__"}


def test_engines_know_nothing_of_the_house_but_its_errors_and_where_sentences_and_models_are() -> None:
    assert rooms()["engines"] == {"errors", "modelfiles", "sentences"}


def test_nothing_but_their_own_room_knows_an_engine_by_name() -> None:
    names = {module for module in modules() if room(module) == "engines" and module.count(".") > 1}
    known = names - {"digest.engines.base"}
    strangers = {module for module in modules() if room(module) != "engines" and imported(module) & known}
    assert not strangers


@pytest.mark.parametrize("library", sorted(WRAPPED))
def test_a_library_is_known_in_its_own_rooms_alone(library: str) -> None:
    users = {room(module) for module in modules() for name in imported(module) if name.split(".")[0] == library}
    assert users == WRAPPED[library]


def test_logic_does_not_end_the_program() -> None:
    for module, tree in modules().items():
        ends = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert not [call for call in ends if call.startswith(("sys.exit(", "exit(", "os._exit("))], module


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["init", "--help"]])
def test_help_does_not_wait_for_what_it_does_not_need(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom digest.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        "print('LOADED', *{name.split('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(done.stdout.partition("LOADED")[2].split())
    assert not loaded & {"deep_translator", "distributed", "requests", "trafilatura", "jinja2", "watchdog"}
