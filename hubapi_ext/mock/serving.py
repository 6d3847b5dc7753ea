"""Puts the mock on a socket, with its controls beside it. Imported late: it needs the extra `mock`."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType
from typing import Any

import msgspec
import uvicorn
from attrs import frozen
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import Response as HttpResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from hubapi_ext.mock.hubspot import MockHubSpot, bearer_token, unauthenticated
from hubapi_ext.mock.messages import Request, Response

# A client that keeps its connection open must not keep the server alive.
_SECONDS_TO_FINISH = 3


@frozen
class Server:
    """A running server."""

    base_url: str


class _Seed(msgspec.Struct):
    properties: dict[str, str] = {}
    id: str | int | None = None


class _Seeds(msgspec.Struct):
    inputs: list[_Seed]


def application(mock: MockHubSpot) -> Starlette:
    """The mock and its controls as one ASGI application."""

    async def health(_: HttpRequest) -> HttpResponse:
        return _json(200, {"status": "ok"})

    async def seed(request: HttpRequest) -> HttpResponse:
        token = bearer_token(request.headers)
        if token is None:
            return _sendable(unauthenticated())
        portal = mock.portal(token)
        object_type = request.path_params["objectType"]
        try:
            seeds = msgspec.json.decode(await request.body(), type=_Seeds).inputs
            ids = [{"id": portal.create(object_type, one.properties, id=one.id)} for one in seeds]
        except ValueError as error:
            return _json(400, {"status": "error", "message": str(error)})
        return _json(201, {"results": ids})

    async def journal(request: HttpRequest) -> HttpResponse:
        token = bearer_token(request.headers)
        if token is None:
            return _sendable(unauthenticated())
        return _json(200, [exchange.as_json() for exchange in mock.portal(token).journal])

    return Starlette(
        routes=[
            Route("/_mock/health", health),
            Route("/_mock/records/{objectType}", seed, methods=["POST"]),
            Route("/_mock/journal", journal),
            Mount("/", _hubspot(mock)),
        ]
    )


@contextmanager
def serving(mock: MockHubSpot, *, port: int, host: str) -> Iterator[Server]:
    """Serves the mock from a thread while the context is open."""
    with socket.create_server((host, port)) as listening:
        up = Event()
        server = _UvicornServer(mock, up.set)
        thread = Thread(target=server.run, args=([listening],), name="mock-hubspot", daemon=True)
        thread.start()
        # What is told to stop before it has started leaves its sockets open.
        up.wait()
        try:
            yield Server(_url(host, listening))
        finally:
            server.should_exit = True
            thread.join()


def run(mock: MockHubSpot, *, port: int, host: str) -> None:
    """Serves the mock until the process is interrupted or terminated."""
    with socket.create_server((host, port)) as listening:
        _UvicornServer(mock, lambda: print(f"Mock HubSpot at {_url(host, listening)}", flush=True)).run([listening])


class _UvicornServer(uvicorn.Server):
    """Says when it is up, and takes a signal as a wish to stop and no more."""

    def __init__(self, mock: MockHubSpot, announce: Callable[[], None]) -> None:
        config = uvicorn.Config(
            application(mock),
            log_level="warning",
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

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # uvicorn would raise the signal once more after its shutdown, and the process would fail.
        del sig, frame
        self.should_exit = True


def _url(host: str, listening: socket.socket) -> str:
    return f"http://{host}:{listening.getsockname()[1]}"


def _hubspot(mock: MockHubSpot) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        request = HttpRequest(scope, receive)
        body = await request.body()
        response = mock.handle(Request(request.method, scope["path"], request.url.query, request.headers, body))
        await _sendable(response)(scope, receive, send)

    return answer


def _sendable(response: Response) -> HttpResponse:
    return HttpResponse(response.body, response.status, response.headers)


def _json(status: int, body: Any) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(body), status, media_type="application/json")
