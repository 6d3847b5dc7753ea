"""The token endpoint: which tokens an app gets for what it has. It knows no portals beyond their fingerprints.

HubSpot's words here are known from applications that use it; that a code is refused the second time is OAuth's rule.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

from attrs import define, field, frozen

from hubapi_ext.mock.tokens import portal_of

LIFETIME = timedelta(minutes=30)
"""How long an access token is good."""

_ENDPOINT = re.compile(r"/oauth/(?:v1|v3|\d{4}-\d{2}(?:-beta)?)/token")
_SECRETS = frozenset(["client_secret", "refresh_token", "code"])


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


@define
class TokenEndpoint:
    """Remembers which codes were used. Any app will do, unless one is registered."""

    client: OAuthClient | None = None
    _used_codes: set[str] = field(factory=set, init=False, repr=False)

    def portal(self, content_type: str, body: bytes) -> str:
        """The fingerprint of the portal that an app gets a token for. Raises RefusedGrantError."""
        form = _form(content_type, body)
        self._check_client(form)
        if form.get("grant_type") == "refresh_token":
            if not form.get("refresh_token"):
                raise RefusedGrantError("BAD_REFRESH_TOKEN", "missing or invalid refresh token")
            return portal_of(form["refresh_token"])
        if form.get("grant_type") == "authorization_code":
            portal = portal_of(form.get("code", ""))
            if not form.get("code") or portal in self._used_codes:
                raise RefusedGrantError("BAD_AUTH_CODE", "missing or unknown auth code")
            self._used_codes.add(portal)
            return portal
        raise RefusedGrantError("BAD_GRANT_TYPE", "missing or unknown grant type")

    def _check_client(self, form: Mapping[str, str]) -> None:
        given = form.get("client_id"), form.get("client_secret")
        known = (self.client.client_id, self.client.client_secret) if self.client else given
        for mine, theirs, status, name in (
            (given[0], known[0], "BAD_CLIENT_ID", "client id"),
            (given[1], known[1], "BAD_CLIENT_SECRET", "client secret"),
        ):
            if not mine or mine != theirs:
                raise RefusedGrantError(status, f"missing or unknown {name}")


def without_secrets(body: bytes) -> bytes:
    """The form as the journal may remember it."""
    pairs = parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
    return urlencode([(name, "(secret)" if name in _SECRETS else value) for name, value in pairs]).encode()


def without_tokens(body: bytes) -> bytes:
    """The answer as the journal may remember it."""
    return _TOKEN_FIELD.sub(rb'\1"(secret)"', body)


_TOKEN_FIELD = re.compile(rb'("(?:access|refresh)_token":)"[^"]*"')


def _form(content_type: str, body: bytes) -> dict[str, str]:
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise RefusedGrantError("BAD_CONTENT_TYPE", "the body has to be application/x-www-form-urlencoded")
    return dict(parse_qsl(body.decode(errors="replace")))
