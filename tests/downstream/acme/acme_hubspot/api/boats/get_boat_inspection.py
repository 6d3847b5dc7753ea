"""Gets a boat as it was last inspected. Written by `hubapi generate`; do not edit."""

from typing import Any

from hubapi_client.client import Client
from hubapi_client.types import Response, build_response

from ... import models, operations

OPERATION = operations.GET_BOAT_INSPECTION
"""The facts about it."""

ANSWER = models.ReturnedBoat
"""What the body of a success is decoded to."""


def request(
    boat_id: str | int,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "boatId": boat_id,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    boat_id: str | int,
    *,
    client: Client,
) -> Response[models.ReturnedBoat]:
    """Gets a boat as it was last inspected.

    The harbour inspects boats once a year.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            boat_id=boat_id,
        )
    )
    return build_response(response, ANSWER)


def sync(
    boat_id: str | int,
    *,
    client: Client,
) -> models.ReturnedBoat:
    """Gets a boat as it was last inspected.

    The harbour inspects boats once a year.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(boat_id=boat_id, client=client).unwrap()


async def asyncio_detailed(
    boat_id: str | int,
    *,
    client: Client,
) -> Response[models.ReturnedBoat]:
    """Gets a boat as it was last inspected.

    The harbour inspects boats once a year.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            boat_id=boat_id,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    boat_id: str | int,
    *,
    client: Client,
) -> models.ReturnedBoat:
    """Gets a boat as it was last inspected.

    The harbour inspects boats once a year.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(boat_id=boat_id, client=client)).unwrap()
