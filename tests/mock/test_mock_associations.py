"""What creating and reading associations does."""

from typing import Any

import httpx
import pytest

from hubapi_ext.mock import AssociationType, MockHubSpot, Portal

ENROLLED = AssociationType("HUBSPOT_DEFINED", 861, None)
HAS_PUPIL = AssociationType("HUBSPOT_DEFINED", 860, None)


def given(from_id: str | int, to_id: str | int, *type_ids: int, category: str = "HUBSPOT_DEFINED") -> dict[str, Any]:
    types = [{"associationCategory": category, "associationTypeId": type_id} for type_id in type_ids]
    return {"from": {"id": from_id}, "to": {"id": to_id}, "types": types}


def create(
    hub: httpx.Client, *inputs: dict[str, Any], source: str = "contacts", target: str = "0-410"
) -> httpx.Response:
    return hub.post(f"/crm/v4/associations/{source}/{target}/batch/create", json={"inputs": inputs})


def read(hub: httpx.Client, *inputs: dict[str, Any], source: str = "contacts", target: str = "0-410") -> httpx.Response:
    return hub.post(f"/crm/v4/associations/{source}/{target}/batch/read", json={"inputs": inputs})


def create_default(hub: httpx.Client, source: str, from_id: str, target: str, to_id: str) -> httpx.Response:
    return hub.put(f"/crm/v4/objects/{source}/{from_id}/associations/default/{target}/{to_id}")


@pytest.fixture(autouse=True)
def records(portal: Portal) -> None:
    for number in ("101", "102", "103"):
        portal.create("contacts", id=number)
    for number in ("201", "202", "203", "204", "205", "206", "207"):
        portal.create("courses", id=number)
    for number in ("301", "302"):
        portal.create("companies", id=number)


def test_an_association_is_seen_from_the_one_side(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "201", 861))
    assert portal.associations("contacts", "101", "0-410") == {"201": {ENROLLED}}


def test_an_association_is_seen_from_the_other_side(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "201", 861))
    assert portal.associations("0-410", "201", "contacts") == {"101": {HAS_PUPIL}}


def test_a_batch_without_errors_answers_201(hub: httpx.Client) -> None:
    assert create(hub, given("101", "201", 861)).status_code == 201


def test_a_batch_without_errors_does_not_mention_errors(hub: httpx.Client) -> None:
    assert create(hub, given("101", "201", 861)).json().keys() == {"status", "results", "startedAt", "completedAt"}


@pytest.mark.parametrize("id", ["101", 101, "0101"])
def test_a_result_names_its_records_by_numbers(hub: httpx.Client, id: str | int) -> None:
    assert create(hub, given(id, "201", 861)).json()["results"] == [
        {
            "fromObjectTypeId": "0-1",
            "fromObjectId": 101,
            "toObjectTypeId": "0-410",
            "toObjectId": 201,
            "labels": [],
        }
    ]


def test_results_are_in_another_order_than_the_inputs(portal: Portal, hub: httpx.Client) -> None:
    ids = [int(portal.create("courses")) for _ in range(50)]
    results = create(hub, *(given("101", one, 861) for one in ids)).json()["results"]
    returned = [result["toObjectId"] for result in results]
    assert (returned == ids, sorted(returned)) == (False, ids)


def test_a_labelled_type_comes_with_the_unlabelled_one(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "301", 1), target="companies")
    assert {one.type_id for one in portal.associations("contacts", "101", "companies")["301"]} == {1, 279}


def test_a_result_names_the_labels(hub: httpx.Client) -> None:
    results = create(hub, given("101", "301", 1, 279), target="companies").json()["results"]
    assert results[0]["labels"] == ["Primary"]


def test_creating_again_replaces_the_types(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "301", 1), target="companies")
    create(hub, given("101", "301", 931), target="companies")
    assert {one.type_id for one in portal.associations("contacts", "101", "companies")["301"]} == {931, 279}


def test_creating_again_replaces_the_types_on_the_other_side(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "301", 1), target="companies")
    create(hub, given("101", "301", 931), target="companies")
    assert {one.type_id for one in portal.associations("companies", "301", "contacts")["101"]} == {930, 280}


def test_a_pair_that_is_named_twice_is_associated_once(portal: Portal, hub: httpx.Client) -> None:
    results = create(hub, given("101", "201", 861), given(101, 201, 861)).json()["results"]
    assert (len(results), portal.associations("contacts", "101", "0-410")) == (1, {"201": {ENROLLED}})


def test_a_pair_that_is_named_twice_has_the_types_of_both(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "301", 1), given("101", "301", 931), target="companies")
    assert {one.type_id for one in portal.associations("contacts", "101", "companies")["301"]} == {1, 931, 279}


def test_a_record_has_one_primary_company(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "301", 1), target="companies")
    create(hub, given("101", "302", 1), target="companies")
    primary = AssociationType("HUBSPOT_DEFINED", 1, "Primary")
    companies = portal.associations("contacts", "101", "companies")
    assert [to_id for to_id, types in companies.items() if primary in types] == ["302"]


def test_a_company_that_is_no_longer_primary_sees_so(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("301", "101", 2), source="companies", target="contacts")
    create(hub, given("302", "101", 2), source="companies", target="contacts")
    assert {one.type_id for one in portal.associations("companies", "301", "contacts")["101"]} == {280}


def test_records_of_one_object_type_can_be_associated(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("301", "302", 13), source="companies", target="companies")
    assert {one.type_id for one in portal.associations("companies", "302", "companies")["301"]} == {14, 450}


def test_an_input_without_types_does_nothing_and_succeeds(portal: Portal, hub: httpx.Client) -> None:
    response = create(hub, given("101", "201"))
    assert (response.status_code, response.json()["results"], portal.associations("contacts", "101", "0-410")) == (
        201,
        [],
        {},
    )


@pytest.mark.parametrize(
    ("from_id", "to_id", "message"),
    [
        ("999", "201", "CONTACT=999 is not valid"),
        ("101", "999", "COURSE=999 is not valid"),
        ("998", "999", "CONTACT=998 is not valid"),
    ],
)
def test_a_missing_record_is_named_once_and_without_a_context(
    hub: httpx.Client, from_id: str, to_id: str, message: str
) -> None:
    assert create(hub, given(from_id, to_id, 861)).json()["errors"] == [
        {"status": "error", "category": "VALIDATION_ERROR", "message": message}
    ]


def test_a_missing_record_of_a_custom_object_is_named_by_its_type_id(hub: httpx.Client) -> None:
    error = create(hub, given("101", "999", 37), target="2-77").json()["errors"][0]
    assert error["message"] == "2-77=999 is not valid"


def test_an_id_that_is_no_number_is_named(hub: httpx.Client) -> None:
    error = create(hub, given("unknown_id_1", "201", 861)).json()["errors"][0]
    assert (error["category"], error["subCategory"], error["context"]) == (
        "VALIDATION_ERROR",
        "crm.associations.INVALID_IDENTIFIER",
        {"id": ["unknown_id_1"]},
    )


def test_a_record_cannot_be_associated_with_itself(hub: httpx.Client) -> None:
    response = create(hub, given("101", 101, 449), target="contacts")
    assert response.json()["errors"] == [
        {
            "status": "error",
            "category": "VALIDATION_ERROR",
            "message": "Object 101 cannot be associated to itself (101)",
        }
    ]


@pytest.mark.parametrize("type_id", [860, 4, 99999])
def test_a_type_that_does_not_lead_there_is_refused(hub: httpx.Client, type_id: int) -> None:
    error = create(hub, given("101", "201", type_id)).json()["errors"][0]
    assert (error["category"], error["subCategory"]) == (
        "VALIDATION_ERROR",
        "crm.associations.INVALID_ASSOCIATION_TYPE",
    )


def test_a_type_of_another_category_is_refused(hub: httpx.Client) -> None:
    response = create(hub, given("101", "201", 861, category="USER_DEFINED"))
    assert response.json()["errors"][0]["subCategory"] == "crm.associations.INVALID_ASSOCIATION_TYPE"


def test_a_batch_with_errors_answers_207(hub: httpx.Client) -> None:
    assert create(hub, given("101", "999", 861), given("101", "201", 861)).status_code == 207


def test_a_bad_input_does_not_keep_the_others_from_being_done(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "999", 861), given("101", "201", 861))
    assert portal.associations("contacts", "101", "0-410").keys() == {"201"}


def test_a_batch_of_bad_inputs_is_complete_all_the_same(hub: httpx.Client) -> None:
    answer = create(hub, given("101", "999", 861)).json()
    assert (answer["status"], answer["results"]) == ("COMPLETE", [])


def test_custom_objects_have_a_default_type_of_their_own(portal: Portal, hub: httpx.Client) -> None:
    pot = portal.create("2-1")
    create_default(hub, "2-1", pot, "contacts", "101").raise_for_status()
    (default,) = portal.associations("2-1", pot, "contacts")["101"]
    create(hub, given(pot, "102", default.type_id, category=default.category), source="2-1", target="contacts")
    assert portal.associations("2-1", pot, "contacts").keys() == {"101", "102"}


def test_custom_objects_of_one_type_can_be_associated(portal: Portal, hub: httpx.Client) -> None:
    first, second = portal.create("2-1"), portal.create("2-1")
    create_default(hub, "2-1", first, "2-1", second).raise_for_status()
    assert portal.associations("2-1", second, "2-1").keys() == {first}


# Reading


def test_reading_tells_types_and_labels(hub: httpx.Client) -> None:
    create(hub, given("101", "301", 1), target="companies")
    assert read(hub, {"id": "101"}, target="companies").json()["results"] == [
        {
            "from": {"id": "101"},
            "to": [
                {
                    "toObjectId": 301,
                    "associationTypes": [
                        {"category": "HUBSPOT_DEFINED", "typeId": 279, "label": None},
                        {"category": "HUBSPOT_DEFINED", "typeId": 1, "label": "Primary"},
                    ],
                }
            ],
        }
    ]


def test_reading_answers_200(hub: httpx.Client) -> None:
    create(hub, given("101", "201", 861))
    assert read(hub, {"id": 101}).status_code == 200


def test_what_is_read_is_in_another_order_than_the_inputs(portal: Portal, hub: httpx.Client) -> None:
    ids = [portal.create("contacts") for _ in range(50)]
    create(hub, *(given(one, "201", 861) for one in ids))
    returned = [result["from"]["id"] for result in read(hub, *({"id": one} for one in ids)).json()["results"]]
    assert (returned == ids, sorted(returned)) == (False, ids)


@pytest.mark.parametrize("id", ["103", "999"])
def test_a_record_without_associations_is_an_error_whether_it_exists_or_not(hub: httpx.Client, id: str) -> None:
    answer = read(hub, {"id": id}).json()
    assert (answer["results"], answer["numErrors"], answer["errors"]) == (
        [],
        1,
        [
            {
                "status": "error",
                "category": "OBJECT_NOT_FOUND",
                "subCategory": "crm.associations.NO_ASSOCIATIONS_FOUND",
                "message": f"No course is associated with contact {id}.",
                "context": {"fromObjectId": [id], "fromObjectType": ["contact"], "toObjectType": ["course"]},
            }
        ],
    )


def test_reading_a_record_without_associations_among_others_answers_207(hub: httpx.Client) -> None:
    create(hub, given("101", "201", 861))
    response = read(hub, {"id": "101"}, {"id": "102"})
    assert (response.status_code, len(response.json()["results"])) == (207, 1)


def test_reading_an_id_that_is_no_number_is_an_error_of_its_own(hub: httpx.Client) -> None:
    error = read(hub, {"id": "abc"}).json()["errors"][0]
    assert (error["subCategory"], error["context"]) == ("crm.associations.INVALID_IDENTIFIER", {"id": ["abc"]})


@pytest.mark.parametrize("second", [{"id": "101"}, {"id": 101}, {"id": "0101"}])
def test_an_id_that_is_read_twice_refuses_the_batch(hub: httpx.Client, second: dict[str, Any]) -> None:
    response = read(hub, {"id": "101"}, {"id": "102"}, second)
    assert (response.status_code, response.json()["message"], response.json()["context"]) == (
        400,
        "Duplicate IDs found in batch input: [101]. IDs must be unique",
        {"ids": ["101"]},
    )


def test_two_pages_of_one_record_can_be_read_together(hub: httpx.Client) -> None:
    create(hub, *(given("101", 200 + n, 861) for n in range(1, 6)))
    results = read(hub, {"id": "101"}, {"id": "101", "after": "204"}).json()["results"]
    assert sorted(len(result["to"]) for result in results) == [2, 3]


def test_the_same_page_of_one_record_cannot_be_read_twice(hub: httpx.Client) -> None:
    assert read(hub, {"id": "101", "after": "204"}, {"id": "101", "after": "204"}).status_code == 400


def test_a_last_page_has_no_cursor(hub: httpx.Client) -> None:
    create(hub, *(given("101", 200 + n, 861) for n in range(1, 4)))
    assert "paging" not in read(hub, {"id": "101"}).json()["results"][0]


def test_following_the_cursors_finds_every_association_once(hub: httpx.Client) -> None:
    create(hub, *(given("101", 200 + n, 861) for n in range(1, 8)))
    pages, page = [], {"id": "101"}
    while page:
        (result,) = read(hub, page).json()["results"]
        pages.append([to["toObjectId"] for to in result["to"]])
        cursor = result.get("paging", {}).get("next", {}).get("after")
        page = {"id": "101", "after": cursor} if cursor else {}
    assert pages == [[201, 202, 203], [204, 205, 206], [207]]


def test_a_page_is_as_large_as_the_mock_was_told(portal: Portal, hub: httpx.Client, mock: MockHubSpot) -> None:
    create(hub, *(given("101", 200 + n, 861) for n in range(1, 8)))
    (result,) = read(hub, {"id": "101"}).json()["results"]
    assert len(result["to"]) == mock.page_size


def test_a_strange_cursor_is_refused(hub: httpx.Client) -> None:
    create(hub, given("101", "201", 861))
    assert read(hub, {"id": "101", "after": "xyz"}).status_code == 400


# The default association


def test_the_default_association_answers_with_both_directions(hub: httpx.Client) -> None:
    response = create_default(hub, "contacts", "101", "0-410", "201")
    results = sorted(response.json()["results"], key=lambda result: str(result["from"]["id"]))
    assert (response.status_code, results) == (
        200,
        [
            {
                "from": {"id": "101"},
                "to": {"id": "201"},
                "associationSpec": {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 861},
            },
            {
                "from": {"id": "201"},
                "to": {"id": "101"},
                "associationSpec": {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 860},
            },
        ],
    )


def test_the_default_association_is_made(portal: Portal, hub: httpx.Client) -> None:
    create_default(hub, "contacts", "101", "0-410", "201")
    assert portal.associations("0-410", "201", "contacts") == {"101": {HAS_PUPIL}}


def test_making_the_default_association_again_changes_nothing(portal: Portal, hub: httpx.Client) -> None:
    create_default(hub, "contacts", "101", "companies", "301")
    before = portal.associations("contacts", "101", "companies")
    create_default(hub, "contacts", "101", "companies", "301")
    assert portal.associations("contacts", "101", "companies") == before


def test_making_the_default_association_again_answers_the_same(hub: httpx.Client) -> None:
    answers = [create_default(hub, "contacts", "101", "companies", "301").json()["results"] for _ in range(2)]
    assert sorted(map(str, answers[0])) == sorted(map(str, answers[1]))


def test_the_answer_to_a_first_default_association_does_not_show_the_primary_one(hub: httpx.Client) -> None:
    results = create_default(hub, "contacts", "101", "companies", "301").json()["results"]
    assert sorted(result["associationSpec"]["associationTypeId"] for result in results) == [279, 280]


def test_a_list_shows_that_the_first_default_association_is_the_primary_one(hub: httpx.Client) -> None:
    create_default(hub, "contacts", "101", "companies", "301")
    (listed,) = hub.get("/crm/v4/objects/contacts/101/associations/companies").json()["results"]
    assert sorted(one["typeId"] for one in listed["associationTypes"]) == [1, 279]


def test_the_first_default_association_is_the_primary_one_from_the_other_side(
    portal: Portal, hub: httpx.Client
) -> None:
    create_default(hub, "companies", "301", "contacts", "101")
    assert {one.type_id for one in portal.associations("contacts", "101", "companies")["301"]} == {279, 1}


def test_the_second_default_association_is_not_primary(portal: Portal, hub: httpx.Client) -> None:
    create_default(hub, "contacts", "101", "companies", "301")
    create_default(hub, "contacts", "101", "companies", "302")
    assert {one.type_id for one in portal.associations("contacts", "101", "companies")["302"]} == {279}


def test_the_default_association_leaves_labels_alone(portal: Portal, hub: httpx.Client) -> None:
    create(hub, given("101", "301", 931), target="companies")
    create_default(hub, "contacts", "101", "companies", "301")
    assert {one.type_id for one in portal.associations("contacts", "101", "companies")["301"]} == {279, 931}


@pytest.mark.parametrize("id", ["999", "abc"])
def test_the_default_association_of_a_missing_record_is_refused(hub: httpx.Client, id: str) -> None:
    response = create_default(hub, "contacts", id, "0-410", "201")
    assert (response.status_code, response.json()["message"], response.json()["context"]) == (
        400,
        "One or more associations are invalid",
        {"INVALID_OBJECT_IDS": [f"CONTACT={id} is not valid"], "objectId": [id], "objectType": ["CONTACT"]},
    )


def test_the_default_association_of_a_record_with_itself_is_refused(hub: httpx.Client) -> None:
    assert create_default(hub, "contacts", "101", "contacts", "101").status_code == 400


def test_object_types_without_a_default_type_cannot_be_associated(portal: Portal, hub: httpx.Client) -> None:
    cart, course = portal.create("carts"), portal.create("courses")
    assert create_default(hub, "carts", cart, "courses", course).status_code == 400


def list_of(hub: httpx.Client, contact: str, **query: object) -> httpx.Response:
    return hub.get(f"/crm/v4/objects/contacts/{contact}/associations/courses", params=query)  # type: ignore[arg-type]


def test_a_list_has_pages(hub: httpx.Client) -> None:
    create(hub, *(given("101", id, 861) for id in ("201", "202", "203", "204")))
    first = list_of(hub, "101").json()
    second = list_of(hub, "101", after=first["paging"]["next"]["after"]).json()
    assert [len(page["results"]) for page in (first, second)] == [3, 1]
    assert "paging" not in second


def test_a_list_of_nothing_is_empty(hub: httpx.Client) -> None:
    response = list_of(hub, "101")
    assert (response.status_code, response.json()) == (200, {"results": []})


@pytest.mark.parametrize("limit", [0, 501, "x", -1])
def test_a_page_size_that_is_none_is_refused(hub: httpx.Client, limit: object) -> None:
    assert list_of(hub, "101", limit=limit).status_code == 400


def test_an_empty_cursor_is_refused(hub: httpx.Client) -> None:
    assert list_of(hub, "101", after="").status_code == 400
