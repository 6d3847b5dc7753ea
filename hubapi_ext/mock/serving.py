"""Puts the mock on a socket, with all that faults do on the way. Imported late: it needs the extra `mock`."""

import asyncio
import logging
import socket
import struct
import sys
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, MutableMapping
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType
from typing import Any

import uvicorn
from attrs import frozen
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from hubapi_ext.mock.hosts import Hosts, hosts_of
from hubapi_ext.mock.messages import Handle, Request, Response
from hubapi_ext.mock.oauth import without_token
from hubapi_ext.mock.streams import unblocked, unblocked_output

# A client that keeps its connection open must not keep the server alive.
_SECONDS_TO_FINISH = 3
# Many times what HubSpot takes. State of a large portal has to come in.
_MOST_BYTES = 256 * 1024 * 1024
_TOO_LARGE = Response(413, {"Connection": "close"}, b"")
# Where the application finds its connection; no server but this one has it.
_CONNECTION = "hubapi.connection"

_Fields = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Fields]]
_Send = Callable[[_Fields], Awaitable[None]]
_Tell = Callable[[str], None]


@frozen
class Server:
    """A running server."""

    base_url: str


@frozen
class Application:
    """The mock and its controls as an ASGI application. It has no routes of its own: the mock knows its paths."""

    handle: Handle
    log: _Tell | None = None
    """Is told a line for each request."""
    hosts: Hosts | None = None
    """For which hosts it answers; None for any, where another server runs it."""

    async def __call__(self, scope: _Fields, receive: _Receive, send: _Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            raise NotImplementedError(f"the mock speaks HTTP, not {scope['type']}")
        try:
            await self._answer(scope, receive, send)
        except asyncio.CancelledError:
            connection = scope.get("extensions", {}).get(_CONNECTION)
            if connection is None:
                raise
            # The server ends, and a fault makes the client wait.
            connection.abort()
            await receive()

    async def _answer(self, scope: _Fields, receive: _Receive, send: _Send) -> None:
        began = time.perf_counter()
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > _MOST_BYTES:
                await _deliver(_TOO_LARGE, scope, receive, send)
                return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("latin-1")
        request = Request(scope["method"], scope["path"], query, headers, bytes(body))
        refused = self.hosts and self.hosts.refusal(request)
        response = refused or self.handle(request)
        await _deliver(response, scope, receive, send)
        if self.log:
            milliseconds = (time.perf_counter() - began) * 1000
            # The raw path holds no line breaks.
            path = without_token(scope["raw_path"].decode("ascii", "replace"))
            self.log(f"{scope['method']} {path} {response.status or 'reset'} {milliseconds:.1f} ms")


async def _deliver(response: Response, scope: _Fields, receive: _Receive, send: _Send) -> None:
    delivery = response.delivery
    if delivery.delay:
        await asyncio.sleep(delivery.delay)
    if delivery.reset:
        connection = _connection(scope)
        # With no time to linger, the end of the connection is a reset and no orderly close.
        connection.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.abort()
        await receive()
        return
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers.items()]
    if response.status not in (204, 304):
        headers.append((b"content-length", str(len(response.body)).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    if delivery.kept_bytes is None and delivery.bytes_per_second is None:
        await send({"type": "http.response.body", "body": response.body})
        return
    for piece, pause in response.pieces():
        if pause:
            await asyncio.sleep(pause)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    if delivery.kept_bytes is None:
        await send({"type": "http.response.body", "body": b""})
        return
    # What was written still reaches the client.
    _connection(scope).close()
    await receive()


def _connection(scope: _Fields) -> asyncio.Transport:
    connection: asyncio.Transport | None = scope.get("extensions", {}).get(_CONNECTION)
    if connection is None:
        # Another server runs the application, or none does, as in httpx.ASGITransport. This is as near as it gets.
        raise ConnectionResetError("Connection reset by the mock")
    return connection


class _Protocol(HttpToolsProtocol):
    """Lets the application get at its connection."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {_CONNECTION: self.transport}  # type: ignore[dict-item]


@contextmanager
def serving(handle: Handle, *, port: int, host: str, allow_hosts: Collection[str]) -> Iterator[Server]:
    """Serves the mock from a thread while the context is open."""
    with _listening(host, port) as listening:
        up = Event()
        server = _UvicornServer(Application(handle, hosts=hosts_of(listening, host, allow_hosts)), up.set)
        thread = Thread(target=server.run, args=([listening],), name="mock-hubspot", daemon=True)
        thread.start()
        # A server that is stopped before it has started leaves its sockets open.
        up.wait()
        try:
            yield Server(_url(host, listening))
        finally:
            server.should_exit = True
            thread.join()


def run(
    handle: Handle, *, port: int, host: str, allow_hosts: Collection[str], announce: _Tell, log: _Tell | None
) -> None:
    """Serves the mock until the process is interrupted or terminated. `announce` is told the address."""
    with unblocked_output(), _listening(host, port) as listening:
        application = Application(handle, log, hosts_of(listening, host, allow_hosts))
        server = _UvicornServer(application, lambda: announce(_url(host, listening)))
        server.run([listening])


def _logging() -> dict[str, Any]:
    """How uvicorn logs: from the thread that serves, which must not wait for whoever reads."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(levelname)s: %(message)s"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": unblocked(sys.stderr)}
        },
        "loggers": {"uvicorn": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
    }


class _UvicornServer(uvicorn.Server):
    """Says when it is up, and takes a signal as a wish to stop and no more."""

    def __init__(self, application: Application, announce: Callable[[], None]) -> None:
        config = uvicorn.Config(
            application,
            http=_Protocol,
            log_config=_logging(),
            log_level=logging.WARNING,
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=_SECONDS_TO_FINISH,
        )
        super().__init__(config)
        self.announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Requests without an answer wait for a fault's time, or for a client.
        for task in self.server_state.tasks:
            task.cancel()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # uvicorn would raise the signal once more after its shutdown, and the process would fail.
        del sig, frame
        self.should_exit = True


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def _url(host: str, listening: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}"
