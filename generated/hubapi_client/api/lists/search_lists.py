"""Searches lists by their names. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response
from ...wire import encode

OPERATION = operations.SEARCH_LISTS
"""The facts about it."""

ANSWER = models.ListSearchResponse
"""What the body of a success is decoded to."""

ITEM = models.PublicObjectListSearchResult
"""What its pages hold."""


def request(
    *,
    body: models.ListSearchRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with({}),
        "content": encode(body, models.ListSearchRequest),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    *,
    client: Client,
    body: models.ListSearchRequest | Mapping[str, Any],
) -> Response[models.ListSearchResponse]:
    """Searches lists by their names.

    With no query it finds all lists of an account.

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
    body: models.ListSearchRequest | Mapping[str, Any],
) -> models.ListSearchResponse:
    """Searches lists by their names.

    With no query it finds all lists of an account.

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
    body: models.ListSearchRequest | Mapping[str, Any],
) -> Response[models.ListSearchResponse]:
    """Searches lists by their names.

    With no query it finds all lists of an account.

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
    body: models.ListSearchRequest | Mapping[str, Any],
) -> models.ListSearchResponse:
    """Searches lists by their names.

    With no query it finds all lists of an account.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(body=body, client=client)).unwrap()
