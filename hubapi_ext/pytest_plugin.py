"""Fixtures for the tests of applications that use HubSpot. pytest finds them by itself where hubapi is installed.

Nothing is loaded before a test asks for a fixture. The tests of hubapi itself do not depend on them.
"""

from __future__ import annotations

import asyncio
import uuid
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy
import pytest
from attrs import field, frozen

if TYPE_CHECKING:
    from hubapi_ext import AsyncHubApi, HubApi
    from hubapi_ext.mock import MockHubSpot, Portal
    from hubapi_ext.mock.transport import MockTransport


@frozen
class MockedHubSpot:
    """A new portal of a mock HubSpot, for one test."""

    portal: Portal
    """What the test seeds and looks at: records, associations, faults, clock, journal."""
    token: str = field(repr=False)
    """The token of the portal."""
    base_url: str
    """Where the mock answers over a socket, also to other processes."""
    transport: MockTransport = field(repr=False)
    """For httpx clients of this process, without a socket."""

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs in its environment to talk to the portal."""
        return {"HUBSPOT_ACCESS_TOKEN": self.token, "HUBSPOT_BASE_URL": self.base_url}


@frozen
class PortalTime:
    """A clock for a hub: the portal's time. Sleeping by it puts the portal's clock forward, and takes no time."""

    portal: Portal

    def time(self) -> float:
        """The seconds since 1970."""
        return self.portal.now().timestamp()

    def monotonic(self) -> float:
        """The same: a portal's clock goes back only where a test sets it back."""
        return self.time()

    def sleep(self, seconds: float) -> None:
        """Lets so many seconds pass at once."""
        self.portal.clock.advance(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Lets so many seconds pass at once, and other tasks run."""
        self.sleep(seconds)
        await asyncio.sleep(0)


@pytest.fixture(scope="session")
def hubapi_mock_contract() -> str | Path | None:
    """The `contract` of that mock. A conftest.py with a fixture of this name gives it operations of its own."""
    return None


@pytest.fixture(scope="session")
def hubapi_mock_server(hubapi_mock_contract: str | Path | None) -> Iterator[tuple[MockHubSpot, str]]:
    """One mock HubSpot for all tests of a process, and its address. Each test has a portal of its own in it."""
    from hubapi_ext.mock import MockHubSpot  # noqa: PLC0415 - an extra

    mock = MockHubSpot(contract=hubapi_mock_contract)
    with mock.serve() as server:
        yield mock, server.base_url


_MOCKED = pytest.StashKey["MockedHubSpot"]()


def pytest_configure(config: pytest.Config) -> None:
    """Makes the plugin's marker known."""
    config.addinivalue_line(
        "markers",
        "hubapi_mock(allow_unknown_paths): whether a test may ask `hubapi_mock` for paths that the mock does not know; "
        "else it fails.",
    )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, pluggy.Result[None], None]:
    """Fails a test that passed although the mock had no operation for something that it asked for."""
    outcome = yield
    mocked = item.stash.get(_MOCKED, None)
    if mocked is None or outcome.exception is not None or _allows_unknown_paths(item) or not mocked.portal.unanswered:
        return
    unknown = ", ".join(dict.fromkeys(mocked.portal.unanswered))
    message = (
        f"The mock HubSpot has no operation for {unknown}. Answer for it with "
        "hubapi_mock.portal.answers(path, function), or mark the test with "
        "@pytest.mark.hubapi_mock(allow_unknown_paths=True)."
    )
    outcome.force_exception(pytest.fail.Exception(message, pytrace=False))


def _allows_unknown_paths(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("hubapi_mock")
    return marker is not None and bool(marker.kwargs.get("allow_unknown_paths", False))


@pytest.fixture
def hubapi_mock(request: pytest.FixtureRequest, hubapi_mock_server: tuple[MockHubSpot, str]) -> MockedHubSpot:
    """A new, empty portal of a mock HubSpot. A test that asks it for a path that the mock does not know fails."""
    mock, base_url = hubapi_mock_server
    token = f"pat-mock-{uuid.uuid4()}"
    mocked = MockedHubSpot(mock.portal(token), token, base_url, mock.transport)
    request.node.stash[_MOCKED] = mocked
    return mocked


@pytest.fixture
def hubapi_client(hubapi_mock: MockedHubSpot) -> Iterator[HubApi]:
    """A HubApi for the portal, without a socket. Where it would wait, the portal's clock goes forward instead."""
    from hubapi_ext import HubApi  # noqa: PLC0415 - not every run of pytest needs it

    with _without_warning():
        hub = HubApi(hubapi_mock.token, **_options(hubapi_mock))
    with hub:
        yield hub


@pytest.fixture
def hubapi_async_client(hubapi_mock: MockedHubSpot) -> AsyncHubApi:
    """An AsyncHubApi for the portal, for any plugin that runs async tests. It has no socket that has to be closed."""
    from hubapi_ext import AsyncHubApi  # noqa: PLC0415 - not every run of pytest needs it

    with _without_warning():
        return AsyncHubApi(hubapi_mock.token, **_options(hubapi_mock))


def _options(mocked: MockedHubSpot) -> dict[str, Any]:
    return {"base_url": mocked.base_url, "transport": mocked.transport, "clock": PortalTime(mocked.portal)}


@contextmanager
def _without_warning() -> Iterator[None]:
    """That a version ends is no news for a test, which does not choose the version of its fixture."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "HubSpot's support for", DeprecationWarning)
        yield
