"""Access tokens by OAuth: when they are renewed, how they are kept, what the token endpoint is sent. It sends nothing.

A renewal is a generator, which is driven like the rest of the transport stack.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Generator
from typing import Any, Protocol
from urllib.parse import quote_plus

import msgspec
from attrs import evolve, field, frozen

from hubapi_ext.errors import (
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    HubApiError,
    InvalidResponseError,
)
from hubapi_ext.transport import http
from hubapi_ext.transport.checks import is_token
from hubapi_ext.transport.clocks import Clock
from hubapi_ext.transport.masking import MaskedBytes, Secret, hide
from hubapi_ext.transport.renewals import Failure, Renewals, twin
from hubapi_ext.transport.steps import Answer, Sleep

RENEW_BEFORE_EXPIRY = 120.0
"""How many seconds before its end an OAuth token is renewed."""
ASSUMED_LIFETIME = 1800.0
"""How many seconds a token is taken to be good whose lifetime is given as 0 or less. HubSpot's are good for as long."""
HOLD_AFTER_FAILURE = 5.0
"""After how many seconds the token endpoint is asked again after a failure."""
STORE_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5)
"""The seconds between looks into the store, after a refresh token was refused that another process may have used."""
SAVE_WAITS = (0.1, 0.5)
"""The seconds after which saving tokens is repeated at once."""
SAVE_AGAIN_AFTER = 10.0
"""After how many seconds saving tokens is repeated by the next request."""
MOST_REFRESH_TOKENS = 3
"""How many refresh tokens are sent at most for one renewal, where other processes use one up after the other."""

_logger = logging.getLogger("hubapi")


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


class _Held(msgspec.Struct, frozen=True, kw_only=True):
    """The tokens that an OAuth has, all that belongs to them in one value."""

    tokens: OAuthTokens
    access_token: Secret | None
    """None where the access token cannot be one."""
    good_until: float
    """When they are renewed, in seconds since 1970."""
    in_store: OAuthTokens | None = None
    """What the store had when it was last looked at."""
    save_at: float | None = None
    """From when on they are to be saved, in seconds since 1970; None where they are saved."""

    @classmethod
    def of(cls, tokens: OAuthTokens, now: float, **more: Any) -> _Held:
        access_token: Secret | None = hide(tokens.access_token)
        if not is_token(access_token):
            tokens, access_token = evolve(tokens, access_token="", expires_at=0.0), None
        # A token that ends soon is not renewed for every request.
        early = min(RENEW_BEFORE_EXPIRY, max(0.0, tokens.expires_at - now) / 2)
        return cls(tokens=tokens, access_token=access_token, good_until=tokens.expires_at - early, **more)


class OAuth:
    """Access tokens by OAuth: each is renewed before it ends, once for all threads and tasks that use this object.

    Several hubs may share one OAuth. Several processes that share a refresh token need a store.

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
        client_secret: str | Secret,
        refresh_token: str | Secret | None = None,
        store: TokenStore | None = None,
        token_url: str | None = None,
    ) -> None:
        # What is raised from here on shows them to nobody.
        client_secret, refresh_token = hide(client_secret), hide(refresh_token)
        if not client_id or not client_secret:
            raise ConfigurationError("OAuth needs a client_id and a client_secret")
        if token_url is not None and not (isinstance(token_url, str) and http.URL(token_url).host):
            raise ConfigurationError("token_url must be an address such as https://api.hubapi.com/oauth/2026-03/token")
        if not refresh_token and store is None:
            raise ConfigurationError("OAuth needs a refresh_token, or a store that has one")
        self._client_id = client_id
        self._client_secret = client_secret
        self._refresh_token = refresh_token
        self._store = store
        self.token_url = token_url
        self.renewals: Renewals = Renewals()
        """The renewal of the moment, and its result."""
        self._held: _Held | None = None

    def __repr__(self) -> str:
        return f"OAuth(client_id={self._client_id!r})"

    @property
    def tokens(self) -> OAuthTokens | None:
        """The tokens that were given last."""
        return self._held.tokens if self._held else None

    def current(self, now: float, rejected: Secret | None) -> Secret | None:
        """The access token, as long as it is good and nothing has to be done for it."""
        held = self._held
        if held is None or (held.save_at is not None and now >= held.save_at):
            return None
        return self._good(now, rejected)

    def _good(self, now: float, rejected: Secret | None) -> Secret | None:
        held = self._held
        if held is None or now >= held.good_until or held.access_token == rejected:
            return None
        return held.access_token

    def renewed(self, rejected: Secret | None, ways: Ways) -> Generator[Any, Any, Secret]:
        """Gets a good token: one that another process has saved, or a new one. Done while nobody else does."""
        clock, sent = ways.clock, 0
        if self._good(clock.time(), rejected) is not None:
            # Only saving is due.
            yield from self._save(clock, ())
        elif self._store is not None:
            self._look_into(self._store, clock.time())
            yield from self._save(clock, SAVE_WAITS)
        while (token := self._good(clock.time(), rejected)) is None:
            form = self._form()
            yield from self._keep_hold(form.refresh_token, ways)
            sent += 1
            try:
                answer: Any = yield from ways.send(self.token_url, form)
            except BadRequestError as error:
                # HubSpot answers with 400 when it does not know the refresh token or the app. It may not know the token
                # any more, because another process has just used it.
                if sent < MOST_REFRESH_TOKENS and (yield from self._was_replaced(form.refresh_token, rejected, ways)):
                    continue
                failure = AuthenticationError(error.refusal)
                failure.attempts = error.attempts
                # The same again would be refused again.
                self._hold(Failure(form.refresh_token, twin(failure), until=math.inf, is_final=True))
                raise failure from None
            except HubApiError as error:
                wait = ways.cut_short(error)
                until = clock.monotonic() + (HOLD_AFTER_FAILURE if wait is None else wait)
                self._hold(Failure(form.refresh_token, twin(error), until=until, is_final=wait is None))
                raise
            token = self._accept(answer, form, clock.time())
            yield from self._save(clock, SAVE_WAITS)
            return token
        return token

    def _form(self) -> RefreshForm:
        refresh_token = self._newest_refresh_token()
        if not refresh_token:
            raise ConfigurationError("the store has no tokens yet; give OAuth a refresh_token")
        return RefreshForm(self._client_id, self._client_secret, refresh_token)

    def _newest_refresh_token(self) -> Secret | None:
        held = self._held
        return hide(held.tokens.refresh_token) if held and held.tokens.refresh_token else self._refresh_token

    def _keep_hold(self, refresh_token: Secret, ways: Ways) -> Generator[Any, Any, None]:
        """Raises what became of the refresh token when it was sent last, or waits, before it is sent again."""
        now = ways.clock.monotonic()
        failure = self.renewals.held(refresh_token, now)
        if failure is None:
            return
        if failure.is_final or _is_too_late(failure.until - now, ways):
            raise twin(failure.error)
        yield Sleep(failure.until - now)

    def _hold(self, failure: Failure) -> None:
        # That a hub was closed is no failure of the token endpoint.
        if type(failure.error) is not ConfigurationError:
            self.renewals.failure = failure

    def _look_into(self, store: TokenStore, now: float) -> None:
        """Takes over what another process has saved. It is newer than what was seen there before, whenever it ends."""
        stored, held = store.load(), self._held
        if stored is None:
            return
        if not isinstance(stored, OAuthTokens):
            kind = type(stored).__name__
            raise ConfigurationError(f"load() of the token store must return OAuthTokens or None, got {kind}")
        if held is None or not (_is_same(stored, held.in_store) or _is_same(stored, held.tokens)):
            self._held = _Held.of(stored, now, in_store=stored)

    def _was_replaced(self, refresh_token: Secret, rejected: Secret | None, ways: Ways) -> Generator[Any, Any, bool]:
        """Whether another process has used the refresh token, and saved what it got for it. That may take a moment."""
        for wait in (0.0, *STORE_WAITS):
            if self._store is None or _is_too_late(wait, ways):
                break
            if wait:
                yield Sleep(wait)
            self._look_into(self._store, ways.clock.time())
            is_another = self._newest_refresh_token() != refresh_token
            if is_another or self._good(ways.clock.time(), rejected) is not None:
                return True
        return False

    def _accept(self, answer: Answer, form: RefreshForm, now: float) -> Secret:
        """Takes in the answer of the token endpoint."""
        given = _read_tokens(answer)
        if given is None:
            # The answer itself may hold tokens.
            raise InvalidResponseError("the answer of the token endpoint cannot be understood")
        tokens = OAuthTokens(
            access_token=given.access_token.reveal(),
            refresh_token=(given.refresh_token or form.refresh_token).reveal(),
            expires_at=now + (given.expires_in if given.expires_in > 0 else ASSUMED_LIFETIME),
        )
        in_store = self._held.in_store if self._held else None
        self._held = _Held.of(tokens, now, in_store=in_store, save_at=None if self._store is None else now)
        if not is_token(given.access_token):
            raise InvalidResponseError("the access token that the token endpoint gives must be text without spaces")
        return given.access_token

    def _save(self, clock: Clock, waits: tuple[float, ...]) -> Generator[Any, Any, None]:
        """Saves the tokens that are not saved. Where that fails, it is repeated, also with later requests."""
        held = self._held
        if held is None or held.save_at is None or self._store is None:
            return
        for wait in (*waits, None):
            try:
                self._store.save(held.tokens)
            except Exception as error:  # noqa: BLE001 - there is a good token all the same
                self._held = msgspec.structs.replace(held, save_at=clock.time() + SAVE_AGAIN_AFTER)
                if wait is None:
                    # Its text may hold what is secret.
                    kind = type(error).__name__
                    _logger.error(  # noqa: TRY400
                        "the token store could not save the renewed tokens (%s); a later request repeats it", kind
                    )
                else:
                    yield Sleep(wait)
            else:
                self._held = msgspec.structs.replace(held, save_at=None, in_store=held.tokens)
                return


def _is_same(one: OAuthTokens, other: OAuthTokens | None) -> bool:
    return other is not None and (one.refresh_token, one.access_token) == (other.refresh_token, other.access_token)


def _is_too_late(wait: float, ways: Ways) -> bool:
    left = ways.seconds_left()
    return left is not None and wait > left


class RefreshForm(msgspec.Struct, frozen=True):
    """What the token endpoint is sent."""

    client_id: str
    client_secret: Secret
    refresh_token: Secret

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What an answer may repeat, and nobody should see."""
        return self.client_secret, self.refresh_token

    def encoded(self) -> MaskedBytes:
        """The body of the request."""
        fields: dict[str, str | Secret] = {
            "grant_type": "refresh_token",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "refresh_token": self.refresh_token,
        }
        return MaskedBytes("&".join(f"{name}={_quoted(value)}" for name, value in fields.items()).encode())


def _quoted(value: str | Secret) -> str:
    return quote_plus(value.reveal() if isinstance(value, Secret) else value)


class Ways(msgspec.Struct, frozen=True):
    """What a renewal needs of the call that makes it."""

    clock: Clock
    send: Callable[[str | None, RefreshForm], Generator[Any, Any, Answer]]
    """Sends a form to an address, and returns the answer."""
    seconds_left: Callable[[], float | None]
    """How long the call may still take."""
    cut_short: Callable[[HubApiError], float | None]
    """The seconds after which sending may be repeated, where only the call had no time for that; else None."""


class _TokenAnswer(msgspec.Struct):
    access_token: Secret
    expires_in: float
    refresh_token: Secret | None = None


def _as_secret(_: type[Any], value: object) -> Secret:
    if not isinstance(value, str):
        raise TypeError("a token is text")
    return Secret(value)


# Made here, since msgspec crashes if two threads use a type for the first time.
_token_answer = msgspec.json.Decoder(_TokenAnswer, dec_hook=_as_secret)


def _read_tokens(answer: Answer) -> _TokenAnswer | None:
    try:
        return _token_answer.decode(answer.content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
