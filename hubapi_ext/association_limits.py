"""Association limits: how many records one may be linked to. It says what to send and what to make of the answer."""

from __future__ import annotations

from collections.abc import Iterable

from hubapi_client.api.association_limits import update_association_limits
from hubapi_client.models import (
    BatchInputPublicAssociationDefinitionConfigurationUpdateRequest,
    PublicAssociationDefinitionConfigurationUpdateResult,
)
from hubapi_client.operations import UPDATE_ASSOCIATION_LIMITS
from hubapi_ext import forms
from hubapi_ext.batches import conclude_batch
from hubapi_ext.calls import AsyncResource, Call, Resource, SyncResource, immediate
from hubapi_ext.forms import AssociationLimit
from hubapi_ext.outcomes import BatchResult


class _AssociationLimits(Resource):
    @immediate
    def update_many(
        self, from_object_type: str, to_object_type: str, inputs: Iterable[AssociationLimit]
    ) -> Call[BatchResult[AssociationLimit, PublicAssociationDefinitionConfigurationUpdateResult]]:
        """Sets how many records of one type a record of another may be linked to, all in one request.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-update

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        Args:
            from_object_type: The records that are limited, by name or type id: "contacts", "0-1".
            to_object_type: What they are linked to.
            inputs: For each limit (type, how many), or a PublicAssociationDefinitionConfigurationUpdateRequest. A type
                is a type id of HubSpot's own types, or a (category, type id).

        Returns:
            An outcome for each input, in their order; the result is the limit as it stands.

        Raises:
            InvalidInputError: Before anything is sent. There are no inputs or too many, or one of them is wrong.
            RefusedError: HubSpot refused the whole batch.
            TransportError: No answer came. The limits may be set; setting them again does no harm.

        Example:
            hub.association_limits.update_many("contacts", "0-410", [(861, 2)]).raise_for_failures()
        """
        given = forms.take(inputs, UPDATE_ASSOCIATION_LIMITS.batch)
        sent = forms.models(given, forms.association_limit, forms.LIMIT_FORM)
        return Call(
            update_association_limits,
            {
                "from_object_type": from_object_type,
                "to_object_type": to_object_type,
                "body": BatchInputPublicAssociationDefinitionConfigurationUpdateRequest(inputs=sent),
            },
            conclude_batch(UPDATE_ASSOCIATION_LIMITS, given, sent),
        )


class AssociationLimits(_AssociationLimits, SyncResource):
    """The association limits of a HubApi."""


class AsyncAssociationLimits(_AssociationLimits, AsyncResource):
    """The association limits of an AsyncHubApi."""
