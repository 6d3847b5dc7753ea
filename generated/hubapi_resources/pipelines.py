"""The pipelines through which an object type's records go. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.resources import AsyncResource, SyncResource


class Pipelines(SyncResource):
    """The pipelines through which an object type's records go."""

    def archive(
        self,
        object_type: str,
        pipeline_id: str,
        *,
        validate_references_before_delete: bool | None = None,
        validate_deal_stage_usages_before_delete: bool | None = None,
    ) -> None:
        """Deletes a pipeline and its stages.

        DELETE /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/delete-crm-v3-pipelines-objectType-pipelineId

        It cannot be brought back. Records keep the stage that they were in.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.
            validate_deal_stage_usages_before_delete: Whether to refuse when a stage that would be deleted is in use;
                for the pipelines of deals. From 2026-09 on HubSpot refuses in any case.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipelines.archive("deals", "pottery", validate_deal_stage_usages_before_delete=True)
        """
        from hubapi_client.api.pipelines import archive_pipeline

        return self._send(
            endpoints.call(
                archive_pipeline,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "validate_references_before_delete": validate_references_before_delete,
                    "validate_deal_stage_usages_before_delete": validate_deal_stage_usages_before_delete,
                },
            )
        )

    def audit(
        self,
        object_type: str,
        pipeline_id: str,
    ) -> builtins.list[models.PublicAuditInfo]:
        """Tells what was done to a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/audit
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-audits/get-crm-v3-pipelines-objectType-pipelineId-audit

        The latest first.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.

        Returns:
            A list of PublicAuditInfo.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for entry in hub.pipelines.audit("deals", "pottery"):
                print(entry.timestamp, entry.action)
        """
        from hubapi_client.api.pipelines import get_pipeline_audit

        return self._send(
            endpoints.field(
                get_pipeline_audit,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
                "results",
            )
        )

    def create(
        self,
        object_type: str,
        body: models.PipelineInput | Mapping[str, Any],
    ) -> models.Pipeline:
        """Creates a pipeline with its stages.

        POST /crm/v3/pipelines/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/post-crm-v3-pipelines-objectType

        HubSpot answers with what was sent; only a later read shows what it has made of it.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            body: The pipeline: the model, or a mapping with HubSpot's names. It needs a stage.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipelines.create(
                "deals",
                {
                    "label": "Pottery",
                    "displayOrder": 1,
                    "stages": [{"label": "In the kiln", "displayOrder": 0, "metadata": {"probability": "0.5"}}],
                },
            )
        """
        from hubapi_client.api.pipelines import create_pipeline

        return self._send(
            endpoints.call(
                create_pipeline,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    def get(
        self,
        object_type: str,
        pipeline_id: str,
    ) -> models.Pipeline:
        """Gets a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/get-crm-v3-pipelines-objectType-pipelineId

        With its stages.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pipeline = hub.pipelines.get("deals", "default")
            print([stage.label for stage in pipeline.stages])
        """
        from hubapi_client.api.pipelines import get_pipeline

        return self._send(
            endpoints.call(
                get_pipeline,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
            )
        )

    def list(
        self,
        object_type: str,
    ) -> builtins.list[models.Pipeline]:
        """Lists the pipelines of an object type.

        GET /crm/v3/pipelines/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/get-crm-v3-pipelines-objectType

        Each with its stages, all in one answer and in no particular order.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.

        Returns:
            A list of Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for pipeline in hub.pipelines.list("deals"):
                print(pipeline.label, [stage.label for stage in pipeline.stages])
        """
        from hubapi_client.api.pipelines import list_pipelines

        return self._send(
            endpoints.field(
                list_pipelines,
                {
                    "object_type": object_type,
                },
                "results",
            )
        )

    def replace(
        self,
        object_type: str,
        pipeline_id: str,
        body: models.PipelineReplaceInput | Mapping[str, Any],
        *,
        validate_references_before_delete: bool | None = None,
        validate_deal_stage_usages_before_delete: bool | None = None,
    ) -> models.Pipeline:
        """Replaces a pipeline and its stages.

        PUT /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/put-crm-v3-pipelines-objectType-pipelineId

        HubSpot keeps the stages whose ids are named, makes those that have none, and deletes the others for good.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.
            validate_deal_stage_usages_before_delete: Whether to refuse when a stage that would be deleted is in use;
                for the pipelines of deals. From 2026-09 on HubSpot refuses in any case.
            body: The pipeline with all its stages: the model, or a mapping with HubSpot's names. Stages keep their
                `stageId`.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipelines.replace(
                "deals",
                "pottery",
                {
                    "label": "Pottery",
                    "displayOrder": 1,
                    "stages": [{"stageId": "kiln", "label": "Kiln", "displayOrder": 0, "metadata": {"probability": "0.5"}}],
                },
                validate_deal_stage_usages_before_delete=True,
            )
        """
        from hubapi_client.api.pipelines import replace_pipeline

        return self._send(
            endpoints.call(
                replace_pipeline,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "validate_references_before_delete": validate_references_before_delete,
                    "validate_deal_stage_usages_before_delete": validate_deal_stage_usages_before_delete,
                },
            )
        )

    def update(
        self,
        object_type: str,
        pipeline_id: str,
        body: models.PipelinePatchInput | Mapping[str, Any],
        *,
        validate_references_before_delete: bool | None = None,
        validate_deal_stage_usages_before_delete: bool | None = None,
    ) -> models.Pipeline:
        """Sets fields of a pipeline.

        PATCH /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/patch-crm-v3-pipelines-objectType-pipelineId

        Its stages stay as they are.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.
            validate_deal_stage_usages_before_delete: Whether to refuse when a stage that would be deleted is in use;
                for the pipelines of deals. From 2026-09 on HubSpot refuses in any case.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.pipelines.update("deals", "default", {"label": "Clay"})
        """
        from hubapi_client.api.pipelines import update_pipeline

        return self._send(
            endpoints.call(
                update_pipeline,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "validate_references_before_delete": validate_references_before_delete,
                    "validate_deal_stage_usages_before_delete": validate_deal_stage_usages_before_delete,
                },
            )
        )


class AsyncPipelines(AsyncResource):
    """The pipelines through which an object type's records go."""

    async def archive(
        self,
        object_type: str,
        pipeline_id: str,
        *,
        validate_references_before_delete: bool | None = None,
        validate_deal_stage_usages_before_delete: bool | None = None,
    ) -> None:
        """Deletes a pipeline and its stages.

        DELETE /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/delete-crm-v3-pipelines-objectType-pipelineId

        It cannot be brought back. Records keep the stage that they were in.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.
            validate_deal_stage_usages_before_delete: Whether to refuse when a stage that would be deleted is in use;
                for the pipelines of deals. From 2026-09 on HubSpot refuses in any case.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipelines.archive("deals", "pottery", validate_deal_stage_usages_before_delete=True)
        """
        from hubapi_client.api.pipelines import archive_pipeline

        return await self._send(
            endpoints.call(
                archive_pipeline,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "validate_references_before_delete": validate_references_before_delete,
                    "validate_deal_stage_usages_before_delete": validate_deal_stage_usages_before_delete,
                },
            )
        )

    async def audit(
        self,
        object_type: str,
        pipeline_id: str,
    ) -> builtins.list[models.PublicAuditInfo]:
        """Tells what was done to a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}/audit
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-audits/get-crm-v3-pipelines-objectType-pipelineId-audit

        The latest first.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.

        Returns:
            A list of PublicAuditInfo.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for entry in await hub.pipelines.audit("deals", "pottery"):
                print(entry.timestamp, entry.action)
        """
        from hubapi_client.api.pipelines import get_pipeline_audit

        return await self._send(
            endpoints.field(
                get_pipeline_audit,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
                "results",
            )
        )

    async def create(
        self,
        object_type: str,
        body: models.PipelineInput | Mapping[str, Any],
    ) -> models.Pipeline:
        """Creates a pipeline with its stages.

        POST /crm/v3/pipelines/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/post-crm-v3-pipelines-objectType

        HubSpot answers with what was sent; only a later read shows what it has made of it.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            body: The pipeline: the model, or a mapping with HubSpot's names. It needs a stage.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipelines.create(
                "deals",
                {
                    "label": "Pottery",
                    "displayOrder": 1,
                    "stages": [{"label": "In the kiln", "displayOrder": 0, "metadata": {"probability": "0.5"}}],
                },
            )
        """
        from hubapi_client.api.pipelines import create_pipeline

        return await self._send(
            endpoints.call(
                create_pipeline,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    async def get(
        self,
        object_type: str,
        pipeline_id: str,
    ) -> models.Pipeline:
        """Gets a pipeline.

        GET /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/get-crm-v3-pipelines-objectType-pipelineId

        With its stages.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pipeline = await hub.pipelines.get("deals", "default")
            print([stage.label for stage in pipeline.stages])
        """
        from hubapi_client.api.pipelines import get_pipeline

        return await self._send(
            endpoints.call(
                get_pipeline,
                {
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                },
            )
        )

    async def list(
        self,
        object_type: str,
    ) -> builtins.list[models.Pipeline]:
        """Lists the pipelines of an object type.

        GET /crm/v3/pipelines/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/get-crm-v3-pipelines-objectType

        Each with its stages, all in one answer and in no particular order.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.

        Returns:
            A list of Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for pipeline in await hub.pipelines.list("deals"):
                print(pipeline.label, [stage.label for stage in pipeline.stages])
        """
        from hubapi_client.api.pipelines import list_pipelines

        return await self._send(
            endpoints.field(
                list_pipelines,
                {
                    "object_type": object_type,
                },
                "results",
            )
        )

    async def replace(
        self,
        object_type: str,
        pipeline_id: str,
        body: models.PipelineReplaceInput | Mapping[str, Any],
        *,
        validate_references_before_delete: bool | None = None,
        validate_deal_stage_usages_before_delete: bool | None = None,
    ) -> models.Pipeline:
        """Replaces a pipeline and its stages.

        PUT /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/put-crm-v3-pipelines-objectType-pipelineId

        HubSpot keeps the stages whose ids are named, makes those that have none, and deletes the others for good.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.
            validate_deal_stage_usages_before_delete: Whether to refuse when a stage that would be deleted is in use;
                for the pipelines of deals. From 2026-09 on HubSpot refuses in any case.
            body: The pipeline with all its stages: the model, or a mapping with HubSpot's names. Stages keep their
                `stageId`.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipelines.replace(
                "deals",
                "pottery",
                {
                    "label": "Pottery",
                    "displayOrder": 1,
                    "stages": [{"stageId": "kiln", "label": "Kiln", "displayOrder": 0, "metadata": {"probability": "0.5"}}],
                },
                validate_deal_stage_usages_before_delete=True,
            )
        """
        from hubapi_client.api.pipelines import replace_pipeline

        return await self._send(
            endpoints.call(
                replace_pipeline,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "validate_references_before_delete": validate_references_before_delete,
                    "validate_deal_stage_usages_before_delete": validate_deal_stage_usages_before_delete,
                },
            )
        )

    async def update(
        self,
        object_type: str,
        pipeline_id: str,
        body: models.PipelinePatchInput | Mapping[str, Any],
        *,
        validate_references_before_delete: bool | None = None,
        validate_deal_stage_usages_before_delete: bool | None = None,
    ) -> models.Pipeline:
        """Sets fields of a pipeline.

        PATCH /crm/v3/pipelines/{objectType}/{pipelineId}
        https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/patch-crm-v3-pipelines-objectType-pipelineId

        Its stages stay as they are.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type whose records the pipeline is for, by name or by type id.
            pipeline_id: The id of the pipeline.
            validate_references_before_delete: Whether to refuse when a stage that would be deleted is in use; for the
                pipelines of all object types but deals. From 2026-09 on HubSpot refuses in any case.
            validate_deal_stage_usages_before_delete: Whether to refuse when a stage that would be deleted is in use;
                for the pipelines of deals. From 2026-09 on HubSpot refuses in any case.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a Pipeline.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.pipelines.update("deals", "default", {"label": "Clay"})
        """
        from hubapi_client.api.pipelines import update_pipeline

        return await self._send(
            endpoints.call(
                update_pipeline,
                {
                    "body": body,
                    "object_type": object_type,
                    "pipeline_id": pipeline_id,
                    "validate_references_before_delete": validate_references_before_delete,
                    "validate_deal_stage_usages_before_delete": validate_deal_stage_usages_before_delete,
                },
            )
        )
