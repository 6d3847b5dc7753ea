"""What the methods that send a batch have in common: from its inputs and its answer to an outcome for each input."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from hubapi_client.models import StandardError
from hubapi_client.operations import BatchOperation
from hubapi_ext.errors import BatchError, HubApiError, Refusal, UnaccountedError, refused
from hubapi_ext.matching import BatchAnswer, Fate, tie
from hubapi_ext.outcomes import BatchResult, Outcome

I = TypeVar("I")  # noqa: E741
M = TypeVar("M", bound=msgspec.Struct)
R = TypeVar("R")


def traced(operation: BatchOperation, inputs: Sequence[M]) -> list[M]:
    """The inputs, each with a trace id of its own where it has none. What was given is not changed."""
    trace = operation.batch.trace
    if trace is None:
        return list(inputs)
    prefix = uuid.uuid4().hex
    return [
        one if getattr(one, trace) is not None else msgspec.structs.replace(one, **{trace: f"{prefix}-{position}"})
        for position, one in enumerate(inputs)
    ]


def conclude_batch(
    operation: BatchOperation, given: Sequence[I], sent: Sequence[Any]
) -> Callable[[BatchAnswer], BatchResult[I, Any]]:
    """What makes outcomes of the answer to a batch.

    `given` are the inputs as the caller has them, `sent` the models that were made of them.
    """

    def conclude(answer: BatchAnswer) -> BatchResult[I, Any]:
        fates = tie(operation.batch, sent, answer)
        _drop_traces(operation, given, fates)
        return BatchResult(
            [_outcome(operation, index, one, fate) for index, (one, fate) in enumerate(zip(given, fates, strict=True))]
        )

    return conclude


def read_rows(
    operation: BatchOperation,
    given: Sequence[I],
    sent: Sequence[M],
    answer: BatchAnswer,
    *,
    empty: Callable[[M], R],
) -> Iterator[R]:
    """A row for each input, in their order. Raises BatchError afterwards for the inputs that have none.

    `empty` makes the row of an input of which HubSpot says that there is nothing to return.
    """
    outcomes: list[Outcome[I, R]] = []
    for index, (one, asked, fate) in enumerate(zip(given, sent, tie(operation.batch, sent, answer), strict=True)):
        if fate.error is not None and fate.error.sub_category == operation.batch.empty:
            yield empty(asked)
        elif fate.result is not None:
            yield fate.result
        else:
            outcomes.append(_outcome(operation, index, one, fate))
    if outcomes:
        raise BatchError(f"{len(outcomes)} of {len(given)} inputs could not be read", outcomes)


def _drop_traces(operation: BatchOperation, given: Sequence[object], fates: Sequence[Fate]) -> None:
    """Takes the trace ids out of the results whose callers did not choose one."""
    trace = operation.batch.trace
    for one, fate in zip(given, fates, strict=True):
        if trace is not None and fate.result is not None and getattr(one, trace, None) is None:
            setattr(fate.result, trace, None)


def _outcome(operation: BatchOperation, index: int, given: I, fate: Fate) -> Outcome[I, Any]:
    if fate.result is not None:
        return Outcome(index=index, input=given, status="succeeded", result=fate.result)
    if fate.error is not None:
        return Outcome(index=index, input=given, status="failed", error=_input_error(operation, fate.error))
    text = f"the answer to {operation.name} says nothing of this input"
    return Outcome(index=index, input=given, status="unknown", error=UnaccountedError(text))


def _input_error(operation: BatchOperation, error: StandardError) -> HubApiError:
    """The exception for an input that HubSpot refused inside a 207."""
    context = dict(error.context or {})
    return refused(
        Refusal(
            status=207,
            category=error.category,
            sub_category=error.sub_category if isinstance(error.sub_category, str) else None,
            message=error.message or "",
            context=context,
            details=tuple(msgspec.to_builtins(detail) for detail in error.errors or ()),
            request=f"an input of {operation.name}",
        )
    )
