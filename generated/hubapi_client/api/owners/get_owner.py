"""Gets an owner. Written by scripts/generate from specs/; do not edit."""

from typing import Any, Literal

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.GET_OWNER
"""The facts about it."""

ANSWER = models.PublicOwner
"""What the body of a success is decoded to."""


def request(
    owner_id: str | int,
    *,
    id_property: Literal["id", "userId"] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "ownerId": owner_id,
            }
        ),
        "params": OPERATION.query_with(
            {
                "idProperty": id_property,
                "archived": archived,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    owner_id: str | int,
    *,
    client: Client,
    id_property: Literal["id", "userId"] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> Response[models.PublicOwner]:
    """Gets an owner.

    By its own id, or by that of its user.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            owner_id=owner_id,
            id_property=id_property,
            archived=archived,
        )
    )
    return build_response(response, ANSWER)


def sync(
    owner_id: str | int,
    *,
    client: Client,
    id_property: Literal["id", "userId"] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> models.PublicOwner:
    """Gets an owner.

    By its own id, or by that of its user.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(owner_id=owner_id, id_property=id_property, archived=archived, client=client).unwrap()


async def asyncio_detailed(
    owner_id: str | int,
    *,
    client: Client,
    id_property: Literal["id", "userId"] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> Response[models.PublicOwner]:
    """Gets an owner.

    By its own id, or by that of its user.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            owner_id=owner_id,
            id_property=id_property,
            archived=archived,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    owner_id: str | int,
    *,
    client: Client,
    id_property: Literal["id", "userId"] | Unset = UNSET,
    archived: bool | Unset = UNSET,
) -> models.PublicOwner:
    """Gets an owner.

    By its own id, or by that of its user.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(owner_id=owner_id, id_property=id_property, archived=archived, client=client)
    ).unwrap()
