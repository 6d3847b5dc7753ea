"""The mock and the contract agree: all operations, all examples of requests, and the shapes of all answers."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import httpx
import jsonschema_rs
import pytest

import hubapi_ext.mock
from hubapi_ext.mock import MockHubSpot, Portal
from hubapi_ext.mock import verbs as verb_modules
from hubapi_ext.mock.behaviours import Behaviour
from hubapi_ext.mock.operations import BEHAVIOURS
from hubapi_ext.mock.operations_table import operations_table
from tests.contract.strictness import LIST

CONTRACT: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "generated" / "openapi.json").read_text(encoding="utf-8")
)
OPERATIONS: dict[str, Any] = {
    operation["operationId"]: {**operation, "path": path, "method": method}
    for path, methods in CONTRACT["paths"].items()
    for method, operation in methods.items()
}
DEFINED = {
    "lists": [{**LIST, "name": "Weaving"}],
    "properties/contacts": [
        {
            "name": "favorite_food",
            "label": "Favorite food",
            "type": "string",
            "fieldType": "text",
            "groupName": "contactinformation",
            "description": "",
            "options": [],
        }
    ],
    "schemas": [
        {
            "id": "5001",
            "objectTypeId": "2-5001",
            "name": "boats",
            "labels": {"singular": "Boat", "plural": "Boats"},
            "requiredProperties": [],
            "associations": [],
        }
    ],
    "property_groups/contacts": [{"name": "kitchen", "label": "Kitchen", "displayOrder": 1, "archived": False}],
}
"""What the account has defined, of which the examples of changes speak."""
EXAMPLES = [
    pytest.param(operation, name, id=f"{operation}-{name}")
    for operation, facts in OPERATIONS.items()
    for name in facts.get("requestBody", {"content": {"application/json": {}}})["content"]["application/json"].get(
        "examples", {}
    )
]


ANSWERED = [
    one for one in EXAMPLES if OPERATIONS[str(one.values[0])]["x-hubapi-statuses"]["documented"]["success"] != 204
]
"""The examples whose answers have a body."""


def agrees(body: Any, schema: dict[str, Any]) -> bool:
    validator = jsonschema_rs.Draft202012Validator(
        {**schema, "components": CONTRACT["components"]}, validate_formats=True
    )
    return validator.is_valid(body)


def schema_of_success(operation: str) -> dict[str, Any]:
    schema: dict[str, Any] = OPERATIONS[operation]["responses"]["2XX"]["content"]["application/json"]["schema"]
    return schema


def send_example(hub: httpx.Client, operation: str, name: str) -> httpx.Response:
    facts = OPERATIONS[operation]
    example = facts["requestBody"]["content"]["application/json"]["examples"][name]
    path = facts["path"].format(**example.get("x-hubapi-path", {}))
    return hub.request(facts["method"], path, json=example["value"])


@pytest.fixture
def seeded(portal: Portal) -> Portal:
    """A portal with the records that the contract's examples speak of."""
    for number in ("101", "102", "9007199254740993"):
        portal.create("contacts", id=number)
    portal.create("courses", id="440000000001")
    portal.seed({"collections": DEFINED})
    portal.define_type("contacts", "companies", type_id=37, inverse_type_id=38, label="Manager")
    return portal


def test_every_guess_that_a_module_names_stands_on_the_page_of_what_the_mock_does() -> None:
    modules = [import_module(one.name) for one in walk_packages(hubapi_ext.mock.__path__, "hubapi_ext.mock.")]
    named = {
        guess for module in modules for name in vars(module) if name.endswith("GUESSES") for guess in vars(module)[name]
    }
    # The verbs of the standard contract are not all that there are.
    page = "\n".join((*operations_table(), *(guess for verb in verbs() for guess in verb.guesses)))
    assert [guess for guess in named if guess not in page] == []
    assert "the words for a parameter" in page


def verbs() -> list[Behaviour]:
    modules = (verb_modules.batches, verb_modules.items, verb_modules.records)
    return [one for module in modules for one in vars(module).values() if isinstance(one, Behaviour)]


def test_every_function_belongs_to_an_operation() -> None:
    assert BEHAVIOURS.keys() <= OPERATIONS.keys()


@pytest.mark.parametrize(("operation", "name"), EXAMPLES)
def test_an_example_of_the_contract_succeeds(hub: httpx.Client, seeded: Portal, operation: str, name: str) -> None:
    assert send_example(hub, operation, name).is_success


@pytest.mark.parametrize(("operation", "name"), ANSWERED)
def test_the_answer_to_an_example_agrees_with_the_contract(
    hub: httpx.Client, seeded: Portal, operation: str, name: str
) -> None:
    answer = send_example(hub, operation, name)
    assert answer.status_code == 204 or agrees(answer.json(), schema_of_success(operation))


def test_the_answer_to_a_default_association_agrees_with_the_contract(hub: httpx.Client, seeded: Portal) -> None:
    answer = hub.put("/crm/v4/objects/contacts/101/associations/default/courses/440000000001").json()
    assert agrees(answer, schema_of_success("create_default_association"))


def test_a_page_of_associations_agrees_with_the_contract(hub: httpx.Client, portal: Portal) -> None:
    portal.create("contacts", id="101")
    for _ in range(4):
        hub.put(f"/crm/v4/objects/contacts/101/associations/default/courses/{portal.create('courses')}")
    answer = hub.post("/crm/v4/associations/contacts/courses/batch/read", json={"inputs": [{"id": 101}]}).json()
    assert agrees(answer, schema_of_success("read_associations"))


@pytest.mark.parametrize(
    ("operation", "path", "given"),
    [
        (
            "create_associations",
            "/crm/v4/associations/contacts/courses/batch/create",
            {
                "from": {"id": "x"},
                "to": {"id": 1},
                "types": [{"associationCategory": "WORK", "associationTypeId": 1}],
            },
        ),
        ("read_associations", "/crm/v4/associations/contacts/courses/batch/read", {"id": "x"}),
        (
            "update_association_limits",
            "/crm/associations/v4/definitions/configurations/contacts/courses/batch/update",
            {"category": "WORK", "typeId": 1, "maxToObjectIds": 1},
        ),
        ("create_courses", "/crm/v3/objects/0-410/batch/create", {"properties": {"x": "y"}, "objectWriteTraceId": "1"}),
    ],
)
def test_a_batch_with_errors_agrees_with_the_contract(
    hub: httpx.Client, operation: str, path: str, given: dict[str, Any]
) -> None:
    response = hub.post(path, json={"inputs": [given]})
    assert (response.status_code, agrees(response.json(), schema_of_success(operation))) == (207, True)


@pytest.mark.parametrize(
    "ask",
    [
        lambda hub: hub.post("/crm/v3/objects/0-410/batch/create", json={}),
        lambda hub: hub.post("/crm/v3/objects/0-410/batch/create", content=b"{"),
        lambda hub: hub.post("/crm/v3/objects/0-410/batch/create", json={"inputs": [{"properties": {"x": "y"}}]}),
        lambda hub: hub.put("/crm/v4/objects/contacts/1/associations/default/courses/2"),
        lambda hub: hub.post("/crm/v3/objects/0-410/batch/create", headers={"Authorization": ""}),
        lambda hub: [hub.get("/crm/v4/objects/contacts/1/associations/courses") for _ in range(191)][-1],
    ],
    ids=["no inputs", "no JSON", "a bad property", "a missing record", "no token", "too many calls"],
)
def test_a_refusal_agrees_with_the_contract(hub: httpx.Client, ask: Callable[[httpx.Client], httpx.Response]) -> None:
    assert agrees(ask(hub).json(), {"$ref": "#/components/schemas/Error"})


def test_the_mock_can_be_imported_without_the_contract_being_read() -> None:
    assert MockHubSpot().portal("x").journal == []
