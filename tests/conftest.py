"""The ways in which every behaviour is tested: sync and async, in-process and over a socket, from one set of tests."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from hubapi_ext import AsyncHubApi, HubApi
from hubapi_ext.mock import MockHubSpot


class Blocking:
    """An AsyncHubApi, or a part of one, that behaves like the HubApi of the same name: it awaits what it is given."""

    def __init__(self, target: Any, runner: asyncio.Runner) -> None:
        self._target = target
        self._runner = runner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if callable(value):
            return self._blocking(value)
        return Blocking(value, self._runner) if type(value).__module__.startswith("hubapi_ext") else value

    def _blocking(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            result = function(*args, **kwargs)
            if isinstance(result, AsyncIterator):
                return self._loop_over(result)
            return self._runner.run(_await(result)) if isinstance(result, Awaitable) else result

        return call

    def _loop_over(self, iterator: AsyncIterator[Any]) -> Iterator[Any]:
        while True:
            try:
                yield self._runner.run(_await(anext(iterator)))
            except StopAsyncIteration:
                return


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


@pytest.fixture(params=["sync-in-process", "sync-socket", "async-in-process", "async-socket"])
def hub(request: pytest.FixtureRequest, hubspot: MockHubSpot, token: str, base_url: str) -> Iterator[Any]:
    """A hub in front of the test's portal, in each of the four ways."""
    way, _, place = request.param.partition("-")
    options: dict[str, Any] = {"base_url": base_url}
    if place == "in-process":
        options["transport"] = hubspot.transport
    if way == "sync":
        with HubApi(token, **options) as made:
            yield made
    else:
        with asyncio.Runner() as runner:
            async_hub = AsyncHubApi(token, **options)
            yield Blocking(async_hub, runner)
            runner.run(async_hub.aclose())
