"""What people call to read and change definitions: properties, their groups, pipelines, schemas, owners."""

from __future__ import annotations

from typing import Any

import pytest

from hubapi_ext import ConflictError, NotFoundError

COLOR = {
    "name": "favorite_color",
    "label": "Favorite color",
    "type": "enumeration",
    "fieldType": "select",
    "groupName": "contactinformation",
    "options": [{"label": "Red", "value": "red", "hidden": False}],
}


def test_a_property_is_created_found_changed_and_archived(hub: Any) -> None:
    made = hub.properties.create("contacts", COLOR)
    assert (made.name, made.options[0].value, made.display_order) == ("favorite_color", "red", -1)
    assert hub.properties.get("contacts", "favorite_color") == made
    assert hub.properties.update("contacts", "favorite_color", {"label": "Colour"}).label == "Colour"
    assert hub.properties.archive("contacts", "favorite_color") is None
    assert [one.name for one in hub.properties.list("contacts", archived=True)] == ["favorite_color"]
    with pytest.raises(NotFoundError):
        hub.properties.get("contacts", "favorite_color")


def test_properties_are_listed_as_a_list(hub: Any) -> None:
    found = hub.properties.list("deals")
    assert isinstance(found, list)
    assert {"dealname", "amount", "dealstage"} <= {one.name for one in found}


def test_a_property_that_exists_fails_alone(hub: Any) -> None:
    others = [{**COLOR, "name": name} for name in ("planet", "email", "moon")]
    result = hub.properties.create_many("contacts", others)
    assert [outcome.status for outcome in result] == ["succeeded", "failed", "succeeded"]
    assert isinstance(result.failed[0].error, ConflictError)


def test_a_property_that_does_not_exist_is_not_found(hub: Any) -> None:
    result = hub.properties.read_many("contacts", [{"name": "nothing"}, {"name": "email"}])
    assert [outcome.succeeded and outcome.result.name for outcome in result] == [False, "email"]
    assert isinstance(result.failed[0].error, NotFoundError)


def test_properties_are_archived_together(hub: Any) -> None:
    hub.properties.create_many(
        "contacts", [{**COLOR, "name": name} for name in ("planet", "moon")]
    ).raise_for_failures()
    hub.properties.archive_many("contacts", [{"name": "planet"}, {"name": "moon"}]).raise_for_failures()
    assert {one.name for one in hub.properties.list("contacts", archived=True)} == {"planet", "moon"}


def test_a_group_is_created_and_listed(hub: Any) -> None:
    hub.property_groups.create("contacts", {"name": "pottery", "label": "Pottery"})
    assert hub.property_groups.update("contacts", "pottery", {"label": "Clay"}).label == "Clay"
    assert [one.name for one in hub.property_groups.list("contacts")] == ["contactinformation", "pottery"]
    hub.property_groups.archive("contacts", "pottery")
    with pytest.raises(NotFoundError):
        hub.property_groups.get("contacts", "pottery")
