"""Lists the lists that a record is a member of. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response

OPERATION = operations.LIST_MEMBERSHIPS_OF_RECORD
"""The facts about it."""

ANSWER = models.ApiCollectionResponseRecordListMembership
"""What the body of a success is decoded to."""


def request(
    object_type_id: str,
    record_id: str | int,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectTypeId": object_type_id,
                "recordId": record_id,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type_id: str,
    record_id: str | int,
    *,
    client: Client,
) -> Response[models.ApiCollectionResponseRecordListMembership]:
    """Lists the lists that a record is a member of.

    Each with the times at which it was added.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type_id=object_type_id,
            record_id=record_id,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type_id: str,
    record_id: str | int,
    *,
    client: Client,
) -> models.ApiCollectionResponseRecordListMembership:
    """Lists the lists that a record is a member of.

    Each with the times at which it was added.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type_id=object_type_id, record_id=record_id, client=client).unwrap()


async def asyncio_detailed(
    object_type_id: str,
    record_id: str | int,
    *,
    client: Client,
) -> Response[models.ApiCollectionResponseRecordListMembership]:
    """Lists the lists that a record is a member of.

    Each with the times at which it was added.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type_id=object_type_id,
            record_id=record_id,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type_id: str,
    record_id: str | int,
    *,
    client: Client,
) -> models.ApiCollectionResponseRecordListMembership:
    """Lists the lists that a record is a member of.

    Each with the times at which it was added.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(object_type_id=object_type_id, record_id=record_id, client=client)).unwrap()
