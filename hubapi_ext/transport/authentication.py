"""Where the token of a request comes from: text, a function, an object, or OAuth. It sends nothing by itself.

What has to be done for a token is a generator, which is driven like the rest of the transport stack.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Generator
from threading import Lock
from typing import Any, Protocol, runtime_checkable

import httpx
import msgspec
from attrs import define, field, frozen

from hubapi_ext.errors import AuthenticationError, BadRequestError, ConfigurationError, InvalidResponseError
from hubapi_ext.transport.clocks import Clock

EARLY = 120.0
"""How many seconds before its end an OAuth token is renewed."""


@runtime_checkable
class TokenSource(Protocol):
    """An object that supplies tokens."""

    def access_token(self, rejected: str | None) -> str | Awaitable[str]:
        """The token for a request. `rejected` is the one that HubSpot has just refused, if it did. Keep it fast."""
        ...


@frozen(kw_only=True)
class OAuthTokens:
    """What HubSpot's token endpoint gives."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: float
    """When the access token ends, in seconds since 1970."""


class TokenStore(Protocol):
    """Keeps OAuth tokens for several processes, or over a restart."""

    def load(self) -> OAuthTokens | None:
        """The tokens that were saved last."""
        ...

    def save(self, tokens: OAuthTokens) -> None:
        """Keeps new tokens."""
        ...


class OAuth:
    """Access tokens by OAuth: each is renewed before it ends, once for all threads or tasks of a hub.

    Several hubs that share a refresh token need a store, or one OAuth object if they are for threads.

    Args:
        client_id: The app's id.
        client_secret: The app's secret.
        refresh_token: The token that HubSpot gave when the app was installed. It may be left out when the store has it.
        store: Where tokens are kept, for instance for several processes.
        token_url: The token endpoint; else HubSpot's, below the hub's base URL.

    Example:
        HubApi(OAuth(client_id="...", client_secret="...", refresh_token="..."))
    """

    def __init__(
        self,
        *,
        client_id: str,
        client_secret: str,
        refresh_token: str | None = None,
        store: TokenStore | None = None,
        token_url: str | None = None,
    ) -> None:
        if not client_id or not client_secret:
            raise ConfigurationError("OAuth needs a client_id and a client_secret")
        if token_url is not None and not (isinstance(token_url, str) and httpx.URL(token_url).host):
            raise ConfigurationError("token_url is not an address such as https://api.hubapi.com/oauth/2026-03/token")
        if not refresh_token and store is None:
            raise ConfigurationError("OAuth needs a refresh_token, or a store that has one")
        self._client_id = client_id
        self._client_secret = client_secret
        self._refresh_token = refresh_token
        self._store = store
        self.token_url = token_url
        self.lock = Lock()
        """Held by a thread while it renews."""
        self.tokens: OAuthTokens | None = None
        self._early = EARLY

    def __repr__(self) -> str:
        return f"OAuth(client_id={self._client_id!r})"

    def current(self, now: float, rejected: str | None) -> str | None:
        """The access token, as long as it is good."""
        tokens = self.tokens
        if tokens is None or tokens.access_token == rejected or now >= tokens.expires_at - self._early:
            return None
        return tokens.access_token

    def renewal(self, now: float, rejected: str | None) -> dict[str, str] | None:
        """The form that asks for new tokens; None when there are good ones by now."""
        if self.current(now, rejected) is None and self._store is not None:
            # Another process may have renewed them.
            stored = self._store.load()
            if stored is not None and (self.tokens is None or stored.expires_at > self.tokens.expires_at):
                self.tokens = stored
        if self.current(now, rejected) is not None:
            return None
        refresh_token = self.tokens.refresh_token if self.tokens else self._refresh_token
        if not refresh_token:
            raise ConfigurationError("the store has no tokens yet; give OAuth a refresh_token")
        return {
            "grant_type": "refresh_token",
            "client_id": self._client_id,
            "client_secret": self._client_secret,
            "refresh_token": refresh_token,
        }

    def accept(self, content: bytes, form: dict[str, str], now: float) -> None:
        """Takes in the answer of the token endpoint."""
        try:
            answer = _token_answer.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError):
            # The answer itself may hold tokens.
            raise InvalidResponseError("the answer of the token endpoint cannot be understood") from None
        self.tokens = OAuthTokens(
            access_token=answer.access_token,
            refresh_token=answer.refresh_token or form["refresh_token"],
            expires_at=now + answer.expires_in,
        )
        # A token that ends soon after it was given is not renewed for every request.
        self._early = min(EARLY, answer.expires_in / 2)
        if self._store is not None:
            self._store.save(self.tokens)


class _TokenAnswer(msgspec.Struct):
    access_token: str
    expires_in: float
    refresh_token: str | None = None


# Made here, since msgspec does not bear it that two threads use a type for the first time.
_token_answer = msgspec.json.Decoder(_TokenAnswer)

Token = str | Callable[[], str | Awaitable[str]] | TokenSource | OAuth


@frozen
class Await:
    """To be done: wait for this."""

    awaitable: Awaitable[str]


SendForm = Callable[[str | None, dict[str, str]], Generator[Any, Any, bytes]]
"""Sends a form to an address, and returns the body of the answer."""


@define(eq=False)
class Authentication:
    """Asks a source for tokens."""

    source: Token = field(repr=False)
    clock: Clock

    def current(self, rejected: str | None) -> str | None:
        """The token, where nothing has to be done for it."""
        if isinstance(self.source, str):
            return self.source
        return self.source.current(self.clock.time(), rejected) if isinstance(self.source, OAuth) else None

    def flow(self, rejected: str | None, send: SendForm) -> Generator[Any, Any, str]:
        """Gets a token, other than the rejected one if it can."""
        if isinstance(self.source, OAuth):
            return (yield from self._renewed(self.source, rejected, send))
        made: Any
        if isinstance(self.source, TokenSource):
            made = self.source.access_token(rejected)
        else:
            assert callable(self.source)  # noqa: S101 - the settings have checked it
            made = self.source()
        if inspect.isawaitable(made):
            made = yield Await(made)
        return checked_token(made, "what supplies the tokens")

    def _renewed(self, oauth: OAuth, rejected: str | None, send: SendForm) -> Generator[Any, Any, str]:
        form = oauth.renewal(self.clock.time(), rejected)
        if form is not None:
            try:
                content = yield from send(oauth.token_url, form)
            except BadRequestError as error:
                # HubSpot answers with 400 when it does not know the refresh token or the app.
                refused = AuthenticationError(error.refusal)
                refused.attempts = error.attempts
                # It may not know the token any more, because another process has just used it.
                if oauth.renewal(self.clock.time(), rejected) is not None:
                    raise refused from None
            else:
                oauth.accept(content, form, self.clock.time())
        assert oauth.tokens is not None  # noqa: S101 - there are some by now
        return checked_token(oauth.tokens.access_token, "the token endpoint")


def checked_token(token: object, source: str = "HubApi(token) or HUBSPOT_ACCESS_TOKEN") -> str:
    """The token, if it can be one. A wrong one is never shown."""
    if isinstance(token, str) and re.fullmatch(r"[\x21-\x7e]+", token):
        return token
    problem = "there is no token" if token in ("", None) else "the token is not text without spaces"
    raise ConfigurationError(f"{problem}; it comes from {source}")
