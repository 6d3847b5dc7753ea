"""Lists the records of an object type. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.LIST_OBJECTS
"""The facts about it."""

ANSWER = models.CollectionResponseSimplePublicObjectWithAssociationsForwardPaging
"""What the body of a success is decoded to."""

ITEM = models.SimplePublicObjectWithAssociations
"""What its pages hold."""


def request(
    object_type: str,
    *,
    limit: int | Unset = UNSET,
    after: str | Unset = UNSET,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectType": object_type,
            }
        ),
        "params": OPERATION.query_with(
            {
                "limit": limit,
                "after": after,
                "properties": properties,
                "propertiesWithHistory": properties_with_history,
                "associations": associations,
                "archived": archived,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    after: str | Unset = UNSET,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> Response[models.CollectionResponseSimplePublicObjectWithAssociationsForwardPaging]:
    """Lists the records of an object type.

    HubSpot answers with a page at a time, the oldest records first. Property names that do not exist are passed
    over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            limit=limit,
            after=after,
            properties=properties,
            properties_with_history=properties_with_history,
            associations=associations,
            archived=archived,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    after: str | Unset = UNSET,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> models.CollectionResponseSimplePublicObjectWithAssociationsForwardPaging:
    """Lists the records of an object type.

    HubSpot answers with a page at a time, the oldest records first. Property names that do not exist are passed
    over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type=object_type,
        limit=limit,
        after=after,
        properties=properties,
        properties_with_history=properties_with_history,
        associations=associations,
        archived=archived,
        client=client,
    ).unwrap()


async def asyncio_detailed(
    object_type: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    after: str | Unset = UNSET,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> Response[models.CollectionResponseSimplePublicObjectWithAssociationsForwardPaging]:
    """Lists the records of an object type.

    HubSpot answers with a page at a time, the oldest records first. Property names that do not exist are passed
    over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            limit=limit,
            after=after,
            properties=properties,
            properties_with_history=properties_with_history,
            associations=associations,
            archived=archived,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    after: str | Unset = UNSET,
    properties: list[str] | Unset = UNSET,
    properties_with_history: list[str] | Unset = UNSET,
    associations: list[str] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> models.CollectionResponseSimplePublicObjectWithAssociationsForwardPaging:
    """Lists the records of an object type.

    HubSpot answers with a page at a time, the oldest records first. Property names that do not exist are passed
    over.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type=object_type,
            limit=limit,
            after=after,
            properties=properties,
            properties_with_history=properties_with_history,
            associations=associations,
            archived=archived,
            client=client,
        )
    ).unwrap()
