"""Records of any object type: one at a time, in lists and in batches."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from hubapi_ext import BadRequestError, ConflictError, InvalidInputError, NotFoundError, RepeatedCursorError
from hubapi_ext.mock import effects
from tests.conftest import Between

ADA = {"email": "ada@example.com", "firstname": "Ada"}


def contacts_of(portal: Any) -> dict[str, dict[str, str]]:
    """The properties of all contacts by id."""
    return {record.id: record.properties for record in portal.records("contacts")}


# One record


def test_a_record_is_created_with_pythons_values(hub: Any, portal: Any) -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    values = {**ADA, "age": 36, "vip": True, "born": date(1815, 12, 10), "seen": moment, "hobbies": ["maths", "music"]}
    made = hub.contacts.create(values)
    assert {name: made.properties[name] for name in values} == {
        **ADA,
        "age": "36",
        "vip": "true",
        "born": "1815-12-10",
        "seen": "2026-01-02T03:04:05.000Z",
        "hobbies": "maths;music",
    }
    assert contacts_of(portal)[made.id]["email"] == "ada@example.com"


def test_a_record_can_be_associated_as_it_is_created(hub: Any, portal: Any) -> None:
    company = portal.create("companies", {"name": "Pottery"})
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 279}]
    made = hub.contacts.create({"properties": ADA, "associations": [{"to": {"id": company}, "types": types}]})
    read = hub.contacts.get(made.id, associations=["companies"])
    assert [one.id for one in read.associations["companies"].results] == [company]


def test_a_conflict_names_the_record_that_exists(hub: Any, portal: Any) -> None:
    existing = portal.create("contacts", ADA)
    with pytest.raises(ConflictError) as caught:
        hub.contacts.create(ADA)
    assert caught.value.existing_id == existing


@pytest.mark.parametrize("way", ["id", "number", "property"])
def test_a_record_is_read_by_id_or_by_a_unique_property(hub: Any, portal: Any, way: str) -> None:
    ada = portal.create("contacts", ADA)
    named: Any = {"id": (ada, None), "number": (int(ada), None), "property": ("ada@example.com", "email")}[way]
    read = hub.contacts.get(named[0], id_property=named[1], properties=["firstname", "shade"])
    assert (read.id, read.properties["firstname"], read.properties["shade"]) == (ada, "Ada", None)


def test_a_record_that_does_not_exist_is_not_found(hub: Any) -> None:
    with pytest.raises(NotFoundError):
        hub.contacts.get("4711")


def test_properties_that_are_not_named_stay_and_none_clears_one(hub: Any, portal: Any) -> None:
    ada = portal.create("contacts", {**ADA, "age": "36"})
    hub.contacts.update(ada, {"firstname": None, "age": 37})
    assert {name: contacts_of(portal)[ada].get(name) for name in ("email", "firstname", "age")} == {
        "email": "ada@example.com",
        "firstname": "",
        "age": "37",
    }


def test_a_record_is_updated_by_a_unique_property(hub: Any, portal: Any) -> None:
    ada = portal.create("contacts", ADA)
    assert hub.contacts.update("ada@example.com", {"firstname": "Augusta"}, id_property="email").id == ada
    assert contacts_of(portal)[ada]["firstname"] == "Augusta"


def test_an_archived_record_is_found_among_the_archived_ones_alone(hub: Any, portal: Any) -> None:
    ada = portal.create("contacts", ADA)
    assert hub.contacts.archive(ada) is None
    assert hub.contacts.get(ada, archived=True).archived
    with pytest.raises(NotFoundError):
        hub.contacts.get(ada)
    assert [one.id for one in hub.contacts.list(archived=True)] == [ada]


def test_a_merged_record_becomes_part_of_the_other(hub: Any, portal: Any) -> None:
    ada, double = portal.create("contacts", ADA), portal.create("contacts", {"email": "a@example.com", "phone": "1"})
    assert hub.contacts.merge(ada, double).properties["phone"] == "1"
    assert list(contacts_of(portal)) == [ada]


def test_a_record_is_deleted_for_good(hub: Any, portal: Any) -> None:
    portal.create("contacts", ADA)
    assert hub.contacts.gdpr_delete("ada@example.com", id_property="email") is None
    assert list(contacts_of(portal)) == []
    assert list(hub.contacts.list(archived=True)) == []


@pytest.mark.parametrize("way", ["name", "id", "plural"])
def test_any_object_type_can_be_named(hub: Any, portal: Any, way: str) -> None:
    spelled = {"name": "contact", "id": "0-1", "plural": "contacts"}[way]
    ada = hub.objects(spelled).create(ADA)
    assert list(contacts_of(portal)) == [ada.id]


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda hub: hub.objects("p boats").list().first(), "object_type"),
        (lambda hub: hub.contacts.get(""), "object_id"),
        (lambda hub: hub.contacts.get("1", properties="email"), "properties"),
        (lambda hub: hub.contacts.get("1", associations=[1]), "associations"),
        (lambda hub: hub.contacts.create({"vip": object()}), "properties"),
        (lambda hub: hub.contacts.create("ada"), "properties"),
        (lambda hub: hub.contacts.create({"properties": ADA, "asociations": []}), "properties"),
        (lambda hub: hub.contacts.update("1", {"seen": datetime(2026, 1, 1)}), "properties"),
        (lambda hub: hub.contacts.upsert_many([{"firstname": "Ada"}], key="email"), "inputs"),
        (lambda hub: hub.contacts.upsert_many([ADA], key=""), "key"),
        (lambda hub: hub.contacts.update_many([ADA]), "inputs"),
        (lambda hub: hub.contacts.merge("1", "x"), "object_id_to_merge"),
    ],
)
def test_a_wrong_argument_is_named_and_nothing_is_sent(
    faulty_hub: Any, between: Between, call: Any, argument: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        call(faulty_hub)
    assert caught.value.argument == argument
    assert between.requests == []


# Lists


def test_a_list_names_all_records_and_asks_for_the_largest_pages(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    ids = [portal.create("contacts", {"email": f"{number}@example.com"}) for number in range(250)]
    assert [one.id for one in faulty_hub.contacts.list(properties=["email"])] == ids
    assert [request.url.params["limit"] for request in between.requests] == ["100"] * 3


def test_a_list_with_histories_asks_for_smaller_pages(faulty_hub: Any, between: Between, portal: Any) -> None:
    portal.create("contacts", ADA)
    (ada,) = faulty_hub.contacts.list(history=["firstname"])
    assert [one.value for one in ada.properties_with_history["firstname"]] == ["Ada"]
    assert between.requests[0].url.params["limit"] == "50"


MANY = [f"property_with_a_rather_long_name_{number}" for number in range(400)]


def test_more_properties_than_a_url_can_hold_are_read_in_batches(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    ids = [
        portal.create("contacts", {"email": f"{number}@example.com", MANY[-1]: str(number)}) for number in range(150)
    ]
    read = list(faulty_hub.contacts.list(properties=MANY))
    assert [(one.id, one.properties[MANY[-1]]) for one in read] == [(id, str(at)) for at, id in enumerate(ids)]
    assert max(len(str(request.url)) for request in between.requests) < 5000
    assert [request.method for request in between.requests] == ["GET", "POST"] * 2


def test_a_record_is_read_with_more_properties_than_a_url_can_hold(hub: Any, portal: Any) -> None:
    ada, company = portal.create("contacts", {**ADA, MANY[0]: "x"}), portal.create("companies", {"name": "Pottery"})
    hub.associations.create_many("contacts", "companies", [(ada, company, 279)]).raise_for_failures()
    read = hub.contacts.get("ada@example.com", id_property="email", properties=MANY, associations=["companies"])
    assert (read.properties[MANY[0]], read.properties[MANY[1]]) == ("x", None)
    assert [one.id for one in read.associations["companies"].results] == [company]


@pytest.mark.parametrize("way", ["list", "get"])
def test_a_record_that_is_archived_while_it_is_read_is_not_among_the_others(
    faulty_hub: Any, between: Between, portal: Any, way: str
) -> None:
    ben, ada = portal.create("contacts", {"email": "ben@example.com"}), portal.create("contacts", ADA)

    def archive(request: httpx.Request) -> None:
        if request.url.path.endswith("/batch/read"):
            portal.contents.archive(portal.contents.object_types.find("contacts"), ada, portal.now())

    between.before = archive
    if way == "list":
        assert [one.id for one in faulty_hub.contacts.list(properties=MANY)] == [ben]
        return
    with pytest.raises(NotFoundError):
        faulty_hub.contacts.get(ada, properties=MANY)


def test_histories_of_many_properties_are_read_in_batches_of_fifty(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    for number in range(50):
        portal.create("contacts", {"email": f"{number}@example.com", MANY[-1]: str(number)})
    read = list(faulty_hub.contacts.list(history=MANY))
    assert [one.properties_with_history[MANY[-1]][0].value for one in read] == [str(at) for at in range(50)]
    assert [len(json.loads(request.content)["inputs"]) for request in between.requests if request.method == "POST"] == [
        50
    ]


@pytest.mark.parametrize("way", ["list", "get"])
def test_all_associated_records_are_named_also_beyond_the_first_page(hub: Any, portal: Any, way: str) -> None:
    ada = portal.create("contacts", ADA)
    companies = [portal.create("companies", {"name": str(number)}) for number in range(1234)]
    hub.associations.create_many("contacts", "companies", [(ada, one, 279) for one in companies]).raise_for_failures()
    (read,) = (
        hub.contacts.list(associations=["companies"])
        if way == "list"
        else [hub.contacts.get(ada, associations=["companies"])]
    )
    assert {one.id for one in read.associations["companies"].results} == set(companies)
    assert read.associations["companies"].paging is None


def test_a_list_can_go_on_where_it_was_left(hub: Any, portal: Any) -> None:
    ids = [portal.create("contacts", {"email": f"{number}@example.com"}) for number in range(150)]
    stream = hub.contacts.list()
    first = [next(stream).id for _ in range(100)]
    stream.close()
    (unfinished,) = stream.unfinished
    assert [*first, *(one.id for one in hub.contacts.list(after=unfinished.after))] == ids


# Batches


def test_records_are_created_each_with_an_outcome_of_its_own(hub: Any, portal: Any) -> None:
    portal.create("contacts", ADA)
    rows = [{"email": "ben@example.com", "age": 2}, ADA, {"email": "cleo@example.com"}]
    result = hub.contacts.create_many(rows)
    assert [outcome.status for outcome in result] == ["succeeded", "failed", "succeeded"]
    (failure,) = result.failed
    assert isinstance(failure.error, ConflictError)
    assert failure.error.existing_id is not None


def test_records_are_updated_each_with_an_outcome_of_its_own(hub: Any, portal: Any) -> None:
    ada = portal.create("contacts", ADA)
    result = hub.contacts.update_many(
        [(ada, {"age": 36}), ("4711", {"age": 1}), {"id": "ADA@example.com", "idProperty": "email", "properties": {}}]
    )
    assert [outcome.status for outcome in result] == ["succeeded", "failed", "succeeded"]
    assert contacts_of(portal)[ada]["age"] == "36"


def test_of_two_updates_of_a_record_the_later_one_holds(hub: Any, portal: Any) -> None:
    ada = portal.create("contacts", ADA)
    rows = [(ada, {"age": number}) for number in range(5)]
    assert [outcome.status for outcome in hub.contacts.update_many(rows)] == ["succeeded"] * 5
    assert contacts_of(portal)[ada]["age"] == "4"


def test_records_are_upserted_and_say_whether_they_are_new(hub: Any, portal: Any) -> None:
    portal.create("contacts", ADA)
    rows = [{"email": "ada@example.com", "age": 36}, {"email": "ben@example.com", "age": 2}]
    result = hub.contacts.upsert_many(rows, key="email")
    assert [record.new for record in result.results] == [False, True]
    assert sorted(one["age"] for one in contacts_of(portal).values()) == ["2", "36"]


EMAILS = ["Ada@x.org", "ben@x.org", "ada@X.org", "ADA@x.org"]


def test_rows_with_one_key_never_reach_hubspot_together(faulty_hub: Any, between: Between, portal: Any) -> None:
    rows = [
        {"email": email, "age": age} for age, email in enumerate(["Ada@x.org", "ben@x.org", "ada@X.org", "ADA@x.org"])
    ]
    result = faulty_hub.contacts.upsert_many(rows, key="email")
    assert [(outcome.status, outcome.result.new) for outcome in result] == [
        ("succeeded", True),
        ("succeeded", True),
        ("succeeded", False),
        ("succeeded", False),
    ]
    assert between.sizes == [2, 1, 1]
    assert {one["email"].lower(): one["age"] for one in contacts_of(portal).values()} == {
        "ada@x.org": "3",
        "ben@x.org": "1",
    }


def test_records_are_read_by_a_unique_property(hub: Any, portal: Any) -> None:
    ada = portal.create("contacts", ADA)
    result = hub.contacts.read_many(
        ["ADA@example.com", "nobody@example.com"], id_property="email", properties=["firstname"]
    )
    assert [outcome.status for outcome in result] == ["succeeded", "failed"]
    assert [(record.id, record.properties["firstname"]) for record in result.results] == [(ada, "Ada")]
    assert isinstance(result.failed[0].error, NotFoundError)


def test_histories_are_read_in_smaller_batches(faulty_hub: Any, between: Between, portal: Any) -> None:
    ids = [portal.create("contacts", {"email": f"{number}@example.com"}) for number in range(120)]
    faulty_hub.contacts.read_many(ids, history=["email"], concurrency=1).raise_for_failures()
    assert between.sizes == [50, 50, 20]


def test_archiving_many_says_that_each_was_done(hub: Any, portal: Any) -> None:
    ada = portal.create("contacts", ADA)
    result = hub.contacts.archive_many([ada, "4711"])
    assert [outcome.result for outcome in result] == [True, True]
    assert list(contacts_of(portal)) == []


def test_a_batch_that_is_refused_for_one_input_is_split(hub: Any, portal: Any) -> None:
    ids = [portal.create("contacts", {"email": f"{number}@example.com"}) for number in range(3)]
    result = hub.contacts.read_many([*ids, "not-an-id"])
    assert [outcome.status for outcome in result] == ["succeeded"] * 3 + ["failed"]


def test_courses_have_what_all_records_have(hub: Any, portal: Any) -> None:
    made = hub.courses.create({"hs_course_name": "Pottery"})
    assert [one.id for one in hub.courses.list()] == [made.id]
    assert hub.courses.create_many([{"hs_course_name": "Glazing"}]).results[0].properties["hs_course_name"] == "Glazing"
    with pytest.raises(BadRequestError):
        hub.courses.create({"colour": "red"})


@pytest.mark.parametrize("way", ["list", "get"])
def test_associated_records_whose_pages_lead_to_themselves_are_an_error(faulty_hub: Any, portal: Any, way: str) -> None:
    ada = with_companies(faulty_hub, portal, 1100)
    portal.faults.add(effects.RepeatedCursor(), operation="read_associations")
    with pytest.raises(RepeatedCursorError):
        read_with_companies(faulty_hub, ada, way)


@pytest.mark.parametrize("way", ["list", "get"])
def test_associated_records_that_cannot_be_read_are_an_error(
    faulty_hub: Any, between: Between, portal: Any, way: str
) -> None:
    ada = with_companies(faulty_hub, portal, 150)
    error = {"status": "error", "category": "VALIDATION_ERROR", "message": f"CONTACT={ada} is not valid"}
    envelope = {"status": "COMPLETE", "startedAt": "", "completedAt": "", "results": [], "errors": [error]}
    between.before = lambda request: (
        httpx.Response(207, json=envelope) if request.url.path.endswith("/batch/read") else None
    )
    with pytest.raises(BadRequestError, match="is not valid"):
        read_with_companies(faulty_hub, ada, way)


def read_with_companies(hub: Any, contact: str, way: str) -> Any:
    if way == "list":
        return list(hub.contacts.list(associations=["companies"]))
    return hub.contacts.get(contact, associations=["companies"])


def with_companies(hub: Any, portal: Any, count: int) -> str:
    """A contact that is associated with so many companies."""
    ada = str(portal.create("contacts", ADA))
    pairs = [(ada, portal.create("companies", {"name": str(number)}), 279) for number in range(count)]
    hub.associations.create_many("contacts", "companies", pairs).raise_for_failures()
    return ada
