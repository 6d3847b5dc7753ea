"""How the work of a load or an export is carried out: a generator says what to do next, and two drivers do it.

The work is written once, and knows neither threads nor tasks. It yields steps, and is sent what came of each: a call or
a batch of the hub, or one of the steps below.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

from hubapi_ext.batches.batch import Streamed
from hubapi_ext.calls import Session
from hubapi_ext.errors import HubApiError
from hubapi_ext.resources import Sendable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

END = object()
"""The answer when a stream has no more."""


@frozen
class Run:
    """Sends a stream to its end."""

    plan: Streamed[Any]
    take: Callable[[Any], object]
    """Called with each item as it comes."""

    def send(self, session: Session) -> None:
        """Sends it."""
        stream = self.plan.iterate(session)
        try:
            for item in stream:
                self.take(item)
        except BaseException:
            # It waits for what is in flight, so that what came of it is known too.
            stream.close()
            self._take_late(stream)
            raise

    async def send_async(self, session: Session) -> None:
        """The same, without blocking the event loop."""
        stream = self.plan.iterate_async(session)
        try:
            async for item in stream:
                self.take(item)
        except BaseException:
            await stream.aclose()
            self._take_late(stream)
            raise

    def _take_late(self, stream: Any) -> None:
        with suppress(HubApiError):
            for item in stream.late:
                self.take(item)


@frozen
class Begin:
    """Begins a stream, which is the answer. It is closed when the work ends."""

    plan: Streamed[Any]

    def send(self, session: Session) -> Any:
        """Begins it."""
        return self.plan.iterate(session)

    async def send_async(self, session: Session) -> Any:
        """The same for an event loop."""
        return self.plan.iterate_async(session)


@frozen
class Take:
    """Takes the next of a stream, which is the answer, or END."""

    stream: Any

    def send(self, session: Session) -> Any:  # noqa: ARG002 - the stream has one
        """Waits for it."""
        return next(self.stream, END)

    async def send_async(self, session: Session) -> Any:  # noqa: ARG002 - the stream has one
        """The same, without blocking the event loop."""
        return await anext(self.stream, END)


@frozen
class Labour:
    """Does something that takes long and sends nothing. What comes of it is the answer."""

    function: Callable[[], Any]

    def send(self, session: Session) -> Any:  # noqa: ARG002 - nothing is sent
        """Does it."""
        return self.function()

    async def send_async(self, session: Session) -> Any:  # noqa: ARG002 - nothing is sent
        """Does it in a thread. Whoever cancels it waits until it has ended, since it may write to the disk."""
        work = asyncio.ensure_future(asyncio.to_thread(self.function))
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            with suppress(Exception):
                await work
            raise


Work: TypeAlias = Generator[Sendable[Any], Any, T_co]


def do(work: Work[T], session: Session) -> T:
    """Carries the work out, and returns what it returns. An exception is raised where its step was yielded."""
    streams: list[Any] = []
    try:
        step = next(work)
        while True:
            try:
                answer = step.send(session)
                if isinstance(step, Begin):
                    streams.append(answer)
            except BaseException as error:  # noqa: BLE001 - the work decides what becomes of it
                step = work.throw(error)
            else:
                step = work.send(answer)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        for stream in streams:
            stream.close()
        work.close()


async def do_async(work: Work[T], session: Session) -> T:
    """The same, without blocking the event loop while HubSpot works."""
    streams: list[Any] = []
    try:
        step = next(work)
        while True:
            try:
                answer = await step.send_async(session)
                if isinstance(step, Begin):
                    streams.append(answer)
            except BaseException as error:  # noqa: BLE001 - the work decides what becomes of it
                step = work.throw(error)
            else:
                step = work.send(answer)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        for stream in streams:
            await stream.aclose()
        work.close()
