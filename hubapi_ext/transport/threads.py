"""Does the steps of the stack in a thread."""

from __future__ import annotations

import sys
from collections.abc import Coroutine, Generator
from contextlib import suppress
from contextvars import copy_context
from typing import Any, TypeVar, cast

from hubapi_ext.errors import ConfigurationError
from hubapi_ext.transport import http
from hubapi_ext.transport.authentication import Await
from hubapi_ext.transport.bodies import Body, stream_with_more
from hubapi_ext.transport.deadlines import LONGEST_ATTEMPT, seconds_left, within
from hubapi_ext.transport.in_flight import known_in_flight
from hubapi_ext.transport.masking import without_frames
from hubapi_ext.transport.requests import HubRequest, response_to
from hubapi_ext.transport.stack import Stack
from hubapi_ext.transport.steps import Answer, Ask, Broken, Queue, Send, Sleep, WaitFor

T = TypeVar("T")


class HubTransport(Stack, http.BaseTransport):
    """The stack for sync clients."""

    def handle_request(self, request: http.Request) -> http.Response:
        """Sends one request of httpx's, as often as it takes."""
        # A body that can be read only once could not be sent again.
        request.read()
        return response_to(request, self._carry_out(self._taken_over(request)))

    def request(self, **call: Any) -> Answer:
        """Sends the request of a generated call, as often as it takes."""
        return self._carry_out(self._built(**call))

    def pause(self, seconds: float) -> None:
        """Waits, as between two attempts."""
        self.check_open()
        with known_in_flight(self._connection.closed):
            self._do(Sleep(seconds))

    def close(self) -> None:
        """Sends nothing any more."""
        self.is_closed = True

    def _carry_out(self, request: HubRequest) -> Answer:
        # What an exception from a signal handler keeps from being set back ends with the context.
        return copy_context().run(self._carry_out_here, request)

    def _carry_out_here(self, request: HubRequest) -> Answer:
        with known_in_flight(self._connection.closed), within(self._settings.deadline, self._clock):
            flow = self._flow(request)
            try:
                return self._run(flow)
            finally:
                # An exception between two steps is not thrown into the flow, which may hold a turn or renew a token.
                flow.close()

    def _run(self, flow: Generator[Any, Any, T]) -> T:
        try:
            step = next(flow)
            while True:
                try:
                    done = self._do(step)
                except BaseException as error:  # noqa: BLE001 - the flow decides what becomes of it
                    step = flow.throw(error)
                else:
                    step = flow.send(done)
        except StopIteration as end:
            return cast("T", end.value)

    def _do(self, step: object) -> Any:
        match step:
            case Send():
                return self._send(step.request, step.seconds)
            case Queue():
                step.line.acquire(step.turn, lambda: step.check(0))
            case Ask():
                return step.budget.ask()
            case Sleep():
                self._clock.sleep(step.seconds)
            case WaitFor():
                step.renewal.wait(step.seconds)
            case Await():
                if isinstance(step.awaitable, Coroutine):
                    step.awaitable.close()
                raise ConfigurationError("HubApi takes its token from a function that is not async, unlike AsyncHubApi")
        return None

    def _send(self, request: http.Request, seconds: float | None) -> Answer | Broken:
        with within(LONGEST_ATTEMPT if seconds is None else min(seconds, LONGEST_ATTEMPT), self._clock):
            return self._sent(request)

    def _sent(self, request: http.Request) -> Answer | Broken:
        outer = sys.exception()
        try:
            response = self._connection.pool.get().handle_request(request)
            try:
                content = self._read(response)
            finally:
                # An answer that was read is one, whatever becomes of its connection.
                with suppress(Exception):
                    if (stream := stream_with_more(response)) is not None:
                        stream.close()
                with suppress(Exception):
                    response.close()
            return Answer.of(response, content)
        except Exception as error:  # noqa: BLE001 - the stack makes one of hubapi's of it
            return Broken(without_frames(error, outer))
        except BaseException as error:  # noqa: BLE001 - whatever it is, its frames hold the token
            # It may have come anywhere inside of httpcore, and have left a lock held or a connection busy for ever.
            self._connection.pool.give_up()
            raise without_frames(error, outer)  # noqa: B904 - it is the same

    def _read(self, response: http.Response) -> bytes:
        """The body, or the beginning of a refusal's."""
        body = Body(response, self._settings.max_response_bytes)
        try:
            # httpx's own ways to read would inflate it, and let go of the connection.
            for chunk in () if body.is_read else cast("http.SyncByteStream", response.stream):
                if not body.take(chunk):
                    break
                _check_deadline()
        except Exception:
            # A refusal is one, also when its body breaks off.
            if response.is_success:
                raise
        return body.content


def _check_deadline() -> None:
    if (left := seconds_left()) is not None and left <= 0:
        raise http.ReadTimeout("the deadline has passed")
