"""Requests that fail as a whole are cut until the inputs at fault stand alone, within bounds, through both hubs."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterable
from typing import Any

import httpx
import pytest

from hubapi_client.operations import CREATE_COURSES, READ_ASSOCIATIONS
from hubapi_ext import BatchError, NoLimits, PermissionDeniedError, Progress, ServerError
from hubapi_ext.batches.engine import WINDOW
from tests.conftest import Between, open_hub

ENROLLED = 861
MANY = 10_000
PAIRS = [(number, number, ENROLLED) for number in range(1, MANY + 1)]
SIZE = CREATE_COURSES.batch.max_inputs
OPTIONS: dict[str, Any] = {"base_url": "https://hubspot.invalid", "max_retries": 0}

Respond = Callable[[httpx.Request], httpx.Response]


def inputs_of(request: httpx.Request) -> list[Any]:
    found: list[Any] = json.loads(request.content)["inputs"]
    return found


def courses(numbers: Iterable[int]) -> list[dict[str, str]]:
    return [{"hs_course_name": f"Course {number}"} for number in numbers]


def all_set(request: httpx.Request) -> httpx.Response:
    pairs = [{"fromObjectId": one["from"]["id"], "toObjectId": one["to"]["id"]} for one in inputs_of(request)]
    return httpx.Response(201, json={"results": [{**pair, "labels": []} for pair in pairs]})


def all_read(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"results": [{"from": {"id": one["id"]}, "to": []} for one in inputs_of(request)]})


def all_created(request: httpx.Request) -> httpx.Response:
    made = [{"id": "1", "properties": one["properties"], **trace_of(one)} for one in inputs_of(request)]
    return httpx.Response(201, json={"results": made})


def trace_of(one: dict[str, Any]) -> dict[str, str]:
    return {"objectWriteTraceId": one["objectWriteTraceId"]}


def invalid(message: str = "no", **fields: Any) -> httpx.Response:
    return httpx.Response(400, json={"category": "VALIDATION_ERROR", "message": message, **fields})


def too_many(most: int) -> httpx.Response:
    return invalid(f"The maximum number of inputs supported in a batch is {most}. Please reduce the number of items")


def at_most(most: int, respond: Respond) -> Respond:
    return lambda request: respond(request) if len(inputs_of(request)) <= most else too_many(most)


# Bounds


@pytest.mark.parametrize("status", [400, 409, 413])
def test_ten_thousand_associations_that_are_refused_alike_cost_a_few_hundred_requests(
    faulty_hub: Any, between: Between, status: int
) -> None:
    between.before = lambda _: httpx.Response(status, json={"category": "VALIDATION_ERROR", "message": "no"})
    result = faulty_hub.associations.create_many("contacts", "0-410", PAIRS)
    assert len(result.failed) == MANY
    assert len(between.requests) <= 400


def test_how_many_inputs_are_tried_alone_is_a_setting(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: invalid()
    hub = faulty_hub.with_options(max_identical_failures=5)
    result = hub.associations.create_many("contacts", "0-410", PAIRS, concurrency=1)
    assert sum(not outcome.error.not_tried_alone for outcome in result) in (5, 6)


def test_an_input_that_was_not_tried_alone_says_so(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: invalid()
    hub = faulty_hub.with_options(max_identical_failures=1)
    result = hub.associations.create_many("contacts", "0-410", PAIRS[:10], concurrency=1)
    assert "was not tried alone, since others had failed likewise" in str(result.outcomes[-1].error)


def test_a_record_at_which_the_server_fails_costs_no_other_its_row(faulty_hub: Any, between: Between) -> None:
    ids = range(1, READ_ASSOCIATIONS.batch.max_inputs + 1)
    between.before = lambda request: (
        httpx.Response(500, json={"message": "internal error"}) if b'"500"' in request.content else all_read(request)
    )
    rows: list[Any] = []
    with pytest.raises(BatchError) as caught:
        rows.extend(faulty_hub.associations.read_many("contacts", "0-410", ids))
    ((outcome,), error) = caught.value.outcomes, caught.value.exceptions[0]
    assert (outcome.input, type(error), len(rows)) == (500, ServerError, len(ids) - 1)
    assert len(between.requests) <= 21


@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_read_is_split_only_after_its_retries(way: str, between: Between, token: str) -> None:
    between.before = lambda request: httpx.Response(502) if b'"2"' in request.content else all_read(request)
    with (
        open_hub(way, token, transport=between, base_url="https://hubspot.invalid", max_retries=2) as hub,
        pytest.raises(BatchError),
    ):
        list(hub.associations.read_many("contacts", "0-410", [1, 2]))
    assert between.sizes == [2, 2, 2, 1, 1, 1, 1]


def test_an_association_at_which_the_server_fails_costs_no_other_its_success(faulty_hub: Any, between: Between) -> None:
    between.before = lambda request: httpx.Response(504) if b'"77"' in request.content else all_set(request)
    result = faulty_hub.associations.create_many("contacts", "0-410", PAIRS[:2000])
    assert ([outcome.index for outcome in result.unknown], len(result.succeeded)) == ([76], 1999)


def test_courses_are_not_split_when_the_server_fails(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(500)
    result = faulty_hub.courses.create_many(courses(range(SIZE)))
    assert (len(result.unknown), len(between.requests)) == (SIZE, 1)


@pytest.mark.parametrize("ordered", [False, True])
def test_a_server_that_dies_in_a_long_stream_costs_few_more_requests_than_there_are(
    faulty_hub: Any, between: Between, *, ordered: bool
) -> None:
    between.before = lambda request: all_set(request) if len(between.requests) <= 10 else httpx.Response(503)
    stream = faulty_hub.associations.stream_create("contacts", "0-410", PAIRS, batch_size=100, ordered=ordered)
    fates = [outcome.status for outcome in stream]
    assert (fates.count("succeeded"), fates.count("unknown")) == (1000, MANY - 1000)
    assert len(between.requests) <= 300


def test_progress_is_right_while_requests_are_split(faulty_hub: Any, between: Between) -> None:
    seen: list[Progress] = []
    between.before = lambda request: invalid() if b'"77"' in request.content else all_set(request)
    faulty_hub.associations.create_many("contacts", "0-410", PAIRS[:2000], progress=seen.append)
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert (seen[-1].succeeded, seen[-1].failed, seen[-1].total) == (1999, 1, 2000)


# The size of a batch


def test_a_size_that_hubspot_names_is_learnt_from_the_first_refusals(faulty_hub: Any, between: Between) -> None:
    between.before = at_most(100, all_set)
    pairs = [(number, number, ENROLLED) for number in range(1, 20_001)]
    assert len(faulty_hub.associations.create_many("contacts", "0-410", pairs).succeeded) == 20_000
    # What is in flight when it is learnt is too large too.
    assert len(between.requests) <= 200 + 8


def test_a_size_that_was_learnt_is_kept_to_by_the_next_batch(faulty_hub: Any, between: Between) -> None:
    between.before = at_most(10, all_created)
    faulty_hub.courses.create_many(courses(range(SIZE)))
    between.requests.clear()
    faulty_hub.courses.create_many(courses(range(SIZE)))
    assert between.sizes == [10] * 10


@pytest.mark.parametrize("learner", ["the hub", "its copy"])
def test_a_size_that_was_learnt_is_shared_by_a_hub_and_its_copies(
    faulty_hub: Any, between: Between, learner: str
) -> None:
    between.before = at_most(10, all_created)
    hubs = [faulty_hub, faulty_hub.with_options(timeout=5)]
    first, second = hubs if learner == "the hub" else reversed(hubs)
    first.courses.create_many(courses(range(SIZE)))
    between.requests.clear()
    second.courses.create_many(courses(range(SIZE)))
    assert between.sizes == [10] * 10


def test_a_size_that_was_learnt_is_the_operations_own(faulty_hub: Any, between: Between) -> None:
    between.before = at_most(10, all_created)
    faulty_hub.courses.create_many(courses(range(SIZE)))
    between.requests.clear()
    between.before = all_set
    faulty_hub.associations.create_many("contacts", "0-410", PAIRS[:1000])
    assert between.sizes == [1000]


def test_a_batch_size_that_is_smaller_than_what_was_learnt_holds(faulty_hub: Any, between: Between) -> None:
    between.before = at_most(50, all_created)
    faulty_hub.courses.create_many(courses(range(SIZE)))
    between.requests.clear()
    faulty_hub.courses.create_many(courses(range(30)), batch_size=10)
    assert between.sizes == [10] * 3


def test_a_batch_size_that_is_larger_than_what_was_learnt_does_not_hold(faulty_hub: Any, between: Between) -> None:
    between.before = at_most(10, all_created)
    faulty_hub.courses.create_many(courses(range(SIZE)))
    between.requests.clear()
    faulty_hub.courses.create_many(courses(range(30)), batch_size=20)
    assert between.sizes == [10] * 3


BATCHES: dict[str, tuple[Respond, Callable[..., Any]]] = {
    "create associations": (
        all_set,
        lambda hub, **size: hub.associations.create_many("contacts", "0-410", PAIRS[:7], **size),
    ),
    "stream associations": (
        all_set,
        lambda hub, **size: list(hub.associations.stream_create("contacts", "0-410", PAIRS[:7], **size)),
    ),
    "read associations": (
        all_read,
        lambda hub, **size: list(hub.associations.read_many("contacts", "0-410", range(1, 8), **size)),
    ),
    "read rows": (
        all_read,
        lambda hub, **size: list(hub.associations.read_rows("contacts", "0-410", range(1, 8), **size)),
    ),
    "create courses": (all_created, lambda hub, **size: hub.courses.create_many(courses(range(7)), **size)),
    "stream courses": (all_created, lambda hub, **size: list(hub.courses.stream_create(courses(range(7)), **size))),
    "update limits": (
        lambda _: httpx.Response(200, json={"results": []}),
        lambda hub, **size: hub.association_limits.update_many(
            "contacts", "0-410", [(type_id, 2) for type_id in range(1, 8)], **size
        ),
    ),
}


@pytest.mark.parametrize("batch", BATCHES)
def test_every_batch_takes_a_size(faulty_hub: Any, between: Between, batch: str) -> None:
    between.before, call = BATCHES[batch]
    call(faulty_hub, batch_size=3)
    assert sorted(between.sizes) == [1, 3, 3]


@pytest.mark.parametrize("wrong", [0, -1, SIZE + 1, 1.5, True, "4"])
def test_a_batch_size_that_hubspot_does_not_take_is_refused(faulty_hub: Any, between: Between, wrong: Any) -> None:
    with pytest.raises(ValueError, match=f"batch_size must be an integer from 1 to {SIZE}, got"):
        faulty_hub.courses.create_many(courses(range(3)), batch_size=wrong)
    assert between.requests == []


# What is cut, and what ends a batch


@pytest.mark.parametrize("status", [400, 403])
@pytest.mark.parametrize("page", [b"<html><title>Attention Required!</title>", b"", b"blocked"])
def test_a_page_that_is_not_hubspots_costs_only_the_input_that_it_is_for(
    faulty_hub: Any, between: Between, status: int, page: bytes
) -> None:
    between.before = lambda request: (
        httpx.Response(status, content=page) if b"Course 7" in request.content else all_created(request)
    )
    result = faulty_hub.courses.create_many(courses(range(10)))
    assert ([outcome.index for outcome in result.failed], len(result.succeeded)) == ([7], 9)


def test_a_403_in_hubspots_own_words_ends_a_batch(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(403, json={"category": "MISSING_SCOPES", "message": "no"})
    with pytest.raises(PermissionDeniedError):
        faulty_hub.courses.create_many(courses(range(10)))
    assert len(between.requests) == 1


def test_inputs_that_the_details_of_a_refusal_name_are_set_apart_at_once(faulty_hub: Any, between: Between) -> None:
    context = {"INVALID_OBJECT_IDS": ["CONTACT=7 is not valid"], "objectId": ["7"], "objectType": ["CONTACT"]}
    refusal = invalid("One or more associations are invalid", errors=[{"message": "no", "context": context}])
    between.before = lambda request: refusal if b'"7"' in request.content else all_set(request)
    result = faulty_hub.associations.create_many("contacts", "0-410", PAIRS[:2000])
    assert ([outcome.index for outcome in result.failed], sorted(between.sizes)) == ([6], [1, 1999, 2000])


# Errors inside of an answer


@pytest.mark.parametrize(
    "said",
    [
        {"message": "2-77=7 is not valid"},
        {"message": "no", "context": {"objectId": ["7"], "objectType": ["2-77"]}},
        {"message": "no", "context": {"ids": ["7"]}},
        {"message": "no", "context": {"INVALID_OBJECT_IDS": ["2-77=7 is not valid"]}},
    ],
)
def test_an_error_of_a_custom_object_fails_its_input_alone(
    faulty_hub: Any, between: Between, said: dict[str, Any]
) -> None:
    def refuse_one(request: httpx.Request) -> httpx.Response:
        results = [one for one in all_set(request).json()["results"] if one["fromObjectId"] != "7"]
        # Two are missing, and only one of them is named.
        errors = [{"status": "error", "category": "VALIDATION_ERROR", **said}]
        return httpx.Response(207, json={"results": results[1:], "errors": errors})

    between.before = refuse_one
    result = faulty_hub.associations.create_many("2-77", "0-410", PAIRS[:10])
    assert [(outcome.index, outcome.status) for outcome in result if not outcome.succeeded] == [
        (0, "unknown"),
        (6, "failed"),
    ]


def test_an_error_that_names_no_input_makes_none_of_several_a_failure(faulty_hub: Any, between: Between) -> None:
    def lose_one(request: httpx.Request) -> httpx.Response:
        errors = [{"status": "error", "category": "VALIDATION_ERROR", "message": "internal trouble"}]
        return httpx.Response(207, json={"results": all_set(request).json()["results"][1:], "errors": errors})

    between.before = lose_one
    result = faulty_hub.associations.create_many("contacts", "0-410", PAIRS[:10])
    assert [(outcome.index, outcome.status) for outcome in result if not outcome.succeeded] == [(0, "unknown")]
    assert "internal trouble" in str(result.unknown[0].error)


# Trace ids


OWN = {"properties": {"hs_course_name": "Pottery"}, "objectWriteTraceId": "mine"}


def test_a_course_keeps_the_trace_id_that_its_maker_chose_in_hubspots_form(faulty_hub: Any) -> None:
    result = faulty_hub.courses.create_many([OWN, {"hs_course_name": "Glazing"}])
    assert [one.object_write_trace_id for one in result.results] == ["mine", None]


def test_an_error_keeps_the_trace_id_that_its_maker_chose_in_hubspots_form(hub: Any) -> None:
    given = [{**OWN, "properties": {"colour": "blue"}}, {"colour": "blue"}]
    result = hub.courses.create_many(given)
    assert [one.error.context.get("objectWriteTraceId") for one in result.failed] == [["mine"], None]


@pytest.mark.parametrize("where", ["context", "details"])
def test_a_refusal_as_a_whole_shows_no_trace_id_that_its_maker_did_not_choose(
    faulty_hub: Any, between: Between, where: str
) -> None:
    traces: list[str] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        traces.extend(one["objectWriteTraceId"] for one in inputs_of(request))
        context = {"objectWriteTraceId": [one["objectWriteTraceId"] for one in inputs_of(request)]}
        return invalid(
            **{"context": context} if where == "context" else {"errors": [{"message": "no", "context": context}]}
        )

    between.before = refuse
    result = faulty_hub.courses.create_many([OWN, *courses(range(3))])
    shown = "".join(str(outcome.error) for outcome in result.failed)
    assert [trace for trace in traces if trace != "mine" and trace in shown] == []


# Ordered streams


class Stuck(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers the first input only after so many others were answered."""

    def __init__(self, others: int) -> None:
        self.others = others
        self.answered = 0
        self.asked = 0
        self.asked_by_then = 0
        self.enough = threading.Event()

    def _is_first(self, request: httpx.Request) -> bool:
        self.asked += 1
        return b'"Course 0"' in request.content

    def _count(self) -> None:
        self.answered += 1
        if self.answered == self.others:
            self.enough.set()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if self._is_first(request):
            assert self.enough.wait(30)
        else:
            self._count()
        return all_created(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        if self._is_first(request):
            # Whatever can go on does so, as often as it likes.
            idle = 0
            while idle < 100:
                before = self.asked
                await asyncio.sleep(0)
                idle = idle + 1 if self.asked == before else 0
            self.asked_by_then = self.asked
        else:
            self._count()
        return all_created(request)


@pytest.mark.parametrize("way", ["sync", "async"])
def test_an_ordered_stream_goes_on_behind_a_request_that_is_stuck(way: str, token: str) -> None:
    stuck = Stuck(others=WINDOW - 1)
    with open_hub(way, token, transport=stuck, limits=NoLimits(), **OPTIONS) as hub:
        stream = hub.courses.stream_create(courses(range(2 * WINDOW)), ordered=True, batch_size=1, concurrency=2)
        assert [outcome.index for outcome in stream] == list(range(2 * WINDOW))


def test_an_ordered_stream_goes_on_no_further_than_its_window(token: str) -> None:
    stuck = Stuck(others=WINDOW - 1)
    with open_hub("async", token, transport=stuck, limits=NoLimits(), **OPTIONS) as hub:
        list(hub.courses.stream_create(courses(range(2 * WINDOW)), ordered=True, batch_size=1))
    assert stuck.asked_by_then == WINDOW


def test_of_two_types_for_one_pair_the_last_one_holds_though_the_first_was_split(
    faulty_hub: Any, between: Between
) -> None:
    held: dict[str, int] = {}

    def split_and_set(request: httpx.Request) -> httpx.Response:
        inputs = inputs_of(request)
        if len(inputs) > 2:
            return httpx.Response(413)
        held.update({one["from"]["id"]: one["types"][0]["associationTypeId"] for one in inputs})
        return all_set(request)

    between.before = split_and_set
    given = [
        *PAIRS[:20],
        *((number, number, 37) for number in range(1, 21)),
        *((number, number, 47) for number in range(1, 21)),
    ]
    faulty_hub.associations.create_many("contacts", "0-410", given).raise_for_failures()
    assert set(held.values()) == {47}
