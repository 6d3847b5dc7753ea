"""The transport stack that every request passes: authorise, send, bound the answer, raise what is refused.

What is done with a request and an answer is written once, without I/O; two short drivers send and read.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx

from hubapi_ext.errors import (
    HubApiError,
    InvalidInputError,
    InvalidResponseError,
    TimedOutError,
    UnreachableError,
    read_refusal,
    refused,
)
from hubapi_ext.settings import Settings, origin


class _Stack:
    """The decisions: what is added to a request, and what an answer means."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._origin = settings.origin

    def prepare(self, request: httpx.Request) -> None:
        if origin(request.url) != self._origin:
            allowed = f"the token is for {self._settings.base_url} alone"
            raise InvalidInputError("path", f"it leads to {request.url.host}", allowed=allowed)
        request.headers["Authorization"] = f"Bearer {self._settings.token}"

    def check_size(self, size: int, request: httpx.Request) -> None:
        if size > self._settings.max_response_bytes:
            limit = self._settings.max_response_bytes
            raise InvalidResponseError(f"the answer to {_name(request)} is larger than {limit:,} bytes")

    def conclude(self, request: httpx.Request, response: httpx.Response, content: bytes) -> httpx.Response:
        """The answer as it is handed on. Raises what HubSpot refused."""
        if not response.is_success:
            raise refused(read_refusal(response.status_code, response.headers, content, _name(request)))
        headers = [
            (name, value)
            for name, value in response.headers.multi_items()
            # The content is decompressed and complete by now.
            if name not in ("content-encoding", "content-length", "transfer-encoding")
        ]
        extensions = {name: value for name, value in response.extensions.items() if name != "network_stream"}
        return httpx.Response(
            response.status_code, headers=headers, content=content, extensions=extensions, request=request
        )

    @staticmethod
    def failure(request: httpx.Request, error: httpx.TransportError | httpx.DecodingError) -> HubApiError:
        """The exception for a request that brought no answer, or none that can be read."""
        failure: HubApiError
        # Before there is a connection nothing can have been sent.
        sent = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
        if isinstance(error, httpx.TimeoutException):
            failure = TimedOutError(f"no answer to {_name(request)} in time ({type(error).__name__})", sent=sent)
        elif isinstance(error, httpx.TransportError):
            failure = UnreachableError(
                f"{_name(request)} brought no answer: {error or type(error).__name__}", sent=sent
            )
        else:
            failure = InvalidResponseError(f"the answer to {_name(request)} cannot be decompressed")
        # The cause without its request, which holds the token and the body.
        failure.__cause__ = type(error)(str(error))
        return failure


def _name(request: httpx.Request) -> str:
    """Verb and path. The query may hold what does not belong into a message."""
    return f"{request.method} {request.url.path}"


class HubTransport(_Stack, httpx.BaseTransport):
    """The stack for sync clients."""

    def __init__(self, inner: httpx.BaseTransport, settings: Settings) -> None:
        super().__init__(settings)
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request."""
        self.prepare(request)
        try:
            response = self._inner.handle_request(request)
            try:
                content = b"".join(self._read(response, request))
            finally:
                response.close()
        except (httpx.TransportError, httpx.DecodingError) as error:
            failure = self.failure(request, error)
        else:
            return self.conclude(request, response, content)
        # Out here the original is not its context.
        raise failure

    def _read(self, response: httpx.Response, request: httpx.Request) -> Iterator[bytes]:
        size = 0
        for chunk in response.iter_bytes():
            size += len(chunk)
            self.check_size(size, request)
            yield chunk

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()


class AsyncHubTransport(_Stack, httpx.AsyncBaseTransport):
    """The stack for async clients."""

    def __init__(self, inner: httpx.AsyncBaseTransport, settings: Settings) -> None:
        super().__init__(settings)
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request."""
        self.prepare(request)
        try:
            response = await self._inner.handle_async_request(request)
            try:
                content = b"".join([chunk async for chunk in self._read(response, request)])
            finally:
                await response.aclose()
        except (httpx.TransportError, httpx.DecodingError) as error:
            failure = self.failure(request, error)
        else:
            return self.conclude(request, response, content)
        # Out here the original is not its context.
        raise failure

    async def _read(self, response: httpx.Response, request: httpx.Request) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in response.aiter_bytes():
            size += len(chunk)
            self.check_size(size, request)
            yield chunk

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()
