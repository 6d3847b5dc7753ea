"""That association limits can be set, and that they hold."""

from typing import Any

import httpx
import pytest

from hubapi_ext.mock import Portal


def update(hub: httpx.Client, *limits: tuple[int, int], category: str = "HUBSPOT_DEFINED") -> httpx.Response:
    inputs = [{"category": category, "typeId": type_id, "maxToObjectIds": limit} for type_id, limit in limits]
    return hub.post(
        "/crm/associations/v4/definitions/configurations/contacts/0-410/batch/update", json={"inputs": inputs}
    )


def associate(
    hub: httpx.Client,
    pairs: list[tuple[str, str]],
    type_id: int = 861,
    *,
    source: str = "contacts",
    target: str = "0-410",
) -> Any:
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": type_id}]
    inputs = [{"from": {"id": from_id}, "to": {"id": to_id}, "types": types} for from_id, to_id in pairs]
    return hub.post(f"/crm/v4/associations/{source}/{target}/batch/create", json={"inputs": inputs}).json()


@pytest.fixture(autouse=True)
def records(portal: Portal) -> None:
    for number in ("101", "102"):
        portal.create("contacts", id=number)
    for number in ("201", "202", "203"):
        portal.create("courses", id=number)


def test_a_limit_is_stored(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 2))
    assert portal.limit("contacts", "courses", type_id=861) == 2


def test_a_limit_has_a_direction(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 2))
    assert portal.limit("courses", "contacts", type_id=860) is None


def test_an_update_answers_with_the_limits(hub: httpx.Client) -> None:
    response = update(hub, (861, 2))
    assert (response.status_code, response.json()["status"], response.json()["results"]) == (
        200,
        "COMPLETE",
        [{"category": "HUBSPOT_DEFINED", "typeId": 861, "userEnforcedMaxToObjectIds": 2}],
    )


def test_a_limit_can_be_changed(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 2))
    update(hub, (861, 5))
    assert portal.limit("contacts", "courses", type_id=861) == 5


def test_a_type_that_does_not_lead_there_is_an_error(hub: httpx.Client) -> None:
    assert update(hub, (5, 2)).json()["errors"] == [
        {
            "status": "error",
            "category": "VALIDATION_ERROR",
            "subCategory": "crm.associations.INVALID_ASSOCIATION_TYPE",
            "message": "0-5 is not a valid association type between CONTACT and COURSE",
            "context": {"type": ["0-5"], "fromObjectType": ["CONTACT"], "toObjectType": ["COURSE"]},
        }
    ]


def test_an_update_that_sets_nothing_is_canceled(hub: httpx.Client) -> None:
    response = update(hub, (5, 2))
    assert (response.status_code, response.json()["status"]) == (207, "CANCELED")


def test_an_update_that_sets_something_is_complete(portal: Portal, hub: httpx.Client) -> None:
    response = update(hub, (5, 2), (861, 3))
    assert (response.status_code, response.json()["status"], portal.limit("contacts", "0-410", type_id=861)) == (
        207,
        "COMPLETE",
        3,
    )


@pytest.mark.parametrize("limit", [0, -1, 10_001])
def test_a_limit_outside_of_hubspots_range_is_refused(hub: httpx.Client, limit: int) -> None:
    assert update(hub, (861, limit)).status_code == 400


def test_a_limit_on_a_label_of_the_portal_is_stored(portal: Portal, hub: httpx.Client) -> None:
    portal.define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Enrolled")
    update(hub, (37, 2), category="USER_DEFINED")
    assert portal.limit("contacts", "courses", type_id=37, category="USER_DEFINED") == 2


def test_a_limit_holds(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 2))
    associate(hub, [("101", "201"), ("101", "202"), ("101", "203")])
    assert portal.associations("contacts", "101", "0-410").keys() == {"201", "202"}


def test_an_input_above_the_limit_is_an_error_that_names_both_records(hub: httpx.Client) -> None:
    update(hub, (861, 1))
    associate(hub, [("101", "201")])
    error = associate(hub, [("101", "202")])["errors"][0]
    assert (error["category"], error["subCategory"], error["context"]) == (
        "VALIDATION_ERROR",
        "crm.associations.ASSOCIATION_LIMIT_EXCEEDED",
        {"fromObjectId": ["101"], "toObjectId": ["202"]},
    )


def test_each_record_has_the_limit_for_itself(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 1))
    answer = associate(hub, [("101", "201"), ("102", "201")])
    assert len(answer["results"]) == 2


def test_an_association_that_exists_does_not_count_twice(hub: httpx.Client) -> None:
    update(hub, (861, 1))
    associate(hub, [("101", "201")])
    assert "errors" not in associate(hub, [("101", "201")])


def test_associations_above_a_new_limit_stay(portal: Portal, hub: httpx.Client) -> None:
    associate(hub, [("101", "201"), ("101", "202")])
    update(hub, (861, 1))
    assert portal.associations("contacts", "101", "0-410").keys() == {"201", "202"}


def test_a_limit_holds_when_the_association_is_made_from_the_other_side(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 1))
    associate(hub, [("201", "101"), ("202", "101")], 860, source="0-410", target="contacts")
    assert portal.associations("contacts", "101", "0-410").keys() == {"201"}


def test_an_error_names_the_records_as_the_input_did(hub: httpx.Client) -> None:
    update(hub, (861, 1))
    answer = associate(hub, [("201", "101"), ("202", "101")], 860, source="0-410", target="contacts")
    assert answer["errors"][0]["context"] == {"fromObjectId": ["202"], "toObjectId": ["101"]}


def test_the_other_direction_is_not_limited(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 1))
    associate(hub, [("201", "101"), ("201", "102")], 860, source="0-410", target="contacts")
    assert portal.associations("0-410", "201", "contacts").keys() == {"101", "102"}


def test_a_limit_on_the_unlabelled_type_holds_for_labels(portal: Portal, hub: httpx.Client) -> None:
    portal.define_type(
        "contacts", "courses", type_id=37, inverse_type_id=38, label="Enrolled", category="HUBSPOT_DEFINED"
    )
    update(hub, (861, 1))
    associate(hub, [("101", "201"), ("101", "202")], 37)
    assert portal.associations("contacts", "101", "0-410").keys() == {"201"}


def test_a_limit_on_a_label_does_not_hold_for_the_unlabelled_type(portal: Portal, hub: httpx.Client) -> None:
    portal.define_type(
        "contacts", "courses", type_id=37, inverse_type_id=38, label="Enrolled", category="HUBSPOT_DEFINED"
    )
    update(hub, (37, 1))
    associate(hub, [("101", "201"), ("101", "202")])
    assert portal.associations("contacts", "101", "0-410").keys() == {"201", "202"}


def test_the_default_association_keeps_to_the_limit(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 1))
    associate(hub, [("101", "201")])
    response = hub.put("/crm/v4/objects/contacts/101/associations/default/0-410/202")
    assert (response.status_code, response.json()["subCategory"]) == (
        400,
        "crm.associations.ASSOCIATION_LIMIT_EXCEEDED",
    )


def test_a_new_course_keeps_to_the_limit(portal: Portal, hub: httpx.Client) -> None:
    update(hub, (861, 1))
    associate(hub, [("101", "201")])
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 860}]
    course = {"properties": {"hs_course_name": "Pottery"}, "associations": [{"to": {"id": "101"}, "types": types}]}
    response = hub.post("/crm/v3/objects/0-410/batch/create", json={"inputs": [course]})
    assert (response.status_code, len(portal.records("courses"))) == (400, 3)
