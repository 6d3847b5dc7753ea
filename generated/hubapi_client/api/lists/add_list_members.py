"""Adds records to a list. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response
from ...wire import encode

OPERATION = operations.ADD_LIST_MEMBERS
"""The facts about it."""

ANSWER = models.MembershipsUpdateResponse
"""What the body of a success is decoded to."""

INPUT = str
"""What it takes many of."""

RESULT = bool
"""What comes of each."""


def request(
    list_id: str | int,
    *,
    body: list[str],
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
        "content": encode(body, models.MemberIds),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    list_id: str | int,
    *,
    client: Client,
    body: list[str],
) -> Response[models.MembershipsUpdateResponse]:
    """Adds records to a list.

    HubSpot takes a list whose processing type is MANUAL or SNAPSHOT. It passes over records that are members
    already, and names those that there are not.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            list_id=list_id,
            body=body,
        )
    )
    return build_response(response, ANSWER)


def sync(
    list_id: str | int,
    *,
    client: Client,
    body: list[str],
) -> models.MembershipsUpdateResponse:
    """Adds records to a list.

    HubSpot takes a list whose processing type is MANUAL or SNAPSHOT. It passes over records that are members
    already, and names those that there are not.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(list_id=list_id, body=body, client=client).unwrap()


async def asyncio_detailed(
    list_id: str | int,
    *,
    client: Client,
    body: list[str],
) -> Response[models.MembershipsUpdateResponse]:
    """Adds records to a list.

    HubSpot takes a list whose processing type is MANUAL or SNAPSHOT. It passes over records that are members
    already, and names those that there are not.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            list_id=list_id,
            body=body,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    list_id: str | int,
    *,
    client: Client,
    body: list[str],
) -> models.MembershipsUpdateResponse:
    """Adds records to a list.

    HubSpot takes a list whose processing type is MANUAL or SNAPSHOT. It passes over records that are members
    already, and names those that there are not.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(list_id=list_id, body=body, client=client)).unwrap()
