"""HubApi and AsyncHubApi: the settings, one connection pool, and what can be done with them."""

from __future__ import annotations

from typing import Any, Self

import httpx

from hubapi_client import Client
from hubapi_client.errors import shortened
from hubapi_ext.association_limits import AssociationLimits, AsyncAssociationLimits
from hubapi_ext.associations import Associations, AsyncAssociations
from hubapi_ext.calls import check_open, in_words_of_the_caller
from hubapi_ext.courses import AsyncCourses, Courses
from hubapi_ext.errors import ConfigurationError, InvalidInputError
from hubapi_ext.settings import Settings
from hubapi_ext.transport import AsyncHubTransport, HubTransport


class _Hub:
    """What both hubs are made of."""

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = None,
    ) -> None:
        self.settings = Settings.gather(token=token, base_url=base_url, timeout=timeout)

    @staticmethod
    def _checked_path(path: str) -> str:
        if not isinstance(path, str) or not path.startswith("/") or path.startswith("//"):
            raise InvalidInputError("path", f"got {shortened(path)}", allowed="it begins with one slash")
        return path

    def _httpx_options(self) -> dict[str, Any]:
        return {
            "base_url": self.settings.base_url,
            "timeout": self.settings.timeout,
            "headers": {"User-Agent": self.settings.user_agent},
        }

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.settings.base_url}>"


class HubApi(_Hub):
    """HubSpot's CRM, for ordinary code and for threads. One hub serves any number of threads over one pool.

    Args:
        token: A private app's token, a service key or an OAuth access token; else HUBSPOT_ACCESS_TOKEN.
        base_url: Where HubSpot answers; else HUBSPOT_BASE_URL, else https://api.hubapi.com.
        timeout: Seconds for each phase of a request, or an httpx.Timeout; else 60, and 10 to connect.
        transport: An httpx transport to send through, such as a mock's.

    Raises:
        ConfigurationError: There is no token, or a setting is not what it should be.

    Example:
        with HubApi() as hub:
            hub.courses.create_many([{"hs_course_name": "Pottery for beginners"}]).raise_for_failures()
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(token, base_url=base_url, timeout=timeout)
        if transport is not None and not isinstance(transport, httpx.BaseTransport):
            raise ConfigurationError(f"transport is {transport!r}; HubApi takes an httpx.BaseTransport")
        stack = HubTransport(transport or httpx.HTTPTransport(), self.settings)
        self._httpx_client = httpx.Client(transport=stack, **self._httpx_options())
        self.client = Client(self.settings.base_url, httpx_client=self._httpx_client)
        """The generated client, for the `sync` calls in hubapi_client.api. It goes through the same stack and pool."""
        self.associations = Associations(self.client)
        self.association_limits = AssociationLimits(self.client)
        self.courses = Courses(self.client)

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Sends any request of HubSpot's API that has no method here.

        Args:
            method: The verb.
            path: The path below the base URL.
            options: What httpx's `request` takes: `json`, `params`, `content`, `headers`, ...

        Returns:
            The answer, which is 2xx.

        Raises:
            RefusedError: HubSpot refused.
            TransportError: No answer came.
        """
        check_open(self._httpx_client)
        with in_words_of_the_caller():
            return self._httpx_client.request(method, self._checked_path(path), **options)

    def close(self) -> None:
        """Closes the connections."""
        self._httpx_client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHubApi(_Hub):
    """HubSpot's CRM, for asyncio: HubApi with `await` and `async for`. Use it in the event loop that first used it.

    It takes what HubApi takes; a transport is an httpx async transport.

    Example:
        async with AsyncHubApi() as hub:
            result = await hub.courses.create_many([{"hs_course_name": "Pottery for beginners"}])
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        super().__init__(token, base_url=base_url, timeout=timeout)
        if transport is not None and not isinstance(transport, httpx.AsyncBaseTransport):
            raise ConfigurationError(f"transport is {transport!r}; AsyncHubApi takes an httpx.AsyncBaseTransport")
        stack = AsyncHubTransport(transport or httpx.AsyncHTTPTransport(), self.settings)
        self._httpx_client = httpx.AsyncClient(transport=stack, **self._httpx_options())
        self.client = Client(self.settings.base_url, async_httpx_client=self._httpx_client)
        """The generated client, for the `asyncio` calls in hubapi_client.api, through the same stack and pool."""
        self.associations = AsyncAssociations(self.client)
        self.association_limits = AsyncAssociationLimits(self.client)
        self.courses = AsyncCourses(self.client)

    async def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Sends any request of HubSpot's API that has no method here; see HubApi.request."""
        check_open(self._httpx_client)
        with in_words_of_the_caller():
            return await self._httpx_client.request(method, self._checked_path(path), **options)

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._httpx_client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
