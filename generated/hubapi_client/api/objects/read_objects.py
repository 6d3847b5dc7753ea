"""Reads records. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response
from ...wire import encode

OPERATION = operations.READ_OBJECTS
"""The facts about it."""

ANSWER = models.BatchResponseSimplePublicObject
"""What the body of a success is decoded to."""

INPUT = models.SimplePublicObjectId
"""What it takes many of."""

RESULT = models.SimplePublicObject
"""What comes of each."""


def request(
    object_type: str,
    *,
    body: models.BatchReadInputSimplePublicObjectId | Mapping[str, Any],
    archived: bool | Unset = UNSET,
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
        "params": OPERATION.query_with(
            {
                "archived": archived,
            }
        ),
        "content": encode(body, models.BatchReadInputSimplePublicObjectId),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputSimplePublicObjectId | Mapping[str, Any],
    archived: bool | Unset = UNSET,
) -> Response[models.BatchResponseSimplePublicObject]:
    """Reads records.

    Records that do not exist are named together in one error. With histories a request has fewer inputs.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            body=body,
            archived=archived,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputSimplePublicObjectId | Mapping[str, Any],
    archived: bool | Unset = UNSET,
) -> models.BatchResponseSimplePublicObject:
    """Reads records.

    Records that do not exist are named together in one error. With histories a request has fewer inputs.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type=object_type, body=body, archived=archived, client=client).unwrap()


async def asyncio_detailed(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputSimplePublicObjectId | Mapping[str, Any],
    archived: bool | Unset = UNSET,
) -> Response[models.BatchResponseSimplePublicObject]:
    """Reads records.

    Records that do not exist are named together in one error. With histories a request has fewer inputs.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            body=body,
            archived=archived,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputSimplePublicObjectId | Mapping[str, Any],
    archived: bool | Unset = UNSET,
) -> models.BatchResponseSimplePublicObject:
    """Reads records.

    Records that do not exist are named together in one error. With histories a request has fewer inputs.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(object_type=object_type, body=body, archived=archived, client=client)).unwrap()
