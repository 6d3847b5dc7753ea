"""Gets a group of properties. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.GET_PROPERTY_GROUP
"""The facts about it."""

ANSWER = models.PropertyGroup
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    group_name: str,
    *,
    locale: str | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectType": object_type,
                "groupName": group_name,
            }
        ),
        "params": OPERATION.query_with(
            {
                "locale": locale,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    group_name: str,
    *,
    client: Client,
    locale: str | Unset = UNSET,
) -> Response[models.PropertyGroup]:
    """Gets a group of properties.

    What it is called, and where it stands among the groups.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            group_name=group_name,
            locale=locale,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    group_name: str,
    *,
    client: Client,
    locale: str | Unset = UNSET,
) -> models.PropertyGroup:
    """Gets a group of properties.

    What it is called, and where it stands among the groups.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type=object_type, group_name=group_name, locale=locale, client=client).unwrap()


async def asyncio_detailed(
    object_type: str,
    group_name: str,
    *,
    client: Client,
    locale: str | Unset = UNSET,
) -> Response[models.PropertyGroup]:
    """Gets a group of properties.

    What it is called, and where it stands among the groups.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            group_name=group_name,
            locale=locale,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    group_name: str,
    *,
    client: Client,
    locale: str | Unset = UNSET,
) -> models.PropertyGroup:
    """Gets a group of properties.

    What it is called, and where it stands among the groups.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(object_type=object_type, group_name=group_name, locale=locale, client=client)
    ).unwrap()
