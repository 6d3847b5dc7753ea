"""Reads a record. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.GET_OBJECT
"""The facts about it."""

ANSWER = models.SimplePublicObjectWithAssociations
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    object_id: str | int,
    *,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
    id_property: str | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectType": object_type,
                "objectId": object_id,
            }
        ),
        "params": OPERATION.query_with(
            {
                "properties": properties,
                "propertiesWithHistory": properties_with_history,
                "associations": associations,
                "archived": archived,
                "idProperty": id_property,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    object_id: str | int,
    *,
    client: Client,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
    id_property: str | Unset = UNSET,
) -> Response[models.SimplePublicObjectWithAssociations]:
    """Reads a record.

    Property names that do not exist are passed over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            object_id=object_id,
            properties=properties,
            properties_with_history=properties_with_history,
            associations=associations,
            archived=archived,
            id_property=id_property,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    object_id: str | int,
    *,
    client: Client,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
    id_property: str | Unset = UNSET,
) -> models.SimplePublicObjectWithAssociations:
    """Reads a record.

    Property names that do not exist are passed over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type=object_type,
        object_id=object_id,
        properties=properties,
        properties_with_history=properties_with_history,
        associations=associations,
        archived=archived,
        id_property=id_property,
        client=client,
    ).unwrap()


async def asyncio_detailed(
    object_type: str,
    object_id: str | int,
    *,
    client: Client,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
    id_property: str | Unset = UNSET,
) -> Response[models.SimplePublicObjectWithAssociations]:
    """Reads a record.

    Property names that do not exist are passed over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            object_id=object_id,
            properties=properties,
            properties_with_history=properties_with_history,
            associations=associations,
            archived=archived,
            id_property=id_property,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    object_id: str | int,
    *,
    client: Client,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
    id_property: str | Unset = UNSET,
) -> models.SimplePublicObjectWithAssociations:
    """Reads a record.

    Property names that do not exist are passed over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type=object_type,
            object_id=object_id,
            properties=properties,
            properties_with_history=properties_with_history,
            associations=associations,
            archived=archived,
            id_property=id_property,
            client=client,
        )
    ).unwrap()
