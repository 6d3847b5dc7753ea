"""Reads the definitions of many properties. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response
from ...wire import encode

OPERATION = operations.READ_PROPERTIES
"""The facts about it."""

ANSWER = models.BatchResponseProperty
"""What the body of a success is decoded to."""

INPUT = models.PropertyName
"""What it takes many of."""

RESULT = models.Property
"""What comes of each."""


def request(
    object_type: str,
    *,
    body: models.BatchReadInputPropertyName | Mapping[str, Any],
    locale: str | Unset = UNSET,
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
                "locale": locale,
            }
        ),
        "content": encode(body, models.BatchReadInputPropertyName),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputPropertyName | Mapping[str, Any],
    locale: str | Unset = UNSET,
) -> Response[models.BatchResponseProperty]:
    """Reads the definitions of many properties.

    Those that do not exist fail alone.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            body=body,
            locale=locale,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputPropertyName | Mapping[str, Any],
    locale: str | Unset = UNSET,
) -> models.BatchResponseProperty:
    """Reads the definitions of many properties.

    Those that do not exist fail alone.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type=object_type, body=body, locale=locale, client=client).unwrap()


async def asyncio_detailed(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputPropertyName | Mapping[str, Any],
    locale: str | Unset = UNSET,
) -> Response[models.BatchResponseProperty]:
    """Reads the definitions of many properties.

    Those that do not exist fail alone.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            body=body,
            locale=locale,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    *,
    client: Client,
    body: models.BatchReadInputPropertyName | Mapping[str, Any],
    locale: str | Unset = UNSET,
) -> models.BatchResponseProperty:
    """Reads the definitions of many properties.

    Those that do not exist fail alone.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(object_type=object_type, body=body, locale=locale, client=client)).unwrap()
