"""What the mock does with the object types that an account has defined, and with the rules of properties."""

from typing import Any

import httpx
import pytest

from tests.mock.conftest import Clock

SCHEMAS = "/crm-object-schemas/v3/schemas"
NAME = {"name": "boat_name", "label": "Name", "type": "string", "fieldType": "text"}
BOATS = {
    "name": "boats",
    "labels": {"singular": "Boat", "plural": "Boats"},
    "primaryDisplayProperty": "boat_name",
    "properties": [NAME],
}
RULES = "/crm/v3/property-validations/contacts"


@pytest.fixture
def boats(hub: httpx.Client) -> dict[str, Any]:
    response = hub.post(SCHEMAS, json=BOATS)
    assert response.status_code == 201
    made: dict[str, Any] = response.json()
    return made


def test_a_created_object_type_has_an_id_and_a_full_name(boats: dict[str, Any]) -> None:
    number = boats["id"]
    assert (boats["objectTypeId"], boats["fullyQualifiedName"]) == (f"2-{number}", "p1_boats")
    assert (boats["requiredProperties"], boats["searchableProperties"]) == ([], ["hs_object_id"])
    assert (boats["archived"], boats["associations"]) == (False, [])


@pytest.mark.parametrize("spelling", ["objectTypeId", "fullyQualifiedName", "name"])
def test_an_object_type_is_found_by_each_of_its_names(hub: httpx.Client, boats: dict[str, Any], spelling: str) -> None:
    assert hub.get(f"{SCHEMAS}/{boats[spelling]}").json() == boats
    found = hub.post(f"{SCHEMAS}/batch/read", json={"inputs": [boats[spelling], "nothing"]}).json()
    assert found == {"results": [boats]}


def test_the_properties_of_an_object_type_are_those_of_its_records(hub: httpx.Client, boats: dict[str, Any]) -> None:
    properties = f"/crm/v3/properties/{boats['objectTypeId']}"
    assert hub.get(properties).json()["results"] == boats["properties"]
    (own,) = [one for one in boats["properties"] if not one["hubspotDefined"]]
    assert (own["name"], own["groupName"]) == ("boat_name", "boats_information")
    length = {**NAME, "name": "length", "groupName": "boats_information"}
    assert hub.post(properties, json=length).status_code == 201
    shown = hub.get(f"{SCHEMAS}/boats").json()["properties"]
    assert [one["name"] for one in shown if not one["hubspotDefined"]] == ["boat_name", "length"]
    hub.delete(f"{properties}/length")
    assert hub.get(f"{SCHEMAS}/boats").json() == boats


def test_an_update_sets_what_it_may_and_answers_without_properties(
    hub: httpx.Client, clock: Clock, boats: dict[str, Any]
) -> None:
    clock.advance(60)
    changed = hub.patch(f"{SCHEMAS}/p1_boats", json={"description": "Boats for hire", "name": "ships"}).json()
    kept = {name: one for name, one in boats.items() if name not in ("properties", "associations")}
    assert changed == {**kept, "description": "Boats for hire", "updatedAt": "2026-03-30T09:16:00.116Z"}


def test_an_archived_object_type_is_listed_apart(hub: httpx.Client, boats: dict[str, Any]) -> None:
    assert hub.delete(f"{SCHEMAS}/{boats['objectTypeId']}").status_code == 204
    assert hub.get(SCHEMAS).json() == {"results": []}
    (archived,) = hub.get(SCHEMAS, params={"archived": "true"}).json()["results"]
    assert (archived["name"], archived["archived"]) == ("boats", True)


def test_associations_are_added_to_an_object_type_and_removed(hub: httpx.Client, boats: dict[str, Any]) -> None:
    given = {"fromObjectTypeId": boats["objectTypeId"], "toObjectTypeId": "0-2", "name": "boat_to_company"}
    made = hub.post(f"{SCHEMAS}/p1_boats/associations", json=given)
    assert (made.status_code, made.json().items() >= given.items()) == (201, True)
    assert hub.get(f"{SCHEMAS}/boats").json()["associations"] == [made.json()]
    assert hub.delete(f"{SCHEMAS}/{boats['objectTypeId']}/associations/{made.json()['id']}").status_code == 204
    assert hub.get(f"{SCHEMAS}/boats").json()["associations"] == []


def test_an_object_type_that_does_not_exist_has_no_associations(hub: httpx.Client) -> None:
    given = {"fromObjectTypeId": "2-1", "toObjectTypeId": "0-2"}
    assert hub.post(f"{SCHEMAS}/2-1/associations", json=given).status_code == 404


# Rules of properties


def test_a_rule_takes_the_place_of_the_one_of_its_type(hub: httpx.Client) -> None:
    for type, argument in (("MAX_LENGTH", "40"), ("ALPHANUMERIC", "NUMERIC_ONLY"), ("MAX_LENGTH", "50")):
        response = hub.put(f"{RULES}/zip/rule-type/{type}", json={"ruleArguments": [argument], "nonsense": 1})
        assert (response.status_code, response.content) == (204, b"")
    rules = [
        {"ruleType": "MAX_LENGTH", "ruleArguments": ["50"]},
        {"ruleType": "ALPHANUMERIC", "ruleArguments": ["NUMERIC_ONLY"]},
    ]
    assert hub.get(f"{RULES}/zip").json() == {"results": rules}
    assert hub.get(f"{RULES}/zip/rule-type/MAX_LENGTH").json() == rules[0]
    assert hub.get("/crm/property-validations/2026-09/0-1").json() == {
        "results": [{"propertyName": "zip", "propertyValidationRules": rules}]
    }


def test_a_property_without_rules_has_an_empty_list(hub: httpx.Client) -> None:
    assert hub.get(f"{RULES}/zip").json() == {"results": []}
    assert hub.get(f"{RULES}/zip/rule-type/MAX_LENGTH").status_code == 404
    assert hub.get(RULES).json() == {"results": []}
