"""Renames a label. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Nothing, Response, build_response
from ...wire import encode

OPERATION = operations.UPDATE_ASSOCIATION_LABEL
"""The facts about it."""

ANSWER = Nothing
"""What the body of a success is decoded to."""


def request(
    from_object_type: str,
    to_object_type: str,
    *,
    body: models.PublicAssociationDefinitionUpdateRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "fromObjectType": from_object_type,
                "toObjectType": to_object_type,
            }
        ),
        "content": encode(body, models.PublicAssociationDefinitionUpdateRequest),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    from_object_type: str,
    to_object_type: str,
    *,
    client: Client,
    body: models.PublicAssociationDefinitionUpdateRequest | Mapping[str, Any],
) -> Response[None]:
    """Renames a label.

    Without an inverse label both directions get the new one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            from_object_type=from_object_type,
            to_object_type=to_object_type,
            body=body,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


def sync(
    from_object_type: str,
    to_object_type: str,
    *,
    client: Client,
    body: models.PublicAssociationDefinitionUpdateRequest | Mapping[str, Any],
) -> None:
    """Renames a label.

    Without an inverse label both directions get the new one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        from_object_type=from_object_type, to_object_type=to_object_type, body=body, client=client
    ).unwrap()


async def asyncio_detailed(
    from_object_type: str,
    to_object_type: str,
    *,
    client: Client,
    body: models.PublicAssociationDefinitionUpdateRequest | Mapping[str, Any],
) -> Response[None]:
    """Renames a label.

    Without an inverse label both directions get the new one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            from_object_type=from_object_type,
            to_object_type=to_object_type,
            body=body,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


async def asyncio(
    from_object_type: str,
    to_object_type: str,
    *,
    client: Client,
    body: models.PublicAssociationDefinitionUpdateRequest | Mapping[str, Any],
) -> None:
    """Renames a label.

    Without an inverse label both directions get the new one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            from_object_type=from_object_type, to_object_type=to_object_type, body=body, client=client
        )
    ).unwrap()
