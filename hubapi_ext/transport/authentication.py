"""Where the token of a request comes from: text, a function, an object, or OAuth. It sends nothing by itself.

What has to be done for a token is a generator, which is driven like the rest of the transport stack.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Generator
from typing import Any, Protocol, runtime_checkable

import msgspec
from attrs import define, field

from hubapi_ext.errors import ConfigurationError
from hubapi_ext.transport.checks import is_token
from hubapi_ext.transport.clocks import Clock
from hubapi_ext.transport.masking import Secret, hide
from hubapi_ext.transport.oauth import OAuth


@runtime_checkable
class TokenSource(Protocol):
    """An object that supplies tokens."""

    def access_token(self, rejected: str | None) -> str | Awaitable[str]:
        """The token for a request. `rejected` is the one that HubSpot has just refused, if it did. Keep it fast."""
        ...


Token = str | Secret | Callable[[], str | Awaitable[str]] | TokenSource | OAuth


class Await(msgspec.Struct, frozen=True):
    """To be done: wait for this."""

    awaitable: Awaitable[str]


@define(eq=False)
class Authentication:
    """Asks a source for tokens."""

    source: Token = field(repr=False)
    clock: Clock

    @property
    def oauth(self) -> OAuth | None:
        """What renews the tokens, where it is done here."""
        return self.source if isinstance(self.source, OAuth) else None

    def current(self, rejected: Secret | None) -> Secret | None:
        """The token, where nothing has to be done for it."""
        if isinstance(self.source, Secret):
            return self.source
        return self.source.current(self.clock.time(), rejected) if isinstance(self.source, OAuth) else None

    def supplied(self, rejected: Secret | None) -> Generator[Any, Any, Secret]:
        """Gets a token from a function or an object, other than the rejected one if it can."""
        token: Any
        if isinstance(self.source, TokenSource):
            token = hide(self.source.access_token(rejected.reveal() if rejected else None))
        else:
            assert callable(self.source)  # noqa: S101 - the settings have checked it
            token = hide(self.source())
        if inspect.isawaitable(token):
            token = yield Await(token)
        return checked_token(token, "what supplies the tokens")


def checked_token(token: object, source: str = "HubApi(token) or HUBSPOT_ACCESS_TOKEN") -> Secret:
    """The token, if it can be one. A wrong one is never shown."""
    if isinstance(token, Secret) and is_token(token):
        return token
    problem = "must be text without spaces" if token else "is missing"
    raise ConfigurationError(f"the token {problem}; it comes from {source}")
