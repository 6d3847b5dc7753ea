"""The stages of a pipeline. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.resources import AsyncResource, SyncResource


class PipelineStages(SyncResource):
    """The stages of a pipeline."""

    def archive(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
        *,
        validate_references_before_delete: bool | None = None,
    ) -> None:
        """Deletes a stage.

        DELETE /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/delete-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        It cannot be brought back. HubSpot answers the same for a stage that does not exist.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipeline_stages.archive("deals", "default", "contractsent", validate_references_before_delete=True)
        """
        from hubapi_client.api.pipeline_stages import archive_pipeline_stage

        return self._send(
            endpoints.call(
                archive_pipeline_stage,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                    "validate_references_before_delete": validate_references_before_delete,
                },
            )
        )

    def audit(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
    ) -> builtins.list[models.PublicAuditInfo]:
        """Tells what was done to a stage.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}/audit
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stage-audits/get-crm-v3-pipelines-objectType-pipelineId-stages-stageId-audit

        The latest first.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.

        Returns:
            A list of PublicAuditInfo.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for entry in hub.pipeline_stages.audit("deals", "default", "closedwon"):
                print(entry.timestamp, entry.action)
        """
        from hubapi_client.api.pipeline_stages import get_pipeline_stage_audit

        return self._send(
            endpoints.field(
                get_pipeline_stage_audit,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
                "results",
            )
        )

    def create(
        self,
        object_type: str,
        pipeline_id: str,
        body: models.PipelineStageInput | Mapping[str, Any],
    ) -> models.PipelineStage:
        """Creates a stage in a pipeline.

        POST /crm/v3/pipelines/{objectType}/{pipelineId}/stages
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/post-crm-v3-pipelines-objectType-pipelineId-stages

        Where another stage has its place already, it comes right behind that one.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            body: The stage: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipeline_stages.create(
                "deals", "default", {"label": "In the kiln", "displayOrder": 3, "metadata": {"probability": "0.5"}}
            )
        """
        from hubapi_client.api.pipeline_stages import create_pipeline_stage

        return self._send(
            endpoints.call(
                create_pipeline_stage,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
            )
        )

    def get(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
    ) -> models.PipelineStage:
        """Gets a stage of a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/get-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        What it is called, and what it means for the records in it.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            stage = hub.pipeline_stages.get("deals", "default", "closedwon")
            print(stage.metadata["probability"])
        """
        from hubapi_client.api.pipeline_stages import get_pipeline_stage

        return self._send(
            endpoints.call(
                get_pipeline_stage,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
            )
        )

    def list(
        self,
        object_type: str,
        pipeline_id: str,
    ) -> builtins.list[models.PipelineStage]:
        """Lists the stages of a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/stages
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/get-crm-v3-pipelines-objectType-pipelineId-stages

        All in one answer.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.

        Returns:
            A list of PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for stage in hub.pipeline_stages.list("deals", "default"):
                print(stage.id, stage.label)
        """
        from hubapi_client.api.pipeline_stages import list_pipeline_stages

        return self._send(
            endpoints.field(
                list_pipeline_stages,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
                "results",
            )
        )

    def replace(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
        body: models.PipelineStageReplaceInput | Mapping[str, Any],
    ) -> models.PipelineStage:
        """Replaces a stage.

        PUT /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/put-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        It keeps its id, and the records that are in it.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.
            body: The stage: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipeline_stages.replace(
                "deals", "default", "contractsent", {"label": "Signed", "displayOrder": 4, "metadata": {"probability": "0.9"}}
            )
        """
        from hubapi_client.api.pipeline_stages import replace_pipeline_stage

        return self._send(
            endpoints.call(
                replace_pipeline_stage,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
            )
        )

    def update(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
        body: models.PipelineStagePatchInput | Mapping[str, Any],
    ) -> models.PipelineStage:
        """Sets fields of a stage.

        PATCH /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/patch-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        Metadata that is left out is kept.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipeline_stages.update("deals", "default", "contractsent", {"metadata": {"probability": "0.7"}})
        """
        from hubapi_client.api.pipeline_stages import update_pipeline_stage

        return self._send(
            endpoints.call(
                update_pipeline_stage,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
            )
        )


class AsyncPipelineStages(AsyncResource):
    """The stages of a pipeline."""

    async def archive(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
        *,
        validate_references_before_delete: bool | None = None,
    ) -> None:
        """Deletes a stage.

        DELETE /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/delete-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        It cannot be brought back. HubSpot answers the same for a stage that does not exist.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipeline_stages.archive("deals", "default", "contractsent", validate_references_before_delete=True)
        """
        from hubapi_client.api.pipeline_stages import archive_pipeline_stage

        return await self._send(
            endpoints.call(
                archive_pipeline_stage,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                    "validate_references_before_delete": validate_references_before_delete,
                },
            )
        )

    async def audit(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
    ) -> builtins.list[models.PublicAuditInfo]:
        """Tells what was done to a stage.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}/audit
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stage-audits/get-crm-v3-pipelines-objectType-pipelineId-stages-stageId-audit

        The latest first.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.

        Returns:
            A list of PublicAuditInfo.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for entry in await hub.pipeline_stages.audit("deals", "default", "closedwon"):
                print(entry.timestamp, entry.action)
        """
        from hubapi_client.api.pipeline_stages import get_pipeline_stage_audit

        return await self._send(
            endpoints.field(
                get_pipeline_stage_audit,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
                "results",
            )
        )

    async def create(
        self,
        object_type: str,
        pipeline_id: str,
        body: models.PipelineStageInput | Mapping[str, Any],
    ) -> models.PipelineStage:
        """Creates a stage in a pipeline.

        POST /crm/v3/pipelines/{objectType}/{pipelineId}/stages
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/post-crm-v3-pipelines-objectType-pipelineId-stages

        Where another stage has its place already, it comes right behind that one.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            body: The stage: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipeline_stages.create(
                "deals", "default", {"label": "In the kiln", "displayOrder": 3, "metadata": {"probability": "0.5"}}
            )
        """
        from hubapi_client.api.pipeline_stages import create_pipeline_stage

        return await self._send(
            endpoints.call(
                create_pipeline_stage,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
            )
        )

    async def get(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
    ) -> models.PipelineStage:
        """Gets a stage of a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/get-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        What it is called, and what it means for the records in it.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            stage = await hub.pipeline_stages.get("deals", "default", "closedwon")
            print(stage.metadata["probability"])
        """
        from hubapi_client.api.pipeline_stages import get_pipeline_stage

        return await self._send(
            endpoints.call(
                get_pipeline_stage,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
            )
        )

    async def list(
        self,
        object_type: str,
        pipeline_id: str,
    ) -> builtins.list[models.PipelineStage]:
        """Lists the stages of a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/stages
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/get-crm-v3-pipelines-objectType-pipelineId-stages

        All in one answer.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.

        Returns:
            A list of PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for stage in await hub.pipeline_stages.list("deals", "default"):
                print(stage.id, stage.label)
        """
        from hubapi_client.api.pipeline_stages import list_pipeline_stages

        return await self._send(
            endpoints.field(
                list_pipeline_stages,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
                "results",
            )
        )

    async def replace(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
        body: models.PipelineStageReplaceInput | Mapping[str, Any],
    ) -> models.PipelineStage:
        """Replaces a stage.

        PUT /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/put-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        It keeps its id, and the records that are in it.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.
            body: The stage: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipeline_stages.replace(
                "deals", "default", "contractsent", {"label": "Signed", "displayOrder": 4, "metadata": {"probability": "0.9"}}
            )
        """
        from hubapi_client.api.pipeline_stages import replace_pipeline_stage

        return await self._send(
            endpoints.call(
                replace_pipeline_stage,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
            )
        )

    async def update(
        self,
        object_type: str,
        pipeline_id: str,
        stage_id: str,
        body: models.PipelineStagePatchInput | Mapping[str, Any],
    ) -> models.PipelineStage:
        """Sets fields of a stage.

        PATCH /crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/patch-crm-v3-pipelines-objectType-pipelineId-stages-stageId

        Metadata that is left out is kept.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            stage_id: The id of the stage.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a PipelineStage.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipeline_stages.update("deals", "default", "contractsent", {"metadata": {"probability": "0.7"}})
        """
        from hubapi_client.api.pipeline_stages import update_pipeline_stage

        return await self._send(
            endpoints.call(
                update_pipeline_stage,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "stage_id": stage_id,
                },
            )
        )
