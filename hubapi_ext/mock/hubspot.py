"""The mock as a whole: who asks, what for, and the answer's envelope. What an operation does stands elsewhere."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import msgspec
from attrs import define, field

from hubapi_ext.mock import associations, courses, limits
from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.contract import Operation, operations, page_size
from hubapi_ext.mock.extra import mock_extra
from hubapi_ext.mock.messages import Exchange, Request, Response
from hubapi_ext.mock.object_types import UnknownObjectTypeError
from hubapi_ext.mock.portal import Clock, Portal, current_time
from hubapi_ext.mock.problems import Problem, RefusedError
from hubapi_ext.mock.rate_windows import CALLS_IN_A_DAY, CALLS_IN_TEN_SECONDS, RateWindows

if TYPE_CHECKING:
    import httpx
    from starlette.applications import Starlette

    from hubapi_ext.mock.serving import Server

# By the operation ids of the contract.
BEHAVIOURS: Mapping[str, Callable[[Portal, Call], Answer]] = {
    "create_associations": associations.create_associations,
    "read_associations": associations.read_associations,
    "create_default_association": associations.create_default_association,
    "list_associations": associations.list_associations,
    "update_association_limits": limits.update_association_limits,
    "create_courses": courses.create_courses,
}


@define(kw_only=True)
class MockHubSpot:
    """A HubSpot in memory. Every bearer token is a portal of its own, so tests can share one mock and never meet.

    Args:
        page_size: How many associations of a record one batch read returns; else as many as the contract says.
        seed: What the order of shuffled results depends on.
        clock: Tells the time, as a datetime with a time zone.
        rate_limit: How many calls a portal takes in ten seconds, before it answers 429; None for any number.
        daily_limit: The same for a day.
    """

    page_size: int = field(factory=page_size)
    seed: int = 0
    clock: Clock = current_time
    rate_limit: int | None = CALLS_IN_TEN_SECONDS
    daily_limit: int | None = CALLS_IN_A_DAY
    _portals: dict[str, Portal] = field(factory=dict, init=False, repr=False)
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def portal(self, token: str) -> Portal:
        """The portal behind a bearer token. It is made when it is first asked for."""
        with self._lock:
            if token not in self._portals:
                self._portals[token] = Portal(
                    number=len(self._portals) + 1,
                    page_size=self.page_size,
                    rate_windows=RateWindows.sized(self.rate_limit, self.daily_limit),
                    clock=self.clock,
                    seed=self.seed,
                )
            return self._portals[token]

    def handle(self, request: Request) -> Response:
        """Answers a request, whatever carried it here."""
        token = bearer_token(request.headers)
        if token is None:
            return unauthenticated()
        portal = self.portal(token)
        with portal.lock:
            operation, parameters = _route(request)
            name = operation.name if operation else None
            response = _canned(portal, name)
            if response is None:
                response = _respond(portal, request, operation, parameters) if operation else _unrouted(request)
            portal.remember(
                Exchange(
                    method=request.method,
                    path=request.path,
                    operation=name,
                    status=response.status,
                    request_body=request.body,
                    response_body=response.body,
                )
            )
        return response

    @property
    def transport(self) -> "httpx.MockTransport":
        """A transport for httpx clients, synchronous and asynchronous. No socket is opened."""
        import httpx  # noqa: PLC0415 - slow to import

        def answer(request: httpx.Request) -> httpx.Response:
            response = self.handle(
                Request(request.method, request.url.path, request.url.query.decode(), request.headers, request.content)
            )
            return httpx.Response(response.status, headers=dict(response.headers), content=response.body)

        return httpx.MockTransport(answer)

    @property
    def app(self) -> "Starlette":
        """The mock as an ASGI application, with its controls under /_mock/."""
        with mock_extra():
            from hubapi_ext.mock.serving import application  # noqa: PLC0415 - an extra, and slow to import
        return application(self)

    def serve(self, *, port: int = 0, host: str = "127.0.0.1") -> "AbstractContextManager[Server]":
        """Serves the mock on a socket from a thread, as long as the context is open. Port 0 takes a free one."""
        with mock_extra():
            from hubapi_ext.mock.serving import serving  # noqa: PLC0415 - an extra, and slow to import
        return serving(self, port=port, host=host)

    def run(self, *, port: int, host: str = "127.0.0.1") -> None:
        """Serves the mock on a socket until the process is interrupted or terminated."""
        with mock_extra():
            from hubapi_ext.mock.serving import run  # noqa: PLC0415 - an extra, and slow to import
        run(self, port=port, host=host)


def bearer_token(headers: Mapping[str, str]) -> str | None:
    """The token of a request whose header names are in lower case."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return (token.strip() or None) if scheme.lower() == "bearer" else None


def unauthenticated() -> Response:
    """The answer to a request without a token."""
    message = (
        "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more "
        "details at https://developers.hubspot.com/docs/methods/auth/oauth-overview"
    )
    return _refusal(RefusedError(401, Problem(message=message, category="INVALID_AUTHENTICATION")))


def _route(request: Request) -> tuple[Operation | None, dict[str, str]]:
    """The operation that a request means, and the parameters in its path."""
    for operation in operations():
        parameters = operation.match(request.path)
        if parameters is not None and operation.method == request.method:
            return operation, parameters
    return None, {}


def _unrouted(request: Request) -> Response:
    allowed = [operation.method for operation in operations() if operation.match(request.path) is not None]
    if allowed:
        # Not recorded: that HubSpot's 405 looks like its 404 is a guess.
        return _page(405, "Method Not Allowed", {"Allow": ", ".join(allowed)})
    return _page(404, "Not Found", {"X-HubSpot-NotFound": "true"})


def _respond(portal: Portal, request: Request, operation: Operation, parameters: Mapping[str, str]) -> Response:
    now = portal.now()
    excess = portal.rate_windows.admit(operation.rate_limit, now)
    headers = portal.rate_windows.headers(operation.rate_limit, now)
    if excess is not None:
        return _refusal(RefusedError(429, excess), headers)
    try:
        call = Call(
            parameters=parameters,
            query=operation.read_query(request.query),
            body=operation.read(request.body),
            started_at=now,
            statuses=operation.statuses(parameters.get("version")),
        )
        answer = BEHAVIOURS[operation.name](portal, call)
    except UnknownObjectTypeError as unknown:
        # HubSpot leaves out the category here.
        return _refusal(RefusedError(400, Problem(message=str(unknown), category=None)), headers)
    except RefusedError as refused:
        return _refusal(refused, headers)
    return _json(answer.status, answer.body, str(uuid4()), headers)


def _canned(portal: Portal, operation: str | None) -> Response | None:
    canned = portal.take_canned_answer(operation)
    if canned is None:
        return None
    given = _correlation_id(canned.content) or str(uuid4())
    return Response(canned.status, {"x-hubspot-correlation-id": given, **canned.headers}, canned.content)


def _correlation_id(content: bytes) -> str | None:
    try:
        body = msgspec.json.decode(content)
    except ValueError:
        return None
    given = body.get("correlationId") if isinstance(body, dict) else None
    return given if isinstance(given, str) else None


def _refusal(refused: RefusedError, headers: Mapping[str, str] | None = None) -> Response:
    correlation_id = str(uuid4())
    body = {**refused.problem.as_json(), "correlationId": correlation_id}
    return _json(refused.status, body, correlation_id, headers or {})


def _json(status: int, body: Any, correlation_id: str, headers: Mapping[str, str]) -> Response:
    return Response(
        status,
        {
            "Content-Type": "application/json;charset=utf-8",
            "X-HubSpot-Correlation-Id": correlation_id,
            **headers,
        },
        msgspec.json.encode(body),
    )


def _page(status: int, title: str, headers: Mapping[str, str]) -> Response:
    """An answer from before HubSpot's API: its web server speaks HTML."""
    page = f"<html><head><title>Error {status} {title}</title></head><body><h2>HTTP ERROR {status}</h2></body></html>\n"
    return Response(
        status,
        {"Content-Type": "text/html;charset=iso-8859-1", "X-HubSpot-Correlation-Id": str(uuid4()), **headers},
        page.encode("latin-1"),
    )
