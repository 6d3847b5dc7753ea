"""Lists the members of a list. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.LIST_LIST_MEMBERS
"""The facts about it."""

ANSWER = models.ApiCollectionResponseJoinTimeAndRecordId
"""What the body of a success is decoded to."""

ITEM = models.JoinTimeAndRecordId
"""What its pages hold."""


def request(
    list_id: str | int,
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
                "listId": list_id,
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
    list_id: str | int,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.ApiCollectionResponseJoinTimeAndRecordId]:
    """Lists the members of a list.

    In the order of their ids.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            list_id=list_id,
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


def sync(
    list_id: str | int,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.ApiCollectionResponseJoinTimeAndRecordId:
    """Lists the members of a list.

    In the order of their ids.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(list_id=list_id, after=after, limit=limit, client=client).unwrap()


async def asyncio_detailed(
    list_id: str | int,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.ApiCollectionResponseJoinTimeAndRecordId]:
    """Lists the members of a list.

    In the order of their ids.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            list_id=list_id,
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    list_id: str | int,
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.ApiCollectionResponseJoinTimeAndRecordId:
    """Lists the members of a list.

    In the order of their ids.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(list_id=list_id, after=after, limit=limit, client=client)).unwrap()
