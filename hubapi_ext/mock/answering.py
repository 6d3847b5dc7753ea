"""From a request to its answer: who asks, what for, and what faults make of it. Operations: see `operations`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from uuid import uuid4

import msgspec
from attrs import evolve, frozen

from hubapi_ext.mock import controls, oauth
from hubapi_ext.mock.answers import Call
from hubapi_ext.mock.contract import Operation, operations
from hubapi_ext.mock.effects import ConnectionReset, Effect
from hubapi_ext.mock.effects.alterations import Alteration
from hubapi_ext.mock.effects.hindrances import Hindrance
from hubapi_ext.mock.effects.replacements import Replacement
from hubapi_ext.mock.envelopes import json_answer, page, refusal
from hubapi_ext.mock.messages import Exchange, Request, Response
from hubapi_ext.mock.object_types import UnknownObjectTypeError
from hubapi_ext.mock.operations import BEHAVIOURS
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.portals import Portals
from hubapi_ext.mock.problems import Problem, RefusedError, expired_token, missing_scopes
from hubapi_ext.mock.tokens import Token, access_token, refresh_token


@frozen
class Answering:
    """Answers the requests to all portals of a mock."""

    portals: Portals
    token_endpoint: oauth.TokenEndpoint

    def handle(self, request: Request) -> Response:
        """Answers a request, whatever carried it here."""
        if controls.is_control(request.path):
            return controls.answer(self.portals, request)
        if oauth.is_token_endpoint(request.path):
            return self._give_token(request)
        shown = oauth.without_secrets(request)
        try:
            token, portal = self.portals.authenticate(request)
        except RefusedError as refused:
            return refusal(refused)
        operation, parameters = _route(request)

        def respond(effects: Iterable[Effect]) -> Response:
            if operation is None:
                return _unrouted(request)
            return _respond(portal, token, request, operation, parameters, effects)

        return _exchange(portal, shown, operation.name if operation else None, respond)

    def _give_token(self, request: Request) -> Response:
        """An answer of the token endpoint. What it has of secrets does not reach the journal."""
        if request.method != "POST":
            return page(405, "Method Not Allowed", {"Allow": "POST"})
        try:
            grant = self.token_endpoint.grant(request.headers.get("content-type", ""), request.body)
            portal = self.portals.known(grant.portal, grant.refusal)
        except oauth.RefusedGrantError as refused:
            return _refused_grant(refused)

        def respond(_: Iterable[Effect]) -> Response:
            try:
                self.token_endpoint.redeem(grant)
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
            return json_answer(200, body, {})

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
        return page(405, "Method Not Allowed", {"Allow": ", ".join(allowed)})
    return page(404, "Not Found", {"X-HubSpot-NotFound": "true"})


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
        return refusal(refused)
    excess = portal.rate_windows.admit(operation.rate_limit, now)
    headers = portal.rate_windows.headers(operation.rate_limit, now, oauth=token.issued)
    if excess is not None:
        return refusal(RefusedError(429, excess), headers)
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
        return refusal(RefusedError(400, Problem(message=str(unknown), category=None)), headers)
    except RefusedError as refused:
        return refusal(refused, headers)
    if operation.replay != "read":
        portal.revision += 1
    for effect in effects:
        if isinstance(effect, Alteration):
            answer = effect.alter(answer, call)
    return json_answer(answer.status, answer.body, headers)


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


def _refused_grant(refused: oauth.RefusedGrantError) -> Response:
    return json_answer(400, {"status": refused.status, "message": refused.message}, {})
