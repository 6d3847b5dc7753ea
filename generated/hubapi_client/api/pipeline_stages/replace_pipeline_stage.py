"""Replaces a stage. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response
from ...wire import encode

OPERATION = operations.REPLACE_PIPELINE_STAGE
"""The facts about it."""

ANSWER = models.PipelineStage
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    pipeline_id: str,
    stage_id: str,
    *,
    body: models.PipelineStageReplaceInput | Mapping[str, Any],
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
                "stageId": stage_id,
            }
        ),
        "content": encode(body, models.PipelineStageReplaceInput),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    pipeline_id: str,
    stage_id: str,
    *,
    client: Client,
    body: models.PipelineStageReplaceInput | Mapping[str, Any],
) -> Response[models.PipelineStage]:
    """Replaces a stage.

    It keeps its id, and the records that are in it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            pipeline_id=pipeline_id,
            stage_id=stage_id,
            body=body,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    pipeline_id: str,
    stage_id: str,
    *,
    client: Client,
    body: models.PipelineStageReplaceInput | Mapping[str, Any],
) -> models.PipelineStage:
    """Replaces a stage.

    It keeps its id, and the records that are in it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(
        object_type=object_type, pipeline_id=pipeline_id, stage_id=stage_id, body=body, client=client
    ).unwrap()


async def asyncio_detailed(
    object_type: str,
    pipeline_id: str,
    stage_id: str,
    *,
    client: Client,
    body: models.PipelineStageReplaceInput | Mapping[str, Any],
) -> Response[models.PipelineStage]:
    """Replaces a stage.

    It keeps its id, and the records that are in it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            pipeline_id=pipeline_id,
            stage_id=stage_id,
            body=body,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    pipeline_id: str,
    stage_id: str,
    *,
    client: Client,
    body: models.PipelineStageReplaceInput | Mapping[str, Any],
) -> models.PipelineStage:
    """Replaces a stage.

    It keeps its id, and the records that are in it.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (
        await asyncio_detailed(
            object_type=object_type, pipeline_id=pipeline_id, stage_id=stage_id, body=body, client=client
        )
    ).unwrap()
