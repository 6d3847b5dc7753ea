"""The contract of the operations: what HubApi and AsyncHubApi do, and what HubSpot then holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hubapi_client import models
from hubapi_ext import (
    AuthenticationError,
    BadRequestError,
    BatchError,
    ConflictError,
    DailyLimitError,
    InvalidInputError,
    LockedError,
    MigrationError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RefusedError,
    ServerError,
    UnaccountedError,
)

CONTACT_TO_COURSE = 861
COURSE_TO_CONTACT = 860


@pytest.fixture
def contacts(portal: Any) -> list[str]:
    return [portal.create("contacts", {"email": f"{name}@example.com"}) for name in ("ada", "ben", "cleo")]


@pytest.fixture
def course(portal: Any) -> str:
    created: str = portal.create("0-410", {"hs_course_name": "Pottery"})
    return created


def test_created_courses_exist(hub: Any, portal: Any) -> None:
    result = hub.courses.create_many([{"hs_course_name": "Pottery"}, {"hs_course_name": "Glazing"}])
    names = [portal.get("0-410", outcome.result.id).properties["hs_course_name"] for outcome in result]
    assert names == ["Pottery", "Glazing"]


def test_the_outcomes_of_a_create_are_in_the_order_of_the_inputs(hub: Any) -> None:
    given = [{"hs_course_name": f"Course {number}"} for number in range(40)]
    result = hub.courses.create_many(given)
    assert [outcome.index for outcome in result] == list(range(40))
    assert [outcome.input for outcome in result] == given
    assert [outcome.result.properties["hs_course_name"] for outcome in result] == [
        one["hs_course_name"] for one in given
    ]


def test_a_bad_course_fails_alone(hub: Any, portal: Any) -> None:
    result = hub.courses.create_many([{"hs_course_name": "Pottery"}, {"colour": "blue"}, {"hs_course_name": "Glazing"}])
    assert [outcome.status for outcome in result] == ["succeeded", "failed", "succeeded"]
    assert isinstance(result.failed[0].error, BadRequestError)
    assert len(portal.records("0-410")) == 2


def test_courses_show_no_trace_id_that_their_maker_did_not_choose(hub: Any) -> None:
    own = models.SimplePublicObjectBatchInputForCreate(
        properties={"hs_course_name": "Glazing"}, object_write_trace_id="mine"
    )
    result = hub.courses.create_many([{"hs_course_name": "Pottery"}, own])
    assert [outcome.result.object_write_trace_id for outcome in result] == [None, "mine"]


def test_a_course_can_be_created_with_an_association(hub: Any, portal: Any, contacts: list[str]) -> None:
    to_contact = models.PublicAssociationsForObject(
        to=models.PublicObjectId(id=contacts[0]),
        types=[models.AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=COURSE_TO_CONTACT)],
    )
    made = models.SimplePublicObjectBatchInputForCreate(properties={"hs_course_name": "A"}, associations=[to_contact])
    course_id = hub.courses.create_many([made]).results[0].id
    assert list(portal.associations("contacts", contacts[0], "0-410")) == [course_id]


def test_created_associations_exist_in_both_directions(hub: Any, portal: Any, contacts: list[str], course: str) -> None:
    hub.associations.create_many("contacts", "0-410", [(contacts[0], course, CONTACT_TO_COURSE)]).raise_for_failures()
    assert [one.type_id for one in portal.associations("contacts", contacts[0], "0-410")[course]] == [CONTACT_TO_COURSE]
    assert [one.type_id for one in portal.associations("0-410", course, "contacts")[contacts[0]]] == [COURSE_TO_CONTACT]


def test_associations_can_be_given_in_every_form(hub: Any, portal: Any, contacts: list[str], course: str) -> None:
    portal.define_type("contacts", "0-410", type_id=37, inverse_type_id=38, category="USER_DEFINED", label="Enrolled")
    spec = models.AssociationSpec(association_category="USER_DEFINED", association_type_id=37)
    model = models.PublicAssociationMultiPost(
        from_=models.PublicObjectId(id=contacts[0]), to=models.PublicObjectId(id=course), types=[spec]
    )
    forms = [
        model,
        (int(contacts[1]), int(course), ("USER_DEFINED", 37)),
        (contacts[2], course, [spec, CONTACT_TO_COURSE]),
    ]
    result = hub.associations.create_many("contacts", "0-410", iter(forms))
    assert [outcome.status for outcome in result] == ["succeeded"] * 3
    assert [outcome.input for outcome in result] == forms


def test_ids_of_associations_are_text(hub: Any, contacts: list[str], course: str) -> None:
    result = hub.associations.create_many("contacts", "0-410", [(contacts[0], course, CONTACT_TO_COURSE)])
    assert (result.results[0].from_object_id, result.results[0].to_object_id) == (contacts[0], course)


def test_a_missing_record_fails_its_association_alone(hub: Any, contacts: list[str], course: str) -> None:
    result = hub.associations.create_many(
        "contacts", "0-410", [("999", course, CONTACT_TO_COURSE), (contacts[0], course, CONTACT_TO_COURSE)]
    )
    assert [outcome.status for outcome in result] == ["failed", "succeeded"]
    assert isinstance(result.failed[0].error, BadRequestError)


def test_an_association_of_a_type_that_leads_elsewhere_fails_alone(hub: Any, contacts: list[str], course: str) -> None:
    wrong_direction = (contacts[0], course, COURSE_TO_CONTACT)
    right = (contacts[1], course, CONTACT_TO_COURSE)
    result = hub.associations.create_many("contacts", "0-410", [wrong_direction, right])
    assert [outcome.status for outcome in result] == ["failed", "succeeded"]


def test_an_association_of_a_record_with_itself_is_named(hub: Any, contacts: list[str]) -> None:
    first, second, _ = contacts
    result = hub.associations.create_many("contacts", "contacts", [(first, first, 449), (first, second, 449)])
    assert [outcome.status for outcome in result] == ["failed", "succeeded"]


def test_failures_can_be_raised_as_a_group_with_their_outcomes(hub: Any, course: str) -> None:
    result = hub.associations.create_many("contacts", "0-410", [("998", course, 861), ("999", course, 861)])
    with pytest.raises(BatchError, match="2 of 2 inputs") as caught:
        result.raise_for_failures()
    assert [outcome.input[0] for outcome in caught.value.outcomes] == ["998", "999"]
    assert all(isinstance(one, BadRequestError) for one in caught.value.exceptions)


def test_an_input_that_the_answer_does_not_mention_is_unknown(hub: Any, portal: Any, contacts: list[str]) -> None:
    portal.answer_next(200, json={"status": "COMPLETE", "results": []})
    result = hub.associations.create_many("contacts", "0-410", [(contacts[0], "5", CONTACT_TO_COURSE)])
    assert [outcome.status for outcome in result] == ["unknown"]
    assert isinstance(result.unknown[0].error, UnaccountedError)


def test_what_was_associated_is_read_back(hub: Any, contacts: list[str], course: str) -> None:
    hub.associations.create_many("contacts", "0-410", [(one, course, CONTACT_TO_COURSE) for one in contacts])
    rows = list(hub.associations.read_many("contacts", "0-410", contacts))
    assert [(row.from_id, [to.id for to in row.to]) for row in rows] == [(one, [course]) for one in contacts]


def test_what_was_associated_is_read_back_from_the_other_side(hub: Any, contacts: list[str], course: str) -> None:
    hub.associations.create_many("contacts", "0-410", [(one, course, CONTACT_TO_COURSE) for one in contacts])
    (row,) = hub.associations.read_many("courses", "contact", [course])
    assert sorted(to.id for to in row.to) == sorted(contacts)
    assert {one.type_id for to in row.to for one in to.association_types} == {COURSE_TO_CONTACT}


def test_a_record_without_associations_has_an_empty_row(hub: Any, contacts: list[str], course: str) -> None:
    hub.associations.create_many("contacts", "0-410", [(contacts[1], course, CONTACT_TO_COURSE)])
    rows = list(hub.associations.read_many("contacts", "0-410", [int(one) for one in contacts]))
    assert [(row.from_id, len(row.to)) for row in rows] == [(contacts[0], 0), (contacts[1], 1), (contacts[2], 0)]


def test_labels_are_read_back(hub: Any, portal: Any, contacts: list[str], course: str) -> None:
    portal.define_type("contacts", "0-410", type_id=37, inverse_type_id=38, category="USER_DEFINED", label="Enrolled")
    hub.associations.create_many("contacts", "0-410", [(contacts[0], course, ("USER_DEFINED", 37))])
    (row,) = hub.associations.read_many("contacts", "0-410", [contacts[0]])
    assert {one.label for one in row.to[0].association_types} == {None, "Enrolled"}


def test_nothing_is_sent_before_a_read_is_looped_over(hub: Any, portal: Any, contacts: list[str]) -> None:
    hub.associations.read_many("contacts", "0-410", contacts)
    assert portal.journal == []


def test_a_record_that_cannot_be_read_is_raised_after_the_rows(hub: Any, portal: Any) -> None:
    error = {"status": "error", "category": "VALIDATION_ERROR", "message": "no", "context": {"id": ["1"]}}
    row = {"from": {"id": "2"}, "to": []}
    portal.answer_next(207, json={"status": "COMPLETE", "results": [row], "errors": [error], "numErrors": 1})
    rows = hub.associations.read_many("contacts", "0-410", ["1", "2"])
    assert next(rows).from_id == "2"
    with pytest.raises(BatchError) as caught:
        next(rows)
    assert [outcome.input for outcome in caught.value.outcomes] == ["1"]


def test_a_default_association_is_made_in_both_directions(
    hub: Any, portal: Any, contacts: list[str], course: str
) -> None:
    made = hub.associations.create_default("contacts", int(contacts[0]), "0-410", course)
    assert {(one.from_.id, one.to.id, one.association_spec.association_type_id) for one in made} == {
        (contacts[0], course, CONTACT_TO_COURSE),
        (course, contacts[0], COURSE_TO_CONTACT),
    }
    assert list(portal.associations("0-410", course, "contacts")) == [contacts[0]]


def test_a_default_association_can_be_made_twice(hub: Any, portal: Any, contacts: list[str], course: str) -> None:
    for _ in range(2):
        hub.associations.create_default("contacts", contacts[0], "0-410", course)
    assert list(portal.associations("contacts", contacts[0], "0-410")) == [course]


def test_a_default_association_with_a_missing_record_is_refused(hub: Any, course: str) -> None:
    with pytest.raises(BadRequestError) as caught:
        hub.associations.create_default("contacts", "999", "0-410", course)
    assert caught.value.status == 400
    assert caught.value.correlation_id


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"results": [], "errors": [{"category": "OBJECT_NOT_FOUND", "message": "no"}]}, NotFoundError),
        ({"results": []}, UnaccountedError),
    ],
)
def test_a_default_association_that_was_not_made_is_no_success(
    hub: Any, portal: Any, body: dict[str, Any], error: type[Exception]
) -> None:
    portal.answer_next(207, json=body)
    with pytest.raises(error):
        hub.associations.create_default("contacts", 1, "0-410", 2)


def test_a_limit_is_set(hub: Any, portal: Any) -> None:
    result = hub.association_limits.update_many("contacts", "0-410", [(CONTACT_TO_COURSE, 2)])
    assert result.results[0].user_enforced_max_to_object_ids == 2
    assert portal.limit("contacts", "0-410", type_id=CONTACT_TO_COURSE) == 2


def test_a_limit_is_enforced(hub: Any, portal: Any, contacts: list[str], course: str) -> None:
    other = portal.create("0-410", {"hs_course_name": "Glazing"})
    hub.association_limits.update_many("contacts", "0-410", [(CONTACT_TO_COURSE, 1)]).raise_for_failures()
    result = hub.associations.create_many(
        "contacts", "0-410", [(contacts[0], course, CONTACT_TO_COURSE), (contacts[0], other, CONTACT_TO_COURSE)]
    )
    assert sorted(outcome.status for outcome in result) == ["failed", "succeeded"]
    assert len(portal.associations("contacts", contacts[0], "0-410")) == 1


def test_a_limit_of_an_unknown_type_fails(hub: Any) -> None:
    result = hub.association_limits.update_many(
        "contacts", "0-410", [(CONTACT_TO_COURSE, 2), (("USER_DEFINED", 4711), 2)]
    )
    assert [outcome.status for outcome in result] == ["succeeded", "failed"]


METHODS: dict[str, Callable[[Any, Any], Any]] = {
    "create_associations": lambda hub, inputs: hub.associations.create_many("contacts", "0-410", inputs),
    "read_associations": lambda hub, inputs: list(hub.associations.read_many("contacts", "0-410", inputs)),
    "update_association_limits": lambda hub, inputs: hub.association_limits.update_many("contacts", "0-410", inputs),
    "create_courses": lambda hub, inputs: hub.courses.create_many(inputs),
}
GOOD: dict[str, Any] = {
    "create_associations": ("1", "2", CONTACT_TO_COURSE),
    "read_associations": "1",
    "update_association_limits": (CONTACT_TO_COURSE, 2),
    "create_courses": {"hs_course_name": "Pottery"},
}
BAD: dict[str, list[Any]] = {
    "create_associations": [
        None,
        (),
        ("1", "2"),
        ("1", "2", None),
        ("1", "2", []),
        ("1", "2", 0),
        ("1", "2", ("MINE", 1)),
        ("", "2", CONTACT_TO_COURSE),
        ("1", "two", CONTACT_TO_COURSE),
        ("1", None, CONTACT_TO_COURSE),
        ("1", -2, CONTACT_TO_COURSE),
        ("1", 2.5, CONTACT_TO_COURSE),
        ("1", True, CONTACT_TO_COURSE),
    ],
    "read_associations": [None, "", " 1", "abc", -1, 1.5, True, (1, 2)],
    "update_association_limits": [None, (861,), (861, 0), (861, "2"), (861, 10_001), (("X", 861), 2), (0, 2)],
    "create_courses": [None, "Pottery", {"hs_course_name": b"x"}, {"hs_course_name": {}}, {5: "x"}],
}


@pytest.mark.parametrize(("method", "bad"), [(method, bad) for method, many in BAD.items() for bad in many])
def test_a_bad_input_is_refused_with_its_position_before_anything_is_sent(
    hub: Any, portal: Any, method: str, bad: Any
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        METHODS[method](hub, [GOOD[method], bad])
    assert (caught.value.argument, caught.value.position, portal.journal) == ("inputs", 1, [])


@pytest.mark.parametrize(
    ("method", "bad"),
    [("create_associations", ("1", "2", ("USER", 37))), ("update_association_limits", (("USER", 37), 2))],
)
def test_a_category_that_there_is_not_is_refused_with_those_that_there_are(hub: Any, method: str, bad: Any) -> None:
    with pytest.raises(InvalidInputError, match="HUBSPOT_DEFINED, INTEGRATOR_DEFINED, USER_DEFINED or WORK"):
        METHODS[method](hub, [bad])


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("inputs", [[], iter(()), None, "101", 5, {"a": 1}])
def test_inputs_that_are_none_are_refused_before_anything_is_sent(
    hub: Any, portal: Any, method: str, inputs: Any
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        METHODS[method](hub, inputs)
    assert (caught.value.argument, caught.value.position, portal.journal) == ("inputs", None, [])


@pytest.mark.parametrize("wrong", ["", "con/tacts", "0-", None, "../contacts"])
def test_an_object_type_of_unknown_shape_is_refused_by_the_name_of_its_argument(
    hub: Any, portal: Any, wrong: Any
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        hub.associations.create_many("contacts", wrong, [GOOD["create_associations"]])
    assert (caught.value.argument, portal.journal) == ("to_object_type", [])


@pytest.mark.parametrize("wrong", ["", "abc", None, 0, True, "1/2"])
def test_an_id_that_is_none_is_refused_by_the_name_of_its_argument(hub: Any, portal: Any, wrong: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        hub.associations.create_default("contacts", wrong, "0-410", "1")
    assert (caught.value.argument, portal.journal) == ("from_object_id", [])


def test_an_object_type_that_hubspot_does_not_know_is_refused_by_hubspot(hub: Any) -> None:
    with pytest.raises(BadRequestError, match="Unable to infer object type from: butterflies"):
        hub.associations.create_default("butterflies", 1, "0-410", 2)


def outcomes_of(method: str, hub: Any) -> Any:
    """The outcomes of one good input."""
    if method == "read_associations":
        with pytest.raises(BatchError) as caught:
            METHODS[method](hub, [GOOD[method]])
        return caught.value.outcomes
    return METHODS[method](hub, [GOOD[method]]).outcomes


REFUSED_BEFORE_EXECUTION: list[tuple[int, dict[str, Any], type[RefusedError]]] = [
    (400, {"json": {"status": "error", "message": "m", "category": "VALIDATION_ERROR"}}, BadRequestError),
    (404, {"content": b"<html>not found</html>"}, NotFoundError),
    (409, {"json": {"message": "exists", "category": "CONFLICT"}}, ConflictError),
    (423, {"json": {"message": "locked"}}, LockedError),
    (429, {"json": {"errorType": "RATE_LIMIT", "policyName": "TEN_SECONDLY_ROLLING"}}, RateLimitError),
    (500, {"json": {"category": "RATE_LIMITS"}}, RateLimitError),
]


@pytest.mark.parametrize(("status", "answer", "error"), REFUSED_BEFORE_EXECUTION, ids=lambda one: str(one)[:30])
@pytest.mark.parametrize("method", METHODS)
def test_an_input_that_was_refused_failed(
    hub: Any, portal: Any, method: str, status: int, answer: dict[str, Any], error: type[RefusedError]
) -> None:
    portal.answer_next(status, **answer)
    (outcome,) = outcomes_of(method, hub.with_options(max_retries=0))
    assert (outcome.status, type(outcome.error), outcome.error.status) == ("failed", error, status)


BROKE: list[tuple[int, dict[str, Any]]] = [
    (500, {"json": ["a", "list"]}),
    (502, {"content": b"<html>bad gateway</html>"}),
    (524, {"content": b""}),
]


@pytest.mark.parametrize(("status", "answer"), BROKE)
@pytest.mark.parametrize("method", METHODS)
def test_an_input_that_may_have_been_carried_out_is_unknown(
    hub: Any, portal: Any, method: str, status: int, answer: dict[str, Any]
) -> None:
    portal.answer_next(status, **answer)
    (outcome,) = outcomes_of(method, hub.with_options(max_retries=0))
    # A read changes nothing, so there is nothing not to know.
    expected = "failed" if method == "read_associations" else "unknown"
    assert (outcome.status, type(outcome.error), outcome.error.status) == (expected, ServerError, status)


REFUSED_AS_A_WHOLE: list[tuple[int, dict[str, Any], type[RefusedError]]] = [
    (401, {"json": {"message": "no"}}, AuthenticationError),
    (403, {"json": {"message": "no"}}, PermissionDeniedError),
    (429, {"json": {"policyName": "DAILY"}}, DailyLimitError),
    (477, {"content": b"", "headers": {"Retry-After": "7200"}}, MigrationError),
    (530, {"content": b"error code: 1016"}, AuthenticationError),
]


@pytest.mark.parametrize(("status", "answer", "error"), REFUSED_AS_A_WHOLE, ids=lambda one: str(one)[:30])
@pytest.mark.parametrize("method", METHODS)
def test_what_would_be_said_of_every_input_is_raised(
    hub: Any, portal: Any, method: str, status: int, answer: dict[str, Any], error: type[RefusedError]
) -> None:
    portal.answer_next(status, **answer)
    with pytest.raises(error):
        METHODS[method](hub, [GOOD[method]])


def test_a_refusal_for_want_of_a_scope_names_the_scope(hub: Any, portal: Any) -> None:
    detail = {"message": "scopes", "context": {"requiredGranularScopes": ["crm.objects.courses.write"]}}
    portal.answer_next(403, json={"category": "MISSING_SCOPES", "message": "no", "errors": [detail]})
    with pytest.raises(PermissionDeniedError, match=r"one of: crm\.objects\.courses\.write"):
        hub.courses.create_many([GOOD["create_courses"]])


def test_any_endpoint_can_be_reached_with_the_same_errors(hub: Any, portal: Any) -> None:
    portal.answer_next(200, json={"results": []})
    assert hub.request("GET", "/crm/v3/owners", params={"limit": 1}).json() == {"results": []}
    portal.answer_next(404, json={"message": "resource not found"})
    with pytest.raises(NotFoundError, match="resource not found"):
        hub.request("GET", "/crm/v3/nothing")
