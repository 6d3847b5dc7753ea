"""Carries requests of httpx clients to the mock, with all that faults do on the way. No socket is opened."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from math import inf

import httpx
from attrs import frozen

from hubapi_ext.mock.messages import Handle, Request, Response


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport for `httpx.Client` and `httpx.AsyncClient`. Time-outs of the client hold against faults."""

    def __init__(
        self,
        handle: Handle,
        *,
        sleep: Callable[[float], None] = time.sleep,
        sleep_async: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._handle = handle
        self._sleep = sleep
        self._sleep_async = sleep_async

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answers a request of a synchronous client."""
        request.read()
        response, delay, error = self._answer(request)
        if delay:
            self._sleep(delay)
        if error:
            raise error
        return self._received(request, response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answers a request of an asynchronous client."""
        await request.aread()
        response, delay, error = self._answer(request)
        if delay:
            await self._sleep_async(delay)
        if error:
            raise error
        return self._received(request, response)

    def _answer(self, request: httpx.Request) -> tuple[Response, float, httpx.TransportError | None]:
        """The answer, the seconds to wait for it, and what the client meets with instead."""
        url = request.url
        response = self._handle(Request(request.method, url.path, url.query.decode(), request.headers, request.content))
        delay, patience = response.delivery.delay, _patience(request)
        if delay > patience:
            return response, patience, _timeout(request)
        if response.delivery.reset:
            return response, delay, httpx.ReadError("Connection reset by peer", request=request)
        return response, delay, None

    def _received(self, request: httpx.Request, response: Response) -> httpx.Response:
        headers = dict(response.headers)
        if response.delivery.kept_bytes is None and response.delivery.bytes_per_second is None:
            return httpx.Response(response.status, headers=headers, content=response.body)
        headers["content-length"] = str(len(response.body))
        body = _Hindered(request, response, _patience(request), self._sleep, self._sleep_async)
        return httpx.Response(response.status, headers=headers, stream=body)


def _patience(request: httpx.Request) -> float:
    """How many seconds the client waits for the next bytes."""
    seconds = request.extensions.get("timeout", {}).get("read")
    return inf if seconds is None else float(seconds)


def _timeout(request: httpx.Request) -> httpx.ReadTimeout:
    return httpx.ReadTimeout("The read operation timed out", request=request)


@frozen
class _Hindered(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes slowly, or not to its end."""

    request: httpx.Request
    response: Response
    patience: float
    sleep: Callable[[float], None]
    sleep_async: Callable[[float], Awaitable[None]]

    def __iter__(self) -> Iterator[bytes]:
        for piece, pause in self.response.pieces():
            self.sleep(min(pause, self.patience))
            self._check(pause)
            yield piece
        self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece, pause in self.response.pieces():
            await self.sleep_async(min(pause, self.patience))
            self._check(pause)
            yield piece
        self._end()

    def _check(self, pause: float) -> None:
        if pause > self.patience:
            raise _timeout(self.request)

    def _end(self) -> None:
        if self.response.delivery.kept_bytes is not None:
            message = "peer closed connection without sending complete message body"
            raise httpx.RemoteProtocolError(message, request=self.request)
