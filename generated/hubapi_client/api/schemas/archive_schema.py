"""Archives an object type. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import operations
from ...client import Client
from ...types import UNSET, Nothing, Response, Unset, build_response

OPERATION = operations.ARCHIVE_SCHEMA
"""The facts about it."""

ANSWER = Nothing
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    *,
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
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
) -> Response[None]:
    """Archives an object type.

    HubSpot refuses while there are records of it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            archived=archived,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


def sync(
    object_type: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
) -> None:
    """Archives an object type.

    HubSpot refuses while there are records of it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type=object_type, archived=archived, client=client).unwrap()


async def asyncio_detailed(
    object_type: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
) -> Response[None]:
    """Archives an object type.

    HubSpot refuses while there are records of it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            archived=archived,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


async def asyncio(
    object_type: str,
    *,
    client: Client,
    archived: bool | Unset = UNSET,
) -> None:
    """Archives an object type.

    HubSpot refuses while there are records of it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(object_type=object_type, archived=archived, client=client)).unwrap()
