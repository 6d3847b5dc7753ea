"""Archives records. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response
from ...wire import encode

OPERATION = operations.ARCHIVE_OBJECTS
"""The facts about it."""

ANSWER = models.BatchResponse
"""What the body of a success is decoded to."""

INPUT = models.SimplePublicObjectId
"""What it takes many of."""

RESULT = bool
"""What comes of each."""


def request(
    object_type: str,
    *,
    body: models.BatchInputSimplePublicObjectId | Mapping[str, Any],
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectType": object_type,
            }
        ),
        "content": encode(body, models.BatchInputSimplePublicObjectId),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    *,
    client: Client,
    body: models.BatchInputSimplePublicObjectId | Mapping[str, Any],
) -> Response[models.BatchResponse]:
    """Archives records.

    The records can be restored in HubSpot for 90 days. HubSpot passes over those that do not exist.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            body=body,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


def sync(
    object_type: str,
    *,
    client: Client,
    body: models.BatchInputSimplePublicObjectId | Mapping[str, Any],
) -> models.BatchResponse:
    """Archives records.

    The records can be restored in HubSpot for 90 days. HubSpot passes over those that do not exist.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type=object_type, body=body, client=client).unwrap()


async def asyncio_detailed(
    object_type: str,
    *,
    client: Client,
    body: models.BatchInputSimplePublicObjectId | Mapping[str, Any],
) -> Response[models.BatchResponse]:
    """Archives records.

    The records can be restored in HubSpot for 90 days. HubSpot passes over those that do not exist.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            body=body,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


async def asyncio(
    object_type: str,
    *,
    client: Client,
    body: models.BatchInputSimplePublicObjectId | Mapping[str, Any],
) -> models.BatchResponse:
    """Archives records.

    The records can be restored in HubSpot for 90 days. HubSpot passes over those that do not exist.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(object_type=object_type, body=body, client=client)).unwrap()
