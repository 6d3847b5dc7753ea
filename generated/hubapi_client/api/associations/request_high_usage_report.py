"""Asks for a report of the records that come near their association limits. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response

OPERATION = operations.REQUEST_HIGH_USAGE_REPORT
"""The facts about it."""

ANSWER = models.ReportCreationResponse
"""What the body of a success is decoded to."""


def request(
    user_id: int,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "userId": user_id,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    user_id: int,
    *,
    client: Client,
) -> Response[models.ReportCreationResponse]:
    """Asks for a report of the records that come near their association limits.

    HubSpot sends the report to the user by email.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            user_id=user_id,
        )
    )
    return build_response(response, ANSWER)


def sync(
    user_id: int,
    *,
    client: Client,
) -> models.ReportCreationResponse:
    """Asks for a report of the records that come near their association limits.

    HubSpot sends the report to the user by email.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(user_id=user_id, client=client).unwrap()


async def asyncio_detailed(
    user_id: int,
    *,
    client: Client,
) -> Response[models.ReportCreationResponse]:
    """Asks for a report of the records that come near their association limits.

    HubSpot sends the report to the user by email.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            user_id=user_id,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    user_id: int,
    *,
    client: Client,
) -> models.ReportCreationResponse:
    """Asks for a report of the records that come near their association limits.

    HubSpot sends the report to the user by email.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(user_id=user_id, client=client)).unwrap()
