"""Lists the boats of a harbour. Written by `hubapi generate`; do not edit."""

from typing import Any

from hubapi_client.client import Client
from hubapi_client.types import UNSET, Response, Unset, build_response

from ... import models, operations

OPERATION = operations.LIST_BOATS
"""The facts about it."""

ANSWER = models.CollectionResponseBoat
"""What the body of a success is decoded to."""

ITEM = models.ReturnedBoat
"""What its pages hold."""


def request(
    *,
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
                "after": after,
                "limit": limit,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.CollectionResponseBoat]:
    """Lists the boats of a harbour.

    The harbour answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


def sync(
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.CollectionResponseBoat:
    """Lists the boats of a harbour.

    The harbour answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(after=after, limit=limit, client=client).unwrap()


async def asyncio_detailed(
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[models.CollectionResponseBoat]:
    """Lists the boats of a harbour.

    The harbour answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            after=after,
            limit=limit,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    *,
    client: Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.CollectionResponseBoat:
    """Lists the boats of a harbour.

    The harbour answers with a page at a time.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(after=after, limit=limit, client=client)).unwrap()
