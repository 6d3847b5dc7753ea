"""What the engine of batches decides, without any I/O: the tests play the driver."""

from __future__ import annotations

from typing import Any

from hubapi_client import models
from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.batches.engine import WINDOW, Engine
from tests.decisions import driving
from tests.decisions.driving import handed_out, read_answer, requests_of

SMALL = 3


def engine_of(operation: Any, model: Any, **options: Any) -> Engine[Any]:
    made: Engine[Any] = driving.engine_of(operation, model, max_inputs=SMALL, **options)
    return made


def test_an_ordered_batch_takes_inputs_only_so_far_ahead_of_the_first_outcome() -> None:
    engine = engine_of(CREATE_COURSES, forms.course, ordered=True)
    requests_of(engine, ({"hs_course_name": str(number)} for number in range(10_000)))
    assert engine.inbox.taken == WINDOW * SMALL


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
    engine = engine_of(CREATE_COURSES, forms.course, ordered=True)
    _, second = requests_of(engine, ({"hs_course_name": str(number)} for number in range(2 * SMALL)))
    engine.answered(second, models.BatchResponseSimplePublicObject(results=[]))
    assert handed_out(engine) == []
    engine.close()
    assert [outcome.index for outcome in handed_out(engine)] == [3, 4, 5]
