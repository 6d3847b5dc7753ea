"""What the engine of batches decides, without any I/O: the tests play the driver."""

from __future__ import annotations

import heapq
from typing import Any

from hubapi_client import models
from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.batches.chunks import Chunk
from hubapi_ext.batches.engine import WINDOW, Engine
from tests.decisions import driving
from tests.decisions.driving import all_created, handed_out, read_answer, requests_of

SMALL = 3


def engine_of(operation: Any, model: Any, **options: Any) -> Engine[Any]:
    made: Engine[Any] = driving.engine_of(operation, model, max_inputs=SMALL, **options)
    return made


def test_an_ordered_batch_takes_inputs_only_so_far_ahead_of_the_first_outcome() -> None:
    engine = engine_of(CREATE_COURSES, forms.new_record, ordered=True)
    requests_of(engine, ({"hs_course_name": str(number)} for number in range(10_000)))
    assert engine.inbox.taken == WINDOW * SMALL


def test_an_ordered_batch_goes_on_to_its_window_while_the_first_request_is_stuck() -> None:
    engine = engine_of(CREATE_COURSES, forms.new_record, ordered=True)
    inputs = ({"hs_course_name": str(number)} for number in range(10_000))
    (stuck,) = requests_of(engine, inputs, most=1)
    count = 0
    while cut := requests_of(engine, inputs, most=8):
        for chunk in cut:
            engine.answered(chunk, all_created(chunk))
            count += 1
    assert count == WINDOW - 1
    engine.answered(stuck, all_created(stuck))
    assert len(handed_out(engine)) == WINDOW * SMALL
    assert requests_of(engine, inputs, most=1) != []


def seconds_for(*, ordered: bool, requests: int = 500) -> float:
    """How long a batch takes if a request takes 0.2 seconds, and each hundredth is sent again ten seconds later."""
    engine = engine_of(CREATE_COURSES, forms.new_record, ordered=ordered)
    inputs = ({"hs_course_name": str(number)} for number in range(requests * SMALL))
    now, sent = 0.0, 0
    answers: list[tuple[float, int, Chunk]] = []
    while True:
        for chunk in requests_of(engine, inputs, most=8 - len(answers)):
            sent += 1
            heapq.heappush(answers, (now + (10.2 if sent % 100 == 50 else 0.2), sent, chunk))
        handed_out(engine)
        if not answers:
            return now
        now, _, chunk = heapq.heappop(answers)
        engine.answered(chunk, all_created(chunk))


def test_rate_limits_now_and_then_cost_an_ordered_batch_little_more_time_than_others() -> None:
    assert seconds_for(ordered=True) < 1.3 * seconds_for(ordered=False)


def test_a_read_that_is_not_full_waits_for_the_pages_that_may_join_it() -> None:
    engine = engine_of(READ_ASSOCIATIONS, forms.record)
    (first,) = requests_of(engine, iter(range(1, SMALL + 2)))
    engine.answered(first, read_answer(("1", "a"), ("2", None), ("3", None)))
    (second,) = requests_of(engine, iter(()))
    asked = map(second.columns.model, range(len(second)))
    assert [(model.id, model.after) for model in asked] == [("1", "a"), (str(SMALL + 1), None)]


def test_a_record_is_never_in_two_requests_at_a_time() -> None:
    engine = engine_of(READ_ASSOCIATIONS, forms.record, pages=True)
    (first,) = requests_of(engine, iter([7, 7, 7]))
    assert first.keys == ["7"]
    engine.answered(first, read_answer(("7", None)))
    (second,) = requests_of(engine, iter(()))
    assert list(second.indices) == [1]


def test_two_types_for_one_pair_are_never_under_way_together() -> None:
    engine = engine_of(CREATE_ASSOCIATIONS, forms.association)
    (first,) = requests_of(engine, iter([(1, 2, 861), (1, 2, ("USER_DEFINED", 37))]))
    assert list(first.indices) == [0]
    engine.answered(first, models.BatchResponseLabelsBetweenObjectPair(results=[]))
    (second,) = requests_of(engine, iter(()))
    assert list(second.indices) == [1]


def test_outcomes_that_wait_for_their_turn_are_handed_out_when_the_batch_is_closed() -> None:
    engine = engine_of(CREATE_COURSES, forms.new_record, ordered=True)
    _, second = requests_of(engine, ({"hs_course_name": str(number)} for number in range(2 * SMALL)))
    engine.answered(second, models.BatchResponseSimplePublicObject(results=[]))
    assert handed_out(engine) == []
    engine.close()
    assert [outcome.index for outcome in handed_out(engine)] == [3, 4, 5]
