"""Creates a stage in a pipeline. Written by scripts/generate from specs/; do not edit."""

from collections.abc import Mapping
from typing import Any

from ... import models, operations
from ...client import Client
from ...types import Response, build_response
from ...wire import encode

OPERATION = operations.CREATE_PIPELINE_STAGE
"""The facts about it."""

ANSWER = models.PipelineStage
"""What the body of a success is decoded to."""


def request(
    object_type: str,
    pipeline_id: str,
    *,
    body: models.PipelineStageInput | Mapping[str, Any],
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
        "content": encode(body, models.PipelineStageInput),
        "headers": {"Content-Type": "application/json"},
        "extensions": {"hubapi_operation": OPERATION},
    }


def sync_detailed(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    body: models.PipelineStageInput | Mapping[str, Any],
) -> Response[models.PipelineStage]:
    """Creates a stage in a pipeline.

    Where another stage has its place already, it comes right behind that one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = client.get_httpx_client().request(
        **request(
            object_type=object_type,
            pipeline_id=pipeline_id,
            body=body,
        )
    )
    return build_response(response, ANSWER)


def sync(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    body: models.PipelineStageInput | Mapping[str, Any],
) -> models.PipelineStage:
    """Creates a stage in a pipeline.

    Where another stage has its place already, it comes right behind that one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return sync_detailed(object_type=object_type, pipeline_id=pipeline_id, body=body, client=client).unwrap()


async def asyncio_detailed(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    body: models.PipelineStageInput | Mapping[str, Any],
) -> Response[models.PipelineStage]:
    """Creates a stage in a pipeline.

    Where another stage has its place already, it comes right behind that one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **request(
            object_type=object_type,
            pipeline_id=pipeline_id,
            body=body,
        )
    )
    return build_response(response, ANSWER)


async def asyncio(
    object_type: str,
    pipeline_id: str,
    *,
    client: Client,
    body: models.PipelineStageInput | Mapping[str, Any],
) -> models.PipelineStage:
    """Creates a stage in a pipeline.

    Where another stage has its place already, it comes right behind that one.

    Raises:
        errors.InvalidRequest: Before anything is sent, when the request is not one that HubSpot accepts.
        errors.InvalidResponse: When a 2xx answer cannot be understood.
        errors.UnexpectedStatus: When HubSpot refuses the request.
        http.TransportError: When HubSpot cannot be reached or does not answer in time.
    """

    return (await asyncio_detailed(object_type=object_type, pipeline_id=pipeline_id, body=body, client=client)).unwrap()
