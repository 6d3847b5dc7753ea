"""List the associations of one record. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.LIST_ASSOCIATIONS
"""The facts about it."""

ANSWER = models.CollectionResponseMultiAssociatedObjectWithLabelForwardPaging
"""What the body of a success is decoded to."""

ITEM = models.MultiAssociatedObjectWithLabel
"""What its pages hold."""


def request(
    object_type: str,
    object_id: str | int,
    to_object_type: str,
    *,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
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
                "toObjectType": to_object_type,
            }
        ),
        "params": OPERATION.query_with(
            {
                "after": after,
                "limit": limit,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    object_id: str | int,
    to_object_type: str,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.CollectionResponseMultiAssociatedObjectWithLabelForwardPaging]:
    """List the associations of one record.

    Answers with one page of the records that a record is associated with.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            object_id=object_id,
            to_object_type=to_object_type,
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    object_id: str | int,
    to_object_type: str,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.CollectionResponseMultiAssociatedObjectWithLabelForwardPaging:
    """List the associations of one record.

    Answers with one page of the records that a record is associated with.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type=object_type,
        object_id=object_id,
        to_object_type=to_object_type,
        after=after,
        limit=limit,
        client=client,
    ).unwrap()


async def asyncio_detailed(
    object_type: str,
    object_id: str | int,
    to_object_type: str,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.CollectionResponseMultiAssociatedObjectWithLabelForwardPaging]:
    """List the associations of one record.

    Answers with one page of the records that a record is associated with.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            object_id=object_id,
            to_object_type=to_object_type,
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    object_id: str | int,
    to_object_type: str,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.CollectionResponseMultiAssociatedObjectWithLabelForwardPaging:
    """List the associations of one record.

    Answers with one page of the records that a record is associated with.

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
            to_object_type=to_object_type,
            after=after,
            limit=limit,
            client=client,
        )
    ).unwrap()
