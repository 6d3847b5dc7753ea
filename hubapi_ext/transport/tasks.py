"""Does the steps of the stack in an event loop."""

from __future__ import annotations

import math
import sys
from collections.abc import Generator
from contextlib import suppress
from typing import Any, TypeVar, cast

from hubapi_ext.transport import http
from hubapi_ext.transport.authentication import Await
from hubapi_ext.transport.bodies import Body, stream_with_more
from hubapi_ext.transport.deadlines import LONGEST_ATTEMPT, within
from hubapi_ext.transport.in_flight import known_in_flight
from hubapi_ext.transport.masking import hide, without_frames
from hubapi_ext.transport.requests import HubRequest, response_to
from hubapi_ext.transport.stack import Stack
from hubapi_ext.transport.steps import Answer, Ask, Broken, Queue, Send, Sleep, WaitFor

T = TypeVar("T")


class AsyncHubTransport(Stack, http.AsyncBaseTransport):
    """The stack for async clients."""

    async def handle_async_request(self, request: http.Request) -> http.Response:
        """Sends one request of httpx's, as often as it takes."""
        # A body that can be read only once could not be sent again.
        await request.aread()
        return response_to(request, await self._carry_out(self._taken_over(request)))

    async def request(self, **call: Any) -> Answer:
        """Sends the request of a generated call, as often as it takes."""
        return await self._carry_out(self._built(**call))

    async def pause(self, seconds: float) -> None:
        """Waits, as between two attempts."""
        self.check_open()
        with known_in_flight(self._connection.closed):
            await self._do(Sleep(seconds))

    async def aclose(self) -> None:
        """Sends nothing any more."""
        self.is_closed = True

    async def _carry_out(self, request: HubRequest) -> Answer:
        self._connection.check_loop()
        with known_in_flight(self._connection.closed), within(self._settings.deadline, self._clock):
            flow = self._flow(request)
            try:
                return await self._run(flow)
            finally:
                # An exception between two steps is not thrown into the flow, which may hold a turn or renew a token.
                flow.close()

    async def _run(self, flow: Generator[Any, Any, T]) -> T:
        try:
            step = next(flow)
            while True:
                try:
                    done = await self._do(step)
                except BaseException as error:  # noqa: BLE001 - the flow decides what becomes of it
                    step = flow.throw(error)
                else:
                    step = flow.send(done)
        except StopIteration as end:
            return cast("T", end.value)

    async def _do(self, step: object) -> Any:
        import asyncio  # noqa: PLC0415 - threads do without it

        match step:
            case Send():
                return await self._send(step.request, step.seconds)
            case Queue():
                try:
                    async with asyncio.timeout(step.seconds_left):
                        await step.line.acquire(step.turn)
                except TimeoutError:
                    step.check(math.inf)
            case Ask():
                # A file or a server may let the event loop wait.
                ask = step.budget.ask
                return await asyncio.to_thread(ask) if step.budget.is_shared else ask()
            case Sleep():
                await self._clock.sleep_async(step.seconds)
            case WaitFor():
                await step.renewal.wait_async(step.seconds)
            case Await():
                return hide(await step.awaitable)
        return None

    async def _send(self, request: http.Request, seconds: float | None) -> Answer | Broken:
        import asyncio  # noqa: PLC0415 - threads do without it

        attempts = self._connection.attempts
        timeout = asyncio.timeout(LONGEST_ATTEMPT if seconds is None else min(seconds, LONGEST_ATTEMPT))
        try:
            async with timeout:
                attempts.add(timeout)
                return await self._sent(request)
        except TimeoutError:
            reason = "the hub was closed" if self._connection.is_closed else "the deadline has passed"
            return Broken(http.ReadTimeout(reason))
        finally:
            attempts.discard(timeout)

    async def _sent(self, request: http.Request) -> Answer | Broken:
        outer = sys.exception()
        try:
            response = await self._connection.pool.get().handle_async_request(request)
            try:
                content = await self._read(response)
            finally:
                # An answer that was read is one, whatever becomes of its connection.
                with suppress(Exception):
                    if (stream := stream_with_more(response)) is not None:
                        await stream.aclose()
                with suppress(Exception):
                    await response.aclose()
            return Answer.of(response, content)
        except Exception as error:  # noqa: BLE001 - the stack makes one of hubapi's of it
            return Broken(without_frames(error, outer))
        except BaseException as error:  # noqa: BLE001 - whatever it is, its frames hold the token
            raise without_frames(error, outer)  # noqa: B904 - it is the same

    async def _read(self, response: http.Response) -> bytes:
        """The body, or the beginning of a refusal's."""
        body = Body(response, self._settings.max_response_bytes)
        try:
            if not body.is_read:
                # httpx's own ways to read would inflate it, and let go of the connection.
                async for chunk in cast("http.AsyncByteStream", response.stream):
                    if not body.take(chunk):
                        break
        except Exception:
            # A refusal is one, also when its body breaks off.
            if response.is_success:
                raise
        return body.content
