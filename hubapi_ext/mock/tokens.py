"""Which portal a token is for, and until when. Nothing here keeps a token: a portal goes by its fingerprint.

Tokens that the mock issues say themselves what they are for, so that they are good for another run of the mock, too.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from attrs import frozen

# What RFC 6750 lets a bearer token consist of, and as long as HubSpot's may be.
_WELL_FORMED = re.compile(r"[A-Za-z0-9._~+/=-]{1,300}")
_ACCESS = re.compile(r"mock-access-([0-9a-f]{64})-([0-9]{1,13})-[0-9a-f]{32}")
_REFRESH = re.compile(r"mock-refresh-([0-9a-f]{64})")


@frozen
class Token:
    """What a bearer token says."""

    portal: str
    """The fingerprint of the portal."""
    expires_at: datetime | None = None
    issued: bool = False
    """Whether the token endpoint has given it."""


def bearer_token(headers: Mapping[str, str]) -> str | None:
    """The token of a request whose header names are in lower case."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return (token.strip() or None) if scheme.lower() == "bearer" else None


def read_token(text: str) -> Token | None:
    """What a token says; None where nothing that looks like this can be a token."""
    if not _WELL_FORMED.fullmatch(text):
        return None
    issued = _ACCESS.fullmatch(text)
    if issued:
        return Token(issued[1], datetime.fromtimestamp(int(issued[2]) / 1000, UTC), issued=True)
    return Token(portal_of(text))


def portal_of(token: str) -> str:
    """The fingerprint of the portal that a token, or a refresh token, stands for."""
    issued = _ACCESS.fullmatch(token) or _REFRESH.fullmatch(token)
    return issued[1] if issued else sha256(token.encode()).hexdigest()


def access_token(portal: str, expires_at: datetime) -> str:
    """A new access token for a portal."""
    return f"mock-access-{portal}-{int(expires_at.timestamp() * 1000)}-{uuid4().hex}"


def refresh_token(portal: str) -> str:
    """The refresh token of a portal. Like HubSpot's, it stays the same."""
    return f"mock-refresh-{portal}"
