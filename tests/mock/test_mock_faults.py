"""How a portal misbehaves: what each effect does to an answer, and which requests a rule strikes."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any, get_args

import httpx
import msgspec
import pytest

from hubapi_ext.mock import AssociationType, MockHubSpot, Portal, Rule, effects
from tests.mock.conftest import CREATE_COURSES, ONE_COURSE, TOKEN, Way, refusal

if TYPE_CHECKING:
    from hubapi_ext.mock.effects import Effect

READ = "/crm/v4/associations/contacts/courses/batch/read"
LIST = "/crm/v4/objects/contacts/101/associations/courses"


def create(hub: httpx.Client) -> httpx.Response:
    return hub.post(CREATE_COURSES, json=ONE_COURSE)


def statuses(hub: httpx.Client, requests: int) -> list[int]:
    return [create(hub).status_code for _ in range(requests)]


def enrol(portal: Portal, hub: httpx.Client, courses: int = 4) -> list[str]:
    """Associates contact 101 with courses, of which a page has three."""
    portal.create("contacts", id="101")
    ids = [portal.create("courses") for _ in range(courses)]
    for id in ids:
        hub.put(f"/crm/v4/objects/contacts/101/associations/default/courses/{id}").raise_for_status()
    return ids


def read(hub: httpx.Client, *inputs: dict[str, str]) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = hub.post(READ, json={"inputs": inputs or [{"id": "101"}]}).json()["results"]
    return results


def ids_on(page: dict[str, Any]) -> list[str]:
    return [str(one["toObjectId"]) for one in page["to"]]


# Other answers


@pytest.mark.parametrize(
    ("effect", "status", "content_type"),
    [
        (effects.RateLimited(), 429, "application/json;charset=utf-8"),
        (effects.RateLimited(status=500), 500, "application/json;charset=utf-8"),
        (effects.RateLimited(policy="EDGE"), 429, "text/plain; charset=UTF-8"),
        (effects.Locked(), 423, "application/json;charset=utf-8"),
        (effects.Migrating(), 477, "application/json;charset=utf-8"),
        (effects.BadGateway(), 502, "text/html; charset=UTF-8"),
        (effects.BadGateway(status=503), 503, "text/html; charset=UTF-8"),
        (effects.TimedOut(), 524, "text/html; charset=UTF-8"),
        (effects.InternalError(), 500, "application/json;charset=utf-8"),
        (effects.OtherAnswer(status=418, json={"tea": True}), 418, "application/json;charset=utf-8"),
        (effects.OtherAnswer(status=418, text="tea"), 418, "text/plain;charset=utf-8"),
    ],
)
def test_another_answer_takes_the_place_of_hubspots(way: Way, effect: Effect, status: int, content_type: str) -> None:
    way.portal.faults.add(effect)
    response = way.create_course()
    assert (response.status_code, response.headers["Content-Type"]) == (status, content_type)


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (
            "TEN_SECONDLY_ROLLING",
            {
                "message": "You have reached your ten_secondly_rolling limit.",
                "errorType": "RATE_LIMIT",
                "policyName": "TEN_SECONDLY_ROLLING",
                "groupName": "publicapi:private-app-api-calls-ten-secondly",
            },
        ),
        (
            "DAILY",
            {
                "message": "You have reached your daily limit.",
                "errorType": "RATE_LIMIT",
                "policyName": "DAILY",
                "groupName": "publicapi:private-app-api-calls-daily",
            },
        ),
        ("SECONDLY", {"message": "You have reached your secondly limit.", "category": "RATE_LIMITS"}),
    ],
)
def test_each_policy_of_a_rate_limit_has_its_words(
    portal: Portal, hub: httpx.Client, policy: Any, words: dict[str, str]
) -> None:
    portal.faults.add(effects.RateLimited(policy=policy))
    assert refusal(create(hub)) == {"status": "error", **words}


def test_a_rate_limit_that_answers_500_has_its_category(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.RateLimited(status=500))
    assert refusal(create(hub))["category"] == "RATE_LIMITS"


@pytest.mark.parametrize(
    ("effect", "header"),
    [
        (effects.RateLimited(), None),
        (effects.RateLimited(policy="DAILY", retry_after=50), "50"),
        (effects.RateLimited(policy="EDGE", retry_after=0.5), "0.5"),
        (effects.RateLimited(retry_after=1_234_567), "1234567"),
        (effects.Locked(), None),
        (effects.Locked(retry_after=2), "2"),
        (effects.Migrating(), "3600"),
        (effects.Migrating(retry_after=None), None),
    ],
)
def test_a_refusal_says_when_to_come_again_where_the_fault_does(
    portal: Portal, hub: httpx.Client, effect: Effect, header: str | None
) -> None:
    portal.faults.add(effect)
    assert create(hub).headers.get("Retry-After") == header


@pytest.mark.parametrize(
    ("effect", "courses"),
    [
        (effects.InternalError(), 0),
        (effects.InternalError(applied=True), 1),
        (effects.BadGateway(), 0),
        (effects.TimedOut(), 1),
        (effects.TimedOut(applied=False), 0),
        (effects.OtherAnswer(status=500), 0),
    ],
)
def test_the_write_has_taken_place_where_the_fault_says_so(
    portal: Portal, hub: httpx.Client, effect: Effect, courses: int
) -> None:
    portal.faults.add(effect)
    create(hub)
    assert len(portal.records("courses")) == courses


def test_another_answer_has_a_correlation_id_that_its_body_repeats(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.Locked())
    response = create(hub)
    assert response.headers["X-HubSpot-Correlation-Id"] == response.json()["correlationId"]


def test_another_answer_can_have_headers(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(
        effects.OtherAnswer(status=414, text="<html/>", headers={"Content-Type": "text/html", "X-A": "b"})
    )
    headers = create(hub).headers
    assert (headers.get_list("Content-Type"), headers["X-A"]) == (["text/html"], "b")


def test_an_answer_without_a_body_reaches_the_client(way: Way) -> None:
    way.portal.faults.add(effects.OtherAnswer(status=204))
    response = way.create_course()
    assert (response.status_code, response.content) == (204, b"")


# Other contents


def test_who_goes_on_from_an_empty_page_misses_nothing(portal: Portal, hub: httpx.Client) -> None:
    ids = enrol(portal, hub)
    portal.faults.add(effects.EmptyPage(), times=1)
    (empty,) = read(hub)
    (page,) = read(hub, {"id": "101", "after": empty["paging"]["next"]["after"]})
    assert (ids_on(empty), ids_on(page)) == ([], ids[:3])


def test_each_page_of_a_record_that_comes_empty_keeps_its_place(portal: Portal, hub: httpx.Client) -> None:
    ids = enrol(portal, hub, 8)
    portal.faults.add(effects.EmptyPage(), operation="read_associations")
    pages = read(hub, {"id": "101", "after": ids[3]}, {"id": "101", "after": ids[6]})
    assert sorted(page["paging"]["next"]["after"] for page in pages) == [ids[3], ids[6]]


def test_two_faults_that_empty_a_page_lead_no_farther_back_than_one(portal: Portal, hub: httpx.Client) -> None:
    ids = enrol(portal, hub)
    portal.faults.extend([Rule(effect=effects.EmptyPage()), Rule(effect=effects.EmptyPage())])
    (page,) = read(hub, {"id": "101", "after": ids[2]})
    assert page["paging"]["next"]["after"] == ids[2]


def test_a_list_of_one_record_can_come_empty_with_a_cursor(portal: Portal, hub: httpx.Client) -> None:
    ids = enrol(portal, hub)
    portal.faults.add(effects.EmptyPage())
    answer = hub.get(LIST, params={"after": ids[1]}).json()
    assert answer == {"results": [], "paging": {"next": {"after": ids[1]}}}


def test_a_repeated_cursor_leads_back_to_its_page(portal: Portal, hub: httpx.Client) -> None:
    enrol(portal, hub)
    portal.faults.add(effects.RepeatedCursor(), times=1)
    (first,) = read(hub)
    (second,) = read(hub, {"id": "101", "after": first["paging"]["next"]["after"]})
    assert ids_on(first) == ids_on(second)


def test_the_last_page_has_no_cursor_that_could_be_repeated(portal: Portal, hub: httpx.Client) -> None:
    enrol(portal, hub, courses=3)
    portal.faults.add(effects.RepeatedCursor())
    assert "paging" not in hub.get(LIST).json()


def test_a_fault_of_pages_leaves_an_answer_without_pages_alone(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.EmptyPage())
    assert len(create(hub).json()["results"]) == 1


def test_lost_results_are_missing_from_a_success(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.LostResults(count=2))
    response = hub.post(CREATE_COURSES, json={"inputs": ONE_COURSE["inputs"] * 3})
    assert (response.status_code, len(response.json()["results"]), len(portal.records("courses"))) == (201, 1, 3)


def test_repeated_results_come_twice(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.RepeatedResults())
    first, second = create(hub).json()["results"]
    assert first == second


def test_unknown_categories_stand_in_the_results(portal: Portal, hub: httpx.Client) -> None:
    enrol(portal, hub, 1)
    portal.faults.add(effects.UnknownEnums(value="NEW"))
    (page,) = read(hub)
    assert {type["category"] for type in page["to"][0]["associationTypes"]} == {"NEW"}


def test_a_fault_in_an_answer_leaves_the_state_as_it_is(portal: Portal, hub: httpx.Client) -> None:
    (course,) = enrol(portal, hub, 1)
    portal.faults.add(effects.UnknownEnums())
    read(hub)
    assert portal.associations("contacts", "101", "courses")[course] == {
        AssociationType("HUBSPOT_DEFINED", 861, None),
    }


def test_enums_are_those_of_the_operation(portal: Portal, hub: httpx.Client) -> None:
    portal.seed({"collections": {"owners": [{"id": "7", "type": "PERSON", "email": "PERSON"}]}})
    portal.faults.add(effects.UnknownEnums(value="NEW"))
    (owner,) = hub.get("/crm/v3/owners").json()["results"]
    assert (owner["type"], owner["email"]) == ("NEW", "PERSON")


def test_an_extra_field_is_in_every_object_but_not_among_the_properties(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.ExtraFields(name="new", value=1))
    answer = create(hub).json()
    (result,) = answer["results"]
    assert (answer["new"], result["new"], "new" in result["properties"]) == (1, 1, False)


def test_another_code_of_success_comes_with_the_same_body(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.OtherSuccess(status=202))
    response = create(hub)
    assert (response.status_code, len(response.json()["results"])) == (202, 1)


def test_forgotten_trace_ids_are_missing_from_the_results(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.ForgottenTraceIds())
    traced = {"properties": {"hs_course_name": "Pottery"}, "objectWriteTraceId": "row-1"}
    (result,) = hub.post(CREATE_COURSES, json={"inputs": [traced]}).json()["results"]
    assert "objectWriteTraceId" not in result


def test_errors_without_context_say_only_what_is_wrong(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.ErrorsWithoutContext())
    (error,) = hub.post(READ, json={"inputs": [{"id": "101"}]}).json()["errors"]
    assert error.keys() == {"status", "category", "message"}


def test_an_answer_without_errors_gets_none_by_losing_their_context(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.ErrorsWithoutContext())
    assert "errors" not in create(hub).json()


def test_refusals_stay_as_they_are_where_a_fault_changes_contents(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.ExtraFields(name="new"))
    response = hub.post(CREATE_COURSES, json={})
    assert (response.status_code, "new" in response.json()) == (400, False)


# Other ways to the client


def test_a_latency_passes_before_the_answer(in_process: Way) -> None:
    in_process.portal.faults.add(effects.Latency(0.25))
    assert (in_process.create_course().status_code, in_process.slept) == (201, [0.25])


def test_latencies_add_up(in_process: Way) -> None:
    in_process.portal.faults.add(effects.Latency(0.25))
    in_process.portal.faults.add(effects.Latency(0.5))
    in_process.create_course()
    assert in_process.slept == [0.75]


def random_latencies(way: Way, seed: int) -> list[float]:
    way.portal.faults.clear()
    way.portal.faults.add(effects.Latency(1, at_most=2), seed=seed)
    way.slept.clear()
    for _ in range(5):
        way.create_course()
    return list(way.slept)


def test_random_latencies_differ_within_their_range(in_process: Way) -> None:
    latencies = random_latencies(in_process, 7)
    assert (len(set(latencies)), min(latencies) >= 1, max(latencies) <= 2) == (5, True, True)


def test_random_latencies_are_the_same_for_the_same_seed(in_process: Way) -> None:
    first, second, third = (random_latencies(in_process, seed) for seed in (7, 7, 8))
    assert (first == second, first == third) == (True, False)


def test_a_latency_passes_over_a_socket(over_socket: Way) -> None:
    over_socket.portal.faults.add(effects.Latency(0.02))
    began = time.monotonic()
    over_socket.create_course()
    assert time.monotonic() - began >= 0.02


def test_a_latency_of_one_portal_does_not_hold_up_another(over_socket: Way, hubspot: MockHubSpot) -> None:
    over_socket.portal.faults.add(effects.Latency(30))
    with pytest.raises(httpx.ReadTimeout):
        over_socket.create_course(timeout=0.02)
    other = httpx.post(
        over_socket.base_url + CREATE_COURSES, json=ONE_COURSE, headers={"Authorization": "Bearer other"}
    )
    assert other.status_code == 201


def test_a_client_that_loses_patience_gets_a_timeout_after_its_own_time(in_process: Way) -> None:
    in_process.portal.faults.add(effects.Latency(30))
    with pytest.raises(httpx.ReadTimeout):
        in_process.create_course(timeout=5)
    assert (in_process.slept, len(in_process.portal.records("courses"))) == ([5], 1)


def test_a_slow_body_comes_whole(way: Way) -> None:
    way.portal.faults.add(effects.SlowBody(100_000))
    assert way.create_course().json()["results"][0]["properties"]["hs_course_name"] == "Pottery"


def test_a_slow_body_takes_its_time(in_process: Way) -> None:
    in_process.portal.faults.add(effects.SlowBody(100))
    response = in_process.create_course()
    assert sum(in_process.slept) == pytest.approx(len(response.content) / 100)


def test_a_client_loses_patience_with_a_body_whose_next_byte_takes_too_long(in_process: Way) -> None:
    in_process.portal.faults.add(effects.SlowBody(0.01))
    with pytest.raises(httpx.ReadTimeout):
        in_process.create_course(timeout=5)
    assert in_process.slept == [5]


def test_a_truncated_body_breaks_off_and_the_write_has_taken_place(way: Way) -> None:
    way.portal.faults.add(effects.TruncatedBody(0.5), operation="create_courses")
    with pytest.raises(httpx.RemoteProtocolError):
        way.create_course()
    assert len(way.portal.records("courses")) == 1


@pytest.mark.parametrize("place", ["in-process", "socket"])
def test_a_truncated_body_has_the_length_of_the_whole_and_its_first_bytes(
    hubspot: MockHubSpot, token: str, base_url: str, place: str
) -> None:
    portal = hubspot.portal(token)
    portal.faults.add(effects.TruncatedBody(0.3))
    portal.faults.add(effects.OtherAnswer(status=200, text="0123456789"))
    client = httpx.Client(transport=hubspot.transport if place == "in-process" else None)
    received = bytearray()
    with (
        client,
        client.stream("GET", base_url + "/", headers={"Authorization": f"Bearer {token}"}) as response,
        pytest.raises(httpx.RemoteProtocolError),
    ):
        list(map(received.extend, response.iter_raw()))
    assert (response.headers["Content-Length"], bytes(received)) == ("10", b"012")


def test_an_answer_without_a_body_has_nothing_that_could_be_cut_off(way: Way) -> None:
    way.portal.faults.add(effects.TruncatedBody())
    way.portal.faults.add(effects.OtherAnswer(status=200))
    assert way.create_course().status_code == 200


@pytest.mark.parametrize(("applied", "courses"), [(False, 0), (True, 1)])
def test_a_connection_is_reset_before_or_after_the_write(way: Way, *, applied: bool, courses: int) -> None:
    way.portal.faults.add(effects.ConnectionReset(applied=applied))
    with pytest.raises(httpx.ReadError):
        way.create_course()
    assert len(way.portal.records("courses")) == courses


def test_a_connection_is_reset_only_for_the_request_that_is_struck(way: Way) -> None:
    way.portal.faults.add(effects.ConnectionReset(), times=1)
    with pytest.raises(httpx.ReadError):
        way.create_course()
    assert way.create_course().status_code == 201


@pytest.mark.parametrize(("applied", "status"), [(False, 0), (True, 201)])
def test_the_journal_remembers_what_a_reset_kept_from_the_client(way: Way, *, applied: bool, status: int) -> None:
    way.portal.faults.add(effects.ConnectionReset(applied=applied))
    with pytest.raises(httpx.ReadError):
        way.create_course()
    assert [exchange.status for exchange in way.portal.journal] == [status]


def test_a_reset_takes_the_time_of_a_latency_first(in_process: Way) -> None:
    in_process.portal.faults.add(effects.Latency(2))
    in_process.portal.faults.add(effects.ConnectionReset())
    with pytest.raises(httpx.ReadError):
        in_process.create_course()
    assert in_process.slept == [2]


# Which requests


@pytest.mark.parametrize("effect", [effects.Locked, "locked", {"kind": "locked"}, None])
def test_what_is_no_effect_is_refused(portal: Portal, effect: Any) -> None:
    with pytest.raises(TypeError, match=r"such as effects\.Locked\(\), got"):
        portal.faults.add(effect)


def test_calls_that_are_no_list_are_refused(portal: Portal) -> None:
    with pytest.raises(TypeError, match="calls must be a list of integers ≥ 1, got 1"):
        portal.faults.add(effects.Locked(), calls=1)


def test_a_rule_without_conditions_strikes_every_request(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError())
    assert statuses(hub, 3) == [500, 500, 500]


def test_a_rule_can_name_the_calls_that_it_strikes(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError(), calls=[2, 4])
    assert statuses(hub, 5) == [201, 500, 201, 500, 201]


def test_a_rule_can_strike_each_how_manieth_call(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError(), every=2)
    assert statuses(hub, 5) == [201, 500, 201, 500, 201]


def test_a_rule_can_strike_a_number_of_times(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError(), times=2)
    assert statuses(hub, 3) == [500, 500, 201]


def test_a_rule_with_several_conditions_strikes_where_all_hold(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError(), every=2, calls=[1, 2, 4, 6], times=2)
    assert statuses(hub, 6) == [201, 500, 201, 500, 201, 201]


def test_a_rule_counts_only_the_requests_that_match(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError(), operation="create_courses", calls=[2])
    first = create(hub).status_code
    hub.get(LIST)
    assert (first, create(hub).status_code) == (201, 500)


@pytest.mark.parametrize(("probability", "struck"), [(0, 0), (1, 50)])
def test_a_probability_of_0_or_1_leaves_nothing_to_chance(
    portal: Portal, hub: httpx.Client, probability: float, struck: int
) -> None:
    portal.faults.add(effects.InternalError(), probability=probability)
    assert statuses(hub, 50).count(500) == struck


def by_chance(portal: Portal, hub: httpx.Client, **when: Any) -> list[int]:
    portal.reset()
    portal.faults.add(effects.InternalError(), probability=0.3, **when)
    return statuses(hub, 100)


def test_chance_strikes_about_as_often_as_the_probability_says(portal: Portal, hub: httpx.Client) -> None:
    assert 15 <= by_chance(portal, hub).count(500) <= 45


def test_chance_strikes_the_same_requests_for_the_same_seed(portal: Portal, hub: httpx.Client) -> None:
    first, second, third = (by_chance(portal, hub, seed=seed) for seed in (1, 1, 2))
    assert (first == second, first == third) == (True, False)


def test_chance_falls_the_same_whatever_else_a_rule_says(portal: Portal, hub: httpx.Client) -> None:
    alone = by_chance(portal, hub)
    even = [status if number % 2 == 0 else 201 for number, status in enumerate(alone, 1)]
    assert by_chance(portal, hub, every=2) == even


def test_a_rule_can_name_a_method_in_any_case(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError(), method="get")
    assert (create(hub).status_code, hub.get(LIST).status_code) == (201, 500)


@pytest.mark.parametrize("path", ["/crm/v3/*", "*/batch/create", CREATE_COURSES])
def test_a_rule_can_name_a_path(portal: Portal, hub: httpx.Client, path: str) -> None:
    portal.faults.add(effects.InternalError(), path=path)
    assert (create(hub).status_code, hub.get(LIST).status_code) == (500, 200)


def test_a_rule_strikes_a_path_that_leads_nowhere_too(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError(), path="/nowhere")
    assert hub.get("/nowhere").status_code == 500


def test_of_several_answers_the_first_is_given(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.Locked())
    portal.faults.add(effects.InternalError())
    assert create(hub).status_code == 423


def test_a_rule_whose_turn_another_took_has_struck_nothing(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.Locked(), calls=[1])
    portal.faults.add(effects.InternalError(), times=1)
    assert statuses(hub, 3) == [423, 500, 201]


def test_a_rule_counts_a_request_whose_answer_another_gives(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.Locked(), calls=[1])
    portal.faults.add(effects.InternalError(), calls=[2])
    assert statuses(hub, 3) == [423, 500, 201]


def test_several_rules_can_change_one_answer(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.RepeatedResults())
    portal.faults.add(effects.LostResults())
    portal.faults.add(effects.OtherSuccess(status=299))
    response = create(hub)
    assert (response.status_code, len(response.json()["results"])) == (299, 1)


def test_cleared_rules_strike_no_more(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError())
    portal.faults.clear()
    assert create(hub).status_code == 201


def test_a_request_without_a_token_meets_no_fault(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.InternalError())
    assert hub.get(LIST, headers={"Authorization": ""}).status_code == 401


# Rules of a whole mock


@pytest.mark.parametrize(("token", "status"), [(TOKEN, 500), ("another", 201)])
def test_a_rule_of_the_whole_mock_can_name_its_token(token: str, status: int) -> None:
    mock = MockHubSpot(faults=[Rule(effect=effects.InternalError(), token=TOKEN)])
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        response = client.post(CREATE_COURSES, json=ONE_COURSE, headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == status


def test_each_portal_counts_for_itself_by_a_rule_of_the_whole_mock() -> None:
    mock = MockHubSpot(faults=[Rule(effect=effects.InternalError(), calls=[1])])
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        headers = [{"Authorization": f"Bearer {token}"} for token in ("a", "a", "b")]
        asked = [client.post(CREATE_COURSES, json=ONE_COURSE, headers=one).status_code for one in headers]
    assert asked == [500, 201, 500]


def test_a_rule_does_not_show_its_token() -> None:
    rule = Rule(effect=effects.Locked(), token="pat-secret", every=2)
    assert repr(rule) == "Rule(effect=Locked(applied=False, retry_after=None), every=2)"


def test_a_rule_of_one_portal_names_no_token(portal: Portal) -> None:
    with pytest.raises(ValueError, match="token: only for rules that are given to a whole mock"):
        portal.faults.add(effects.Locked(), token="x")


# What a rule and an effect cannot be


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ({"calls": []}, "calls must be a list of integers ≥ 1"),
        ({"calls": [0]}, "calls must be a list of integers ≥ 1"),
        ({"every": 0}, "every must be an integer ≥ 1"),
        ({"times": 0}, "times must be an integer ≥ 1"),
        ({"probability": 1.1}, "probability must be a number from 0 to 1"),
        ({"probability": math.nan}, "probability must be a number from 0 to 1"),
        ({"operation": "create_course"}, "operation must be one of add_list_members"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(portal: Portal, when: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        portal.faults.add(effects.Locked(), **when)


@pytest.mark.parametrize(
    ("effect", "operation", "message"),
    [
        (effects.EmptyPage(), "create_courses", "emptyPage alters pages, and create_courses answers with none"),
        (effects.RepeatedCursor(), "archive_object", "repeatedCursor alters pages, and archive_object"),
        (effects.LostResults(), "archive_object", "lostResults alters results"),
        (effects.RepeatedResults(), "archive_object", "repeatedResults alters results"),
        (effects.UnknownEnums(), "search_objects", "unknownEnums alters enums"),
        (effects.ExtraFields(), "archive_object", "extraFields alters objects"),
        (effects.ForgottenTraceIds(), "read_associations", "forgottenTraceIds alters trace ids"),
        (effects.ErrorsWithoutContext(), "list_owners", "errorsWithoutContext alters errors of a batch"),
    ],
)
def test_a_fault_that_cannot_alter_an_operation_is_refused_where_it_is_set(
    portal: Portal, hub: httpx.Client, effect: Any, operation: str, message: str
) -> None:
    rule = Rule(effect=effect, operation=operation)
    with pytest.raises(ValueError, match=f"operation: {message}"):
        portal.faults.add(effect, operation=operation)
    with pytest.raises(ValueError, match=f"operation: {message}"):
        MockHubSpot(faults=[rule])
    answer = hub.put("/_mock/faults", content=msgspec.json.encode({"rules": [rule]}))
    assert (answer.status_code, message in answer.json()["message"], portal.faults.rules) == (400, True, [])


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("OtherAnswer", {"status": 199}, "status must be a number from 200 to 599"),
        ("OtherAnswer", {"status": 600}, "status must be a number from 200 to 599"),
        ("OtherAnswer", {"status": 204, "text": "x"}, "status: an answer with 204 has no body"),
        ("OtherAnswer", {"status": 304, "json": {}}, "status: an answer with 304 has no body"),
        ("OtherAnswer", {"status": 200, "headers": {"X-A": "b\r\nX-C: d"}}, "headers: 'X-A' with this value cannot"),
        ("OtherAnswer", {"status": 200, "headers": {"X A": "b"}}, "headers: 'X A' with this value cannot"),
        ("OtherAnswer", {"status": 200, "headers": {"X-A": "\u20ac"}}, "headers: 'X-A' with this value cannot"),
        (
            "OtherAnswer",
            {"status": 200, "headers": {"Content-Length": "1"}},
            "headers: Content-Length is the mock's own",
        ),
        ("OtherSuccess", {"status": 300}, "status must be a number from 200 to 299"),
        ("OtherSuccess", {"status": 204}, "status must be a number from 200 to 299, and not 204"),
        ("LostResults", {"count": 0}, "count must be an integer ≥ 1"),
        ("Locked", {"retry_after": -1}, "retryAfter: seconds, from 0"),
        ("RateLimited", {"retry_after": math.inf}, "retryAfter: seconds, from 0"),
        ("Latency", {"seconds": -1}, "seconds must be a number ≥ 0"),
        ("Latency", {"seconds": 2, "at_most": 1}, "seconds must be a number ≥ 0 and up to atMost"),
        ("Latency", {"seconds": 1, "at_most": math.inf}, "seconds must .* a day at most"),
        ("Latency", {"seconds": math.nan}, "seconds must be a number ≥ 0"),
        ("SlowBody", {"bytes_per_second": 0}, "bytesPerSecond must be a number > 0"),
        ("SlowBody", {"bytes_per_second": math.inf}, "bytesPerSecond must be a number > 0"),
        ("TruncatedBody", {"kept": 1}, "kept must be a number from 0 to below 1"),
    ],
)
def test_an_effect_that_makes_no_sense_is_refused(kind: str, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        getattr(effects, kind)(**fields)


@pytest.mark.parametrize("effect", get_args(effects.Effect), ids=lambda one: str(one.__name__))
def test_every_effect_comes_back_from_data(effect: type[Any]) -> None:
    needed: dict[str, dict[str, Any]] = {
        "OtherAnswer": {"status": 500},
        "Latency": {"seconds": 0.5},
        "SlowBody": {"bytes_per_second": 10.0},
    }
    rule = Rule(effect=effect(**needed.get(effect.__name__, {})), times=1)
    assert msgspec.json.decode(msgspec.json.encode(rule), type=Rule) == rule


def test_a_delay_comes_on_top_of_another_answer_whichever_rule_is_first(portal: Portal) -> None:
    for rules in ((effects.Latency(0.5), effects.BadGateway()), (effects.BadGateway(), effects.Latency(0.5))):
        portal.faults.clear()
        for rule in rules:
            portal.faults.add(rule)
        struck = [type(effect) for effect, _ in portal.faults.strike("GET", "/", None)]
        assert set(struck) == {effects.Latency, effects.BadGateway}


def test_the_first_of_two_answers_is_given(portal: Portal) -> None:
    portal.faults.add(effects.BadGateway())
    portal.faults.add(effects.InternalError())
    assert [effect for effect, _ in portal.faults.strike("GET", "/", None)] == [effects.BadGateway()]
