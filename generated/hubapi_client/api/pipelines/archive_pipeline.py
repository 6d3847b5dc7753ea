"""Deletes a pipeline and its stages. Written by scripts/generate from specs/; do not edit."""

from typing import Any

from ... import operations
from ...client import Client
from ...types import UNSET, Nothing, Response, Unset, build_response

OPERATION = operations.ARCHIVE_PIPELINE
"""The facts about it."""

ANSWER = Nothing
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    pipeline_id: str,
    *,
    validate_references_before_delete: bool | Unset = UNSET,
    validate_deal_stage_usages_before_delete: bool | Unset = UNSET,
) -> dict[str, Any]:
    """The request: verb, path, query and encoded body.

    Raises errors.InvalidRequest when it is not one that HubSpot accepts.
    """
    return {
        "method": OPERATION.method,
        "url": OPERATION.path_with(
            {
                "objectType": object_type,
                "pipelineId": pipeline_id,
            }
        ),
        "params": OPERATION.query_with(
            {
                "validateReferencesBeforeDelete": validate_references_before_delete,
                "validateDealStageUsagesBeforeDelete": validate_deal_stage_usages_before_delete,
            }
        ),
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    validate_references_before_delete: bool | Unset = UNSET,
    validate_deal_stage_usages_before_delete: bool | Unset = UNSET,
) -> Response[None]:
    """Deletes a pipeline and its stages.

    It cannot be brought back. Records keep the stage that they were in.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            pipeline_id=pipeline_id,
            validate_references_before_delete=validate_references_before_delete,
            validate_deal_stage_usages_before_delete=validate_deal_stage_usages_before_delete,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


def sync(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    validate_references_before_delete: bool | Unset = UNSET,
    validate_deal_stage_usages_before_delete: bool | Unset = UNSET,
) -> None:
    """Deletes a pipeline and its stages.

    It cannot be brought back. Records keep the stage that they were in.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type=object_type,
        pipeline_id=pipeline_id,
        validate_references_before_delete=validate_references_before_delete,
        validate_deal_stage_usages_before_delete=validate_deal_stage_usages_before_delete,
        client=client,
    ).unwrap()


async def asyncio_detailed(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    validate_references_before_delete: bool | Unset = UNSET,
    validate_deal_stage_usages_before_delete: bool | Unset = UNSET,
) -> Response[None]:
    """Deletes a pipeline and its stages.

    It cannot be brought back. Records keep the stage that they were in.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            pipeline_id=pipeline_id,
            validate_references_before_delete=validate_references_before_delete,
            validate_deal_stage_usages_before_delete=validate_deal_stage_usages_before_delete,
        )
    )
    return build_response(response, ANSWER, may_be_empty=True)


async def asyncio(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    validate_references_before_delete: bool | Unset = UNSET,
    validate_deal_stage_usages_before_delete: bool | Unset = UNSET,
) -> None:
    """Deletes a pipeline and its stages.

    It cannot be brought back. Records keep the stage that they were in.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type=object_type,
            pipeline_id=pipeline_id,
            validate_references_before_delete=validate_references_before_delete,
            validate_deal_stage_usages_before_delete=validate_deal_stage_usages_before_delete,
            client=client,
        )
    ).unwrap()
