"""Usual operations in the mock: what a fragment's `x-hubapi-mock` is enough for, by kind and verb."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot, Portal, effects
from tests.mock.conftest import TOKEN, Clock, refusal
from tests.mock.usual import contract, operation

CONTACTS = "/crm/v3/objects/contacts"
ADA = {"email": "ada@example.com", "firstname": "Ada"}
OWNERS = [{"id": str(number), "email": f"{number}@example.com"} for number in range(1, 6)]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = "/crm/v3/limits/{objectType}"
    read_limit = operation(
        "read_limit", path, examples={"first": {"value": {"limit": 5}}, "second": {"value": {"limit": 6}}}
    )
    forget_limit = operation("forget_limit", path, success=204, examples={"first": {"value": {"limit": 5}}})
    return contract(tmp_path_factory.mktemp("contract"), **{path: {"get": read_limit, "delete": forget_limit}})


@pytest.fixture
def mock(clock: Clock, file: Path) -> MockHubSpot:
    return MockHubSpot(contract=file, clock=clock)


@pytest.fixture
def contacts(portal: Portal) -> list[str]:
    return [portal.create("contacts", {"email": f"{name}@example.com", "firstname": name}) for name in "abcde"]


def paged(hub: httpx.Client, path: str, **query: Any) -> Iterator[list[str]]:
    """The ids on each page of a list."""
    after: dict[str, str] = {}
    while after is not None:
        body = hub.get(path, params={**query, **after}).json()
        yield [one["id"] for one in body["results"]]
        after = body.get("paging", {}).get("next")


def search(hub: httpx.Client, *filters: dict[str, Any], path: str = CONTACTS, **body: Any) -> dict[str, Any]:
    groups = [{"filters": list(filters)}] if filters else []
    response = hub.post(f"{path}/search", json={"filterGroups": groups, **body})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def ids(body: dict[str, Any]) -> list[str]:
    return [one["id"] for one in body["results"]]


# One


def test_a_record_is_created_with_what_hubspot_adds(hub: httpx.Client, portal: Portal) -> None:
    response = hub.post(CONTACTS, json={"properties": ADA})
    (record,) = portal.records("contacts")
    assert (response.status_code, response.json()["id"]) == (201, record.id)
    assert response.json()["properties"] == {
        **ADA,
        "hs_object_id": record.id,
        "createdate": "2026-03-30T09:15:00.116Z",
        "lastmodifieddate": "2026-03-30T09:15:00.116Z",
        "hs_object_source": "INTEGRATION",
        "hs_object_source_id": "1",
        "hs_object_source_label": "INTEGRATION",
    }


@pytest.mark.parametrize("email", ["ada@example.com", "Ada@Example.com"])
def test_an_email_that_a_contact_has_is_a_conflict(hub: httpx.Client, portal: Portal, email: str) -> None:
    id = portal.create("contacts", ADA)
    response = hub.post(CONTACTS, json={"properties": {"email": email}})
    message = f"Contact already exists. Existing ID: {id}"
    assert (response.status_code, refusal(response)) == (
        409,
        {"status": "error", "message": message, "category": "CONFLICT"},
    )


@pytest.mark.parametrize("archived", ["true", "false"])
def test_an_object_type_that_there_is_not_is_refused_by_a_list_of_nothing(hub: httpx.Client, archived: str) -> None:
    response = hub.get(CONTACTS, params={"associations": "spaceships", "archived": archived})
    assert (response.status_code, refusal(response)["message"]) == (400, "Unable to infer object type from: spaceships")


def test_an_email_is_free_again_when_its_contact_is_archived(hub: httpx.Client, portal: Portal) -> None:
    hub.delete(f"{CONTACTS}/{portal.create('contacts', ADA)}")
    assert hub.post(CONTACTS, json={"properties": ADA}).status_code == 201


def test_a_record_is_read_with_the_properties_that_are_asked_for(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts", ADA)
    properties = hub.get(f"{CONTACTS}/{id}", params={"properties": "firstname,phone"}).json()["properties"]
    always = {"createdate", "lastmodifieddate", "hs_object_id"}
    assert {name: value for name, value in properties.items() if name not in always} == {
        "firstname": "Ada",
        "phone": None,
    }


def test_a_record_is_read_by_a_property(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts", ADA)
    assert hub.get(f"{CONTACTS}/ADA@example.com", params={"idProperty": "email"}).json()["id"] == id


def test_a_record_is_read_with_the_ids_of_its_associations(hub: httpx.Client, portal: Portal) -> None:
    id, company = portal.create("contacts"), portal.create("companies")
    hub.put(f"/crm/v4/objects/contacts/{id}/associations/default/companies/{company}")
    found = hub.get(f"{CONTACTS}/{id}", params={"associations": "companies"}).json()["associations"]
    assert found == {"companies": {"results": [{"id": company, "type": "contact_to_company"}]}}


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_a_record_that_does_not_exist_is_not_found(hub: httpx.Client, method: str) -> None:
    response = hub.request(method, f"{CONTACTS}/7", json={"properties": {}} if method == "PATCH" else None)
    assert (response.status_code, refusal(response)) == (404, {"status": "error", "message": "resource not found"})


def test_an_update_sets_what_it_names_and_takes_away_what_it_empties(
    hub: httpx.Client, portal: Portal, clock: Clock
) -> None:
    id = portal.create("contacts", ADA)
    clock.advance(60)
    hub.patch(f"{CONTACTS}/{id}", json={"properties": {"firstname": "", "phone": "1"}})
    record = portal.get("contacts", id)
    assert record is not None
    changed = record.properties
    assert (changed["firstname"], changed["phone"], changed["email"]) == ("", "1", ADA["email"])
    assert changed["lastmodifieddate"] == "2026-03-30T09:16:00.116Z"


def test_an_update_finds_its_record_by_what_another_update_has_set(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts", ADA)
    by_email = {"idProperty": "email"}
    hub.patch(f"{CONTACTS}/{ADA['email']}", params=by_email, json={"properties": {"email": "new@example.com"}})
    assert hub.get(f"{CONTACTS}/new@example.com", params=by_email).json()["id"] == id
    assert hub.get(f"{CONTACTS}/{ADA['email']}", params=by_email).status_code == 404


def test_what_is_hubspots_own_cannot_be_set(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts")
    own = {"hs_object_id": "7", "createdate": "2000-01-01", "lastmodifieddate": "2000-01-01"}
    response = hub.patch(f"{CONTACTS}/{id}", json={"properties": own})
    assert {one["code"] for one in response.json()["errors"]} == {"READ_ONLY_VALUE"}
    assert len(response.json()["errors"]) == 3


def test_of_two_records_with_a_value_the_other_is_found_when_one_is_gone(hub: httpx.Client, portal: Portal) -> None:
    first, second = (portal.create("companies", {"tax_number": "77"}) for _ in range(2))
    path = "/crm/v3/objects/companies"
    by_number = {"idProperty": "tax_number"}
    assert hub.get(f"{path}/77", params=by_number).json()["id"] == second
    hub.delete(f"{path}/{second}")
    assert hub.get(f"{path}/77", params=by_number).json()["id"] == first


@pytest.mark.parametrize("path", ["example.com?idProperty=domain", "batch/read"])
def test_no_record_is_found_by_a_property_that_is_not_unique(hub: httpx.Client, portal: Portal, path: str) -> None:
    portal.create("companies", {"domain": "example.com"})
    url = f"/crm/v3/objects/companies/{path}"
    body = {"idProperty": "domain", "inputs": [{"id": "example.com"}], "properties": []}
    response = hub.post(url, json=body) if path == "batch/read" else hub.get(url)
    assert (response.status_code, response.json()["category"]) == (400, "VALIDATION_ERROR")
    assert "domain is not a unique property" in response.json()["message"]


def test_archiving_answers_with_nothing_at_all(hub: httpx.Client, portal: Portal) -> None:
    response = hub.delete(f"{CONTACTS}/{portal.create('contacts')}")
    assert (response.status_code, response.content, "content-type" in response.headers) == (204, b"", False)


def test_archiving_what_does_not_exist_is_no_failure(hub: httpx.Client) -> None:
    assert hub.delete(f"{CONTACTS}/7").status_code == 204


def test_an_archived_record_is_seen_only_by_those_who_ask_for_it(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts", ADA)
    hub.delete(f"{CONTACTS}/{id}")
    archived = hub.get(f"{CONTACTS}/{id}", params={"archived": "true"}).json()
    assert hub.get(f"{CONTACTS}/{id}").status_code == 404
    assert (archived["archived"], archived["archivedAt"]) == (True, "2026-03-30T09:15:00.116Z")
    assert ([one.id for one in portal.records("contacts", archived=True)], portal.records("contacts")) == ([id], [])


def test_an_archived_record_has_no_associations(hub: httpx.Client, portal: Portal) -> None:
    id, course = portal.create("contacts"), portal.create("courses")
    hub.put(f"/crm/v4/objects/contacts/{id}/associations/default/courses/{course}")
    hub.delete(f"{CONTACTS}/{id}")
    assert portal.associations("courses", course, "contacts") == {}


def test_merging_keeps_one_record_with_what_both_had(hub: httpx.Client, portal: Portal) -> None:
    first, second = portal.create("contacts", ADA), portal.create("contacts", {"firstname": "A.", "phone": "1"})
    company = portal.create("companies")
    hub.put(f"/crm/v4/objects/contacts/{second}/associations/default/companies/{company}")
    merged = hub.post(f"{CONTACTS}/merge", json={"primaryObjectId": first, "objectIdToMerge": second}).json()
    assert (merged["properties"]["firstname"], merged["properties"]["phone"]) == ("Ada", "1")
    assert portal.associations("contacts", first, "companies").keys() == {company}
    assert [one.id for one in portal.records("contacts", archived=True)] == [second]


def test_the_id_of_a_merged_record_leads_to_what_it_became_part_of(hub: httpx.Client, portal: Portal) -> None:
    first, second, third = (portal.create("contacts") for _ in range(3))
    for primary, other in ((second, first), (third, second)):
        hub.post(f"{CONTACTS}/merge", json={"primaryObjectId": primary, "objectIdToMerge": other})
    assert [hub.get(f"{CONTACTS}/{id}").json()["id"] for id in (first, second, third)] == [third] * 3
    changed = hub.patch(f"{CONTACTS}/{first}", json={"properties": {"firstname": "Ada"}}).json()
    assert (changed["id"], changed["properties"]["firstname"]) == (third, "Ada")


def test_records_that_are_said_to_be_part_of_each_other_lead_nowhere(hub: httpx.Client, portal: Portal) -> None:
    first, second = (portal.create("contacts", id=id) for id in (1, 2))
    for id, other in ((first, second), (second, first)):
        hub.patch(f"{CONTACTS}/{id}", json={"properties": {"hs_merged_object_ids": other}})
        hub.delete(f"{CONTACTS}/{id}")
    assert hub.get(f"{CONTACTS}/1").status_code == 404


def test_an_object_type_that_nobody_knows_is_refused(hub: httpx.Client) -> None:
    response = hub.get("/crm/v3/objects/butterflies")
    assert (response.status_code, response.json()["message"]) == (400, "Unable to infer object type from: butterflies")


def test_a_token_needs_the_scope_of_the_object_type(hub: httpx.Client, portal: Portal) -> None:
    portal.scopes = frozenset(["crm.objects.contacts.write"])
    statuses = [hub.post(f"/crm/v3/objects/{one}", json={"properties": {}}).status_code for one in ("0-1", "deals")]
    assert statuses == [201, 403]


def test_a_dated_path_is_served_too(hub: httpx.Client, portal: Portal) -> None:
    id = portal.create("contacts")
    assert hub.get(f"/crm/objects/2026-03/contacts/{id}").json()["id"] == id


# List


def test_a_list_comes_in_pages_of_the_size_that_is_asked_for(hub: httpx.Client, contacts: list[str]) -> None:
    assert list(paged(hub, CONTACTS, limit=2)) == [contacts[:2], contacts[2:4], contacts[4:]]


def test_a_list_goes_on_where_it_was_while_records_come_and_go(
    hub: httpx.Client, portal: Portal, contacts: list[str]
) -> None:
    first, *others = contacts
    pages = paged(hub, CONTACTS, limit=2)
    next(pages)
    hub.delete(f"{CONTACTS}/{first}")
    assert next(pages) == others[1:3]


def test_a_list_of_the_archived_has_no_others(hub: httpx.Client, contacts: list[str]) -> None:
    hub.delete(f"{CONTACTS}/{contacts[1]}")
    assert [list(paged(hub, CONTACTS, archived=one)) for one in ("true", "false")] == [
        [[contacts[1]]],
        [[contacts[0], *contacts[2:]]],
    ]


def test_a_page_beyond_the_largest_is_refused(hub: httpx.Client) -> None:
    assert hub.get(CONTACTS, params={"limit": 101}).status_code == 400


# Search


def test_a_search_pages_by_its_body_and_tells_the_total(hub: httpx.Client, contacts: list[str]) -> None:
    first = search(hub, limit=3)
    second = search(hub, limit=3, after=first["paging"]["next"]["after"])
    assert (first["total"], ids(first), ids(second), "paging" in second) == (5, contacts[:3], contacts[3:], False)


def test_a_record_passes_all_filters_of_one_group(hub: httpx.Client, contacts: list[str]) -> None:
    a, b = ({"propertyName": "firstname", "operator": "EQ", "value": name} for name in "ab")
    groups = [{"filters": [a]}, {"filters": [b]}]
    assert ids(search(hub, a, b)) == []
    assert ids(search(hub, filterGroups=groups)) == contacts[:2]


def test_a_search_sorts_and_puts_those_without_a_value_last(hub: httpx.Client, portal: Portal) -> None:
    small, none, large = (portal.create("deals", {"amount": one} if one else {}) for one in ("9", "", "10"))
    orders = [
        ids(search(hub, path="/crm/v3/objects/deals", sorts=[{"propertyName": "amount", "direction": direction}]))
        for direction in ("ASCENDING", "DESCENDING")
    ]
    assert orders == [[small, large, none], [large, small, none]]


def test_a_search_by_an_association_finds_the_associated(hub: httpx.Client, portal: Portal) -> None:
    contact, course, _ = portal.create("contacts"), portal.create("courses"), portal.create("courses")
    hub.put(f"/crm/v4/objects/contacts/{contact}/associations/default/courses/{course}")
    by_contact = {"propertyName": "associations.contact", "operator": "EQ", "value": contact}
    assert ids(search(hub, by_contact, path="/crm/v3/objects/courses")) == [course]


def test_a_query_finds_beginnings_of_words(hub: httpx.Client, portal: Portal) -> None:
    ada, _ = portal.create("contacts", ADA), portal.create("contacts", {"firstname": "Bob", "jobtitle": "Ada"})
    assert ids(search(hub, query="exam AD")) == [ada]


def test_the_wrong_time_of_change_finds_nothing(hub: httpx.Client, contacts: list[str]) -> None:
    assert ids(search(hub, {"propertyName": "hs_lastmodifieddate", "operator": "GT", "value": "0"})) == []
    assert ids(search(hub, {"propertyName": "lastmodifieddate", "operator": "GT", "value": "0"})) == contacts


def test_a_search_does_not_find_the_archived(hub: httpx.Client, contacts: list[str]) -> None:
    hub.delete(f"{CONTACTS}/{contacts[0]}")
    assert ids(search(hub)) == contacts[1:]


@pytest.mark.parametrize(("after", "status"), [("9800", 200), ("9801", 400), ("x", 400)])
def test_a_search_goes_no_farther_than_ten_thousand(hub: httpx.Client, after: str, status: int) -> None:
    assert hub.post(f"{CONTACTS}/search", json={"limit": 200, "after": after}).status_code == status


@pytest.mark.parametrize(
    "filters",
    [
        [{"propertyName": "email", "operator": "LIKE", "value": "x"}],
        [{"propertyName": "email", "operator": "EQ"}],
        [{"propertyName": "email", "operator": "BETWEEN", "value": "x"}],
        [{"propertyName": "email", "operator": "HAS_PROPERTY"}] * 19,
    ],
    ids=["an unknown operator", "no value", "no high value", "too many"],
)
def test_a_search_that_is_none_is_refused(hub: httpx.Client, filters: list[dict[str, str]]) -> None:
    response = hub.post(f"{CONTACTS}/search", json={"filterGroups": [{"filters": filters}]})
    assert (response.status_code, response.json()["category"]) == (400, "VALIDATION_ERROR")


# Batch


def send(hub: httpx.Client, verb: str, *inputs: dict[str, Any], path: str = CONTACTS, **body: Any) -> httpx.Response:
    return hub.post(f"{path}/batch/{verb}", json={"inputs": list(inputs), **body})


def test_a_batch_reads_by_a_property_and_names_all_that_are_missing(hub: httpx.Client, contacts: list[str]) -> None:
    inputs = [{"id": one} for one in ("a@example.com", "x@example.com", "y@example.com")]
    response = send(hub, "read", *inputs, idProperty="email")
    body = response.json()
    assert (response.status_code, ids(body), body["numErrors"]) == (207, contacts[:1], 1)
    assert body["errors"] == [
        {
            "status": "error",
            "message": (
                "Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid."
            ),
            "category": "OBJECT_NOT_FOUND",
            "context": {"ids": ["x@example.com", "y@example.com"]},
        }
    ]


@pytest.mark.parametrize("verb", ["read", "update", "upsert"])
def test_a_batch_with_an_id_twice_is_refused(hub: httpx.Client, contacts: list[str], verb: str) -> None:
    response = send(hub, verb, *[{"id": contacts[0], "properties": {}}] * 2)
    message = f"Duplicate IDs found in batch input: [{contacts[0]}]. IDs must be unique"
    assert (response.status_code, response.json()["message"]) == (400, message)


def test_a_batch_updates_those_that_exist(hub: httpx.Client, portal: Portal, contacts: list[str]) -> None:
    response = send(hub, "update", *({"id": one, "properties": {"phone": "1"}} for one in (contacts[0], "7")))
    assert (response.status_code, ids(response.json())) == (207, contacts[:1])
    assert [one.properties.get("phone") for one in portal.records("contacts")] == ["1", None, None, None, None]


def test_a_batch_without_trace_ids_updates_all_or_none(hub: httpx.Client, portal: Portal, contacts: list[str]) -> None:
    before = portal.read_state().records
    inputs = [
        {"id": id, "properties": {"email": email}}
        for id, email in zip(contacts, ["z@x.y", "c@example.com"], strict=False)
    ]
    assert send(hub, "update", *inputs).status_code == 409
    assert portal.read_state().records == before


def test_with_trace_ids_a_bad_input_fails_alone(hub: httpx.Client, contacts: list[str]) -> None:
    emails = {"good": "z@x.y", "bad": "c@example.com"}
    inputs = [
        {"id": id, "properties": {"email": emails[trace]}, "objectWriteTraceId": trace}
        for id, trace in zip(contacts, emails, strict=False)
    ]
    body = send(hub, "update", *inputs).json()
    assert [one["objectWriteTraceId"] for one in body["results"]] == ["good"]
    assert [one["context"] for one in body["errors"]] == [{"objectWriteTraceId": ["bad"]}]


def test_an_upsert_says_which_records_are_new(hub: httpx.Client, portal: Portal, contacts: list[str]) -> None:
    emails = ["a@example.com", "new@example.com"]
    inputs = [{"id": one, "idProperty": "email", "properties": {"phone": "1"}} for one in emails]
    results = send(hub, "upsert", *inputs).json()["results"]
    assert {one["properties"]["email"]: one["new"] for one in results} == dict(zip(emails, [False, True], strict=False))
    assert len(portal.records("contacts")) == 6


def test_a_refused_upsert_leaves_nothing_behind(hub: httpx.Client, portal: Portal) -> None:
    inputs = [{"id": one, "idProperty": "hs_course_id", "properties": {one: "x"}} for one in ("hs_course_name", "no")]
    before = portal.read_state().records
    assert send(hub, "upsert", *inputs, path="/crm/v3/objects/courses").status_code == 400
    assert portal.read_state().records == before


def test_a_batch_is_archived_without_results(hub: httpx.Client, portal: Portal, contacts: list[str]) -> None:
    response = send(hub, "archive", {"id": contacts[0]}, {"id": "7"})
    assert (response.status_code, response.content) == (204, b"")
    assert [one.id for one in portal.records("contacts")] == contacts[1:]


# What is no record


@pytest.fixture
def owners(portal: Portal) -> list[str]:
    portal.seed({"collections": {"owners": [*OWNERS, {"id": "9", "email": "9@example.com", "archived": True}]}})
    return [one["id"] for one in OWNERS]


def test_owners_are_listed_in_pages(hub: httpx.Client, owners: list[str]) -> None:
    assert list(paged(hub, "/crm/v3/owners", limit=2)) == [owners[:2], owners[2:4], owners[4:]]


def test_a_list_is_filtered_by_the_fields_that_are_asked_for(hub: httpx.Client, owners: list[str]) -> None:
    assert list(paged(hub, "/crm/v3/owners", email="3@example.com")) == [["3"]]
    assert list(paged(hub, "/crm/v3/owners", archived="true")) == [["9"]]


def test_an_owner_is_read_by_its_id(hub: httpx.Client, owners: list[str]) -> None:
    statuses = [hub.get(f"/crm/v3/owners/{one}").status_code for one in (owners[0], "7")]
    assert (hub.get("/crm/v3/owners/1").json(), statuses) == (OWNERS[0], [200, 404])


def test_a_collection_belongs_to_its_object_type_however_that_is_spelled(hub: httpx.Client) -> None:
    hub.post("/crm/v3/stages/deals", json={"label": "Won"})
    labels = [
        [one["label"] for one in hub.get(f"/crm/v3/stages/{spelling}").json()["results"]]
        for spelling in ("Deal", "0-3", "tickets")
    ]
    assert labels == [["Won"], ["Won"], []]


def test_an_item_is_created_once_changed_and_archived(hub: httpx.Client, portal: Portal) -> None:
    statuses = [hub.post("/crm/v3/stages/deals", json={"label": "Won"}).status_code for _ in range(2)]
    changed = hub.patch("/crm/v3/stages/deals/Won", json={"displayOrder": 1}).json()
    assert (statuses, changed["displayOrder"]) == ([201, 409], 1)
    assert hub.delete("/crm/v3/stages/deals/Won").status_code == 204
    assert hub.get("/crm/v3/stages/deals").json() == {"results": []}
    assert [one["archived"] for one in portal.read_state().collections["stages/deals"]] == [True]


def test_a_reset_takes_collections_back(hub: httpx.Client, portal: Portal, owners: list[str]) -> None:
    portal.reset()
    assert hub.get("/crm/v3/owners").json()["results"] == []


# Neither usual nor with a function


def test_an_operation_that_the_mock_knows_nothing_of_answers_with_the_first_example(hub: httpx.Client) -> None:
    assert hub.get("/crm/v3/limits/contacts").json() == {"limit": 5}


def test_an_example_has_no_body_where_the_code_has_none(hub: httpx.Client) -> None:
    response = hub.delete("/crm/v3/limits/contacts")
    assert (response.status_code, response.content) == (204, b"")


def test_an_operation_with_an_example_takes_scopes_and_faults(hub: httpx.Client, portal: Portal) -> None:
    portal.faults.add(effects.Locked(), operation="read_limit", times=1)
    locked = hub.get("/crm/v3/limits/contacts").status_code
    portal.scopes = frozenset(["crm.objects.deals.read"])
    assert (locked, hub.get("/crm/v3/limits/contacts").status_code) == (423, 403)


# Faults


def test_an_empty_page_of_a_search_leads_on_to_what_it_lacks(
    hub: httpx.Client, portal: Portal, contacts: list[str]
) -> None:
    portal.faults.add(effects.EmptyPage(), calls=[1, 2], operation="search_objects")
    first = search(hub, limit=2)
    again = search(hub, limit=2, after="2")
    assert (ids(first), first["paging"], ids(again), again["paging"]) == (
        [],
        {"next": {"after": "0"}},
        [],
        {"next": {"after": "2"}},
    )
    assert ids(search(hub, limit=2, after="0")) == contacts[:2]


def test_a_repeated_cursor_of_a_search_leads_back_to_its_page(
    hub: httpx.Client, portal: Portal, contacts: list[str]
) -> None:
    portal.faults.add(effects.RepeatedCursor())
    assert search(hub, limit=2, after="2")["paging"] == {"next": {"after": "2"}}


@pytest.mark.parametrize(
    "effect",
    [
        effects.EmptyPage(),
        effects.RepeatedCursor(),
        effects.LostResults(),
        effects.RepeatedResults(),
        effects.UnknownEnums(),
        effects.ExtraFields(),
        effects.ForgottenTraceIds(),
        effects.ErrorsWithoutContext(),
        effects.TruncatedBody(),
    ],
    ids=lambda effect: type(effect).__name__,
)
def test_a_fault_leaves_a_batch_without_results_alone(
    hub: httpx.Client, portal: Portal, effect: effects.Effect
) -> None:
    portal.faults.add(effect)
    response = send(hub, "archive", {"id": portal.create("contacts")})
    assert (response.status_code, response.content, portal.records("contacts")) == (204, b"", [])


@pytest.mark.parametrize(
    "effect",
    [effects.EmptyPage(), effects.LostResults(), effects.RepeatedResults(), effects.ForgottenTraceIds()],
    ids=lambda effect: type(effect).__name__,
)
def test_a_fault_of_lists_leaves_a_single_record_alone(
    hub: httpx.Client, portal: Portal, effect: effects.Effect
) -> None:
    id = portal.create("contacts")
    portal.faults.add(effect)
    assert hub.get(f"{CONTACTS}/{id}").json()["id"] == id


# The contract


def test_a_rule_may_name_an_operation_of_the_contract_that_was_given(hub: httpx.Client, portal: Portal) -> None:
    portal.faults.add(effects.Locked(), operation="list_owners")
    assert hub.get("/crm/v3/owners").status_code == 423


def test_a_file_that_is_no_contract_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text("[]")
    with pytest.raises(ValueError, match=r"file\.json is no OpenAPI document in JSON"):
        MockHubSpot(contract=tmp_path / "file.json")


def test_a_contract_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    def answers(path: str) -> int:
        mock = MockHubSpot(contract=contract(tmp_path, **{path: {"get": operation("read_limit", path)}}))
        with httpx.Client(transport=mock.transport, headers={"Authorization": f"Bearer {TOKEN}"}) as client:
            return client.get("https://api.hubapi.com/crm/v3/limits/second").status_code

    assert (answers("/crm/v3/limits/first"), answers("/crm/v3/limits/second")) == (501, 200)


def test_another_mock_has_the_standard_contract(file: Path) -> None:
    MockHubSpot(contract=file)
    with httpx.Client(transport=MockHubSpot().transport, headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        assert client.get("https://api.hubapi.com/crm/v3/limits/contacts").status_code == 501
