"""Lists all association limits that the account has set. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response

OPERATION = operations.LIST_ASSOCIATION_LIMITS
"""The facts about it."""

ANSWER = models.CollectionResponsePublicAssociationDefinitionUserConfigurationNoPaging
"""What the body of a success is decoded to."""


def request() -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with({}),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    *,
    client: Client,
) -> Response[models.CollectionResponsePublicAssociationDefinitionUserConfigurationNoPaging]:
    """Lists all association limits that the account has set.

    All in one answer. HubSpot does not say which object types a limit is for; the type says so.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(**request())
    return build_response(response, ANSWER)


def sync(
    *,
    client: Client,
) -> models.CollectionResponsePublicAssociationDefinitionUserConfigurationNoPaging:
    """Lists all association limits that the account has set.

    All in one answer. HubSpot does not say which object types a limit is for; the type says so.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(client=client).unwrap()


async def asyncio_detailed(
    *,
    client: Client,
) -> Response[models.CollectionResponsePublicAssociationDefinitionUserConfigurationNoPaging]:
    """Lists all association limits that the account has set.

    All in one answer. HubSpot does not say which object types a limit is for; the type says so.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(**request())
    return build_response(response, ANSWER)


async def asyncio(
    *,
    client: Client,
) -> models.CollectionResponsePublicAssociationDefinitionUserConfigurationNoPaging:
    """Lists all association limits that the account has set.

    All in one answer. HubSpot does not say which object types a limit is for; the type says so.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(client=client)).unwrap()
