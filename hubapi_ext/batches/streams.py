"""Drives the engine of a batch: sends its requests, several at a time, in threads or in tasks. It decides nothing.

A stream hands out what comes of a batch while it is looped over. When it is closed, or left early, no request stays
under way: threads are waited for, tasks are cancelled.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Collection,
    Generator,
    Iterable,
    Iterator,
    Sequence,
)
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from typing import Any, Generic, Protocol, Self, TypeVar

import httpx
from attrs import define, field, frozen

from hubapi_client import Client
from hubapi_ext.batches.engine import Completed, Engine, Item, Page
from hubapi_ext.batches.outcomes import BatchResult, InterruptedBatchError, Outcome, Progress
from hubapi_ext.calls import Call
from hubapi_ext.errors import REFUSES_ALL, AbandonedError, HubApiError
from hubapi_ext.under_way import SENT, UnderWay, under_way

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Event = Page | Completed | Outcome[Any, Any]


class HandOut(Protocol[T_co]):
    """Chooses what of a batch's events is handed out."""

    def __call__(self, events: Iterator[Event]) -> Iterator[Iterator[T_co]]:
        """What is handed out for each of the events."""
        ...

    def at_end(self) -> None:
        """Raises what is to be raised when everything was handed out."""
        ...

    @property
    def withheld(self) -> Sequence[Outcome[Any, Any]]:
        """The outcomes that were not handed out, because they are raised at the end."""
        ...


@frozen(kw_only=True)
class Sending:
    """How the requests of a batch are sent."""

    inputs: Iterable[Any] | AsyncIterable[Any]
    request: Callable[[Sequence[Item]], Call[Any]]
    """Makes the call that sends these inputs."""
    concurrency: int
    report: Callable[[Progress], object] | None = None


@define
class _Drive(Generic[T]):
    """What driving by threads and driving by tasks have in common."""

    engine: Engine[Any]
    sending: Sending
    hand_out: HandOut[T]
    late: list[Outcome[Any, Any]] = field(factory=list)
    is_closed: bool = False
    """Whether the stream was closed, by somebody who waits for it."""
    given_up: threading.Event = field(factory=threading.Event)
    """Set when nobody waits any more for what is under way."""
    under_way: dict[Any, UnderWay] = field(factory=dict)
    """What is known of each request that is under way."""
    is_broken: bool = False
    """Whether an exception went through it before it was at its end."""

    def next_request(self, source: Iterator[Any]) -> Sequence[Item] | None:
        """The next request, for which inputs are taken as needed."""
        engine = self.engine
        while (items := engine.next_bulk() or engine.next_request()) is None and engine.wants_input:
            try:
                engine.take_from(source)
            except Exception as error:  # noqa: BLE001 - it is the caller's, who gets it back
                engine.stop(error)
        return items

    def settle_one(self, running: dict[Any, Sequence[Item]], done: Collection[Any]) -> None:
        """Settles the request that has been under way for the longest of those that are done, if one is."""
        # One at a time: what is made of an answer is handed out while it is still in the processor's cache.
        for request in running:
            if request in done:
                self.settle(running, request)
                return

    def settle(self, running: dict[Any, Sequence[Item]], request: Future[Any] | asyncio.Future[Any]) -> None:
        """Tells the engine what came of a request, which is then no longer running."""
        items, was_sent = running[request], self.under_way[request].was_sent
        error = asyncio.CancelledError() if request.cancelled() else request.exception()
        answer: Any = None
        applied = False
        if error is None:
            # It is read here, so that what is made of it is made and used by one thread, which is on one core.
            call, response = request.result()
            applied = SENT in response.extensions and response.extensions[SENT].may_have_been_applied
            try:
                answer = call.read(response)
            except Exception as failure:  # noqa: BLE001 - it belongs to the request
                error = failure
        if error is None:
            self.engine.answered(items, answer, may_have_been_applied=applied)
        elif isinstance(error, HubApiError):
            self.engine.failed(items, error)
        elif isinstance(error, asyncio.CancelledError):
            self.engine.failed(items, AbandonedError("the request was given up before its answer came", sent=was_sent))
        else:
            self.give_up(items, error)
        # Not before: what a Ctrl-C keeps from being taken in is left to `leave`.
        del running[request], self.under_way[request]

    def give_up(self, items: Sequence[Item], error: BaseException) -> None:
        """Ends the batch for an exception that no request should bring about."""
        self.engine.failed(items, AbandonedError(f"the request broke off: {error!r}"))
        self.engine.stop(error)

    def broken(self) -> InterruptedBatchError | None:
        """The exception for somebody who goes on with a stream that an exception has ended."""
        if not self.is_broken:
            return None
        result: BatchResult[Any, Any] = BatchResult(self.late)
        return InterruptedBatchError("the stream was interrupted before", result, self.engine.unfinished())

    def report(self) -> None:
        if self.sending.report is not None:
            self.sending.report(self.engine.progress)

    def ready(self) -> Iterator[Iterator[T]]:
        return self.hand_out(self.engine.take())

    def leave(self, running: dict[Any, Sequence[Item]]) -> None:
        """Gives an outcome to everything that was sent, when nobody waits for it any more; of reads, if it is there."""
        self.is_broken = not self.is_closed
        for request, items in list(running.items()):
            if not self.engine.is_under_way(items):
                continue
            if request.done():
                self.settle(running, request)
            else:
                was_sent = self.under_way.pop(request).was_sent
                text = "the request was left alone before its answer came"
                self.engine.failed(items, AbandonedError(text, sent=was_sent))
        for items in self.engine.requests_under_way():
            # A Ctrl-C came while it was begun. It may be sent by a thread that nobody knows of.
            self.engine.failed(items, AbandonedError("the request was left alone as it was begun"))
        self.engine.close()
        self.late += self.hand_out.withheld
        if not self.engine.only_reads:
            self.late += self.engine.rest()

    def finish(self) -> None:
        """Raises what ended the batch early, if something did."""
        error = self.engine.stopped_by
        if error is None:
            self.hand_out.at_end()
            return
        progress = self.engine.progress
        refused = isinstance(error, REFUSES_ALL)
        withheld = self.hand_out.withheld
        if not progress.done or (refused and not progress.succeeded and not progress.unknown and not withheld):
            # Nothing was carried out, so there is nothing to account for.
            raise error
        result: BatchResult[Any, Any] = BatchResult(withheld)
        raise InterruptedBatchError(f"the batch ended early: {error!r}", result, self.engine.unfinished()) from error


def _by_threads(drive: _Drive[T], client: Client) -> Generator[Iterator[T], None, None]:
    concurrency = drive.sending.concurrency
    source = iter(drive.sending.inputs)  # type: ignore[arg-type]
    running: dict[Future[Any], Sequence[Item]] = {}
    pool = ThreadPoolExecutor(concurrency, thread_name_prefix="hubapi")
    ended, waits = False, True
    try:
        while True:
            begun = False
            # One request takes the place of the one that was answered, so that HubSpot works while answers are read;
            # what came of that one is handed out after its inputs were taken. For more requests inputs are taken only
            # while no other is done, since they may come slowly.
            while len(running) < concurrency and not (begun and any(future.done() for future in running)):
                begun = True
                if (items := drive.next_request(source)) is None:
                    break
                if not running and drive.engine.reads_alone:
                    running |= _answered(drive, items, client)
                else:
                    running |= _submitted(drive, pool, items, client)
            yield from drive.ready()
            if not running:
                break
            drive.settle_one(running, wait(running, return_when=FIRST_COMPLETED).done)
            drive.report()
        drive.engine.close()
        yield from drive.ready()
        ended = True
    except GeneratorExit:
        # The garbage collector may end this generator, in any thread and under any lock. Then it must not wait.
        waits = drive.is_closed
        raise
    finally:
        # Who waits for a rate limit, or to send again, need not wait any more.
        drive.given_up.set()
        try:
            if waits and not ended:
                wait(running)
        except BaseException:
            # A second Ctrl-C: whoever presses it does not want to wait.
            waits = False
            raise
        finally:
            if not ended:
                drive.leave(running)
            pool.shutdown(wait=waits)
    drive.finish()


def _answered(drive: _Drive[Any], items: Sequence[Item], client: Client) -> dict[Future[Any], Sequence[Item]]:
    """The request, sent by the thread that loops: it would only wait for another, and read what that has received."""
    state = UnderWay(drive.given_up)
    request: Future[Any] = Future()
    drive.under_way[request] = state
    try:
        request.set_result(copy_context().run(_sent, drive.sending.request(items), client, state))
    except Exception as error:  # noqa: BLE001 - it belongs to the request
        request.set_exception(error)
    return {request: items}


def _submitted(
    drive: _Drive[Any], pool: ThreadPoolExecutor, items: Sequence[Item], client: Client
) -> dict[Future[Any], Sequence[Item]]:
    """The request under way, if a thread could be had for it."""
    state = UnderWay(drive.given_up)
    try:
        # In the context of who loops, for the spans and hooks that look there.
        request = pool.submit(copy_context().run, _sent, drive.sending.request(items), client, state)
    except RuntimeError as error:
        # One of the threads that there are may still take it up.
        drive.give_up(items, error)
        return {}
    drive.under_way[request] = state
    return {request: items}


def _sent(call: Call[T], client: Client, state: UnderWay) -> tuple[Call[T], httpx.Response]:
    under_way.set(state)
    return call, call.ask(client)


async def _sent_async(call: Call[T], client: Client, state: UnderWay) -> tuple[Call[T], httpx.Response]:
    under_way.set(state)
    return call, await call.ask_async(client)


async def _by_tasks(drive: _Drive[T], client: Client) -> AsyncGenerator[Iterator[T], None]:
    running: dict[asyncio.Future[Any], Sequence[Item]] = {}
    taking: set[asyncio.Future[None]] = set()
    start = _starter(drive, running, taking, client)
    ended = False
    try:
        while True:
            start()
            for one in drive.ready():
                yield one
            if not running and not taking:
                break
            done, _ = await asyncio.wait((*running, *taking), return_when=asyncio.FIRST_COMPLETED)
            for task in done & taking:
                _check_taken(task, drive.engine)
            taking -= done
            drive.settle_one(running, done)
            if drive.engine.stopped_by is not None:
                # Nobody needs what the inputs may still bring.
                for task in taking:
                    task.cancel()
            drive.report()
        drive.engine.close()
        for one in drive.ready():
            yield one
        ended = True
    finally:
        if not ended:
            try:
                await _cancelled(*running, *taking)
            finally:
                drive.leave(running)
    drive.finish()


async def _cancelled(*tasks: asyncio.Future[Any]) -> None:
    """Cancels tasks and waits until they are done, also when it is cancelled itself meanwhile."""
    again: asyncio.CancelledError | None = None
    for task in tasks:
        task.cancel()
    while pending := [task for task in tasks if not task.done()]:
        try:
            await asyncio.wait(pending)
        except asyncio.CancelledError as error:
            again = error
    if again is not None:
        raise again


def _starter(
    drive: _Drive[Any],
    running: dict[asyncio.Future[Any], Sequence[Item]],
    taking: set[asyncio.Future[None]],
    client: Client,
) -> Callable[[], None]:
    """What starts as many requests as may be under way, or else begins to take inputs for the next."""
    inputs = drive.sending.inputs
    later = aiter(inputs) if isinstance(inputs, AsyncIterable) else None
    at_once = iter(inputs) if isinstance(inputs, Iterable) else iter(())

    def start() -> None:
        while len(running) < drive.sending.concurrency:
            items = drive.engine.next_request() if later else drive.next_request(at_once)
            if items is None:
                break
            state = UnderWay(drive.given_up)
            request = asyncio.ensure_future(_sent_async(drive.sending.request(items), client, state))
            running[request], drive.under_way[request] = items, state
        else:
            return
        if later and not taking and drive.engine.wants_input:
            taking.add(asyncio.ensure_future(_take_inputs(drive.engine, later)))

    return start


async def _take_inputs(engine: Engine[Any], source: AsyncIterator[Any]) -> None:
    """Takes the inputs of one request, as they come."""
    while engine.wants_input:
        try:
            engine.add(await anext(source))
        except StopAsyncIteration:
            engine.finish()
        except Exception as error:  # noqa: BLE001 - it is the caller's, who gets it back
            engine.stop(error)


def _check_taken(task: asyncio.Future[None], engine: Engine[Any]) -> None:
    """Ends the batch when its inputs were cancelled, and raises what they have raised that is no Exception."""
    if task.cancelled():
        engine.stop(asyncio.CancelledError("the inputs were cancelled"))
    else:
        task.result()


class _Stream(Generic[T]):
    """What can be seen of a stream."""

    def __init__(self, engine: Engine[Any], sending: Sending, hand_out: HandOut[T]) -> None:
        self._drive = _Drive(engine, sending, hand_out)
        self._at_hand: Iterator[T] = iter(())
        """What is handed out before the driver is asked for more."""

    @property
    def progress(self) -> Progress:
        """How many inputs have an outcome by now."""
        return self._drive.engine.progress

    @property
    def position(self) -> int:
        """How many inputs were taken by now."""
        return self._drive.engine.taken

    @property
    def unfinished(self) -> Sequence[Any]:
        """What to give as inputs, before those that were not taken, to go on from here.

        These are the inputs that were taken and have no outcome that was handed out. Where pages are handed out one by
        one, an input whose pages were not all handed out carries the `after` of the next.
        """
        return self._drive.engine.unfinished()

    @property
    def late(self) -> Sequence[Outcome[Any, Any]]:
        """The outcomes that were not handed out when the stream was left early.

        Of a stream that writes, these are all that came of what had been sent; of one that reads, the failures.
        """
        return self._drive.late


def _references_when_dropped() -> int:
    """How many references an object seems to have while it is dropped, in this version of Python."""
    seen: list[int] = []

    class Probe:
        def __del__(self) -> None:
            seen.append(sys.getrefcount(self))

    Probe()
    return seen[0] if seen else 0


_REFERENCES_WHEN_DROPPED = _references_when_dropped()


class Stream(_Stream[T], Iterator[T]):
    """What comes of a batch, while it is looped over. Nothing is sent before.

    Leave the loop whenever you like: nothing more is sent, and when nobody holds the stream any more, what is under way
    is waited for. As a context manager it ends with the block, whoever still holds it.
    """

    def __init__(self, engine: Engine[Any], sending: Sending, hand_out: HandOut[T], client: Client) -> None:
        super().__init__(engine, sending, hand_out)
        # The generator does not know this object, so that it ends as soon as nobody holds the stream.
        self._generator = _by_threads(self._drive, client)

    def __next__(self) -> T:
        while True:
            for one in self._at_hand:
                return one
            try:
                self._at_hand = next(self._generator)
            except StopIteration:
                raise self._drive.broken() or StopIteration from None

    def extend(self, entries: list[T]) -> None:
        """Adds all that comes to a list, which holds what came also when it ends early."""
        for one in self:
            entries.append(one)
            entries.extend(self._at_hand)

    def close(self) -> None:
        """Ends the stream. What is under way is waited for."""
        self._drive.is_closed = True
        self._at_hand = iter(())
        self._generator.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        # Whoever leaves a loop drops the stream there and then. The garbage collector comes later, in any thread and
        # under any lock, and finds it still held by other garbage: then waiting might never end.
        if sys.getrefcount(self) == _REFERENCES_WHEN_DROPPED:
            self.close()


class AsyncStream(_Stream[T], AsyncIterator[T]):
    """What comes of a batch, while it is looped over with `async for`. Nothing is sent before.

    Leave the loop whenever you like: nothing more is sent, and when nobody holds the stream any more, what is under way
    is cancelled. As an async context manager it ends with the block, whoever still holds it.
    """

    def __init__(self, engine: Engine[Any], sending: Sending, hand_out: HandOut[T], client: Client) -> None:
        super().__init__(engine, sending, hand_out)
        self._generator = _by_tasks(self._drive, client)

    async def __anext__(self) -> T:
        while True:
            for one in self._at_hand:
                return one
            try:
                self._at_hand = await anext(self._generator)
            except StopAsyncIteration:
                raise self._drive.broken() or StopAsyncIteration from None

    async def extend(self, entries: list[T]) -> None:
        """Adds all that comes to a list, which holds what came also when it ends early."""
        async for one in self:
            entries.append(one)
            entries.extend(self._at_hand)

    async def aclose(self) -> None:
        """Ends the stream. What is under way is cancelled."""
        self._drive.is_closed = True
        self._at_hand = iter(())
        await self._generator.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
