"""The client that the calls send their requests with. Written by scripts/generate from specs/; do not edit."""

from threading import Lock
from typing import Self

from attrs import define, field

from . import http
from .operations import SERVER

DEFAULT_TIMEOUT = http.Timeout(60.0, connect=10.0)


@define(eq=False)
class Client:
    """Where requests go and with which token. One client serves any number of threads and tasks, over one pool each
    for sync and async.

    Give `httpx_client` or `async_httpx_client` to send through a pool of your own, which then needs its own base URL,
    authorization and timeout. Such a client makes no pool for the other kind of calls.
    """

    base_url: str = SERVER
    token: str = field(default="", repr=False, kw_only=True)
    timeout: http.Timeout = field(default=DEFAULT_TIMEOUT, kw_only=True)
    _httpx_client: http.Client | None = field(default=None, repr=False, kw_only=True, alias="httpx_client")
    _async_httpx_client: http.AsyncClient | None = field(
        default=None, repr=False, kw_only=True, alias="async_httpx_client"
    )
    _lock: Lock = field(factory=Lock, init=False, repr=False)
    _is_given: bool = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._is_given = self._httpx_client is not None or self._async_httpx_client is not None

    def get_httpx_client(self) -> http.Client:
        """The httpx client for the sync calls, made when it is first needed."""
        with self._lock:
            if self._httpx_client is None:
                if self._is_given:
                    raise RuntimeError("this client was given an httpx.AsyncClient, so it sends the async calls alone")
                self._httpx_client = http.Client(base_url=self.base_url, headers=self._headers(), timeout=self.timeout)
            return self._httpx_client

    def get_async_httpx_client(self) -> http.AsyncClient:
        """The httpx client for the async calls, made when it is first needed."""
        with self._lock:
            if self._async_httpx_client is None:
                if self._is_given:
                    raise RuntimeError("this client was given an httpx.Client, so it sends the sync calls alone")
                self._async_httpx_client = http.AsyncClient(
                    base_url=self.base_url, headers=self._headers(), timeout=self.timeout
                )
            return self._async_httpx_client

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def close(self) -> None:
        """Closes the connections of the sync calls."""
        if self._httpx_client is not None:
            self._httpx_client.close()

    async def aclose(self) -> None:
        """Closes the connections of the async calls."""
        if self._async_httpx_client is not None:
            await self._async_httpx_client.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
