"""What creating courses does."""

import json
from typing import Any

import httpx
import pytest

from hubapi_ext.mock import AssociationType, Portal

NO_COLOUR = (
    'Property values were not valid: [{"isValid":false,"message":"Property \\"colour\\" does not exist",'
    '"error":"PROPERTY_DOESNT_EXIST","name":"colour"}]'
)


def course(
    name: str = "Pottery", *, trace: str | None = None, associations: list[Any] | None = None, **properties: str
) -> dict[str, Any]:
    given: dict[str, Any] = {"properties": {"hs_course_name": name, **properties}}
    if trace is not None:
        given["objectWriteTraceId"] = trace
    if associations is not None:
        given["associations"] = associations
    return given


def to(id: str | int, *type_ids: int) -> dict[str, Any]:
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": type_id} for type_id in type_ids]
    return {"to": {"id": id}, "types": types}


def create(hub: httpx.Client, *inputs: dict[str, Any]) -> httpx.Response:
    return hub.post("/crm/v3/objects/0-410/batch/create", json={"inputs": inputs})


@pytest.fixture(autouse=True)
def records(portal: Portal) -> None:
    portal.create("contacts", id="101")
    portal.create("companies", id="301")


def test_a_course_exists_afterwards(portal: Portal, hub: httpx.Client) -> None:
    (result,) = create(hub, course(hs_course_id="POT-1")).json()["results"]
    record = portal.get("0-410", result["id"])
    assert record is not None
    assert record.properties == result["properties"]


@pytest.mark.parametrize("spelling", ["0-410", "courses", "course", "COURSES"])
def test_courses_are_created_under_every_spelling(portal: Portal, hub: httpx.Client, spelling: str) -> None:
    hub.post(f"/crm/v3/objects/{spelling}/batch/create", json={"inputs": [{"properties": {"hs_course_name": "P"}}]})
    assert len(portal.records("courses")) == 1


def test_hubspot_adds_properties(hub: httpx.Client) -> None:
    (result,) = create(hub, course(hs_course_id="POT-1")).json()["results"]
    assert result == {
        "id": "440000000001",
        "properties": {
            "hs_course_name": "Pottery",
            "hs_course_id": "POT-1",
            "hs_object_id": "440000000001",
            "hs_createdate": "2026-03-30T09:15:00.116Z",
            "hs_lastmodifieddate": "2026-03-30T09:15:00.116Z",
            "hs_object_source": "INTEGRATION",
            "hs_object_source_id": "1",
            "hs_object_source_label": "INTEGRATION",
        },
        "createdAt": "2026-03-30T09:15:00.116Z",
        "updatedAt": "2026-03-30T09:15:00.116Z",
        "archived": False,
        "url": "https://app.hubspot.com/contacts/1/record/0-410/440000000001",
    }


def test_a_batch_without_errors_answers_201(hub: httpx.Client) -> None:
    assert create(hub, course()).status_code == 201


def test_equal_courses_are_created_as_often_as_they_are_sent(portal: Portal, hub: httpx.Client) -> None:
    create(hub, course(), course())
    create(hub, course())
    assert len(portal.records("courses")) == 3


def test_results_are_in_another_order_than_the_inputs(hub: httpx.Client) -> None:
    names = [f"Course {number:02}" for number in range(50)]
    results = create(hub, *map(course, names)).json()["results"]
    returned = [result["properties"]["hs_course_name"] for result in results]
    assert (returned == names, sorted(returned)) == (False, names)


def test_a_trace_id_comes_back_with_its_course(hub: httpx.Client) -> None:
    results = create(hub, course("A", trace="row-1"), course("B")).json()["results"]
    traces = {result["properties"]["hs_course_name"]: result.get("objectWriteTraceId") for result in results}
    assert traces == {"A": "row-1", "B": None}


def test_an_owner_can_be_named(hub: httpx.Client) -> None:
    assert create(hub, course(hubspot_owner_id="7")).status_code == 201


def test_with_trace_ids_a_bad_input_fails_alone(portal: Portal, hub: httpx.Client) -> None:
    response = create(hub, course("A", trace="row-1"), course("B", trace="row-2", colour="blue"))
    assert (response.status_code, [record.properties["hs_course_name"] for record in portal.records("0-410")]) == (
        207,
        ["A"],
    )


def test_an_unknown_property_is_named_with_the_trace_id(hub: httpx.Client) -> None:
    answer = create(hub, course("A", trace="row-1"), course("B", trace="row-2", colour="blue")).json()
    assert (answer["numErrors"], answer["errors"]) == (
        1,
        [
            {
                "status": "error",
                "category": "VALIDATION_ERROR",
                "message": NO_COLOUR,
                "context": {"objectWriteTraceId": ["row-2"]},
                "errors": [
                    {
                        "message": 'Property "colour" does not exist',
                        "code": "PROPERTY_DOESNT_EXIST",
                        "context": {"propertyName": ["colour"]},
                    }
                ],
            }
        ],
    )


@pytest.mark.parametrize("trace", [None, "row-1"])
def test_all_bad_properties_of_an_input_are_named_at_once(hub: httpx.Client, trace: str | None) -> None:
    answer = create(hub, course(trace=trace, colour="blue", size="XL")).json()
    refusal = answer if trace is None else answer["errors"][0]
    _, values = refusal["message"].split("Property values were not valid: ")
    assert [value["name"] for value in json.loads(values)] == ["colour", "size"]
    assert [reason["context"]["propertyName"] for reason in refusal["errors"]] == [["colour"], ["size"]]


@pytest.mark.parametrize(
    "inputs",
    [
        [course("A"), course("B", colour="blue")],
        [course("A"), course("B", trace="row-2", colour="blue")],
        [course("A", trace="row-1"), course("B", colour="blue")],
    ],
)
def test_without_a_trace_id_on_every_input_a_bad_one_refuses_the_batch(
    hub: httpx.Client, inputs: list[dict[str, Any]]
) -> None:
    response = create(hub, *inputs)
    assert (response.status_code, response.json()["message"]) == (400, NO_COLOUR)


def test_a_refused_batch_creates_nothing(portal: Portal, hub: httpx.Client) -> None:
    create(hub, course("A"), course("B", colour="blue"))
    assert portal.records("courses") == []


def test_a_refused_batch_leaves_no_associations(portal: Portal, hub: httpx.Client) -> None:
    create(hub, course("A", associations=[to("101", 860)]), course("B", colour="blue"))
    assert portal.associations("contacts", "101", "courses") == {}


@pytest.mark.parametrize("properties", [{}, {"hs_course_name": ""}, {"hs_course_id": "POT-1"}])
def test_a_course_needs_a_name(hub: httpx.Client, properties: dict[str, str]) -> None:
    response = create(hub, {"properties": properties})
    assert (response.status_code, response.json()["category"], response.json()["context"]) == (
        400,
        "VALIDATION_ERROR",
        {"properties": ["hs_course_name"]},
    )


def test_a_missing_name_fails_alone_with_trace_ids(hub: httpx.Client) -> None:
    answer = create(hub, course("A", trace="row-1"), {"properties": {}, "objectWriteTraceId": "row-2"}).json()
    assert answer["errors"][0]["context"] == {"properties": ["hs_course_name"], "objectWriteTraceId": ["row-2"]}


def test_repeated_trace_ids_refuse_the_batch(portal: Portal, hub: httpx.Client) -> None:
    response = create(hub, course("A", trace="row-1"), course("B", trace="row-1"), course("C", trace="row-2"))
    assert (response.status_code, response.json()["context"], portal.records("courses")) == (
        400,
        {"objectWriteTraceId": ["row-1"]},
        [],
    )


def test_associations_are_made_with_the_course(portal: Portal, hub: httpx.Client) -> None:
    (result,) = create(hub, course(associations=[to("101", 860), to(301, 938)])).json()["results"]
    assert (portal.associations("contacts", "101", "0-410"), portal.associations("companies", "301", "0-410")) == (
        {result["id"]: {AssociationType("HUBSPOT_DEFINED", 861, None)}},
        {result["id"]: {AssociationType("HUBSPOT_DEFINED", 939, None)}},
    )


def test_a_course_can_be_associated_with_a_custom_object(portal: Portal, hub: httpx.Client) -> None:
    kiln = portal.create("2-1")
    portal.define_type("courses", "2-1", type_id=37, inverse_type_id=38, label="Uses")
    types = [{"associationCategory": "USER_DEFINED", "associationTypeId": 37}]
    create(hub, course(associations=[{"to": {"id": kiln}, "types": types}])).raise_for_status()
    assert len(portal.associations("2-1", kiln, "courses")) == 1


def test_an_association_without_types_does_nothing(portal: Portal, hub: httpx.Client) -> None:
    response = create(hub, course(associations=[to("101")]))
    assert (response.status_code, portal.associations("contacts", "101", "courses")) == (201, {})


@pytest.mark.parametrize("id", ["999", "abc"])
def test_an_association_with_a_missing_record_is_refused(hub: httpx.Client, id: str) -> None:
    response = create(hub, course(associations=[to(id, 860)]))
    assert (response.status_code, response.json()["message"], response.json()["context"]["INVALID_OBJECT_IDS"]) == (
        400,
        "One or more associations are invalid",
        [f"CONTACT={id} is not valid"],
    )


@pytest.mark.parametrize("type_ids", [(861,), (99999,), (860, 938)])
def test_an_association_with_a_type_that_does_not_lead_there_is_refused(
    hub: httpx.Client, type_ids: tuple[int, ...]
) -> None:
    response = create(hub, course(associations=[to("101", *type_ids)]))
    assert (response.status_code, response.json()["context"]["INVALID_ASSOCIATION_TYPE_ID"]) == (
        400,
        [f"HUBSPOT_DEFINED={type_ids[-1]} is not a valid association definition id"],
    )


def test_a_course_with_a_bad_association_is_not_created(portal: Portal, hub: httpx.Client) -> None:
    create(hub, course(trace="row-1", associations=[to("101", 860), to("999", 860)]))
    assert (portal.records("courses"), portal.associations("contacts", "101", "courses")) == ([], {})


def test_a_bad_association_is_named_with_the_trace_id(hub: httpx.Client) -> None:
    answer = create(hub, course(trace="row-1", associations=[to("999", 860)])).json()
    assert answer["errors"][0]["context"]["objectWriteTraceId"] == ["row-1"]


def test_a_property_that_is_not_text_is_refused(hub: httpx.Client) -> None:
    assert create(hub, {"properties": {"hs_course_name": 7}}).status_code == 400
