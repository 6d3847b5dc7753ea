"""Gets an object type. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.GET_SCHEMA
"""The facts about it."""

ANSWER = models.ObjectSchema
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    *,
    include_property_definitions: bool | Unset = UNSET,
    include_association_definitions: bool | Unset = UNSET,
    include_audit_metadata: bool | Unset = UNSET,
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
                "includePropertyDefinitions": include_property_definitions,
                "includeAssociationDefinitions": include_association_definitions,
                "includeAuditMetadata": include_audit_metadata,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    *,
    client: Client,
    include_property_definitions: bool | Unset = UNSET,
    include_association_definitions: bool | Unset = UNSET,
    include_audit_metadata: bool | Unset = UNSET,
) -> Response[models.ObjectSchema]:
    """Gets an object type.

    With its properties and associations. What was changed less than a minute ago may not show.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            include_property_definitions=include_property_definitions,
            include_association_definitions=include_association_definitions,
            include_audit_metadata=include_audit_metadata,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    *,
    client: Client,
    include_property_definitions: bool | Unset = UNSET,
    include_association_definitions: bool | Unset = UNSET,
    include_audit_metadata: bool | Unset = UNSET,
) -> models.ObjectSchema:
    """Gets an object type.

    With its properties and associations. What was changed less than a minute ago may not show.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type=object_type,
        include_property_definitions=include_property_definitions,
        include_association_definitions=include_association_definitions,
        include_audit_metadata=include_audit_metadata,
        client=client,
    ).unwrap()


async def asyncio_detailed(
    object_type: str,
    *,
    client: Client,
    include_property_definitions: bool | Unset = UNSET,
    include_association_definitions: bool | Unset = UNSET,
    include_audit_metadata: bool | Unset = UNSET,
) -> Response[models.ObjectSchema]:
    """Gets an object type.

    With its properties and associations. What was changed less than a minute ago may not show.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            include_property_definitions=include_property_definitions,
            include_association_definitions=include_association_definitions,
            include_audit_metadata=include_audit_metadata,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    *,
    client: Client,
    include_property_definitions: bool | Unset = UNSET,
    include_association_definitions: bool | Unset = UNSET,
    include_audit_metadata: bool | Unset = UNSET,
) -> models.ObjectSchema:
    """Gets an object type.

    With its properties and associations. What was changed less than a minute ago may not show.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type=object_type,
            include_property_definitions=include_property_definitions,
            include_association_definitions=include_association_definitions,
            include_audit_metadata=include_audit_metadata,
            client=client,
        )
    ).unwrap()
