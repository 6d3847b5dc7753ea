"""`hubapi generate`: what it writes for the sample project in acme/, what it finds out of date, and what it refuses."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hubapi_ext.command_line.main import main
from hubapi_ext.mock import MockHubSpot
from hubapi_generation import SPECS, private
from tests.generation.excerpts import write_excerpt

ROOT = Path(__file__).parents[2]
ACME = Path(__file__).parent / "acme"

Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="session")
def few_fragments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of hubapi's fragments, since reading all takes most of the time."""
    folder = tmp_path_factory.mktemp("excerpt") / "specs"
    write_excerpt(SPECS, folder, {"archive_object", "create_courses", "list_owners"})
    return folder


@pytest.fixture
def all_fragments() -> None:
    """For a test that reads all of hubapi's fragments."""


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few_fragments: Path, request: pytest.FixtureRequest
) -> Path:
    """A copy of the sample project, which a test may change and whose folder it is in."""
    copy = tmp_path / "acme"
    monkeypatch.setenv("MYPY_CACHE_DIR", str(ROOT / ".mypy_cache"))
    if "all_fragments" not in request.fixturenames:
        monkeypatch.setattr(private, "SPECS", few_fragments)
    shutil.copytree(ACME, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def generate(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command, which returns its exit code and what it says."""

    def run(*arguments: str, into: str = "acme_hubspot", specs: str = "specs") -> tuple[int, str]:
        code = main(["generate", "--specs", specs, "--into", into, *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def content(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


@pytest.mark.usefixtures("all_fragments")
def test_generating_anew_produces_the_bytes_that_are_checked_in(project: Path, generate: Run) -> None:
    shutil.rmtree(project / "acme_hubspot")
    assert generate()[0] == 0
    assert content(project / "acme_hubspot") == content(ACME / "acme_hubspot")


def test_a_changed_fragment_is_found_and_names_what_it_changes(project: Path, generate: Run) -> None:
    edit(project / "specs/components/boats.yaml", "maxItems: 5", "maxItems: 50")
    before = content(project)
    code, said = generate("--check")
    assert code == 1
    for name in ("models.py", "operations/create_boats.py", "openapi.json"):
        assert f"acme_hubspot/{name} is not what specs produces" in said
    assert content(project) == before


def test_a_hand_edit_is_taken_back(project: Path, generate: Run) -> None:
    (project / "acme_hubspot/models.py").write_text("")
    assert generate() == (0, "hubapi generate: 1 files changed\n")
    assert content(project / "acme_hubspot") == content(ACME / "acme_hubspot")


def test_what_a_fragment_no_longer_produces_is_removed(project: Path, generate: Run) -> None:
    (project / "specs/operations/get_boat_inspection.yaml").unlink()
    text = (project / "specs/components/boats.yaml").read_text()
    (project / "specs/components/boats.yaml").write_text(re.sub(r"(?s)    boatId:.*?(?=    boatsLimit)", "", text))
    assert generate()[0] == 0
    assert not (project / "acme_hubspot/api/boats/get_boat_inspection.py").exists()


def test_the_package_has_the_private_parts_alone() -> None:
    text = "".join(file.read_text() for file in (ACME / "acme_hubspot").rglob("*.*") if file.suffix in (".py", ".json"))
    assert set(re.findall(r'"operationId": "(\w+)"', text)) == {"create_boats", "get_boat_inspection", "list_boats"}
    assert set(re.findall(r"(?m)^class (\w+)\(", (ACME / "acme_hubspot/models.py").read_text())) == {
        *("BatchInputBoat", "BatchResponseBoat", "BoatInput", "CollectionResponseBoat", "ReturnedBoat")
    }


@pytest.mark.parametrize("file", sorted((ACME / "acme_hubspot").rglob("*.py")), ids=lambda file: str(file.name))
def test_every_module_says_who_wrote_it(file: Path) -> None:
    assert "Written by `hubapi generate`; do not edit." in file.read_text()


def test_a_package_within_another_is_written_with_its_whole_name(project: Path, generate: Run) -> None:
    assert generate("--package", "acme.clients.harbour", into="acme/clients/harbour")[0] == 0
    front = (project / "acme/clients/harbour/__init__.py").read_text()
    assert "from acme.clients.harbour import HubApi" in front
    others = content(project / "acme/clients/harbour").items() - content(ACME / "acme_hubspot").items()
    assert [name for name, _ in others] == ["__init__.py"]


# What is refused

CREATE, LIST, COMPONENTS = "operations/create_boats.yaml", "operations/list_boats.yaml", "components/boats.yaml"
REFUSED = {
    "an operation of hubapi": (
        LIST,
        "operationId: list_boats",
        "operationId: list_owners",
        [
            "specs/operations/list_boats.yaml:4",
            "`list_owners` is an operation of hubapi's operations/list_owners.yaml",
        ],
    ),
    "a path of hubapi": (
        LIST,
        "/harbour/v3/boats:",
        "/crm/v3/owners:",
        ["specs/operations/list_boats.yaml:3", "`GET /crm/v3/owners` is an operation of hubapi's"],
    ),
    "a dated path of hubapi": (
        LIST,
        "x-hubapi-dated-path: /harbour/{version}/boats",
        "x-hubapi-dated-path: /crm/owners/{version}",
        ["specs/operations/list_boats.yaml:3", "`GET /crm/owners/{}` is a path of hubapi's `list_owners`"],
    ),
    "a shared component with other content": (
        COMPONENTS,
        "    BoatInput:\n",
        "    ForwardPaging:\n      type: object\n    BoatInput:\n",
        [
            "specs/components/boats.yaml:",
            "`components.schemas.ForwardPaging` is defined with other content in hubapi's",
        ],
    ),
    "a resource of hubapi": (
        LIST,
        "{resource: boats, name: list}",
        "{resource: contacts, name: boats}",
        ["specs/operations/list_boats.yaml:", "`hub.contacts` is hubapi's already"],
    ),
    "a method of a hub": (
        LIST,
        "{resource: boats, name: list}",
        "{resource: request, name: list}",
        ["specs/operations/list_boats.yaml:", "`hub.request` is hubapi's already"],
    ),
    "a resource without a description": (
        LIST,
        "{resource: boats, name: list}",
        "{resource: ships, name: list}",
        ["specs/operations/list_boats.yaml:", "`ships` is no tag of hubapi.yaml"],
    ),
    "a plan, which would be a function of hubapi": (
        LIST,
        "{resource: boats, name: list}",
        "{resource: boats, name: list, plan: search.search}",
        ["specs/operations/list_boats.yaml:", "a `plan` is a function of hubapi"],
    ),
    "a tag of hubapi": (
        "hubapi.yaml",
        "- name: boats",
        "- name: owners",
        ["specs/hubapi.yaml:3", "there is a tag `owners` in hubapi's hubapi.yaml:"],
    ),
    "something in the head that is hubapi's": (
        "hubapi.yaml",
        "tags:",
        "x-hubapi-longest-query: 9000\ntags:",
        ["specs/hubapi.yaml:2", "a list of `tags`, and no `x-hubapi-longest-query`"],
    ),
    "a tag with more than a description": (
        "hubapi.yaml",
        "- name: boats",
        "- name: boats\n    x-hubapi-bound-to: boatId",
        ["specs/hubapi.yaml:3", "a tag of your own has a `name` and a `description`"],
    ),
    "words for a value": (
        COMPONENTS,
        "{type: string, minLength: 1}",
        "{type: string, x-hubapi-stricter: {pattern: ^A, x-hubapi-says: it begins with A}}",
        ["specs/components/boats.yaml:", "hubapi says such things for its own schemas alone"],
    ),
    "a model of hubapi where no answer finishes it": (
        COMPONENTS,
        "        paging: {$ref",
        '        keeper: {$ref: "#/components/schemas/PublicOwner"}\n        paging: {$ref',
        ["specs/components/boats.yaml:", "`PublicOwner` can stand in a required list of an answer"],
    ),
    "a rule that holds for any fragment": (
        CREATE,
        "x-hubapi-replay: create",
        "x-hubapi-replay: perhaps",
        ["specs/operations/create_boats.yaml:", "'perhaps' is not one of"],
    ),
    "YAML that is none": (LIST, "tags: [boats]", "tags: [boats", ["specs/operations/list_boats.yaml:"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_fragment_is_refused_with_file_and_line(project: Path, generate: Run, case: str) -> None:
    name, old, new, said = REFUSED[case]
    edit(project / "specs" / name, old, new)
    before = content(project)
    code, output = generate()
    assert (code, [part for part in said if part not in output]) == (1, [])
    assert content(project) == before


@pytest.mark.parametrize(
    ("into", "file"), [("src", "src/application.py"), ("acme_hubspot", "acme_hubspot/resources/by_hand.py")]
)
def test_a_file_that_it_did_not_write_is_neither_removed_nor_replaced(
    project: Path, generate: Run, into: str, file: str
) -> None:
    (project / file).parent.mkdir(exist_ok=True)
    (project / file).write_text("MINE = 1\n")
    code, said = generate(into=into)
    assert (code, (project / file).read_text()) == (1, "MINE = 1\n")
    assert f"{Path(file).relative_to(into)} was not written by `hubapi generate`" in said


@pytest.mark.parametrize(
    ("arguments", "into", "said"),
    [
        (["--package", "acme-hubspot"], "acme-hubspot", "--package must be a name that Python can import"),
        ([], "acme-hubspot", "--package must be a name that Python can import, got 'acme-hubspot'"),
        (["--package", "acme.boats"], "acme_hubspot", "--package must end in the name of the folder acme_hubspot"),
        ([], "harbour.py", "--into harbour.py"),
    ],
)
def test_a_wrong_argument_is_named(generate: Run, arguments: list[str], into: str, said: str) -> None:
    code, output = generate(*arguments, into=into)
    assert (code, said in output) == (1, True), output


def test_a_folder_without_fragments_is_named(generate: Run) -> None:
    code, output = generate(specs="nowhere")
    assert (code, "--specs nowhere: there is no fragment" in output) == (1, True), output


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("specs/list_berths.yaml", "a fragment stands in operations/ or components/"),
        ("specs/operations/list_berths.yml", "a fragment is a .yaml file right in operations/"),
    ],
)
def test_a_fragment_in_the_wrong_place_is_not_passed_over(project: Path, generate: Run, file: str, says: str) -> None:
    (project / file).write_text("paths: {}\n")
    code, said = generate("--check")
    assert (code, f"{file}:1: {says}" in said) == (1, True), said


def test_without_its_extra_the_command_says_what_to_install() -> None:
    program = """
import sys
sys.modules["ruamel"] = None
from hubapi_ext.command_line.main import main
sys.exit(main(["generate", "--specs", "specs", "--into", "acme_hubspot"]))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr == "hubapi generate: it needs ruamel.yaml: install hubapi-ext with its extra 'generate'\n"


def test_a_hubapi_that_has_the_operation_by_now_is_told_so_by_the_mock(project: Path) -> None:
    contract = project / "acme_hubspot/openapi.json"
    edit(contract, '"/harbour/v3/boats": {', '"/crm/v3/owners": {')
    with pytest.raises(ValueError, match="get of /crm/v3/owners, which hubapi has by now: run `hubapi generate`"):
        MockHubSpot(contract=contract)
