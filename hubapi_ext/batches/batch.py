"""Batches as values, which the methods of the resources return: one that is sent at once, and one that is a stream.

What becomes of the inputs is the engine's business, and how requests are sent that of the streams.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping, Sequence, Sized
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec
from attrs import define, field, frozen

from hubapi_client import Client, operations
from hubapi_client.errors import shortened
from hubapi_client.operations import BatchOperation, ListOperation, PagingKey
from hubapi_ext.batches.engine import ENVELOPE, Batching, Bulk, Completed, Engine, Item, Page, Plain
from hubapi_ext.batches.outcomes import BatchError, BatchResult, InterruptedBatchError, Outcome, Progress
from hubapi_ext.batches.streams import AsyncStream, Event, HandOut, Sending, Stream
from hubapi_ext.calls import Call, Endpoint
from hubapi_ext.errors import InvalidInputError

I = TypeVar("I")  # noqa: E741
R = TypeVar("R")
T = TypeVar("T")

CONCURRENCY = 8
"""How many requests of a batch are under way at a time, unless something else is asked for."""

ReportProgress = Callable[[Progress], object]


class Streamed(Generic[T]):
    """What is sent while it is looped over."""

    def parts(self) -> tuple[Engine[Any], Sending, HandOut[T]]:
        """What a stream is made of. Each stream needs its own."""
        raise NotImplementedError

    def iterate(self, client: Client) -> Stream[T]:
        """The stream that sends while it is looped over."""
        engine, sending, hand_out = self.parts()
        if not isinstance(sending.inputs, Iterable):
            what = f"got {shortened(sending.inputs)}"
            raise InvalidInputError("inputs", what, allowed="async iterables are for AsyncHubApi")
        return Stream(engine, sending, hand_out, client)

    def iterate_async(self, client: Client) -> AsyncStream[T]:
        """The stream that sends while it is looped over with `async for`."""
        return AsyncStream(*self.parts(), client)


@frozen(kw_only=True)
class Batch(Streamed[T]):
    """A batch that is still to be sent."""

    operation: BatchOperation
    endpoint: Endpoint
    arguments: Mapping[str, Any]
    inputs: Iterable[Any] | AsyncIterable[Any]
    model: Callable[[Any], Any]
    form: str
    hand_out: Callable[[], HandOut[T]]
    plain: Callable[[], Plain] | None = None
    answer: Callable[[], type[Any]] | None = None
    """What the answers are decoded to, where it is not the endpoint's own model."""
    empty: Callable[[Any], Any] | None = None
    pages: bool = False
    ordered: bool = False
    concurrency: int = CONCURRENCY
    progress: ReportProgress | None = None

    def __attrs_post_init__(self) -> None:
        inputs, concurrency = self.inputs, self.concurrency
        if isinstance(inputs, str | bytes | Mapping) or not isinstance(inputs, Iterable | AsyncIterable):
            raise InvalidInputError("inputs", f"got {shortened(inputs)}", allowed="it is a list or another iterable")
        if not isinstance(concurrency, int) or isinstance(concurrency, bool) or concurrency < 1:
            raise InvalidInputError("concurrency", f"got {shortened(concurrency)}", allowed="must be an integer ≥ 1")
        if self.progress is not None and not callable(self.progress):
            raise InvalidInputError("progress", f"got {shortened(self.progress)}", allowed="must be a function or None")

    def parts(self) -> tuple[Engine[Any], Sending, HandOut[T]]:
        """The engine with the operation's facts, and requests with the encoded inputs as their body."""
        batching = Batching(
            operation=self.operation,
            batch=self.operation.batch,
            model=self.model,
            form=self.form,
            plain=self.plain,
            trace=uuid.uuid4().hex,
            empty=self.empty,
            pages=self.pages,
            ordered=self.ordered,
            total=len(self.inputs) if isinstance(self.inputs, Sized) else None,
        )
        sending = Sending(inputs=self.inputs, request=self._request, concurrency=self.concurrency, report=self.progress)
        return Engine(batching), sending, self.hand_out()

    def _request(self, items: Sequence[Item]) -> Call[Any]:
        content = items.take_content() if isinstance(items, Bulk) else b",".join(item.content for item in items)
        body = msgspec.Raw(ENVELOPE[:-2] + content + ENVELOPE[-2:])
        return Call(self.endpoint, {**self.arguments, "body": body}, _same, self.answer() if self.answer else None)


def _same(answer: T) -> T:
    return answer


class PageRequest(msgspec.Struct, frozen=True):
    """Which page of a list to ask for."""

    after: str | None = None
    """The `paging.next.after` of the page before; None for the first page."""


@frozen(kw_only=True)
class Pages(Streamed[T]):
    """A list that is still to be read, page by page. The engine takes it for a batch with a single input."""

    operation: ListOperation
    endpoint: Endpoint
    arguments: Mapping[str, Any]
    after: str | None = None
    """Where to go on."""

    def parts(self) -> tuple[Engine[Any], Sending, HandOut[T]]:
        """The engine for one input, which is the page to ask for, and requests with its cursor in their query."""
        paging = self.operation.paging
        batch = operations.Batch(max_inputs=1, max_bytes=sys.maxsize, results=(), errors=(), paging=paging)
        batching: Batching[Any] = Batching(operation=self.operation, batch=batch, model=_same, pages=True)
        sending = Sending(inputs=[PageRequest(self.after)], request=self._request, concurrency=1)
        return Engine(batching), sending, HandOutItems(paging)

    def _request(self, items: Sequence[Item]) -> Call[Any]:
        return Call(self.endpoint, {**self.arguments, self.operation.paging.input: items[0].model.after}, _same)


@frozen
class WholeBatch(Generic[I, R]):
    """A batch that is sent to its end, before its outcomes are returned."""

    batch: Batch[Outcome[I, R]]

    def send(self, client: Client) -> BatchResult[I, R]:
        """Sends the batch and waits for all of it."""
        with self.batch.iterate(client) as stream:
            outcomes: list[Outcome[I, R]] = []
            try:
                stream.extend(outcomes)
            except BaseException as error:  # noqa: BLE001 - it is raised again, with the account
                stream.close()
                raise _accounted(error, [*outcomes, *stream.late]) from error.__cause__
        return _in_order(outcomes)

    async def send_async(self, client: Client) -> BatchResult[I, R]:
        """The same, without blocking the event loop."""
        async with self.batch.iterate_async(client) as stream:
            outcomes: list[Outcome[I, R]] = []
            try:
                await stream.extend(outcomes)
            except BaseException as error:  # noqa: BLE001 - it is raised again, with the account
                await stream.aclose()
                raise _accounted(error, [*outcomes, *stream.late]) from error.__cause__
        return _in_order(outcomes)


def _in_order(outcomes: list[Outcome[I, R]]) -> BatchResult[I, R]:
    return BatchResult(sorted(outcomes, key=attrgetter("index")))


def _accounted(error: BaseException, outcomes: list[Outcome[I, R]]) -> BaseException:
    """The exception that ended a batch, with the outcomes of what was sent."""
    result = _in_order(outcomes)
    if isinstance(error, InterruptedBatchError):
        return InterruptedBatchError(error.args[0], result, error.unfinished)
    if outcomes:
        # Ctrl-C, a cancellation and what the caller's own code raised stay what they are, and carry the account.
        error.batch_result = result  # type: ignore[attr-defined]
        error.add_note(f"{result!r} came of what was sent by then; it is in this exception's `batch_result`")
    return error


class HandOutOutcomes:
    """Hands out every outcome."""

    withheld: Sequence[Outcome[Any, Any]] = ()

    def __call__(self, events: Iterator[Event]) -> Iterator[Iterator[Outcome[Any, Any]]]:
        """The outcomes of the events that have some."""
        for event in events:
            if isinstance(event, Completed):
                yield event.over(event.outcomes())
            elif not isinstance(event, Page):
                yield iter((event,))

    def at_end(self) -> None:
        """Raises nothing: every outcome says itself what became of its input."""


@define
class HandOutResults:
    """Hands out the results alone, and raises the failures when there are no more."""

    withheld: list[Outcome[Any, Any]] = field(factory=list)

    def __call__(self, events: Iterator[Event]) -> Iterator[Iterator[Any]]:
        """The results of the events that have some."""
        for event in events:
            if isinstance(event, Completed):
                yield event.over(event.results)
            elif isinstance(event, Page) or event.succeeded:
                yield iter((event.result,))
            else:
                self.withheld.append(event)

    def at_end(self) -> None:
        """Raises BatchError when some inputs had no result."""
        if self.withheld:
            raise BatchError(f"{len(self.withheld)} inputs could not be read", self.withheld)


@define
class HandOutTogether(HandOutResults):
    """Hands out the results of an answer as one, and raises the failures when there are no more."""

    together: Callable[[Sequence[Any]], Sized] = field(kw_only=True)
    """Makes one thing of the results. Empty ones are not handed out."""

    def __call__(self, events: Iterator[Event]) -> Iterator[Iterator[Any]]:
        """The results of an answer, and of what is ready besides."""
        single: list[Any] = []
        for event in events:
            if isinstance(event, Completed):
                yield from _unless_empty(self.together(single))
                single = []
                one = self.together(event.results)
                # Not before: what a Ctrl-C keeps from being made was not handed out.
                event.at_once()
                yield from _unless_empty(one)
            elif isinstance(event, Outcome) and event.succeeded:
                single.append(event.result)
            elif isinstance(event, Outcome):
                self.withheld.append(event)
        yield from _unless_empty(self.together(single))


def _unless_empty(one: Sized) -> Iterator[Iterator[Any]]:
    if one:
        yield iter((one,))


@define
class HandOutItems:
    """Hands out what the pages of a list hold, and raises what kept it from going on."""

    paging: PagingKey
    withheld: Sequence[Outcome[Any, Any]] = ()

    def __call__(self, events: Iterator[Event]) -> Iterator[Iterator[Any]]:
        """The items of each page."""
        for event in events:
            if isinstance(event, Outcome) and not event.succeeded:
                self.withheld = (event,)
            elif not isinstance(event, Completed):
                yield iter(getattr(event.result, self.paging.items))

    def at_end(self) -> None:
        """Raises the error that ended the list early."""
        for outcome in self.withheld:
            if outcome.error is not None:
                raise outcome.error
