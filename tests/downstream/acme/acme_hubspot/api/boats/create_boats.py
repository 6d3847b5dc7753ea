"""Registers boats, any number of them. Written by `hubapi generate`; do not edit."""

from collections.abc import Mapping
from typing import Any

from hubapi_client.client import Client
from hubapi_client.types import Response, build_response
from hubapi_client.wire import encode

from ... import models, operations

OPERATION = operations.CREATE_BOATS
"""The facts about it."""

ANSWER = models.BatchResponseBoat
"""What the body of a success is decoded to."""

INPUT = models.BoatInput
"""What it takes many of."""

RESULT = models.ReturnedBoat
"""What comes of each."""


def request(
    *,
    body: models.BatchInputBoat | Mapping[str, Any],
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with({}),
        "content": encode(body, models.BatchInputBoat),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    *,
    client: Client,
    body: models.BatchInputBoat | Mapping[str, Any],
) -> Response[models.BatchResponseBoat]:
    """Registers boats, any number of them.

    A boat whose name is taken fails; the others are registered.

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
    body: models.BatchInputBoat | Mapping[str, Any],
) -> models.BatchResponseBoat:
    """Registers boats, any number of them.

    A boat whose name is taken fails; the others are registered.

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
    body: models.BatchInputBoat | Mapping[str, Any],
) -> Response[models.BatchResponseBoat]:
    """Registers boats, any number of them.

    A boat whose name is taken fails; the others are registered.

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
    body: models.BatchInputBoat | Mapping[str, Any],
) -> models.BatchResponseBoat:
    """Registers boats, any number of them.

    A boat whose name is taken fails; the others are registered.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(body=body, client=client)).unwrap()
