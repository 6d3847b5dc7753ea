"""Says how many association labels the account uses. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.GET_ASSOCIATION_LABEL_LIMITS
"""The facts about it."""

ANSWER = models.CollectionResponseAssociationLabelLimitResponseNoPaging
"""What the body of a success is decoded to."""


def request(
    *,
    from_object_type_id: str | Unset = UNSET,
    to_object_type_id: str | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with({}),
        "params": OPERATION.query_with(
            {
                "fromObjectTypeId": from_object_type_id,
                "toObjectTypeId": to_object_type_id,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    *,
    client: Client,
    from_object_type_id: str | Unset = UNSET,
    to_object_type_id: str | Unset = UNSET,
) -> Response[models.CollectionResponseAssociationLabelLimitResponseNoPaging]:
    """Says how many association labels the account uses.

    One entry for two object types, or for all pairs of them.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            from_object_type_id=from_object_type_id,
            to_object_type_id=to_object_type_id,
        )
    )
    return build_response(response, ANSWER)


def sync(
    *,
    client: Client,
    from_object_type_id: str | Unset = UNSET,
    to_object_type_id: str | Unset = UNSET,
) -> models.CollectionResponseAssociationLabelLimitResponseNoPaging:
    """Says how many association labels the account uses.

    One entry for two object types, or for all pairs of them.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        from_object_type_id=from_object_type_id, to_object_type_id=to_object_type_id, client=client
    ).unwrap()


async def asyncio_detailed(
    *,
    client: Client,
    from_object_type_id: str | Unset = UNSET,
    to_object_type_id: str | Unset = UNSET,
) -> Response[models.CollectionResponseAssociationLabelLimitResponseNoPaging]:
    """Says how many association labels the account uses.

    One entry for two object types, or for all pairs of them.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            from_object_type_id=from_object_type_id,
            to_object_type_id=to_object_type_id,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    *,
    client: Client,
    from_object_type_id: str | Unset = UNSET,
    to_object_type_id: str | Unset = UNSET,
) -> models.CollectionResponseAssociationLabelLimitResponseNoPaging:
    """Says how many association labels the account uses.

    One entry for two object types, or for all pairs of them.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            from_object_type_id=from_object_type_id, to_object_type_id=to_object_type_id, client=client
        )
    ).unwrap()
