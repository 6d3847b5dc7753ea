"""Plays the driver of an engine of batches, without any I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import field, frozen
from msgspec.structs import replace

from hubapi_client import models
from hubapi_ext.batches.chunks import Chunk
from hubapi_ext.batches.engine import Batching, Engine
from hubapi_ext.batches.handing_out import HandOutOutcomes
from hubapi_ext.batches.input_forms import Forms
from hubapi_ext.errors import HubApiError
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.refusals import refused

TRACES = "t"
"""How the trace ids begin that are given to inputs without one."""


def engine_of(operation: Any, model: Any, *, max_inputs: int, max_bytes: int | None = None, **options: Any) -> Any:
    """An engine for an operation whose requests take fewer inputs than they do."""
    facts = replace(operation.batch, max_inputs=max_inputs, max_bytes=max_bytes or operation.batch.max_bytes)
    plain = options.pop("plain", None)
    known = Forms(model=model, plain=plain, trace_field=facts.trace, trace_prefix=TRACES)
    options = {"max_identical_failures": 5, "hand_out": HandOutOutcomes(), **options}
    return Engine(Batching(operation=operation, batch=facts, forms=known, **options))


def requests_of(engine: Any, inputs: Iterator[Any], most: int | None = None) -> list[Chunk]:
    """The requests that the engine cuts while none is answered, or so many of them."""
    cut: list[Chunk] = []
    while most is None or len(cut) < most:
        chunk = engine.next_chunk()
        if chunk is not None:
            cut.append(chunk)
        elif not engine.wanted:
            break
        else:
            engine.take(inputs)
    return cut


def handed_out(engine: Any) -> list[Any]:
    """All that the engine can hand out now."""
    entries: list[Any] = []
    while engine.outbox.open_next():
        entries += engine.outbox.current.entries
        engine.outbox.current.delivered = len(engine.outbox.current.entries)
    return entries


def settle(engine: Any, chunk: Chunk, said: Any) -> None:
    """Tells an engine what came of a request: an answer, or an exception."""
    if isinstance(said, HubApiError):
        engine.failed(chunk, said)
    else:
        engine.answered(chunk, said)


@frozen
class Run:
    """What came of a batch that was sent to its end."""

    requests: list[Chunk] = field(factory=list)
    outcomes: list[Any] = field(factory=list)

    @property
    def sizes(self) -> list[int]:
        """How many inputs each request had."""
        return list(map(len, self.requests))

    def indices(self, status: str) -> list[int]:
        """Which inputs have this fate."""
        return sorted(outcome.index for outcome in self.outcomes if outcome.status == status)


def send_all(
    engine: Any,
    inputs: Any,
    say: Callable[[Chunk], Any],
    concurrency: int = 8,
    watch: Callable[[Run], object] = lambda _: None,
) -> Run:
    """Sends a batch to its end, so many requests at a time, which are answered in turn."""
    run, source, flight = Run(), iter(inputs), list[Chunk]()
    while True:
        cut = requests_of(engine, source, most=concurrency - len(flight))
        run.requests.extend(cut)
        flight += cut
        run.outcomes.extend(handed_out(engine))
        watch(run)
        if not flight:
            engine.close()
            run.outcomes.extend(handed_out(engine))
            return run
        settle(engine, flight[0], say(flight.pop(0)))


# What HubSpot may say


def refusal(status: int = 400, message: str = "no", **fields: Any) -> HubApiError:
    """A refusal of a whole request."""
    fields.setdefault("category", "VALIDATION_ERROR" if status == 400 else None)
    return refused(Refusal(status=status, message=message, **fields))


def all_set(chunk: Chunk) -> models.BatchResponseLabelsBetweenObjectPair:
    """Every association of a request was made."""
    return models.BatchResponseLabelsBetweenObjectPair(
        results=[
            models.LabelsBetweenObjectPair(from_object_id=from_id, to_object_id=to_id, labels=[])
            for from_id, to_id in chunk.keys
        ]
    )


def all_created(chunk: Chunk) -> models.BatchResponseSimplePublicObject:
    """Every course of a request was created."""
    return models.BatchResponseSimplePublicObject(
        results=[models.SimplePublicObject(id="1", properties={}, object_write_trace_id=trace) for trace in chunk.keys]
    )


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


def all_read(chunk: Chunk) -> models.BatchResponsePublicAssociationMultiWithLabel:
    """Every record of a request was read."""
    return read_answer(*((id, None) for id in chunk.keys))
