"""What the tests of the mock share: a mock, its portal, a client that speaks raw HTTP to it, and a clock to turn."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from attrs import define

from hubapi_ext.mock import MockHubSpot, Portal

TOKEN = "pat-test"


@define
class Clock:
    now: datetime = datetime(2026, 3, 30, 9, 15, 0, 116_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


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
