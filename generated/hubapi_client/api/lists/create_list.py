"""Creates a list. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response
from ...wire import encode

OPERATION = operations.CREATE_LIST
"""The facts about it."""

ANSWER = models.ListFetchResponse
"""What the body of a success is decoded to."""


def request(
    *,
    body: models.ListCreateRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with({}),
        "content": encode(body, models.ListCreateRequest),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    *,
    client: Client,
    body: models.ListCreateRequest | Mapping[str, Any],
) -> Response[models.ListFetchResponse]:
    """Creates a list.

    One that is kept by hand is empty at first; HubSpot fills one with filters after a while.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            body=body,
        )
    )
    return build_response(response, ANSWER)


def sync(
    *,
    client: Client,
    body: models.ListCreateRequest | Mapping[str, Any],
) -> models.ListFetchResponse:
    """Creates a list.

    One that is kept by hand is empty at first; HubSpot fills one with filters after a while.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(body=body, client=client).unwrap()


async def asyncio_detailed(
    *,
    client: Client,
    body: models.ListCreateRequest | Mapping[str, Any],
) -> Response[models.ListFetchResponse]:
    """Creates a list.

    One that is kept by hand is empty at first; HubSpot fills one with filters after a while.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            body=body,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    *,
    client: Client,
    body: models.ListCreateRequest | Mapping[str, Any],
) -> models.ListFetchResponse:
    """Creates a list.

    One that is kept by hand is empty at first; HubSpot fills one with filters after a while.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(body=body, client=client)).unwrap()
