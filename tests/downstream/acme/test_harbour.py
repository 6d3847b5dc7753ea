"""The application's own tests, as a service has them."""

from __future__ import annotations

import harbour

from acme_hubspot import HubApi
from hubapi_ext.pytest_plugin import MockedHubSpot


def test_boats_are_registered_once(acme_hub: HubApi) -> None:
    assert harbour.register(acme_hub, ["Argo", "Bounty"]) == {}
    assert harbour.register(acme_hub, ["Bounty", "Calypso"]) == {"Bounty": "ConflictError"}
    assert harbour.names(acme_hub) == ["Argo", "Bounty", "Calypso"]


def test_a_skipper_is_found_by_an_address(acme_hub: HubApi, hubapi_mock: MockedHubSpot) -> None:
    id = hubapi_mock.portal.create("contacts", {"email": "ada@example.com"})
    assert harbour.skipper(acme_hub, "ada@example.com") == id
