"""What the tests of the mock share: a mock, its portal, a client that speaks raw HTTP to it, and a clock to turn."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from attrs import define, field

from hubapi_ext.mock import MockHubSpot, Portal
from hubapi_ext.mock.transport import MockTransport

TOKEN = "pat-test"
CREATE_COURSES = "/crm/v3/objects/0-410/batch/create"
ONE_COURSE = {"inputs": [{"properties": {"hs_course_name": "Pottery"}}]}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@define
class Clock:
    now: datetime = datetime(2026, 3, 30, 9, 15, 0, 116_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def refusal(response: httpx.Response) -> dict[str, Any]:
    """What a refusal says, without what is different each time."""
    body: dict[str, Any] = response.json()
    del body["correlationId"]
    return body


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mock(clock: Clock) -> MockHubSpot:
    return MockHubSpot(page_size=3, clock=clock)


@pytest.fixture
def portal(mock: MockHubSpot) -> Portal:
    return mock.portal(TOKEN)


@pytest.fixture
def hub(mock: MockHubSpot) -> Iterator[httpx.Client]:
    with httpx.Client(
        transport=mock.transport,
        base_url="https://api.hubapi.com",
        headers={"Authorization": f"Bearer {TOKEN}"},
    ) as client:
        yield client


@define
class Way:
    """A way in which requests reach a portal. In-process nobody waits: it is only noted for how long."""

    portal: Portal
    send: Callable[[httpx.Request], httpx.Response]
    base_url: str
    token: str = field(repr=False)
    slept: list[float] = field(factory=list)

    def ask(self, method: str, path: str, *, timeout: float = 60, **options: Any) -> httpx.Response:
        """Sends a request with the portal's token, and reads the answer to its end."""
        headers = {"Authorization": f"Bearer {self.token}"}
        extensions = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout)}
        return self.send(httpx.Request(method, self.base_url + path, headers=headers, extensions=extensions, **options))

    def create_course(self, **options: Any) -> httpx.Response:
        """A request that changes something."""
        return self.ask("POST", CREATE_COURSES, json=ONE_COURSE, **options)


def _in_process(hubspot: MockHubSpot, token: str, *, asynchronous: bool) -> Iterator[Way]:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    transport = MockTransport(hubspot.handle, sleep=slept.append, sleep_async=sleep)
    if not asynchronous:
        with httpx.Client(transport=transport) as client:
            yield Way(hubspot.portal(token), client.send, "https://mock.invalid", token, slept)
        return
    with asyncio.Runner() as runner:
        async_client = httpx.AsyncClient(transport=transport)

        def send(request: httpx.Request) -> httpx.Response:
            return runner.run(async_client.send(request))

        yield Way(hubspot.portal(token), send, "https://mock.invalid", token, slept)


@pytest.fixture(params=["sync", "async"])
def in_process(request: pytest.FixtureRequest, hubspot: MockHubSpot, token: str) -> Iterator[Way]:
    """A way to a new portal without a socket."""
    yield from _in_process(hubspot, token, asynchronous=request.param == "async")


@pytest.fixture
def over_socket(hubspot: MockHubSpot, token: str, base_url: str) -> Iterator[Way]:
    """A way to a new portal over a socket."""
    with httpx.Client() as client:
        yield Way(hubspot.portal(token), client.send, base_url, token)


@pytest.fixture(params=["sync", "async", "socket"])
def way(request: pytest.FixtureRequest, hubspot: MockHubSpot, token: str, base_url: str) -> Iterator[Way]:
    """Each way to a new portal."""
    if request.param == "socket":
        with httpx.Client() as client:
            yield Way(hubspot.portal(token), client.send, base_url, token)
    else:
        yield from _in_process(hubspot, token, asynchronous=request.param == "async")
