"""Lists the pipelines of an object type. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response

OPERATION = operations.LIST_PIPELINES
"""The facts about it."""

ANSWER = models.CollectionResponsePipelineNoPaging
"""What the body of a success is decoded to."""


def request(
    object_type: str,
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
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    *,
    client: Client,
) -> Response[models.CollectionResponsePipelineNoPaging]:
    """Lists the pipelines of an object type.

    Each with its stages, all in one answer and in no particular order.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    *,
    client: Client,
) -> models.CollectionResponsePipelineNoPaging:
    """Lists the pipelines of an object type.

    Each with its stages, all in one answer and in no particular order.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type=object_type, client=client).unwrap()


async def asyncio_detailed(
    object_type: str,
    *,
    client: Client,
) -> Response[models.CollectionResponsePipelineNoPaging]:
    """Lists the pipelines of an object type.

    Each with its stages, all in one answer and in no particular order.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    *,
    client: Client,
) -> models.CollectionResponsePipelineNoPaging:
    """Lists the pipelines of an object type.

    Each with its stages, all in one answer and in no particular order.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(object_type=object_type, client=client)).unwrap()
