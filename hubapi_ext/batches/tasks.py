"""Drives a batch in tasks: the stream of AsyncHubApi, and how it sends several requests at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Self, TypeVar

from attrs import define, field

from hubapi_ext.batches.streams import Driver, ReadStream, Request
from hubapi_ext.calls import AsyncSender
from hubapi_ext.errors import ConfigurationError
from hubapi_ext.transport.in_flight import in_flight

T = TypeVar("T")


async def _send(request: Request, sender: AsyncSender) -> None:
    """Sends a request, and notes down what came of it."""
    if request.state.given_up.is_set:
        return
    request.has_begun = True
    try:
        in_flight.set(request.state)
        request.answer = await request.call.ask_async(sender)
    except BaseException as error:
        request.error = error
        if not isinstance(error, Exception):
            raise


@define(eq=False)
class _TaskDriver(Driver[T]):
    """Sends requests in tasks."""

    sender: AsyncSender = field(kw_only=True)
    source: Iterator[Any] | Sequence[Any] | None = field(init=False)
    later: AsyncIterator[Any] | None = field(init=False)
    """Inputs that do not come at once."""
    tasks: dict[Request, asyncio.Future[None]] = field(factory=dict)
    taking: asyncio.Future[None] | None = None
    """The task that takes the inputs of the next request."""
    loop: asyncio.AbstractEventLoop | None = None
    is_advancing: bool = False
    """Whether a task sends, waits or settles at the moment."""
    left: asyncio.Event = field(factory=asyncio.Event)
    """Set when no task goes on with it any more."""

    def __attrs_post_init__(self) -> None:
        inputs = self.sending.inputs
        self.later = aiter(inputs) if isinstance(inputs, AsyncIterable) else None
        is_there = type(inputs) in (list, tuple)
        self.source = inputs if is_there else iter(inputs) if isinstance(inputs, Iterable) else None  # type: ignore[assignment]

    def check_loop(self) -> None:
        """Raises ConfigurationError in another event loop than the first, in which its tasks are."""
        loop = asyncio.get_running_loop()
        if self.loop not in (None, loop):
            raise ConfigurationError("a stream belongs to the event loop in which it was first looped over")
        self.loop = loop

    def check_usable(self) -> None:
        """Raises ConfigurationError where it cannot be gone on with, which does it no harm."""
        self.check_process()
        self.check_loop()
        me = asyncio.current_task()
        if not self.claim(me):
            if not self._is_advanced_elsewhere():
                # The loop over it was left by an exception.
                self.looping["by"] = me
                return
            raise ConfigurationError("a stream is looped over by one task at a time; another one does")

    def _is_advanced_elsewhere(self) -> bool:
        """Whether another task sends, waits or settles at the moment. One that has ended does not, however it did."""
        looper = self.looping.get("by")
        if not self.is_advancing or not isinstance(looper, asyncio.Task):
            return False
        return looper is not asyncio.current_task() and not looper.done()

    async def advance(self) -> bool:
        """Sends, waits and settles until there is something to hand out; False when there will be nothing more."""
        if self.is_half_ended and not self.is_looped_elsewhere(asyncio.current_task()):
            await self.break_off()
        self.left.clear()
        self.is_advancing = True
        # An exception is taken care of by `break_off`.
        is_something_ready = await self._advance()
        self._stop_looping()
        return is_something_ready

    def _stop_looping(self) -> None:
        self.is_advancing = False
        self.looping.clear()
        self.left.set()

    async def _advance(self) -> bool:
        if not self.has_ended and self.engine.outbox.open_next():
            return True
        while not self.has_ended:
            if self.given_up.is_set:
                # Another task has closed it.
                try:
                    await _cancelled(self._tasks())
                finally:
                    self.account()
                return False
            self._begin()
            if self.engine.outbox.open_next():
                return True
            if not self.requests and self.taking is None:
                return self.end()
            await self._settle_one()
            self.report()
        return False

    def _begin(self) -> None:
        """Begins as many requests as may be in flight, or else to take inputs for the next."""
        while len(self.requests) < self.sending.concurrency:
            request = self.next_request(self.source)
            if request is None:
                break
            self.tasks[request] = asyncio.ensure_future(_send(request, self.sender))
            _end_silently(self.tasks[request])
        else:
            return
        if self.later is not None and self.taking is None and self.engine.wanted:
            self.taking = asyncio.ensure_future(self._take())
            _end_silently(self.taking)

    async def _take(self) -> None:
        """Takes the inputs of one request, as they come."""
        engine = self.engine
        while engine.wanted and self.later is not None:
            try:
                engine.arrived = (engine.inbox.taken, await anext(self.later))
                engine.add(engine.arrived[1])
            except StopAsyncIteration:
                engine.finish()
            except Exception as error:  # noqa: BLE001 - it is the caller's, who gets it back
                engine.stop(error)

    async def _settle_one(self) -> None:
        """Settles the request that has been in flight for the longest of those that are done. Waits for one."""
        taking = self.taking
        await asyncio.wait(self._tasks(), return_when=asyncio.FIRST_COMPLETED)
        if taking is not None and taking.done():
            self.taking = None
            if taking.cancelled():
                self.engine.stop(asyncio.CancelledError("the inputs were cancelled"))
            else:
                taking.result()
        for request, task in self.tasks.items():
            if task.done():
                self._settle(request, task)
                break
        if self.engine.stopped_by is not None and self.taking is not None:
            # Nobody needs what the inputs may still bring.
            self.taking.cancel()

    def _settle(self, request: Request, task: asyncio.Future[None]) -> None:
        # Asking for the exception keeps asyncio from telling of it.
        error = None if task.cancelled() else task.exception()
        if not request.is_done:
            # It was cancelled before it began, or ended by what it could not note down.
            request.error = error or asyncio.CancelledError()
        self.settle(request)
        self.tasks.pop(request, None)

    async def leave(self) -> None:
        """Ends early: cancels what is in flight, and accounts for it."""
        self.check_loop()
        try:
            # The loop of another task ends too.
            self.given_up.set()
            for task in self._tasks():
                task.cancel()
            if self._is_advanced_elsewhere():
                await self.left.wait()
            await _cancelled(self._tasks())
        finally:
            if not self.has_ended and not self._is_advanced_elsewhere():
                self.account()

    def account(self) -> None:
        """Accounts for all requests in flight, and lets the tasks end."""
        try:
            super().account()
        finally:
            for task in self._tasks():
                task.cancel()

    async def break_off(self) -> None:
        """Ends because of an exception that came from elsewhere."""
        self._stop_looping()
        self.is_broken = True
        if self.has_ended:
            self.account()
        else:
            await self.leave()

    def drop(self) -> None:
        """Gives up what is in flight, in whichever thread, and waits for nothing."""
        self.given_up.set()
        for task in self._tasks():
            _drop(task)

    def _tasks(self) -> list[asyncio.Future[None]]:
        return [*self.tasks.values(), *([self.taking] if self.taking is not None else [])]


def _end_silently(task: asyncio.Future[None]) -> None:
    """Keeps asyncio from telling of a task of a stream that is dropped together with its event loop."""
    task._log_destroy_pending = False  # type: ignore[attr-defined]  # noqa: SLF001


def _drop(task: asyncio.Future[None]) -> None:
    """Cancels a task that nobody is going to wait for. Its loop may run in another thread, be closed, or never run."""
    if not task.done():
        try:
            task.get_loop().call_soon_threadsafe(task.cancel)
        except RuntimeError:
            # The loop is closed: what the task had begun can only be broken off.
            with suppress(RuntimeError):
                task.get_coro().close()  # type: ignore[attr-defined]
    elif not task.cancelled():
        task.exception()


async def _cancelled(tasks: Iterable[asyncio.Future[None]]) -> None:
    """Cancels tasks and waits until they are done, also when it is cancelled itself meanwhile."""
    again: asyncio.CancelledError | None = None
    for task in tasks:
        task.cancel()
    while pending := [task for task in tasks if not task.done()]:
        try:
            await asyncio.wait(pending)
        except asyncio.CancelledError as error:
            again = error
    for task in tasks:
        if not task.cancelled():
            task.exception()
    if again is not None:
        raise again


class AsyncStream(ReadStream[_TaskDriver[T]], AsyncIterator[T]):
    """What comes of a batch, while it is looped over with `async for`, by one task at a time. Nothing is sent before.

    Leave the loop whenever you like: nothing more is sent. As an async context manager, or with `aclose()`, the stream
    cancels what is in flight and accounts for it. One that is simply dropped gives up what is in flight.
    """

    @classmethod
    def over(cls, engine: Any, sending: Any, sender: AsyncSender) -> Self:
        """A stream of its own for an engine."""
        return cls(_TaskDriver(engine, sending, sender=sender))

    def __aiter__(self) -> Self:
        self._check_not_consumed()
        return self

    async def __anext__(self) -> T:
        current = self._outbox.current
        delivered = current.delivered
        if delivered == len(current.entries):
            self._driver.check_usable()
        try:
            while delivered == len(current.entries):
                if not await self._driver.advance():
                    raise self._reason() or StopAsyncIteration  # noqa: TRY301 - it is told apart below
                delivered = 0
                current = self._outbox.current
            current.delivered = delivered + 1
            return current.entries[delivered]  # type: ignore[no-any-return]
        except BaseException as error:
            if not self._is_the_end(error):
                # An item that is not returned was not delivered.
                current.delivered = delivered
                await self._driver.break_off()
            raise

    async def extend(self, entries: list[T]) -> None:
        """Adds all that comes to a list, which holds what came also when it ends early."""
        self._driver.check_usable()
        try:
            while await self._driver.advance():
                current = self._outbox.current
                entries += current.entries[current.delivered :]
                current.delivered = len(current.entries)
            if (reason := self._reason()) is not None:
                raise reason  # noqa: TRY301 - it is told apart below
        except BaseException as error:
            if not self._is_the_end(error):
                await self._driver.break_off()
            raise

    async def first(self) -> T | None:
        """The first that comes, or None where nothing does. It ends the stream. A list is asked for that one alone."""
        self._ask_for_one()
        async with self:
            return await anext(self, None)

    async def count(self) -> int:
        """How many there are, where HubSpot says so, as it does of a search. It ends the stream.

        Raises TypeError where HubSpot does not say it.
        """
        await self.first()
        return self._count()

    async def aclose(self) -> None:
        """Ends the stream, also the loop of another task over it. The requests in flight are cancelled."""
        if not self._driver.has_ended:
            await self._driver.leave()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
