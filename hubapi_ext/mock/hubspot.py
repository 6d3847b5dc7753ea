"""The mock as a whole: who asks, what for, and the answer's envelope. What an operation does stands elsewhere."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import msgspec
from attrs import define, evolve, field
from msgspec.structs import replace

from hubapi_ext.mock import controls, oauth
from hubapi_ext.mock.answers import Call
from hubapi_ext.mock.clock import PortalClock, TellTime, current_time
from hubapi_ext.mock.contents import Contents
from hubapi_ext.mock.contract import Operation, operations, page_size
from hubapi_ext.mock.effects import Alteration, ConnectionReset, Effect, Hindrance, Replacement
from hubapi_ext.mock.extra import mock_extra
from hubapi_ext.mock.faults import Rule
from hubapi_ext.mock.journal import Journal
from hubapi_ext.mock.messages import Exchange, Request, Response
from hubapi_ext.mock.object_types import UnknownObjectTypeError
from hubapi_ext.mock.operations import BEHAVIOURS
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import NO_CREDENTIALS, Problem, RefusedError, expired_token, missing_scopes
from hubapi_ext.mock.rate_windows import CALLS_IN_A_DAY, CALLS_IN_TEN_SECONDS, RateWindows
from hubapi_ext.mock.state import State, seed
from hubapi_ext.mock.tokens import Token, access_token, bearer_token, portal_of, read_token, refresh_token

if TYPE_CHECKING:
    from hubapi_ext.mock.serving import Application, Server
    from hubapi_ext.mock.transport import MockTransport

_BYTES_OF_JOURNALS = 64 * 1024 * 1024
_BEGINNING_OF_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@define(kw_only=True)
class MockHubSpot:
    """A HubSpot in memory. Every bearer token is a portal of its own, so tests can share one mock and never meet.

    Args:
        page_size: How many associations of a record one batch read returns; else as many as the contract says.
        seed: What the order of shuffled results depends on.
        clock: Tells the time, as a datetime with a time zone. Each portal's clock runs with it.
        rate_limit: How many calls a portal takes in ten seconds, before it answers 429; None for any number.
        daily_limit: The same for a day.
        any_token: Whether any token is a portal; else only those that `portal()` was asked for are known.
        oauth_client: The app that the token endpoint knows; None for any.
        state: What every portal holds at first: a State, or a mapping as it stands in a file of `hubapi mock --seed`.
        faults: Rules that every portal begins with, or the one whose token they name.
        journal_bytes: How much memory all journals take together.
    """

    page_size: int = field(factory=page_size)
    seed: int = 0
    clock: TellTime = current_time
    rate_limit: int | None = CALLS_IN_TEN_SECONDS
    daily_limit: int | None = CALLS_IN_A_DAY
    any_token: bool = True
    oauth_client: oauth.OAuthClient | None = None
    state: State | Mapping[str, Any] = field(factory=State, repr=False)
    faults: Sequence[Rule] = ()
    journal_bytes: int = _BYTES_OF_JOURNALS
    state_file: Path | None = field(default=None, init=False)
    """Where the state is saved, while `saving()` is in force."""
    _portals: dict[str, Portal] = field(factory=dict, init=False, repr=False)
    _asked_for: set[str] = field(factory=set, init=False, repr=False)
    _lock: Lock = field(factory=Lock, init=False, repr=False)
    _journal: Journal = field(init=False, repr=False)
    _token_endpoint: oauth.TokenEndpoint = field(init=False, repr=False)
    _contents: Contents = field(factory=Contents, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        seed(self._contents, self.state, self.clock())
        self._journal = Journal(self.journal_bytes)
        self._token_endpoint = oauth.TokenEndpoint(self.oauth_client)

    def portal(self, token: str) -> Portal:
        """The portal behind a bearer token, or a refresh token. It is made when it is first asked for.

        Raises ValueError where the text cannot be a token.
        """
        if read_token(token) is None:
            raise ValueError("a token consists of letters, digits and ._~+/=- and has at most 300 of them")
        fingerprint = portal_of(token)
        self._asked_for.add(fingerprint)
        return self.portal_of(fingerprint)

    def portal_of(self, fingerprint: str) -> Portal:
        """The portal that goes by this fingerprint. It is made when it is first asked for."""
        with self._lock:
            if fingerprint not in self._portals:
                self._portals[fingerprint] = Portal(
                    number=len(self._portals) + 1,
                    fingerprint=fingerprint,
                    page_size=self.page_size,
                    clock=PortalClock(self.clock),
                    rate_windows=RateWindows.sized(self.rate_limit, self.daily_limit),
                    all_journals=self._journal,
                    seed=self.seed,
                    initial_contents=self._contents,
                    initial_faults=[
                        replace(rule, token=None)
                        for rule in self.faults
                        if rule.token is None or portal_of(rule.token) == fingerprint
                    ],
                )
            return self._portals[fingerprint]

    def portals(self) -> dict[str, Portal]:
        """All portals, by the fingerprints of their tokens."""
        with self._lock:
            return dict(self._portals)

    def handle(self, request: Request) -> Response:
        """Answers a request, whatever carried it here."""
        if controls.is_control(request.path):
            return controls.answer(self, request)
        if oauth.is_token_endpoint(request.path):
            return self._give_token(request)
        shown = oauth.without_secrets(request)
        try:
            token, portal = self.authenticate(request)
        except RefusedError as refused:
            return _refusal(refused)
        operation, parameters = _route(request)

        def respond(effects: Iterable[Effect]) -> Response:
            if operation is None:
                return _unrouted(request)
            return _respond(portal, token, request, operation, parameters, effects)

        return _exchange(portal, shown, operation.name if operation else None, respond)

    def authenticate(self, request: Request) -> tuple[Token, Portal]:
        """Who asks. Raises RefusedError where the mock does not know them."""
        text = bearer_token(request.headers)
        if text is None:
            raise RefusedError(401, NO_CREDENTIALS)
        token = read_token(text)
        if token is None:
            # HubSpot takes what it cannot read for a token that ended when time began.
            raise RefusedError(401, expired_token(_BEGINNING_OF_TIME, self.clock()))
        return token, self._known(token.portal, RefusedError(401, NO_CREDENTIALS))

    def saving(self, path: str | Path) -> AbstractContextManager[None]:
        """Loads the state of all portals from a file, if there is one, and keeps it there while the context is open.

        The file is written anew soon after each change, and when the context ends. It never holds half a state.
        """
        from hubapi_ext.mock.persistence import saving  # noqa: PLC0415 - few need it

        return saving(self, Path(path))

    @property
    def transport(self) -> "MockTransport":
        """A transport for httpx clients, synchronous and asynchronous. No socket is opened."""
        from hubapi_ext.mock.transport import MockTransport  # noqa: PLC0415 - it needs httpx, which is slow to import

        return MockTransport(self)

    @property
    def app(self) -> "Application":
        """The mock as an ASGI application, with its controls under /_mock/."""
        with mock_extra():
            from hubapi_ext.mock.serving import Application  # noqa: PLC0415 - an extra, and slow to import
        return Application(self)

    def serve(self, *, port: int = 0, host: str = "127.0.0.1") -> "AbstractContextManager[Server]":
        """Serves the mock on a socket from a thread, as long as the context is open. Port 0 takes a free one."""
        with mock_extra():
            from hubapi_ext.mock.serving import serving  # noqa: PLC0415 - an extra, and slow to import
        return serving(self, port=port, host=host)

    def run(
        self,
        *,
        port: int,
        host: str = "127.0.0.1",
        announce: Callable[[str], None] = lambda base_url: print(f"Mock HubSpot at {base_url}", flush=True),
        log: Callable[[str], None] | None = None,
    ) -> None:
        """Serves the mock on a socket until the process is interrupted or terminated.

        `announce` is told the address when it is up, and `log` a line for each request.
        """
        with mock_extra():
            from hubapi_ext.mock.serving import run  # noqa: PLC0415 - an extra, and slow to import
        run(self, port=port, host=host, announce=announce, log=log)

    def _known(self, fingerprint: str, otherwise: Exception) -> Portal:
        # A portal from a saved state does not make its token known.
        if not self.any_token and fingerprint not in self._asked_for:
            raise otherwise
        return self.portal_of(fingerprint)

    def _give_token(self, request: Request) -> Response:
        """An answer of the token endpoint. What it has of secrets does not reach the journal."""
        if request.method != "POST":
            return _page(405, "Method Not Allowed", {"Allow": "POST"})
        try:
            grant = self._token_endpoint.grant(request.headers.get("content-type", ""), request.body)
            portal = self._known(grant.portal, grant.refusal)
        except oauth.RefusedGrantError as refused:
            return _refused_grant(refused)

        def respond(_: Iterable[Effect]) -> Response:
            try:
                self._token_endpoint.redeem(grant)
            except oauth.RefusedGrantError as refused:
                return _refused_grant(refused)
            body = {
                "token_type": "bearer",
                "refresh_token": refresh_token(portal.fingerprint),
                "access_token": access_token(portal.fingerprint, portal.now() + oauth.LIFETIME),
                "expires_in": int(oauth.LIFETIME.total_seconds()),
                "hub_id": portal.number,
                "scopes": sorted(portal.scopes or ()),
            }
            return _json(200, body, {})

        return _exchange(portal, oauth.without_secrets(request), None, respond, shown=oauth.without_tokens)


def _exchange(
    portal: Portal,
    request: Request,
    operation: str | None,
    respond: Callable[[Iterable[Effect]], Response],
    shown: Callable[[bytes], bytes] = bytes,
) -> Response:
    """Answers a request, or lets a fault do so, and writes both into the journal, with the body as it may be shown."""
    with portal.lock:
        struck = portal.faults.strike(request.method, request.path, operation)
        effects = [effect for effect, _ in struck]
        ending = next((effect for effect in effects if isinstance(effect, Replacement | ConnectionReset)), None)
        response = respond(effects) if ending is None or ending.applied else _NO_ANSWER
        if isinstance(ending, Replacement):
            response = _replaced(ending)
        portal.remember(
            Exchange(
                method=request.method,
                path=request.path,
                query=request.query,
                operation=operation,
                status=response.status,
                request_body=request.body,
                response_body=shown(response.body),
            )
        )
    delivery = response.delivery
    for effect, chance in struck:
        if isinstance(effect, Hindrance):
            delivery = effect.hinder(delivery, response.body, chance)
    return evolve(response, delivery=delivery) if struck else response


_NO_ANSWER = Response(0, {}, b"")


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


def _respond(
    portal: Portal,
    token: Token,
    request: Request,
    operation: Operation,
    parameters: Mapping[str, str],
    effects: Iterable[Effect],
) -> Response:
    now = portal.now()
    try:
        _check_access(portal, token, operation, now)
    except RefusedError as refused:
        return _refusal(refused)
    excess = portal.rate_windows.admit(operation.rate_limit, now)
    headers = portal.rate_windows.headers(operation.rate_limit, now, oauth=token.issued)
    if excess is not None:
        return _refusal(RefusedError(429, excess), headers)
    try:
        call = Call(
            parameters=parameters,
            query=operation.read_query(request.query),
            body=operation.read(request.body),
            started_at=now,
            statuses=operation.statuses(parameters.get("version")),
            paging=operation.paging,
        )
        answer = BEHAVIOURS[operation.name].answer(portal, call)
    except UnknownObjectTypeError as unknown:
        # HubSpot leaves out the category here.
        return _refusal(RefusedError(400, Problem(message=str(unknown), category=None)), headers)
    except RefusedError as refused:
        return _refusal(refused, headers)
    if operation.replay != "read":
        portal.revision += 1
    for effect in effects:
        if isinstance(effect, Alteration):
            answer = effect.alter(answer, call)
    return _json(answer.status, answer.body, headers)


def _check_access(portal: Portal, token: Token, operation: Operation, now: datetime) -> None:
    expires_at = token.expires_at or portal.token_expires_at
    if expires_at is not None and now >= expires_at:
        raise RefusedError(401, expired_token(expires_at, now))
    if portal.scopes is not None and not operation.allows(portal.scopes):
        raise RefusedError(403, missing_scopes(sorted({scope for one in operation.scopes for scope in one})))


def _replaced(replacement: Replacement) -> Response:
    """A fault's answer with the header that all answers have. It repeats the id in the body, where there is one."""
    made = str(uuid4())
    response = replacement.response(made)
    given = _correlation_id(response.body) or made
    return evolve(response, headers={"x-hubspot-correlation-id": given, **response.headers})


def _correlation_id(content: bytes) -> str | None:
    try:
        body = msgspec.json.decode(content)
    except (ValueError, RecursionError):
        return None
    given = body.get("correlationId") if isinstance(body, dict) else None
    return given if isinstance(given, str) else None


def _refusal(refused: RefusedError, headers: Mapping[str, str] | None = None) -> Response:
    correlation_id = str(uuid4())
    body = {**refused.problem.as_json(), "correlationId": correlation_id}
    return _json(refused.status, body, headers or {}, correlation_id)


def _refused_grant(refused: oauth.RefusedGrantError) -> Response:
    return _json(400, {"status": refused.status, "message": refused.message}, {})


def _json(status: int, body: Any, headers: Mapping[str, str], correlation_id: str | None = None) -> Response:
    return Response(
        status,
        {
            "Content-Type": "application/json;charset=utf-8",
            "X-HubSpot-Correlation-Id": correlation_id or str(uuid4()),
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
