"""The mock shares no line with the client: an import that would change that is found, however it is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLOCK = "hubapi_ext/mock/clock.py"

PLANTED = {
    "of the package itself": {CLOCK: "from hubapi_ext import HubApi"},
    "of one of its modules": {CLOCK: "from hubapi_ext.errors import HubApiError"},
    "of a name from above": {CLOCK: "from .. import errors"},
    "of the generated client": {CLOCK: "import hubapi_client.models"},
    "inside a function": {CLOCK: "def late() -> None:\n    import hubapi_ext.transport.retries"},
    "through a module that has none of it yet": {
        CLOCK: "from hubapi_ext import __version__",
        "hubapi_ext/__version__.py": "import hubapi_ext.errors",
    },
    "through a new module": {
        CLOCK: "import hubapi_ext.between",
        "hubapi_ext/between.py": "import hubapi_ext.errors",
    },
    "through a new module of the mock": {
        CLOCK: "import hubapi_ext.mock.between",
        "hubapi_ext/mock/between.py": "import hubapi_client.models",
    },
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that is checked, in which something may be planted."""
    copy = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hubapi_ext", copy / "hubapi_ext", ignore=ignored)
    shutil.copytree(ROOT / "generated" / "hubapi_client", copy / "hubapi_client", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.fixture
def plant(tree: Path) -> Iterator[dict[str, str]]:
    """Text to add to files of the tree, which is afterwards as it was."""
    planted: dict[str, str] = {}
    before = {file: file.read_text(encoding="utf-8") for file in tree.rglob("*.py")}
    yield planted
    for file in set(tree.rglob("*.py")) - before.keys():
        file.unlink()
    for name in planted:
        if tree / name in before:
            (tree / name).write_text(before[tree / name], encoding="utf-8")


def checked(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def test_the_tree_as_it_is_keeps_all_contracts(tree: Path) -> None:
    run = checked(tree)
    assert (run.returncode, "0 broken" in run.stdout) == (0, True), run.stdout + run.stderr


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_import_breaks_a_contract(tree: Path, plant: dict[str, str], name: str) -> None:
    for file, text in PLANTED[name].items():
        plant[file] = text
        with (tree / file).open("a", encoding="utf-8") as opened:
            opened.write(f"\n{text}\n")
    run = checked(tree)
    assert (run.returncode, "hubapi_ext.mock." in run.stdout) == (1, True), run.stdout + run.stderr


def test_the_mock_runs_where_there_is_no_client() -> None:
    # A package that loads nothing stands in the place of its parent, which else loads the client before the mock.
    program = f"""
import pkgutil, sys, types
parent = types.ModuleType("hubapi_ext")
parent.__path__ = [{str(ROOT / "hubapi_ext")!r}]
sys.modules["hubapi_ext"] = parent
import hubapi_ext.mock
for module in pkgutil.walk_packages(hubapi_ext.mock.__path__, "hubapi_ext.mock."):
    __import__(module.name)
answer = hubapi_ext.mock.MockHubSpot().handle(hubapi_ext.mock.Request("GET", "/_mock/health"))
print(answer.status, [name for name in sorted(sys.modules) if name.startswith("hubapi")
    and name != "hubapi_ext" and not name.startswith("hubapi_ext.mock")])
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "200 []", run.stdout + run.stderr
