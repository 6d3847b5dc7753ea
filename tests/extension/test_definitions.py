"""What people call to read and change definitions: properties, their groups, pipelines, schemas, owners."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext import BadRequestError, ConflictError, NotFoundError
from tests.conftest import Between, open_hub

PAGE = (Path(__file__).parents[2] / "docs/definitions.md").read_text()
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


STAGE = {"stageId": "kiln", "label": "In the kiln", "displayOrder": 0, "metadata": {"probability": "0.5"}}


def test_a_pipeline_is_created_changed_replaced_and_deleted(hub: Any) -> None:
    given = {"pipelineId": "pottery", "label": "Pottery", "displayOrder": 1, "stages": [STAGE]}
    made = hub.pipelines.create("deals", given)
    assert (made.id, [stage.id for stage in made.stages]) == ("pottery", ["kiln"])
    assert [pipeline.id for pipeline in hub.pipelines.list("deals")] == ["default", "pottery"]
    assert hub.pipelines.update("deals", "pottery", {"label": "Clay"}).label == "Clay"
    other = {"label": "Clay", "displayOrder": 1, "stages": [{**STAGE, "stageId": "wheel"}]}
    assert [stage.id for stage in hub.pipelines.replace("deals", "pottery", other).stages] == ["wheel"]
    assert [entry.action for entry in hub.pipelines.audit("deals", "pottery")] == ["UPDATE", "UPDATE", "CREATE"]
    assert hub.pipelines.archive("deals", "pottery") is None
    with pytest.raises(NotFoundError):
        hub.pipelines.get("deals", "pottery")


def test_a_stage_is_created_changed_replaced_and_deleted(hub: Any) -> None:
    stages = hub.pipeline_stages
    assert stages.create("tickets", "0", {**STAGE, "metadata": {"ticketState": "OPEN"}}).id == "kiln"
    assert stages.update("tickets", "0", "kiln", {"label": "Burning"}).label == "Burning"
    assert stages.get("tickets", "0", "kiln").metadata == {"ticketState": "OPEN"}
    other = {"label": "Cold", "displayOrder": 5, "metadata": {"ticketState": "CLOSED"}}
    assert stages.replace("tickets", "0", "kiln", other).metadata == {"ticketState": "CLOSED"}
    assert stages.archive("tickets", "0", "kiln") is None
    assert "kiln" not in [stage.id for stage in stages.list("tickets", "0")]
    assert [entry.action for entry in stages.audit("tickets", "0", "kiln")] == ["DELETE", "UPDATE", "UPDATE", "CREATE"]


def test_a_stage_in_use_is_refused_when_that_is_asked_for(hub: Any, portal: Any) -> None:
    portal.create("tickets", {"hs_pipeline": "0", "hs_pipeline_stage": "1"})
    with pytest.raises(BadRequestError, match="Stage IDs"):
        hub.pipeline_stages.archive("tickets", "0", "1", validate_references_before_delete=True)
    hub.pipeline_stages.archive("tickets", "0", "1")


def test_an_owner_is_got_by_its_id_and_by_that_of_its_user(hub: Any, portal: Any) -> None:
    ada = {"id": "2001", "userId": 3001, "email": "ada@example.com"}
    portal.seed({"collections": {"owners": [ada, {"id": "2002", "email": "ben@example.com", "archived": True}]}})
    assert hub.owners.get(2001).email == "ada@example.com"
    assert hub.owners.get("3001", id_property="userId").id == "2001"
    assert hub.owners.get(2002, archived=True).email == "ben@example.com"
    with pytest.raises(NotFoundError):
        hub.owners.get(2002)


BOATS = {
    "name": "boats",
    "labels": {"singular": "Boat", "plural": "Boats"},
    "primaryDisplayProperty": "boat_name",
    "properties": [{"name": "boat_name", "label": "Name", "type": "string", "fieldType": "text"}],
}


def test_an_object_type_is_created_changed_and_archived(hub: Any) -> None:
    made = hub.schemas.create(BOATS)
    assert hub.schemas.get(made.object_type_id) == made
    assert hub.schemas.list() == hub.schemas.read_many({"inputs": [made.fully_qualified_name]}) == [made]
    changed = hub.schemas.update(made.object_type_id, {"labels": {"singular": "Ship", "plural": "Ships"}})
    assert (changed.labels.plural, changed.name) == ("Ships", "boats")
    assert hub.schemas.archive(made.object_type_id) is None
    assert [one.name for one in hub.schemas.list(archived=True)] == ["boats"]


def test_an_association_is_added_to_an_object_type_and_removed(hub: Any) -> None:
    boats = hub.schemas.create(BOATS).object_type_id
    made = hub.schemas.create_association(boats, {"fromObjectTypeId": boats, "toObjectTypeId": "0-2"})
    assert [one.id for one in hub.schemas.get(boats).associations] == [made.id]
    hub.schemas.remove_association(boats, made.id)
    assert hub.schemas.get(boats).associations == []


def test_rules_of_properties_are_set_and_read(hub: Any) -> None:
    rules = hub.property_validations
    assert rules.set("0-1", "zip", "MAX_LENGTH", {"ruleArguments": ["40"]}) is None
    assert rules.get("0-1", "zip", "MAX_LENGTH").rule_arguments == ["40"]
    assert [rule.rule_type for rule in rules.list_rules("0-1", "zip")] == ["MAX_LENGTH"]
    assert [one.property_name for one in rules.list("0-1")] == ["zip"]


def test_the_examples_of_the_page_run(between: Between, token: str) -> None:
    with open_hub("sync", token, base_url="https://hubspot.invalid", transport=between) as hub:
        names: dict[str, Any] = {"hub": hub}
        for example in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
            exec(example, names)  # noqa: S102 - it is our own text
    assert names["result"].failed == []
