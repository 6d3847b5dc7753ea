"""What the project ships, and the rules that its own files keep."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return zipfile.ZipFile(folder / run.stdout.strip().splitlines()[-1])


@pytest.mark.parametrize(
    "name",
    [
        "hubapi_ext/__init__.py",
        "hubapi_ext/py.typed",
        "hubapi_ext/mock/__init__.py",
        "hubapi_ext/mock/openapi.json",
        "hubapi_client/__init__.py",
        "hubapi_client/models.py",
        "hubapi_client/py.typed",
        "hubapi_client/api/courses/create_courses.py",
        "hubapi_generation/__main__.py",
        "hubapi_generation/specs/hubapi.yaml",
        "hubapi_generation/specs/operations/create_courses.yaml",
        "hubapi_generation/specs/generators/templates/hubapi/resource.py.jinja",
    ],
)
def test_the_wheel_holds(wheel: zipfile.ZipFile, name: str) -> None:
    assert name in wheel.namelist()


def test_the_wheel_holds_no_tests_and_no_scripts(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    packages = {"hubapi_ext", "hubapi_client", "hubapi_resources", "hubapi_generation"}
    assert {top for top in tops if not top.endswith(".dist-info")} == packages


def test_the_wheel_works_where_there_is_no_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    script = (
        f"import sys; sys.path = [{str(tmp_path)!r}] + [one for one in sys.path if {str(ROOT)!r} not in one "
        f"or 'site-packages' in one]; import hubapi_ext; from hubapi_ext.mock import MockHubSpot; "
        f"hub = hubapi_ext.HubApi('pat-x', transport=MockHubSpot().transport); "
        f"print(hubapi_ext.__file__, hub.courses.create_many([{{'hs_course_name': 'Pottery'}}]))"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.stdout.startswith(str(tmp_path)), run.stderr
    assert "1 succeeded" in run.stdout


@pytest.fixture(scope="module")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that the wheel was installed into, beside what it depends on. No checkout leads into it."""
    folder = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(folder)
    site_packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    wheel.extractall(site_packages)
    # What this file names is searched, and the .pth files in there, such as that of the checkout, are not.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return folder


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """The sample project of a service with operations of its own, away from the checkout."""
    copy = tmp_path / "acme"
    shutil.copytree(ROOT / "tests/downstream/acme", copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def test_a_service_keeps_operations_of_its_own_where_there_is_no_checkout(installed: Path, acme: Path) -> None:
    command = "import sys; from hubapi_ext.command_line.main import main; sys.exit(main())"
    where = "import hubapi_generation; print(hubapi_generation.SPECS)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    said = [
        subprocess.run(
            [installed / "bin/python", "-W", "ignore", *arguments],
            cwd=acme,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for arguments in (
            ["-c", where],
            ["-c", command, "generate", "--specs", "specs", "--into", "acme_hubspot", "--check"],
            ["-m", "mypy", "--strict", "--cache-dir", os.devnull, "harbour.py"],
            ["-m", "pytest", "-q", "-p", "no:cacheprovider"],
        )
    ]
    assert [run.returncode for run in said] == [0] * 4, "\n".join(run.stdout + run.stderr for run in said)
    assert Path(said[0].stdout.strip()).is_relative_to(installed)


@pytest.mark.parametrize("package", ["hubapi_client", "hubapi_ext", "hubapi_resources"])
def test_type_checkers_know_the_type_of_every_public_name(installed: Path, tmp_path: Path, package: str) -> None:
    # Asked so, pyright looks for the interpreter by PATH alone.
    environment = {**os.environ, "PATH": f"{installed / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, "-m", "pyright", "--verifytypes", package, "--ignoreexternal", "--outputjson"]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    report = json.loads(run.stdout)["typeCompleteness"]
    assert Path(report["pyTypedPath"]).is_relative_to(installed)
    incomplete = [
        (symbol["name"], [one["message"] for one in symbol["diagnostics"]])
        for symbol in report["symbols"]
        if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"]
    ]
    assert incomplete == []
    assert report["exportedSymbolCounts"]["withKnownType"] > 0
    assert report["completenessScore"] == 1


def test_importing_the_package_and_making_a_hub_loads_nothing_that_few_need() -> None:
    script = "import sys, hubapi_ext; hubapi_ext.HubApi('pat-x', api_version='2026-09'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    rare = {"pyrate_limiter", "redis", "sqlite3", "opentelemetry", "multiprocessing", "hubapi_ext.mock"}
    assert rare & set(run.stdout.split()) == set()


def without_docstrings(source: str) -> str:
    """The code with empty lines where a docstring speaks to people, who may be told a number."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or node.lineno) - node.lineno + 1)
    return "\n".join(lines)


def test_no_fact_about_an_endpoint_stands_in_the_extension() -> None:
    # A thousand milliseconds are a second, and connections are no business of HubSpot's.
    facts = re.compile(
        r"crm\.objects\.|(?<![*/] )\b(?:50|100|1_?000|2_?000)\b(?!, validator)|(?:size|limit|max\w*)\s*=\s*\d{2,}\b"
    )
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in (ROOT / "hubapi_ext").rglob("*.py")
        for number, line in enumerate(without_docstrings(file.read_text()).splitlines(), 1)
        if facts.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda file: file.name)
def test_lock_files_hold_versions_and_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert "index" not in text
    pinned = re.findall(r"^[a-z0-9-]+(?:\[[a-z]+\])?==", text, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^\S+==.*\\\n +--hash=sha256:", text, re.MULTILINE))


def test_what_the_demo_installs_has_the_versions_that_are_tested() -> None:
    versions = [
        set(re.findall(r"^(\S+==\S+)", (ROOT / "requirements" / name).read_text(), re.MULTILINE))
        for name in ("demo.txt", "development.txt")
    ]
    assert versions[0] <= versions[1]


def test_the_generators_are_pinned_to_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["optional-dependencies"]["generate"]
    for generator in ("openapi-python-client", "datamodel-code-generator"):
        assert any(re.fullmatch(rf"{generator}==[\d.]+", one) for one in wanted)


@pytest.mark.parametrize("module", sorted((ROOT / "hubapi_ext").rglob("*.py")), ids=lambda file: file.name)
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert module.read_text().startswith('"""')
