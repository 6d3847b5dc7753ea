"""Deletes a list. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import operations
from ...client import Client
from ...types import Nothing, Response, build_response

OPERATION = operations.ARCHIVE_LIST
"""The facts about it."""

ANSWER = Nothing
"""What the body of a success is decoded to."""


def request(
    list_id: str | int,
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
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    list_id: str | int,
    *,
    client: Client,
) -> Response[None]:
    """Deletes a list.

    Its records stay. For 90 days it can be restored.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            list_id=list_id,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


def sync(
    list_id: str | int,
    *,
    client: Client,
) -> None:
    """Deletes a list.

    Its records stay. For 90 days it can be restored.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(list_id=list_id, client=client).unwrap()


async def asyncio_detailed(
    list_id: str | int,
    *,
    client: Client,
) -> Response[None]:
    """Deletes a list.

    Its records stay. For 90 days it can be restored.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            list_id=list_id,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


async def asyncio(
    list_id: str | int,
    *,
    client: Client,
) -> None:
    """Deletes a list.

    Its records stay. For 90 days it can be restored.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(list_id=list_id, client=client)).unwrap()
