"""Batches as values, which the methods of the resources return: one that is sent at once, and one that is a stream.

What becomes of the inputs is the engine's business, and how requests are sent that of the streams.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sequence, Sized
from functools import partial
from operator import attrgetter
from typing import Any, Generic, TypedDict, TypeVar

import msgspec
from attrs import field, frozen

from hubapi_client import operations
from hubapi_client.errors import shortened
from hubapi_client.operations import BatchOperation, ListOperation
from hubapi_client.wire import convert, encode_fields
from hubapi_ext.batches.chunks import Chunk, Envelope
from hubapi_ext.batches.engine import Batching, Engine
from hubapi_ext.batches.handing_out import HandOutItems, HandOutPages
from hubapi_ext.batches.input_forms import Forms, Plain
from hubapi_ext.batches.outbox import HandOut
from hubapi_ext.batches.outcomes import BatchResult, InterruptedBatchError, Outcome, Progress
from hubapi_ext.batches.streams import Listing, Sending
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.calls import Call, Chain, Endpoint, Sendable, Session, Steps, as_it_is, translate_errors
from hubapi_ext.errors import InvalidInputError, InvalidResponseError

I = TypeVar("I")  # noqa: E741
R = TypeVar("R")
T = TypeVar("T")

CONCURRENCY = 8
"""How many requests of a batch are in flight at a time, unless something else is asked for."""

ReportProgress = Callable[[Progress], object]


class BatchOptions(TypedDict, total=False):
    """What every batch can be told about how it is sent."""

    ordered: bool
    batch_size: int | None
    concurrency: int
    progress: ReportProgress | None


def batch_options(
    *,
    ordered: bool = False,
    batch_size: int | None = None,
    concurrency: int | None = None,
    progress: ReportProgress | None = None,
) -> BatchOptions:
    """The options of a batch, from the arguments of a method."""
    if concurrency is None:
        concurrency = CONCURRENCY
    return BatchOptions(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)


class Streamed(Generic[T]):
    """A plan that is sent while it is looped over."""

    def parts(self, session: Session) -> tuple[Batching[T], Sending]:
        """What is special about it, and how it is sent. Each stream needs its own."""
        raise NotImplementedError

    def iterate(self, session: Session) -> Stream[T]:
        """The stream that sends while it is looped over."""
        batching, sending = self.parts(session)
        if not isinstance(sending.inputs, Iterable):
            what = f"got {shortened(sending.inputs)}"
            raise InvalidInputError("inputs", what, allowed="async iterables are for AsyncHubApi")
        return Stream.over(Engine(batching), sending, session.sender)

    def iterate_async(self, session: Session) -> AsyncStream[T]:
        """The stream that sends while it is looped over with `async for`."""
        batching, sending = self.parts(session)
        return AsyncStream.over(Engine(batching), sending, session.sender)


@frozen(kw_only=True)
class Batch(Streamed[T]):
    """A batch that is still to be sent."""

    operation: BatchOperation
    endpoint: Endpoint
    arguments: Mapping[str, Any]
    inputs: Iterable[Any] | AsyncIterable[Any]
    model: Callable[[Any], Any]
    form: str
    hand_out: HandOut[T]
    fields: Mapping[str, Any] = field(factory=dict)
    """What the body says besides its inputs, by HubSpot's names."""
    plain: Callable[[], Plain] | None = None
    plain_model: Callable[[Any], Any] | None = None
    answer: Callable[[], type[Any]] | None = None
    """What the answers are decoded to, where it is not the endpoint's own model."""
    empty: Callable[[str], Any] | None = None
    pages: bool = False
    ordered: bool = False
    batch_size: int | None = None
    concurrency: int = CONCURRENCY
    progress: ReportProgress | None = None
    announce: Callable[[Sequence[Any]], object] | None = None
    """Called with the inputs of each request before it can leave; if it raises, the request does not."""

    def __attrs_post_init__(self) -> None:
        inputs = self.inputs
        if isinstance(inputs, str | bytes | Mapping) or not isinstance(inputs, Iterable | AsyncIterable):
            raise InvalidInputError("inputs", f"got {shortened(inputs)}", allowed="it is a list or another iterable")
        check_integer("concurrency", self.concurrency)
        if self.batch_size is not None:
            check_integer("batch_size", self.batch_size, most=self.operation.batch.max_inputs)
        if self.progress is not None and not callable(self.progress):
            raise InvalidInputError("progress", f"got {shortened(self.progress)}", allowed="must be a function or None")

    def parts(self, session: Session) -> tuple[Batching[T], Sending]:
        """The operation's facts, and requests with the encoded inputs as their body."""
        batch, name, envelope, learnt = self.operation.batch, self.operation.name, self._envelope(), session.learnt
        batching = Batching(
            operation=self.operation,
            batch=batch,
            forms=Forms(
                model=self.model,
                plain=self.plain,
                plain_model=self.plain_model,
                form=self.form,
                trace_field=batch.trace,
                trace_prefix=uuid.uuid4().hex,
            ),
            hand_out=self.hand_out,
            envelope=envelope,
            empty=self.empty,
            pages=self.pages,
            ordered=self.ordered,
            total=len(self.inputs) if isinstance(self.inputs, Sized) else None,
            max_inputs=min(self.batch_size or batch.max_inputs, learnt.largest_batches.get(name, batch.max_inputs)),
            max_identical_failures=session.max_identical_failures,
            learn_max_inputs=partial(learnt.learn_largest_batch, name),
        )
        return batching, Sending(
            inputs=self.inputs,
            request=partial(self._request, envelope=envelope),
            concurrency=self.concurrency,
            report=self.progress,
            announce=self.announce,
        )

    def _envelope(self) -> Envelope:
        if self.operation.batch.is_list:
            return Envelope(b"[", b"]")
        if not self.fields:
            return Envelope()
        with translate_errors():
            before = encode_fields(self.fields, self.operation.batch.body)
        return Envelope(before[:-1] + b',"inputs":[', b"]}")

    def _request(self, chunk: Chunk, envelope: Envelope) -> Sendable[Any]:
        body = msgspec.Raw(envelope.around(chunk.columns.content()))
        return Call(self.endpoint, {**self.arguments, "body": body}, answer=self.answer() if self.answer else None)


def check_integer(name: str, given: object, most: int | None = None) -> None:
    """Raises InvalidInputError for what is no number of so many at most."""
    if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= (most or given):
        allowed = f"an integer from 1 to {most:,}" if most else "an integer ≥ 1"
        raise InvalidInputError(name, f"got {shortened(given)}", allowed=f"must be {allowed}")


class PageRequest(msgspec.Struct, frozen=True):
    """Which page of a list to ask for."""

    after: str | None = None
    """What the page before said of it; None for the first page."""


Following = Callable[[Any], Steps[Any]]
"""What else is asked for a page, and what the page becomes by that."""


@frozen(kw_only=True)
class Pages(Streamed[T]):
    """A list that is still to be read, page by page. The engine takes it for a batch with a single input."""

    operation: ListOperation
    endpoint: Endpoint
    arguments: Mapping[str, Any]
    after: str | None = None
    """Where to go on."""
    follow: Following | None = None
    """What else is asked for each page."""
    whole: bool = False
    """Whether a page is handed out as a list, instead of its items one by one."""

    def parts(self, session: Session) -> tuple[Batching[T], Sending]:
        """One input, which is the page to ask for, and requests with its cursor in their query or body."""
        paging = operations.PagingKey(
            result=self.operation.paging.result, input="after", items=self.operation.paging.items
        )
        batch = operations.Batch(max_inputs=1, max_bytes=sys.maxsize, keys=(), errors=(), paging=paging)
        listing = Listing()
        batching: Batching[T] = Batching(
            operation=self.operation,
            batch=batch,
            forms=Forms(model=as_it_is),
            hand_out=HandOutPages(paging) if self.whole else HandOutItems(paging),
            pages=True,
            total=1,
            max_identical_failures=session.max_identical_failures,
        )
        request = partial(self._request, listing=listing)
        return batching, Sending(inputs=[PageRequest(self.after)], request=request, concurrency=1, listing=listing)

    def _request(self, chunk: Chunk, listing: Listing) -> Sendable[Any]:
        after = chunk.columns.model(0).after
        if self.follow is None:
            return self.call(after, listing)
        return Chain(partial(self._steps, self.follow, after, listing))

    def _steps(self, follow: Following, after: str | None, listing: Listing) -> Steps[Any]:
        page = yield self.call(after, listing)
        return (yield from follow(page))

    def call(self, after: str | None, listing: Listing) -> Call[Any]:
        """The request for a page."""
        return Call(self.endpoint, self._arguments(after, listing.size), partial(self._counted, listing))

    def _arguments(self, after: str | None, size: int | None) -> dict[str, Any]:
        """The arguments of the request for a page, which is as large as HubSpot allows unless it is told otherwise."""
        paging = self.operation.paging
        given = {name: value for name, value in self.arguments.items() if value is not None}
        fewer = [most for name, most in paging.fewer.items() if given.get(name)]
        asked = {paging.size: size or min([paging.max_size or sys.maxsize, *fewer])} if paging.size is not None else {}
        if paging.in_body is None:
            return {**asked, **given, paging.input: after}
        body = self.arguments.get("body")
        with translate_errors():
            model: Any = (
                body if isinstance(body, paging.in_body) else convert({} if body is None else body, paging.in_body)
            )
        asked = {name: value for name, value in asked.items() if getattr(model, name) is None}
        # A cursor is text, and a number in the body of some lists.
        cursor = {} if after is None else {paging.input: self._in_body(paging.in_body, paging.input, after)}
        return {**self.arguments, "body": msgspec.structs.replace(model, **asked, **cursor)}

    @staticmethod
    def _in_body(model: type[Any], name: str, after: str) -> Any:
        (kind,) = (one.type for one in msgspec.structs.fields(model) if one.name == name)
        return msgspec.convert(after, kind, strict=False)

    def _counted(self, listing: Listing, page: T) -> T:
        """The page as it is. What it says of the whole list is noted down."""
        if self.operation.paging.total is not None:
            total = getattr(page, self.operation.paging.total, None)
            listing.total = total if isinstance(total, int) else listing.total
        if self.operation.paging.more is not None and not self._has_more(page, self.operation.paging.more):
            page = self._last(page)
        return self.last_if_enough(page, listing)  # type: ignore[no-any-return]

    def _has_more(self, page: Any, flag: str) -> bool:
        """Whether there is a next page. A list of which nobody knows that must not look complete."""
        more = getattr(page, flag)
        if more is False or (more is True and getattr(page, self.operation.paging.result) is not None):
            return more
        raise InvalidResponseError(
            f"the answer to {self.operation.name} does not say whether or where the list goes on"
        )

    def last_if_enough(self, page: Any, listing: Listing) -> Any:
        """The page, without a next one where it holds what is enough."""
        paging = self.operation.paging
        if listing.size is None or not getattr(page, paging.items):
            return page
        return self._last(page)

    def _last(self, page: Any) -> Any:
        nothing: dict[str, Any] = {self.operation.paging.result.partition(".")[0]: None}
        return msgspec.structs.replace(page, **nothing)


@frozen
class WholeBatch(Generic[I, R]):
    """A batch that is sent to its end, before its outcomes are returned."""

    batch: Batch[Outcome[I, R]]

    def send(self, session: Session) -> BatchResult[I, R]:
        """Sends the batch and waits for all of it."""
        stream = self.batch.iterate(session)
        outcomes: list[Outcome[I, R]] = []
        try:
            return self._send(stream, outcomes)
        except BaseException as error:  # noqa: BLE001 - it is raised again, with the account
            # Another one may have come while the first one was accounted for.
            stream.close()
            raise _accounted(error, [*stream.late, *outcomes]) from error.__cause__

    @staticmethod
    def _send(stream: Stream[Outcome[I, R]], outcomes: list[Outcome[I, R]]) -> BatchResult[I, R]:
        try:
            stream.extend(outcomes)
            return _in_order(outcomes)
        except BaseException as error:  # noqa: BLE001 - it is raised again, with the account
            stream.close()
            raise _accounted(error, [*stream.late, *outcomes]) from error.__cause__

    async def send_async(self, session: Session) -> BatchResult[I, R]:
        """The same, without blocking the event loop."""
        stream = self.batch.iterate_async(session)
        outcomes: list[Outcome[I, R]] = []
        try:
            return await self._send_async(stream, outcomes)
        except BaseException as error:  # noqa: BLE001 - it is raised again, with the account
            await stream.aclose()
            raise _accounted(error, [*stream.late, *outcomes]) from error.__cause__

    @staticmethod
    async def _send_async(stream: AsyncStream[Outcome[I, R]], outcomes: list[Outcome[I, R]]) -> BatchResult[I, R]:
        try:
            await stream.extend(outcomes)
            return _in_order(outcomes)
        except BaseException as error:  # noqa: BLE001 - it is raised again, with the account
            await stream.aclose()
            raise _accounted(error, [*stream.late, *outcomes]) from error.__cause__


_index = attrgetter("index")


def _in_order(outcomes: list[Outcome[I, R]]) -> BatchResult[I, R]:
    if list(map(_index, outcomes)) != list(range(len(outcomes))):
        outcomes = sorted(outcomes, key=_index)
    return BatchResult(outcomes)


def _accounted(error: BaseException, outcomes: list[Outcome[I, R]]) -> BaseException:
    """The exception that ended a batch, with the outcomes of what was sent."""
    # An exception may have come just when an outcome was handed out, so that it is in both lists.
    result = _in_order(list({outcome.index: outcome for outcome in outcomes}.values()))
    if isinstance(error, InterruptedBatchError):
        is_accounted = len(error.result) == len(result)
        return error if is_accounted else InterruptedBatchError(error.args[0], result, error.unfinished)
    if outcomes and getattr(error, "batch_result", None) != result:
        # Ctrl-C, a cancellation and what the caller's own code raised stay what they are, and carry the account.
        error.batch_result = result  # type: ignore[attr-defined]
        error.add_note(f"{result!r} came of what was sent by then; it is in this exception's `batch_result`")
    return error
