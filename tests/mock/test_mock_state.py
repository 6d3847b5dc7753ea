"""What a portal holds, as data: it is seeded, read and loaded, all or nothing, and loses nothing on the way."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubapi_ext.mock import AssociationType, MockHubSpot, Portal, State
from tests.mock.conftest import CREATE_COURSES, ONE_COURSE

SEED: dict[str, Any] = {
    "records": {
        "contacts": [{"id": "101", "properties": {"email": "ada@example.com"}}, {"id": 102}],
        "0-410": [{"id": "202", "properties": {"hs_course_name": "Pottery"}}],
    },
    "associationTypes": [
        {
            "fromObjectType": "contacts",
            "toObjectType": "courses",
            "typeId": 37,
            "inverseTypeId": 38,
            "label": "Tutor",
            "inverseLabel": "Taught by",
        }
    ],
    "associations": [
        {
            "fromObjectType": "contacts",
            "fromId": 101,
            "toObjectType": "courses",
            "toId": "202",
            "types": [{"category": "USER_DEFINED", "typeId": 37}],
        }
    ],
    "associationLimits": [
        {"fromObjectType": "contacts", "toObjectType": "courses", "typeId": 861, "maxToObjectIds": 2}
    ],
}


def state(content: dict[str, Any]) -> State:
    return msgspec.json.decode(msgspec.json.encode(content), type=State)


def as_data(portal: Portal) -> Any:
    return msgspec.to_builtins(portal.read_state())


def in_any_order(portal: Portal) -> Any:
    """What the portal holds. The order of associations shows in no answer."""
    data = as_data(portal)
    return {**data, "associations": sorted(map(repr, data.get("associations", [])))}


def test_what_every_portal_has_is_no_state_until_it_is_changed(mock: MockHubSpot, portal: Portal) -> None:
    assert portal.read_state().collections == {}
    portal.seed({"collections": {"properties/contacts": [{"name": "email", "label": "Mail"}, {"name": "planet"}]}})
    written = portal.read_state().collections
    assert written == {"properties/contacts": [{"name": "email", "label": "Mail"}, {"name": "planet"}]}
    other = mock.portal("pat-other")
    other.load_state(portal.read_state())
    assert other.read_state().collections == written


def test_archived_records_and_collections_are_read_and_loaded(mock: MockHubSpot, portal: Portal) -> None:
    archived = {"id": "9", "properties": {"email": "a@example.com"}, "archivedAt": "2026-01-01T00:00:00Z"}
    portal.seed({"records": {"contacts": [archived]}, "collections": {"owners": [{"id": "7"}], "stages/0-3": [{}]}})
    other = mock.portal("another")
    other.load_state(portal.read_state())
    assert as_data(other) == as_data(portal)
    assert [one.id for one in other.records("contacts", archived=True)] == ["9"]
    assert other.read_state().collections == {"owners": [{"id": "7"}], "stages/deals": [{}]}


def test_an_archived_record_keeps_its_id(portal: Portal) -> None:
    portal.seed({"records": {"contacts": [{"id": "9", "archivedAt": "2026-01-01T00:00:00Z"}]}})
    with pytest.raises(ValueError, match="There is a contact 9 already"):
        portal.create("contacts", id="9")


def changed(**parts: Any) -> State:
    return state({**SEED, **parts})


def test_a_new_portal_holds_nothing(portal: Portal) -> None:
    assert as_data(portal) == {"lastId": 440000000000}


def test_what_stands_in_a_file_can_be_seeded_as_it_is(portal: Portal) -> None:
    portal.seed(SEED)
    assert portal.associations("contacts", "101", "courses")["202"]


def test_what_every_portal_holds_can_be_given_as_it_stands_in_a_file() -> None:
    assert [one.id for one in MockHubSpot(state=SEED).portal("my-portal").records("courses")] == ["202"]


def test_a_mapping_that_is_no_state_is_refused(portal: Portal) -> None:
    with pytest.raises(ValueError, match="unknown field `contacts`"):
        portal.seed({"contacts": []})


def test_seeding_answers_with_the_ids_by_the_spelling_that_was_given(portal: Portal) -> None:
    assert portal.seed(state(SEED)) == {"contacts": ["101", "102"], "0-410": ["202"]}


def test_a_seeded_record_has_what_hubspot_adds(portal: Portal) -> None:
    portal.seed(state(SEED))
    record = portal.get("contacts", "101")
    assert record is not None
    assert (record.properties["email"], record.properties["hs_object_id"]) == ("ada@example.com", "101")


def test_a_seeded_record_without_an_id_gets_a_new_one(portal: Portal) -> None:
    assert portal.seed(state({"records": {"contacts": [{}, {}]}})) == {"contacts": ["440000000001", "440000000002"]}


def test_a_seeded_association_is_seen_from_both_sides(portal: Portal) -> None:
    portal.seed(state(SEED))
    assert (portal.associations("contacts", "101", "courses"), portal.associations("courses", "202", "contacts")) == (
        {"202": {AssociationType("HUBSPOT_DEFINED", 861, None), AssociationType("USER_DEFINED", 37, "Tutor")}},
        {"101": {AssociationType("HUBSPOT_DEFINED", 860, None), AssociationType("USER_DEFINED", 38, "Taught by")}},
    )


def test_a_seeded_limit_holds(portal: Portal) -> None:
    portal.seed(state(SEED))
    assert portal.limit("contacts", "courses", type_id=861) == 2


def test_limits_do_not_hold_for_what_is_seeded(portal: Portal) -> None:
    portal.seed(changed(associationLimits=[{**SEED["associationLimits"][0], "maxToObjectIds": 1}]))
    more = {"records": {"courses": [{"id": 203}]}, "associations": [{**SEED["associations"][0], "toId": 203}]}
    portal.seed(state(more))
    assert len(portal.associations("contacts", "101", "courses")) == 2


def test_a_label_reads_from_both_sides_after_loading(mock: MockHubSpot, portal: Portal) -> None:
    portal.seed(state(SEED))
    other = mock.portal("another")
    other.load_state(portal.read_state())
    assert AssociationType("USER_DEFINED", 38, "Taught by") in other.associations("courses", "202", "contacts")["101"]


def test_seeding_adds_to_what_there_is(portal: Portal) -> None:
    portal.create("contacts", id="7")
    portal.seed(state(SEED))
    assert [record.id for record in portal.records("contacts")] == ["7", "101", "102"]


def test_loading_puts_a_state_in_the_place_of_what_there_is(portal: Portal) -> None:
    portal.create("contacts", id="7")
    portal.load_state(state(SEED))
    assert [record.id for record in portal.records("contacts")] == ["101", "102"]


def test_a_state_that_was_read_loads_as_it_was(mock: MockHubSpot, portal: Portal) -> None:
    portal.seed(state(SEED))
    other = mock.portal("another")
    other.clock.advance(1000)
    other.load_state(portal.read_state())
    assert as_data(other) == as_data(portal)


def test_an_id_is_not_given_again_after_loading(mock: MockHubSpot, portal: Portal) -> None:
    portal.create("contacts")
    other = mock.portal("another")
    other.load_state(portal.read_state())
    assert other.create("courses") == "440000000002"


def test_every_portal_holds_the_state_of_the_mock_at_first() -> None:
    mock = MockHubSpot(state=state(SEED))
    mock.portal("a").create("contacts", id="7")
    assert [len(mock.portal(token).records("contacts")) for token in ("a", "b")] == [3, 2]


def test_a_portal_that_is_reset_holds_the_state_of_the_mock() -> None:
    portal = MockHubSpot(state=state(SEED)).portal("a")
    portal.load_state(State())
    portal.reset()
    assert [record.id for record in portal.records("contacts")] == ["101", "102"]


def test_a_mock_is_not_made_with_a_state_that_is_wrong() -> None:
    with pytest.raises(ValueError, match="There is no contact 101"):
        MockHubSpot(state=changed(records={}))


ASSOCIATION = SEED["associations"][0]
TYPE = SEED["associationTypes"][0]
WRONG = [
    ({"records": {"butterflies": [{}]}}, "Unable to infer object type from: butterflies"),
    ({"records": {"contacts": [{"id": "x"}]}}, "'x' is not a record's id"),
    ({"records": {"contacts": [{"id": -1}]}}, "'-1' is not a record's id"),
    ({"records": {"contacts": [{"id": "1" * 19}]}}, "'1{18}' is not a record's id; an id has at most 18 digits"),
    ({"records": {"contacts": [{"id": 1}, {"id": "01"}]}}, "There is a contact 1 already"),
    ({"records": {"contacts": [{"createdAt": "2026-03-30T09:15:00Z"}]}}, "createdAt and updatedAt: only for a record"),
    ({"associations": [ASSOCIATION], "records": {}}, "There is no contact 101"),
    ({"associations": [{**ASSOCIATION, "toId": 9}]}, "There is no course 9"),
    ({"associations": [{**ASSOCIATION, "types": [{"typeId": 1}]}]}, "There is no association type HUBSPOT_DEFINED 1"),
    (
        {"associations": [{**ASSOCIATION, "toObjectType": "contacts", "toId": "0101", "types": []}]},
        "contact 101 cannot be associated with itself",
    ),
    (
        {
            "records": {"contacts": [{"id": 101}], "fees": [{"id": 1}]},
            "associations": [{**ASSOCIATION, "toObjectType": "fees", "toId": 1, "types": []}],
        },
        "contact and fee have no association type without a label",
    ),
    ({"associationTypes": [TYPE, TYPE]}, "have this association type already"),
    ({"associationLimits": [{**SEED["associationLimits"][0], "typeId": 1}]}, "There is no association type"),
]


@pytest.mark.parametrize(("parts", "message"), WRONG)
def test_a_state_that_is_wrong_is_refused_with_what_is_wrong(
    portal: Portal, parts: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        portal.seed(changed(**parts))


@pytest.mark.parametrize("take", [Portal.seed, Portal.load_state])
def test_a_state_that_is_wrong_at_its_end_changes_nothing(portal: Portal, take: Any) -> None:
    portal.create("contacts", id="7")
    before, limit = as_data(portal), SEED["associationLimits"][0]
    with pytest.raises(ValueError, match="There is no association type"):
        take(portal, changed(associationLimits=[limit, {**limit, "typeId": 1}]))
    assert as_data(portal) == before


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"recrods": {}}, "unknown field `recrods`"),
        ({"records": {"contacts": [{"name": "Ada"}]}}, r"unknown field `name` - at `\$.records\[...\]\[0\]`"),
        ({"records": {"contacts": [{"properties": {"age": 7}}]}}, "Expected `str`, got `int`"),
        ({"records": {"contacts": [{"id": 1, "createdAt": "2026-03-30T09:15:00"}]}}, "timezone"),
        ({"lastId": -1}, "Expected `int` >= 0"),
        ({"lastId": 10**18}, "Expected `int` <="),
        ({"associationLimits": [{**SEED["associationLimits"][0], "maxToObjectIds": -1}]}, "Expected `int` >= 0"),
    ],
)
def test_data_that_is_no_state_is_refused_with_its_place(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=message):
        changed(**parts)


# Whatever has happened to a portal, its state is all that there is

_IDS = st.sampled_from(["101", "102", "103", "104"])
_KINDS = st.sampled_from(["contacts", "companies", "courses", "2-1"])
_TYPES = st.lists(st.sampled_from([("HUBSPOT_DEFINED", 1), ("HUBSPOT_DEFINED", 279), ("USER_DEFINED", 37)]), max_size=2)


def _typed(types: list[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"associationCategory": category, "associationTypeId": type_id} for category, type_id in types]


def _pairs(inputs: list[tuple[str, str, list[tuple[str, int]]]]) -> dict[str, Any]:
    return {"inputs": [{"from": {"id": a}, "to": {"id": b}, "types": _typed(types)} for a, b, types in inputs]}


REQUESTS = st.one_of(
    st.builds(
        lambda kind, to, a, b: ("PUT", f"/crm/v4/objects/{kind}/{a}/associations/default/{to}/{b}", None),
        _KINDS,
        _KINDS,
        _IDS,
        _IDS,
    ),
    st.builds(
        lambda inputs: ("POST", "/crm/v4/associations/contacts/companies/batch/create", _pairs(inputs)),
        st.lists(st.tuples(_IDS, _IDS, _TYPES), min_size=1, max_size=3),
    ),
    st.builds(
        lambda type_id, limit: (
            "POST",
            "/crm/associations/v4/definitions/configurations/contacts/companies/batch/update",
            {"inputs": [{"category": "HUBSPOT_DEFINED", "typeId": type_id, "maxToObjectIds": limit}]},
        ),
        st.sampled_from([1, 279, 9]),
        st.integers(1, 3),
    ),
    st.just(("POST", CREATE_COURSES, ONE_COURSE)),
    st.builds(lambda kind, to, a: ("GET", f"/crm/v4/objects/{kind}/{a}/associations/{to}", None), _KINDS, _KINDS, _IDS),
)


def answer(client: httpx.Client, token: str, request: tuple[str, str, Any]) -> Any:
    """The answer without what is random or of this one portal in it."""
    method, path, body = request
    response = client.request(method, path, json=body, headers={"Authorization": f"Bearer {token}"})
    content = {name: value for name, value in response.json().items() if name != "correlationId"}
    for result in content.get("results", []):
        result.pop("url", None)
    content["results"] = sorted(map(repr, content.get("results", [])))
    return response.status_code, content


@settings(max_examples=60, deadline=None)
@given(before=st.lists(REQUESTS, max_size=15), after=st.lists(REQUESTS, min_size=1, max_size=10))
def test_a_portal_goes_on_from_a_loaded_state_as_the_first_one_does(
    before: list[tuple[str, str, Any]], after: list[tuple[str, str, Any]]
) -> None:
    mock = MockHubSpot(page_size=2, rate_limit=None)
    first, second = mock.portal("first"), mock.portal("second")
    for portal in (first, second):
        portal.clock.freeze(mock.portal("first").now())
    records = [{"id": id} for id in ("101", "102", "103")]
    first.seed(state({"records": dict.fromkeys(("contacts", "companies", "courses", "2-1"), records)}))
    first.define_type("contacts", "companies", type_id=37, inverse_type_id=38, label="Owner")
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        for request in before:
            answer(client, "first", request)
        read = msgspec.json.encode(first.read_state())
        second.load_state(msgspec.json.decode(read, type=State))
        for request in after:
            assert answer(client, "first", request) == answer(client, "second", request)
    assert in_any_order(first) == in_any_order(second)
