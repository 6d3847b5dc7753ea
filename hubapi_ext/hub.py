"""HubApi and AsyncHubApi: the settings, one connection pool, and what can be done with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy as shallow_copy
from functools import cached_property, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from hubapi_client.errors import shortened
from hubapi_client.operations import RATE_LIMITS
from hubapi_ext.any_operation import AnyOperation, AsyncAnyOperation
from hubapi_ext.calls import Session, translate_errors
from hubapi_ext.errors import ConfigurationError, InvalidInputError
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.transport import http
from hubapi_ext.transport.authentication import Token
from hubapi_ext.transport.certificates import trusted
from hubapi_ext.transport.checks import leads_upwards
from hubapi_ext.transport.connection import Connection
from hubapi_ext.transport.masking import hide
from hubapi_ext.transport.rate_limits import EXEMPT
from hubapi_ext.transport.requests import RATE_LIMIT, REPLAY, default_headers
from hubapi_ext.transport.retries import Replay
from hubapi_ext.transport.settings import CallOptions, Options, Settings
from hubapi_ext.transport.tasks import AsyncHubTransport
from hubapi_ext.transport.threads import HubTransport
from hubapi_ext.transport.versions import versioned, warn
from hubapi_resources.hub import AsyncResources, Resources

if TYPE_CHECKING:
    from hubapi_client import Client

T = TypeVar("T")


class _Hub:
    """What both hubs are made of."""

    settings: Settings
    _session: Session
    _stack: Any
    _connection: Connection
    _owns_connection: bool

    @property
    def rate_limits(self) -> RateLimitStatus:
        """What HubSpot said last of the app's 10-second and daily budgets."""
        return self._connection.budgets.status

    @property
    def session(self) -> Session:
        """What a plan is sent with that no method of the hub makes, such as an export or a load."""
        return self._session

    def _copy(self, options: CallOptions) -> Self:
        self._stack.check_open()
        # A class of the user's own may have more to it.
        copy = shallow_copy(self)
        copy._owns_connection = False  # noqa: SLF001 - it is one of this class
        for name in [one for one in vars(copy) if isinstance(getattr(type(copy), one, None), cached_property)]:
            # Resources, also those of a user's own, and the client are tied to the hub that made them.
            del vars(copy)[name]
        settings = self.settings.with_options(options)
        if settings.api_version != self.settings.api_version:
            _warn_of_end(settings, stacklevel=3)
        copy._open(settings, self._connection)  # noqa: SLF001
        return copy

    def _open(self, settings: Settings, connection: Connection) -> None:
        raise NotImplementedError

    def _open_session(self) -> Session:
        return Session(
            self._stack,
            max_identical_failures=self.settings.max_identical_failures,
            learnt=self._connection.learnt,
        )

    def _request_options(self, replay: Replay | None, rate_limit: str | None) -> dict[str, Any]:
        if replay not in (None, "read", "set", "create"):
            raise InvalidInputError("replay", f"got {shortened(replay)}", allowed='it is "read", "set" or "create"')
        if rate_limit not in (None, *RATE_LIMITS, EXEMPT):
            known = ", ".join((*RATE_LIMITS, EXEMPT))
            raise InvalidInputError("rate_limit", f"got {shortened(rate_limit)}", allowed=f"it is one of {known}")
        return {REPLAY: replay, RATE_LIMIT: rate_limit}

    @staticmethod
    def _checked_path(path: str) -> str:
        if not isinstance(path, str) or not path.startswith("/") or path.startswith("//"):
            raise InvalidInputError("path", f"got {shortened(path)}", allowed="it begins with one slash")
        if leads_upwards(re.split(r"[?#]", path, maxsplit=1)[0]):
            # httpx would take the segments out of it, and so might the server.
            raise InvalidInputError("path", f"got {shortened(path)}", allowed='it has no segment ".."')
        return path

    def _built(self, method: str, path: str, options: dict[str, Any]) -> http.Request:
        self._stack.check_open()
        headers = http.Headers(default_headers(self.settings.user_agent))
        headers.update(options.pop("headers", None))
        timeout = http.Timeout(options.pop("timeout", self.settings.timeout))
        extensions = {"timeout": timeout.as_dict(), **options.pop("extensions")}
        address = self.settings.base_url + versioned(self._checked_path(path), self.settings.api_version)
        return http.Request(method, address, headers=headers, extensions=extensions, **options)

    def _httpx_options(self) -> dict[str, Any]:
        from hubapi_ext.transport.cookies import NoCookies  # noqa: PLC0415 - slow to import, for the client alone

        return {
            "base_url": self.settings.base_url,
            "timeout": self.settings.timeout,
            "headers": default_headers(self.settings.user_agent),
            "cookies": NoCookies(),
            "transport": self._stack,
        }

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.settings.base_url}>"


def _gathered(token: Token | None, options: Options) -> Settings:
    settings = Settings.gather(token, options)
    _warn_of_end(settings, stacklevel=3)
    return settings


def _warn_of_end(settings: Settings, *, stacklevel: int) -> None:
    """Warns the maker of the hub, `stacklevel` calls above this, if the version of the API ends soon."""
    warn(settings.api_version, settings.clock.time(), stacklevel=stacklevel + 1)


def _pool(given: T | None, kind: type[T], make: type[T], settings: Settings) -> Callable[[], T]:
    """What hands out the transport that sends: the user's own, or one by the settings.

    httpx's own is made when it is first needed: httpcore and the certificates take longer to load than all of hubapi.
    What stands in its place, or may lack an extra, is made at once.
    """
    if given is None:
        options = settings.connection_options()
        if make.__module__ == http.BaseTransport.__module__ and not settings.http2 and options["proxy"] is None:
            return partial(_made, make, options)
        if settings.http2 and find_spec("h2") is None:
            # httpx's transports do not look for it before a server speaks HTTP/2.
            raise ConfigurationError("http2 needs h2: install hubapi-ext with its extra 'http2'")
        try:
            # For SOCKS proxies httpx needs socksio.
            given = _made(make, options)
        except ImportError as error:
            raise ConfigurationError(f"an extra is missing: {error}") from None
        return lambda: given
    if not isinstance(given, kind):
        raise ConfigurationError(f"transport must be an httpx.{kind.__name__}, got {given!r}")
    ignored = settings.set_for_connections()
    if ignored:
        raise ConfigurationError(f"{ignored[0]} has no effect with a transport of your own; set it there")
    return lambda: given


def _made(make: type[T], options: dict[str, Any]) -> T:
    """One of httpx's transports, whose connections keep to deadlines. Tasks are stopped at theirs anyway."""
    try:
        if options["verify"] is True:
            options = {**options, "verify": trusted(trust_env=options["trust_env"], http2=options["http2"])}
        made = make(**options)
    except OSError as error:
        raise ConfigurationError(f"the certificates of SSL_CERT_FILE or SSL_CERT_DIR cannot be read: {error}") from None
    if isinstance(made, http.BaseTransport):
        from hubapi_ext.transport.network import keep_to_deadlines  # noqa: PLC0415 - slow to import

        keep_to_deadlines(made)
    return made


class HubApi(_Hub, Resources, AnyOperation):
    """HubSpot's CRM, for ordinary code and for threads. One hub serves any number of threads over one pool.

    Args:
        token: A private app's token, a service key or an OAuth access token; or a function or an object that supplies
            one; or an OAuth. Else HUBSPOT_ACCESS_TOKEN.
        transport: An httpx transport to send through, such as a mock's.
        options: Settings by name. `hubapi_ext.transport.settings.Options` says what each is.

    Raises:
        ConfigurationError: There is no token, or a setting is not what it should be.

    Example:
        with HubApi(timeout=10, api_version="2026-09") as hub:
            hub.courses.create_many([{"hs_course_name": "Pottery for beginners"}]).raise_for_failures()
    """

    def __init__(
        self, token: Token | None = None, *, transport: http.BaseTransport | None = None, **options: Unpack[Options]
    ) -> None:
        # Exceptions from here on do not show it.
        token = hide(token)
        settings = _gathered(token, options)
        if settings.http2:
            raise ConfigurationError(
                "http2 is for AsyncHubApi: a HubApi may be used by several threads, and httpcore's HTTP/2 for threads "
                "loses and mixes up answers when it is"
            )
        pool = _pool(transport, http.BaseTransport, http.HTTPTransport, settings)
        self._owns_connection = True
        self._open(settings, Connection.sync(settings, pool))

    _stack: HubTransport

    def _open(self, settings: Settings, connection: Connection) -> None:
        self.settings: Settings = settings
        self._connection = connection
        self._stack = HubTransport(settings, connection)
        self._session = self._open_session()

    @cached_property
    def client(self) -> Client:
        """The generated client, for the `sync` calls in hubapi_client.api. It goes through the same stack and pool."""
        from hubapi_client import Client  # noqa: PLC0415 - imported when it is used

        return Client(self.settings.base_url, httpx_client=http.Client(**self._httpx_options()))

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """A hub with some other settings, over the same connections, limits and tokens.

        Closing it leaves the connections to the hub that it was made of.

        Example:
            hub.with_options(timeout=5, max_retries=0).associations.create_default("contacts", 101, "0-410", 202)
        """
        return self._copy(options)

    def request(
        self, method: str, path: str, *, replay: Replay | None = None, rate_limit: str | None = None, **options: Any
    ) -> http.Response:
        """Sends any request of HubSpot's API that has no method here, with the same retries, limits and errors.

        Args:
            method: The verb.
            path: The path below the base URL. `{version}` stands for the hub's `api_version`.
            replay: What sending it twice does: nothing ("read"), the same as once ("set"), or the thing twice over
                ("create"). Else GET reads, PUT and DELETE set, and all others create.
            rate_limit: The budget that it draws on: "ten-secondly", which it is otherwise, "search" or "exempt".
            options: What httpx's `Request` takes, and a timeout: `json`, `params`, `content`, `headers`, ...

        Returns:
            The answer, which is 2xx. Its `json()` raises InvalidResponseError where its body is no JSON.

        Raises:
            RefusedError: HubSpot refused.
            TransportError: No answer came.
            InvalidResponseError: The answer cannot be read.
            InvalidInputError, UntrustedCertificateError: Nothing was sent.

        Example:
            hub.request("POST", "/crm/v3/objects/contacts/search", json=query, replay="read", rate_limit="search")
        """
        options["extensions"] = {**options.pop("extensions", {}), **self._request_options(replay, rate_limit)}
        with translate_errors():
            return self._stack.handle_request(self._built(method, path, options))

    def close(self) -> None:
        """Closes the connections."""
        if self._owns_connection and not self._connection.is_closed:
            self._connection.closed.set()
            self._connection.budgets.close()
            if self._connection.pool.every():
                from hubapi_ext.transport.network import shut  # noqa: PLC0415 - as slow to import as what it shuts

                for pool in self._connection.pool.every():
                    # Other threads may be waiting for an answer.
                    shut(pool)
                    pool.close()
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHubApi(_Hub, AsyncResources, AsyncAnyOperation):
    """HubSpot's CRM, for asyncio: HubApi with `await` and `async for`. Use it in the event loop that first used it.

    It takes what HubApi takes; a transport is an httpx async transport, and what supplies tokens may be async.

    Example:
        async with AsyncHubApi() as hub:
            result = await hub.courses.create_many([{"hs_course_name": "Pottery for beginners"}])
    """

    def __init__(
        self,
        token: Token | None = None,
        *,
        transport: http.AsyncBaseTransport | None = None,
        **options: Unpack[Options],
    ) -> None:
        # Exceptions from here on do not show it.
        token = hide(token)
        settings = _gathered(token, options)
        pool = _pool(transport, http.AsyncBaseTransport, http.AsyncHTTPTransport, settings)
        self._owns_connection = True
        self._open(settings, Connection.asynchronous(settings, pool))

    _stack: AsyncHubTransport

    def _open(self, settings: Settings, connection: Connection) -> None:
        self.settings: Settings = settings
        self._connection = connection
        self._stack = AsyncHubTransport(settings, connection)
        self._session = self._open_session()

    @cached_property
    def client(self) -> Client:
        """The generated client, for the `asyncio` calls in hubapi_client.api, through the same stack and pool."""
        from hubapi_client import Client  # noqa: PLC0415 - imported when it is used

        return Client(self.settings.base_url, async_httpx_client=http.AsyncClient(**self._httpx_options()))

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """A hub with some other settings, over the same connections, limits and tokens; see HubApi.with_options."""
        return self._copy(options)

    async def request(
        self, method: str, path: str, *, replay: Replay | None = None, rate_limit: str | None = None, **options: Any
    ) -> http.Response:
        """Sends any request of HubSpot's API that has no method here; see HubApi.request."""
        options["extensions"] = {**options.pop("extensions", {}), **self._request_options(replay, rate_limit)}
        with translate_errors():
            return await self._stack.handle_async_request(self._built(method, path, options))

    async def aclose(self) -> None:
        """Closes the connections."""
        if self._owns_connection and not self._connection.is_closed:
            self._connection.closed.set()
            self._connection.end_attempts()
            self._connection.budgets.close()
            if self._connection.pool.is_made:
                await self._connection.pool.get().aclose()
        await self._stack.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
