"""Create courses. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import operations
from ...client import Client
from ...models import BatchInputSimplePublicObjectBatchInputForCreate, BatchResponseSimplePublicObject
from ...types import Response, build_response
from ...wire import encode

ANSWER = BatchResponseSimplePublicObject
"""What the body of a success is decoded to."""


def _get_kwargs(
    *,
    body: BatchInputSimplePublicObjectBatchInputForCreate,
) -> dict[str, Any]:
    return {
        "method": operations.CREATE_COURSES.method,
        "url": operations.CREATE_COURSES.path_with({}),
        "content": encode(body, BatchInputSimplePublicObjectBatchInputForCreate),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": operations.CREATE_COURSES},
    }


def sync_detailed(
    *,
    client: Client,
    body: BatchInputSimplePublicObjectBatchInputForCreate,
) -> Response[BatchResponseSimplePublicObject]:
    """Create courses.

    Creates a course for each input. When every input has an `objectWriteTraceId`, bad inputs fail alone inside a
    207; else the first error refuses the whole batch.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return build_response(response, BatchResponseSimplePublicObject)


def sync(
    *,
    client: Client,
    body: BatchInputSimplePublicObjectBatchInputForCreate,
) -> BatchResponseSimplePublicObject:
    """Create courses.

    Creates a course for each input. When every input has an `objectWriteTraceId`, bad inputs fail alone inside a
    207; else the first error refuses the whole batch.

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
    body: BatchInputSimplePublicObjectBatchInputForCreate,
) -> Response[BatchResponseSimplePublicObject]:
    """Create courses.

    Creates a course for each input. When every input has an `objectWriteTraceId`, bad inputs fail alone inside a
    207; else the first error refuses the whole batch.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return build_response(response, BatchResponseSimplePublicObject)


async def asyncio(
    *,
    client: Client,
    body: BatchInputSimplePublicObjectBatchInputForCreate,
) -> BatchResponseSimplePublicObject:
    """Create courses.

    Creates a course for each input. When every input has an `objectWriteTraceId`, bad inputs fail alone inside a
    207; else the first error refuses the whole batch.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(body=body, client=client)).unwrap()
