"""For any mix of inputs and faults each input has exactly one outcome, and HubSpot's state agrees with it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS, BatchOperation
from hubapi_ext import BatchError
from hubapi_ext.mock import MockHubSpot
from tests.conftest import Between, open_hub

WAYS = pytest.mark.parametrize("way", ["sync", "async"])
TOKEN = "pat-test"
ENROLLED = 861
SMALL = 4
"""How many inputs a request takes here, so that few inputs make many requests."""


def small(operation: BatchOperation) -> BatchOperation:
    return replace(operation, batch=replace(operation.batch, max_inputs=SMALL))


# What can befall a request, before or after HubSpot has carried it out.


def cut(request: httpx.Request, _: httpx.Response) -> httpx.Response:
    raise httpx.ReadError("cut", request=request)


def break_down(_: httpx.Request, __: httpx.Response) -> httpx.Response:
    return httpx.Response(502, content=b"<html>")


def lose_results(_: httpx.Request, response: httpx.Response) -> httpx.Response:
    body = json.loads(response.read())
    body["results"] = body.get("results", [])[1:]
    return httpx.Response(response.status_code, json=body)


def forget_traces(_: httpx.Request, response: httpx.Response) -> httpx.Response:
    body = json.loads(response.read())
    for result in body.get("results", []):
        result.pop("objectWriteTraceId", None)
    return httpx.Response(response.status_code, json=body)


def refuse(status: int, **body: Any) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, json=body)


def do_not_connect(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("nobody there", request=request)


BEFORE = {
    "do not connect": do_not_connect,
    "rate limit": refuse(429, message="later"),
    "refuse all": refuse(400, category="VALIDATION_ERROR", message="one of them"),
}
AFTER = {"cut": cut, "break down": break_down, "lose results": lose_results, "forget traces": forget_traces}

faults = st.lists(st.sampled_from(["pass", "pass", *BEFORE, *AFTER]), min_size=1, max_size=12)
concurrency = st.integers(1, 4)
retries = st.integers(0, 3)


@contextmanager
def faulty_hub(way: str, mock: MockHubSpot, befalls: list[str], max_retries: int) -> Iterator[Any]:
    between = Between(mock)

    def before(request: httpx.Request) -> httpx.Response | None:
        what = befalls[len(between.requests) % len(befalls)]
        request.extensions["befalls"] = what
        return BEFORE[what](request) if what in BEFORE else None

    def after(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        what = request.extensions["befalls"]
        return AFTER[what](request, response) if what in AFTER else response

    between.before, between.after = before, after
    options = {"base_url": "https://hubspot.invalid", "transport": between, "max_retries": max_retries}
    with open_hub(way, TOKEN, **options) as hub:
        yield hub


def check_indices(outcomes: list[Any], given: list[Any]) -> None:
    assert sorted(outcome.index for outcome in outcomes) == list(range(len(given)))
    assert all(outcome.input == given[outcome.index] for outcome in outcomes)
    assert all((outcome.error is None) == outcome.succeeded for outcome in outcomes)


@WAYS
@settings(max_examples=60, deadline=None)
@given(
    good=st.lists(st.booleans(), min_size=1, max_size=30),
    befalls=faults,
    concurrency=concurrency,
    max_retries=retries,
    ordered=st.sampled_from([True, False]),
)
def test_every_course_has_one_outcome_that_agrees_with_hubspot(
    way: str, good: list[bool], befalls: list[str], concurrency: int, max_retries: int, *, ordered: bool
) -> None:
    inputs = [
        {"hs_course_name": f"Course {index}", **({} if fine else {"colour": "blue"})} for index, fine in enumerate(good)
    ]
    mock = MockHubSpot()
    with (
        faulty_hub(way, mock, befalls, max_retries) as hub,
        patch("hubapi_client.api.courses.create_courses.OPERATION", small(CREATE_COURSES)),
    ):
        outcomes = list(hub.courses.stream_create(iter(inputs), ordered=ordered, concurrency=concurrency))
    check_indices(outcomes, inputs)
    assert not ordered or [outcome.index for outcome in outcomes] == list(range(len(inputs)))
    stored = [record.properties["hs_course_name"] for record in mock.portal(TOKEN).records("0-410")]
    assert len(stored) == len(set(stored))
    for outcome in outcomes:
        if outcome.succeeded:
            record = mock.portal(TOKEN).get("0-410", outcome.result.id)
            assert record is not None
            assert record.properties["hs_course_name"] == outcome.input["hs_course_name"]
        if outcome.failed:
            assert outcome.input["hs_course_name"] not in stored


@WAYS
@settings(max_examples=60, deadline=None)
@given(
    ids=st.lists(st.tuples(st.integers(1, 5), st.integers(11, 19)), min_size=1, max_size=30),
    befalls=faults,
    concurrency=concurrency,
    max_retries=retries,
)
def test_every_association_has_one_outcome_that_agrees_with_hubspot(
    way: str, ids: list[tuple[int, int]], befalls: list[str], concurrency: int, max_retries: int
) -> None:
    mock = MockHubSpot()
    portal = mock.portal(TOKEN)
    # The last ones do not exist, and pairs come more than once. No contact has the id of a course: see below.
    for id in range(1, 5):
        portal.create("contacts", id=id)
    for id in range(11, 18):
        portal.create("0-410", id=id)
    inputs = [(from_id, to_id, ENROLLED) for from_id, to_id in ids]
    facts = patch("hubapi_ext.associations.CREATE_ASSOCIATIONS", small(CREATE_ASSOCIATIONS))
    with faulty_hub(way, mock, befalls, max_retries) as hub, facts:
        result = hub.associations.create_many("contacts", "0-410", inputs, concurrency=concurrency)
    check_indices(result.outcomes, inputs)
    done = {outcome.input for outcome in result.succeeded}
    doubtful = {outcome.input for outcome in result.unknown}
    for from_id, to_id, _ in inputs:
        there = str(to_id) in portal.associations("contacts", from_id, "0-410")
        if (from_id, to_id, ENROLLED) in done:
            assert there
        elif (from_id, to_id, ENROLLED) not in doubtful:
            assert not there


def test_a_lost_result_is_not_taken_for_the_failure_of_another_record_with_its_id() -> None:
    mock = MockHubSpot()
    mock.portal(TOKEN).create("contacts", id=1)
    for id in (1, 5):
        mock.portal(TOKEN).create("0-410", id=id)
    with faulty_hub("sync", mock, ["lose results"], 0) as hub:
        result = hub.associations.create_many("contacts", "0-410", [(1, 5, ENROLLED), (5, 1, ENROLLED)])
    # HubSpot names the id 5 alone, and both inputs have it.
    assert [outcome.status for outcome in result] == ["unknown", "unknown"]


@WAYS
@settings(max_examples=60, deadline=None)
@given(
    counts=st.lists(st.integers(0, 9), min_size=1, max_size=20),
    page_size=st.integers(1, 4),
    befalls=st.lists(st.sampled_from(["pass", "pass", "pass", *BEFORE, "cut", "break down"]), min_size=1, max_size=12),
    concurrency=concurrency,
    max_retries=retries,
    seed=st.integers(0, 3),
)
def test_every_record_has_all_its_pages_or_an_error(
    way: str,
    counts: list[int],
    page_size: int,
    befalls: list[str],
    concurrency: int,
    max_retries: int,
    seed: int,
) -> None:
    mock = MockHubSpot(page_size=page_size, seed=seed)
    portal = mock.portal(TOKEN)
    courses = [portal.create("0-410") for _ in range(9)]
    contacts = {portal.create("contacts"): courses[:count] for count in counts}
    with open_hub("sync", TOKEN, base_url="https://hubspot.invalid", transport=mock.transport) as hub:
        pairs = [(contact, course, ENROLLED) for contact, mine in contacts.items() for course in mine]
        if pairs:
            hub.associations.create_many("contacts", "0-410", pairs).raise_for_failures()
    asked = list(contacts)
    random.Random(seed).shuffle(asked)  # noqa: S311
    rows: list[Any] = []
    failed: set[str] = set()
    facts = patch("hubapi_ext.associations.READ_ASSOCIATIONS", small(READ_ASSOCIATIONS))
    with faulty_hub(way, mock, befalls, max_retries) as hub, facts:
        try:
            rows.extend(hub.associations.read_many("contacts", "0-410", asked, concurrency=concurrency))
        except BatchError as error:
            failed = {outcome.input for outcome in error.outcomes}
    seen = [row.from_id for row in rows]
    assert len(seen) == len(set(seen))
    assert set(seen) | failed == set(contacts)
    assert not set(seen) & failed
    for row in rows:
        assert [to.id for to in row.to] == contacts[row.from_id]
