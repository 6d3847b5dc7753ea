"""Inputs as mappings: rows as a CSV file has them, and the form in which HubSpot's documentation writes them."""

from __future__ import annotations

import asyncio
import csv
import json
from collections.abc import AsyncIterator
from types import MappingProxyType
from typing import Any

import pytest

from hubapi_client.errors import InvalidRequest
from hubapi_ext import AsyncHubApi, InvalidInputError, forms
from tests.conftest import Between
from tests.extension.test_mistakes import GOOD, METHODS, message

CONTACT_TO_COURSE, COURSE_TO_CONTACT = 861, 860


@pytest.fixture
def contacts(portal: Any) -> list[str]:
    return [portal.create("contacts", {}) for _ in range(3)]


@pytest.fixture
def course(portal: Any) -> str:
    created: str = portal.create("0-410", {})
    return created


def types_of(portal: Any, contact: str, course: str) -> set[int]:
    found = portal.associations("contacts", contact, "0-410").get(course, [])
    return {one.type_id for one in found}


def hubspots_form(contact: str, course: str) -> dict[str, Any]:
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": CONTACT_TO_COURSE}]
    return {"from": {"id": contact}, "to": {"id": course}, "types": types}


# Associations


def test_associations_can_be_given_as_rows(hub: Any, portal: Any, contacts: list[str], course: str) -> None:
    portal.define_type("contacts", "0-410", type_id=37, inverse_type_id=38, label="Enrolled")
    rows: list[Any] = [
        {"from_id": contacts[0], "to_id": int(course), "type_id": CONTACT_TO_COURSE},
        {"from_id": contacts[1], "to_id": course, "type_id": 37, "category": "USER_DEFINED", "label": "Enrolled"},
        {"from_id": contacts[2], "to_id": course, "type_id": [37], "category": "USER_DEFINED"},
    ]
    result = hub.associations.create_many("contacts", "0-410", rows)
    assert [outcome.status for outcome in result] == ["succeeded"] * 3
    assert [types_of(portal, one, course) for one in contacts] == [{861}, {861, 37}, {861, 37}]


def test_the_outcome_of_a_row_has_the_row_as_its_input(hub: Any, contacts: list[str], course: str) -> None:
    rows = [{"from_id": one, "to_id": course, "type_id": CONTACT_TO_COURSE} for one in contacts]
    result = hub.associations.create_many("contacts", "0-410", rows)
    assert [outcome.input for outcome in result] == rows


@pytest.mark.parametrize("header", ["from_id,to_id,type_id", "to_id,type_id,from_id,category,label"])
def test_associations_can_come_from_a_csv_file(
    hub: Any, portal: Any, contacts: list[str], course: str, header: str
) -> None:
    values = {"to_id": course, "type_id": str(CONTACT_TO_COURSE), "category": "", "label": ""}
    lines = [",".join(({"from_id": one} | values)[name] for name in header.split(",")) for one in contacts]
    result = hub.associations.create_many("contacts", "0-410", csv.DictReader([header, *lines]))
    assert [outcome.status for outcome in result] == ["succeeded"] * 3
    assert [types_of(portal, one, course) for one in contacts] == [{CONTACT_TO_COURSE}] * 3


def test_columns_can_have_type_ids_as_text(hub: Any, portal: Any, contacts: list[str], course: str) -> None:
    columns = {"from_id": contacts, "to_id": [course] * 3, "type_id": ["861"] * 3}
    hub.associations.create_many("contacts", "0-410", columns).raise_for_failures()
    assert types_of(portal, contacts[2], course) == {CONTACT_TO_COURSE}


@pytest.mark.parametrize("mapping", [dict, MappingProxyType])
def test_associations_can_be_given_in_hubspots_own_form(
    hub: Any, portal: Any, contacts: list[str], course: str, mapping: Any
) -> None:
    given = [mapping(hubspots_form(one, course)) for one in contacts]
    result = hub.associations.create_many("contacts", "0-410", given)
    assert [outcome.input for outcome in result.succeeded] == given
    assert [types_of(portal, one, course) for one in contacts] == [{CONTACT_TO_COURSE}] * 3


def test_rows_and_tuples_can_be_mixed(hub: Any, contacts: list[str], course: str) -> None:
    row = {"from_id": contacts[1], "to_id": course, "type_id": CONTACT_TO_COURSE}
    given = [(contacts[0], course, CONTACT_TO_COURSE), row, hubspots_form(contacts[2], course)]
    assert len(hub.associations.create_many("contacts", "0-410", iter(given)).succeeded) == 3


def test_rows_can_come_from_an_async_iterable(between: Between, portal: Any, token: str) -> None:
    contact, course = portal.create("contacts", {}), portal.create("0-410", {})

    async def rows() -> AsyncIterator[dict[str, Any]]:
        yield {"from_id": contact, "to_id": course, "type_id": "861"}

    async def create() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            await hub.associations.create_many("contacts", "0-410", rows())

    asyncio.run(create())
    assert types_of(portal, contact, course) == {CONTACT_TO_COURSE}


# Limits, records and courses


@pytest.mark.parametrize(
    "limit",
    [
        {"type_id": CONTACT_TO_COURSE, "max_to_object_ids": 2},
        {"type_id": "861", "category": "HUBSPOT_DEFINED", "max_to_object_ids": "2"},
        {"category": "HUBSPOT_DEFINED", "typeId": CONTACT_TO_COURSE, "maxToObjectIds": 2},
    ],
)
def test_limits_can_be_given_as_rows_and_in_hubspots_own_form(hub: Any, portal: Any, limit: Any) -> None:
    hub.association_limits.update_many("contacts", "0-410", [limit]).raise_for_failures()
    assert portal.limit("contacts", "0-410", type_id=CONTACT_TO_COURSE) == 2


def test_records_can_be_given_in_hubspots_own_form(hub: Any, contacts: list[str]) -> None:
    given: list[Any] = [{"id": contacts[0]}, {"id": int(contacts[1]), "after": None}]
    assert [row.from_id for row in hub.associations.read_many("contacts", "0-410", given)] == contacts[:2]


def test_a_record_in_hubspots_own_form_is_read_on_from_its_cursor(faulty_hub: Any, between: Between) -> None:
    list(faulty_hub.associations.read_many("contacts", "0-410", [{"id": "5", "after": "6"}]))
    assert json.loads(between.requests[0].content) == {"inputs": [{"id": "5", "after": "6"}]}


def test_courses_can_be_given_in_hubspots_own_form(hub: Any, portal: Any, contacts: list[str]) -> None:
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": COURSE_TO_CONTACT}]
    given = {
        "properties": {"hs_course_name": "Pottery"},
        "associations": [{"to": {"id": contacts[0]}, "types": types}],
        "objectWriteTraceId": "mine",
    }
    course = hub.courses.create_many([given]).results[0]
    assert portal.get("0-410", course.id).properties["hs_course_name"] == "Pottery"
    assert list(portal.associations("contacts", contacts[0], "0-410")) == [course.id]


def test_a_course_can_have_a_property_named_properties() -> None:
    assert forms.new_record({"properties": "x"}).properties == {"properties": "x"}


# What is not clear


WRONG: list[tuple[str, Any, str]] = [
    ("associations", {"from_id": 1, "to_id": 2, "type_id": 861, "colour": "blue"}, "colour"),
    ("associations", {"from_id": 1, "to_id": 2}, "type_id"),
    ("associations", {"to_id": 2, "type_id": 861}, "from_id"),
    ("associations", {}, "from_id"),
    ("associations", {"from_id": 1, "to_id": "two", "type_id": "861"}, "to.id"),
    ("associations", {"from_id": 1, "to_id": 2, "type_id": 861, "category": "MINE"}, "associationCategory"),
    ("associations", {"from": {"id": 1}, "to": {"id": 2}}, "types"),
    ("associations", {**hubspots_form("1", "2"), "type": 1}, "type"),
    ("associations", {**hubspots_form("1", "2"), "from": {"id": 1, "ID": 2}}, "ID"),
    ("associations", {**hubspots_form("1", "2"), "from": {"id": "one"}}, "from"),
    ("limits", {"type_id": 861, "max_to_object_ids": 2, "max": 3}, "max"),
    ("limits", {"type_id": 861}, "max_to_object_ids"),
    ("limits", {"type_id": 861, "max_to_object_ids": "many"}, "maxToObjectIds"),
    ("limits", {"typeId": 861, "maxToObjectIds": 2}, "category"),
    ("reads", {"id": 1, "name": "Ada"}, "name"),
    ("reads", {"after": "1"}, "id"),
    ("courses", {"properties": {"p33": b"x"}}, "p33"),
    ("courses", {"properties": {"name": "x"}, "colour": "blue"}, "colour"),
]


@pytest.mark.parametrize(("method", "wrong", "part"), WRONG)
def test_a_mapping_that_is_not_clear_is_refused_with_its_position_and_what_is_wrong(
    faulty_hub: Any, between: Between, method: str, wrong: Any, part: str
) -> None:
    text = message(method, faulty_hub, [GOOD[method], wrong])
    assert text.startswith("inputs[1]: ")
    assert part in text
    assert between.requests == []


@pytest.mark.parametrize(
    ("model", "given", "path", "value"),
    [
        (forms.association, {"from_id": 1, "to_id": 2, "type_id": 861, "colour": "blue"}, "$.colour", "blue"),
        (forms.association, {**hubspots_form("1", "2"), "from": {"id": "x"}}, "$.from.id", "x"),
        (forms.association, {**hubspots_form("1", "2"), "from": {"id": 1, "x": 2}}, "$.from.x", 2),
        (forms.new_record, {"properties": {"p32": "", "p33": b"x"}}, "$.properties.p33", b"x"),
    ],
)
def test_the_part_of_a_mapping_that_is_wrong_is_named(model: Any, given: Any, path: str, value: Any) -> None:
    with pytest.raises(InvalidRequest) as caught:
        model(given)
    assert (caught.value.path, caught.value.value) == (path, value)


@pytest.mark.parametrize("model", [forms.association, forms.association_limit])
def test_a_row_that_lacks_a_key_is_answered_with_all_keys(model: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"type_id is missing; the keys are .*type_id, .*category"):
        model({"from_id": 1, "to_id": 2} if model is forms.association else {"max_to_object_ids": 2})


@pytest.mark.parametrize("method", ["associations", "limits", "reads"])
def test_a_mapping_of_other_names_is_answered_with_the_names_that_it_must_have(faulty_hub: Any, method: str) -> None:
    names = {"associations": "from_id", "limits": "type_id", "reads": "id"}
    assert names[method] in message(method, faulty_hub, [{"colour": "blue"}])


def test_a_line_of_a_csv_file_that_is_too_long_is_refused(faulty_hub: Any) -> None:
    rows = csv.DictReader(["from_id,to_id,type_id", "1,2,861", "3,4,861,x"])
    with pytest.raises(InvalidInputError) as caught:
        METHODS["associations"](faulty_hub, rows)
    assert caught.value.position == 1


def test_a_mapping_of_columns_is_still_the_whole_of_the_inputs(faulty_hub: Any) -> None:
    text = message("associations", faulty_hub, {"from_id": 1, "to_id": 2, "type_id": 861})
    assert text.startswith("inputs: from_id is 1; columns are")
