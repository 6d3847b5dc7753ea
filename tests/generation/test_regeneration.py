"""scripts/generate: what it writes, what it refuses, and that nobody edits what it wrote."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pytest
from attrs import frozen

from hubapi_generation.__main__ import generate as write_generated
from hubapi_generation.__main__ import main
from tests.generation.excerpts import write_excerpt

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def excerpt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """specs/ and generated/ of the operations that these tests are about, since every run reads all there is."""
    names = {Path(name).stem for name, *_ in BROKEN.values() if name.startswith("operations/")}
    folder = tmp_path_factory.mktemp("excerpt")
    write_excerpt(
        ROOT / "specs", folder / "specs", names | {"create_object", "create_default_association", "search_objects"}
    )
    write_generated(folder / "specs", folder / "generated", folder)
    return folder


@pytest.fixture
def checkout(excerpt: Path, tmp_path: Path) -> Path:
    """A copy of them that a test may change."""
    for name in ("specs", "generated"):
        shutil.copytree(excerpt / name, tmp_path / name)
    return tmp_path


@frozen
class Run:
    """What came of the command."""

    returncode: int
    stderr: str


Generate = Callable[..., Run]


@pytest.fixture
def generate(checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Generate:
    monkeypatch.chdir(checkout)

    def run(*arguments: str) -> Run:
        code = main([*arguments, "--specs", "specs", "--generated", "generated"])
        return Run(code, capsys.readouterr().err)

    return run


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_what_is_checked_in_is_what_the_fragments_produce(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["--check"]), capsys.readouterr().err) == (0, "")


def test_generating_anew_produces_the_same_bytes(checkout: Path, generate: Generate) -> None:
    before = content(checkout / "generated")
    shutil.rmtree(checkout / "generated")
    assert generate().returncode == 0
    assert content(checkout / "generated") == before


CHANGED = ("hubapi_client/models.py", "hubapi_client/operations/__init__.py", "openapi.json")
ADDED, DELETED = "hubapi_client/extra.py", "hubapi_client/py.typed"


@pytest.fixture(scope="session")
def run_on_edited(excerpt: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What is said of files that were changed, added and deleted by hand, all at once since each run takes seconds."""
    generated = tmp_path_factory.mktemp("edited") / "generated"
    shutil.copytree(excerpt / "generated", generated)
    for name in CHANGED:
        with (generated / name).open("a") as file:
            file.write("\n")
    (generated / ADDED).touch()
    (generated / DELETED).unlink()
    with redirect_stderr(StringIO()) as stderr:
        code = main(["--check", "--specs", str(excerpt / "specs"), "--generated", str(generated)])
    return Run(code, stderr.getvalue())


@pytest.mark.parametrize("name", [*CHANGED, ADDED, DELETED])
def test_a_hand_edit_of_a_generated_file_is_found_and_named(run_on_edited: Run, name: str) -> None:
    assert run_on_edited.returncode == 1
    assert f"generated/{name} is not what specs/ produces" in run_on_edited.stderr


def test_an_edit_of_a_fragment_is_found_and_names_what_it_changes(checkout: Path, generate: Generate) -> None:
    edit(checkout / "specs/components/associations.yaml", "maxItems: 2000", "maxItems: 1999")
    run = generate("--check")
    assert run.returncode == 1
    for name in ("openapi.json", "hubapi_client/models.py", "hubapi_client/operations/create_associations.py"):
        assert f"generated/{name}" in run.stderr


def test_regenerating_takes_a_hand_edit_back(checkout: Path, generate: Generate) -> None:
    before = content(checkout / "generated")
    (checkout / "generated/hubapi_client/models.py").write_text("")
    (checkout / "generated/hubapi_client/extra.py").touch()
    assert generate().returncode == 0
    assert content(checkout / "generated") == before


def test_generated_code_that_has_no_types_is_put_nowhere(checkout: Path, generate: Generate) -> None:
    before = content(checkout / "generated")
    template = checkout / "specs/generators/templates/hubapi/resources_hub.py.jinja"
    edit(template, '"""The names of all resources."""', "NUMBER: int = RESOURCES")
    run = generate()
    assert run.returncode == 1
    assert "hub.py" in run.stderr
    assert "Incompatible types in assignment" in run.stderr
    assert content(checkout / "generated") == before


BROKEN = {
    "a description that a comma has cut": (
        "components/lists.yaml",
        'description: "Text that the name holds, in any case."',
        "description: Text that the name holds, in any case.",
        ["components/lists.yaml:", "`in any case.` is the end of a text that a comma has cut"],
    ),
    "a flag of more pages that is no field": (
        "operations/search_lists.yaml",
        "more: hasMore",
        "more: isMore",
        ["operations/search_lists.yaml:", "`isMore` is no field of the answer"],
    ),
    "a list of missing inputs that is no field": (
        "operations/add_list_members.yaml",
        "missing: recordIdsMissing",
        "missing: recordsMissing",
        ["operations/add_list_members.yaml:", "`recordsMissing` is no field of the answer"],
    ),
    "an input with fields that is told apart as a whole": (
        "operations/update_association_limits.yaml",
        "{result: typeId, input: typeId}",
        "{result: typeId, input: .}",
        ["operations/update_association_limits.yaml:", "an input that has fields is told apart by them"],
    ),
    "a name defined twice with different content": (
        "components/objects.yaml",
        "    SimplePublicObject:\n",
        "    Paging:\n      type: object\n    SimplePublicObject:\n",
        ["components/objects.yaml:", "components/associations.yaml:", "Paging"],
    ),
    "YAML that is none": (
        "components/batches.yaml",
        "      anyOf:\n",
        "      anyOf: [\n",
        ["components/batches.yaml:"],
    ),
    "a reference that leads nowhere": (
        "operations/create_courses.yaml",
        "schemas/BatchResponseSimplePublicObject",
        "schemas/Missing",
        ["operations/create_courses.yaml:", "Missing", "leads nowhere"],
    ),
    "a document that is not OpenAPI": (
        "components/identifiers.yaml",
        "in: path",
        "in: nowhere",
        ["components/identifiers.yaml:"],
    ),
    "an operationId that is no function name": (
        "operations/create_courses.yaml",
        "operationId: create_courses",
        "operationId: post-crm-v3-objects",
        ["operations/create_courses.yaml:5", "does not read as a Python function name"],
    ),
    "an operation without scopes": (
        "operations/create_courses.yaml",
        "- oauth2: [crm.objects.courses.write]",
        "[]",
        ["operations/create_courses.yaml:", "no scopes"],
    ),
    "an operation without replay": (
        "operations/create_courses.yaml",
        "x-hubapi-replay: create",
        "x-hubapi-replay: perhaps",
        ["operations/create_courses.yaml:", "'perhaps' is not one of"],
    ),
    "an operation without statuses": (
        "operations/list_associations.yaml",
        "      x-hubapi-statuses:\n        documented: {success: 200}\n",
        "",
        ["operations/list_associations.yaml:", "'x-hubapi-statuses' is a required property"],
    ),
    "statuses of a version that the head does not know": (
        "operations/create_courses.yaml",
        '"2025-09": {success: 200}',
        '"2025-9": {success: 200}',
        ["operations/create_courses.yaml:", "`2025-9` is not among"],
    ),
    "an operation without HubSpot's page": (
        "operations/create_courses.yaml",
        "url: https://developers.hubspot.com/",
        "url: https://example.com/",
        ["operations/create_courses.yaml:", "HubSpot's page"],
    ),
    "a batch without a size": (
        "components/objects.yaml",
        "          maxItems: 100\n",
        "",
        ["operations/create_courses.yaml:", "no maxItems"],
    ),
    "an inline object schema": (
        "components/objects.yaml",
        '        to:\n          $ref: "#/components/schemas/PublicObjectId"\n',
        "        to:\n          type: object\n          properties:\n            id:\n              type: string\n",
        ["components/objects.yaml:", "stands inline"],
    ),
    "a schema of both requests and responses": (
        "components/associations.yaml",
        '          $ref: "#/components/schemas/ReturnedAssociationSpec"',
        '          $ref: "#/components/schemas/AssociationSpec"',
        ["components/associations.yaml:", "requests, which are strict, and in responses"],
    ),
    "an extension that no page defines": (
        "operations/create_courses.yaml",
        "x-hubapi-rate-limit: ten-secondly",
        "x-hubapi-rate-limit: ten-secondly\n      x-hubapi-colour: blue",
        ["operations/create_courses.yaml:", "x-hubapi-colour"],
    ),
    "a fact about a batch with a typing error": (
        "operations/create_courses.yaml",
        "- {result: objectWriteTraceId, input",
        "- {reslt: objectWriteTraceId, input",
        ["operations/create_courses.yaml:", "reslt"],
    ),
    "a fact about a field that is none": (
        "operations/create_associations.yaml",
        "context: {id: [from.id]}",
        "context: {id: [fron.id]}",
        ["operations/create_associations.yaml:", "`fron.id` is no field of an input"],
    ),
    "a pattern that is none": (
        "operations/create_associations.yaml",
        "message: '([0-9]+) cannot",
        "message: '([0-9]+ cannot",
        ["operations/create_associations.yaml:"],
    ),
    "a verb that the mock has not for this kind": (
        "operations/create_courses.yaml",
        "{verb: create, of: records",
        "{verb: merge, of: records",
        ["operations/create_courses.yaml:", "the mock cannot merge `records` in an operation of kind batch"],
    ),
    "bounds of a search where there is none": (
        "operations/create_courses.yaml",
        "object-type: 0-410}",
        "object-type: 0-410}\n      x-hubapi-search: {groups: a, filters: b, most-results: 9, most-filters: 8}",
        ["operations/create_courses.yaml:", "a search, and nothing else"],
    ),
    "records of no object type": (
        "operations/create_courses.yaml",
        "of: records, object-type: 0-410}",
        "of: records}",
        ["operations/create_courses.yaml:", "`objectType`, or else of `object-type`"],
    ),
    "records of an object type that there is not": (
        "operations/create_courses.yaml",
        "object-type: 0-410}",
        "object-type: 0-411}",
        ["operations/create_courses.yaml:", "`0-411` is not among `x-hubapi-object-types`"],
    ),
    "a collection of a parameter that the path has not": (
        "operations/create_courses.yaml",
        "{verb: create, of: records, object-type: 0-410}",
        "{verb: create, of: 'stages/{objectType}'}",
        ["operations/create_courses.yaml:", "names a parameter that the path does not have"],
    ),
    "an object type with a typing error": (
        "object_types.yaml",
        "    plural: courses\n",
        "    plurall: courses\n",
        ["object_types.yaml:", "plural"],
    ),
    "a shortcut to nowhere": (
        "components/associations.yaml",
        "id: toObjectId",
        "id: toObjectIdd",
        ["components/associations.yaml:", "toObjectIdd"],
    ),
    "a list whose cursor is no parameter": (
        "operations/list_associations.yaml",
        "input: after, items: results",
        "input: cursor, items: results",
        ["operations/list_associations.yaml:", "`cursor` is no query parameter"],
    ),
    "a dated path with another parameter": (
        "operations/read_associations.yaml",
        "{version}/{fromObjectType}",
        "{version}/{fromObjectTyp}",
        ["operations/read_associations.yaml:", "other parameters"],
    ),
    "another path with another parameter": (
        "operations/update_association_limits.yaml",
        "x-hubapi-other-path: /crm/v4/associations/definitions/configurations/{fromObjectType}/",
        "x-hubapi-other-path: /crm/v4/associations/definitions/configurations/{from}/",
        ["operations/update_association_limits.yaml:", "`/crm/v4/associations", "has other parameters"],
    ),
    "a path of two operations": (
        "operations/update_association_limits.yaml",
        "x-hubapi-other-path: /crm/v4/associations/definitions/configurations/{fromObjectType}/{toObjectType}/batch/",
        "x-hubapi-other-path: /crm/associations/{version}/{toObjectType}/{fromObjectType}/batch/create # ",
        ["operations/update_association_limits.yaml:", "is a path of `create_associations`, too"],
    ),
    "scopes of a version that the head does not know": (
        "operations/create_courses.yaml",
        "x-hubapi-replay: create",
        'x-hubapi-replay: create\n      x-hubapi-scopes-by-version: {"2026-9": [oauth]}',
        ["operations/create_courses.yaml:", "`2026-9` is not among"],
    ),
    "a set of scopes like one that there is not": (
        "components/scopes.yaml",
        "like: association-batches",
        "like: association-batch",
        ["components/scopes.yaml:", "there is no set `association-batch`"],
    ),
    "a set of scopes like itself": (
        "components/scopes.yaml",
        "like: association-batches",
        "like: objects",
        ["components/scopes.yaml:", "is defined by itself"],
    ),
    "a set of scopes with one that it has already": (
        "components/scopes.yaml",
        "with: [oauth]",
        "with: [oauth, tickets]",
        ["components/scopes.yaml:", "`with` adds what is there already", "tickets"],
    ),
    "a set of scopes without one that it never had": (
        "components/scopes.yaml",
        "with: [oauth]",
        "without: [oauth]",
        ["components/scopes.yaml:", "takes away what is not", "oauth"],
    ),
    "a set of scopes with a typing error": (
        "components/scopes.yaml",
        "with: [oauth]",
        "wit: [oauth]",
        ["components/scopes.yaml:", "is `with` or `without`"],
    ),
    "a method whose example would lack a parameter": (
        "operations/archive_object.yaml",
        ", example: hub.contacts.archive(101)",
        "",
        ["operations/archive_object.yaml:", "docstring of `archive`", "without objectId, objectType"],
    ),
    "a rate limit that the head does not know": (
        "operations/create_courses.yaml",
        "x-hubapi-rate-limit: ten-secondly",
        "x-hubapi-rate-limit: hourly",
        ["operations/create_courses.yaml:", "`hourly` is not among"],
    ),
    "a version without the day of its end": (
        "hubapi.yaml",
        'v4: {ends: "2027-03-30"}',
        'v4: {ends: "spring"}',
        ["hubapi.yaml:", "'spring' is not a 'date'"],
    ),
    "a path whose version the head does not know": (
        "hubapi.yaml",
        'v4: {ends: "2027-03-30"}',
        'v5: {ends: "2027-03-30"}',
        ["operations/create_associations.yaml:", "no version that is among"],
    ),
    "an example that is not what its schema says": (
        "operations/create_courses.yaml",
        "- objectWriteTraceId: row-1",
        "- objectWriteTraceId: 1",
        ["operations/create_courses.yaml:", "the example is not what its schema says"],
    ),
    "a key that OpenAPI does not know": (
        "components/objects.yaml",
        "components:\n",
        "colour: blue\ncomponents:\n",
        ["components/objects.yaml:2", "colour"],
    ),
    "something that a generator warns about": (
        "components/identifiers.yaml",
        "      x-hubapi-text: true\n",
        "      x-hubapi-text: true\n      x-hubapi-stricter:\n        pattern: ^1$\n",
        ["components/identifiers.yaml:", "datamodel-code-generator"],
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_fragments_are_named_with_file_and_line(
    checkout: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    name, old, new, said = BROKEN[case]
    edit(checkout / "specs" / name, old, new)
    code = main(["--specs", str(checkout / "specs"), "--generated", str(checkout / "generated")])
    errors = capsys.readouterr().err
    assert (code, [part for part in said if part not in errors]) == (1, [])


def test_an_operation_may_have_several_other_paths_and_its_version_anywhere(checkout: Path, generate: Generate) -> None:
    fragment = checkout / "specs/operations/update_association_limits.yaml"
    edit(
        fragment,
        "x-hubapi-other-path: /crm/v4/associations/definitions/configurations/{fromObjectType}/{toObjectType}/batch/",
        "x-hubapi-other-path: ['/limits/{version}/{fromObjectType}/{toObjectType}', "
        "'/{version}/limits/{toObjectType}/{fromObjectType}'] # ",
    )
    edit(fragment, "x-hubapi-dated-path: /crm/associations/{version}/", "x-hubapi-dated-path: /{version}/crm/")
    run = generate()
    assert (run.returncode, run.stderr) == (0, "")
    facts = (checkout / "generated/hubapi_client/operations/update_association_limits.py").read_text()
    assert '"/{version}/crm/definitions/configurations/' in facts


def test_scopes_by_version_stand_in_a_fragment_or_in_a_shared_set(checkout: Path, generate: Generate) -> None:
    edit(
        checkout / "specs/operations/create_courses.yaml",
        "x-hubapi-replay: create",
        'x-hubapi-replay: create\n      x-hubapi-scopes-by-version: {"2026-03": [courses]}',
    )
    edit(checkout / "specs/components/scopes.yaml", "with: [oauth]", "with: [oauth, surprise]")
    assert generate().returncode == 0
    operations = json.loads((checkout / "generated/openapi.json").read_text())["paths"]
    courses = operations["/crm/v3/objects/0-410/batch/create"]["post"]
    record = operations["/crm/v4/objects/{objectType}/{objectId}/associations/{toObjectType}"]["get"]
    assert courses["x-hubapi-scopes-by-version"] == {"2026-03": ["courses"]}
    assert {"oauth2": ["surprise"]} in record["security"]
    assert "surprise" in record["x-hubapi-scopes-by-version"]["2026-09"]
    methods = (checkout / "generated/hubapi_resources/courses.py").read_text()
    assert "the scope crm.objects.courses.write, from 2026-03 on courses." in methods


def test_a_method_whose_example_would_lack_the_body_is_refused(checkout: Path, generate: Generate) -> None:
    fragment = checkout / "specs/operations/search_objects.yaml"
    edit(fragment, "name: search, plan: search.search", "name: find")
    text = fragment.read_text()
    example = text[text.index("            examples:\n") : text.index("      responses:\n")]
    edit(fragment, example, "")
    run = generate()
    assert run.returncode == 1
    assert "the docstring of `find` would have an example without body, objectType" in run.stderr


def test_broken_fragments_leave_what_was_generated_untouched(checkout: Path, generate: Generate) -> None:
    before = content(checkout / "generated")
    edit(checkout / "specs/operations/create_courses.yaml", "operationId: create_courses", "operationId: broken")
    edit(checkout / "specs/components/associations.yaml", "maxItems: 2000", "maxItems: 1999")
    assert generate().returncode == 1
    assert content(checkout / "generated") == before


def test_a_file_that_is_no_fragment_is_not_passed_over(checkout: Path, generate: Generate) -> None:
    (checkout / "specs/operations/create_lessons.yml").write_text("paths: {}\n")
    run = generate("--check")
    assert run.returncode == 1
    assert "operations/create_lessons.yml:1" in run.stderr
