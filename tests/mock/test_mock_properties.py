"""What the mock does with properties and their groups."""

from typing import Any

import httpx
import pytest

from hubapi_ext.mock import Portal
from hubapi_ext.mock.contract import standard_contract
from hubapi_ext.mock.object_types import ObjectType
from tests.mock.conftest import Clock, refusal

OBJECT_TYPES = standard_contract().object_types.standard
starting_items = standard_contract().starting_items.of
CONTACTS = "/crm/v3/properties/contacts"
COLOR = {
    "name": "favorite_color",
    "label": "Favorite color",
    "type": "string",
    "fieldType": "text",
    "groupName": "contactinformation",
}


def names(response: httpx.Response) -> list[str]:
    return [one["name"] for one in response.json()["results"]]


def test_a_portal_has_properties_of_hubspots_own(hub: httpx.Client) -> None:
    found = {one["name"]: one for one in hub.get(CONTACTS).json()["results"]}
    assert {"email", "hs_object_id", "createdate", "lastmodifieddate", "hubspot_owner_id"} <= found.keys()
    assert [name for name, one in found.items() if one["hasUniqueValue"]] == ["hs_object_id", "email"]
    assert all(one["hubspotDefined"] for one in found.values())


@pytest.mark.parametrize("object_type", OBJECT_TYPES, ids=lambda one: one.plural)
def test_what_is_said_of_an_object_type_are_properties_that_it_has(object_type: ObjectType) -> None:
    known = {one["name"] for one in starting_items(f"properties/{object_type.plural}")}
    said = {*object_type.shown, *object_type.searched, *object_type.unique, *object_type.required}
    assert said | {object_type.created, object_type.modified} <= known


@pytest.mark.parametrize("object_type", OBJECT_TYPES, ids=lambda one: one.plural)
def test_a_property_stands_in_a_group_that_there_is(object_type: ObjectType) -> None:
    groups = {one["name"] for one in starting_items(f"property_groups/{object_type.plural}")}
    assert {one["groupName"] for one in starting_items(f"properties/{object_type.plural}")} == groups


@pytest.mark.parametrize("object_type", OBJECT_TYPES, ids=lambda one: one.plural)
def test_no_property_is_named_twice(object_type: ObjectType) -> None:
    known = [one["name"] for one in starting_items(f"properties/{object_type.plural}")]
    assert len(set(known)) == len(known)


def test_a_created_property_has_hubspots_defaults_and_is_found_under_each_spelling(hub: httpx.Client) -> None:
    made = hub.post(CONTACTS, json={**COLOR, "nonsense": 1})
    assert (made.status_code, made.json()) == (
        201,
        {
            **COLOR,
            "archived": False,
            "calculated": False,
            "createdAt": "2026-03-30T09:15:00.116Z",
            "dataSensitivity": "non_sensitive",
            "description": "",
            "displayOrder": -1,
            "externalOptions": False,
            "formField": False,
            "hasUniqueValue": False,
            "hidden": False,
            "hubspotDefined": False,
            "modificationMetadata": {
                "archivable": True,
                "readOnlyDefinition": False,
                "readOnlyOptions": False,
                "readOnlyValue": False,
            },
            "options": [],
            "updatedAt": "2026-03-30T09:15:00.116Z",
        },
    )
    for spelling in ("contact", "0-1", "contacts"):
        assert hub.get(f"/crm/properties/2026-03/{spelling}/favorite_color").json() == made.json()
    assert hub.get("/crm/v3/properties/companies/favorite_color").status_code == 404


def test_a_name_that_is_taken_is_a_conflict(hub: httpx.Client) -> None:
    taken = hub.post(CONTACTS, json={**COLOR, "name": "email"})
    assert (taken.status_code, refusal(taken)["category"]) == (409, "OBJECT_ALREADY_EXISTS")


@pytest.mark.parametrize("send", [lambda hub: hub.post(CONTACTS, json={**COLOR, "groupName": "nowhere"})])
def test_a_group_that_does_not_exist_is_refused(hub: httpx.Client, send: Any) -> None:
    assert send(hub).status_code == 400
    assert "favorite_color" not in names(hub.get(CONTACTS))


def test_an_update_sets_what_it_may_and_keeps_the_rest(hub: httpx.Client, clock: Clock) -> None:
    before = hub.post(CONTACTS, json=COLOR).json()
    clock.advance(60)
    given = {"label": "Colour", "name": "other", "hasUniqueValue": True}
    after = hub.patch(f"{CONTACTS}/favorite_color", json=given).json()
    assert after == {**before, "label": "Colour", "updatedAt": "2026-03-30T09:16:00.116Z"}


def test_an_archived_property_is_listed_apart_and_comes_back_with_its_name(hub: httpx.Client) -> None:
    hub.post(CONTACTS, json=COLOR)
    assert hub.delete(f"{CONTACTS}/favorite_color").status_code == 204
    assert "favorite_color" not in names(hub.get(CONTACTS))
    assert names(hub.get(CONTACTS, params={"archived": True})) == ["favorite_color"]
    assert hub.get(f"{CONTACTS}/favorite_color", params={"archived": True}).json()["archived"] is True
    assert hub.post(CONTACTS, json={**COLOR, "label": "Anew"}).status_code == 201
    assert hub.get(f"{CONTACTS}/favorite_color").json()["label"] == "Anew"
    assert names(hub.get(CONTACTS, params={"archived": True})) == []


def test_a_property_of_hubspots_own_is_not_archived(hub: httpx.Client) -> None:
    assert hub.delete(f"{CONTACTS}/email").status_code == 400
    assert hub.post(f"{CONTACTS}/batch/archive", json={"inputs": [{"name": "email"}]}).status_code == 400
    assert "email" in names(hub.get(CONTACTS))


def test_properties_are_listed_by_their_sensitivity(hub: httpx.Client) -> None:
    hub.post(CONTACTS, json={**COLOR, "dataSensitivity": "sensitive"})
    assert "favorite_color" not in names(hub.get(CONTACTS))
    assert names(hub.get(CONTACTS, params={"dataSensitivity": "sensitive"})) == ["favorite_color"]


def test_a_batch_creates_all_or_none(hub: httpx.Client) -> None:
    pair = [{**COLOR, "name": "planet"}, {**COLOR, "name": "moon"}]
    refused = hub.post(f"{CONTACTS}/batch/create", json={"inputs": [*pair, {**COLOR, "name": "email"}]})
    assert (refused.status_code, {"planet", "moon"} & set(names(hub.get(CONTACTS)))) == (409, set())
    made = hub.post(f"{CONTACTS}/batch/create", json={"inputs": pair})
    assert (made.status_code, sorted(names(made))) == (201, ["moon", "planet"])


@pytest.mark.parametrize(("path", "status"), [("/crm/v3/properties", 207), ("/crm/properties/2026-09", 200)])
def test_a_batch_read_names_what_does_not_exist(hub: httpx.Client, path: str, status: int) -> None:
    inputs = [{"name": "email"}, {"name": "nothing"}]
    read = hub.post(f"{path}/contacts/batch/read", json={"inputs": inputs, "archived": False})
    assert (read.status_code, names(read)) == (status, ["email"])
    assert [one["context"] for one in read.json()["errors"]] == [{"name": ["nothing"]}]


def test_a_batch_read_reads_archived_properties_where_it_says_so(hub: httpx.Client) -> None:
    hub.post(CONTACTS, json=COLOR)
    hub.post(f"{CONTACTS}/batch/archive", json={"inputs": [{"name": "favorite_color"}]})
    inputs = [{"name": "favorite_color"}]
    read = hub.post(f"{CONTACTS}/batch/read", json={"inputs": inputs, "archived": True})
    assert names(read) == ["favorite_color"]


def test_a_group_is_created_once_changed_and_archived(hub: httpx.Client) -> None:
    groups = f"{CONTACTS}/groups"
    made = [hub.post(groups, json={"name": "pottery", "label": "Pottery"}) for _ in range(2)]
    assert [one.status_code for one in made] == [201, 409]
    assert made[0].json() == {"name": "pottery", "label": "Pottery", "displayOrder": -1, "archived": False}
    assert hub.patch(f"{groups}/pottery", json={"label": "Clay"}).json()["label"] == "Clay"
    assert names(hub.get(groups)) == ["contactinformation", "pottery"]
    assert hub.delete(f"{groups}/pottery").status_code == 204
    assert names(hub.get(groups)) == ["contactinformation"]


def test_a_reset_takes_back_what_was_defined(hub: httpx.Client, portal: Portal) -> None:
    hub.post(CONTACTS, json=COLOR)
    portal.reset()
    assert "favorite_color" not in names(hub.get(CONTACTS))
