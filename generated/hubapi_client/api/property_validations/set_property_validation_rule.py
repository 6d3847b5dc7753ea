"""Sets a rule of a property. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Nothing, Response, build_response
from ...wire import encode

OPERATION = operations.SET_PROPERTY_VALIDATION_RULE
"""The facts about it."""

ANSWER = Nothing
"""What the body of a success is decoded to."""


def request(
    object_type_id: str,
    property_name: str,
    rule_type: str,
    *,
    body: models.PublicPropertyValidationRuleUpdate | Mapping[str, Any],
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectTypeId": object_type_id,
                "propertyName": property_name,
                "ruleType": rule_type,
            }
        ),
        "content": encode(body, models.PublicPropertyValidationRuleUpdate),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type_id: str,
    property_name: str,
    rule_type: str,
    *,
    client: Client,
    body: models.PublicPropertyValidationRuleUpdate | Mapping[str, Any],
) -> Response[None]:
    """Sets a rule of a property.

    It takes the place of the one of its type, and leaves those of other types.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type_id=object_type_id,
            property_name=property_name,
            rule_type=rule_type,
            body=body,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


def sync(
    object_type_id: str,
    property_name: str,
    rule_type: str,
    *,
    client: Client,
    body: models.PublicPropertyValidationRuleUpdate | Mapping[str, Any],
) -> None:
    """Sets a rule of a property.

    It takes the place of the one of its type, and leaves those of other types.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type_id=object_type_id, property_name=property_name, rule_type=rule_type, body=body, client=client
    ).unwrap()


async def asyncio_detailed(
    object_type_id: str,
    property_name: str,
    rule_type: str,
    *,
    client: Client,
    body: models.PublicPropertyValidationRuleUpdate | Mapping[str, Any],
) -> Response[None]:
    """Sets a rule of a property.

    It takes the place of the one of its type, and leaves those of other types.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type_id=object_type_id,
            property_name=property_name,
            rule_type=rule_type,
            body=body,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


async def asyncio(
    object_type_id: str,
    property_name: str,
    rule_type: str,
    *,
    client: Client,
    body: models.PublicPropertyValidationRuleUpdate | Mapping[str, Any],
) -> None:
    """Sets a rule of a property.

    It takes the place of the one of its type, and leaves those of other types.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type_id=object_type_id, property_name=property_name, rule_type=rule_type, body=body, client=client
        )
    ).unwrap()
