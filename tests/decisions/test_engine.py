"""What the engine of batches decides, without any I/O: the tests play the driver."""

from __future__ import annotations

from typing import Any

import attrs

from hubapi_client import models
from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.batches.chunks import Chunk
from hubapi_ext.batches.engine import WINDOW, Batching, Engine
from hubapi_ext.batches.given import Forms
from hubapi_ext.batches.handing_out import HandOutOutcomes

SMALL = 3


def engine_of(operation: Any, model: Any, **options: Any) -> Engine[Any]:
    facts = attrs.evolve(operation.batch, max_inputs=SMALL)
    known = Forms(model=model, trace_field=facts.trace, trace_prefix="t")
    options.setdefault("max_identical_failures", 5)
    return Engine(Batching(operation=operation, batch=facts, forms=known, hand_out=HandOutOutcomes(), **options))


def requests_of(engine: Engine[Any], inputs: Any) -> list[Chunk]:
    """All requests that the engine cuts while none is answered."""
    cut: list[Chunk] = []
    while True:
        chunk = engine.next_chunk()
        if chunk is not None:
            cut.append(chunk)
        elif not engine.wanted:
            return cut
        else:
            engine.take(inputs)


def handed_out(engine: Engine[Any]) -> list[Any]:
    entries: list[Any] = []
    while engine.outbox.open_next():
        entries += engine.outbox.current.entries
        engine.outbox.current.delivered = len(engine.outbox.current.entries)
    return entries


def read_answer(*rows: tuple[str, str | None]) -> models.BatchResponsePublicAssociationMultiWithLabel:
    """An answer with a row for each id, and the cursor of its next page."""
    return models.BatchResponsePublicAssociationMultiWithLabel(
        results=[
            models.PublicAssociationMultiWithLabel(
                from_=models.ReturnedPublicObjectId(id=id),
                to=[],
                paging=models.Paging(next=models.NextPage(after=after)) if after else None,
            )
            for id, after in rows
        ]
    )


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
