"""The token endpoint: which tokens an app gets for what it has. It knows no portals beyond their fingerprints.

HubSpot's words here are known from applications that use it; that a code is refused the second time is OAuth's rule.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

from attrs import define, evolve, field, frozen

from hubapi_ext.mock.messages import Request
from hubapi_ext.mock.tokens import portal_of

LIFETIME = timedelta(minutes=30)
"""How long an access token is good."""

_ENDPOINT = re.compile(r"/oauth/(?:v1|v3|\d{4}-\d{2}(?:-beta)?)/token")
_SECRETS = frozenset(["client_secret", "refresh_token", "code", "code_verifier", "token", "access_token"])
# What some programs put into the query of any request instead of a header.
_SECRETS_OF_QUERIES = frozenset(["access_token", "hapikey", "developer_hapikey"])
# In JSON, where an app asks what its own token is good for.
_TOKEN_KEY = re.compile(r'("tokenKey"\s*:\s*)"[^"]*"')
_TOKEN_IN_PATH = re.compile(r"(/oauth/[^/]+/(?:access|refresh)-tokens/).+", re.DOTALL)


def is_token_endpoint(path: str) -> bool:
    """Whether tokens are to be had at this path."""
    return _ENDPOINT.fullmatch(path) is not None


@frozen
class OAuthClient:
    """An app, as it is registered at HubSpot."""

    client_id: str
    client_secret: str = field(repr=False)


class RefusedGrantError(Exception):
    """An app gets no token. HubSpot's body here is of its own kind: what is wrong stands in `status`."""

    def __init__(self, status: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@frozen
class Grant:
    """What an app has to show for a token."""

    portal: str
    """The fingerprint of the portal that it is for."""
    refusal: RefusedGrantError
    """The message where it is not good."""
    once: bool
    """Whether it is good only once."""


@define
class TokenEndpoint:
    """Remembers which codes were used. Any app will do, unless one is registered."""

    client: OAuthClient | None = None
    _used_codes: set[str] = field(factory=set, init=False, repr=False)

    def grant(self, content_type: str, body: bytes) -> Grant:
        """What an app asks with. Raises RefusedGrantError."""
        form = _form(content_type, body)
        self._check_client(form)
        kind = form.get("grant_type", "")
        if kind not in _GRANTS:
            raise RefusedGrantError("BAD_GRANT_TYPE", "missing or unknown grant type")
        name, status, message = _GRANTS[kind]
        refusal = RefusedGrantError(status, message)
        if not form.get(name):
            raise refusal
        return Grant(portal_of(form[name]), refusal, once=name == "code")

    def redeem(self, grant: Grant) -> None:
        """Uses a grant up, while its portal is locked. Raises RefusedGrantError where it is used up already."""
        if grant.once and grant.portal in self._used_codes:
            raise grant.refusal
        if grant.once:
            self._used_codes.add(grant.portal)

    def _check_client(self, form: Mapping[str, str]) -> None:
        given = form.get("client_id"), form.get("client_secret")
        known = (self.client.client_id, self.client.client_secret) if self.client else given
        for mine, theirs, status, name in (
            (given[0], known[0], "BAD_CLIENT_ID", "client id"),
            (given[1], known[1], "BAD_CLIENT_SECRET", "client secret"),
        ):
            if not mine or mine != theirs:
                raise RefusedGrantError(status, f"missing or unknown {name}")


# By grant type: the field of the form, and what is said where it is not good.
_GRANTS = {
    "refresh_token": ("refresh_token", "BAD_REFRESH_TOKEN", "missing or invalid refresh token"),
    "authorization_code": ("code", "BAD_AUTH_CODE", "missing or unknown auth code"),
}


def without_secrets(request: Request) -> Request:
    """The request as the journal may remember it: HubSpot's OAuth paths take tokens and secrets in every part."""
    if not request.path.startswith("/oauth/"):
        return evolve(request, query=_masked(request.query, _SECRETS_OF_QUERIES)) if request.query else request
    return evolve(
        request,
        path=without_token(request.path),
        query=_masked(request.query, _SECRETS | _SECRETS_OF_QUERIES),
        body=_masked(_TOKEN_KEY.sub(r'\1"(secret)"', request.body.decode(errors="replace")), _SECRETS).encode(),
    )


def without_token(path: str) -> str:
    """The path as a log may show it."""
    return _TOKEN_IN_PATH.sub(r"\1(secret)", path)


def _masked(form: str, secrets: frozenset[str]) -> str:
    pairs = parse_qsl(form, keep_blank_values=True)
    if not any(name.lower() in secrets for name, _ in pairs):
        return form
    return urlencode([(name, "(secret)" if name.lower() in secrets else value) for name, value in pairs])


def without_tokens(body: bytes) -> bytes:
    """The answer as the journal may remember it."""
    return _TOKEN_FIELD.sub(rb'\1"(secret)"', body)


_TOKEN_FIELD = re.compile(rb'("(?:access|refresh)_token":)"[^"]*"')


def _form(content_type: str, body: bytes) -> dict[str, str]:
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise RefusedGrantError("BAD_CONTENT_TYPE", "the body has to be application/x-www-form-urlencoded")
    return dict(parse_qsl(body.decode(errors="replace")))
