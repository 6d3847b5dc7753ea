"""Records keep to what their portal has defined: types, options, uniqueness, and the rules of their properties."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot, Portal
from tests.mock.conftest import TOKEN, Clock

CONTACTS = "/crm/v3/objects/contacts"
OPTIONS = [{"label": name.capitalize(), "value": name} for name in ("clay", "glaze")]
DEFINED: list[dict[str, Any]] = [
    {"name": "age", "type": "number", "fieldType": "number"},
    {"name": "fired", "type": "date", "fieldType": "date"},
    {"name": "seen", "type": "datetime", "fieldType": "date"},
    {"name": "member", "type": "bool", "fieldType": "booleancheckbox"},
    {"name": "material", "type": "enumeration", "fieldType": "select", "options": OPTIONS},
    {"name": "materials", "type": "enumeration", "fieldType": "checkbox", "options": OPTIONS},
    {"name": "serial", "type": "string", "fieldType": "text", "hasUniqueValue": True},
    {"name": "score", "type": "number", "fieldType": "number", "modificationMetadata": {"readOnlyValue": True}},
    {"name": "nickname", "type": "string", "fieldType": "text"},
]


@pytest.fixture
def portal(mock: MockHubSpot) -> Portal:
    made = mock.portal(TOKEN)
    made.seed({"collections": {"properties/contacts": DEFINED}})
    return made


@pytest.fixture
def strict_hub(clock: Clock) -> Iterator[httpx.Client]:
    """A client of a mock whose records have defined properties alone."""
    mock = MockHubSpot(only_defined_properties=True, clock=clock)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with httpx.Client(transport=mock.transport, base_url="https://api.hubapi.com", headers=headers) as client:
        yield client


def codes(response: httpx.Response) -> dict[str, str]:
    """The code of what is wrong with each property; nothing where nothing is."""
    if response.is_success:
        return {}
    return {one["context"]["propertyName"][0]: one["code"] for one in response.json()["errors"]}


def create(hub: httpx.Client, properties: dict[str, str], version: str = "v3") -> httpx.Response:
    path = CONTACTS if version == "v3" else f"/crm/objects/{version}/contacts"
    return hub.post(path, json={"properties": properties})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age", "41"),
        ("age", "-4.5e3"),
        ("age", ""),
        ("fired", "2026-03-30"),
        ("fired", "1774828800000"),
        ("seen", "2026-03-30T09:15:00.116Z"),
        ("member", "true"),
        ("material", "clay"),
        ("materials", "clay;glaze"),
        ("materials", ";glaze"),
        ("nickname", "anything"),
        ("never_defined", "anything"),
    ],
)
def test_a_value_that_fits_its_definition_is_taken(hub: httpx.Client, portal: Portal, name: str, value: str) -> None:
    assert create(hub, {name: value}).status_code == 201
    (record,) = portal.records("contacts")
    assert record.properties[name] == value


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("age", "forty", "INVALID_INTEGER"),
        ("fired", "30.3.2026", "INVALID_DATE"),
        ("seen", "yesterday", "INVALID_DATE"),
        ("member", "yes", "INVALID_OPTION"),
        ("material", "bronze", "INVALID_OPTION"),
        ("material", "clay;glaze", "INVALID_OPTION"),
        ("materials", "clay;bronze", "INVALID_OPTION"),
        ("score", "7", "READ_ONLY_VALUE"),
        ("score", "", "READ_ONLY_VALUE"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    hub: httpx.Client, portal: Portal, name: str, value: str, code: str
) -> None:
    assert codes(create(hub, {name: value})) == {name: code}
    assert portal.records("contacts") == []


def test_all_that_is_wrong_is_named_at_once(hub: httpx.Client, portal: Portal) -> None:
    response = create(hub, {"age": "forty", "nickname": "Ada", "material": "bronze"})
    assert codes(response) == {"age": "INVALID_INTEGER", "material": "INVALID_OPTION"}
    assert response.json()["message"].startswith("Property values were not valid: [")


def test_an_update_keeps_to_the_definitions(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts", {"age": "41"})
    response = hub.patch(f"{CONTACTS}/{id}", json={"properties": {"age": "forty"}})
    assert codes(response) == {"age": "INVALID_INTEGER"}
    (record,) = portal.records("contacts")
    assert record.properties["age"] == "41"


def test_a_bad_value_in_a_batch_with_trace_ids_fails_alone(hub: httpx.Client, portal: Portal) -> None:
    inputs = [{"properties": {"age": age}, "objectWriteTraceId": age} for age in ("41", "forty", "42")]
    body = hub.post(f"{CONTACTS}/batch/create", json={"inputs": inputs}).json()
    assert sorted(one["properties"]["age"] for one in body["results"]) == ["41", "42"]
    assert len(body["errors"]) == 1


def test_a_property_that_is_defined_as_unique_is(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts", {"serial": "A1"})
    response = create(hub, {"serial": "a1"})
    assert (response.status_code, response.json()["message"]) == (409, f"Contact already exists. Existing ID: {id}")


def test_a_definition_that_was_archived_asks_nothing(hub: httpx.Client, portal: Portal) -> None:
    hub.delete("/crm/v3/properties/contacts/age")
    assert create(hub, {"age": "forty"}).status_code == 201


def test_where_only_defined_properties_exist_any_other_is_refused(strict_hub: httpx.Client) -> None:
    response = create(strict_hub, {"firstname": "Ada", "shoe_size": "38"})
    assert codes(response) == {"shoe_size": "PROPERTY_DOESNT_EXIST"}
    new = {
        "name": "shoe_size",
        "label": "Size",
        "type": "number",
        "fieldType": "number",
        "groupName": "contactinformation",
    }
    assert strict_hub.post("/crm/v3/properties/contacts", json=new).status_code == 201
    assert create(strict_hub, {"firstname": "Ada", "shoe_size": "38"}).status_code == 201


RULES = [
    ("MAX_LENGTH", ["3"], "Ada", "Adam"),
    ("MIN_LENGTH", ["3"], "Ada", "Al"),
    ("ALPHANUMERIC", [], "Ada1", "Ada!"),
    ("EMAIL", [], "ada@example.com", "ada at example"),
    ("EMAIL_ALLOWED_DOMAINS", ["example.com"], "ada@Example.com", "ada@example.org"),
    ("EMAIL_BLOCKED_DOMAINS", ["example.com"], "ada@example.org", "ada@example.com"),
    ("MAX_NUMBER", ["10"], "10", "10.5"),
    ("MIN_NUMBER", ["10"], "10", "9"),
    ("DECIMAL", ["2"], "1.25", "1.255"),
    ("MAX_NUMBER", ["10"], "1e1", "ten"),
    ("MAX_NUMBER", [], "11", ""),
    ("SOME_OTHER", [], "anything", ""),
]


@pytest.mark.parametrize(("rule", "arguments", "good", "bad"), RULES, ids=[f"{one[0]}-{one[3]}" for one in RULES])
def test_a_rule_holds_from_2026_09_on(
    hub: httpx.Client, portal: Portal, rule: str, arguments: list[str], good: str, bad: str
) -> None:
    path = f"/crm/v3/property-validations/0-1/nickname/rule-type/{rule}"
    assert hub.put(path, json={"ruleArguments": arguments}).status_code == 204
    assert create(hub, {"nickname": good}, "2026-09").status_code == 201
    refused = {"nickname": "INVALID_VALUE"} if bad else {}
    assert codes(create(hub, {"nickname": bad}, "2026-09")) == refused
    assert create(hub, {"nickname": bad}, "2026-03").status_code == 201
