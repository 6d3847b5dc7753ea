"""Association limits: how many records one may be linked to. It says what to send and what to make of the answer."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable

from hubapi_client.models import (
    PublicAssociationDefinitionConfigurationUpdateResult,
)
from hubapi_client.operations import UPDATE_ASSOCIATION_LIMITS
from hubapi_ext import forms
from hubapi_ext.batches.batch import CONCURRENCY, Batch, ReportProgress, WholeBatch
from hubapi_ext.batches.handing_out import HandOutOutcomes
from hubapi_ext.forms import AssociationLimit
from hubapi_ext.resources import AsyncResource, Resource, SyncResource, immediate


class _AssociationLimits(Resource):
    @immediate
    def update_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[AssociationLimit] | AsyncIterable[AssociationLimit],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> WholeBatch[AssociationLimit, PublicAssociationDefinitionConfigurationUpdateResult]:
        """Sets how many records of one type a record of another may be linked to.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-update

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        Args:
            from_object_type: The records that are limited, by name or type id: "contacts", "0-1".
            to_object_type: What they are linked to.
            inputs: For each limit (type, how many), or a PublicAssociationDefinitionConfigurationUpdateRequest. A type
                is a type id of HubSpot's own types, or a (category, type id). Rows with `type_id`, `max_to_object_ids`
                and perhaps `category` do too, and so does HubSpot's own form.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the limit as it stands.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, after something was sent. It holds the outcomes so far.

        Example:
            hub.association_limits.update_many("contacts", "0-410", [(861, 2)]).raise_for_failures()
        """
        from hubapi_client.api.association_limits import update_association_limits  # noqa: PLC0415 - imported when it is used

        return WholeBatch(
            Batch(
                operation=UPDATE_ASSOCIATION_LIMITS,
                endpoint=update_association_limits,
                arguments={"from_object_type": from_object_type, "to_object_type": to_object_type},
                inputs=inputs,
                model=forms.association_limit,
                form=forms.LIMIT_FORM,
                hand_out=HandOutOutcomes(),
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )


class AssociationLimits(_AssociationLimits, SyncResource):
    """The association limits of a HubApi."""


class AsyncAssociationLimits(_AssociationLimits, AsyncResource):
    """The association limits of an AsyncHubApi."""
