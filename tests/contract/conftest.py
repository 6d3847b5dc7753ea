"""What the contract tests share: one mock with small pages and without rate limits, which get in the way here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hubapi_ext.mock import MockHubSpot


@pytest.fixture(scope="session")
def hubspot() -> MockHubSpot:
    """One mock for all tests of a process. Each test has a token, and so a portal, of its own."""
    return MockHubSpot(page_size=3, rate_limit=None, daily_limit=None)


@pytest.fixture(scope="session")
def base_url(hubspot: MockHubSpot) -> Iterator[str]:
    """Where this mock, and not that of the other tests, answers over a socket."""
    with hubspot.serve() as server:
        yield server.base_url
