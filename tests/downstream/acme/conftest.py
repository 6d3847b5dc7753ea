"""The mock of these tests knows the harbour's operations beside HubSpot's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from acme_hubspot import CONTRACT, HubApi
from hubapi_ext.pytest_plugin import MockedHubSpot


@pytest.fixture(scope="session")
def hubapi_mock_contract() -> Path:
    return CONTRACT


@pytest.fixture
def acme_hub(hubapi_mock: MockedHubSpot) -> Iterator[HubApi]:
    with HubApi(
        hubapi_mock.token, base_url=hubapi_mock.base_url, transport=hubapi_mock.transport, api_version="2026-09"
    ) as hub:
        yield hub
