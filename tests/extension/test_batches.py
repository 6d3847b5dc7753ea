"""Any number of inputs in, one outcome for each out: chunks, splits, duplicates, lost answers, early ends."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from hubapi_client import models
from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS
from hubapi_ext import (
    AbandonedError,
    AsyncHubApi,
    AuthenticationError,
    BadRequestError,
    BatchError,
    HubApi,
    InterruptedBatchError,
    InvalidInputError,
    InvalidResponseError,
    PermissionDeniedError,
    Progress,
    TimedOutError,
    UnreachableError,
    calls,
)
from hubapi_ext.batches import verdicts
from hubapi_ext.mock import MockHubSpot
from tests.conftest import Between, InstantClock

CONTACT_TO_COURSE = 861
SIZE = CREATE_COURSES.batch.max_inputs


def courses(count: int) -> Iterator[dict[str, str]]:
    return ({"hs_course_name": f"Course {number}"} for number in range(count))


def name(outcome: Any) -> str:
    found: str = outcome.result.properties["hs_course_name"]
    return found


def names(portal: Any) -> list[str]:
    return sorted(record.properties["hs_course_name"] for record in portal.records("0-410"))


def inputs_of(request: httpx.Request) -> list[Any]:
    found: list[Any] = json.loads(request.content)["inputs"]
    return found


# Chunks


def test_inputs_are_cut_into_requests_of_what_hubspot_takes(faulty_hub: Any, between: Between, portal: Any) -> None:
    result = faulty_hub.courses.create_many(courses(2 * SIZE + 1))
    assert sorted(between.sizes) == [1, SIZE, SIZE]
    assert len(result.succeeded) == len(portal.records("0-410")) == 2 * SIZE + 1


def test_outcomes_of_many_requests_are_in_the_order_of_the_inputs(hub: Any) -> None:
    given = list(courses(3 * SIZE))
    result = hub.courses.create_many(given)
    assert [outcome.input for outcome in result] == given
    assert [name(outcome) for outcome in result] == [one["hs_course_name"] for one in given]


def test_a_request_is_closed_before_its_body_is_too_large(faulty_hub: Any, between: Between) -> None:
    large = "x" * (CREATE_COURSES.batch.max_bytes // 3)
    faulty_hub.courses.create_many({"hs_course_name": f"{number}{large}"} for number in range(5))
    assert sorted(between.sizes) == [1, 2, 2]
    assert all(len(request.content) < CREATE_COURSES.batch.max_bytes for request in between.requests)


def test_an_ordered_stream_is_in_the_order_of_the_inputs(faulty_hub: Any, between: Between) -> None:
    first = threading.Event()

    def hold_the_first_back(request: httpx.Request) -> None:
        if inputs_of(request)[0]["properties"]["hs_course_name"] == "Course 0":
            first.wait(0.05)

    between.before = hold_the_first_back
    stream = faulty_hub.courses.stream_create(courses(4 * SIZE), ordered=True)
    assert [outcome.index for outcome in stream] == list(range(4 * SIZE))


def test_a_stream_has_one_outcome_for_each_input(hub: Any) -> None:
    assert sorted(outcome.index for outcome in hub.courses.stream_create(courses(3 * SIZE))) == list(range(3 * SIZE))


def test_inputs_are_taken_only_as_requests_leave(faulty_hub: Any) -> None:
    taken: list[int] = []

    def endless() -> Iterator[dict[str, str]]:
        while True:
            taken.append(1)
            yield {"hs_course_name": "Pottery"}

    with faulty_hub.courses.stream_create(endless(), concurrency=2) as stream:
        next(stream)
        # What is under way, and what came in and is not handed out yet.
        assert len(taken) <= 2 * 2 * SIZE


@pytest.mark.parametrize("concurrency", [1, 3])
def test_no_more_requests_than_asked_for_are_under_way(between: Between, token: str, concurrency: int) -> None:
    now, most = [0], [0]
    lock = threading.Lock()
    together = threading.Barrier(concurrency)

    def count(_: httpx.Request) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        together.wait(5)
        with lock:
            now[0] -= 1

    between.before = count
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        hub.courses.create_many(courses(6 * SIZE), concurrency=concurrency)
    assert most[0] == concurrency


@pytest.mark.parametrize("concurrency", [1, 3])
def test_no_more_async_requests_than_asked_for_are_under_way(
    hubspot: MockHubSpot, token: str, concurrency: int
) -> None:
    class Counting(Between):
        now = most = 0

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            self.now += 1
            self.most = max(self.most, self.now)
            for _ in range(10):
                await asyncio.sleep(0)
            self.now -= 1
            return await super().handle_async_request(request)

    counting = Counting(hubspot)

    async def create() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=counting) as hub:
            await hub.courses.create_many(courses(6 * SIZE), concurrency=concurrency)

    asyncio.run(create())
    assert counting.most == concurrency


def test_progress_is_reported_after_each_answer(faulty_hub: Any) -> None:
    seen: list[Progress] = []
    given = [*courses(2 * SIZE), {"colour": "blue"}]
    faulty_hub.courses.create_many(given, progress=seen.append, concurrency=1)
    assert [(one.done, one.failed, one.total) for one in seen] == [
        (SIZE, 0, 2 * SIZE + 1),
        (2 * SIZE, 0, 2 * SIZE + 1),
        (2 * SIZE + 1, 1, 2 * SIZE + 1),
    ]


def test_the_total_of_a_generator_is_not_known(faulty_hub: Any) -> None:
    seen: list[Progress] = []
    faulty_hub.courses.create_many(courses(2), progress=seen.append)
    assert [one.total for one in seen] == [None]


# Splits


def refuse_when_any_is_named(guilty: set[str], **refusal: Any) -> Any:
    def answer(request: httpx.Request) -> httpx.Response | None:
        sent = {one["properties"]["hs_course_name"] for one in inputs_of(request)}
        body = {"status": "error", "category": "VALIDATION_ERROR", "message": "one of them is wrong", **refusal}
        return httpx.Response(400, json=body) if sent & guilty else None

    return answer


def test_one_guilty_input_among_100_is_found_in_at_most_15_requests(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    for guilty in (0, 37, 99):
        between.requests.clear()
        between.before = refuse_when_any_is_named({f"Course {guilty}"})
        result = faulty_hub.courses.create_many(courses(100))
        assert [outcome.index for outcome in result.failed] == [guilty]
        assert (len(result.succeeded), len(between.requests) <= 15) == (99, True)
    assert len(portal.records("0-410")) == 3 * 99


def test_the_requests_that_guilty_inputs_cost_grow_with_their_number(faulty_hub: Any, between: Between) -> None:
    between.before = refuse_when_any_is_named({"Course 3", "Course 60"})
    result = faulty_hub.courses.create_many(courses(100))
    assert [outcome.index for outcome in result.failed] == [3, 60]
    assert len(between.requests) <= 2 * 15


def test_inputs_that_a_refusal_names_are_set_apart_at_once(faulty_hub: Any, between: Between) -> None:
    def refuse(request: httpx.Request) -> httpx.Response | None:
        traces = {one["properties"]["hs_course_name"]: one["objectWriteTraceId"] for one in inputs_of(request)}
        if "Course 5" not in traces:
            return None
        context = {"objectWriteTraceId": [traces["Course 5"]]}
        return httpx.Response(409, json={"category": "CONFLICT", "message": "exists", "context": context})

    between.before = refuse
    result = faulty_hub.courses.create_many(courses(100))
    assert [outcome.index for outcome in result.failed] == [5]
    assert len(between.requests) == 3


def test_a_batch_that_is_too_large_for_hubspot_is_cut(faulty_hub: Any, between: Between, portal: Any) -> None:
    between.before = lambda request: httpx.Response(413) if len(inputs_of(request)) > 30 else None
    assert len(faulty_hub.courses.create_many(courses(100)).succeeded) == len(portal.records("0-410")) == 100


@pytest.mark.parametrize("status", [404, 422, 423, 429])
def test_a_refusal_that_no_input_caused_is_not_split(faulty_hub: Any, between: Between, status: int) -> None:
    between.before = lambda _: httpx.Response(status, json={"message": "no"})
    assert len(faulty_hub.courses.create_many(courses(100)).failed) == 100
    assert len(between.requests) == 1


def test_an_object_type_that_hubspot_does_not_know_costs_one_request(faulty_hub: Any, between: Between) -> None:
    pairs = [(number, number, 1) for number in range(1, 100)]
    result = faulty_hub.associations.create_many("butterflies", "contacts", pairs)
    assert (len(result.failed), len(between.requests)) == (99, 1)


# Duplicates


def test_a_record_that_is_asked_for_twice_is_read_once_and_answered_twice(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    contact = portal.create("contacts", {})
    rows = list(faulty_hub.associations.read_many("contacts", "0-410", [contact, "5", contact, int(contact)]))
    assert [row.from_id for row in rows].count(contact) == 3
    assert between.sizes == [2]


def test_the_last_of_two_types_for_one_pair_holds(faulty_hub: Any, between: Between, portal: Any) -> None:
    contact, course = portal.create("contacts", {}), portal.create("0-410", {})
    for type_id in (37, 47):
        portal.define_type("contacts", "0-410", type_id=type_id, inverse_type_id=type_id + 1, label=f"Label {type_id}")
    pairs = [(contact, course, ("USER_DEFINED", 37)), (contact, course, ("USER_DEFINED", 47))]
    result = faulty_hub.associations.create_many("contacts", "0-410", pairs)
    assert ([outcome.status for outcome in result], between.sizes) == (["succeeded"] * 2, [1, 1])
    types = portal.associations("contacts", contact, "0-410")[course]
    assert {one.type_id for one in types} == {CONTACT_TO_COURSE, 47}


def test_equal_courses_are_two_courses(hub: Any, portal: Any) -> None:
    result = hub.courses.create_many([{"hs_course_name": "Pottery"}] * 2)
    assert len({outcome.result.id for outcome in result}) == len(portal.records("0-410")) == 2


# Lost answers


def test_what_was_written_before_the_connection_broke_is_unknown(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    def cut(request: httpx.Request, _: httpx.Response) -> httpx.Response:
        raise httpx.ReadError("gone", request=request)

    between.after = cut
    result = faulty_hub.courses.create_many(courses(3))
    assert [outcome.status for outcome in result] == ["unknown"] * 3
    assert isinstance(result.unknown[0].error, UnreachableError)
    assert len(portal.records("0-410")) == 3


def test_what_could_not_even_be_sent_failed(faulty_hub: Any, between: Between) -> None:
    def refuse_to_connect(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there", request=request)

    between.before = refuse_to_connect
    assert [outcome.status for outcome in faulty_hub.courses.create_many(courses(2))] == ["failed"] * 2


def test_what_was_not_answered_in_time_is_unknown(faulty_hub: Any, between: Between) -> None:
    def run_late(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("late", request=request)

    between.before = run_late
    (outcome,) = faulty_hub.associations.create_many("contacts", "0-410", [(1, 2, 861)])
    assert (outcome.status, type(outcome.error)) == ("unknown", TimedOutError)


def test_what_was_answered_beyond_understanding_is_unknown(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(201, content=b'{"results": [')
    (outcome,) = faulty_hub.courses.create_many(courses(1))
    assert (outcome.status, type(outcome.error)) == ("unknown", InvalidResponseError)


def test_courses_whose_trace_ids_are_not_repeated_are_still_told_apart(faulty_hub: Any, between: Between) -> None:
    def forget_traces(_: httpx.Request, response: httpx.Response) -> httpx.Response:
        body = json.loads(response.read())
        for result in body["results"]:
            del result["objectWriteTraceId"]
        return httpx.Response(response.status_code, json=body)

    between.after = forget_traces
    result = faulty_hub.courses.create_many([*courses(5), {"colour": "blue"}])
    assert [name(outcome) for outcome in result.succeeded] == [f"Course {number}" for number in range(5)]
    assert [outcome.index for outcome in result.failed] == [5]


# Early ends


def test_leaving_a_stream_waits_for_what_is_under_way_and_accounts_for_it(
    between: Between, token: str, portal: Any
) -> None:
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        stream = hub.courses.stream_create(courses(100 * SIZE), concurrency=3)
        handed_out = [next(stream)]
        stream.close()
    assert len(handed_out) + len(stream.late) == len(portal.records("0-410")) <= 2 * 3 * SIZE
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("hubapi")]


def test_a_loop_that_is_left_leaves_threads_that_end_by_themselves(between: Between, token: str) -> None:
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        for _ in hub.courses.stream_create(courses(100 * SIZE)):
            break
        for thread in threading.enumerate():
            if thread.name.startswith("hubapi"):
                thread.join(30)
                assert not thread.is_alive()


def test_a_stream_that_the_garbage_collector_finds_is_not_waited_for(between: Between, token: str) -> None:
    release, asked = threading.Event(), threading.Event()

    def hold(_: httpx.Request) -> None:
        if len(between.requests) > 1:
            asked.set()
            release.wait(30)

    between.before = hold
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        stream = hub.courses.stream_create(courses(100 * SIZE), concurrency=2)
        next(stream)
        asked.wait(30)
        cycle: list[Any] = [stream]
        cycle.append(cycle)
        del stream, cycle
        gc.collect()
        # It came back although a request is under way.
        assert not release.is_set()
        release.set()
        for thread in threading.enumerate():
            if thread.name.startswith("hubapi"):
                thread.join(30)
    assert len(between.requests) <= 4


def test_a_cancelled_batch_leaves_no_task_and_accounts_for_what_was_sent(token: str) -> None:
    class Silent(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

    asked = asyncio.Event()

    async def cancel() -> tuple[BaseException | None, int]:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=Silent()) as hub:
            task = asyncio.ensure_future(hub.courses.create_many(courses(2 * SIZE)))
            await asked.wait()
            task.cancel()
            await asyncio.wait([task])
            try:
                task.result()
            except asyncio.CancelledError as error:
                return error, len(asyncio.all_tasks())
        return None, 0

    error, tasks = asyncio.run(cancel())
    result = error.batch_result  # type: ignore[union-attr]
    assert (len(result.unknown), tasks) == (2 * SIZE, 1)
    assert isinstance(result.unknown[0].error, AbandonedError)


def test_an_async_loop_that_is_left_leaves_no_task(between: Between, token: str) -> None:
    async def leave() -> int:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            async for _ in hub.courses.stream_create(courses(100 * SIZE)):
                break
            for _ in range(100):
                await asyncio.sleep(0)
            return len(asyncio.all_tasks())

    assert asyncio.run(leave()) == 1


def test_ctrl_c_stays_what_it_is_and_carries_the_outcomes_so_far(between: Between, token: str, portal: Any) -> None:
    def press_ctrl_c(_: Progress) -> None:
        raise KeyboardInterrupt

    with (
        HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub,
        pytest.raises(KeyboardInterrupt) as caught,
    ):
        hub.courses.create_many(courses(100 * SIZE), progress=press_ctrl_c)
    result = caught.value.batch_result  # type: ignore[attr-defined]
    assert len(result.succeeded) == len(portal.records("0-410")) > 0
    assert [outcome.index for outcome in result] == sorted({outcome.index for outcome in result})


@pytest.mark.parametrize(
    ("module", "step"), [pytest.param(calls, "read_answer", id="read"), pytest.param(verdicts, "tie", id="tied")]
)
def test_ctrl_c_while_an_answer_is_read_loses_no_outcome(
    between: Between, token: str, portal: Any, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    do = getattr(module, step)

    def press_ctrl_c_once(*_: Any, **__: Any) -> Any:
        monkeypatch.setattr(module, step, do)
        raise KeyboardInterrupt

    monkeypatch.setattr(module, step, press_ctrl_c_once)
    with (
        HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub,
        pytest.raises(KeyboardInterrupt) as caught,
    ):
        hub.courses.create_many(courses(SIZE))
    result = caught.value.batch_result  # type: ignore[attr-defined]
    assert len(result.succeeded) == len(portal.records("0-410")) == SIZE


def test_inputs_that_raise_half_way_end_the_batch_with_its_outcomes(faulty_hub: Any, portal: Any) -> None:
    def break_off() -> Iterator[dict[str, str]]:
        yield from courses(SIZE + 5)
        raise OSError("disk")

    with pytest.raises(InterruptedBatchError, match="disk") as caught:
        faulty_hub.courses.create_many(break_off())
    assert isinstance(caught.value.__cause__, OSError)
    assert len(caught.value.result.succeeded) == len(portal.records("0-410")) == SIZE
    assert len(caught.value.unfinished) == 5


@pytest.mark.parametrize("wrong", [[1], {}, {"id": 1}])
def test_an_id_that_cannot_be_hashed_is_refused_like_any_other(faulty_hub: Any, between: Between, wrong: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        faulty_hub.associations.create_many("contacts", "0-410", [(1, 2, CONTACT_TO_COURSE), (wrong, 2, 861)])
    assert (caught.value.argument, caught.value.position, between.requests) == ("inputs", 1, [])


def test_inputs_that_raise_before_anything_was_sent_raise_just_that(faulty_hub: Any, between: Between) -> None:
    def break_off() -> Iterator[dict[str, str]]:
        yield from courses(5)
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        faulty_hub.courses.create_many(break_off())
    assert between.requests == []


def test_a_bad_input_behind_many_good_ones_accounts_for_those_that_were_sent(faulty_hub: Any, portal: Any) -> None:
    with pytest.raises(InterruptedBatchError) as caught:
        faulty_hub.courses.create_many([*courses(SIZE), {"hs_course_name": b"x"}])
    assert isinstance(caught.value.__cause__, InvalidInputError)
    assert caught.value.__cause__.position == SIZE
    assert len(caught.value.result.succeeded) == len(portal.records("0-410")) == SIZE


def test_a_token_that_is_refused_on_the_way_accounts_for_what_was_carried_out(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    between.before = lambda _: httpx.Response(401, json={}) if len(between.requests) > 2 else None
    with pytest.raises(InterruptedBatchError) as caught:
        faulty_hub.courses.create_many(courses(10 * SIZE), concurrency=1)
    assert isinstance(caught.value.__cause__, AuthenticationError)
    assert len(caught.value.result.succeeded) == len(portal.records("0-410")) == 2 * SIZE
    assert len(between.requests) == 3


def test_a_stream_hands_out_every_outcome_before_it_raises(faulty_hub: Any) -> None:
    seen: list[Any] = []
    with pytest.raises(InterruptedBatchError):
        seen.extend(faulty_hub.courses.stream_create([*courses(SIZE), None]))
    assert len(seen) == SIZE


def test_what_the_callers_own_code_raises_stays_what_it_is_and_carries_the_outcomes(
    faulty_hub: Any, portal: Any
) -> None:
    def break_off(_: Progress) -> None:
        raise ValueError("mine")

    with pytest.raises(ValueError, match="mine") as caught:
        faulty_hub.courses.create_many(courses(3 * SIZE), progress=break_off)
    result = caught.value.batch_result  # type: ignore[attr-defined]
    assert len(portal.records("0-410")) == len(result.succeeded) + len(result.unknown) > 0


def test_outcomes_are_not_lost_when_all_of_them_failed(faulty_hub: Any) -> None:
    def break_off() -> Iterator[dict[str, str]]:
        for _ in range(SIZE):
            yield {"colour": "blue"}
        raise OSError("disk")

    with pytest.raises(InterruptedBatchError) as caught:
        faulty_hub.courses.create_many(break_off())
    assert len(caught.value.result.failed) == SIZE


def test_a_stream_that_an_exception_has_ended_does_not_look_complete(faulty_hub: Any) -> None:
    def break_off(_: Progress) -> None:
        raise ValueError("mine")

    stream = faulty_hub.courses.stream_create(courses(3 * SIZE), progress=break_off)
    with pytest.raises(ValueError, match="mine"):
        list(stream)
    with pytest.raises(InterruptedBatchError, match="interrupted before"):
        next(stream)


def test_inputs_that_cancel_end_the_batch_and_do_not_cut_it_short(between: Between, token: str) -> None:
    async def cancelled() -> AsyncIterator[dict[str, str]]:
        for one in courses(SIZE + 1):
            yield one
        raise asyncio.CancelledError

    async def create() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            await hub.courses.create_many(cancelled())

    with pytest.raises(InterruptedBatchError) as caught:
        asyncio.run(create())
    assert len(caught.value.result.succeeded) == SIZE


def test_a_batch_that_is_refused_does_not_wait_for_slow_inputs(between: Between, token: str) -> None:
    between.before = lambda _: httpx.Response(401, json={})

    async def stall() -> AsyncIterator[dict[str, str]]:
        for one in courses(SIZE):
            yield one
        await asyncio.Event().wait()

    async def create() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            await asyncio.wait_for(hub.courses.create_many(stall()), 30)

    with pytest.raises(AuthenticationError):
        asyncio.run(create())


def test_a_second_cancellation_does_not_cost_the_account(token: str) -> None:
    asked = asyncio.Event()

    class Stubborn(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002
            asked.set()
            try:
                await asyncio.Event().wait()
            finally:
                for _ in range(5):
                    await asyncio.sleep(0)
            raise AssertionError

    async def cancel_twice() -> tuple[int, int]:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=Stubborn()) as hub:
            task = asyncio.ensure_future(hub.courses.create_many(courses(1)))
            await asked.wait()
            task.cancel()
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            try:
                task.result()
            except asyncio.CancelledError as error:
                return len(error.batch_result.unknown), len(asyncio.all_tasks())  # type: ignore[attr-defined]
        return 0, 0

    assert asyncio.run(cancel_twice()) == (1, 1)


def test_outcomes_are_handed_out_before_all_inputs_are_taken(between: Between, token: str) -> None:
    answered = threading.Event()
    between.after = lambda _, response: answered.set() or response  # type: ignore[func-returns-value]
    taken: list[int] = []

    def wait_for_the_first_answer() -> Iterator[dict[str, str]]:
        for one in courses(10 * SIZE):
            if len(taken) >= SIZE:
                answered.wait(30)
            taken.append(1)
            yield one

    with (
        HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub,
        hub.courses.stream_create(wait_for_the_first_answer(), concurrency=8) as stream,
    ):
        next(stream)
        assert len(taken) < 10 * SIZE


def test_a_request_takes_the_place_of_an_answer_while_another_waits_to_be_read(between: Between, token: str) -> None:
    both = threading.Barrier(2)
    taken: list[int] = []

    def answer_the_first_two_together(_: httpx.Request, response: httpx.Response) -> httpx.Response:
        if len(between.requests) <= 2:
            both.wait(30)
        return response

    between.after = answer_the_first_two_together

    def count() -> Iterator[dict[str, str]]:
        for one in courses(4 * SIZE):
            taken.append(1)
            yield one

    with (
        HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub,
        hub.courses.stream_create(count(), concurrency=2) as stream,
    ):
        next(stream)
        assert len(taken) == 3 * SIZE


def test_a_read_that_is_refused_later_keeps_the_failures_it_had(faulty_hub: Any, between: Between) -> None:
    size = READ_ASSOCIATIONS.batch.max_inputs

    def refuse(request: httpx.Request) -> httpx.Response:
        inputs = json.loads(request.content)["inputs"]
        if len(inputs) < size:
            return httpx.Response(403, json={"category": "MISSING_SCOPES", "message": "no"})
        missing = {"category": "OBJECT_NOT_FOUND", "context": {"fromObjectId": [one["id"] for one in inputs]}}
        return httpx.Response(207, json={"results": [], "errors": [missing]})

    between.before = refuse
    with pytest.raises(InterruptedBatchError) as caught:
        list(faulty_hub.associations.read_many("contacts", "0-410", range(1, size + 2), concurrency=1))
    assert isinstance(caught.value.__cause__, PermissionDeniedError)
    assert len(caught.value.result.failed) == size
    assert caught.value.unfinished == [size + 1]


@pytest.mark.parametrize("pages", [False, True])
def test_a_read_that_an_answer_does_not_mention_has_failed(faulty_hub: Any, between: Between, pages: bool) -> None:  # noqa: FBT001
    first = {"from": {"id": "1"}, "to": [], "paging": {"next": {"after": "A"}}}

    def lose_the_second_page(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"results": [] if b"after" in request.content else [first]})

    between.before = lose_the_second_page
    with pytest.raises(BatchError) as caught:
        list(faulty_hub.associations.read_many("contacts", "0-410", [1], pages=pages))
    (outcome,) = caught.value.outcomes
    assert outcome.failed
    assert getattr(outcome.input, "after", None) == ("A" if pages else None)


def test_an_association_whose_types_are_changed_and_given_again_is_sent_twice(
    faulty_hub: Any, between: Between, portal: Any
) -> None:
    spec = models.AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=CONTACT_TO_COURSE)
    pair = portal.create("contacts", {}), portal.create("0-410", {})

    def change() -> Iterator[Any]:
        yield (*pair, spec)
        spec.association_type_id = 1
        yield (*pair, spec)

    faulty_hub.associations.create_many("contacts", "0-410", change())
    sent = [one["types"][0]["associationTypeId"] for request in between.requests for one in inputs_of(request)]
    assert sent == [CONTACT_TO_COURSE, 1]


class Abort(BaseException):
    """What no program catches, as pytest's own exceptions are."""


def test_async_inputs_that_abort_do_not_look_as_though_they_had_ended(between: Between, token: str) -> None:
    async def abort() -> AsyncIterator[dict[str, str]]:
        for one in courses(1):
            yield one
        raise Abort

    async def create() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            await hub.courses.create_many(abort())

    with pytest.raises(Abort):
        asyncio.run(create())


def test_what_may_have_been_carried_out_is_unknown_when_the_hub_is_closed_before_it_is_sent_again(
    between: Between,
) -> None:
    def cut(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("cut")

    def close_once_it_was_sent() -> str:
        if between.requests:
            hub.close()
        return "pat-test"

    between.before = cut
    hub = HubApi(close_once_it_was_sent, base_url="https://hubspot.invalid", transport=between, clock=InstantClock())
    with pytest.raises(InterruptedBatchError) as caught:
        list(hub.associations.stream_create("contacts", "0-410", [(1, 2, CONTACT_TO_COURSE)]))
    assert caught.value.unfinished == []


def test_what_may_have_been_carried_out_before_it_was_split_is_unknown_when_the_hub_is_closed(between: Between) -> None:
    def cut_and_refuse(_: httpx.Request) -> httpx.Response:
        if len(between.requests) == 1:
            raise httpx.ReadError("cut")
        return httpx.Response(400, json={"category": "VALIDATION_ERROR", "message": "no"})

    def close_once_it_was_refused() -> str:
        if len(between.requests) == 2:
            hub.close()
        return "pat-test"

    between.before = cut_and_refuse
    options: Any = {"base_url": "https://hubspot.invalid", "transport": between, "clock": InstantClock()}
    hub = HubApi(close_once_it_was_refused, **options)
    inputs = [(1, 2, CONTACT_TO_COURSE), (3, 4, CONTACT_TO_COURSE)]
    with hub.associations.stream_create("contacts", "0-410", inputs) as stream, pytest.raises(InterruptedBatchError):
        list(stream)
    assert (stream.progress.unknown, stream.unfinished) == (2, [])


@pytest.mark.parametrize("status", [400, 207])
def test_what_is_refused_after_it_may_have_been_carried_out_is_unknown(
    between: Between, token: str, status: int
) -> None:
    refusal = {"category": "VALIDATION_ERROR", "message": "no", "context": {"fromObjectId": ["1"], "toObjectId": ["2"]}}

    def cut_and_refuse(_: httpx.Request) -> httpx.Response:
        if len(between.requests) == 1:
            raise httpx.ReadError("cut")
        return httpx.Response(status, json=refusal if status == 400 else {"results": [], "errors": [refusal]})

    between.before = cut_and_refuse
    with HubApi(token, base_url="https://hubspot.invalid", transport=between, clock=InstantClock()) as hub:
        result = hub.associations.create_many("contacts", "0-410", [(1, 2, CONTACT_TO_COURSE)])
    assert [(outcome.status, type(outcome.error)) for outcome in result] == [("unknown", BadRequestError)]


@pytest.mark.parametrize("refused_by", ["HubSpot", "the network"])
def test_what_is_cancelled_after_a_refusal_was_not_carried_out(between: Between, token: str, refused_by: str) -> None:
    waiting = asyncio.Event()

    class EndlessClock(InstantClock):
        async def sleep_async(self, seconds: float) -> None:  # noqa: ARG002
            waiting.set()
            await asyncio.Event().wait()

    def refuse(_: httpx.Request) -> httpx.Response:
        if refused_by == "the network":
            raise httpx.ConnectError("refused")
        return httpx.Response(429, json={"policyName": "TEN_SECONDLY_ROLLING"})

    async def cancel() -> list[str]:
        options: Any = {"base_url": "https://hubspot.invalid", "transport": between, "clock": EndlessClock()}
        async with AsyncHubApi(token, **options) as hub:
            task = asyncio.ensure_future(hub.courses.create_many(courses(1)))
            await waiting.wait()
            task.cancel()
            await asyncio.wait([task])
            try:
                task.result()
            except asyncio.CancelledError as error:
                return [outcome.status for outcome in error.batch_result]  # type: ignore[attr-defined]
        return []

    between.before = refuse
    assert asyncio.run(cancel()) == ["failed"]


def test_a_ctrl_c_while_a_thread_is_started_leaves_its_request_unsent(
    between: Between, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = threading.Thread.start

    def start_and_interrupt(self: threading.Thread) -> None:
        start(self)
        if self.name.startswith("hubapi"):
            raise KeyboardInterrupt

    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        stream = hub.courses.stream_create(courses(2), batch_size=1)
        monkeypatch.setattr(threading.Thread, "start", start_and_interrupt)
        with pytest.raises(KeyboardInterrupt):
            next(stream)
    assert (len(stream.late), len(stream.unfinished), between.requests) == (0, 1, [])


def test_an_endless_repetition_is_not_taken_without_bound(faulty_hub: Any) -> None:
    taken: list[int] = []

    def repeat() -> Iterator[int]:
        while True:
            taken.append(1)
            yield 7

    with faulty_hub.associations.read_many("contacts", "0-410", repeat(), concurrency=1) as stream:
        next(stream)
    assert len(taken) <= 3 * READ_ASSOCIATIONS.batch.max_inputs


def test_a_large_backlog_of_bytes_is_not_taken_without_bound(faulty_hub: Any) -> None:
    taken: list[int] = []

    def large() -> Iterator[dict[str, str]]:
        while True:
            taken.append(1)
            yield {"hs_course_name": "x" * (CREATE_COURSES.batch.max_bytes // 2)}

    with faulty_hub.courses.stream_create(large(), concurrency=1) as stream:
        next(stream)
    assert len(taken) <= 6


def test_no_input_is_waited_for_when_those_that_wait_fill_a_request(faulty_hub: Any) -> None:
    taken: list[int] = []

    def large() -> Iterator[dict[str, str]]:
        while True:
            taken.append(1)
            yield {"hs_course_name": "x" * (CREATE_COURSES.batch.max_bytes // 3)}

    with faulty_hub.courses.stream_create(large(), concurrency=1) as stream:
        next(stream)
    assert len(taken) == 5


def test_the_first_reason_for_an_early_end_is_the_one_that_counts(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(401, json={"message": "first"})

    def break_off() -> Iterator[dict[str, str]]:
        yield from courses(SIZE)
        raise OSError("disk")

    with pytest.raises((AuthenticationError, OSError)) as caught:
        faulty_hub.courses.create_many(break_off(), concurrency=1)
    assert isinstance(caught.value, AuthenticationError)


def test_an_error_that_no_request_should_bring_about_ends_the_batch(faulty_hub: Any, between: Between) -> None:
    def fail(_: httpx.Request, __: httpx.Response) -> httpx.Response:
        raise RuntimeError("the tunnel was closed")

    between.after = fail
    with pytest.raises(InterruptedBatchError, match="tunnel") as caught:
        faulty_hub.courses.create_many(courses(9 * SIZE), concurrency=1)
    assert len(caught.value.result.unknown) == SIZE
    assert len(between.requests) == 1


def test_an_object_that_is_changed_and_given_again_is_taken_as_it_was(hub: Any, portal: Any) -> None:
    contact = portal.create("contacts", {})
    mine = models.PublicAssociationMultiPost(
        from_=models.PublicObjectId(id=contact),
        to=models.PublicObjectId(id="1"),
        types=[models.AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=CONTACT_TO_COURSE)],
    )
    made = [portal.create("0-410", {}) for _ in range(3)]

    def change() -> Iterator[models.PublicAssociationMultiPost]:
        for id in made:
            mine.to.id = id
            yield mine

    result = hub.associations.create_many("contacts", "0-410", change())
    assert [one.to_object_id for one in result.results] == made


def test_errors_show_no_trace_id_that_their_maker_did_not_choose(hub: Any) -> None:
    own = models.SimplePublicObjectBatchInputForCreate(properties={"colour": "blue"}, object_write_trace_id="mine")
    result = hub.courses.create_many([{"colour": "blue"}, own])
    traces = [outcome.error.refusal.context.get("objectWriteTraceId") for outcome in result.failed]
    assert traces == [None, ["mine"]]


def test_failures_do_not_keep_the_bodies_of_their_requests(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(502)
    (outcome,) = faulty_hub.courses.create_many(courses(1))
    assert outcome.error.__traceback__ is None


def test_a_batch_that_is_split_when_it_ends_early_accounts_for_every_input(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(400, json={"category": "VALIDATION_ERROR", "message": "no"})
    stream = faulty_hub.courses.stream_create(courses(SIZE), concurrency=1)
    next(stream)
    stream.close()
    assert len(stream.late) == SIZE - 1
    assert {type(outcome.error) for outcome in stream.late} == {BadRequestError}


# What inputs may be


@pytest.mark.parametrize("concurrency", [0, -1, 1.5, True, None, "4"])
def test_a_concurrency_that_is_none_is_refused(faulty_hub: Any, between: Between, concurrency: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        faulty_hub.courses.create_many(courses(1), concurrency=concurrency)
    assert (caught.value.argument, between.requests) == ("concurrency", [])


async def later(count: int) -> AsyncIterator[dict[str, str]]:
    for one in courses(count):
        await asyncio.sleep(0)
        yield one


def test_async_inputs_are_for_async_hubs(between: Between, token: str) -> None:
    with (
        HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub,
        pytest.raises(InvalidInputError, match="async iterables are for AsyncHubApi"),
    ):
        hub.courses.create_many(later(1))  # type: ignore[arg-type]


def test_inputs_can_come_from_an_async_iterator(between: Between, token: str) -> None:
    async def create() -> list[str]:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            result = await hub.courses.create_many(later(2 * SIZE + 1))
            return [name(outcome) for outcome in result]

    assert asyncio.run(create()) == [one["hs_course_name"] for one in courses(2 * SIZE + 1)]
    assert sorted(between.sizes) == [1, SIZE, SIZE]


def test_outcomes_are_handed_out_while_an_async_iterator_is_slow(between: Between, token: str) -> None:
    async def stall() -> AsyncIterator[dict[str, str]]:
        for one in courses(SIZE):
            yield one
        await asyncio.Event().wait()

    async def first() -> int:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            async with hub.courses.stream_create(stall()) as stream:
                outcome = await anext(stream)
            return outcome.index

    assert asyncio.run(first()) in range(SIZE)


def test_an_async_iterator_that_raises_ends_the_batch_with_its_outcomes(between: Between, token: str) -> None:
    async def break_off() -> AsyncIterator[dict[str, str]]:
        for one in courses(SIZE + 1):
            yield one
        raise OSError("disk")

    async def create() -> None:
        async with AsyncHubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
            await hub.courses.create_many(break_off())

    with pytest.raises(InterruptedBatchError) as caught:
        asyncio.run(create())
    assert len(caught.value.result.succeeded) == SIZE


def test_models_and_short_forms_can_be_mixed(hub: Any) -> None:
    model = models.SimplePublicObjectBatchInputForCreate(properties={"hs_course_name": "Glazing"})
    result = hub.courses.create_many([model, {"hs_course_name": "Pottery"}])
    assert [name(outcome) for outcome in result] == ["Glazing", "Pottery"]
    assert model.object_write_trace_id is None


def test_a_batch_of_associations_takes_thousands_at_a_time(faulty_hub: Any, between: Between, portal: Any) -> None:
    contact = portal.create("contacts", {})
    size = CREATE_ASSOCIATIONS.batch.max_inputs
    given = [(contact, portal.create("0-410", {}), CONTACT_TO_COURSE) for _ in range(size + 1)]
    assert len(faulty_hub.associations.create_many("contacts", "0-410", given).succeeded) == size + 1
    assert sorted(between.sizes) == [1, size]
