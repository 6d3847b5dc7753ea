"""Gets a list by its name. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import models, operations
from ...client import Client
from ...types import UNSET, Response, Unset, build_response

OPERATION = operations.GET_LIST_BY_NAME
"""The facts about it."""

ANSWER = models.ListFetchResponse
"""What the body of a success is decoded to."""


def request(
    object_type_id: str,
    list_name: str,
    *,
    include_filters: bool | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectTypeId": object_type_id,
                "listName": list_name,
            }
        ),
        "params": OPERATION.query_with(
            {
                "includeFilters": include_filters,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type_id: str,
    list_name: str,
    *,
    client: Client,
    include_filters: bool | Unset = UNSET,
) -> Response[models.ListFetchResponse]:
    """Gets a list by its name.

    No two lists of an object type have one name.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type_id=object_type_id,
            list_name=list_name,
            include_filters=include_filters,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type_id: str,
    list_name: str,
    *,
    client: Client,
    include_filters: bool | Unset = UNSET,
) -> models.ListFetchResponse:
    """Gets a list by its name.

    No two lists of an object type have one name.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type_id=object_type_id, list_name=list_name, include_filters=include_filters, client=client
    ).unwrap()


async def asyncio_detailed(
    object_type_id: str,
    list_name: str,
    *,
    client: Client,
    include_filters: bool | Unset = UNSET,
) -> Response[models.ListFetchResponse]:
    """Gets a list by its name.

    No two lists of an object type have one name.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type_id=object_type_id,
            list_name=list_name,
            include_filters=include_filters,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type_id: str,
    list_name: str,
    *,
    client: Client,
    include_filters: bool | Unset = UNSET,
) -> models.ListFetchResponse:
    """Gets a list by its name.

    No two lists of an object type have one name.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type_id=object_type_id, list_name=list_name, include_filters=include_filters, client=client
        )
    ).unwrap()
