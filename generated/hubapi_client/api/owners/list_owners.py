"""Lists the owners of an account. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.LIST_OWNERS
"""The facts about it."""

ANSWER = models.CollectionResponsePublicOwnerForwardPaging
"""What the body of a success is decoded to."""

ITEM = models.PublicOwner
"""What its pages hold."""


def request(
    *,
    email: str | Unset = UNSET,
    archived: bool | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with({}),
        "params": OPERATION.query_with(
            {
                "email": email,
                "archived": archived,
                "after": after,
                "limit": limit,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    *,
    client: Client,
    email: str | Unset = UNSET,
    archived: bool | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.CollectionResponsePublicOwnerForwardPaging]:
    """Lists the owners of an account.

    Owners are the users and queues that records can belong to. HubSpot answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            email=email,
            archived=archived,
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


def sync(
    *,
    client: Client,
    email: str | Unset = UNSET,
    archived: bool | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.CollectionResponsePublicOwnerForwardPaging:
    """Lists the owners of an account.

    Owners are the users and queues that records can belong to. HubSpot answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(email=email, archived=archived, after=after, limit=limit, client=client).unwrap()


async def asyncio_detailed(
    *,
    client: Client,
    email: str | Unset = UNSET,
    archived: bool | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.CollectionResponsePublicOwnerForwardPaging]:
    """Lists the owners of an account.

    Owners are the users and queues that records can belong to. HubSpot answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            email=email,
            archived=archived,
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    *,
    client: Client,
    email: str | Unset = UNSET,
    archived: bool | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.CollectionResponsePublicOwnerForwardPaging:
    """Lists the owners of an account.

    Owners are the users and queues that records can belong to. HubSpot answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(email=email, archived=archived, after=after, limit=limit, client=client)).unwrap()
