"""The ways in which every behaviour is tested: sync and async, in-process and over a socket, from one set of tests."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from hubapi_ext import AsyncHubApi, HubApi
from hubapi_ext.mock import MockHubSpot
from hubapi_ext.resources import AsyncResource
from tests.eyes import watch_what_is_raised

SHORTEST_SECRET = 12
"""What is shorter may stand anywhere."""


@pytest.fixture(scope="session")
def secrets() -> Iterator[set[str]]:
    """The secrets of a test, which are looked for in all frames of what it expects to be raised."""
    noted: set[str] = set()
    end = watch_what_is_raised(SHORTEST_SECRET, noted)
    yield noted
    end()


@pytest.fixture(autouse=True)
def no_secret_in_what_is_raised(secrets: set[str]) -> Iterator[None]:
    """Has each test look for its own secrets."""
    yield
    secrets.clear()


class InstantClock:
    """A clock whose time passes only by sleeping, and that at once."""

    def __init__(self) -> None:
        self.now = 1_795_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)
        await asyncio.sleep(0)


class Blocking:
    """An AsyncHubApi, or a part of one, that behaves like the HubApi of the same name: it awaits what it is given."""

    def __init__(self, target: Any, runner: asyncio.Runner) -> None:
        self._target = target
        self._runner = runner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if callable(value):
            return self._blocking(value)
        return Blocking(value, self._runner) if isinstance(value, AsyncResource) else value

    def _blocking(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            result = function(*args, **kwargs)
            if isinstance(result, AsyncIterator):
                return BlockingStream(result, self._runner)
            if isinstance(result, AsyncHubApi | AsyncResource):
                return Blocking(result, self._runner)
            return self._runner.run(_await(result)) if isinstance(result, Awaitable) else result

        return call


class BlockingStream(Blocking):
    """An AsyncStream that behaves like a Stream."""

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        try:
            return self._runner.run(_await(anext(self._target)))
        except StopAsyncIteration:
            raise StopIteration from None

    def close(self) -> None:
        self._runner.run(_await(self._target.aclose()))

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


async def _await(awaitable: Awaitable[Any]) -> Any:
    return await awaitable


@pytest.fixture(scope="session")
def hubspot() -> MockHubSpot:
    """One mock for all tests of a process. Each test has a token, and so a portal, of its own."""
    return MockHubSpot()


@pytest.fixture(scope="session")
def base_url(hubspot: MockHubSpot) -> Iterator[str]:
    """Where the mock answers over a socket."""
    with hubspot.serve() as server:
        yield server.base_url


@pytest.fixture
def token() -> str:
    return f"pat-test-{uuid.uuid4()}"


@pytest.fixture
def portal(hubspot: MockHubSpot, token: str) -> Any:
    return hubspot.portal(token)


@contextmanager
def open_hub(way: str, token: Any, **options: Any) -> Iterator[Any]:
    """A HubApi, or an AsyncHubApi that behaves like one. Time stands still for it, unless it sleeps."""
    options.setdefault("clock", InstantClock())
    if way == "sync":
        with HubApi(token, **options) as made:
            yield made
    else:
        with asyncio.Runner() as runner:
            async_hub = AsyncHubApi(token, **options)
            yield Blocking(async_hub, runner)
            runner.run(async_hub.aclose())


@pytest.fixture(params=["sync-in-process", "sync-socket", "async-in-process", "async-socket"])
def hub(request: pytest.FixtureRequest, hubspot: MockHubSpot, token: str, base_url: str) -> Iterator[Any]:
    """A hub in front of the test's portal, in each of the four ways."""
    way, _, place = request.param.partition("-")
    options = {"transport": hubspot.transport} if place == "in-process" else {}
    with open_hub(way, token, base_url=base_url, **options) as made:
        yield made


Decide = Callable[[httpx.Request], httpx.Response | None]


class Between(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Stands between a hub and the mock: answers or breaks what it is told to, and hands the rest on."""

    def __init__(self, mock: MockHubSpot) -> None:
        self._mock = mock.transport
        self.before: Decide = lambda _: None
        """Answers instead of the mock, or raises before the mock sees the request."""
        self.after: Callable[[httpx.Request, httpx.Response], httpx.Response] = lambda _, response: response
        """Changes the mock's answer, or raises after the mock has done its work."""
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        answer = self.before(request)
        return answer if answer is not None else self.after(request, self._mock.handle_request(request))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        # So that requests of one batch overlap.
        await asyncio.sleep(0)
        return self.handle_request(request)

    @property
    def sizes(self) -> list[int]:
        """How many inputs each request had."""
        return [len(json.loads(request.content)["inputs"]) for request in self.requests]


@pytest.fixture
def between(hubspot: MockHubSpot) -> Between:
    return Between(hubspot)


@pytest.fixture(params=["sync", "async"])
def faulty_hub(request: pytest.FixtureRequest, between: Between, token: str) -> Iterator[Any]:
    """A hub whose requests pass what stands `between`, each of them once."""
    options = {"base_url": "https://hubspot.invalid", "transport": between, "max_retries": 0}
    with open_hub(request.param, token, **options) as made:
        yield made
