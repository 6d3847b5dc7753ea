"""Gets the definition of a property. Written by scripts/generate from specs/; do not edit."""

from typing import Any, Literal

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.GET_PROPERTY
"""The facts about it."""

ANSWER = models.Property
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    property_name: str,
    *,
    archived: bool | Unset = UNSET,
    data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | Unset = UNSET,
    locale: str | Unset = UNSET,
    properties: str | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectType": object_type,
                "propertyName": property_name,
            }
        ),
        "params": OPERATION.query_with(
            {
                "archived": archived,
                "dataSensitivity": data_sensitivity,
                "locale": locale,
                "properties": properties,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    property_name: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
    data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | Unset = UNSET,
    locale: str | Unset = UNSET,
    properties: str | Unset = UNSET,
) -> Response[models.Property]:
    """Gets the definition of a property.

    What it is called, what its values are, and which options it has.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            property_name=property_name,
            archived=archived,
            data_sensitivity=data_sensitivity,
            locale=locale,
            properties=properties,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    property_name: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
    data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | Unset = UNSET,
    locale: str | Unset = UNSET,
    properties: str | Unset = UNSET,
) -> models.Property:
    """Gets the definition of a property.

    What it is called, what its values are, and which options it has.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type=object_type,
        property_name=property_name,
        archived=archived,
        data_sensitivity=data_sensitivity,
        locale=locale,
        properties=properties,
        client=client,
    ).unwrap()


async def asyncio_detailed(
    object_type: str,
    property_name: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
    data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | Unset = UNSET,
    locale: str | Unset = UNSET,
    properties: str | Unset = UNSET,
) -> Response[models.Property]:
    """Gets the definition of a property.

    What it is called, what its values are, and which options it has.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            property_name=property_name,
            archived=archived,
            data_sensitivity=data_sensitivity,
            locale=locale,
            properties=properties,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    property_name: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
    data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | Unset = UNSET,
    locale: str | Unset = UNSET,
    properties: str | Unset = UNSET,
) -> models.Property:
    """Gets the definition of a property.

    What it is called, what its values are, and which options it has.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type=object_type,
            property_name=property_name,
            archived=archived,
            data_sensitivity=data_sensitivity,
            locale=locale,
            properties=properties,
            client=client,
        )
    ).unwrap()
