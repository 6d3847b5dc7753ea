"""Every page of every record: in few requests, complete or page by page, and from where one left."""

from __future__ import annotations

import json
import math
import random
from itertools import islice
from typing import Any

import httpx
import pytest

from hubapi_client.models import PublicFetchAssociationsBatchRequest
from hubapi_client.operations import READ_ASSOCIATIONS
from hubapi_ext import (
    BatchError,
    InterruptedBatchError,
    InvalidInputError,
    NotFoundError,
    RepeatedCursorError,
    ServerError,
)
from hubapi_ext.mock import MockHubSpot
from tests.conftest import Between, open_hub

ENROLLED = 861
BATCH = READ_ASSOCIATIONS.batch.max_inputs
PAGE = 5


@pytest.fixture
def hubspot() -> MockHubSpot:
    """A mock with small pages."""
    return MockHubSpot(page_size=PAGE)


@pytest.fixture(params=["sync", "async"])
def hub(request: pytest.FixtureRequest, between: Between, token: str) -> Any:
    with open_hub(request.param, token, base_url="https://hubspot.invalid", transport=between) as made:
        yield made


class School:
    """Contacts that are enrolled in courses."""

    def __init__(self, hub: Any, portal: Any, between: Between) -> None:
        self._hub, self._portal, self._between = hub, portal, between

    def enrol(self, *counts: int) -> dict[str, list[str]]:
        """Makes contacts with so many courses each. Returns the ids of their courses, by the ids of the contacts."""
        courses = [self._portal.create("0-410", {}) for _ in range(max(counts))]
        enrolled = {self._portal.create("contacts", {}): courses[:count] for count in counts}
        pairs = [(contact, course, ENROLLED) for contact, mine in enrolled.items() for course in mine]
        if pairs:
            self._hub.associations.create_many("contacts", "0-410", pairs).raise_for_failures()
        self._between.requests.clear()
        return enrolled


@pytest.fixture
def school(hub: Any, portal: Any, between: Between) -> School:
    return School(hub, portal, between)


def ids(row: Any) -> list[str]:
    return [to.id for to in row.to]


def test_a_record_has_one_complete_row(hub: Any, school: School) -> None:
    enrolled = school.enrol(0, 1, PAGE, PAGE + 1, 3 * PAGE + 2)
    rows = list(hub.associations.read_many("contacts", "0-410", list(enrolled)))
    assert {row.from_id: ids(row) for row in rows} == enrolled
    assert len(rows) == len(enrolled)


def test_rows_can_be_had_page_by_page(hub: Any, school: School) -> None:
    (contact, courses), *_ = school.enrol(2 * PAGE + 1).items()
    rows = list(hub.associations.read_many("contacts", "0-410", [contact], pages=True))
    assert [ids(row) for row in rows] == [courses[:PAGE], courses[PAGE : 2 * PAGE], courses[2 * PAGE :]]
    assert [bool(row.paging) for row in rows] == [True, True, False]


def test_every_asker_of_a_record_gets_every_page(hub: Any, school: School) -> None:
    (contact, courses), *_ = school.enrol(2 * PAGE).items()
    rows = list(hub.associations.read_many("contacts", "0-410", [contact, contact], pages=True))
    assert sorted(id for row in rows for id in ids(row)) == sorted([*courses, *courses])


def test_a_record_that_is_read_from_a_page_on_has_no_page_before_it(hub: Any, school: School) -> None:
    (contact, courses), *_ = school.enrol(2 * PAGE + 1).items()
    first, *_ = hub.associations.read_many("contacts", "0-410", [contact], pages=True)
    rest = {"id": contact, "after": first.paging.next.after}
    rows = list(hub.associations.read_many("contacts", "0-410", [contact, rest], ordered=True))
    assert [ids(row) for row in rows] == [courses, courses[PAGE:]]


def test_askers_of_one_record_take_no_place_in_the_requests_for_its_pages(
    hub: Any, school: School, between: Between
) -> None:
    first, *others = school.enrol(PAGE + 1, 1, 1, 1)
    list(hub.associations.read_many("contacts", "0-410", [*[first] * 4, *others], batch_size=4, concurrency=1))
    assert between.sizes == [1, 4]


def test_rows_can_be_had_in_the_order_of_the_inputs(hub: Any, school: School) -> None:
    enrolled = school.enrol(3 * PAGE, 0, 2 * PAGE, 1)
    rows = hub.associations.read_many("contacts", "0-410", list(enrolled), ordered=True)
    assert [row.from_id for row in rows] == list(enrolled)


def test_uneven_records_are_read_in_close_to_the_least_number_of_requests(
    hub: Any, school: School, between: Between
) -> None:
    # Up to 2,000 associations each with pages of 500, to scale.
    chance = random.Random(7)  # noqa: S311 - it is to be the same every time
    counts = [chance.randint(0, 4 * PAGE) for _ in range(BATCH)]
    enrolled = school.enrol(*counts)
    assert {
        row.from_id: ids(row) for row in hub.associations.read_many("contacts", "0-410", list(enrolled))
    } == enrolled
    pages = [max(1, math.ceil(count / PAGE)) for count in counts]
    least = max(*pages, math.ceil(sum(pages) / BATCH))
    assert len(between.requests) <= 1.1 * least


def test_more_records_than_one_request_takes_are_read_in_close_to_the_least_number_of_requests(
    hub: Any, school: School, between: Between
) -> None:
    counts = [index % (2 * PAGE) for index in range(5 * BATCH // 2)]
    enrolled = school.enrol(*counts)
    rows = hub.associations.read_many("contacts", "0-410", list(enrolled))
    assert {row.from_id: ids(row) for row in rows} == enrolled
    least = math.ceil(sum(max(1, math.ceil(count / PAGE)) for count in counts) / BATCH)
    assert len(between.requests) <= 1.1 * least + 1


def answer(rows: dict[str, tuple[list[int], str | None]]) -> httpx.Response:
    """An answer with these records, each with its page and the cursor of the next."""
    results = [
        {
            "from": {"id": id},
            "to": [{"toObjectId": one, "associationTypes": []} for one in page],
            **({"paging": {"next": {"after": after}}} if after else {}),
        }
        for id, (page, after) in rows.items()
    ]
    return httpx.Response(200, json={"status": "COMPLETE", "results": results})


def cursor(request: httpx.Request) -> str | None:
    """The cursor that a request with one input asks for."""
    (given,) = json.loads(request.content)["inputs"]
    found: str | None = given.get("after")
    return found


def test_an_empty_page_with_a_cursor_is_not_the_end(hub: Any, between: Between) -> None:
    pages: dict[str | None, tuple[list[int], str | None]] = {None: ([1], "a"), "a": ([], "b"), "b": ([2], None)}
    between.before = lambda request: answer({"7": pages[cursor(request)]})
    assert [ids(row) for row in hub.associations.read_many("contacts", "0-410", [7])] == [["1", "2"]]


@pytest.mark.parametrize("period", [1, 2, 3])
def test_a_cursor_that_repeats_ends_in_an_error_and_not_in_a_loop(hub: Any, between: Between, period: int) -> None:
    between.before = lambda _: answer({"7": ([1], str(len(between.requests) % period))})
    with pytest.raises(BatchError) as caught:
        list(hub.associations.read_many("contacts", "0-410", [7]))
    assert isinstance(caught.value.exceptions[0], RepeatedCursorError)
    assert len(between.requests) == period + 1


def test_a_record_whose_later_page_is_gone_has_the_pages_that_there_were(hub: Any, between: Between) -> None:
    gone = {
        "category": "OBJECT_NOT_FOUND",
        "subCategory": "crm.associations.NO_ASSOCIATIONS_FOUND",
        "context": {"fromObjectId": ["7"]},
    }
    between.before = lambda request: (
        httpx.Response(207, json={"results": [], "errors": [gone]}) if cursor(request) else answer({"7": ([1], "a")})
    )
    (row,) = hub.associations.read_many("contacts", "0-410", [7])
    assert (ids(row), row.paging) == (["1"], None)


def test_a_record_that_hubspot_reports_as_missing_is_told_apart_from_one_without_associations(
    hub: Any, between: Between
) -> None:
    errors = [
        {"category": "OBJECT_NOT_FOUND", "subCategory": f"crm.associations.{kind}", "context": {"fromObjectId": [id]}}
        for kind, id in (("NO_ASSOCIATIONS_FOUND", "1"), ("FROM_OBJECT_NOT_FOUND", "2"))
    ]
    between.before = lambda _: httpx.Response(207, json={"results": [], "errors": errors})
    rows = hub.associations.read_many("contacts", "0-410", [1, 2])
    assert ids(next(rows)) == []
    with pytest.raises(BatchError) as caught:
        next(rows)
    assert [(one.input, type(one.error)) for one in caught.value.outcomes] == [(2, NotFoundError)]


def test_a_read_can_be_gone_on_with_from_where_it_was_left(hub: Any, school: School) -> None:
    enrolled = school.enrol(*[index % (3 * PAGE) for index in range(60)])
    source = iter(enrolled)
    stream = hub.associations.read_many("contacts", "0-410", source)
    seen = {row.from_id: ids(row) for row in islice(stream, 20)}
    stream.close()
    rest = hub.associations.read_many("contacts", "0-410", [*stream.unfinished, *source])
    for row in rest:
        assert row.from_id not in seen
        seen[row.from_id] = ids(row)
    assert seen == enrolled


def test_pages_can_be_gone_on_with_from_where_they_were_left(hub: Any, school: School) -> None:
    (contact, courses), *_ = school.enrol(4 * PAGE).items()
    stream = hub.associations.read_many("contacts", "0-410", [contact], pages=True)
    seen = [*ids(next(stream)), *ids(next(stream))]
    stream.close()
    (left,) = stream.unfinished
    assert isinstance(left, PublicFetchAssociationsBatchRequest)
    for row in hub.associations.read_many("contacts", "0-410", [left], pages=True):
        seen += ids(row)
    assert seen == courses


def test_the_position_of_a_stream_is_how_many_inputs_it_has_taken(hub: Any, school: School) -> None:
    enrolled = school.enrol(1, 1, 1)
    stream = hub.associations.read_many("contacts", "0-410", list(enrolled))
    assert stream.position == 0
    list(stream)
    assert (stream.position, stream.unfinished) == (3, [])


def test_a_read_that_ended_early_loses_no_record(hub: Any, school: School, between: Between) -> None:
    enrolled = school.enrol(*[1] * (3 * BATCH))
    answers = {2: httpx.Response(404, json={"message": "no"}), 3: httpx.Response(401, json={})}
    between.before = lambda _: answers.get(len(between.requests))
    seen: list[str] = []
    with pytest.raises(InterruptedBatchError) as caught:
        seen.extend(
            row.from_id for row in hub.associations.read_many("contacts", "0-410", list(enrolled), concurrency=1)
        )
    failed = [outcome.input for outcome in caught.value.result.failed]
    assert (len(seen), len(failed), len(caught.value.unfinished)) == (BATCH, BATCH, BATCH)
    assert {*seen, *failed, *caught.value.unfinished} == set(enrolled)


def test_a_read_that_was_left_says_what_had_failed(hub: Any, school: School, between: Between) -> None:
    enrolled = school.enrol(*[1] * (2 * BATCH))
    between.before = lambda _: httpx.Response(404, json={"message": "no"}) if len(between.requests) == 1 else None
    stream = hub.associations.read_many("contacts", "0-410", list(enrolled), concurrency=1)
    next(stream)
    stream.close()
    assert len(stream.late) == BATCH
    assert len(stream.unfinished) == BATCH - 1


def test_pages_have_no_order_to_keep(hub: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        hub.associations.read_many("contacts", "0-410", [1], pages=True, ordered=True)
    assert caught.value.argument == "ordered"


def test_a_later_page_that_cannot_be_read_fails_its_record(hub: Any, between: Between) -> None:
    between.before = lambda request: httpx.Response(501) if cursor(request) else answer({"7": ([1], "a")})
    with pytest.raises(BatchError) as caught:
        list(hub.associations.read_many("contacts", "0-410", [7]))
    assert [outcome.input for outcome in caught.value.outcomes] == [7]


def test_a_later_page_that_cannot_be_read_says_where_to_go_on(hub: Any, between: Between) -> None:
    between.before = lambda request: httpx.Response(501) if cursor(request) else answer({"7": ([1], "a")})
    with pytest.raises(BatchError) as caught:
        list(hub.associations.read_many("contacts", "0-410", [7], pages=True))
    assert [(outcome.input.id, outcome.input.after) for outcome in caught.value.outcomes] == [("7", "a")]


# Lists: one record, page after page


def test_one_record_is_read_page_after_page(hub: Any, school: School, between: Between) -> None:
    (contact, courses), *_ = school.enrol(2 * PAGE + 1).items()
    assert [to.id for to in hub.associations.read_one("contacts", contact, "0-410")] == courses
    assert [request.url.params.get("after") for request in between.requests] == [
        None,
        courses[PAGE],
        courses[2 * PAGE],
    ]


def test_a_record_without_associations_has_none_to_list(hub: Any, school: School) -> None:
    (contact, _), *_ = school.enrol(0).items()
    assert list(hub.associations.read_one("contacts", contact, "0-410")) == []


def test_a_page_can_be_made_smaller(hub: Any, school: School, between: Between) -> None:
    (contact, courses), *_ = school.enrol(PAGE).items()
    assert [to.id for to in hub.associations.read_one("contacts", contact, "0-410", limit=2)] == courses
    assert [request.url.params["limit"] for request in between.requests] == ["2", "2", "2"]


def test_a_list_can_be_gone_on_with_from_where_it_was_left(hub: Any, school: School) -> None:
    (contact, courses), *_ = school.enrol(3 * PAGE).items()
    stream = hub.associations.read_one("contacts", contact, "0-410")
    seen = [to.id for to in islice(stream, PAGE)]
    next(stream)
    stream.close()
    # The second page was begun, and not handed out to its end.
    after = stream.unfinished[0].after
    rest = hub.associations.read_one("contacts", contact, "0-410", after=after)
    assert [*seen, *(to.id for to in rest)] == courses


def list_answer(page: list[int], after: str | None) -> httpx.Response:
    """A page of a list."""
    paging = {"paging": {"next": {"after": after}}} if after else {}
    return httpx.Response(
        200, json={"results": [{"toObjectId": one, "associationTypes": []} for one in page], **paging}
    )


def test_an_empty_page_of_a_list_with_a_cursor_is_not_the_end(hub: Any, between: Between) -> None:
    pages = [([], "a"), ([1], "b"), ([], "c"), ([2], None)]
    between.before = lambda _: list_answer(*pages[len(between.requests) - 1])
    assert [to.id for to in hub.associations.read_one("contacts", 7, "0-410")] == ["1", "2"]


def test_a_list_whose_cursor_repeats_is_an_error(hub: Any, between: Between) -> None:
    between.before = lambda _: list_answer([1], "a")
    stream = hub.associations.read_one("contacts", 7, "0-410")
    assert next(stream).id == "1"
    with pytest.raises(RepeatedCursorError):
        list(stream)
    assert len(between.requests) == 2


def test_a_list_that_cannot_be_read_raises_just_that(hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(501)
    with pytest.raises(ServerError):
        list(hub.associations.read_one("contacts", 7, "0-410"))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("contacts", "seven", "0-410"), {"object_id"}),
        (("con/tacts", 7, "0-410"), {"object_type"}),
    ],
)
def test_a_list_with_a_wrong_argument_names_it(
    hub: Any, between: Between, arguments: tuple[Any, ...], named: set[str]
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        list(hub.associations.read_one(*arguments))
    assert ({caught.value.argument}, between.requests) == (named, [])


@pytest.mark.parametrize("limit", [0, 501, "2", 1.5])
def test_a_page_size_that_hubspot_does_not_have_is_refused(hub: Any, between: Between, limit: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        list(hub.associations.read_one("contacts", 7, "0-410", limit=limit))
    assert (caught.value.argument, between.requests) == ("limit", [])
