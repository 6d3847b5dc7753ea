"""Client and mock tell the same story: what the one reports of each input is what the other has carried out.

The client's own behaviour has its tests in tests/extension. Here both sides are held against each other, and what the
client sends against the fragments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import jsonschema_rs
import pytest

from hubapi_ext import DailyLimitError, InvalidInputError, RateLimitError
from hubapi_ext.mock import MockHubSpot
from tests.conftest import Between, InstantClock, open_hub
from tests.contract.document import BY_HAND, DOCUMENT, OPERATIONS, inputs_of
from tests.contract.strictness import LIST, closed

ENROLLED, ENROLS = 861, 860
VERSIONS = [None, *(version for version in DOCUMENT["x-hubapi-versions"] if version[0].isdigit())]


class School:
    """Contacts and courses, and everything that a client can do with them."""

    def __init__(self, portal: Any) -> None:
        self.portal = portal
        self.contacts = [portal.create("contacts", id=4000 + number) for number in range(8)]
        self.courses = [portal.create("courses", id=440_000_000_500 + number) for number in range(8)]

    def call_everything(self, hub: Any) -> None:
        contact, course = self.contacts[0], self.courses[0]
        hub.courses.create_many([{"hs_course_name": "Wheel throwing"}]).raise_for_failures()
        hub.association_limits.update_many("contacts", "0-410", [(ENROLLED, 5)]).raise_for_failures()
        hub.associations.create_many("contacts", "0-410", [(contact, course, ENROLLED)]).raise_for_failures()
        hub.associations.create_default("contacts", self.contacts[1], "courses", course)
        assert len(list(hub.associations.read_many("contacts", "0-410", [contact, self.contacts[1]]))) == 2
        assert [one.id for one in hub.associations.read_one("contacts", contact, "0-410")] == [course]
        self.call_everything_about_associations(hub)

    def call_everything_about_associations(self, hub: Any) -> None:
        contact, course, pair = self.contacts[2], self.courses[2], ("contacts", "0-410")
        made, _ = hub.association_labels.create(*pair, "Tutor", "tutor")
        hub.association_labels.update(*pair, made.type_id, "Teacher")
        assert any(one.label == "Teacher" for one in hub.association_labels.list(*pair))
        hub.associations.create_default_many(*pair, [(contact, course)]).raise_for_failures()
        hub.associations.create("contacts", contact, "0-410", course, ("USER_DEFINED", made.type_id))
        hub.associations.archive_labels_many(*pair, [(contact, course, ("USER_DEFINED", made.type_id))])
        hub.associations.archive_many(*pair, [(contact, course)]).raise_for_failures()
        hub.associations.archive("contacts", contact, "0-410", course)
        hub.association_labels.archive(*pair, made.type_id)
        hub.associations.request_high_usage_report(7)
        hub.association_limits.create_many(*pair, [(ENROLLED, 6)]).raise_for_failures()
        assert hub.association_limits.list() == hub.association_limits.list_between(*pair)
        hub.association_limits.purge_many(*pair, [ENROLLED]).raise_for_failures()
        self.call_everything_about_lists(hub)
        for method in ("association_labels", "associations_from", "calculated_properties", "custom_object_types"):
            getattr(hub.limits, method)()
        for method in ("custom_properties", "pipelines", "records"):
            getattr(hub.limits, method)()
        hub.limits.associations_to("0-1")
        hub.limits.associations_between("0-1", "0-410")

    def call_everything_about_lists(self, hub: Any) -> None:
        pottery = hub.lists.create("Pottery", "0-1", "MANUAL")
        hub.lists.add_members(pottery.list_id, self.contacts).raise_for_failures()
        hub.lists.remove_members(pottery.list_id, self.contacts[1:]).raise_for_failures()
        assert [member.record_id for member in hub.lists.members(pottery.list_id)] == self.contacts[:1]
        assert [one.list_id for one in hub.lists.memberships_of("0-1", self.contacts[0])] == [pottery.list_id]
        hub.lists.rename(pottery.list_id, list_name="Weaving")
        hub.lists.archive(pottery.list_id)
        hub.lists.restore(pottery.list_id)
        assert [one.name for one in hub.lists.search(query="weaving")] == ["Weaving"]

    def enrolled(self) -> set[tuple[str, str]]:
        """The pairs as the portal has them from the side of the contacts."""
        return {(one, to) for one in self.contacts for to in self.portal.associations("contacts", one, "courses")}


@pytest.fixture
def school(portal: Any) -> School:
    return School(portal)


@pytest.fixture(params=["sync", "async"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def resolute_hub(way: str, between: Between, token: str) -> Iterator[Any]:
    """A hub that sends again what it may, over what stands `between`."""
    with open_hub(way, token, base_url="https://hubspot.invalid", transport=between) as made:
        yield made


# What is called, and how


def test_every_operation_that_the_mock_does_by_hand_is_called(hub: Any, school: School) -> None:
    school.call_everything(hub)
    assert {exchange.operation for exchange in school.portal.journal} >= BY_HAND


@pytest.mark.parametrize("version", VERSIONS)
def test_every_operation_is_called_under_the_chosen_version(
    way: str, hubspot: MockHubSpot, token: str, school: School, version: str | None
) -> None:
    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "api_version": version}
    with open_hub(way, token, transport=hubspot.transport, **options) as hub:
        school.call_everything(hub)
    called = {exchange.operation: exchange.path for exchange in school.portal.journal}
    for name, path in called.items():
        facts = OPERATIONS[str(name)]
        template = facts["x-hubapi-dated-path"].replace("{version}", version) if version else facts["path"]
        assert re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path)


def test_what_is_sent_is_what_the_fragments_describe(hub: Any, school: School) -> None:
    school.call_everything(hub)
    for exchange in school.portal.journal:
        schema = OPERATIONS[str(exchange.operation)].get("requestBody")
        if schema is None:
            assert exchange.request_body == b""
        else:
            jsonschema_rs.validate(closed(schema["content"]["application/json"]["schema"]), exchange.request)


def test_ids_are_sent_as_text(hub: Any, school: School) -> None:
    hub.associations.create_many("contacts", "0-410", [(4000, 440_000_000_500, ENROLLED)])
    (sent,) = school.portal.journal[-1].request["inputs"]
    assert (sent["from"], sent["to"]) == ({"id": "4000"}, {"id": "440000000500"})


NOT_ALLOWED: dict[str, Callable[[Any], Any]] = {
    "a record's id that is no number": lambda hub: hub.associations.create_many(
        "contacts", "courses", [("Ada", 1, ENROLLED)]
    ),
    "a record's id that is zero": lambda hub: hub.associations.create_many("contacts", "courses", [(1, 0, ENROLLED)]),
    "an association without types": lambda hub: hub.associations.create_many("contacts", "courses", [(1, 1, [])]),
    "a category that is none": lambda hub: hub.associations.create_many("contacts", "courses", [(1, 1, ("OURS", 37))]),
    "an object type that is none": lambda hub: hub.associations.create_many("contacts", "a course", [(1, 1, ENROLLED)]),
    "a record to read that is no number": lambda hub: list(hub.associations.read_many("contacts", "courses", ["Ada"])),
    "a record to list that is no number": lambda hub: list(hub.associations.read_one("contacts", "Ada", "courses")),
    "a page that is too large": lambda hub: list(hub.associations.read_one("contacts", 1, "courses", limit=501)),
    "a record to associate that is no number": lambda hub: hub.associations.create_default(
        "contacts", 1, "courses", "Ada"
    ),
    "a limit of nothing": lambda hub: hub.association_limits.update_many("contacts", "courses", [(ENROLLED, 0)]),
    "a limit beyond the highest": lambda hub: hub.association_limits.update_many(
        "contacts", "courses", [(ENROLLED, 10_001)]
    ),
    "a property of an impossible type": lambda hub: hub.courses.create_many([{"hs_course_name": b"Pottery"}]),
}


@pytest.mark.parametrize("what", NOT_ALLOWED)
def test_what_the_fragments_do_not_allow_is_not_sent(faulty_hub: Any, between: Between, what: str) -> None:
    with pytest.raises(InvalidInputError):
        NOT_ALLOWED[what](faulty_hub)
    assert between.requests == []


# How much is sent at once


def courses(hub: Any, count: int) -> Any:
    return hub.courses.create_many([{"hs_course_name": f"Course {number}"} for number in range(count)])


def associations(hub: Any, count: int) -> Any:
    return hub.associations.create_many("contacts", "0-410", [(number, 1, 861) for number in range(1, count + 1)])


def limits(hub: Any, count: int) -> Any:
    return hub.association_limits.update_many("contacts", "0-410", [(900 + number, 1) for number in range(count)])


def rows(hub: Any, count: int) -> Any:
    return list(hub.associations.read_many("contacts", "0-410", range(1, count + 1)))


def properties(hub: Any, count: int) -> Any:
    shape = {"type": "string", "fieldType": "text", "groupName": "contactinformation"}
    given = [{"name": f"property_{number}", "label": f"Property {number}", **shape} for number in range(count)]
    return hub.properties.create_many("contacts", given)


def property_names(count: int) -> list[dict[str, str]]:
    return [{"name": f"property_{number}"} for number in range(count)]


def contacts(count: int, **more: str) -> list[dict[str, str]]:
    return [{"email": f"{number}@example.com", **more} for number in range(count)]


def contact_ids(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


BATCHES: dict[str, Callable[[Any, int], Any]] = {
    "create_objects": lambda hub, count: hub.contacts.create_many(contacts(count)),
    "read_objects": lambda hub, count: hub.contacts.read_many(contact_ids(count)),
    "update_objects": lambda hub, count: hub.contacts.update_many([(id, {"age": 1}) for id in contact_ids(count)]),
    "upsert_objects": lambda hub, count: hub.contacts.upsert_many(contacts(count), key="email"),
    "archive_objects": lambda hub, count: hub.contacts.archive_many(contact_ids(count)),
    "create_properties": properties,
    "read_properties": lambda hub, count: hub.properties.read_many("contacts", property_names(count)),
    "archive_properties": lambda hub, count: hub.properties.archive_many("contacts", property_names(count)),
    "create_courses": courses,
    "create_associations": associations,
    "create_default_associations": lambda hub, count: hub.associations.create_default_many(
        "contacts", "0-410", [(number, 1) for number in range(1, count + 1)]
    ),
    "archive_associations": lambda hub, count: hub.associations.archive_many(
        "contacts", "0-410", [(number, 1) for number in range(1, count + 1)]
    ),
    "archive_association_labels": lambda hub, count: hub.associations.archive_labels_many(
        "contacts", "0-410", [(number, 1, 861) for number in range(1, count + 1)]
    ),
    "create_association_limits": lambda hub, count: hub.association_limits.create_many(
        "contacts", "0-410", [(900 + number, 1) for number in range(count)]
    ),
    "purge_association_limits": lambda hub, count: hub.association_limits.purge_many(
        "contacts", "0-410", [900 + number for number in range(count)]
    ),
    "update_association_limits": limits,
    "read_associations": rows,
    "add_list_members": lambda hub, count: hub.lists.add_members(42, contact_ids(count)),
    "remove_list_members": lambda hub, count: hub.lists.remove_members(42, contact_ids(count)),
}


def test_every_batch_has_its_size_tested() -> None:
    assert BATCHES.keys() == {operation for operation in OPERATIONS if inputs_of(operation)}


@pytest.mark.parametrize("operation", BATCHES)
def test_a_batch_is_cut_into_as_few_requests_as_hubspot_takes(faulty_hub: Any, portal: Any, operation: str) -> None:
    inputs = inputs_of(operation)
    assert inputs is not None
    portal.seed({"collections": {"lists": [LIST]}})
    told = BATCHES[operation](faulty_hub, inputs["maxItems"] + 1)
    asked = [exchange.request for exchange in portal.journal]
    sizes = sorted(len(one if isinstance(one, list) else one["inputs"]) for one in asked)
    assert sizes == [1, inputs["maxItems"]]
    assert len(told) == inputs["maxItems"] + 1


# What became of each input


def test_the_mock_does_not_answer_in_the_order_of_the_inputs(hub: Any, school: School) -> None:
    given = [(contact, school.courses[0], ENROLLED) for contact in school.contacts]
    hub.associations.create_many("contacts", "courses", given).raise_for_failures()
    assert [str(one["fromObjectId"]) for one in school.portal.journal[-1].response["results"]] != school.contacts


def test_each_course_that_is_reported_is_the_one_that_was_made(hub: Any, portal: Any) -> None:
    names = [f"Course {number}" for number in range(205)]
    result = hub.courses.create_many([{"hs_course_name": name} for name in names])
    assert [portal.get("courses", outcome.result.id).properties["hs_course_name"] for outcome in result] == names
    assert len(portal.records("courses")) == len(names)


def test_equal_courses_are_each_made_and_reported_once(hub: Any, portal: Any) -> None:
    result = hub.courses.create_many([{"hs_course_name": "Glazes"}] * 3)
    assert sorted(course.id for course in result.results) == [record.id for record in portal.records("courses")]


def test_each_bad_course_fails_alone_with_its_own_error(hub: Any, portal: Any) -> None:
    given = [{"hs_course_name": "Glazes"}, {"hs_course_name": "Kilns", "colour": "red"}, {"size": "3"}]
    result = hub.courses.create_many(given)
    assert [outcome.status for outcome in result] == ["succeeded", "failed", "failed"]
    assert [outcome.error.details[0]["context"] for outcome in result.failed] == [
        {"propertyName": ["colour"]},
        {"propertyName": ["size"]},
    ]
    assert (len(portal.records("courses")), len(portal.journal)) == (1, 1)


def test_each_association_that_is_reported_is_the_one_that_was_made(hub: Any, school: School) -> None:
    pairs = [(contact, course) for contact in school.contacts[:4] for course in school.courses[:3]]
    result = hub.associations.create_many("contacts", "0-410", [(*pair, ENROLLED) for pair in pairs])
    assert [(one.result.from_object_id, one.result.to_object_id) for one in result] == pairs
    assert school.enrolled() == set(pairs)


def test_each_bad_association_fails_alone_with_its_own_error(hub: Any, school: School) -> None:
    ada, ben, cleo = school.contacts[:3]
    course = school.courses[0]
    given = [(ada, course, ENROLLED), (77, course, ENROLLED), (ben, 78, ENROLLED), (cleo, course, ENROLS)]
    result = hub.associations.create_many("contacts", "0-410", given)
    assert [outcome.error and outcome.error.refusal.message for outcome in result] == [
        None,
        "CONTACT=77 is not valid",
        "COURSE=78 is not valid",
        "0-860 is not a valid association type between CONTACT and COURSE",
    ]
    assert school.enrolled() == {(ada, course)}


def test_an_error_of_one_side_is_not_taken_for_one_of_the_other(hub: Any, school: School) -> None:
    # Records of two types may have the same id.
    ada, course = school.contacts[0], school.courses[0]
    school.portal.create("courses", id=4099)
    result = hub.associations.create_many("contacts", "courses", [(ada, 4099, ENROLLED), (4099, course, ENROLLED)])
    assert [outcome.status for outcome in result] == ["succeeded", "failed"]
    school.portal.create("contacts", id=4098)
    result = hub.associations.create_many("contacts", "courses", [(ada, 4098, ENROLLED), (4098, course, ENROLLED)])
    assert [outcome.status for outcome in result] == ["failed", "succeeded"]


def test_a_record_that_is_to_be_associated_with_itself_fails_alone(hub: Any, school: School) -> None:
    ada, ben, cleo = school.contacts[:3]
    result = hub.associations.create_many("contacts", "contacts", [(ada, ben, 449), (ada, ada, 449), (ben, cleo, 449)])
    assert [outcome.status for outcome in result] == ["succeeded", "failed", "succeeded"]


def test_each_limit_that_is_reported_is_the_one_that_was_set(hub: Any, school: School) -> None:
    result = hub.association_limits.update_many("contacts", "courses", [(ENROLLED, 2), (ENROLS, 3)])
    assert [outcome.status for outcome in result] == ["succeeded", "failed"]
    assert (result.results[0].user_enforced_max_to_object_ids, result.results[0].type_id) == (2, ENROLLED)
    assert school.portal.limit("contacts", "courses", type_id=ENROLLED) == 2


def test_an_association_beyond_the_limit_fails_alone(hub: Any, school: School) -> None:
    hub.association_limits.update_many("contacts", "courses", [(ENROLLED, 2)]).raise_for_failures()
    ada, first, second, third = school.contacts[0], *school.courses[:3]
    result = hub.associations.create_many(
        "contacts", "courses", [(ada, course, ENROLLED) for course in (first, second, third)]
    )
    assert [outcome.status for outcome in result] == ["succeeded", "succeeded", "failed"]
    assert school.enrolled() == {(ada, first), (ada, second)}


# Directions


def test_an_association_has_the_type_of_each_direction(hub: Any, school: School) -> None:
    contact, course = school.contacts[0], school.courses[0]
    hub.associations.create_many("contacts", "0-410", [(contact, course, ENROLLED)]).raise_for_failures()
    (there,) = hub.associations.read_one("contacts", contact, "0-410")
    (back,) = hub.associations.read_one("0-410", course, "contacts")
    assert (there.id, there.association_types[0].type_id) == (course, ENROLLED)
    assert (back.id, back.association_types[0].type_id) == (contact, ENROLS)


def test_labels_are_those_of_the_direction(hub: Any, school: School) -> None:
    school.portal.define_type(
        "contacts", "courses", type_id=37, inverse_type_id=38, label="Teaches", inverse_label="Taught by"
    )
    contact, course = school.contacts[0], school.courses[0]
    (made,) = hub.associations.create_many("contacts", "courses", [(contact, course, ("USER_DEFINED", 37))]).results
    (back,) = hub.associations.read_many("courses", "contacts", [course])
    assert made.labels == ["Teaches"]
    assert [(one.category, one.type_id, one.label) for one in back.to[0].association_types] == [
        ("HUBSPOT_DEFINED", ENROLS, None),
        ("USER_DEFINED", 38, "Taught by"),
    ]


def test_a_default_association_is_reported_as_it_was_made(hub: Any, school: School) -> None:
    contact, course = school.contacts[0], school.courses[0]
    made = hub.associations.create_default("contacts", contact, "courses", course)
    assert {(one.from_.id, one.to.id, one.association_spec.association_type_id) for one in made} == {
        (contact, course, ENROLLED),
        (course, contact, ENROLS),
    }
    assert school.enrolled() == {(contact, course)}


def test_only_the_first_company_becomes_the_primary_one(hub: Any, portal: Any) -> None:
    deal, first, second = portal.create("deals"), portal.create("companies"), portal.create("companies")
    for company in (first, second):
        hub.associations.create_default("deals", deal, "companies", company)
    (row,) = hub.associations.read_many("deals", "companies", [deal])
    assert {to.id: [one.type_id for one in to.association_types] for to in row.to} == {first: [341, 5], second: [341]}


def test_an_association_replaces_the_types_that_its_pair_has(hub: Any, school: School) -> None:
    school.portal.define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Teaches")
    contact, course = school.contacts[0], school.courses[0]
    for type in (("USER_DEFINED", 37), ENROLLED):
        hub.associations.create_many("contacts", "courses", [(contact, course, type)]).raise_for_failures()
    (row,) = hub.associations.read_many("contacts", "courses", [contact])
    assert [one.type_id for one in row.to[0].association_types] == [ENROLLED]


# Pages


@pytest.fixture
def enrolments(hub: Any, school: School) -> dict[str, list[str]]:
    """Contacts with one course, with one page of courses, with a full page and one more, and with several pages."""
    wanted = {contact: school.courses[:count] for contact, count in zip(school.contacts, (1, 3, 4, 8), strict=False)}
    given = [(contact, course, ENROLLED) for contact, courses in wanted.items() for course in courses]
    hub.associations.create_many("contacts", "courses", given).raise_for_failures()
    return wanted


def test_every_page_of_every_record_is_read_once(hub: Any, enrolments: dict[str, list[str]]) -> None:
    rows = hub.associations.read_many("contacts", "courses", list(enrolments))
    assert {row.from_id: [to.id for to in row.to] for row in rows} == enrolments


def test_every_page_of_a_list_is_read_once(hub: Any, enrolments: dict[str, list[str]]) -> None:
    lists = {one: [to.id for to in hub.associations.read_one("contacts", one, "courses")] for one in enrolments}
    assert lists == enrolments


def test_a_list_is_read_in_pages_of_the_size_that_was_asked_for(
    hub: Any, portal: Any, enrolments: dict[str, list[str]]
) -> None:
    contact = list(enrolments)[3]
    before = len(portal.journal)
    listed = [to.id for to in hub.associations.read_one("contacts", contact, "courses", limit=2)]
    assert listed == enrolments[contact]
    assert [len(exchange.response["results"]) for exchange in portal.journal[before:]] == [2, 2, 2, 2]


def test_a_record_without_associations_has_an_empty_row(hub: Any, school: School) -> None:
    rows = list(hub.associations.read_many("contacts", "courses", school.contacts[:2]))
    assert sorted((row.from_id, row.to) for row in rows) == [(contact, []) for contact in school.contacts[:2]]


# What is sent again

Fault = Callable[[httpx.Request], httpx.Response]


def answer(status: int, **options: Any) -> Fault:
    return lambda _: httpx.Response(status, **options)


def cut(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("cut", request=request)


def first(count: int, fault: Fault) -> Callable[..., httpx.Response | None]:
    left = [count]

    def befall(request: httpx.Request, response: httpx.Response | None = None) -> httpx.Response | None:
        left[0] -= 1
        return fault(request) if left[0] >= 0 else response

    return befall


FAILURES = {"500": answer(500), "502 as a page": answer(502, html="<title>Bad Gateway</title>"), "cut": cut}
LIMITED = {"errorType": "RATE_LIMIT", "policyName": "TEN_SECONDLY_ROLLING"}


@pytest.mark.parametrize("fault", FAILURES)
def test_a_create_that_has_landed_is_never_sent_again(
    resolute_hub: Any, between: Between, portal: Any, fault: str
) -> None:
    between.after = first(1, FAILURES[fault])  # type: ignore[assignment]
    (outcome,) = resolute_hub.courses.create_many([{"hs_course_name": "Glazes"}])
    assert (outcome.status, len(portal.records("courses"))) == ("unknown", 1)


@pytest.mark.parametrize("fault", FAILURES)
def test_a_set_that_has_landed_is_sent_again_and_done_once(
    resolute_hub: Any, between: Between, school: School, fault: str
) -> None:
    between.after = first(1, FAILURES[fault])  # type: ignore[assignment]
    pair = school.contacts[0], school.courses[0]
    (outcome,) = resolute_hub.associations.create_many("contacts", "courses", [(*pair, ENROLLED)])
    assert (outcome.status, len(between.requests), school.enrolled()) == ("succeeded", 2, {pair})


@pytest.mark.parametrize("status", [423, 429])
def test_a_create_that_was_refused_for_now_is_sent_again_and_done_once(
    resolute_hub: Any, between: Between, portal: Any, status: int
) -> None:
    between.before = first(2, answer(status, json=LIMITED if status == 429 else {}))
    (outcome,) = resolute_hub.courses.create_many([{"hs_course_name": "Glazes"}])
    assert (outcome.status, len(between.requests), len(portal.records("courses"))) == ("succeeded", 3, 1)


def test_what_was_refused_for_the_day_is_not_sent_again(resolute_hub: Any, between: Between, portal: Any) -> None:
    between.before = answer(429, json={"errorType": "RATE_LIMIT", "policyName": "DAILY"})
    with pytest.raises(DailyLimitError):
        resolute_hub.courses.create_many([{"hs_course_name": "Glazes"}])
    assert (len(between.requests), portal.journal) == (1, [])


def test_the_seconds_of_a_retry_after_are_waited_for(way: str, between: Between, token: str) -> None:
    clock = InstantClock()
    between.before = first(1, answer(429, headers={"Retry-After": "7"}, json=LIMITED))
    with open_hub(way, token, base_url="https://hubspot.invalid", transport=between, clock=clock) as hub:
        courses(hub, 1).raise_for_failures()
    assert sum(clock.slept) >= 7


def test_an_input_of_which_the_answer_says_nothing_is_unknown(resolute_hub: Any, between: Between, portal: Any) -> None:
    def without_a_result(_: httpx.Request, response: httpx.Response) -> httpx.Response:
        body = response.json()
        lost.append(body["results"].pop()["id"])
        return httpx.Response(response.status_code, json=body)

    lost: list[str] = []
    between.after = without_a_result
    result = courses(resolute_hub, 3)
    assert Counter(outcome.status for outcome in result) == {"succeeded": 2, "unknown": 1}
    assert sorted([*lost, *(course.id for course in result.results)]) == [one.id for one in portal.records("courses")]


def test_a_batch_that_is_refused_as_a_whole_is_split_until_the_bad_inputs_stand_alone(
    resolute_hub: Any, between: Between, school: School
) -> None:
    def refuse(request: httpx.Request) -> httpx.Response | None:
        bad = b'"4003"' in request.content
        return httpx.Response(400, json={"category": "VALIDATION_ERROR", "message": "bad"}) if bad else None

    between.before = refuse
    given = [(contact, school.courses[0], ENROLLED) for contact in school.contacts]
    result = resolute_hub.associations.create_many("contacts", "courses", given)
    assert [outcome.index for outcome in result.failed] == [3]
    assert school.enrolled() == {(contact, school.courses[0]) for contact in school.contacts if contact != "4003"}


# Rate limits


def test_the_client_keeps_within_the_rate_limit_of_the_mock(way: str) -> None:
    clock = InstantClock()
    mock = MockHubSpot(rate_limit=110, daily_limit=None, clock=lambda: datetime.fromtimestamp(clock.now, UTC))
    with open_hub(way, "pat-x", base_url="https://hubspot.invalid", transport=mock.transport, clock=clock) as hub:
        for _ in range(250):
            list(hub.associations.read_one("contacts", 1, "courses"))
    assert {exchange.status for exchange in mock.portal("pat-x").journal} == {200}
    # 110 in each ten seconds, after the 100 that every app has.
    assert 20 <= sum(clock.slept) <= 40


def test_the_rate_limit_of_the_mock_holds(way: str) -> None:
    mock = MockHubSpot(rate_limit=3, daily_limit=None)
    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "max_retries": 0, "limits": None}
    with open_hub(way, "pat-x", transport=mock.transport, **options) as hub:
        for _ in range(3):
            list(hub.associations.read_one("contacts", 1, "courses"))
        with pytest.raises(RateLimitError) as caught:
            list(hub.associations.read_one("contacts", 1, "courses"))
    assert caught.value.refusal.policy_name == "TEN_SECONDLY_ROLLING"
