"""Answers that differ from HubSpot's documentation, as the methods hand them out: no outcome is lost for them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from hubapi_client import lenient
from hubapi_client.models import SimplePublicObjectBatchInputForCreate
from hubapi_ext import BatchError, InvalidResponseError, NotFoundError
from tests.conftest import Between

ENROLLED = 861


@pytest.fixture(autouse=True)
def nothing_is_reported_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lenient, "_reported", set())


def answering(between: Between, **body: Any) -> None:
    status = 207 if body.get("errors") else 200
    between.before = lambda _: httpx.Response(status, json={"status": "COMPLETE", **body})


def to(id: object, **changes: Any) -> dict[str, Any]:
    type = {"category": "HUBSPOT_DEFINED", "typeId": ENROLLED, "label": None, **changes}
    return {"toObjectId": id, "associationTypes": [type]}


def row(id: object, *tos: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"from": {"id": id}, "to": list(tos), **changes}


def pair(number: int, **changes: Any) -> dict[str, Any]:
    ends = {"fromObjectTypeId": "0-1", "fromObjectId": number, "toObjectTypeId": "0-410", "toObjectId": number}
    return {**ends, "labels": [], **changes}


def statuses_of_create(hub: Any, count: int) -> list[str]:
    inputs = [(number, number, ENROLLED) for number in range(1, count + 1)]
    return [outcome.status for outcome in hub.associations.create_many("contacts", "0-410", inputs)]


def courses(between: Between, **changes: Any) -> None:
    """Courses are created as they were asked for, the first of them with changes."""

    def answer(request: httpx.Request) -> httpx.Response:
        results = [
            {"id": str(number), "createdAt": "2026-01-01T00:00:00Z", **given}
            for number, given in enumerate(json.loads(request.content)["inputs"], 1)
        ]
        properties = {**results[0]["properties"], **changes.pop("properties", {})}
        results[0] = {**results[0], "properties": properties, **changes}
        return httpx.Response(201, json={"status": "COMPLETE", "results": results})

    between.before = answer


def create_courses(hub: Any) -> list[Any]:
    outcomes = hub.courses.create_many([{"hs_course_name": "Pottery"}, {"hs_course_name": "Glazing"}])
    assert [outcome.status for outcome in outcomes] == ["succeeded", "succeeded"]
    return [outcome.result for outcome in outcomes]


# Fields that decide nothing


@pytest.mark.parametrize("odd", ["1", "none", True, [], {}])
def test_the_number_of_errors_may_be_anything(faulty_hub: Any, between: Between, odd: object) -> None:
    answering(between, results=[pair(1), pair(2)], numErrors=odd)
    assert statuses_of_create(faulty_hub, 2) == ["succeeded", "succeeded"]


@pytest.mark.parametrize("label", [5, True, {"name": "x"}])
def test_a_label_that_is_no_text_costs_no_outcome(faulty_hub: Any, between: Between, label: object) -> None:
    answering(between, results=[pair(1, labels=[label]), pair(2)])
    assert statuses_of_create(faulty_hub, 2) == ["succeeded", "succeeded"]


def test_a_label_that_is_a_number_is_read_as_text(faulty_hub: Any, between: Between) -> None:
    answering(between, results=[row(1, to(5, label=7)), row(2, to(6))])
    rows = list(faulty_hub.associations.read_many("contacts", "0-410", [1, 2]))
    assert [row.to[0].association_types[0].label for row in rows] == ["7", None]


def test_rows_with_a_label_that_is_a_number_are_rows(faulty_hub: Any, between: Between) -> None:
    answering(between, results=[row(1, to(5, label=7, typeId="861")), row("2", to("6"))], numErrors="0")
    rows = itertools.chain.from_iterable(faulty_hub.associations.read_rows("contacts", "0-410", [1, 2]))
    assert list(rows) == [("1", "5", 861, "HUBSPOT_DEFINED", "7"), ("2", "6", 861, "HUBSPOT_DEFINED", None)]


@pytest.mark.parametrize("name", ["read_many", "read_rows"])
def test_rows_and_models_report_the_same(
    faulty_hub: Any, between: Between, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    answering(between, results=[{"from": {"id": 1}, "to": [{"toObjectId": 5, "associationTypes": 7}], "paging": None}])
    list(getattr(faulty_hub.associations, name)("contacts", "0-410", [1]))
    (warning,) = warnings(caplog)
    assert warning.startswith("MultiAssociatedObjectWithLabel.associationTypes: HubSpot sent a number")


@pytest.mark.parametrize("sent", [1767225600000, "1767225600000", "2026-01-01T00:00Z", "2026-01-01T00:00:00Z"])
def test_a_time_in_another_form_is_a_time(faulty_hub: Any, between: Between, sent: object) -> None:
    courses(between, createdAt=sent)
    assert create_courses(faulty_hub)[0].created_at == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("sent", "read"), [(5, "5"), (1.5, "1.5"), (True, "true"), (["a"], '["a"]'), (None, None)])
def test_a_property_that_is_no_text_costs_no_outcome(
    faulty_hub: Any, between: Between, sent: object, read: str | None
) -> None:
    courses(between, properties={"hs_score": sent})
    assert create_courses(faulty_hub)[0].properties == {"hs_course_name": "Pottery", "hs_score": read}


def test_a_trace_that_is_a_number_ties_a_result_to_its_input(faulty_hub: Any, between: Between) -> None:
    results = [{"id": 2, "objectWriteTraceId": 22}, {"id": 1, "objectWriteTraceId": 11}]
    answering(between, results=results)
    inputs = [
        SimplePublicObjectBatchInputForCreate(properties={"hs_course_name": "x"}, object_write_trace_id=trace)
        for trace in ("11", "22")
    ]
    assert [outcome.result.id for outcome in faulty_hub.courses.create_many(inputs)] == ["1", "2"]


# Results and errors


@pytest.mark.parametrize("odd", [None, 5, "x", []])
def test_a_result_that_is_no_object_costs_no_outcome(faulty_hub: Any, between: Between, odd: object) -> None:
    answering(between, results=[odd, pair(2), pair(1)])
    assert statuses_of_create(faulty_hub, 2) == ["succeeded", "succeeded"]


def test_a_result_that_is_missing_for_a_null_is_unknown_alone(faulty_hub: Any, between: Between) -> None:
    answering(between, results=[None, pair(2)])
    assert statuses_of_create(faulty_hub, 2) == ["unknown", "succeeded"]


@pytest.mark.parametrize("odd", [{"status": 404}, {"id": 17}, {"links": []}, {"errors": "x"}, {"subCategory": 5}])
def test_an_error_with_an_odd_field_is_the_error_of_its_input(
    faulty_hub: Any, between: Between, odd: dict[str, Any]
) -> None:
    context = {"fromObjectId": ["1"], "toObjectId": ["1"]}
    error = {"status": "error", "category": "OBJECT_NOT_FOUND", "message": "no", "context": context}
    answering(between, results=[pair(2)], errors=[{**error, **odd}])
    inputs = [(number, number, ENROLLED) for number in (1, 2)]
    result = faulty_hub.associations.create_many("contacts", "0-410", inputs)
    assert [type(outcome.error) for outcome in result] == [NotFoundError, type(None)]


def test_an_error_that_names_no_input_does_not_undo_a_result_that_names_none(faulty_hub: Any, between: Between) -> None:
    made = {"id": "1", "properties": {"hs_course_name": "Pottery"}, "createdAt": "2026-01-01T00:00:00Z"}
    answering(between, results=[made], errors=[{"category": "VALIDATION_ERROR", "message": "no"}])
    (outcome,) = faulty_hub.courses.create_many([{"hs_course_name": "Pottery"}])
    assert (outcome.status, outcome.result.id) == ("succeeded", "1")


def test_an_error_that_is_a_text_is_the_error_of_the_input_that_it_names(faulty_hub: Any, between: Between) -> None:
    answering(between, results=[pair(2)], errors=["CONTACT=1 is not valid"])
    assert statuses_of_create(faulty_hub, 2) == ["failed", "succeeded"]


# Pages


NEXT = {"paging": {"next": {"after": 1000, "link": 5}}}


def test_a_list_goes_on_with_a_cursor_that_is_a_number(faulty_hub: Any, between: Between) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        is_second = request.url.params.get("after") == "1000"
        return httpx.Response(200, json={"results": [to(6)]} if is_second else {"results": [to(5)], **NEXT})

    between.before = answer
    assert [one.id for one in faulty_hub.associations.read_one("contacts", 1, "0-410")] == ["5", "6"]


@pytest.mark.parametrize("name", ["read_many", "read_rows"])
def test_a_record_is_read_on_with_a_cursor_that_is_a_number(faulty_hub: Any, between: Between, name: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        (given,) = json.loads(request.content)["inputs"]
        result = row(1, to(6)) if given.get("after") == "1000" else row(1, to(5), **NEXT)
        return httpx.Response(200, json={"results": [result]})

    between.before = answer
    (read,) = getattr(faulty_hub.associations, name)("contacts", "0-410", [1])
    assert (read.to_id if name == "read_rows" else [one.id for one in read.to]) == ["5", "6"]


# The log


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


def test_what_is_odd_in_every_answer_is_said_once(
    faulty_hub: Any, between: Between, caplog: pytest.LogCaptureFixture
) -> None:
    answering(between, results=[pair(1), pair(2)], numErrors="0")
    for _ in range(3):
        statuses_of_create(faulty_hub, 2)
    (warning,) = warnings(caplog)
    assert warning.startswith("BatchResponseLabelsBetweenObjectPair.numErrors: HubSpot sent text")


# Errors that come with a status of success

CALLS: dict[str, Callable[[Any], Any]] = {
    "read_one": lambda hub: list(hub.associations.read_one("contacts", 1, "0-410")),
    "read_many": lambda hub: list(hub.associations.read_many("contacts", "0-410", [1])),
    "read_rows": lambda hub: list(hub.associations.read_rows("contacts", "0-410", [1])),
    "create_default": lambda hub: hub.associations.create_default("contacts", 1, "0-410", 2),
    "create_many": lambda hub: hub.associations.create_many("contacts", "0-410", [(1, 2, 861)]).raise_for_failures(),
    "stream_create": lambda hub: raise_for(hub.associations.stream_create("contacts", "0-410", [(1, 2, 861)])),
    "update_many": lambda hub: hub.association_limits.update_many("contacts", "0-410", [(861, 2)]).raise_for_failures(),
    "courses": lambda hub: hub.courses.create_many([{"hs_course_name": "Pottery"}]).raise_for_failures(),
}


def raise_for(outcomes: Any) -> None:
    for outcome in outcomes:
        if outcome.error:
            raise outcome.error


def the_error(call: str, hub: Any) -> InvalidResponseError:
    """The error of the one input of a call."""
    with pytest.raises((InvalidResponseError, BatchError)) as caught:
        CALLS[call](hub)
    error = caught.value.exceptions[0] if isinstance(caught.value, BatchError) else caught.value
    assert isinstance(error, InvalidResponseError)
    return error


@pytest.mark.parametrize("call", CALLS)
def test_a_success_that_says_that_it_is_an_error_is_one_in_the_words_of_hubspot(
    faulty_hub: Any, between: Between, call: str
) -> None:
    answering(between, status="error", message="the portal sleeps", category="ASLEEP")
    assert "it says that it is an error: the portal sleeps (ASLEEP)" in str(the_error(call, faulty_hub))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("body", [{}, {"results": None}])
def test_a_success_without_results_is_an_error(
    faulty_hub: Any, between: Between, call: str, body: dict[str, Any]
) -> None:
    answering(between, **body)
    assert "it has no results" in str(the_error(call, faulty_hub))


@pytest.mark.parametrize("call", CALLS)
def test_results_that_are_no_list_are_an_error(faulty_hub: Any, between: Between, call: str) -> None:
    answering(between, results={})
    assert "`results` is an object, not a list" in str(the_error(call, faulty_hub))


def test_a_list_without_entries_is_none_of_these_errors(faulty_hub: Any, between: Between) -> None:
    answering(between, results=[])
    assert CALLS["read_one"](faulty_hub) == []
