"""From a request to its answer: who asks, what for, and what faults make of it. Operations: see `operations`."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote
from uuid import uuid4

import msgspec
from attrs import evolve, frozen

from hubapi_ext.mock import controls, oauth
from hubapi_ext.mock.answers import Call
from hubapi_ext.mock.computed_answers import Compute
from hubapi_ext.mock.contract import Contract
from hubapi_ext.mock.effects import ConnectionReset, Effect
from hubapi_ext.mock.effects.alterations import Alteration
from hubapi_ext.mock.effects.hindrances import Hindrance
from hubapi_ext.mock.effects.replacements import Replacement
from hubapi_ext.mock.envelopes import empty_answer, json_answer, page, refusal
from hubapi_ext.mock.messages import Exchange, Request, Response
from hubapi_ext.mock.object_types import UnknownObjectTypeError
from hubapi_ext.mock.operation import Operation
from hubapi_ext.mock.operations import behaviour_of
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.portals import Portals
from hubapi_ext.mock.problems import Problem, RefusedError, expired_token, missing_scopes
from hubapi_ext.mock.tokens import Token, access_token, refresh_token


@frozen
class Answering:
    """Answers the requests to all portals of a mock."""

    contract: Contract
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
        operation, parameters = self.contract.route(request.method, request.path) or (None, {})

        def respond(effects: Iterable[Effect]) -> Response:
            compute = portal.computed_answers.find(request)
            if compute is not None:
                return _computed(portal, token, request, compute)
            if operation is None:
                return _unknown(portal, shown)
            return _respond(portal, token, request, operation, parameters, effects)

        return _exchange(portal, shown, operation.name if operation else None, respond)

    def _give_token(self, request: Request) -> Response:
        """An answer of the token endpoint. Its secrets do not reach the journal."""
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


# How much of a path is repeated.
_MOST_CHARACTERS = 200


def _unknown(portal: Portal, request: Request) -> Response:
    """An answer that nobody can take for HubSpot's: HubSpot may well have what the mock does not."""
    asked = f"{request.method} {quote(request.path[:_MOST_CHARACTERS])}"
    portal.unanswered.append(asked)
    message = (
        f"The mock HubSpot has no operation for {asked}; HubSpot may have one. "
        "docs/mock-operations.md lists the mock's, and so does `hubapi mock --operations`. "
        "A test can answer for it with portal.answers(path, function)."
    )
    return refusal(RefusedError(501, Problem(message=message, category=None)))


def _computed(portal: Portal, token: Token, request: Request, compute: Compute) -> Response:
    """An answer that a test computes. As far as limits go it is a usual request."""
    try:
        headers = _admit(portal, token, None)
    except RefusedError as refused:
        return refusal(refused)
    computed = compute(request)
    if isinstance(computed, Response):
        return computed
    match computed:
        case (int(status), body) if 200 <= status <= 599:
            return json_answer(status, body, headers) if body is not None else Response(status, headers, b"")
    raise TypeError(f"the function for {request.path} must return (status, body) or a Response, got {computed!r}")


def _respond(
    portal: Portal,
    token: Token,
    request: Request,
    operation: Operation,
    parameters: Mapping[str, str],
    effects: Iterable[Effect],
) -> Response:
    headers: Mapping[str, str] = {}
    try:
        headers = _admit(portal, token, operation, parameters.get("version"))
        call = Call(
            operation=operation,
            parameters=operation.read_path(parameters),
            query=operation.read_query(request.query),
            body=operation.read(request.body),
            started_at=portal.now(),
            statuses=operation.statuses(parameters.get("version")),
        )
        answer = behaviour_of(operation).answer(portal, call)
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
    if answer.body is None:
        return empty_answer(answer.status, headers)
    return json_answer(answer.status, answer.body, headers)


def _admit(portal: Portal, token: Token, operation: Operation | None, version: str | None = None) -> Mapping[str, str]:
    """The headers that tell of the rate windows. Raises RefusedError where the token is no good, or a window full."""
    now = portal.now()
    expires_at = token.expires_at or portal.token_expires_at
    if expires_at is not None and now >= expires_at:
        raise RefusedError(401, expired_token(expires_at, now))
    alternatives = operation.required_scopes(version) if operation else ()
    if alternatives and portal.scopes is not None and not any(one <= portal.scopes for one in alternatives):
        raise RefusedError(403, missing_scopes(sorted(frozenset().union(*alternatives))))
    rate_limit = operation.rate_limit if operation else "ten-secondly"
    excess = portal.rate_windows.admit(rate_limit, now)
    headers = portal.rate_windows.headers(rate_limit, now, oauth=token.issued)
    if excess is not None:
        raise RefusedError(429, excess, headers)
    return headers


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
