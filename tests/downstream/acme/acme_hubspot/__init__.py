"""hubapi with operations of our own: `hub.boats`.

    from acme_hubspot import HubApi

Written by `hubapi generate`; do not edit.
"""

from __future__ import annotations

from pathlib import Path

import hubapi_ext

from .resources.hub import AsyncResources, Resources

__all__ = ("CONTRACT", "AsyncHubApi", "HubApi")

CONTRACT = Path(__file__).with_name("openapi.json")
"""What a mock is told of these operations: `MockHubSpot(contract=CONTRACT)`."""


class HubApi(Resources, hubapi_ext.HubApi):
    """hubapi_ext.HubApi, with resources of our own beside HubSpot's."""


class AsyncHubApi(AsyncResources, hubapi_ext.AsyncHubApi):
    """hubapi_ext.AsyncHubApi, with resources of our own beside HubSpot's."""
